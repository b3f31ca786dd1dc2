"""Code shown in README and docs runs: ```python blocks as they stand, `$ xiezhi …` lines of ```console blocks."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from xiezhi.cli import cli

ROOT = Path(__file__).resolve().parents[2]
# The tutorial's commands work on one another's files: tests/learning/test_tutorial.py runs them in order.
ELSEWHERE = {ROOT / "docs" / "tutorials" / "your-own-model.md"}
PAGES = [
    ROOT / "README.md",
    ROOT / "README.zh-CN.md",
    *sorted({*(ROOT / "docs").glob("**/*.md")} - ELSEWHERE),
]
BLOCK = re.compile(r"^```(python|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SNIPPETS = [
    pytest.param(kind, body, id=f"{page.relative_to(ROOT)}:{number}")
    for page in PAGES
    for number, (kind, body) in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")))
]


@pytest.mark.parametrize(("kind", "body"), SNIPPETS)
def test_snippet_runs(kind: str, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    if kind == "python":
        exec(compile(body, "<snippet>", "exec"), {"__name__": "snippet"})
        return
    for line in body.splitlines():
        if line.startswith("$ xiezhi "):
            result = CliRunner().invoke(cli, shlex.split(line.removeprefix("$ xiezhi ")))
            assert result.exit_code == 0, result.output
