"""Suit shortly before insolvency (临近破产的诉讼): 企业破产法 arts.31–33, within a year of the acceptance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.passages import sentence_at
from xiezhi.text.dates import DateValue

_ACCEPTED = re.compile(r"^[^。；\n]{0,60}(?:受理|裁定)[^。；\n]{0,40}(?:破产|重整|清算申请)")
_DATED = re.compile(
    r"(?:调解书|判决书?|裁决书?|起诉|抵债协议)[^。；，\n]{0,14}(?:时间|日期)?[为是于：][^。；，\n]{0,4}$"
)
_WAGES = ("工资", "劳动报酬")
_QUIET = {"civil_mediation", "arbitration_mediation", "arbitration_award"}
"""Papers in which nobody need have fought: a contested judgment near an insolvency is ordinary."""
_DEBTS = ("借", "工资", "劳动报酬", "追索", "买卖", "劳务")
_SUIT = re.compile(
    r"^[^。；\n]{0,20}(?:立案受理|起诉|提起诉讼|达成调解|作出[^。；\n]{0,30}调解书)[^。；\n]{0,60}"
)
_CAUSES = ("撤销", "清偿", "破产")
_YEAR = 365


def suit_before_insolvency(reading: Reading) -> Iterator[Computed]:
    """A suit or mediation dated within a year before the court accepted the insolvency."""
    text = reading.page.text
    if "破产" not in text and "重整" not in text:
        return
    of_insolvency = reading.kind() == "bankruptcy_claim" or any(w in reading.cause() for w in _CAUSES)
    if not of_insolvency and not any(word in reading.cause() for word in _DEBTS):
        return
    dated = [(value, value.date) for value in reading.page.dates if value.date is not None]
    accepted: list[date] = [
        day for value, day in dated if day and _ACCEPTED.search(text[value.span.end : value.span.end + 120])
    ]
    if not accepted:
        return
    first = min(accepted)
    if not of_insolvency:
        yield from _own_suit(reading, first)
        return
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


def _own_suit(reading: Reading, insolvent: date) -> Iterator[Computed]:
    """The suit or arbitration itself was taken up within a year of the debtor's insolvency."""
    taken = reading.facts.accepted_on or reading.facts.decided_on
    if taken is None or not (_QUIET & {reading.kind()} or any(w in reading.cause() for w in _WAGES)):
        return
    days = (insolvent - date.fromisoformat(str(taken.value))).days
    evidence = reading.at_source(taken.spans, "court", "found")
    if abs(days) <= _YEAR and evidence is not None:
        told = f"受理{taken.value}，破产受理{insolvent.isoformat()}：相隔{abs(days)}日"
        yield Computed("claim_near_bankruptcy", (evidence,), told)


def _is_suit(text: str, value: DateValue, days: int) -> bool:
    """Whether a date within the year before the insolvency is that of a suit or a mediation of another case."""
    tail = text[value.span.end : value.span.end + 100]
    dated = _DATED.search(text, max(0, value.span.start - 30), value.span.start)
    if not 0 < days <= _YEAR or _ACCEPTED.search(tail) or not (dated or _SUIT.search(tail)):
        return False
    sentence = sentence_at(text, *value.span)
    return "本院" not in text[sentence[0] : value.span.start]
