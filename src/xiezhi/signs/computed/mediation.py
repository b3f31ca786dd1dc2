"""Mediation signs from dates and sums: settled within days (迅速调解), settled above the claim (调解金额超过请求)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.guards import Setting

_MEDIATED = ("civil_mediation", "arbitration_mediation")
_FAST_TRACKS = ("小额诉讼", "速裁", "诉前调解", "交通事故", "发回重审", "指令再审")
_WEEK = 7
_BROUGHT_AND_SETTLED = re.compile(
    r"(?P<year>[12]\d{3})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日[^。\n]{0,40}?(?:诉至|起诉|提起诉讼|立案|受理)[^。\n]{0,40}?"
    r"[，；。](?:该院|法院)?(?:于)?(?:(?P<year2>[12]\d{3})年|同年)?(?:(?P<month2>\d{1,2})月|同月)?(?P<day2>\d{1,2})日[^。\n]{0,24}?"
    r"(?:达成[^。，\n]{0,8}(?:调解|和解)|(?:作出|制作|出具)[^。\n]{0,30}调解书)"
)
_STEPS = ((7, 50_000.0), (30, 5_000_000.0))
"""Days from acceptance and the sum from which they are conspicuous (东莞: 2 working days; 瓯海: 27 days for 26 million)."""
_DEBTS = ("借", "欠款", "买卖", "追偿")
"""Suits on a debt whose settlement is not published: conspicuous where it was made on the day of filing."""
_PROPERTY_DAYS = 3
_PROPERTY = ("析产", "返还", "确认", "买卖", "转让", "共有")
"""Suits on property without a sum: settled within so many days they are conspicuous too (日照, 东莞)."""
_MARGIN, _INTEREST_MARGIN = 1.02, 1.05
"""A settlement that fixes interest to its own date may exceed claims with interest a little."""


def settled_at_once(reading: Reading) -> Iterator[Computed]:
    """Few days between acceptance and the mediation statement, for a sum that is not small."""
    facts = reading.facts
    rule = reading.catalogue.signs.get("rapid_mediation")
    mediated = reading.kind() in _MEDIATED or (facts.result is not None and facts.result.value == "mediated")
    if rule is None or not mediated or facts.accepted_on is None or facts.decided_on is None:
        return
    first = facts.procedure is None or facts.procedure.value in ("first_instance", "arbitration")
    if (
        not first
        or not Setting.of(facts).allows(rule)
        or any(word in reading.page.text for word in _FAST_TRACKS)
    ):
        return
    days = (
        date.fromisoformat(str(facts.decided_on.value)) - date.fromisoformat(str(facts.accepted_on.value))
    ).days
    amount = max((a.amount for a in facts.awarded), default=0.0)
    amount = max(amount, sum(c.amount or 0.0 for c in facts.claims))
    evidence = reading.at_source(facts.accepted_on.spans, "court", "found")
    fast = any(0 <= days <= limit and amount >= floor for limit, floor in _STEPS)
    property_only = amount == 0 and any(word in reading.cause() for word in _PROPERTY)
    unpublished = amount == 0 and days == 0 and any(word in reading.cause() for word in _DEBTS)
    if evidence is not None and (fast or unpublished or (property_only and 0 <= days <= _PROPERTY_DAYS)):
        arithmetic = (
            f"受理{facts.accepted_on.value}，调解{facts.decided_on.value}：相隔{days}日；标的{amount:,.2f}元"
        )
        yield Computed("rapid_mediation", (evidence,), arithmetic)


def told_to_be_settled_at_once(reading: Reading) -> Iterator[Computed]:
    """A text that tells of another suit: brought on one day, settled by mediation within the same week."""
    text = reading.page.text
    rule = reading.catalogue.signs.get("rapid_mediation")
    if rule is None or "调解" not in text or any(word in text for word in _FAST_TRACKS):
        return
    if not Setting.of(reading.facts).allows(rule):
        return
    for match in _BROUGHT_AND_SETTLED.finditer(text):
        days = _days_between(match)
        if days is not None and 0 <= days <= _WEEK:
            yield Computed("rapid_mediation", (reading.evidence(*match.span()),), f"起诉至调解：相隔{days}日")
            return


def _days_between(match: re.Match[str]) -> int | None:
    """Days from the suit to the mediation; None where a date does not exist."""
    year, month = int(match["year"]), int(match["month"])
    try:
        brought = date(year, month, int(match["day"]))
        settled = date(int(match["year2"] or year), int(match["month2"] or month), int(match["day2"]))
    except ValueError:
        return None
    return (settled - brought).days


def settled_above_claim(reading: Reading) -> Iterator[Computed]:
    """The settlement fixes more than all claims that carry a sum, and no open-ended interest explains it."""
    facts = reading.facts
    if reading.kind() not in _MEDIATED or not facts.awarded or not facts.claims:
        return
    if any(claim.amount is None for claim in facts.claims):
        return
    runs = any(claim.kind in ("interest", "penalty") for claim in facts.claims)
    claimed = sum(claim.amount or 0.0 for claim in facts.claims)
    largest = max(facts.awarded, key=lambda award: award.amount)
    evidence = reading.at_source(largest.spans, "document", "found")
    if (
        claimed > 0
        and largest.amount > claimed * (_INTEREST_MARGIN if runs else _MARGIN)
        and evidence is not None
    ):
        arithmetic = (
            f"调解{largest.amount:,.2f}元，请求合计{claimed:,.2f}元，多出{largest.amount - claimed:,.2f}元"
        )
        yield Computed("mediated_above_claim", (evidence,), arithmetic)
