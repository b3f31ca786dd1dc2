"""When an employment began and ended, and its wage, as one voice tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.loan_stretches import Stretch, sentence_at
from xiezhi.parsing.loan_terms import dates_in
from xiezhi.parsing.page import Page
from xiezhi.parsing.sums import sums_in
from xiezhi.schema import Party
from xiezhi.text import DateValue
from xiezhi.text.expressions import expression


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an employment.

    Attributes:
        start: first day (`YYYY-MM-DD`).
        end: last day, as the leaving or dismissal is told.
        until: last day of the contract or of the time worked.
        wage: yuan a month.
        place: page offsets of the first of these.
    """

    start: str | None = None
    end: str | None = None
    until: str | None = None
    wage: float | None = None
    place: tuple[int, int] | None = None

    def filled(self, other: Told) -> Told:
        """The same with what was open taken from `other`; nothing ends before it begins."""
        start = self.start or other.start
        return Told(
            start,
            self.end or _after(other.end, start),
            self.until or _after(other.until, start),
            self.wage if self.wage is not None else other.wage,
            self.place or other.place,
        )


def _after(day: str | None, start: str | None) -> str | None:
    return day if day and (start is None or day >= start) else None


def read_told(page: Page, cast: Cast, stretch: Stretch, worker: Party | None = None) -> Told:
    """What a stretch tells; with `worker` only the sentences that name him count."""
    told = Told(wage=_wage(page, cast, stretch, worker))
    for date in dates_in(page, stretch.start, stretch.end):
        if not date.iso or not _about(page, cast, stretch, date.span.start, worker):
            continue
        place = (date.span.start, date.span.end)
        if told.start is None and _begins(page, date, stretch):
            told = told.filled(Told(start=date.iso, place=place))
        elif told.end is None and _leaves(page, date, stretch):
            told = told.filled(Told(end=date.iso, place=place))
        elif told.until is None and _runs_out(page, date, stretch):
            told = told.filled(Told(until=date.iso, place=place))
    return told


def _about(page: Page, cast: Cast, stretch: Stretch, at: int, worker: Party | None) -> bool:
    if worker is None:
        return True
    first, last = sentence_at(page.text, at, stretch.start, stretch.end)
    return any(party == worker for _, _, party in cast.mentions(first, last))


_PLACE = r"[^，。；]{0,24}?"


@cache
def _begin_after() -> re.Pattern[str]:
    """What follows the first day: 入职, 到某公司工作, 签订劳动合同, 起在某处上班."""
    joined = r"入职|进入(?![^，。；]{0,6}(?:破产|清算|诉讼|程序|强制))|应聘|受聘|录用|聘用|招用|招聘|上岗|报到|参加工作|建立了?(?:事实)?劳动关系|形成劳动关系|进厂"
    worked = r"工作(?!中|时|岗位上)|上班|任职|担任|从事|就职|务工|签订[^，。；]{0,12}劳动合同"
    return re.compile(
        rf"(?:起|开始|，|始|以来|左右){{0,2}}(?:{_PLACE}(?:{joined})"
        rf"|(?:到|至|进|在|为|被|经|由|去|即|就|与|和|双方|原、|原告|被告|申请人|被申请人|起){_PLACE}(?:{worked}))"
    )


@cache
def _begin_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:入职(?:时间|日期)?|合同期限|劳动合同期|用工(?:日期|时间)|进厂|劳动关系)(?:分别|为|：|是|自|从|于|起始于)*\Z"
    )


_NOT_BEGIN = re.compile(r"申请|仲裁|起诉|送达|受伤|工伤|事故|出生|注册|成立|离职|解除|辞|终止|放假|停产|判决")
_RANGE_END = re.compile(r"(?:至|到|-|~|—)\Z")


def _begins(page: Page, date: DateValue, stretch: Stretch) -> bool:
    text, span = page.text, date.span
    low = max(stretch.start, span.start - 14)
    if _RANGE_END.search(text, low, span.start):
        return False
    high = min(stretch.end, span.end + 40)
    if _begin_before().search(text, low, span.start):
        return not _NOT_BEGIN.match(text, span.end)
    match = _begin_after().match(text, span.end, high)
    return match is not None and not _NOT_BEGIN.search(text, span.end, min(match.end() + 4, high))


@cache
def _end_after() -> re.Pattern[str]:
    return re.compile(
        r"(?:起|，|止|时|当日|左右){0,2}[^，。；]{0,22}?(?:离职|辞职|辞退|离开|解除(?:了|与[^，。；]{0,12})?(?:劳动|双方)|解除[^，。；]{0,8}(?:劳动合同|劳动关系)|终止劳动|劳动(?:合同|关系)(?:终止|解除)|开除|停止工作|未再上班|不再(?:上班|工作))"
    )


@cache
def _end_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:工作|上班|任职|存续)[^，。；]{0,14}?(?:至|到)|(?:离职|解除|终止)(?:时间|日期)?[^，。；]{0,6}?(?:为|：|是|于)|(?:劳动关系|劳动合同)[^，。；]{0,6}?于)\Z"
    )


_UNTIL = re.compile(r"\d{1,2}[日号]?(?:起|开始)?(?:至|到|-|~|—){1,2}\Z")
_WORKING = re.compile(r"(?:期间|止)?[^，。；]{0,14}(?:工作|上班|任职|劳动关系|担任|从事)")


def _leaves(page: Page, date: DateValue, stretch: Stretch) -> bool:
    """Whether the worker left or was dismissed on this day."""
    text, span = page.text, date.span
    if _end_before().search(text, max(stretch.start, span.start - 24), span.start):
        return True
    match = _end_after().match(text, span.end, min(stretch.end, span.end + 44))
    return match is not None and expression("申请|仲裁|起诉").search(match[0]) is None


def _runs_out(page: Page, date: DateValue, stretch: Stretch) -> bool:
    """Whether a contract or the time worked ends with this day: 期限自…至…, 于…至…在某处工作."""
    text, span = page.text, date.span
    low = max(stretch.start, span.start - 24)
    if not _UNTIL.search(text, low, span.start):
        return False
    head = text[low : span.start]
    if expression("租赁|承包|托管|保险|保证").search(head):
        return False
    return _WORKING.match(text, span.end) is not None or expression("合同期|期限").search(head) is not None


@cache
def _wage_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<![个\d])月(?:平均|均|基本|标准|实发|应发)?(?:工资|薪酬?|薪资|收入)|平均(?:月)?工资|每月(?:平均)?(?:工资|薪资|发放|支付)|工资(?:标准|数额|待遇|报酬)?(?:为|是|按)?每?月|月薪|工资标准(?:为|是)?)"
        r"[^，。；\d]{0,12}\Z"
    )


_REPEATED = re.compile(r"(?:[/／每]?个?月)?\)?[×*xX]")
_BY_MONTH = re.compile(r"(?:整)?(?:/|／|每|一个?)月")
_PAY = re.compile(r"工资|薪|报酬")


def _wage(page: Page, cast: Cast, stretch: Stretch, worker: Party | None) -> float | None:
    """Yuan a month: 月工资5000元, 工资为5000元/月."""
    for money in sums_in(page, stretch.start, stretch.end):
        span = money.span
        low = max(stretch.start, span.start - 26)
        named = _wage_before().search(page.text, low, span.start)
        by_month = _BY_MONTH.match(page.text, span.end) and _PAY.search(page.text, low, span.start)
        if (
            not (named or by_month)
            or _REPEATED.match(page.text, span.end)
            or not _about(page, cast, stretch, span.start, worker)
        ):
            continue
        if expression("最低工资|社会平均|上年度|职工平均|差额|社平|个月").search(page.text[low : span.start]):
            continue
        if 100 <= money.amount <= 500_000:
            return float(money.amount)
    return None
