"""Rows of CSV, JSON lines, JSON, Parquet and Excel: all of them, the damaged ones as failures."""

from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.archive.makers import csv_bytes, jsonl_bytes, judgment, row, write_csv, write_parquet, write_xlsx

from xiezhi.archive.columns import Columns
from xiezhi.archive.csvrows import csv_rows
from xiezhi.archive.found import Found, Meter
from xiezhi.archive.inputs import list_inputs
from xiezhi.archive.readers import Reader
from xiezhi.reading import Failure

ROWS = [row(number) for number in range(5)]


def read(path: Path, *columns: str) -> list[Found | Failure]:
    (file,) = list_inputs([path])
    meter = Meter()
    found = list(Reader(Columns.parse(columns)).read(file, meter))
    assert meter.share == 1.0
    return found


def texts(found: list[Found | Failure]) -> list[str]:
    return [item.data.decode() if isinstance(item, Found) and item.data else item.code for item in found]  # type: ignore[union-attr]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_in_the_usual_encodings_and_dialects(tmp_path: Path, encoding: str, delimiter: str) -> None:
    found = read(write_csv(tmp_path / "dump.csv", ROWS, encoding, delimiter))
    assert texts(found) == [judgment(number) for number in range(5)]
    assert [item.source for item in found] == [f"dump.csv#{number}" for number in range(1, 6)]
    assert isinstance(found[0], Found)
    assert found[0].given["case_number"] == "（2019）云2599民初1号"
    assert found[0].given["decided_on"] == "2019-05-20"


def test_packed_csv(tmp_path: Path) -> None:
    path = tmp_path / "dump.csv.gz"
    path.write_bytes(gzip.compress(csv_bytes(ROWS, "gb18030")))
    assert texts(read(path)) == [judgment(number) for number in range(5)]
    path.write_bytes(gzip.compress(csv_bytes(ROWS * 40, "gb18030"))[:-100])
    assert texts(read(path))[-1] == "XZ107"


def test_a_row_of_ten_megabytes_is_read_whole(tmp_path: Path) -> None:
    long = row(1) | {"全文": judgment(1) + "本院查明，双方账目如下。\n" * 280_000}
    found = read(write_csv(tmp_path / "dump.csv", [ROWS[0], long, ROWS[2]], "gb18030"))
    assert [len(text) for text in texts(found)] == [len(judgment(0)), len(long["全文"]), len(judgment(2))]


def test_a_row_in_another_encoding_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "dump.csv"
    head, other = csv_bytes(ROWS[:3], "utf-8"), csv_bytes(ROWS[3:4], "gb18030")
    path.write_bytes(head + other.split(b"\r\n", 1)[1] + csv_bytes(ROWS[4:]).split(b"\r\n", 1)[1])
    found = read(path)
    assert texts(found) == [judgment(number) for number in range(5)]
    problems = [[problem.code for problem in item.problems] for item in found if isinstance(item, Found)]
    assert problems == [[], [], [], ["XZ513"], []]


@pytest.mark.parametrize(
    "damaged",
    [
        '4,"从此没有引号收尾\n',
        "太短\n",
        "1,2,3,4,5\n",
        '7,8,"有引号"在中间\n还有一行"\n',
    ],
    ids=["open quote", "short", "long", "text after a quote"],
)
def test_a_damaged_row_is_one_failure_and_no_other_row_is_lost(tmp_path: Path, damaged: str) -> None:
    path = tmp_path / "dump.csv"
    good = ['1,"第一份判决\n有两行"\n', '2,"第二份判决"\n', '3,"第三份判决"\n']
    path.write_text("id,text\n" + good[0] + damaged + good[1] + good[2], encoding="utf-8")
    found = read(path)
    assert [t for t in texts(found) if not t.startswith("XZ")] == [
        "第一份判决\n有两行", "第二份判决", "第三份判决",
    ]  # fmt: skip
    (failure,) = [item for item in found if isinstance(item, Failure)]
    assert failure.code in ("XZ505", "XZ506", "XZ524")
    assert failure.source == "dump.csv#2"


def test_a_stretch_of_damaged_lines_says_how_many_they_are(tmp_path: Path) -> None:
    path = tmp_path / "dump.csv"
    path.write_text("id,text\n1,好\n" + '2,"坏\n' * 7 + "3,好\n" + "坏\n", encoding="utf-8")
    found = read(path)
    assert texts(found) == ["好", "XZ524", "好", "XZ505"]
    assert [item.source for item in found] == [f"dump.csv#{row}" for row in (1, 2, 3, 4)]
    assert isinstance(found[1], Failure)
    assert "7 lines" in found[1].message


def test_quotes_that_nobody_doubled_are_kept_where_the_row_still_fits(tmp_path: Path) -> None:
    path = tmp_path / "dump.csv"
    path.write_text('id,text\n1,他说"还了"就走\n2,"他说"还了"就走"\n', encoding="utf-8")
    plain, quoted = read(path)
    assert texts([plain]) == ['他说"还了"就走']
    assert "还了" in texts([quoted])[0]
    assert isinstance(quoted, Found)
    assert [problem.code for problem in quoted.problems] == ["XZ523"]


def test_an_empty_cell_is_a_failure_and_blank_lines_are_nothing(tmp_path: Path) -> None:
    path = tmp_path / "dump.csv"
    path.write_text("id,text\n\n1,判决\n2,\n\n", encoding="utf-8")
    assert texts(read(path)) == ["判决", "XZ504"]


@pytest.mark.parametrize(("content", "code"), [("", "XZ507"), ("编号,金额\n1,2\n", "XZ503")])
def test_a_table_without_text_is_one_failure(tmp_path: Path, content: str, code: str) -> None:
    path = tmp_path / "dump.csv"
    path.write_text(content, encoding="utf-8")
    assert texts(read(path)) == [code]


CELL = st.text(st.sampled_from('甲乙，"\n,\t 1a;|\r'), max_size=12)


@given(st.lists(st.tuples(CELL, CELL), max_size=6), st.sampled_from([",", "\t", ";"]))
def test_what_a_csv_writer_writes_is_read_back(rows: list[tuple[str, str]], delimiter: str) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([("id", "text"), *rows])
    read = csv_rows(io.BytesIO(buffer.getvalue().encode()), "t.csv", Columns())
    kept = [r for r in rows if r[0].strip() or r[1].strip()]
    assert [(row.cells["id"], row.cells["text"]) for row in read] == kept  # type: ignore[index]


@given(st.binary(max_size=200))
def test_any_bytes_settle(data: bytes) -> None:
    rows = list(csv_rows(io.BytesIO(b"id,text\n" + data), "t.csv", Columns()))
    assert len(rows) <= data.count(b"\n") + data.count(b"\r") + 1


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_bytes(
        jsonl_bytes(ROWS[:2]) + b"{broken\n\n[1]\n" + jsonl_bytes([{"id": 7, "text": "判决", "当事人": ["甲", "乙"]}])
    )  # fmt: skip
    found = read(path)
    assert texts(found) == [judgment(0), judgment(1), "XZ506", "XZ506", "判决"]
    assert isinstance(found[-1], Found)
    assert (found[-1].id, found[-1].given["parties"]) == ("7", "甲、乙")
    assert found[-1].source == "dump.jsonl#5"


def test_json_lines_with_a_broken_escape_can_be_written_down(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text('{"text": "判决\\ud800", "案号": "\\udfff"}\n', encoding="utf-8")
    (found,) = read(path)
    assert isinstance(found, Found)
    assert found.data is not None
    assert found.data.decode().startswith("判决")
    found.given["case_number"].encode()


@pytest.mark.parametrize(
    ("loaded", "sources"),
    [
        (ROWS[:2], ["dump.json#1", "dump.json#2"]),
        ({"RECORDS": ROWS[:2]}, ["dump.json#1", "dump.json#2"]),
        (ROWS[0], ["dump.json"]),
    ],
)
def test_json_files(tmp_path: Path, loaded: object, sources: list[str]) -> None:
    path = tmp_path / "dump.json"
    path.write_text(json.dumps(loaded), encoding="utf-8")
    assert [item.source for item in read(path)] == sources


def test_json_that_is_no_table(tmp_path: Path) -> None:
    for content in ("{", "3", "[" * 100_000):
        (tmp_path / "dump.json").write_text(content)
        assert texts(read(tmp_path / "dump.json")) == ["XZ507"]


def test_parquet(tmp_path: Path) -> None:
    found = read(write_parquet(tmp_path / "dump.parquet", ROWS))
    assert texts(found) == [judgment(number) for number in range(5)]
    assert found[4].source == "dump.parquet#5"
    (tmp_path / "bad.parquet").write_bytes(b"PAR1" + b"\0" * 50)
    assert texts(read(tmp_path / "bad.parquet")) == ["XZ507"]


def test_excel(tmp_path: Path) -> None:
    cells = [[*ROWS[0]], *([*entry.values()] for entry in ROWS[:2])]
    cells[1][3] = date(2019, 5, 20)
    more = [["编号", "金额"], [1, 2]], [["序", "全文"], [8, "第二张表"], [None, None], [9, "x" * 32_767]]
    path = write_xlsx(tmp_path / "dump.xlsx", {"一": cells, "二": more[0], "三": more[1]})
    found = read(path)
    assert texts(found) == [judgment(0), judgment(1), "第二张表", "x" * 32_767]
    assert [item.source for item in found][1:3] == ["dump.xlsx#2", "dump.xlsx#三!1"]
    assert isinstance(found[0], Found)
    assert found[0].given["decided_on"] == "2019-05-20"
    assert isinstance(found[3], Found)
    assert [problem.code for problem in found[3].problems] == ["XZ522"]


def test_excel_without_text_or_damaged(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "dump.xlsx", {"一": [["编号"], [1]]})
    assert texts(read(path)) == ["XZ503"]
    path.write_bytes(path.read_bytes()[:400])
    assert texts(read(path)) == ["XZ507"]
