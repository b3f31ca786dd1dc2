"""Excel workbooks (.xlsx), sheet by sheet, row by row."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from xiezhi.archive.columns import Columns
from xiezhi.archive.found import Meter
from xiezhi.archive.rows import Row, header_of
from xiezhi.errors import Problem, XiezhiError
from xiezhi.reading import Limits

FULL_CELL = 32_767
"""The most characters Excel keeps in a cell."""


def xlsx_rows(file: BinaryIO, path: str, columns: Columns, limits: Limits, meter: Meter) -> Iterator[Row]:
    """The rows of every sheet that has a column for the text; rows of further sheets read `Sheet!row`.

    Raises:
        XiezhiError: XZ503, XZ518 when no sheet has one, XZ104 for a bomb, XZ507 when the file is damaged.
    """
    import openpyxl

    try:
        _check_size(file, limits)
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        usable, error = 0, None
        for place, sheet in enumerate(book.worksheets):
            try:
                for row in _sheet(sheet, path, columns, meter):
                    yield row._replace(label=row.label if not usable else f"{sheet.title}!{row.label}")
                usable += 1
            except XiezhiError as missing:
                error = error or missing
            meter.share = (place + 1) / len(book.worksheets)
    except XiezhiError:
        raise
    except Exception as damage:  # openpyxl lets through whatever its parsers stumble over
        raise XiezhiError("XZ507", path=path, reason=f"{type(damage).__name__}: {damage}") from damage
    if not usable and error:
        raise error


def _sheet(sheet: Any, path: str, columns: Columns, meter: Meter) -> Iterator[Row]:
    rows = sheet.iter_rows(values_only=True)
    header = next((header_of([_text(cell) for cell in row]) for row in rows if any(row)), ())
    columns.bind(header, path)
    number = 0
    for row in rows:
        cells = [_text(cell) for cell in row]
        if not any(cells):
            continue
        number += 1
        full = any(len(cell) >= FULL_CELL for cell in cells)
        problems = (Problem.of("XZ522", count=FULL_CELL),) if full else ()
        yield Row(str(number), dict(zip(header, cells, strict=False)), problems)


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == cell.time().min else cell.isoformat(" ")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell).replace("_x000D_", "")


def _check_size(file: BinaryIO, limits: Limits) -> None:
    with zipfile.ZipFile(file) as archive:
        if any(limits.is_bomb(entry.compress_size, entry.file_size) for entry in archive.infolist()):
            raise XiezhiError("XZ104")
    file.seek(0)
