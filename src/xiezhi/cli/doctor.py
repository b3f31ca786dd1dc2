"""`xiezhi doctor`: what is installed and which models are found."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

import click

from xiezhi import __version__

GROUPS = {
    "base": (
        "numpy",
        "onnxruntime",
        "tokenizers",
        "pyahocorasick",
        "lxml",
        "olefile",
        "pypdfium2",
        "duckdb",
        "pyarrow",
    ),
    "train": ("torch", "transformers", "datasets", "onnx", "scikit-learn", "jieba"),
    "serve": ("fastapi", "uvicorn", "jinja2"),
    "spacy": ("spacy",),
    "cluster": ("ray",),
}


@click.command()
def doctor() -> None:
    """Show versions, extras and models on this machine; nothing leaves it."""
    click.echo(f"xiezhi {__version__}, Python {platform.python_version()}, {platform.platform()}")
    for group, packages in GROUPS.items():
        click.echo(f"{group}:")
        for package in packages:
            click.echo(f"  {package:16}{_version(package)}")
    click.echo(f"model: {_model()}")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _model() -> str:
    if find_spec("xiezhi.inference") is None:
        return "none (rules only)"
    from xiezhi.inference import find_model

    found = find_model()
    return str(found) if found else "none found: rules only (see `xiezhi train`)"
