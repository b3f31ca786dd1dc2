"""Results as files: tables by the ending of their name, nothing half-written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from xiezhi.errors import XiezhiError

ENDINGS = (".csv", ".parquet")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns a full disk or a missing permission into XZ509."""
    try:
        yield
    except OSError as error:
        raise XiezhiError("XZ509", path=path, reason=error.strerror or error) from error


def write_table(table: pa.Table, path: Path) -> None:
    """Write a table as CSV (UTF-8 with a mark, so that Excel reads it; lists joined by `; `) or Parquet.

    Raises:
        XiezhiError: XZ531 for another ending, XZ509 when it cannot be written.
    """
    if path.suffix.lower() not in ENDINGS:
        raise XiezhiError("XZ531", path=path, known=" or ".join(ENDINGS))
    temporary = path.with_name(f".{path.name}.tmp")
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            if path.suffix.lower() == ".parquet":
                pq.write_table(table, temporary)
            else:
                with temporary.open("wb") as file:
                    file.write(b"\xef\xbb\xbf")
                    pc.write_csv(_flat(table), file)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def write_text(content: str, path: Path) -> None:
    """Write a text file in UTF-8.

    Raises:
        XiezhiError: XZ509 when it cannot be written.
    """
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def _flat(table: pa.Table) -> pa.Table:
    columns = [
        pa.array([_cell(cell) for cell in column.to_pylist()], pa.string())
        if pa.types.is_list(column.type) or pa.types.is_string(column.type)
        else column
        for column in table.columns
    ]
    return pa.table(columns, names=table.column_names)


def _cell(value: str | list[str] | None) -> str | None:
    """A list joined by `; `. What a spreadsheet would take for a formula (a hostile name in a document) gets an
    apostrophe before it; Parquet and JSON keep it as printed."""
    if value is None:
        return None
    text = "; ".join(value) if isinstance(value, list) else value
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
