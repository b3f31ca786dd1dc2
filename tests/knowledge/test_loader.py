"""Tables are read whole, with the width they promise, and say what is wrong when they are not."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from xiezhi.errors import XiezhiError
from xiezhi.knowledge import loader


def test_every_table_is_rectangular_and_without_stray_space() -> None:
    tables = [path for path in (files("xiezhi.knowledge") / "tables").iterdir() if path.name.endswith(".tsv")]
    assert len(tables) >= 15
    for path in tables:
        header, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        assert header.startswith("# "), path.name
        assert {line.count("\t") for line in lines} == {header.count("\t")}, path.name
        assert not [line for line in lines for cell in line.split("\t") if cell != cell.strip()], path.name


def test_a_row_of_the_wrong_width_is_an_error_that_names_the_table() -> None:
    with pytest.raises(XiezhiError, match=r"XZ350.*ethnic_groups"):
        loader.read_table("ethnic_groups", 3)


def test_a_missing_table_is_an_error_with_a_code() -> None:
    with pytest.raises(XiezhiError, match=r"XZ350"):
        loader.read_table("no_such_table", 1)


def test_damaged_toml_is_an_error_with_a_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("heading = [", encoding="utf-8")
    monkeypatch.setattr(loader, "files", lambda _package: tmp_path)
    with pytest.raises(XiezhiError, match=r"XZ350.*broken"):
        loader.read_toml("broken")


def test_provenance_of_every_table_is_stated() -> None:
    readme = (files("xiezhi.knowledge") / "README.md").read_text(encoding="utf-8")
    for path in (files("xiezhi.knowledge") / "tables").iterdir():
        assert path.name in readme
