"""Clues across documents, as `xiezhi screen` wrote them, for the page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from xiezhi.archive.archive import Archive
from xiezhi.errors import XiezhiError
from xiezhi.report import Language
from xiezhi.report.english import in_english
from xiezhi.report.hiding import hide
from xiezhi.schema import words
from xiezhi.schema.words import term
from xiezhi.web.settings import CLUES

_MOST_DOCUMENTS = 40
_TITLES = """
SELECT doc_id, coalesce(case_number, source) FROM documents WHERE doc_id IN (SELECT unnest($ids::VARCHAR[]))
"""


@dataclass(frozen=True, slots=True)
class ScreenClue:
    """One place to look across documents; `documents` are (id, name), `more` counts those left out."""

    rank: int
    sign: str
    strength: str
    names: str
    finding: str
    days: str
    authority: tuple[str, ...]
    against: tuple[str, ...]
    to_verify: tuple[str, ...]
    documents: tuple[tuple[str, str], ...]
    more: int


def clues_of(folder: Path, archive: Archive, language: Language) -> tuple[ScreenClue, ...]:
    """The clues in the folder of a screening, in their order.

    Raises:
        XiezhiError: XZ717 where the folder holds none.
    """
    try:
        rows = json.loads((folder / CLUES).read_text(encoding="utf-8"))["clues"]
        ids = sorted({id for row in rows for id in row["documents"][:_MOST_DOCUMENTS]})
        titles = dict(archive.sql(_TITLES, ids=ids).fetchall()) if ids else {}
        return tuple(_clue(row, titles, language) for row in rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise XiezhiError("XZ717", path=folder) from error


def _clue(row: dict[str, object], titles: dict[str, str], language: Language) -> ScreenClue:
    zh = language == "zh"
    documents = _texts(row["documents"])
    days = [str(day) for day in (row["first_day"], row["last_day"]) if day]
    return ScreenClue(
        int(str(row["rank"])),
        str(row["name"] if zh else row["name_en"]),
        term(words.STRENGTHS, str(row["strength"]), language),
        hide(str(row["names"])),
        hide(str(row["finding"] if zh else row["finding_en"])),
        " – ".join(dict.fromkeys(days)),
        _texts(row["authority"]),
        tuple(text if zh else in_english(text, "against") for text in _texts(row["against"])),
        tuple(text if zh else in_english(text, "to_verify") for text in _texts(row["to_verify"])),
        tuple((id, titles.get(id, id)) for id in documents[:_MOST_DOCUMENTS] if id in titles),
        max(0, len(documents) - _MOST_DOCUMENTS),
    )


def _texts(values: object) -> tuple[str, ...]:
    return tuple(str(value) for value in values) if isinstance(values, list) else ()
