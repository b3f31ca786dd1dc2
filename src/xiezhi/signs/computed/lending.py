"""Rate above the protected ceiling of its date (利率超过保护上限)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from xiezhi.knowledge.rates import REGULATION_2015, rate_ceiling
from xiezhi.signs.computed.interest_sums import charge_by_the_day, interest_in_money
from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.passages import sentence_at
from xiezhi.text.rates import Rate

_PROTECTED = Decimal(24)
"""Per cent a year: the most that any rule protected before 2020 (four times the bank's rate came to about as much)."""
_PENALTY = ("违约金", "滞纳金", "赔偿")
_MOST = 6
_LOAN = ("借", "贷", "息", "利率")


def rate_above_ceiling(reading: Reading) -> Iterator[Computed]:
    """A yearly or monthly rate of interest above what the law of its date protects."""
    rule = reading.catalogue.signs.get("rate_over_ceiling")
    if rule is None or not reading.setting.allows(rule):
        return
    ceiling, law = _ceiling(reading)
    printed = [
        (*rate.span, rate.annual_percent or Decimal(0))
        for rate in reading.page.rates
        if _is_loan_rate(reading, rate, ceiling)
    ]
    found = sorted([*printed, *_told_otherwise(reading, ceiling)])[:_MOST]
    if not found:
        return
    highest = max(annual for _, _, annual in found)
    arithmetic = f"折合年利率{highest.normalize():f}%，高于{ceiling.normalize():f}%（{law}）"
    evidence = tuple(reading.evidence(start, end) for start, end, _ in found)
    yield Computed("rate_over_ceiling", evidence, arithmetic)


def _told_otherwise(reading: Reading, ceiling: Decimal) -> list[tuple[int, int, Decimal]]:
    """Interest told as a sum, and charges by the day, above the ceiling; printed rates are not told twice."""
    text, taken = reading.page.text, [rate.span for rate in reading.page.rates]
    costs = list(interest_in_money(text))
    costs += [
        cost
        for cost in charge_by_the_day(text)
        if not any(start < cost[1] and end > cost[0] for start, end in taken)
        and _on_a_late_loan(reading, text[max(0, cost[0] - 40) : cost[1] + 20])
    ]
    return [cost for cost in costs if cost[2] > ceiling and not _outside(reading, cost[0])]


def _outside(reading: Reading, at: int) -> bool:
    """Whether a passage stands where no contract is told of."""
    part = reading.page.part_at(at)
    return part is not None and part.kind in ("legal_basis", "appendix", "disposition")


def _is_loan_rate(reading: Reading, rate: Rate, ceiling: Decimal) -> bool:
    """Whether a printed rate is interest of a loan and above the ceiling."""
    if (
        rate.annual_percent is None
        or rate.annual_percent <= ceiling
        or rate.kind not in ("annual", "monthly", "daily")
    ):
        return False
    if rate.kind == "monthly" and -int(rate.printed_value.normalize().as_tuple().exponent) > 2:
        return False  # 月息7.3125%: banks print per mille so; the sign is a slip of the pen
    if _outside(reading, rate.span.start):
        return False
    text = reading.page.text
    first, last = sentence_at(text, *rate.span)
    near = text[max(first, rate.span.start - 40) : min(last, rate.span.end + 20)]
    if rate.kind == "daily" and not _on_a_late_loan(reading, near):
        return False
    penalty = rate.kind != "daily" and "利息" not in near and any(word in near for word in _PENALTY)
    return not penalty and any(word in near for word in _LOAN)


def _on_a_late_loan(reading: Reading, near: str) -> bool:
    """Whether a daily rate is what a loan costs, late or not: other contracts fix daily penalties of every height."""
    if "透支" in near or "代偿" in near:
        return False  # a credit card; what a surety is owed who paid
    if not reading.cause():
        return any(word in near for word in ("借款", "放款", "借条"))
    of_loan = any(word in reading.cause() for word in ("借", "贷"))
    return of_loan and any(word in near for word in ("借款", "本金", "利息", "日息", "还款", "放款"))


def _ceiling(reading: Reading) -> tuple[Decimal, str]:
    """The ceiling for the loans of the document: by the date of the earliest loan, else the rate that is always void."""
    days = [date.fromisoformat(loan.lent_on) for loan in reading.facts.loans if loan.lent_on]
    accepted = reading.facts.accepted_on
    if days and min(days) >= REGULATION_2015:
        ceiling = rate_ceiling(min(days), date.fromisoformat(str(accepted.value)) if accepted else None)
        if ceiling.annual_percent is not None:
            return ceiling.annual_percent, "；".join(ceiling.authority)
    return _PROTECTED, "法释〔2015〕18号第二十六条"
