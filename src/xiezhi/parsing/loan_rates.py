"""The rate of a loan (借款利率) in per cent a year.

The rate is that of the term of the loan; a rate for delay stands in where no other is printed. Rates that the law sets
where the parties agreed on none are left out where a judgment or a claim tells them (民法典 arts. 674-676;
法释〔2015〕18号 arts. 28-31).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from itertools import islice

from xiezhi.parsing.loan_days import MOST, placed
from xiezhi.parsing.page import Page
from xiezhi.text.rates import Rate

_LATE = re.compile(r"逾期|罚息|到期不|到期未|不能按|未按|超期|违约|如不|滞纳|迟延|过期")
_NO_RATE = re.compile(
    r"违约金|保险|投保人|滞纳金|服务费|手续费|《(?![^》]{0,24}(?:合同|协议|借条|借据|凭证|契约|条款|书)》?)|规定|上限|超过|不高于|保护|司法|法释|人民法院|起诉之日|立案之日|同期[^，]*\Z"
)
# One-year LPR as published since 2019-08-20, four times of it bounds private lending (法释〔2020〕17号 art. 25);
# 6 % is what art. 29 of 法释〔2015〕18号 gives for delay where nothing was agreed.
_LPR = frozenset(
    map(
        Decimal,
        (
            "4.25",
            "4.20",
            "4.15",
            "4.05",
            "3.85",
            "3.80",
            "3.70",
            "3.65",
            "3.55",
            "3.45",
            "3.35",
            "3.10",
            "3.00",
        ),
    )
)


def is_statutory(percent: Decimal) -> bool:
    """Whether a rate (per cent a year) is one that the law sets where the parties agreed on none."""
    return (
        percent == 6 or percent in _LPR or (percent / 4 in _LPR and percent != 12)
    )  # 12 is agreed as 1 a month


def read_rate(
    page: Page,
    start: int,
    end: int,
    listed: tuple[int, int] = (0, 1),
    *,
    ordered: bool = False,
    agreed: bool = False,
) -> float | None:
    """Per cent a year, from the first rate for the term of the loan, else for delay.

    `ordered` reads an order to pay, which prints statutory rates too: those are left out. `agreed` reads what is asked:
    only a rate told as agreed on counts there.
    """
    rates = _rates(page, start, end, ordered)
    found = [(percent, late) for percent, late, head in rates if not agreed or _AGREED.search(head)]
    now = placed((percent for percent, late in found if not late), listed)
    if now is None:
        now = next((percent for percent, late in found if late), None)
    return None if now is None else float(round(now, 6))


_AGREED = re.compile(r"约定|载明|写明|口头|[借贷]款利率")


def _rates(page: Page, start: int, end: int, ordered: bool) -> list[tuple[Decimal, bool, str]]:
    """The rates of a stretch with whether each is one for delay and the words before it."""
    found: list[tuple[Decimal, bool, str]] = []
    for rate in islice(rates_in(page, start, end), MOST):
        percent = _annual(page, rate)
        if percent is None or _is_slip(page, rate):
            continue
        head = page.text[max(start, rate.span.start - 30) : rate.span.start]
        head = head[max(head.rfind(mark) for mark in "。；\n") + 1 :]
        late = _LATE.search(head) is not None
        around = page.text[rate.span.start - len(head) : rate.span.end + 12]
        if late and percent > _MOST_FOR_DELAY:
            continue  # 每日按借款总额的5‰支付违约金
        by_law = is_statutory(percent) and (ordered or late or _QUOTED.search(around))
        asked = _ASKED.search(head) is not None and not _AGREED.search(head)
        if not by_law and not asked and not _NO_RATE.search(head):
            found.append((percent, late, head))
    return found


_MOST_FOR_DELAY = 100
_ASKED = re.compile(r"(?:要求|请求|诉请)(?!贷|借)")  # what was asked was not agreed on
_QUOTED = re.compile(r"报价利率|LPR|一年期(?:贷款|市场)")


def _annual(page: Page, rate: Rate) -> Decimal | None:
    """Per cent a year; 利率6.5% without a period is meant by the year, 利率10.59‰ does not say what it is meant by."""
    if rate.kind != "unstated":
        annual = rate.annual_percent
        if annual is None or not _FOURFOLD.match(page.text, rate.span.end):
            return annual
        return None if is_statutory(annual) else annual * 4  # four times the LPR is the law's bound
    printed = page.text[rate.span.start : rate.span.end]
    if "‰" in printed or "千分之" in printed:
        return None
    return rate.printed_value if 3 <= rate.printed_value <= 36 else None


_FOURFOLD = re.compile(r"\)?的?[四4]倍")


def rates_in(page: Page, start: int, end: int) -> list[Rate]:
    """The rates printed in a stretch."""
    first = bisect_left(page.rates, start, key=lambda rate: rate.span.start)
    last = bisect_left(page.rates, end, key=lambda rate: rate.span.start)
    return page.rates[first:last]


def _is_slip(page: Page, rate: Rate) -> bool:
    """月息7.3125%: a bank's rate per mille printed as per cent."""
    if rate.kind != "monthly" or rate.printed_value <= 4:
        return False
    return rate.printed_value % 1 != 0 and "%" in page.text[rate.span.start : rate.span.end]
