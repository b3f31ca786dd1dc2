"""The texts of a run with the names found in them, read shard by shard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import duckdb

from xiezhi.archive.archive import Archive
from xiezhi.archive.store import Store
from xiezhi.compare import Filing
from xiezhi.compare.filing import longest_first

_QUERY = """
WITH named AS (
    SELECT doc_id, name FROM read_parquet($parties)
    UNION ALL SELECT doc_id, unnest([name, firm]) FROM read_parquet($representatives)
    UNION ALL SELECT doc_id, name FROM read_parquet($judges)
    UNION ALL SELECT doc_id, text FROM read_parquet($entities) WHERE label IN ('PERSON', 'ORG', 'COURT', 'LOC')
), names AS (
    SELECT doc_id, list(DISTINCT name) AS names FROM named WHERE name IS NOT NULL GROUP BY doc_id
), sides AS (
    SELECT doc_id, list(name) AS parties FROM read_parquet($parties) GROUP BY doc_id
)
SELECT doc_id, text, coalesce(names, []), coalesce(parties, [])
FROM (SELECT *, row_number() OVER () AS place FROM read_parquet($texts))
LEFT JOIN names USING (doc_id) LEFT JOIN sides USING (doc_id)
WHERE $every OR doc_id IN (SELECT unnest($ids))
ORDER BY place
"""
_TABLES = ("parties", "representatives", "judges", "entities", "texts")


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
        files = {name: str(self._store.shard(name, shard)) for name in _TABLES}
        with duckdb.connect(":memory:") as connection:
            result = connection.execute(_QUERY, {**files, "every": ids is None, "ids": ids or []})
            while rows := result.fetchmany(500):
                for id, text, names, parties in rows:
                    yield Filing(id, text, longest_first(names), tuple(parties))
