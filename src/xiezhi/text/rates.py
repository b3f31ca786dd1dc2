"""Interest rates (利率) as printed and what they come to in a year.

A month counts twelve times, a day 365 times in a year. 365 is what parties and courts reckon with when they turn
a daily penalty into a yearly rate (万分之五 a day → 18.25 %); banks turn theirs by 360 days (银发〔2005〕129号),
so a daily rate of a bank loan can be 1.4 % lower than given here. 月息N分 is N per cent a month (N per cent of
the principal), 厘 a tenth of that, 角 ten times it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal

from xiezhi.schema.values import plain_value
from xiezhi.text.numerals import parse_number
from xiezhi.text.span import Span
from xiezhi.text.views import fold

RateKind = Literal["annual", "monthly", "daily", "lpr_multiple", "benchmark_multiple", "unstated"]

_PERIODS: dict[str, RateKind] = {"年": "annual", "月": "monthly", "日": "daily", "天": "daily"}
_PER_YEAR: dict[RateKind, int] = {"annual": 1, "monthly": 12, "daily": 365}
_PER = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01"), "%": Decimal(1), "‰": Decimal("0.1")}
_FEN = {"角": Decimal(10), "分": Decimal(1), "份": Decimal(1), "厘": Decimal("0.1"), "毫": Decimal("0.01")}

_N = r"(?:\d{1,4}(?:\.\d{1,8})?|[〇一二三四五六七八九十两百壹贰叁肆伍陆柒捌玖拾]{1,6}(?:点[〇一二三四五六七八九]{1,6})?)"
# 一分五, written without 厘: only at the end of a clause, for 月息二分二被告 goes on with other words.
_BARE = r"[1-9一二三四五六七八九壹贰叁肆伍陆柒捌玖](?=[，。；、)”\"\n]|$|计|付|按|支付|的标准)"
_FENS = rf"(?:{_N} ?[角分份厘毫](?:(?<=[分份厘])半|{_N} ?[厘毫]|(?<=分){_BARE})?)"
_LINK = r"(?:[为是按计：=即均]|约定为|按照|标准|的标准为?|高达|约|约为|不超过|\(含税\)){0,2} ?"


@plain_value
class Rate:
    """One printed rate.

    Attributes:
        annual_percent: per cent a year; None for multiples of a published rate and where no period is printed.
        kind: the period or the published rate it hangs on.
        printed_value: per cent in the printed period (月息2分 → 2), or the multiple (四倍 → 4).
        span: the printed rate.
        unverified: the reading rests on custom without a written rule (年息N分 as N tenths).
    """

    annual_percent: Decimal | None
    kind: RateKind
    printed_value: Decimal
    span: Span
    unverified: bool = False


def find_rates(folded: str) -> list[Rate]:
    """Every interest or penalty rate in a folded text, in order, none overlapping another.

    A percentage counts only with a word for interest or a period at it (年24%, 每日万分之五): others are shares.
    """
    found: list[Rate | None] = []
    if "%" in folded or "‰" in folded or "分之" in folded or "百分" in folded:
        found.extend(_at_ratio(folded, match) for match in _ratio_anchor().finditer(folded))
    if "息" in folded or "利率" in folded:
        found.extend(_fen_rate(folded, unit.start()) for unit in _fen_unit().finditer(folded))
        found.extend(_fen_before(folded, match) for match in _fen_anchor().finditer(folded))
    if "倍" in folded:
        found.extend(_multiple(folded, match) for match in _times().finditer(folded))
    kept: list[Rate] = []
    for rate in sorted((rate for rate in found if rate), key=lambda rate: (rate.span.start, -rate.span.end)):
        if not kept or rate.span.start >= kept[-1].span.end:
            kept.append(rate)
    return kept


def parse_rate(string: str) -> Rate | None:
    """The rate that the whole of `string` prints, or None."""
    if len(string) > 60:
        return None
    folded = fold(string)
    found = find_rates(folded)
    return found[0] if found and found[0].span == (0, len(folded)) else None


_WINDOW = 32
# Before a lone 年, 月, 日 no number may stand: 2013年6% is no rate.
_EACH = r"(?:每一?|一(?=天)|(?<![\d〇一二三四五六七八九十元正同当次全上本末半生每]))"


@cache
def _ratio_anchor() -> re.Pattern[str]:
    return re.compile(
        rf"%|‰|百分之 ?{_N}|千分之 ?{_N}|万分之 ?{_N}|百分(?<=[息率按为是]百分) ?{_N}"
    )  # 月息百分贰: 之 left out


@cache
def _before_ratio() -> re.Pattern[str]:
    """What makes a percentage a rate: 年利率, 月息, 每日按, 日, 利率."""
    interest = (
        r"(?:化|回报|贷款|借款|逾期|罚息|综合|固定|收益|资金|占用|执行|合同|约定|的){0,3}"
        r"(?:利率|利息率|利息回报率|利息|息费率|息率|费率|息|化|率)"
    )
    return re.compile(
        rf"(?:(?:每一?)?(?P<period>[年月日天](?<!生日)){interest}{_LINK}(?:[每按]?[年月日])?"
        # A share paid 每年支付10% is none; a penalty 每日支付万分之五 is.
        rf"|{_EACH}(?P<period2>[年月日天])(?:按照?|以)? ?"
        rf"|(?:每一?|(?<=按))(?P<period3>[日天])(?:加收|支付|承担|计收|按[^，。；\d]{{1,12}}?的) ?"
        rf"|(?<=利率)(?<![毛净]利率)(?:为|是|：|按|即)?) ?\Z"
    )


_AFTER_RATIO = re.compile(
    r" ?(?:(?:/|每)(?P<period>[年月日天])(?:利率|息)?|的?(?P<period2>[年月日])(?:利率|利息|息))"
)


def _at_ratio(folded: str, anchor: re.Match[str]) -> Rate | None:
    """The rate whose percentage ends (24%) or stands (万分之五) at the anchor, if it is one."""
    start, end = anchor.span()
    if end - start == 1:
        head = folded[max(0, start - 16) : start].rstrip(" ")
        number = head[len(head.rstrip("0123456789.")) :]
        start = max(0, start - 16) + len(head) - len(number)
    value = _ratio(folded[start:end])
    if value is None:
        return None
    after = _AFTER_RATIO.match(folded, end)
    before = _before_ratio().search(folded, max(0, start - _WINDOW), start)
    period = (before["period"] or before["period2"] or before["period3"]) if before else None
    if before and period:
        return _rate(value, period, Span(before.start(), end))
    if after:
        return _rate(value, after["period"] or after["period2"], Span(start, after.end()))
    return _rate(value, "", Span(start, end)) if before else None


def _rate(percent: Decimal, period: str, span: Span) -> Rate:
    kind = _PERIODS.get(period, "unstated")
    annual = None if kind == "unstated" else percent * _PER_YEAR[kind]
    return Rate(annual, kind, percent, span)


@cache
def _fen_after() -> re.Pattern[str]:
    """月息2分, 月利率2分五厘, 年息1分, 月息2角; also 利息3分, which by custom is meant by the month."""
    return re.compile(
        rf"(?:(?P<period>[年月日])(?:利息|利率|息){_LINK}|(?<=利[息率])[为是：按即]?)"
        rf"(?P<fen>{_FENS})(?!之|钟|的?[年月日]?利?息)"
    )


@cache
def _fen_anchor() -> re.Pattern[str]:
    return re.compile(r"[角分份厘毫半]的?(?P<period>[年月日])?利?息")


@cache
def _fen_words() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.第])(?P<fen>{_FENS})\Z")


@cache
def _fen_unit() -> re.Pattern[str]:
    return re.compile(r"[角分份厘毫](?<=[\d〇一二三四五六七八九十两百壹贰叁肆伍陆柒捌玖拾].)")


def _fen_rate(folded: str, unit: int) -> Rate | None:
    """月息2分 around the unit at `unit`."""
    match = _fen_after().search(folded, max(0, unit - 24), unit + 6)
    if match is None:
        return None
    span = Span(*match.span()) if match["period"] else Span(*match.span("fen"))
    return _in_fen(match["fen"], match["period"] or "月", span)


def _fen_before(folded: str, anchor: re.Match[str]) -> Rate | None:
    """2分息, 6分利息, 三分月息, 二分的利息: by the month unless another period is printed."""
    unit_end = anchor.start() + 1
    words = _fen_words().search(folded, max(0, unit_end - 10), unit_end)
    if words is None:
        return None
    return _in_fen(words["fen"], anchor["period"] or "月", Span(words.start(), anchor.end()))


def _in_fen(printed: str, period: str, span: Span) -> Rate | None:
    value = _fen(printed)
    if value is None:
        return None
    if _PERIODS[period] == "annual":
        # 年息1分: a tenth of the principal a year, by custom.
        return Rate(value * 10, "annual", value * 10, span, unverified=True)
    return _rate(value, period, span)


@cache
def _times() -> re.Pattern[str]:
    return re.compile(r"倍(?<=[\d一二两三四五六七八九十]倍)| 倍(?<=[\d一二两三四五六七八九十] 倍)")


@cache
def _published() -> re.Pattern[str]:
    """A published rate with its multiple: LPR四倍, 银行同期贷款利率的四倍."""
    words = (
        "中国人民银行|人民银行|银行|金融机构|同期|同类|同档次|同档|同种|公布|发布|规定|的|流动资金|人民币|商业|一年期|逾期|存款|贷款"
        "|基准|、|间同业拆借"
    )
    return re.compile(
        rf"(?:(?P<lpr>(?:一年期|1年期|五年期以上)?(?:贷款市场报价利率(?: ?\((?:以下简称)?LPR\))?|LPR|lpr))"
        rf"|(?!的)(?:{words}){{1,12}}利率)"
        rf"(?:标准)?的? ?(?P<times>{_N}) ?\Z"
    )


def _multiple(folded: str, anchor: re.Match[str]) -> Rate | None:
    match = _published().search(folded, max(0, anchor.start() - 48), anchor.start())
    times = parse_number(match["times"]) if match else None
    if match is None or times is None:
        return None
    kind: RateKind = "lpr_multiple" if match["lpr"] else "benchmark_multiple"
    return Rate(None, kind, times, Span(match.start(), anchor.end()))


def _ratio(printed: str) -> Decimal | None:
    """Per cent of `24%`, `1.5‰`, `百分之二`, `万分之三点二`."""
    if "分之" in printed:
        number = parse_number(printed[3:])
        return None if number is None else number * _PER[printed[0]]
    if printed[0] == "百":
        return parse_number(printed[2:])
    number = parse_number(printed[:-1].rstrip())
    return None if number is None else number * _PER[printed[-1]]


_FEN_PART = re.compile(rf"({_N}) ?([角分份厘毫])")
_LAST_BARE = re.compile(r"分([1-9一二三四五六七八九壹贰叁肆伍陆柒捌玖])$")


def _fen(printed: str) -> Decimal | None:
    """Per cent of `2分`, `二分五厘`, `1分半`, `一分五`: 分 per cent, 厘 tenths of it, 角 ten times it."""
    total = Decimal(0)
    for number, unit in _FEN_PART.findall(printed):
        value = parse_number(number)
        if value is None:
            return None
        total += value * _FEN[unit]
    if printed.endswith("半"):
        total += _FEN[printed[-2]] / 2
    if (last := _LAST_BARE.search(printed)) and (tenths := parse_number(last[1])) is not None:
        total += tenths * _FEN["厘"]
    return total
