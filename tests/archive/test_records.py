"""Rows of a shard: all records of a document, or none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.archive.makers import judgment

from xiezhi.analyzer import Analyzer
from xiezhi.archive import TABLES
from xiezhi.archive.records import RECORDS, Records
from xiezhi.schema import Analysis


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return Analyzer.load(model=False).analyze(judgment(3))


def test_every_record_has_its_row_in_order(analysis: Analysis) -> None:
    records = Records()
    records.analysis("甲", analysis)
    records.analysis("乙", analysis)
    tables = records.tables()
    for name in RECORDS:
        count = len(getattr(analysis.facts, name))
        assert tables[name]["doc_id"].to_pylist() == ["甲"] * count + ["乙"] * count
        assert tables[name]["n"].to_pylist() == [*range(count)] * 2
    assert tables["facts"].num_rows > 0
    assert all(table.schema.equals(TABLES[name]) for name, table in tables.items())


def test_a_record_that_cannot_be_made_leaves_none_of_its_document(analysis: Analysis) -> None:
    broken: Any = object()
    torn = replace(analysis, facts=replace(analysis.facts, statutes=(*analysis.facts.statutes, broken)))
    records = Records()
    records.analysis("甲", analysis)
    with pytest.raises(AttributeError):
        records.analysis("乙", torn)
    tables = records.tables()
    assert {name for table in tables.values() for name in table["doc_id"].to_pylist()} == {"甲"}
