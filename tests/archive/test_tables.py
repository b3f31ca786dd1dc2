"""The tables as the page about them describes them, and as records fill them."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pyarrow as pa
import pytest

from xiezhi import schema
from xiezhi.archive.records import LISTS, SCALARS
from xiezhi.archive.tables import TABLES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "archives.md"
CLASSES = {
    "parties": schema.Party, "representatives": schema.Representative, "judges": schema.Judge, "claims": schema.Claim,
    "loans": schema.Loan, "employments": schema.Employment, "awarded": schema.Award, "statutes": schema.Statute,
    "entities": schema.Entity, "signs": schema.Sign,
}  # fmt: skip


def test_the_page_describes_every_table_and_column() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.M)
    described = {name: re.findall(r"`(\w+)`", columns) for name, columns in rows}
    assert described == {name: table.names for name, table in TABLES.items()}


@pytest.mark.parametrize("table", sorted(CLASSES))
def test_columns_are_the_fields_of_the_results(table: str) -> None:
    published = [field.name.rstrip("_") for field in fields(CLASSES[table])]
    assert TABLES[table].names == ["doc_id", "n", *published]


def test_every_fact_has_a_column_or_a_table() -> None:
    found = {field.name for field in fields(schema.Facts)} - {"sections"}
    assert found == {*SCALARS, *LISTS, *CLASSES} - {"signs"}


def test_no_document_is_without_an_id() -> None:
    for table in TABLES.values():
        assert table.field("doc_id") == pa.field("doc_id", pa.string(), nullable=False)
