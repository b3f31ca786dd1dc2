"""Screening: the questions put to a run, and their answers as files."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pyarrow as pa

from xiezhi.archive.archive import Archive
from xiezhi.archive.screen import network, timeline
from xiezhi.archive.screen.clues import Clue, documents_behind, find_clues
from xiezhi.archive.screen.entities import GROUNDS
from xiezhi.archive.screen.knowledge import load
from xiezhi.archive.screen.prepare import Link, prepare
from xiezhi.archive.screen.repeats import duplicates_of
from xiezhi.archive.screen.writing import write_table, write_text
from xiezhi.compare import Duplicates
from xiezhi.schema import plain

LIKE = 0.6  # similarity from which filings count as near-duplicates: a little stricter than `duplicates`
_NOTE = "线索供人工核查，不是结论。 Clues are places to look, not findings."
_BEHIND = """
SELECT b.rank, b.sign, b.doc_id, d.source, d.case_number, d.court, d.cause, coalesce(d.accepted_on, d.decided_on) AS day,
       d.result, (SELECT string_agg(s.name, '、' ORDER BY s.name) FROM sides s WHERE s.doc_id = b.doc_id AND s.side = 'claimant') AS claimants,
       (SELECT string_agg(s.name, '、' ORDER BY s.name) FROM sides s WHERE s.doc_id = b.doc_id AND s.side = 'opponent') AS opponents
FROM behind b JOIN documents d USING (doc_id) ORDER BY b.rank, day, b.doc_id
"""
_PEOPLE = """
SELECT r.entity, r.name, r.doc_id, r.part, r.ground, r.masked, r.institution FROM resolved r
WHERE r.entity IN (SELECT entity FROM told) ORDER BY r.entity, r.doc_id, r.part, r.n
"""


@dataclass(frozen=True, slots=True)
class Screening:
    """The answers.

    Attributes:
        clues: ranked.
        links: claimants of loan suits who belong together, and why.
        documents: the documents behind the clues (columns in `clue_documents.csv`).
        people: every mention of an entity that a clue names, with the ground of the link.
        drawings: SVG by file name.
    """

    clues: tuple[Clue, ...]
    links: tuple[Link, ...]
    documents: pa.Table
    people: pa.Table
    drawings: dict[str, str]


def screen(
    archive: Archive,
    *,
    rules: Path | None = None,
    threshold: float = LIKE,
    duplicates: Duplicates | None = None,
    watch: Callable[[int], None] | None = None,
) -> Screening:
    """Put every question to a run.

    `rules` is a directory with questions and lender rules of an office's own; `threshold` the similarity from which
    filings count as near-duplicates; `duplicates` are computed (once per run) where they are not given.

    Raises:
        XiezhiError: XZ351 for rules that cannot be used, XZ530 where the run holds no texts.
    """
    knowledge = load(rules)
    found = duplicates if duplicates is not None else duplicates_of(archive, watch)
    # One thread: of answers that tie, the same one is told every time.
    archive.connection.execute("SET threads = 1")
    links = prepare(archive, knowledge, found.at(threshold))
    clues = find_clues(archive, knowledge)
    rank, sign, doc_id = zip(*documents_behind(clues), strict=True) if clues else ((), (), ())
    behind = pa.table(
        {
            "rank": pa.array(rank, pa.int32()),
            "sign": pa.array(sign, pa.string()),
            "doc_id": pa.array(doc_id, pa.string()),
        }
    )
    told = pa.table(
        {"entity": pa.array(sorted({entity for clue in clues for entity in clue.entities}), pa.string())}
    )
    archive.connection.register("behind", behind)
    archive.connection.register("told", told)
    drawings = {"network.svg": network.draw(archive, clues), "timeline.svg": timeline.draw(archive, clues)}
    return Screening(
        clues, tuple(links), _table(archive, _BEHIND), _grounds(_table(archive, _PEOPLE)), drawings
    )


def _table(archive: Archive, query: str) -> pa.Table:
    result = archive.connection.execute(query)
    names = [column[0] for column in result.description or ()]
    rows = result.fetchall()
    return pa.table(
        {
            name: pa.array([row[at] for row in rows], _TYPES.get(name, pa.string()))
            for at, name in enumerate(names)
        }
    )


_TYPES = {"rank": pa.int32(), "masked": pa.bool_(), "institution": pa.bool_()}


def _grounds(table: pa.Table) -> pa.Table:
    said = pa.array([GROUNDS[ground] for ground in table.column("ground").to_pylist()], pa.string())
    return table.set_column(table.column_names.index("ground"), "ground", said)


def clues_table(clues: tuple[Clue, ...]) -> pa.Table:
    """The clues as a table, a column per field of `Clue`."""
    columns: dict[str, pa.Array] = {}
    for field in fields(Clue):
        values = [getattr(clue, field.name) for clue in clues]
        columns[field.name] = pa.array(
            [list(v) for v in values] if field.name in _LISTS else values, _clue_type(field.name)
        )
    return pa.table(columns)


_LISTS = ("authority", "against", "to_verify", "entities", "documents")
_CLUE_TYPES = {"rank": pa.int32(), "count": pa.int32(), "threshold": pa.int32(), "score": pa.float64()}


def _clue_type(name: str) -> pa.DataType:
    return pa.list_(pa.string()) if name in _LISTS else _CLUE_TYPES.get(name, pa.string())


def write(screening: Screening, folder: Path) -> None:
    """Write `clues`, `clue_documents`, `people`, `links` (CSV and Parquet), `clues.json` and the drawings.

    Raises:
        XiezhiError: XZ509 when it cannot be written.
    """
    links = pa.table(
        {
            name: pa.array([getattr(link, name) for link in screening.links], pa.string())
            for name in Link._fields
        }
    )
    tables = {
        "clues": clues_table(screening.clues),
        "clue_documents": screening.documents,
        "people": screening.people,
        "links": links,
    }
    for name, table in tables.items():
        for ending in (".csv", ".parquet"):
            write_table(table, folder / f"{name}{ending}")
    listed: dict[str, Any] = {"schema": "xiezhi.screening/1", "note": _NOTE, "clues": plain(screening.clues)}
    write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", folder / "clues.json")
    for name, drawing in screening.drawings.items():
        write_text(drawing, folder / name)
