"""One order to pay, read clause by clause: who pays (义务人), whom (权利人), how much.

被告甲于本判决生效后十日内偿还原告乙借款10万元及利息2万元 — the party before the verb pays the party after it; 向/给/对
turn a party before the verb into the one who is paid; 由 names the payer wherever it stands. Sums that only count
(以10万元为基数), limit (在12万元范围内) or recall (已付3万元) are no orders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.page import Page
from xiezhi.parsing.sums import ordered_sums, sums_in
from xiezhi.schema import Party
from xiezhi.schema.values import plain_value
from xiezhi.text import Span
from xiezhi.text.expressions import expression
from xiezhi.text.money import Money

__all__ = ["Frame", "Group", "Order", "parties_in", "read_orders", "sums_in"]


@dataclass(frozen=True, slots=True)
class Group:
    """Parties named together (被告甲、乙), in page offsets."""

    start: int
    end: int
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """A sum with who pays and who is paid; empty tuples where the clause does not say.

    `owed`: the clause only says that the sum is owed (欠); a payment agreed on beside it may be less.
    """

    payers: tuple[Party, ...]
    payees: tuple[Party, ...]
    amount: float
    start: int
    end: int
    owed: bool = False


@plain_value
class Frame:
    """Who pays whom, as told so far: later clauses and sub-items leave it unsaid."""

    payers: tuple[Party, ...] = ()
    payees: tuple[Party, ...] = ()


@cache
def _verb() -> re.Pattern[str]:
    words = (
        r"偿还|归还|支付|给付|返还|退还|退赔|赔偿|补偿|赔付|理赔|清偿|偿付|交付|交还|退回|付清|还清|发还|补发|发放|补足|"
        r"给予|承付|缴付|付给|付还|退付|返回|划付|汇付|付款|还款|拖欠|尚欠|欠付|结欠|欠(?!条|据|缴)|"
        r"付(?=[给清\d]|人民币|原告|被告)|赔(?=[给\d]|人民币|原告|被告)|还(?=[清\d]|人民币)|承担(?=(?:人民币)?[\d，.]{1,16}元的?(?:赔偿|补偿|给付|支付|还款)责任)|承担(?=(?:赔付|赔偿|给付|支付)责任)"
        r"|负担(?=(?:原告|被上诉人|上诉人|申请人)[^，。；]{2,60}(?:费|金|损失|款)[^，。；费]{0,8}\d)"
    )
    return re.compile(
        rf"(?<![未已垫预])(?P<verb>{words})"
        r"(?![款金额责义协令凭宝]|(?:责任|义务|限额|范围|的责任|期限|能力|完毕)|清(?:之日|时|止|为止))"
    )


_RECEIVER = re.compile(r"(?:向|给|对|为|支付给|给予|付给)$")
#: 对张某的借款本金5万元承担赔付责任: whose debt it is, not who is paid.
_DEBT_OF = re.compile(r"的(?:上述|全部|所欠|尚欠|逾期)*(?:借款|贷款|债务|欠款|货款|本金)")
_BY = re.compile(r"(?:由|限|责令|判令|同意|要求|令)$")
_JOIN = re.compile(
    r"(?:[、和及与]|以及|共同|连带|暨|[二两三四五六七八]?(?:被告|原告|第三人|上诉人|被上诉人|申请人|被申请人)|\((?:[^()]{0,24})\))*"
)


def parties_in(page: Page, cast: Cast, start: int, end: int) -> list[Group]:
    """The parties named in a stretch, those joined by 、 or 和 together."""
    groups: list[Group] = []
    for named, last, party in cast.mentions(start, end):
        first = _with_role(page.text, named, start)
        if groups and (first <= groups[-1].end or _JOIN.fullmatch(page.text, groups[-1].end, first)):
            old = groups[-1]
            parties = old.parties if party in old.parties else (*old.parties, party)
            groups[-1] = Group(old.start, max(last, old.end), parties)
        else:
            groups.append(Group(first, last, (party,)))
    return groups


_ROLE = re.compile(
    r"(?:[二两三四五六七八]?(?:被上诉人|上诉人|再审申请人|被申请人|申请人|被告人?|原告人?|第三人|被反诉人|反诉人|债务人|债权人)"
    r"[一二三四五]?(?:\([^()]{0,24}\))?：?)+$"
)


def _with_role(text: str, start: int, floor: int) -> int:
    """Where a mention starts with the role words before the name (被告(反诉原告)张某)."""
    match = _ROLE.search(text, max(floor, start - 40), start)
    return match.start() if match else start


def read_orders(page: Page, cast: Cast, start: int, end: int, frame: Frame) -> tuple[list[Order], Frame]:
    """The orders of one item and the frame that stands at its end."""
    orders: list[Order] = []
    for first, last in _sentences(page.text, start, end):
        found, frame = _read_sentence(page, cast, Span(first, last), frame)
        orders.extend(found)
    return _without_spread(page.text, orders, end), frame


_SPREAD = re.compile(
    r"分[^，。；]{1,4}期|分期(?!手续费|费|本金|透支)|每(?:个)?月|每季度?|每年|逐月|按月|按季|(?:此|该|上述|以上|上列)(?:笔|项)?(?:款|借款|货款|欠款)项?(?:被告|由|于|在|应|分)"
)
_WAIVED = re.compile(r"放弃|减免|免除|不再主张")


def _without_spread(text: str, orders: list[Order], end: int) -> list[Order]:
    """The sum, not the instalments it is paid in (此款于…前付…, 每月付…); what is paid, not the larger debt waived in part."""
    if len(orders) < 2:
        return orders
    debt = [order for order in orders if order.owed]
    paid = [order for order in orders if not order.owed]
    if debt and abs(sum(o.amount for o in debt) - sum(o.amount for o in paid)) < 1:
        return debt
    if orders[0].owed and _WAIVED.search(text, orders[0].end, end):
        return [order for order in orders if not order.owed] or orders
    spread = _SPREAD.search(text, orders[0].end, end)
    return [order for order in orders if order.start < spread.start()] if spread else orders


_LONGEST = 1500  # an order is a sentence; what is longer was never written by a court and is read in pieces


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences, none longer than `_LONGEST`; a stop inside brackets ends none."""
    begin = start
    for match in expression(r"[。；\n]+|\([^()]{0,2000}\)").finditer(text, start, end):
        if text[match.start()] != "(":
            yield from _pieces(begin, match.start())
            begin = match.end()
    yield from _pieces(begin, end)


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    for begin in range(start, max(end, start + 1), _LONGEST):
        yield begin, min(begin + _LONGEST, end)


_COSTS = re.compile(r"受理费|诉讼费")
# 上述一、二项合计15449元: what the items before come to is no further order.
_ADDS_UP = re.compile(
    r"(?:上述|以上|前述|上列)?第?[一二三四五六七八九十、\d]{1,12}项(?:款项|款|费用|金额)?(?:合计|共计|总计)"
)
#: 以上款项相抵，乙应支付甲…: what is left of the orders before is no further one.
_SETS_OFF = re.compile(r"(?:上述|以上|前述)[^，。；]{0,12}(?:相抵|抵销|折抵|冲抵|互抵|品迭)")
_ASIDE = re.compile(r"\([^()]*\)")
_SEVERALLY = re.compile(r"分别")


def _read_sentence(page: Page, cast: Cast, span: Span, frame: Frame) -> tuple[list[Order], Frame]:
    text = page.text
    sums = ordered_sums(text, sums_in(page, *span), span)
    groups = parties_in(page, cast, *span)
    verbs = list(_verb().finditer(text, *span))
    if verbs and "(" in text[span.start : verbs[-1].start()]:
        asides = [match.span() for match in _ASIDE.finditer(text, *span)]
        verbs = [v for v in verbs if not any(a < v.start() < b for a, b in asides)] or verbs
    if verbs and _COSTS.search(text, span.start, verbs[0].start()):
        return [], frame
    if _ADDS_UP.match(text, *span) or _SETS_OFF.match(text, *span):
        return [], frame
    if not verbs:
        return _verbless(page, span, sums, groups, frame)
    orders: list[Order] = []
    since = span.start
    for index, verb in enumerate(verbs):
        until = verbs[index + 1].start() if index + 1 < len(verbs) else span.end
        frame, used = _roles(text, groups, verb, since, until, frame)
        scope = [money for money in sums if verb.end() <= money.span.start < until]
        if index == 0 and not scope:
            scope = [money for money in sums if money.span.start < verb.start()]
        since = max(verb.end(), used)
        orders.extend(
            _assign(text, groups, scope, frame, Span(max(span.start, verb.start() - 40), verb.end()))
        )
    return orders, frame


def _assign(text: str, groups: list[Group], scope: list[Money], frame: Frame, lead: Span) -> Iterator[Order]:
    """Each sum with its parties: 分别 shares sums out in order, a name right before a sum is paid that sum."""
    owed = text[: lead.end].endswith("欠")
    severally = len(scope) > 1 and _SEVERALLY.search(text, lead.start, lead.end + 4) is not None
    for index, money in enumerate(scope):
        payers, payees = frame.payers, frame.payees
        if severally and len(payees) == len(scope):
            payees = (payees[index],)
        elif severally and len(payers) == len(scope):
            payers = (payers[index],)
        elif index:
            named = [
                g
                for g in groups
                if scope[index - 1].span.end <= g.start and 0 <= money.span.start - g.end <= 3
            ]
            payees = named[0].parties if named else payees
        yield Order(payers, payees, float(money.amount), money.span.start, money.span.end, owed)


def _verbless(
    page: Page, span: Span, sums: Sequence[Money], groups: list[Group], frame: Frame
) -> tuple[list[Order], Frame]:
    """1、借款本金300万元 under a heading that named the parties."""
    if groups and not sums:
        return [], Frame(groups[0].parties, frame.payees)  # a line broken before its verb
    if not frame.payers or groups:
        return [], frame
    return [Order(frame.payers, frame.payees, float(m.amount), m.span.start, m.span.end) for m in sums], frame


def _roles(
    text: str, groups: list[Group], verb: re.Match[str], since: int, until: int, frame: Frame
) -> tuple[Frame, int]:
    """Who pays and who is paid at a verb, and up to where names are used; what is unsaid is taken over from the frame."""
    before = [group for group in groups if since <= group.start < verb.start()]
    after = [group for group in groups if verb.end() <= group.start < until]
    payers: tuple[Party, ...] = ()
    payees: tuple[Party, ...] = ()
    last = since
    for group in before:
        if _RECEIVER.search(text, max(since, group.start - 3), group.start):
            payees = payees if _DEBT_OF.match(text, group.end) else group.parties
        elif not payers:
            payers, last = group.parties, group.end
        elif _BY.search(text, max(since, group.start - 3), group.start) or "，" in text[last : group.start]:
            payees, payers, last = payees or payers, group.parties, group.end
    used = verb.end()
    for position, group in enumerate(after):
        gap = text[verb.end() : group.start]
        near = position == 0 and len(gap) <= 6 and not expression(r"[\d，；]").search(gap)
        if not near and text[group.start - 1] not in "给予":
            break
        payees, used = group.parties, group.end
    if payers and not payees and payers == frame.payees:
        payees = frame.payers  # 甲尚欠乙…，乙还应支付…: the sides change
    return Frame(payers or frame.payers, payees or frame.payees), used
