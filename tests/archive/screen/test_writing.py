from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from xiezhi.archive.screen.writing import write_table

TABLE = pa.table(
    {"name": ["=HYPERLINK(1)", "沈燕英", None], "ids": [["@a", "b"], [], ["c"]], "n": [1, -2, 3]}
)


def test_csv_opens_in_a_spreadsheet_and_runs_nothing_there(tmp_path: Path) -> None:
    write_table(TABLE, tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["name", "ids", "n"],
        ["'=HYPERLINK(1)", "'@a; b", "1"],
        ["沈燕英", "", "-2"],
        ["", "c", "3"],
    ]


def test_parquet_keeps_what_was_printed_and_nothing_half_written_stays(tmp_path: Path) -> None:
    write_table(TABLE, tmp_path / "t.parquet")
    assert pq.read_table(tmp_path / "t.parquet").equals(TABLE)
    assert [path.name for path in tmp_path.iterdir()] == ["t.parquet"]
