"""The texts of a run with the names found in them, read shard by shard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from xiezhi.archive.archive import Archive
from xiezhi.archive.store import Store
from xiezhi.compare import Filing
from xiezhi.compare.filing import MASKED_LABELS, longest_first


class RunFilings:
    """The filings of a run, in the order of the archive; one shard is in memory at a time."""

    def __init__(self, archive: Archive) -> None:
        self._store = Store(archive.path)
        self._shards = archive.shards
        self._shard_of: dict[str, int] = {}

    def __iter__(self) -> Iterator[Filing]:
        for shard in self._shards:
            for filing in self._read(shard, None):
                self._shard_of[filing.id] = shard
                yield filing

    def take(self, ids: Sequence[str]) -> Iterable[Filing]:
        """The filings with these ids; they have to have been gone through before."""
        by_shard: dict[int, list[str]] = defaultdict(list)
        for id in ids:
            by_shard[self._shard_of[id]].append(id)
        for shard in sorted(by_shard):
            yield from self._read(shard, by_shard[shard])

    def _read(self, shard: int, ids: list[str] | None) -> Iterator[Filing]:
        texts = self._table("texts", shard, ids, "text")
        parties = _by_document([self._table("parties", shard, ids, "name")])
        people = self._table("representatives", shard, ids, "name", "firm")
        entities = self._table("entities", shard, ids, "text", "label")
        names = _by_document([
            self._table("parties", shard, ids, "name"),
            people.select(["doc_id", "name"]),
            people.select(["doc_id", "firm"]),
            self._table("judges", shard, ids, "name"),
            entities.filter(pc.is_in(entities["label"], pa.array(MASKED_LABELS))).select(["doc_id", "text"]),
        ])  # fmt: skip
        for id, text in zip(texts["doc_id"].to_pylist(), texts["text"].to_pylist(), strict=True):
            yield Filing(id, text, longest_first(names.get(id, ())), tuple(parties.get(id, ())))

    def _table(self, name: str, shard: int, ids: list[str] | None, *columns: str) -> pa.Table:
        chosen = None if ids is None else [("doc_id", "in", ids)]
        return pq.read_table(self._store.shard(name, shard), columns=["doc_id", *columns], filters=chosen)


def _by_document(tables: Iterable[pa.Table]) -> dict[str, dict[str, None]]:
    """The values of the second column for every document, each once, in the order of the tables."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for table in tables:
        for id, value in zip(table.column(0).to_pylist(), table.column(1).to_pylist(), strict=True):
            if value:
                found[id][value] = None
    return found
