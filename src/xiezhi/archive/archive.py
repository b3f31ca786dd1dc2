"""`Archive`: a run directory as DuckDB relations."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from xiezhi.archive.store import FORMAT, Store
from xiezhi.archive.tables import TABLES
from xiezhi.errors import XiezhiError


@dataclass(frozen=True, slots=True)
class Archive:
    """A run, finished or not: only whole shards are seen. Nothing is loaded before it is asked for.

    >>> archive = Archive.open("run")                                       # doctest: +SKIP
    >>> archive.sql("SELECT court, count(*) FROM documents GROUP BY court ORDER BY 2 DESC")   # doctest: +SKIP
    >>> archive.table("loans").filter("principal > 1000000").df()           # doctest: +SKIP

    Attributes:
        path: the run directory.
        connection: in-memory DuckDB in which every table of the run is a view of the same name.
    """

    path: Path
    connection: duckdb.DuckDBPyConnection

    @classmethod
    def open(cls, path: Path | str, *, threads: int | None = None) -> Archive:
        """The run in `path`.

        Raises:
            XiezhiError: XZ501 when it holds no run, XZ527 when another version wrote it in a form of its own, XZ525
                when a table of a finished shard is gone or cut off.
        """
        store = Store(Path(path))
        note = store.read_json("run.json")
        if note is None:
            raise XiezhiError("XZ501", path=path)
        if (found := note.get("format")) != FORMAT:
            raise XiezhiError("XZ527", path=path, found=found, known=FORMAT)
        markers = store.markers()
        for marker in markers:
            if (damaged := store.damage(marker, content=False)) is not None:
                raise XiezhiError("XZ525", path=damaged)
        config: dict[str, Any] = {} if threads is None else {"threads": threads}
        connection = duckdb.connect(":memory:", config=config)
        numbers = [int(marker["shard"]) for marker in markers]
        for name, schema in TABLES.items():
            _view(connection, store, name, schema, numbers)
        return cls(Path(path), connection)

    @property
    def complete(self) -> bool:
        """Whether the run has gone through the whole archive."""
        return (self.path / "complete.json").is_file()

    @property
    def shards(self) -> tuple[int, ...]:
        """Numbers of the whole shards."""
        return tuple(int(marker["shard"]) for marker in Store(self.path).markers())

    def table(self, name: str) -> duckdb.DuckDBPyRelation:
        """One table of the run, by its name in `xiezhi.archive.TABLES`; rows in the order of the archive."""
        return self.connection.sql(f'FROM "{name}"')

    def sql(self, query: str, **parameters: Any) -> duckdb.DuckDBPyRelation:
        """A query over the tables; `$name` in it takes `name=` from the arguments."""
        return self.connection.sql(query, params=parameters or None)

    def statistics(self) -> dict[str, int]:
        """Totals over the whole shards: documents, ok, partial, failed, skipped, chars, signs."""
        totals: dict[str, int] = {}
        for marker in Store(self.path).markers():
            for key, value in marker.items():
                if isinstance(value, int) and key != "shard":
                    totals[key] = totals.get(key, 0) + value
        return totals

    def text(self, doc_id: str) -> str:
        """The decoded original of a document (of a copy: of the document it is a copy of).

        Raises:
            XiezhiError: XZ521 when the run has no such document, XZ530 when it was made without texts.
        """
        self.need_texts()
        query = """
            SELECT text FROM texts
            WHERE doc_id IN (SELECT coalesce(copy_of, doc_id) FROM documents WHERE doc_id = $id)"""
        found = self.sql(query, id=doc_id).fetchall()
        if not found:
            raise XiezhiError("XZ521", id=doc_id, run=self.path)
        return str(found[0][0])

    def need_texts(self) -> None:
        """Nothing, where the run keeps the texts of its documents.

        Raises:
            XiezhiError: XZ530 when it was made without.
        """
        note = Store(self.path).read_json("run.json") or {}
        if note.get("settings", {}).get("texts") is False:
            raise XiezhiError("XZ530", run=self.path)

    def texts(self, doc_ids: Sequence[str]) -> dict[str, str]:
        """The decoded originals of several documents at once; those the run does not have are left out."""
        query = "SELECT doc_id, text FROM texts WHERE doc_id IN (SELECT unnest($ids::VARCHAR[]))"
        return dict(self.sql(query, ids=list(doc_ids)).fetchall()) if doc_ids else {}

    def state(self) -> str:
        """A fingerprint of what the run holds now: things made from it are made anew when it changes."""
        digest = hashlib.sha256()
        for marker in Store(self.path).markers():
            digest.update(f"{marker['shard']} {marker['digest']}\n".encode())
        return digest.hexdigest()

    def close(self) -> None:
        """Let go of the connection."""
        self.connection.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _view(
    connection: duckdb.DuckDBPyConnection, store: Store, name: str, schema: pa.Schema, numbers: list[int]
) -> None:
    """A view over the files of whole shards; without any, an empty table with the same columns."""
    if not numbers:
        connection.register(name, schema.empty_table())
        return
    files = [str(store.shard(name, number)) for number in numbers]
    connection.read_parquet(files).create_view(name)
