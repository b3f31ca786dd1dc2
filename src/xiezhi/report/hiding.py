"""Numbers that name a person are shown with their middle hidden (personal information: 《个人信息保护法》第28条)."""

from __future__ import annotations

import re
from functools import cache

from xiezhi.text import find_identifiers, fold, mask

_PUBLIC = frozenset({"credit_code", "organization_code"})


@cache
def _long_run() -> re.Pattern[str]:
    """Fifteen digits and more: no sum, date or case number is that long, whatever the number turns out to be."""
    return re.compile(r"(?<!\d)\d(?:[ -]?\d){14,}[Xx]?(?!\d)")


def hide(text: str) -> str:
    """`text` with identity, telephone, card and account numbers masked, character for character.

    The length stays, so spans of the original hold in the result. Codes of organisations are public and stay.
    """
    folded = fold(text)
    found = find_identifiers(folded)
    public = [item.span for item in found if item.kind in _PUBLIC]
    spans = [(item.span.start, item.span.end) for item in found if item.kind not in _PUBLIC]
    for run in _long_run().finditer(folded):
        if not any(run.start() < span.end and span.start < run.end() for span in public):
            spans.append(run.span())
    chars = list(text)
    for start, end in spans:
        chars[start:end] = mask(text[start:end])
    return "".join(chars)
