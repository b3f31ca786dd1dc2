"""CSV and TSV of any dialect and encoding, row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from xiezhi.archive.columns import Columns
from xiezhi.archive.lines import Lines, open_lines
from xiezhi.archive.rows import MAX_ROW, Row, header_of
from xiezhi.errors import Problem, XiezhiError

_DELIMITERS = ",\t;|"


def csv_rows(stream: BinaryIO, path: str, columns: Columns) -> Iterator[Row]:
    """The rows of a CSV file, counted from 1 without the header.

    A row whose cells do not fit the header, or whose quotation marks do not close, is one broken row; reading goes on
    with the next line that makes a row again.

    Raises:
        XiezhiError: XZ503, XZ518 when the header has no column for the text, XZ507 when there is no header.
    """
    csv.field_size_limit(max(MAX_ROW, csv.field_size_limit()))
    lines = open_lines(stream)
    first = next((line for line in lines if line.strip() and not line.lower().startswith("sep=")), "")
    delimiter = max(_DELIMITERS, key=first.count)
    header = header_of([lines.cell(raw)[0] for raw in _one_line(first, delimiter)])
    if not any(header):
        raise XiezhiError("XZ507", path=path, reason="it has no header line")
    columns.bind(header, path)
    lines.accept()
    yield from _rows(lines, header, delimiter)


class _Record(NamedTuple):
    """Cells of one record as bytes go, or the error for which it makes no row; `sloppy` quotes were put up with."""

    cells: list[str]
    error: XiezhiError | None = None
    sloppy: bool = False


@dataclass(slots=True)
class _Broken:
    """Lines in a row of which no row can be made: mostly what is left of a single one."""

    lines: int = 0
    first: XiezhiError | None = None

    def add(self, error: XiezhiError) -> None:
        self.lines += 1
        self.first = self.first or error

    def row(self, number: int) -> Row:
        assert self.first is not None
        if self.lines == 1:
            return Row(str(number), self.first)
        return Row(str(number), XiezhiError("XZ524", count=self.lines, reason=self.first.message))


def _rows(lines: Lines, header: tuple[str, ...], delimiter: str) -> Iterator[Row]:
    number, broken = 0, _Broken()
    for record in _records(lines, delimiter, len(header)):
        if record.error:
            broken.add(record.error)
            continue
        if broken.lines:
            number += 1
            yield broken.row(number)
            broken = _Broken()
        number += 1
        decoded = [lines.cell(raw) for raw in record.cells]
        problems = [problem for _, found in decoded for problem in found]
        if record.sloppy:
            problems.append(Problem.of("XZ523"))
        cells = dict(zip(header, (text for text, _ in decoded), strict=False))
        yield Row(str(number), cells, tuple(dict.fromkeys(problems)))
    if broken.lines:
        yield broken.row(number + 1)


def _records(lines: Lines, delimiter: str, width: int) -> Iterator[_Record]:
    """Every record; after one that makes no row, reading goes on one line later."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        record = _next(reader, lines, delimiter, width)
        if record is None:
            return
        if record.error:
            lines.retry()
        else:
            lines.accept()
        if record.error or record.sloppy:
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
        if record.error or any(map(str.strip, record.cells)):
            yield record


def _next(reader: Iterator[list[str]], lines: Lines, delimiter: str, width: int) -> _Record | None:
    try:
        cells = next(reader)
    except StopIteration:
        return None
    except csv.Error as error:
        cells = _one_line(lines.record[0], delimiter) if len(lines.record) == 1 else []
        broken = None if _fits(cells, width) else XiezhiError("XZ506", reason=error)
        return _Record(cells, broken, sloppy=True)
    short = len(lines.record) == 1 and 1 < len(cells) < width
    if not any(map(str.strip, cells)) or _fits(cells, width) or short:
        return _Record(cells)
    return _Record([], XiezhiError("XZ505", count=len(cells), expected=width))


def _fits(cells: list[str], width: int) -> bool:
    return len(cells) == width or (len(cells) > width and not any(map(str.strip, cells[width:])))


def _one_line(line: str, delimiter: str) -> list[str]:
    """A line by itself, with quotation marks as they come."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
