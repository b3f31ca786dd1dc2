"""Suit shortly before insolvency (临近破产的诉讼): 企业破产法 arts.31–33, within a year of the acceptance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.passages import sentence_at
from xiezhi.text.dates import DateValue

_ACCEPTED = re.compile(r"^[^。；\n]{0,60}(?:受理|裁定)[^。；\n]{0,40}破产")
_SUIT = re.compile(
    r"^[^。；\n]{0,20}(?:立案受理|起诉|提起诉讼|达成调解|作出[^。；\n]{0,30}调解书)[^。；\n]{0,60}"
)
_CAUSES = ("撤销", "清偿", "破产")
_YEAR = 365


def suit_before_insolvency(reading: Reading) -> Iterator[Computed]:
    """A suit or mediation dated within a year before the court accepted the insolvency."""
    if "破产" not in reading.page.text or not any(word in reading.cause() for word in _CAUSES):
        return
    text = reading.page.text
    dated = [(value, value.date) for value in reading.page.dates if value.date is not None]
    accepted: list[date] = [
        day for value, day in dated if day and _ACCEPTED.search(text[value.span.end : value.span.end + 120])
    ]
    if not accepted:
        return
    first = min(accepted)
    suits = [
        (value, (first - day).days)
        for value, day in dated
        if day and _is_suit(text, value, (first - day).days)
    ]
    if suits:
        nearest = min(days for _, days in suits)
        arithmetic = f"至破产受理{first.isoformat()}最近{nearest}日，不足一年"
        evidence = tuple(reading.evidence(*value.span) for value, _ in suits[:6])
        yield Computed("claim_near_bankruptcy", evidence, arithmetic)


def _is_suit(text: str, value: DateValue, days: int) -> bool:
    """Whether a date within the year before the insolvency is that of a suit or a mediation of another case."""
    tail = text[value.span.end : value.span.end + 100]
    if not 0 < days <= _YEAR or _ACCEPTED.search(tail) or not _SUIT.search(tail):
        return False
    sentence = sentence_at(text, *value.span)
    return "本院" not in text[sentence[0] : value.span.start]
