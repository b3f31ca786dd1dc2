"""What a loan costs where no rate is printed: interest as a sum of money, a charge for each day.

每月利息800元 on 20,000 yuan is 48 % a year, 6个月利息3000元 on the same 30 %; 每日支付借款金额1%的违约金 is 365 %. The sum
it is paid on is the nearest one before it in the sentence that is no interest and no repayment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from xiezhi.signs.guards import largest_sum
from xiezhi.text.numerals import parse_number

_SUM = r"(?:\d[\d，,.]{0,16}[百千]?万?元|[一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]{1,9}元)"
_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_PAID_ON = re.compile(_SUM)
_BEFORE = 160
_AHEAD, _AFTER = 16, 36
"""How far from the word for interest its period and its sum can stand."""
_DEBT = re.compile(r"(?:借|本金|欠|出借|贷款)[^，。；、息还]{0,8}\Z")
_OTHER = re.compile(r"(?:息|违约金|罚息)[^，。；、]{0,8}\Z")
_DOUBTFUL = re.compile(r"(?:还|付|收取|费|每月|每年|保险|租金|工资|货)[^，。；、]{0,8}\Z")
_TAIL = 12
_LOAN = ("借", "贷", "欠", "本金")
_LEAST = 500.0
_MOST = Decimal(400)
"""Per cent a year; beyond this the two sums tell of different things."""
_IN_HUNDRED = {
    "%": Decimal(1),
    "‰": Decimal("0.1"),
    "&permil；": Decimal("0.1"),
    "百": Decimal(1),
    "千": Decimal("0.1"),
    "万": Decimal("0.01"),
}

Cost = tuple[int, int, Decimal]
"""Start and end of the passage, per cent a year."""


@cache
def _a_period() -> re.Pattern[str]:
    """Interest for a month, a year or so many months, as a sum: 每月利息800元, 利息每月5000元, 6个月利息3000元."""
    paid = r"(?:前|应|需|须|固定)?(?:支付|给付|付|交)?的?"
    is_ = r"(?:款|合计|共计|共|总计|为|是|计|：|按|，)?(?:人民币)?"
    every = r"(?:每一?个?(?P<every>[月年])|(?<![\d〇一二三四五六七八九十元正当本次上同全半个几多每])(?P<plain>[月年]))"
    return re.compile(
        rf"(?:{every}|(?<![\d.一二三四五六七八九十第])(?P<months>{_N})个月){paid}(?:利息|月息|息){is_}(?P<sum>{_SUM})"
        rf"|(?:利息|息){is_}每一?个?(?P<each>[月年])(?:支付|付|为)?(?:人民币)?(?P<paid>{_SUM})"
    )


@cache
def _period_beside() -> re.Pattern[str]:
    """A period right before or behind a word for interest, without which `_a_period` matches nowhere."""
    return re.compile(r"[月年][前应需须固定支给付交的月利]{0,8}息|息[^。\n]{0,6}每")


@cache
def _a_day() -> re.Pattern[str]:
    """A charge for each day whose rate stands apart from the day: 每日支付借款金额1%, 每天罚逾期部分千分之一."""
    return re.compile(
        r"(?:每[日天]|按[日天])(?P<of>[^，。；\n%‰\d]{1,24}?)"
        rf"(?:(?P<figure>\d{{1,2}}(?:\.\d{{1,4}})?) ?(?P<unit>[%‰]|&permil；)|(?P<in>[百千万])分之 ?(?P<words>{_N}))"
    )


def interest_in_money(text: str) -> Iterator[Cost]:
    """Every passage of a folded text that tells interest as a sum, with what it comes to a year."""
    if "元" not in text:
        return
    for match in _told_by_the_month(text):
        months = _months(match)
        interest = largest_sum(match["sum"] or match["paid"])
        principal = _principal(text, match.start())
        if not months or principal < _LEAST or not 0 < interest < principal:
            continue
        annual = (Decimal(interest) / Decimal(principal) / months * 1200).quantize(Decimal("0.01"))
        if annual <= _MOST:
            yield *match.span(), annual


def charge_by_the_day(text: str) -> Iterator[Cost]:
    """Every charge of so much a day on what is owed of a loan."""
    for day in ("每日", "每天", "按日", "按天"):
        at = text.find(day)
        while at >= 0:
            match = _a_day().match(text, at)
            value = parse_number(match["figure"] or match["words"]) if match else None
            if match and value is not None and _on_a_debt(match["of"]):
                yield *match.span(), value * _IN_HUNDRED[match["unit"] or match["in"]] * 365
            at = text.find(day, at + 2)


def _told_by_the_month(text: str) -> Iterator[re.Match[str]]:
    """Where interest stands beside a month or a year and a sum."""
    at, done = text.find("息"), 0
    while at >= 0:
        near = text[max(0, at - _AHEAD) : at + _AFTER]
        if "元" in near and _period_beside().search(near):
            match = _a_period().search(text, max(done, at - _AHEAD), at + _AFTER)
            if match is not None:
                done = match.end()
                yield match
        at = text.find("息", max(at + 1, done))


def _on_a_debt(of: str) -> bool:
    owed = ("借款", "本金", "欠款", "贷款", "逾期", "还款", "未还", "本息", "应还", "未付款")
    return any(word in of for word in owed) and "利率" not in of


def _months(match: re.Match[str]) -> Decimal:
    """For how many months the interest is told."""
    if match["months"]:
        return parse_number(match["months"]) or Decimal(0)
    return Decimal(12 if (match["every"] or match["plain"] or match["each"]) == "年" else 1)


def _principal(text: str, at: int) -> float:
    """The sum the interest is paid on; 0 where none is told before it in the sentence."""
    first = max(0, at - _BEFORE)
    first = max(first, text.rfind("。", first, at) + 1, text.rfind("\n", first, at) + 1)
    before = text[first:at]
    if not any(word in before for word in _LOAN):
        return 0.0
    for match in reversed(list(_PAID_ON.finditer(before))):
        words = before[max(0, match.start() - _TAIL) : match.start()]
        if _DEBT.search(words):
            return largest_sum(match.group())
        if not _OTHER.search(words):
            return 0.0 if _DOUBTFUL.search(words) else largest_sum(match.group())
    return 0.0
