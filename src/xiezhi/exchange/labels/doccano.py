"""doccano's JSON lines: `{"text": …, "label": [[start, end, label], …]}`, offsets in code points.

Read are both exports of sequence labelling: `label` (or `labels`) and, with relations, `entities` with `start_offset`
and `end_offset`. Other keys travel along as doccano's metadata.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from xiezhi.exchange.labels.model import Label, LabelledText, Where

_KEYS = frozenset({"id", "name", "text", "label", "labels", "entities"})


def write_doccano(documents: Sequence[LabelledText], path: Path) -> None:
    """One document per line; import it in doccano as JSONL with the column `label`."""
    rows = (
        {"name": each.id, "text": each.text, "label": [list(label) for label in each.labels], **each.meta}
        for each in documents
    )
    path.write_bytes("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode())


def read_doccano(path: Path) -> list[LabelledText]:
    """The documents of a doccano export.

    Raises:
        XiezhiError: XZ602, XZ603, XZ604 with the line that is wrong.
    """
    found = []
    # Not splitlines(): U+2028 inside a string is no new line.
    for number, line in enumerate(path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            found.append(_document(line, Where(path, number)))
    return found


def _document(line: bytes, where: Where) -> LabelledText:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise where.wrong(f"not JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise where.wrong("there is no text")
    text = row["text"]
    labels = tuple(sorted(where.label(text, *_parts(item, where)) for item in _items(row, where)))
    meta = {key: value for key, value in row.items() if key not in _KEYS}
    id = row.get("name", row.get("id", f"{where.path.stem}-{where.line}"))
    return LabelledText(str(id), text, labels, meta)


def _items(row: dict[str, Any], where: Where) -> Iterator[Any]:
    for key in ("label", "labels", "entities"):
        if key in row:
            if not isinstance(row[key], list):
                raise where.wrong(f"{key} is not a list")
            yield from row[key]
            return


def _parts(item: Any, where: Where) -> tuple[Any, Any, Any, Any]:
    """start, end, label and (where given) the words covered."""
    if isinstance(item, dict):
        start, end = item.get("start_offset", item.get("start")), item.get("end_offset", item.get("end"))
        return start, end, item.get("label"), item.get("text")
    if isinstance(item, list) and len(item) == len(Label._fields):
        return item[0], item[1], item[2], None
    raise where.wrong(f"{item!r} is not [start, end, label]")
