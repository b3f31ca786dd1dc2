"""Everything that was reviewed, as labels."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass

from xiezhi.errors import XiezhiError
from xiezhi.web.desk import Desk
from xiezhi.web.labels import Labelled, annotate, pairs
from xiezhi.web.reviews import Decision


@dataclass(frozen=True, slots=True)
class Exported:
    """Labels of the reviewed documents; `gone` are ids of documents that are not here any more."""

    labelled: tuple[Labelled, ...]
    gone: tuple[str, ...]


def labelled(desk: Desk, *, decided_only: bool = False) -> Exported:
    """Labels of every document that somebody decided something about."""
    by_document: dict[str, list[Decision]] = {}
    for decision in sorted(desk.reviews.standing(), key=lambda each: each.n):
        by_document.setdefault(decision.doc_id, []).append(decision)
    found, gone = [], []
    for id, decisions in sorted(by_document.items()):
        try:
            held = desk.held(id)
        except XiezhiError:
            gone.append(id)
            continue
        found.append(annotate(held.analysis, held.text, decisions, decided_only=decided_only))
    return Exported(tuple(found), tuple(gone))


def as_lines(exported: Exported) -> bytes:
    """JSON lines: an Annotation each, with its text."""
    rows = (json.dumps(each.row(), ensure_ascii=False) for each in exported.labelled)
    return "".join(f"{row}\n" for row in rows).encode("utf-8", "replace")


def as_zip(exported: Exported) -> bytes:
    """A ZIP of `NAME.json` beside `NAME.txt`: unpacked, a folder for `xiezhi train` and `xiezhi evaluate`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, annotation, text in pairs(exported.labelled):
            archive.writestr(f"{name}.json", annotation)
            archive.writestr(f"{name}.txt", text.encode("utf-8", "replace"))
    return packed.getvalue()
