"""brat's standoff files: NAME.txt and NAME.ann; NAME.json beside them is the Annotation that travels along.

brat allows no colon in a label: `sign:ID:speaker:status` is written `sign-ID-speaker-status`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from xiezhi.errors import XiezhiError
from xiezhi.exchange.labels.model import Label, LabelledText, Where

_LINE = re.compile(r"T\S+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)", re.DOTALL)


def write_brat(documents: Sequence[LabelledText], folder: Path) -> None:
    """NAME.txt, NAME.ann, NAME.json per document and the `annotation.conf` that names the labels."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in documents:
        name = document.id.replace("/", "_")
        lines = [_line(number, label, document.text) for number, label in enumerate(document.labels, start=1)]
        (folder / f"{name}.txt").write_bytes(document.text.encode())
        (folder / f"{name}.ann").write_bytes("".join(lines).encode())
        if "annotation" in document.meta:
            data = json.dumps(document.meta["annotation"], ensure_ascii=False, indent=1)
            (folder / f"{name}.json").write_bytes(f"{data}\n".encode())
    names = sorted({label.label.replace(":", "-") for document in documents for label in document.labels})
    (folder / "annotation.conf").write_text(
        "\n".join(["[entities]", *names, "[relations]", "[events]", "[attributes]", ""]), encoding="utf-8"
    )


def _line(number: int, label: Label, text: str) -> str:
    """A span over line breaks is written in fragments, one per line of the text, as brat does."""
    places, start = [], label.start
    for piece in text[label.start : label.end].split("\n"):
        if piece:
            places.append((start, start + len(piece)))
        start += len(piece) + 1
    places = places or [(label.start, label.end)]
    offsets = ";".join(f"{first} {last}" for first, last in places)
    covered = " ".join(text[first:last] for first, last in places).replace("\n", " ")
    return f"T{number}\t{label.label.replace(':', '-')} {offsets}\t{covered}\n"


def read_brat(folder: Path) -> list[LabelledText]:
    """Every NAME.ann with its NAME.txt; relations, events and notes are left out.

    Raises:
        XiezhiError: XZ602, XZ603, XZ604 with the line that is wrong, XZ605 where there is nothing to read.
    """
    paths = sorted(folder.glob("*.ann"))
    if not paths:
        raise XiezhiError("XZ605", path=folder, known="NAME.ann beside NAME.txt")
    return [_document(path) for path in paths]


def _document(path: Path) -> LabelledText:
    beside, annotation = path.with_suffix(".txt"), path.with_suffix(".json")
    try:
        text = beside.read_bytes().decode("utf-8")
        meta = {"annotation": json.loads(annotation.read_bytes())} if annotation.is_file() else {}
    except (OSError, ValueError) as error:
        raise Where(path, 1).wrong(f"{beside.name} or {annotation.name}: {error}") from error
    labels = []
    for number, line in enumerate(path.read_bytes().decode("utf-8").split("\n"), start=1):
        if line.startswith("T"):
            labels.append(_label(line, text, Where(path, number)))
    return LabelledText(path.stem, text, tuple(sorted(labels)), meta)


def _label(line: str, text: str, where: Where) -> Label:
    match = _LINE.fullmatch(line)
    if match is None:
        raise where.wrong("not an entity of brat: T1, tab, label and offsets, tab, words")
    places = [tuple(map(int, piece.split())) for piece in match[2].split(";")]
    for (_, end), (start, _) in pairwise(places):
        if text[end:start].strip("\n") or start < end:
            raise where.wrong("labels of several pieces are not read")
    first, last = places[0][0], places[-1][1]
    name = match[1].replace("-", ":") if match[1].startswith("sign-") else match[1]
    label = where.label(text, first, last, name)
    covered = " ".join(text[start:end] for start, end in places).replace("\n", " ")
    if covered != match[3]:
        raise XiezhiError(
            "XZ603", path=where.path, line=where.line, label=name, found=covered[:60], said=match[3][:60]
        )
    return label
