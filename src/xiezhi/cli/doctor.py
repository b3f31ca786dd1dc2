"""`xiezhi doctor`: what is installed and which models are found."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

import click

from xiezhi import __version__
from xiezhi.language import say

GROUPS = {
    "base": (
        "click", "duckdb", "jinja2", "lxml", "numpy", "olefile", "onnxruntime", "openpyxl", "pyahocorasick", "pyarrow",
        "pydantic", "pypdfium2", "python-docx", "rensa", "rich", "tantivy", "tokenizers",
    ),
    "train": ("torch", "safetensors", "transformers", "datasets", "onnx", "scikit-learn", "matplotlib", "jieba"),
    "serve": ("fastapi", "uvicorn", "jinja2", "python-multipart"),
    "spacy": ("spacy",),
    "cluster": ("ray",),
}  # fmt: skip
"""Packages by extra, as in `pyproject.toml`."""


@click.command()
def doctor() -> None:
    """Show versions, extras and models on this machine; nothing leaves it."""
    click.echo(f"xiezhi {__version__}, Python {platform.python_version()}, {platform.platform()}")
    for group, packages in GROUPS.items():
        click.echo(f"{group}:")
        for package in packages:
            click.echo(f"  {package:16}{_version(package)}")
    click.echo(f"{say('模型', 'model')}: {_model()}")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return say("未安装", "not installed")


def _model() -> str:
    from xiezhi.inference import find_model

    found = find_model()
    return str(found) if found else say("未找到：只用规则", "none found: rules only")
