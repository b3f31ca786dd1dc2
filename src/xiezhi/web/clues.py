"""The list of clues: every document of a run in one table in memory, filtered, sorted and paged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb

from xiezhi.archive.archive import Archive

PAGE = 50
SORTS = {
    "score": "score DESC NULLS LAST, decided_on DESC NULLS LAST, doc_id",
    "date": "decided_on DESC NULLS LAST, doc_id",
    "court": "court NULLS LAST, decided_on DESC NULLS LAST, doc_id",
    "cause": "cause NULLS LAST, decided_on DESC NULLS LAST, doc_id",
    "signs": "len(signs) DESC, score DESC NULLS LAST, doc_id",
}
# One row per document that was read. Names are joined so that one `contains` looks through all of them.
_TABLE = """
CREATE OR REPLACE TABLE clue AS
SELECT d.doc_id, d.source, d.case_number, d.court, d.cause, d.doc_type, d.result, d.decided_on,
       coalesce(left(coalesce(d.decided_on, d.accepted_on), 4), '') AS year, coalesce(d.level, 'none') AS level, d.score,
       coalesce(s.signs, []) AS signs, coalesce(p.people, '') AS people, coalesce(l.lenders, '') AS lenders
FROM documents d
LEFT JOIN (SELECT doc_id, list(DISTINCT id ORDER BY id) AS signs FROM signs GROUP BY doc_id) s USING (doc_id)
LEFT JOIN (SELECT doc_id, string_agg(name, '、' ORDER BY n) AS people FROM parties GROUP BY doc_id) p USING (doc_id)
LEFT JOIN (SELECT doc_id, string_agg(DISTINCT lender, '、' ORDER BY lender) AS lenders FROM loans
           WHERE lender IS NOT NULL GROUP BY doc_id) l USING (doc_id)
WHERE d.status IN ('ok', 'partial')
"""
_FILTERS = {
    "court": "contains(court, $court)",
    "cause": "contains(cause, $cause)",
    "year": "year = $year",
    "level": "level = $level",
    "sign": "list_contains(signs, $sign)",
    "lender": "contains(lenders, $lender)",
    "words": "(contains(people, $words) OR contains(case_number, $words) OR contains(source, $words))",
}
FILTERS = tuple(_FILTERS)


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the run holds; `unread` are files and rows that could not be read (table `failures`)."""

    documents: int
    with_signs: int
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One document in the list; `signs` are ids."""

    doc_id: str
    source: str
    case_number: str | None
    court: str | None
    cause: str | None
    doc_type: str | None
    result: str | None
    decided_on: str | None
    level: str
    score: float | None
    signs: tuple[str, ...]
    people: str
    lenders: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of the list, `page` from 1, and how many documents fit in all."""

    rows: tuple[Row, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in the filters, each with how many documents it has; the most frequent first."""

    causes: tuple[tuple[str, int], ...]
    courts: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    levels: tuple[tuple[str, int], ...]
    signs: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Clues:
    """The table, and what can be chosen from it."""

    connection: duckdb.DuckDBPyConnection
    totals: Totals
    choices: Choices = field(default_factory=lambda: Choices((), (), (), (), ()))

    @classmethod
    def of(cls, archive: Archive) -> Clues:
        """Read the table from a run."""
        connection = archive.connection
        connection.execute(_TABLE)
        counts = connection.execute(
            "SELECT count(*), count(*) FILTER (WHERE len(signs) > 0) FROM clue"
        ).fetchall()
        unread = connection.execute("SELECT count(*) FROM documents WHERE status = 'failed'").fetchall()
        found = {
            f"{name}s": _choices(connection, f"SELECT {name} FROM clue WHERE {name} <> ''", limit)
            for name, limit in _FIELDS
        }
        choices = Choices(**found, signs=_choices(connection, "SELECT unnest(signs) FROM clue", 500))
        return cls(connection, Totals(*counts[0], *unread[0]), choices)

    def listed(self, filters: Mapping[str, str], sort: str = "score", page: int = 1) -> Listed:
        """The documents that fit all filters that are set (names in `FILTERS`); a page past the end is the last."""
        given = {name: value.strip() for name, value in filters.items() if name in _FILTERS and value.strip()}
        where = " AND ".join(_FILTERS[name] for name in given) or "true"
        cursor = self.connection.cursor()
        total = int(cursor.execute(f"SELECT count(*) FROM clue WHERE {where}", given).fetchall()[0][0])
        pages = max(1, -(-total // PAGE))
        at = min(max(1, page), pages)
        found = cursor.execute(
            f"SELECT {', '.join(_COLUMNS)} FROM clue WHERE {where} ORDER BY {SORTS.get(sort, SORTS['score'])} "
            f"LIMIT {PAGE} OFFSET {PAGE * (at - 1)}",
            given,
        ).fetchall()
        return Listed(tuple(_row(values) for values in found), total, at, pages)


_FIELDS = (("cause", 300), ("court", 500), ("year", 100), ("level", 10))
_COLUMNS = (
    "doc_id", "source", "case_number", "court", "cause", "doc_type", "result", "decided_on", "level", "score",
    "signs", "people", "lenders",
)  # fmt: skip


def _row(values: tuple[Any, ...]) -> Row:
    named = dict(zip(_COLUMNS, values, strict=True))
    return Row(**{**named, "signs": tuple(named["signs"])})


def _choices(connection: duckdb.DuckDBPyConnection, query: str, limit: int) -> tuple[tuple[str, int], ...]:
    counted = f"SELECT v, count(*) AS n FROM ({query}) AS t(v) GROUP BY v ORDER BY n DESC, v LIMIT {limit}"
    return tuple((str(value), int(count)) for value, count in connection.execute(counted).fetchall())
