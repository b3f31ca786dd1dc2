"""JSON lines, and JSON files that hold one document or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from xiezhi.archive.lines import open_lines
from xiezhi.archive.rows import MAX_ROW, Row
from xiezhi.errors import XiezhiError
from xiezhi.reading.encodings import decode


def jsonl_rows(stream: BinaryIO) -> Iterator[Row]:
    """One row per line; a line that is no JSON object is a broken row."""
    lines = open_lines(stream)
    number = 0
    for line in lines:
        lines.accept()
        if not line.strip():
            continue
        number += 1
        if len(line) >= MAX_ROW and not line.endswith("\n"):
            _skip_rest(lines)
            yield Row(str(number), XiezhiError("XZ506", reason=f"longer than {MAX_ROW} bytes"))
            continue
        text, problems = lines.cell(line)
        yield Row(str(number), _cells(text), problems)


def json_rows(data: bytes, path: str) -> Iterator[Row]:
    """The rows of a JSON file: a list of objects, an object around such a list, or one object (no row number).

    Raises:
        XiezhiError: XZ507 when it is none of these.
    """
    try:
        loaded = json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        raise XiezhiError("XZ507", path=path, reason=error) from error
    if isinstance(loaded, dict):
        lists = [value for value in loaded.values() if isinstance(value, list)]
        if len(loaded) > 1 or not lists:
            yield Row("", _strings(loaded))
            return
        loaded = lists[0]
    if not isinstance(loaded, list):
        raise XiezhiError("XZ507", path=path, reason="neither a list nor an object")
    for number, value in enumerate(loaded, 1):
        yield Row(str(number), _strings(value))


def cell_text(value: Any) -> str:
    """A value of JSON or Parquet as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "、".join(value)
    return (
        json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else str(value)
    )


def _cells(text: str) -> dict[str, str] | XiezhiError:
    try:
        return _strings(json.loads(text))
    except (ValueError, RecursionError) as error:
        return XiezhiError("XZ506", reason=error)


def _strings(value: Any) -> dict[str, str] | XiezhiError:
    if not isinstance(value, dict):
        return XiezhiError("XZ506", reason="not a JSON object")
    return {str(name): cell_text(cell) for name, cell in value.items()}


def _skip_rest(lines: Iterator[str]) -> None:
    for line in lines:
        if line.endswith("\n"):
            return
