"""What an enforcement document says is enforced (申请执行标的): the application, its sum, the enforcement fee.

An application for enforcement (申请执行) asks for what the title enforced orders: the sum is told as the object of the
enforcement (执行标的), behind the application (要求被执行人给付…), or as what the title fixes. Interest that runs on
leaves the sum of the principal; several sums without a total are added up.
Rule: 民事诉讼法 (2023) art. 247; the object of enforcement: 法释〔1998〕15号 arts. 16, 18.
"""

from __future__ import annotations

import re

from xiezhi.parsing.claim_asked import Asked
from xiezhi.parsing.page import Page, Part
from xiezhi.parsing.sums import only_counts, sums_in
from xiezhi.text import Span
from xiezhi.text.expressions import expression
from xiezhi.text.money import Money

_APPLIED = re.compile(
    r"向(?:本院|[^，。；]{2,20}法院)[^，。；]{0,6}(?:提出)?申请(?:强制|恢复)*执行(?!人|异议)|申请(?:强制|恢复)+执行|申请执行(?=(?:剩余|余款|尚欠|欠款|其中|本金|借款|货款|人民币)?[^，。；人费]{0,4}\d[\d.，]*万?元)|(?:依据|根据)[^，。；]{2,40}的申请(?=[^。；]{0,60}执行)|要求被执行人(?=[^，。；]{0,60}(?:给付|支付|偿还|归还|履行|返还|赔偿))"
)
_OBJECT = re.compile(
    r"(?:立案|申请)*执行标的(?!物)(?:额|金额|款|为|是|人民币|共计|合计|总额|：)*|申请执行的?(?:款|金额|数额)(?:为|是|人民币|共计|：)*"
)
_FEE = re.compile(r"执行(?:申请)?费用?|申请执行费")
_COST = re.compile(
    r"(?:受理费|诉讼费用?|公告费|保全费|申请费)(?:用)?(?:人民币|各|为|计|：|的|共计|合计){0,3}$"
)
_FEE_BEFORE = re.compile(r"(?:执行费用?|申请执行费|申请费)(?:用)?(?:人民币|为|计|：|共计|合计){0,3}$")
_DONE = re.compile(
    r"(?:扣划|划拨|冻结|执行到位|到位|履行了|受偿|实现债权|已(?:经)?(?:给付|支付|履行|执行)|余额|存款)[^，。；]{0,14}$"
)
_TOTAL = re.compile(r"(?:合计|共计|总计|总额|标的额?|款项|金额|\))(?:为|人民币|计|：){0,2}$")
_OWES = re.compile(r"(?:判决|调解书|确定|判令|裁决|约定)[^。\n]{0,120}?(?:给付|支付|偿还|归还|返还|赔偿)")
_OBJECTION = re.compile(
    r"提出[^，。；]{0,16}(?:异议|复议)|申请(?:不予执行|复议|追加|变更)|不予执行[^，。；]{0,40}申请"
)
#: Papers that decide on an objection to enforcement, not on the enforcement itself.
OBJECTS = re.compile(
    r"(?<!未)(?<!未能)(?<!没有)(?<!不再)提出[^，。；]{0,16}(?:异议|复议)|(?:异议人|复议申请人|申请复议人|案外人)[^，。；]{0,40}(?:称|请求)|申请(?:不予执行|追加|变更[^，。；]{0,8}执行人)|不予执行[^，。；]{0,40}的申请"
)
_ASKS_NEXT = re.compile(r"\n?(?:申请执行人)?(?:要求|请求)被执行人")
_REACH = 260


def of_enforcement(page: Page) -> list[Asked]:
    """The application for enforcement and the fee asked with it; empty where nobody applied."""
    for kind in ("procedure_history", "claim_facts", "findings"):
        for part in page.all_of(kind):
            if found := _told(page, part):
                return found
    return []


def _told(page: Page, part: Part) -> list[Asked]:
    """What one part of the document tells of the application."""
    named = _OBJECT.search(page.text, part.start, part.end)
    applied = _APPLIED.search(page.text, part.start, part.end)
    if named is not None and (found := _of_object(page, named, part.end)):
        return found
    return _of_application(page, applied, Span(part.start, part.end)) if applied else []


def of_objection(page: Page) -> list[Asked]:
    """An objection, review or application not to enforce (不予执行) that prints no request asks for another ruling."""
    part = page.first("procedure_history", "claim_facts", "findings")
    told = _OBJECTION.search(page.text, part.start, part.end) if part else None
    if told is None:
        return []
    stops = _STOPS.search(page.text, told.start(), told.end() + 60)
    return [Asked("enforcement" if stops else "other", None, *told.span())]


#: 案外人提出书面异议，主张所购商铺不应执行.
_STOPS = re.compile(
    r"不应执行|不得执行|(?:停止|中止|排除|阻却)[^，。；]{0,12}执行|解除[^，。；]{0,12}(?:查封|冻结|扣押)"
)


def turns_on_objection(page: Page, number: str, begin: int) -> bool:
    """Whether an enforcement paper decides on an objection (执异, 执复), not on the enforcement itself.

    `number`: the paper's own number; one of plain enforcement (执1234号, 执恢12号) answers even where others object.
    """
    if expression(r"执(?:恢|保)?字?第?\d").search(number) and not expression(r"异|复|监|裁字").search(number):
        head = page.text[begin : begin + 400]
        return (
            expression(r"(?:异议人|复议申请人|案外人)[(：]").search(head) is not None
            or (
                expression(
                    r"申请(?:不予执行|追加|变更[^，。；]{0,8}执行人)|不予执行[^，。；]{0,40}的申请"
                ).search(
                    page.text[begin : begin + 1200],
                )
                is not None
            )
            or _PARTY_OBJECTS.search(page.text, begin, begin + 1200) is not None
        )
    return OBJECTS.search(page.text, begin, begin + 1200) is not None


_PARTY_OBJECTS = re.compile(
    r"(?:被执行人|申请执行人|利害关系人|异议人|案外人)(?![^，。；]{0,8}(?:未|没有|不))[^，。；]{0,40}(?:向本院|对[^，。；]{2,40})[^，。；]{0,10}提出[^，。；]{0,16}(?:异议|复议)"
)


def _of_object(page: Page, named: re.Match[str], end: int) -> list[Asked]:
    """执行标的为…: the sums up to the end of the sentence."""
    stop = _sentence_end(page.text, named.end(), end)
    amount, span = _sum(page, Span(named.start(), stop))
    if amount is None:
        return []
    return [
        Asked("enforcement", amount, named.start(), span),
        *_beside(page, Span(span, stop)),
        *(
            []
            if _holds_all(page, Span(named.start(), stop), amount)
            else _fees(page, Span(named.end(), stop))
        ),
    ]


def _holds_all(page: Page, span: Span, total: float) -> bool:
    """Whether a total adds up all sums before it, costs and fee too (本金…，受理费…，执行费…，共计…)."""
    parts = 0.0
    for money in sums_in(page, *span):
        if parts and abs(float(money.amount) - total) < 1:
            return abs(parts - total) < 1
        parts += 0 if only_counts(page.text, money, span) else float(money.amount)
    return False


def _beside(page: Page, span: Span) -> list[Asked]:
    """What the object of an enforcement names beside its sum: interest that runs on, the costs of the suit."""
    found: list[Asked] = []
    if interest := _RUNS_ON.match(page.text, *span):
        found.append(Asked("interest", None, *interest.span()))
    for money in sums_in(page, *span):
        cost = _COST.search(page.text, max(span.start, money.span.start - 16), money.span.start)
        if cost:
            found.append(Asked("fees", float(money.amount), cost.start(), money.span.end))
    return found


_RUNS_ON = re.compile(r"(?:及|和|并支付|以及|，)?(?:相应的?|逾期)?利息(?=[，。(]|$)")


def _of_application(page: Page, applied: re.Match[str], part: Span) -> list[Asked]:
    """申请执行, 要求…: what is asked behind it, else what the title before or behind it fixes."""
    text = page.text
    stop = _sentence_end(text, applied.end(), part.end)
    start, end = applied.span()
    behind = Span(end, stop)
    amount, last = _sum(page, behind)
    if amount is None:
        before = Span(max(part.start, text.rfind("\n", part.start, start) + 1), start)
        amount = _fixed(page, before)
    if amount is None and (asks := _ASKS_NEXT.match(text, stop + 1, part.end)):
        behind = Span(asks.end(), _sentence_end(text, asks.end(), part.end))
        amount, last = _sum(page, behind)
    if amount is None:
        owes = _OWES.match(text, stop + 1, part.end) or _OWES.search(text, stop, min(part.end, stop + 60))
        amount = _fixed(page, Span(owes.start(), _sentence_end(text, owes.end(), part.end))) if owes else None
    return [Asked("enforcement", amount, start, max(end, last)), *_fees(page, behind)]


def _sentence_end(text: str, start: int, end: int) -> int:
    """Where the sentence ends, at most `_REACH` characters on."""
    stop = min(
        [at for at in (text.find("。", start, end), text.find("\n", start, end)) if at >= 0], default=end
    )
    return min(stop, start + _REACH, end)


def _sum(page: Page, span: Span) -> tuple[float | None, int]:
    """The sum asked for in a stretch: a total, one sum, or several added up; and where it ends."""
    sums = [m for m in sums_in(page, *span) if _counts(page.text, m, span)]
    if not sums:
        return None, span.start
    for money in sums:
        if _TOTAL.search(page.text, max(span.start, money.span.start - 12), money.span.start):
            known = sum(m.amount for m in sums if m.span.start < money.span.start)
            fees = sum(one.amount or 0 for one in _fees(page, span))
            if known and abs(float(money.amount) - float(known) - fees) < 1:
                return float(known), money.span.end
            return float(money.amount), money.span.end
    return float(sum(m.amount for m in sums)), sums[-1].span.end


def _counts(text: str, money: Money, span: Span) -> bool:
    """Whether a sum is asked for: no base, cost, or sum already collected."""
    lead = text[max(span.start, money.span.start - 24) : money.span.start]
    return not (
        only_counts(text, money, span) or _COST.search(lead) or _FEE_BEFORE.search(lead) or _DONE.search(lead)
    )


def _fixed(page: Page, span: Span) -> float | None:
    """The one sum that the title enforced fixes; None where it fixes several or interest that runs on."""
    sums = [m for m in sums_in(page, *span) if _counts(page.text, m, span)]
    if "利息" in span.of(page.text):
        return None
    if len({m.amount for m in sums}) == 1:
        return float(sums[0].amount)
    total = [m for m in sums if _TOTAL.search(page.text, max(span.start, m.span.start - 12), m.span.start)]
    return float(total[0].amount) if len(total) == 1 else None


def _fees(page: Page, span: Span) -> list[Asked]:
    """The enforcement fee (执行费) that the debtor is asked to bear."""
    fee = _FEE.search(page.text, *span)
    if fee is None:
        return []
    money = next(
        (m for m in sums_in(page, fee.end(), min(span.end, fee.end() + 30)) if m.span.start - fee.end() <= 8),
        None,
    )
    if money is None:
        return []
    return [Asked("fees", float(money.amount), fee.start(), money.span.end)]
