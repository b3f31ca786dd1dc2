"""What a person types, as parts that a document must hold or must not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xiezhi.archive.bigrams import plain
from xiezhi.errors import XiezhiError

FIELDS = {
    "text": ("全文",),
    "court": ("法院",),
    "cause": ("案由",),
    "number": ("案号",),
    "people": ("人", "当事人"),
}
"""Searchable fields and their Chinese names (`court:…` or `法院:…`)."""

_PART = re.compile(
    r'(?P<no>-)?(?:(?P<field>[^\s:："“”-][^\s:："“”]*)[:：])?(?:["“](?P<quoted>[^"“”]*)["”]|(?P<word>[^\s"“”]+))'
)


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of characters to look for in a field, as it stands (spaces apart)."""

    field: str
    string: str
    excluded: bool = False


def parse_query(words: str) -> tuple[Part, ...]:
    """The parts of a query: `民间借贷 "无正当理由" court:青岚 -调解`; all must be there, those after `-` must not.

    A colon after anything but a field name is part of the word.

    Raises:
        XiezhiError: XZ520 when nothing is asked for, XZ526 where a field is named and no word follows.
    """
    parts = [part for match in _PART.finditer(words) if (part := _part(match)).string]
    if not any(not part.excluded for part in parts):
        raise XiezhiError("XZ520", words=words or "''")
    return tuple(parts)


def _part(match: re.Match[str]) -> Part:
    field, string = _field(match["field"]), match["quoted"] or match["word"] or ""
    bare = match["word"] is not None and string.endswith((":", "：")) and _field(string[:-1]) is not None
    if bare or (field and not string):
        raise XiezhiError("XZ526", field=string or f"{match['field']}:")
    if match["field"] and field is None:
        string = f"{match['field']}:{string}"
    return Part(field or "text", plain(string), bool(match["no"]))


def _field(name: str | None) -> str | None:
    return next((field for field, aliases in FIELDS.items() if name == field or name in aliases), None)
