"""CoNLL columns, a character and its BIO tag per line, an empty line between documents.

White space cannot stand in a column: it is written as a control picture (`␤` for a line break, `␠` for a space), one
character for one. Entities stand in the columns; what BIO cannot hold (signs, overlaps, fields of the Annotation)
stands in FILE.meta.jsonl beside it, a line per document.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xiezhi.exchange.labels.model import Label, LabelledText, Where

_SHOWN = {"\n": "␤", " ": "␠", "\r": "␍", "\t": "␉", "\u3000": "␢", "\u00a0": "␣"}
_READ = {shown: char for char, shown in _SHOWN.items()}


def beside(path: Path) -> Path:
    """Where the rest of the labels of a CoNLL file stands."""
    return path.with_name(path.name + ".meta.jsonl")


def write_conll(documents: Sequence[LabelledText], path: Path) -> None:
    """The file of columns and the file beside it."""
    blocks, rest = [], []
    for document in documents:
        tags, left = _tags(document)
        blocks.append(
            "".join(f"{_show(char)}\t{tag}\n" for char, tag in zip(document.text, tags, strict=True))
        )
        rest.append(
            {"id": document.id, "labels": [list(label) for label in left], "meta": dict(document.meta)}
        )
    path.write_bytes("\n".join(blocks).encode())
    beside(path).write_bytes("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rest).encode())


def _tags(document: LabelledText) -> tuple[list[str], list[Label]]:
    """A tag per character, and the labels that found no room."""
    tags, left = ["O"] * len(document.text), []
    for label in document.labels:
        free = all(tag == "O" for tag in tags[label.start : label.end])
        if not free or ":" in label.label or any(char.isspace() for char in label.label):
            left.append(label)
            continue
        tags[label.start : label.end] = [f"I-{label.label}"] * (label.end - label.start)
        tags[label.start] = f"B-{label.label}"
    return tags, left


def _show(char: str) -> str:
    if char in _SHOWN:
        return _SHOWN[char]
    return f"\\u{ord(char):04x}" if char.isspace() or char in _READ or char == "\\" else char


def _plain(shown: str, where: Where) -> str:
    if shown.startswith("\\u"):
        try:
            return chr(int(shown[2:], 16))
        except (ValueError, OverflowError) as error:
            raise where.wrong(f"{shown} is no character") from error
    if len(shown) != 1:
        raise where.wrong(f"{shown} is not one character")
    return _READ.get(shown, shown)


def read_conll(path: Path) -> list[LabelledText]:
    """The documents of a file of columns, with what stands beside it.

    Raises:
        XiezhiError: XZ602, XZ603, XZ604 with the line that is wrong.
    """
    blocks = _blocks(path)
    rest = _rest(path)
    if rest and len(rest) != len(blocks):
        raise Where(beside(path), len(rest)).wrong(f"{len(rest)} lines for {len(blocks)} documents")
    found = []
    for number, (text, labels) in enumerate(blocks):
        row = rest[number] if rest else {}
        where = Where(beside(path), number + 1)
        more = [where.label(text, *item) for item in row.get("labels", [])]
        id = str(row.get("id", f"{path.stem}-{number + 1}"))
        found.append(LabelledText(id, text, tuple(sorted([*labels, *more])), row.get("meta", {})))
    return found


def _rest(path: Path) -> list[dict[str, Any]]:
    if not beside(path).is_file():
        return []
    rows = []
    for number, line in enumerate(beside(path).read_bytes().split(b"\n"), start=1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except ValueError as error:
                raise Where(beside(path), number).wrong(f"not JSON: {error}") from error
    return rows


def _blocks(path: Path) -> list[tuple[str, list[Label]]]:
    blocks: list[tuple[str, list[Label]]] = []
    chars: list[str] = []
    labels: list[Label] = []
    open_ = ""
    for number, line in enumerate([*path.read_bytes().decode("utf-8-sig").split("\n"), ""], start=1):
        where, columns = Where(path, number), line.rstrip("\r").split("\t" if "\t" in line else None)
        if columns in ([], [""]):
            if chars:
                blocks.append(("".join(chars), labels))
            chars, labels, open_ = [], [], ""
            continue
        tag = columns[-1]
        if len(columns) < 2 or (
            tag != "O" and (tag[:2] not in ("B-", "I-", "M-", "E-", "S-") or len(tag) < 3)
        ):
            raise where.wrong(f"not a character and a tag: {line!r}")
        at, name = len(chars), tag[2:]
        chars.append(_plain(columns[0], where))
        if tag != "O" and (tag[0] in "BS" or name != open_):
            labels.append(Label(at, at + 1, name))
        elif tag != "O":
            labels[-1] = labels[-1]._replace(end=at + 1)
        open_ = "" if tag[0] in "OES" else name
    return blocks
