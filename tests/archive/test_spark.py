"""Batches of Arrow through the engine, as Spark hands them over."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
from tests.archive.makers import judgment, write_folder

from xiezhi.archive import TABLES, Archive, Settings, annotate
from xiezhi.archive.spark import in_arrow

RULES = Settings(model=False)


def batches(texts: dict[str, str | None]) -> list[pa.RecordBatch]:
    table = pa.table({"key": list(texts), "body": pa.array(list(texts.values()), pa.string())})
    return list(table.to_batches(max_chunksize=2))


def through(table: str, texts: dict[str, str | None]) -> pa.Table:
    run = in_arrow(table, settings=RULES, id_column="key", text_column="body")
    return pa.Table.from_batches(run(batches(texts)), TABLES[table])


def test_tables_are_those_of_a_run(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", range(5))
    annotate([folder], tmp_path / "run", settings=RULES, workers=0)
    with Archive.open(tmp_path / "run") as archive:
        ids = [doc_id for (doc_id,) in archive.sql("SELECT doc_id FROM documents").fetchall()]
        texts: dict[str, str | None] = {doc_id: judgment(int(doc_id)) for doc_id in ids}
        for name in ("parties", "loans", "entities", "facts", "texts"):
            rows = [tuple(row.values()) for row in through(name, texts).to_pylist()]
            assert rows == archive.table(name).fetchall(), name


def test_rows_without_text_fail_and_say_so() -> None:
    texts = {"a": judgment(1), "b": None, "c": " "}
    assert through("documents", texts).column("status").to_pylist() == ["ok", "failed", "failed"]
    assert through("failures", texts).column("code").to_pylist() == ["XZ102", "XZ110"]
