"""The terms of a loan: when it was made and falls due, its rate, how the money passed.

Only printed dates count: a term (借期一年) without a last day gives no due date. The rate is that of the term of the
loan; a rate for delay stands in where no other is printed (民法典 arts. 674-676; 法释〔2015〕18号 arts. 28-31).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise

from xiezhi.parsing.loan_days import MOST, placed
from xiezhi.parsing.loan_stretches import sentence_at
from xiezhi.parsing.page import Page
from xiezhi.parsing.sums import sums_in
from xiezhi.text import DateValue, resolve_dates


@dataclass(frozen=True, slots=True)
class Term:
    """The term of a loan as printed: first and last day (`YYYY-MM-DD`)."""

    start: str | None = None
    end: str | None = None


def dates_in(page: Page, start: int, end: int) -> list[DateValue]:
    """The dates printed in a stretch; 同年6月30日 takes its year from the date before."""
    first = bisect_left(page.dates, start, key=lambda date: date.span.start)
    last = bisect_left(page.dates, end, key=lambda date: date.span.start)
    begin = max(0, first - 1)
    found = resolve_dates(page.dates[begin:last])[first - begin :]
    printed = page.dates[first:last]
    return [
        value
        if old.year or not value.year
        else _in_told_year(page, value, page.dates[at - 1].span.end if at else 0)
        for at, (old, value) in enumerate(zip(printed, found, strict=True), first)
    ]


_TOLD_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:[底初末间中]|[上下]半年|[春夏秋冬])")
_YEAR_REACH = 80


def _in_told_year(page: Page, value: DateValue, since: int) -> DateValue:
    """2013年底乙借款，11月23日甲转账: a day without a year is one of the year told since the day before it."""
    low = max(since, value.span.start - _YEAR_REACH)
    told = list(_TOLD_YEAR.finditer(page.text, low, value.span.start))
    if not told or value.relative:
        return value
    return replace(value, year=int(told[-1]["year"]))


# --- term ------------------------------------------------------------------------------------------------


@cache
def _term_word() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:借款|贷款|合同|还款|使用|借用|约定)?(?:期限|期间|时间|日期)|借期|约期|还期|贷期|期限)[^。；\n]{0,14}?\Z"
    )


_UNTIL = re.compile(r"(?:起|始)?[，、]?(?:至|到(?!期)|-|~|—|止于){1,2}")
_BREAKS = re.compile(r"[，。；\n]")
# 期限三年，自…起至…止: the term stands before the comma.
_TERM_TOLD = re.compile(r"(?:期限?|时间)[为是]?[一二三四五六七八九十两半壹贰叁肆伍陆\d]{1,3}个?[年月天]$")
_NO_TERM = re.compile(
    r"主债权|最高额|授信|循环|保险|债权发生|逾期|利息|息|保证期|担保期|计算|截[止至]|抵押|诉讼|拖欠|履行期"
)


def read_term(page: Page, start: int, end: int, listed: tuple[int, int] = (0, 1)) -> Term:
    """借款期限自…起至…止, 约期为…至…; empty where no such term is printed.

    `listed` is the place of the loan in a list: its terms stand in a list too, or one holds for all.
    """
    return placed(islice(_terms(page, start, end), MOST), listed) or Term()


def _terms(page: Page, start: int, end: int) -> Iterator[Term]:
    text, found = page.text, dates_in(page, start, end)
    behind = -1  # where the term before ends: a list of terms names what it lists once
    for first, second in pairwise(found):
        if second.span.start - first.span.end > 4 or not _UNTIL.fullmatch(
            text, first.span.end, second.span.start
        ):
            continue
        if _is_term(text, start, first.span.start, second.span.end) or (
            behind > 0 and _AND.fullmatch(text, behind, first.span.start)
        ):
            behind = second.span.end
            term = Term(first.iso, _dated(second, first))
            if term.start or term.end:
                yield term


_AND = re.compile(r"(?:止)?[、，和及与]{1,2}自?")
# 今借到乙1万元，从2010年1月1日起到同年3月1日: the note of a loan goes on with its term.
_OF_NOTE = re.compile(
    r"借[^。；\n]{0,60}元(?:整|正)?(?:\([^()]{0,12}\))?[，。、；]?(?:从|自|由|时间|用期)?\Z"
)
_RUNS = re.compile(r"(?:止|期间)?[^，。；\n(]{0,6}(?:利|计|按|共|分|已)")


def _is_term(text: str, start: int, begin: int, stop: int) -> bool:
    """Whether two days are the term of a loan, by the words before them."""
    head = text[max(start, begin - 24) : begin]
    clauses = _BREAKS.split(head)
    leads = len(clauses) > 1 and _TERM_TOLD.search(clauses[-2])
    head = clauses[-2] + clauses[-1] if leads else clauses[-1]
    if _term_word().search(head):
        return not _NO_TERM.search(head)
    return _OF_NOTE.search(text, max(start, begin - 80), begin) is not None and not _RUNS.match(text, stop)


def _dated(second: DateValue, first: DateValue) -> str | None:
    """The second day of a period; without a year it takes that of the first."""
    if second.iso or second.year or not (second.month and second.day and first.year):
        return second.iso
    return f"{first.year:04d}-{second.month:02d}-{second.day:02d}"


# --- due date --------------------------------------------------------------------------------------------

_PAY = r"(?:还清|偿还|归还|还款|付清|清偿|返还|还本|结清|偿清|全部还|还)"


@cache
def _due_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:到期日|还款日|还款日期|还款时间|归还日期|归还时间|还款期限|借款期限|借期|贷款期限|期限|到期时间|到期|还期|约期|届满日|(?:届满|到期|期满)之日|清偿日期)"
        r"(?:约定)?(?:为|是|即|：|至|到|定为|定于|于|届满)*\Z"
    )


@cache
def _due_after() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<by>以?之?前|底前?|内|到期|届满|止)?(?:，|一次性|全部|全额|将|本息|本金|借款|款项|上述|予以|应|无条件|连本带息|该款|一并|分期){{0,4}}{_PAY}"
        r"(?!了|过|的)(?P<part>[^，。；]{0,6}\d[\d.，]*万?元(?![^，。；]{0,4}前))?"
    )


# 该借款于2021年12月7日到期: said of the loan, not of a stretch of time that ended.
_FALLS_DUE = re.compile(
    r"(?:，(?:上述|该)?(?:笔)?(?:借款|贷款|借款合同|贷款合同))?(?:到期|届满|期满)(?!后|前|日|未|不|债)"
)
_LAST_PART = re.compile(r"(?:还|付|偿)清(?:最后|全部(?:借款|本息|本金))")
_LAST_OF_TERM = re.compile(
    r"(?:借款|贷款)(?:期限|期间)(?:约定|[为是：，自从由起始个年月日天l\d一二三四五六七八九十]){0,40}[至到]\Z"
)
_OF_LOAN = re.compile(r"借款|贷款|期限|借期|债务")
_PROMISED = re.compile(
    r"约定|载明|内容|承诺|保证|定于|今借|借到|答应|商定|同意|协议|借条|借据|争取|期限|许诺|表示|口头"
)
_FIXED = re.compile(r"(?:定|约|承诺|保证|限)于[^，。；]{0,16}\Z")
_NO_PROMISE = re.compile(r"判决|调解|裁定|达成如下|起诉|已于|仍未|未能|没有归还|没有还|利息")


def read_due(
    page: Page, start: int, end: int, listed: tuple[int, int] = (0, 1), whole: float | None = None
) -> str | None:
    """The last day for paying back, from 还款日期为…, 于…前还清, 1998年底前还清.

    `whole`: the sum lent; a day for paying back another sum is one of several (约定于5月1日前归还2万元).
    """
    days = (date.iso for date in dates_in(page, start, end) if _is_due(page, date, start, end, whole))
    due = placed(islice((day for day in days if day), MOST), listed)
    return due or _at_year_end(page.text, start, end)


def _is_due(page: Page, date: DateValue, start: int, end: int, whole: float | None) -> bool:
    """Whether a day is the last for paying back, by the words before or behind it."""
    text, span = page.text, date.span
    if _due_before().search(text, max(start, span.start - 12), span.start):
        return _UNTIL.match(text, span.end) is None
    if _LAST_OF_TERM.search(text, max(start, span.start - 48), span.start):
        return True  # 贷款期限为60个月，自3月l5日至2007年3月15日: the first day may be torn
    falls = _FALLS_DUE.match(text, span.end)
    if falls and _OF_LOAN.search(text, max(start, span.start - 48), falls.end()):
        return True
    if _LAST_PART.match(text, span.end):
        return True
    after = _due_after().match(text, span.end)
    if after is None:
        return False
    low = sentence_at(text, span.start, start, end)[0]
    clause = text[max(low, span.start - 40) : span.start]
    if _NO_PROMISE.search(clause[clause.rfind("，") + 1 :]):
        return False
    if after["part"] is not None and _FIXED.search(clause) is None:
        # 2016年2月2日还款2万元: part of it, paid already
        promised = after["by"] is not None and _PROMISED.search(clause) is not None
        return promised and any(m.amount == whole for m in sums_in(page, *after.span("part")))
    return after["by"] is not None or _PROMISED.search(clause) is not None


@cache
def _year_end() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<year>(?:19|20)\d\d|(?<!\d)\d\d)年?(?:年?(?:底|末)之?以?前?|年内)(?:[^。；\n，]{{0,10}}?){_PAY}(?!了|过|的)"
        rf"|(?P<year2>(?:19|20)\d\d)年(?P<month>\d{{1,2}})月(?:底|末)之?以?前?(?:[^。；\n，]{{0,8}}?){_PAY}(?!了|过|的)"
        r"|(?:还款|归还|到期|偿还)(?:日期|时间|日|期限)(?:约定)?为(?P<year3>(?:19|20)\d\d)年(?P<month3>\d{1,2})月(?:份|底|末)"
    )


def _at_year_end(text: str, start: int, end: int) -> str | None:
    """2012年底前还清 is the last day of that year, 2012年6月底前 the last of that month."""
    if (
        text.find("底", start, end) < 0
        and text.find("年内", start, end) < 0
        and text.find("末", start, end) < 0
        and text.find("月份", start, end) < 0
    ):
        return None
    match = _year_end().search(text, start, end)
    if match is None or text[max(start, match.start() - 2) : match.start()] in ("农历", "阴历"):
        return None
    year = int(match["year"] or match["year2"] or match["year3"])
    year = year if year >= 100 else year + (1900 if year >= 50 else 2000)
    month = int(match["month"] or match["month3"] or 12)
    if not 1 <= month <= 12:
        return None
    last = 31 if month in (1, 3, 5, 7, 8, 10, 12) else 30 if month != 2 else 28 + (year % 4 == 0)
    return f"{year:04d}-{month:02d}-{last:02d}"


# --- delivery --------------------------------------------------------------------------------------------


@cache
def _passing() -> re.Pattern[str]:
    return re.compile(
        r"(?P<cash>现金(?!流|支票|转账|转帐|汇|存)|现款|取现给|现钞)"
        r"|(?P<transfer>转账|转帐|转款|转给|转入|转至|转付|转汇|[放贷收]款账[号户]|指定的?(?:银行)?[账帐][户号]|划入|划至|拨入|打到|转到|网转|汇款|汇给|汇入|汇至|汇付|电汇|打款|打入|打给|存入|划款|划付|划转|网银|网上银行|银行卡|微信|支付宝|支票|汇票|本票|卡号)"
    )


_BACK = re.compile(
    r"还款|偿还|归还|返还|已还|还了|付息|利息|付清|还给|还清|债权转|冻结|扣划|[付收]息|租金|货款|工程款|罚息"
)
_DENIED = re.compile(r"没有|未|并非|不|无")


def read_delivery(page: Page, start: int, end: int, returns: Callable[[int], bool] | None = None) -> str:
    """`cash`, `transfer`, `mixed` or `unknown`, from the clauses that do not tell of paying back.

    `returns` says of a page offset whether the borrower is the one who pays there.
    """
    text, met, noted = page.text, set[str](), False
    for match in _passing().finditer(text, start, end):
        first = max(text.rfind(mark, start, match.start()) for mark in "，。；：\n") + 1
        stops = [at for mark in "，。；\n" if (at := text.find(mark, match.end(), end)) != -1]
        clause = text[max(first, start) : min(stops, default=end)]
        if _BACK.search(clause) or _DENIED.search(clause) or _is_unticked(text, *match.span()):
            continue
        if match["cash"] and _NOTED.search(text, max(first, match.start() - 24), match.start()):
            noted = True  # 今借到甲现金2万元: notes print the word whichever way the money passed
        elif returns is None or not returns(match.start()):
            met.add(match.lastgroup or "")
    if noted and not met:
        met.add("cash")
    return "mixed" if len(met) > 1 else met.pop() if met else "unknown"


_NOTED = re.compile(r"(?:[今现兹]借|借到|收到)[^，。；：以用]{0,16}\Z|借款?\Z")
_UNTICKED, _TICKED = frozenset("☐□"), frozenset("☑■√✓☒")


def _is_unticked(text: str, start: int, end: int) -> bool:
    """Whether a choice of a form (☐现金 ☑转账, 现金☐ 转账☑) is left open; boxes stand all before or all behind."""
    before, after = text[start - 1 : start], text[end : end + 1]
    boxes = _TICKED | _UNTICKED
    if before in boxes and after in boxes:
        line = text[text.rfind("\n", 0, start) + 1 : start]
        opens = next((at for at, char in enumerate(line) if char in boxes), 0)
        return (before if not opens or line[opens - 1] in "：，" else after) in _UNTICKED
    if before in boxes:
        return before in _UNTICKED
    return after in _UNTICKED
