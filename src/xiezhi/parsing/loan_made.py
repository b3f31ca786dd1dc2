"""When a loan was made: the day told with it."""

from __future__ import annotations

import re

from xiezhi.parsing.loan_days import days_listed
from xiezhi.parsing.loan_stretches import sentence_at
from xiezhi.parsing.loan_tellings import OWED, Telling
from xiezhi.parsing.loan_terms import dates_in
from xiezhi.parsing.page import Page
from xiezhi.text import DateValue
from xiezhi.text.expressions import expression

_BEFORE = re.compile(
    r"截[止至]|起诉|立案|归还|偿还|还清|到期(?!的)|判决|申请(?!人)|成立|登记结婚|出生|[古旧]历"
)
_HANDED = re.compile(
    r"转账|转帐|汇款|转款|交付|给付|支付|出具|发放|放款|打款|汇入|转入|借条|借据|收条|签订|立下|书写|打入"
)
_PAID_BACK = re.compile(r"归还了|偿还了|还了|已归还|已偿还|剩余|尚欠|尚余|未还|催讨|催要|结算")
_SUIT = re.compile(
    r"[^，。；]{0,16}?(?:起诉|诉至|法院|提起诉讼|立案|申请支付令|申请仲裁|申请(?:强制)?执行|申报债权)"
)
# 根据2014年10月21日公安局的《询问笔录》: the day of a record.
_RECORD = re.compile(r"[^，。；：借贷汇转]{0,24}(?:笔录|判决|裁定|鉴定|调解书|起诉状|听证|公证书|执行证书)")
_STOP = re.compile(r"[，。；：\n]")
# A sentence that goes on with what the one before began: …签订借款合同。约定借款金额为….
_GOES_ON = re.compile(
    r"(?:其中|双方|主要|该|上述|合同|协议|借款合同|借条|借据|内容)*(?:约定|载明|写明|内容为|记载)"
)
_SAME_DAY = re.compile(r"当[日天]|同[日天]")


def made_on(page: Page, telling: Telling) -> str | None:
    """The day of the loan (`YYYY-MM-DD`): printed before it in its sentence, else of the handing over behind it."""
    if telling.kind == OWED:
        return None
    first, last = telling.sentence
    place, count = telling.listed
    if count > 1:
        days = days_listed(page.text, first, telling.word) or days_listed(page.text, telling.end, last)
        if len(days) == count:
            return days[place]
    before = [d for d in dates_in(page, first, telling.word) if not (d.lunar or _is_other(page, d))]
    if before:
        return _nearest(page, before, telling)
    after = [
        d
        for d in dates_in(page, telling.end, last)
        if _HANDED.match(page.text, *_behind(page, d, last))
        and not _PAID_BACK.search(page.text, telling.end, d.span.start)
        and not _is_other(page, d)
    ]
    if after:
        return after[0].iso
    return _sentence_before(page, telling)


def _is_last(page: Page, date: DateValue) -> bool:
    """Whether a day is told as the end of a term: 还款期限为2012年11月21日."""
    return (
        expression(r"(?:期限?|还款日?期?)[为是：]?\Z").search(
            page.text[max(0, date.span.start - 8) : date.span.start]
        )
        is not None
    )


def _behind(page: Page, date: DateValue, last: int) -> tuple[int, int]:
    """From the first word of handing over behind a date, where one stands in the same clause."""
    comma = page.text.find("，", date.span.end, last)
    stop = last if comma < 0 else comma
    match = _HANDED.search(page.text, date.span.end, stop)
    return (match.start(), stop) if match else (stop, stop)


def _is_other(page: Page, date: DateValue) -> bool:
    head = _STOP.split(page.text[max(0, date.span.start - 6) : date.span.start])[-1]
    tail = page.text[date.span.end : date.span.end + 6]
    if _SUIT.match(page.text, date.span.end) or _RECORD.match(page.text, date.span.end):
        return True
    return _BEFORE.search(head) is not None or tail.startswith(("前", "之前", "起诉", "至今", "判决"))


_JOINED = re.compile(r"[、和及与，]|(?:起|开始)?(?:陆续)?[至到]")


def _nearest(page: Page, dates: list[DateValue], telling: Telling) -> str | None:
    """The date nearest before; several days told together give none."""
    text = page.text
    if len(dates) > 1 and _JOINED.fullmatch(text, dates[-2].span.end, dates[-1].span.start):
        return None
    return dates[-1].iso


def _sentence_before(page: Page, telling: Telling) -> str | None:
    """The day that the sentence before gives, where this one leans on it (当日, 该合同约定)."""
    low = telling.stretch.start
    begin = telling.sentence[0]
    leans = _SAME_DAY.search(page.text, begin, telling.start) or _GOES_ON.match(page.text, begin)
    if begin <= low or leans is None:
        return None
    first, last = sentence_at(page.text, telling.sentence[0] - 2, low, telling.sentence[0])
    dates = [d for d in dates_in(page, first, last) if not (_is_other(page, d) or _is_last(page, d))]
    return dates[-1].iso if dates else None
