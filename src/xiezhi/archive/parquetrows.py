"""Parquet, a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from xiezhi.archive.columns import Columns
from xiezhi.archive.found import Meter
from xiezhi.archive.jsonrows import cell_text
from xiezhi.archive.rows import Row
from xiezhi.errors import XiezhiError

_BATCH = 16 << 20  # bytes of a batch, about


def parquet_rows(file: BinaryIO, path: str, columns: Columns, meter: Meter) -> Iterator[Row]:
    """The rows of a Parquet file, counted from 1; only columns that are known are read.

    Raises:
        XiezhiError: XZ503, XZ518 when no column holds the text, XZ507 when the file is damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(file)
        roles = columns.bind(table.schema_arrow.names, path)
        names = list(dict.fromkeys(name for group in roles.values() for name in group))
        total, number = max(1, table.metadata.num_rows), 0
        for batch in table.iter_batches(_batch_size(table), columns=names, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                meter.share = number / total
                yield Row(str(number), {name: cell_text(_plain(value)) for name, value in row.items()})
    except (pa.ArrowException, OSError) as error:
        raise XiezhiError("XZ507", path=path, reason=error) from error


def _batch_size(table: Any) -> int:
    meta = table.metadata
    size = sum(meta.row_group(i).total_byte_size for i in range(meta.num_row_groups))
    average = max(1, size // max(1, meta.num_rows))
    return int(min(1024, max(1, _BATCH // average)))


def _plain(value: Any) -> Any:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
