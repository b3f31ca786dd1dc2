"""Which files of an archive are tables of documents, by their endings."""

from __future__ import annotations

from pathlib import PurePosixPath

STREAMED = frozenset((".csv", ".tsv", ".jsonl", ".ndjson"))
"""Tables read row by row from a stream of any length."""
_TABLES = STREAMED | {".json", ".parquet", ".xlsx"}


def table_suffix(name: str) -> tuple[str, bool]:
    """The ending that makes a file a table (empty: it is none), and whether it is packed with gzip."""
    path = PurePosixPath(name.lower())
    packed = path.suffix == ".gz"
    suffix = PurePosixPath(path.stem).suffix if packed else path.suffix
    return (suffix, packed) if suffix in _TABLES and not (packed and suffix == ".xlsx") else ("", False)
