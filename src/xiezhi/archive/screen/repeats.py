"""Near-duplicates of a run, kept beside it: another threshold, or a screening, does not compute them again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from xiezhi.archive.archive import Archive
from xiezhi.archive.screen.filings import RunFilings
from xiezhi.archive.screen.writing import writing
from xiezhi.compare import Duplicates, Pair, find_duplicates
from xiezhi.compare.duplicates import COPY, FLOOR
from xiezhi.compare.vectors import vector_pairs
from xiezhi.errors import XiezhiError

FOLDER = "duplicates"
_VERSION = 1  # raise when what makes two filings alike changes
_SCHEMA = pa.schema(
    [("doc_a", pa.string()), ("doc_b", pa.string()), ("similarity", pa.float64()), ("method", pa.string())]
)


def duplicates_of(archive: Archive, watch: Callable[[int], None] | None = None) -> Duplicates:
    """Every pair of the run from the floor on, with copies of the same content; computed once per state of the run.

    Raises:
        XiezhiError: XZ530 where the run was made without texts, XZ509 where the result cannot be kept.
    """
    folder = archive.path / FOLDER
    state = _state(archive)
    archive.need_texts()
    if (kept := _kept(folder, state)) is not None:
        return kept
    found = find_duplicates(RunFilings(archive), watch=watch)
    copies = archive.sql("SELECT copy_of, doc_id FROM documents WHERE copy_of IS NOT NULL").fetchall()
    pairs = tuple(Pair(of, id, 1.0, COPY) for of, id in copies) + found.pairs
    result = Duplicates(pairs, found.compared, found.short, found.threshold)
    _keep(folder, result, state)
    return result


def vector_pairs_of(archive: Archive, least: float) -> list[Pair]:
    """Pairs alike by the vectors of the run, cosine from `least` on.

    Raises:
        XiezhiError: XZ528 where the run was made without a model.
    """
    table = archive.sql("SELECT doc_id, vector FROM vectors ORDER BY doc_id").fetchall()
    if not table and archive.sql("SELECT 1 FROM texts LIMIT 1").fetchall():
        raise XiezhiError("XZ528", run=archive.path)
    if not table:
        return []
    vectors = np.array([vector for _, vector in table], np.float32)
    return vector_pairs([doc_id for doc_id, _ in table], vectors, least)


def with_vectors(archive: Archive, found: Duplicates, least: float) -> Duplicates:
    """The pairs found, and those that only the vectors bring together."""
    known = {frozenset((pair.doc_a, pair.doc_b)) for pair in found.pairs}
    more = [
        pair for pair in vector_pairs_of(archive, least) if frozenset((pair.doc_a, pair.doc_b)) not in known
    ]
    return replace(found, pairs=found.pairs + tuple(more))


def _state(archive: Archive) -> dict[str, Any]:
    counts = archive.statistics()
    return {
        "version": _VERSION,
        "floor": FLOOR,
        "shards": list(archive.shards),
        "chars": counts.get("chars", 0),
    }


def _kept(folder: Path, state: dict[str, Any]) -> Duplicates | None:
    try:
        note = json.loads((folder / "pairs.json").read_text(encoding="utf-8"))
        rows = pq.read_table(folder / "pairs.parquet").to_pylist()
    except (OSError, ValueError):
        return None
    if note.get("state") != state:
        return None
    return Duplicates(tuple(Pair(**row) for row in rows), note["compared"], tuple(note["short"]), FLOOR)


def _keep(folder: Path, result: Duplicates, state: dict[str, Any]) -> None:
    """The note is written last: without it the table does not count."""
    note = {"state": state, "compared": result.compared, "short": list(result.short)}
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "pairs.json").unlink(missing_ok=True)
        pq.write_table(pairs_table(result), folder / "pairs.parquet")
        temporary = folder / "pairs.json.tmp"
        temporary.write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
        os.replace(temporary, folder / "pairs.json")


def pairs_table(result: Duplicates, *, grouped: bool = False) -> pa.Table:
    """The pairs as a table (`doc_a`, `doc_b`, `similarity`, `method`), with `group` where `grouped`."""
    columns = {name: [getattr(pair, name) for pair in result.pairs] for name in _SCHEMA.names}
    table = pa.table(columns, schema=_SCHEMA)
    if not grouped:
        return table
    groups = result.groups()
    return table.append_column("group", pa.array([groups[pair.doc_a] for pair in result.pairs], pa.int32()))
