"""What the package never does, read off its own source: no code from data, no network, no shell."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "xiezhi"
FILES = sorted(SOURCE.rglob("*.py"))

# Modules that run code found in data, or that speak to other machines.
RUNS_DATA = {
    "pickle",
    "cPickle",
    "dill",
    "cloudpickle",
    "marshal",
    "shelve",
    "joblib",
    "yaml",
    "runpy",
    "code",
}
NETWORK = {
    "socket",
    "ssl",
    "http.client",
    "urllib.request",
    "requests",
    "httpx",
    "aiohttp",
    "ftplib",
    "smtplib",
}
SHELL = {"subprocess", "pty"}
CALLS = {"eval", "exec", "compile", "__import__", "system", "popen"}


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _calls(tree: ast.AST) -> Iterator[str]:
    """Names called as `name(…)`, and `os.name(…)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name):
                yield function.id
            elif isinstance(function, ast.Attribute) and ast.unparse(function.value) == "os":
                yield function.attr


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_code_from_data_no_network_no_shell(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set(_imports(tree)) & (RUNS_DATA | NETWORK | SHELL)
    assert not found, f"{path.name} imports {found}"
    assert not set(_calls(tree)) & CALLS


def test_checkpoints_are_loaded_as_weights_only() -> None:
    calls = [
        node
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "torch.load"
    ]
    assert calls
    for call in calls:
        assert any(k.arg == "weights_only" and ast.unparse(k.value) == "True" for k in call.keywords)


def test_templates_escape_what_they_print() -> None:
    """Every Jinja environment turns on escaping, and no template marks a value as safe by itself."""
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        if "Environment(" in text and "jinja2" in text:
            assert "autoescape=True" in text or "select_autoescape" in text, path
    for path in SOURCE.rglob("*.html"):
        assert "{% autoescape false" not in path.read_text(encoding="utf-8"), path
