"""Rows of one shard, gathered column by column: Analysis objects in, Arrow tables out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

import pyarrow as pa

from xiezhi.archive.tables import TABLES
from xiezhi.schema import SCALARS, Analysis, Fact, Facts, plain

LISTS = ("related_case_numbers", "absent_parties")
RECORDS = (
    "parties", "representatives", "judges", "claims", "loans", "employments", "awarded", "statutes", "entities",
)  # fmt: skip
_KEYWORDS = {"for": "for_", "from": "from_"}
_NESTED = ("authority", "evidence", "against")
_COMPACT_EVERY = 64  # documents; Arrow holds them in a tenth of the memory that Python objects take


class Records:
    """All tables of one shard while it is being worked on."""

    def __init__(self) -> None:
        self._columns = {table: _empty(schema) for table, schema in TABLES.items()}
        self._batches: dict[str, list[pa.RecordBatch]] = {table: [] for table in TABLES}
        self._documents = 0

    def document(self, **values: Any) -> None:
        """One row of `documents`; columns not given are null (lists: empty)."""
        for column, held in self._columns["documents"].items():
            held.append(values.get(column, [] if column in _DOCUMENT_LISTS else None))
        self._documents += 1
        if self._documents % _COMPACT_EVERY == 0:
            self._compact()

    def row(self, table: str, **values: Any) -> None:
        """One row of a table that has one row per document (`texts`, `failures`, `vectors`)."""
        for column, held in self._columns[table].items():
            held.append(values[column])

    def analysis(self, doc_id: str, analysis: Analysis) -> None:
        """The records of one document, in all tables but `documents`: all of them, or none where one cannot be made."""
        listed = {table: getattr(analysis.facts, table) for table in RECORDS} | {"signs": analysis.signs}
        cells = {"facts": _cells_of_facts(doc_id, analysis.facts)}
        cells |= {name: self._cells(name, doc_id, rows) for name, rows in listed.items() if rows}
        for table, columns in cells.items():
            for column, values in columns.items():
                self._columns[table][column].extend(values)

    def tables(self) -> dict[str, pa.Table]:
        """Every table, in the order rows came."""
        self._compact()
        return {
            name: pa.Table.from_batches(self._batches[name], schema=schema).combine_chunks()
            for name, schema in TABLES.items()
        }

    def _cells(self, table: str, doc_id: str, records: Sequence[Any]) -> dict[str, list[Any]]:
        """What the records add to each column of a table."""
        cells: dict[str, list[Any]] = {"doc_id": [doc_id] * len(records), "n": list(range(len(records)))}
        for column in self._columns[table]:
            if column not in cells:
                values: Iterable[Any] = map(attrgetter(_KEYWORDS.get(column, column)), records)
                cells[column] = list(map(plain, values) if column in _NESTED else values)
        return cells

    def _compact(self) -> None:
        for name, schema in TABLES.items():
            columns = self._columns[name]
            if columns["doc_id"]:
                arrays = [pa.array(columns[field.name], field.type) for field in schema]
                self._batches[name].append(pa.RecordBatch.from_arrays(arrays, schema=schema))
                self._columns[name] = _empty(schema)


def _cells_of_facts(doc_id: str, facts: Facts) -> dict[str, list[Any]]:
    found = [(name, fact) for name in SCALARS if (fact := getattr(facts, name)) is not None]
    found += [(name, fact) for name in LISTS for fact in getattr(facts, name)]
    return {
        "doc_id": [doc_id] * len(found),
        "n": list(range(len(found))),
        "field": [name for name, _ in found],
        "value": [str(fact.value) for _, fact in found],
        **{
            column: [getattr(fact, column) for _, fact in found]
            for column in ("spans", "source", "confidence")
        },
    }


def scalars(facts: Facts) -> dict[str, Any]:
    """The scalar columns of `documents`: values without their places (those are in the table `facts`)."""
    values: dict[str, Any] = {name: _value(getattr(facts, name)) for name in SCALARS}
    for name in LISTS:
        values[name] = [str(fact.value) for fact in getattr(facts, name)]
    return values


def _value(fact: Fact | None) -> Any:
    return None if fact is None else fact.value


def _empty(schema: pa.Schema) -> dict[str, list[Any]]:
    return {name: [] for name in schema.names}


_DOCUMENT_LISTS: Mapping[str, bool] = {
    field.name: True for field in TABLES["documents"] if pa.types.is_list(field.type)
}
