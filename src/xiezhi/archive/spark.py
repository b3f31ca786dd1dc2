"""The engine inside other people's pipelines: batches of Arrow in, batches of one table of a run out.

Spark (3.3 and later), where `cases` is a data frame with the columns `doc_id` and `text`:

    from pyspark.sql.pandas.types import from_arrow_schema
    from xiezhi.archive import TABLES
    from xiezhi.archive.spark import in_arrow

    signs = cases.mapInArrow(in_arrow("signs"), from_arrow_schema(TABLES["signs"]))

The engine is loaded once per task. Rows arrive in any order, so nothing is known of other rows: copies are not told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyarrow as pa

from xiezhi.archive.found import Found, Item, clean
from xiezhi.archive.records import Records
from xiezhi.archive.settings import Settings


def in_arrow(
    table: str = "documents",
    *,
    settings: Settings | None = None,
    id_column: str = "doc_id",
    text_column: str = "text",
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """A function for `mapInArrow`: from batches with an id and a text to batches of a table of `TABLES`.

    Documents that cannot be analyzed are rows with status `failed` in `documents`, with the reason in `failures`.
    """

    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from xiezhi.archive.shard import Engine, annotate_item

        engine = Engine.load(settings or Settings())
        for batch in batches:
            records = Records()
            rows = zip(
                batch.column(id_column).to_pylist(), batch.column(text_column).to_pylist(), strict=True
            )
            for doc_id, text in rows:
                annotate_item(_item(doc_id, text), engine, records)
            yield from records.tables()[table].to_batches()

    return run


def _item(doc_id: Any, text: str | None) -> Item:
    name, data = str(doc_id), clean(text or "").encode("utf-8")
    return Item(name, name, hashlib.sha256(data).hexdigest(), Found(name, name, data))
