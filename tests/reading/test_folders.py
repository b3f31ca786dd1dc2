"""Which files of a folder are documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from xiezhi.reading import read_many
from xiezhi.reading.folders import files_in, is_litter
from xiezhi.text import SourceText


@pytest.mark.parametrize(
    "name", [".DS_Store", "a/Thumbs.db", "卷/~$判决.docx", "__MACOSX/a.txt", "desktop.ini"]
)
def test_what_systems_leave_behind(name: str) -> None:
    assert is_litter(name)


@pytest.mark.parametrize("name", ["判决书.txt", "a/b.json", "", "卷宗/1.doc"])
def test_what_somebody_put_there(name: str) -> None:
    assert not is_litter(name)


def test_in_name_order_at_every_level_without_labels_and_litter(tmp_path: Path) -> None:
    for name in ("b.txt", "b.json", "a.json", ".hidden/c.txt", "z/2.txt", "z/10.txt", "z/Thumbs.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("原告：林一舟。", encoding="utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in files_in(tmp_path)]
    assert found == ["a.json", "b.txt", "z/10.txt", "z/2.txt"]


def test_labels_beside_a_text_are_passed_over_but_not_where_they_are_given(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("原告：林一舟。", encoding="utf-8")
    (tmp_path / "1.json").write_text("{}", encoding="utf-8")
    assert [item.source for item in read_many([tmp_path])] == [str(tmp_path / "1.txt")]
    assert not any(isinstance(item, SourceText) for item in read_many([tmp_path / "1.json"]))
