"""Shards: order, ids, copies, bounds; the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.archive.makers import csv_bytes, jsonl_bytes, judgment, row, write_csv, write_folder, zip_bytes

from xiezhi.archive.inputs import digest_inputs, list_inputs
from xiezhi.archive.plan import plan, short_id
from xiezhi.archive.settings import Settings
from xiezhi.errors import XiezhiError


def items(paths: list[Path], **settings: int) -> list[tuple[str, str, str | None]]:
    shards = plan(list_inputs(paths), Settings(**settings))
    return [(item.id, item.source, item.copy_of) for shard in shards for item in shard.items]


def test_folders_are_walked_in_name_order_and_litter_is_passed_over(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "卷宗", range(4))
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "a.txt").write_bytes(b"x")
    assert items([folder]) == [
        ("000", "卷宗/乙/000.txt", None), ("002", "卷宗/乙/002.txt", None),
        ("001", "卷宗/甲/001.txt", None), ("003", "卷宗/甲/003.txt", None),
    ]  # fmt: skip


def test_labels_beside_a_text_are_no_document(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "a", [0])
    (folder / "乙" / "000.json").write_text("{}")
    (folder / "乙" / "001.json").write_text('{"text": "判决"}', encoding="utf-8")
    assert [source for _, source, _ in items([folder])] == ["a/乙/000.txt", "a/乙/001.json"]


def test_a_copy_is_told_by_its_bytes_wherever_it_lies(tmp_path: Path) -> None:
    write_folder(tmp_path / "a", [0, 1])
    (tmp_path / "a" / "另存.txt").write_text(judgment(0), encoding="utf-8")
    table = write_csv(tmp_path / "dump.csv", [row(1), row(2)])
    found = items([tmp_path / "a", table])
    assert [(source, copy) for _, source, copy in found if copy] == [
        ("a/乙/000.txt", "另存"), ("dump.csv#1", "001"),
    ]  # fmt: skip


def test_ids_are_short_and_unique(tmp_path: Path) -> None:
    for name in ("a/1.txt", "b/1.txt", "b/1.html"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(judgment(len(name)) + name, encoding="utf-8")
    other = tmp_path / "other" / "in"
    other.mkdir(parents=True)
    (other / "1.txt").write_text("别的", encoding="utf-8")
    ids = [doc_id for doc_id, _, _ in items([tmp_path / "in", other])]
    assert ids == ["1", "in/b/1.html", "in/b/1.txt", "in~2/1.txt"]


def test_ids_of_a_column_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_bytes(
        jsonl_bytes([{"doc_id": "X", "text": "甲"}, {"doc_id": "X", "text": "乙"}, {"text": "丙"}])
    )
    assert [doc_id for doc_id, _, _ in items([path])] == ["X", "dump.jsonl#2", "dump#3"]


def test_zips_hold_documents_tables_and_zips(tmp_path: Path) -> None:
    inner = zip_bytes({"里.txt": judgment(5).encode()})
    members = {"甲/一.txt": judgment(0).encode(), "表.csv": csv_bytes([row(1), row(2)], "gb18030"), "内.zip": inner,
               "../逃.txt": b"x", "表.parquet": b"PAR1"}  # fmt: skip
    path = tmp_path / "d.zip"
    path.write_bytes(zip_bytes(members))
    assert [source for _, source, _ in items([path])] == [
        "d.zip!甲/一.txt", "d.zip!表.csv#1", "d.zip!表.csv#2", "d.zip!内.zip!里.txt", "d.zip!../逃.txt",
        "d.zip!表.parquet",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "short"),
    [("a/b/甲.txt", "甲"), ("d.zip!x/甲.docx", "甲"), ("d.csv.gz#3", "d#3"), ("a#1.txt", "a#1"), ("x.xlsx#二!4", "x#二!4")],
)  # fmt: skip
def test_short_ids(source: str, short: str) -> None:
    assert short_id(source) == short


def test_shards_are_bounded_in_documents_and_bytes_and_cover_the_input(tmp_path: Path) -> None:
    table = write_csv(tmp_path / "dump.csv", [row(number) for number in range(20)])
    files = list_inputs([table])
    by_count = list(plan(files, Settings(shard_documents=7)))
    assert [len(shard.items) for shard in by_count] == [7, 7, 6]
    assert [shard.number for shard in by_count] == [0, 1, 2]
    by_size = list(plan(files, Settings(shard_bytes=3000)))
    assert all(sum(len(i.found.data) for i in s.items if i.found and i.found.data) <= 3000 for s in by_size)
    for shards in (by_count, by_size):
        assert sum(shard.bytes for shard in shards) == table.stat().st_size


def test_the_digest_of_a_shard_follows_its_content(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "a", range(4))
    before = [shard.digest for shard in plan(list_inputs([folder]), Settings(shard_documents=2))]
    assert before == [shard.digest for shard in plan(list_inputs([folder]), Settings(shard_documents=2))]
    path = folder / "甲" / "001.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("借条", "欠条"), encoding="utf-8")
    after = [shard.digest for shard in plan(list_inputs([folder]), Settings(shard_documents=2))]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False]


def test_inputs_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(XiezhiError) as caught:
        list_inputs([tmp_path / "nothing"])
    assert caught.value.code == "XZ514"
    folder = write_folder(tmp_path / "a", [0])
    files = list_inputs([folder, tmp_path / "nothing"])
    (shard,) = plan(files, Settings())
    assert [item.failure.code if item.failure else "" for item in shard.items] == ["", "XZ101"]
    assert digest_inputs(files) != digest_inputs(files[:1])
