"""One order to pay, read clause by clause: who pays (义务人), whom (权利人), how much.

被告甲于本判决生效后十日内偿还原告乙借款10万元及利息2万元 — the party before the verb pays the party after it; 向/给/对
turn a party before the verb into the one who is paid; 由 names the payer wherever it stands. Sums that only count
(以10万元为基数), limit (在12万元范围内) or recall (已付3万元) are no orders.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.page import Page
from xiezhi.schema import Party
from xiezhi.text import Span
from xiezhi.text.money import Money


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


@dataclass(frozen=True, slots=True)
class Frame:
    """Who pays whom, as told so far: later clauses and sub-items leave it unsaid."""

    payers: tuple[Party, ...] = ()
    payees: tuple[Party, ...] = ()


@cache
def _verb() -> re.Pattern[str]:
    words = (
        r"偿还|归还|支付|给付|返还|退还|退赔|赔偿|补偿|赔付|理赔|清偿|偿付|交付|交还|退回|付清|还清|发还|补发|发放|补足|"
        r"给予|承付|缴付|付给|付还|退付|返回|划付|汇付|付款|还款|拖欠|尚欠|欠付|结欠|欠(?!条|据|缴)|"
        r"付(?=[给清\d]|人民币|原告|被告)|赔(?=[给\d]|人民币|原告|被告)|还(?=[清\d]|人民币)|承担(?=(?:人民币)?[\d，.]{1,16}元的?(?:赔偿|补偿|给付|支付|还款)责任)"
    )
    return re.compile(
        rf"(?<![未已垫预])(?P<verb>{words})"
        r"(?![款金额责义协令凭宝]|(?:责任|义务|限额|范围|的责任|期限|能力|完毕)|清(?:之日|时|止|为止))"
    )


_RECEIVER = re.compile(r"(?:向|给|对|为|支付给|给予|付给)$")
_BY = re.compile(r"(?:由|限|责令|判令|同意|要求|令)$")
_JOIN = re.compile(
    r"(?:[、和及与]|以及|共同|连带|暨|[二两三四五六七八]?(?:被告|原告|第三人|上诉人|被上诉人|申请人|被申请人)|\((?:[^()]{0,24})\))*"
)
_COUNTS_AFTER = re.compile(
    r"(?:[的之]?(?:本金|借款|款项|货款|欠款|工程款|总额|未付款|债务)?)(?:为(?:基数|本金|基准|计算|限|基础|标准)|作为?(?:基数|本金)|计息|计算(?:利息)?|为|的标准)"
    r"|(?:的)?(?:责任)?(?:范围|限额|额度|限度)|(?:以内|之内|内)|[/／每]|的(?:利率|月|日|年)|(?:的)?[一二三四两\d.]+%|(?:银行)?存款|价值"
)
_COUNTS_BEFORE = re.compile(
    r"(?:以|按|按照|从|就|基数为?|本金为?计算|每(?:月|日|天|年|季度|平方米|人|吨|次|期)|每[^，。；]{0,6}|不超过|超过|扣除|扣减|扣|减去|除|抵扣|冲抵|"
    r"(?:以|按)[^，。；]{0,12}(?:本金|借款|货款|款项?|欠款|贷款)|"
    r"(?:已|先行|扣除[^，。；]{0,12})垫付的?[^，。；]{0,8}|预付(?:的)?|限额|价值|作价|为基数|投保|保险金额为|单价|标准为?|月租金为?)(?:人民币|¥)?$"
)
_RECALLED = re.compile(
    r"已(?:经)?(?:先行)?(?:支付|给付|付|垫付|赔付|赔偿|偿还|归还|收取|交纳|缴纳|履行)(?:的|了)?[^，。；]{0,10}(?:人民币|¥)?$"
)
_PAID_BACK = re.compile(r"(?:返还|退还|退回|退付|退赔|赔偿|支付|给付|偿还|归还).*已")
_TOTAL = re.compile(
    r"(?:合计|共计|总计|总额|总共|计|共|小计|合共|两项|各项|上述)(?:款项?|金额|损失|人民币|费用|为|：)*$"
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


def sums_in(page: Page, start: int, end: int) -> list[Money]:
    """The sums in yuan of a stretch."""
    first = bisect_left(page.money, start, key=lambda money: money.span.start)
    last = bisect_left(page.money, end, key=lambda money: money.span.start)
    return [money for money in page.money[first:last] if money.currency == "CNY"]


def read_orders(page: Page, cast: Cast, start: int, end: int, frame: Frame) -> tuple[list[Order], Frame]:
    """The orders of one item and the frame that stands at its end."""
    orders: list[Order] = []
    for first, last in _sentences(page.text, start, end):
        found, frame = _read_sentence(page, cast, Span(first, last), frame)
        orders.extend(found)
    return _without_spread(page.text, orders, end), frame


_SPREAD = re.compile(
    r"分[^，。；]{1,4}期|分期|每(?:个)?月|每季度?|每年|逐月|按月|按季|(?:此|该|上述|以上|上列)(?:笔|项)?(?:款|借款|货款|欠款)项?(?:被告|由|于|在|应|分)"
)
_WAIVED = re.compile(r"放弃|减免|免除|不再主张")


def _without_spread(text: str, orders: list[Order], end: int) -> list[Order]:
    """The sum, not the instalments it is paid in (此款于…前付…, 每月付…); what is paid, not the larger debt waived in part."""
    if len(orders) < 2:
        return orders
    if orders[0].owed and _WAIVED.search(text, orders[0].end, end):
        return [order for order in orders if not order.owed] or orders
    spread = _SPREAD.search(text, orders[0].end, end)
    return [order for order in orders if order.start < spread.start()] if spread else orders


_LONGEST = 1500  # an order is a sentence; what is longer was never written by a court and is read in pieces


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences, none longer than `_LONGEST`; a stop inside brackets ends none."""
    begin = start
    for match in re.compile(r"[。；\n]+|\([^()]{0,2000}\)").finditer(text, start, end):
        if text[match.start()] != "(":
            yield from _pieces(begin, match.start())
            begin = match.end()
    yield from _pieces(begin, end)


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    for begin in range(start, max(end, start + 1), _LONGEST):
        yield begin, min(begin + _LONGEST, end)


_COSTS = re.compile(r"受理费|诉讼费")
_SEVERALLY = re.compile(r"分别")


def _read_sentence(page: Page, cast: Cast, span: Span, frame: Frame) -> tuple[list[Order], Frame]:
    text = page.text
    sums = _ordered(text, sums_in(page, *span), span)
    groups = parties_in(page, cast, *span)
    verbs = list(_verb().finditer(text, *span))
    if verbs and _COSTS.search(text, span.start, verbs[0].start()):
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
            payees = group.parties
        elif not payers:
            payers, last = group.parties, group.end
        elif _BY.search(text, max(since, group.start - 3), group.start) or "，" in text[last : group.start]:
            payees, payers, last = payees or payers, group.parties, group.end
    used = verb.end()
    for position, group in enumerate(after):
        near = position == 0 and group.start - verb.end() <= 6
        if not near and text[group.start - 1] not in "给予":
            break
        payees, used = group.parties, group.end
    return Frame(payers or frame.payers, payees or frame.payees), used


def _ordered(text: str, sums: list[Money], span: Span) -> list[Money]:
    """The sums that are ordered: no bases, limits, recalled payments; a total or its parts, not both."""
    kept = [money for money in sums if not only_counts(text, money, span) and not _is_cost(text, money, span)]
    return _without_double(text, kept)


def only_counts(text: str, money: Money, span: Span) -> bool:
    """Whether a sum inside a stretch is a base, a limit or a payment already made, or stands in brackets."""
    start, end = money.span
    opened = text.rfind("(", span.start, start)
    if opened >= 0 and text.find(")", opened, start) < 0:
        return True
    quoted = text.rfind("“", span.start, start)
    if quoted >= 0 and text.find("”", quoted, start) < 0:
        return True
    if _COUNTS_AFTER.match(text, end, span.end):
        return True
    lead = text[max(span.start, start - 30) : start]
    if _RECALLED.search(lead):
        return _PAID_BACK.search(re.split(r"[，；(]", lead)[-1]) is None
    return _COUNTS_BEFORE.search(lead) is not None


_COST = re.compile(r"(?:受理费|申请费|诉讼费用?|保全费|执行费)(?:各|共计|合计|为|计)?(?:人民币|¥)?$")


def _is_cost(text: str, money: Money, span: Span) -> bool:
    """Whether a sum is a cost of the suit: 并承担申请费15元."""
    return _COST.search(text, max(span.start, money.span.start - 12), money.span.start) is not None


_DAMAGES = re.compile(
    r"医疗费|误工费|护理费|伙食补助|营养费|交通费|残疾赔偿金|死亡赔偿金|丧葬费|精神(?:损害)?抚慰金|鉴定费|施救费|维修费|评估费"
)


_NETTED = re.compile(r"(?:互顶|抵顶|抵销|互抵|折抵|冲抵|抵扣|相抵)[^，。；]{0,4}后")
_SHARE = re.compile(r"[%成].{0,12}[即计为]")
_REMAINS = re.compile(
    r"(?:尚|剩余|余|实际|仍|还|实)(?:应|需|欠|须|款)?(?:再)?(?:支付|给付|赔偿|偿还|付)?的?(?:人民币)?$"
)
_PAID = re.compile(r"已(?:经)?(?:先行)?(?:支付|给付|付|垫付|赔付|履行|偿还)|扣除|减去")


def _without_double(text: str, sums: list[Money]) -> list[Money]:
    """Items of damage give way to their total; other parts (本金, 利息) stand and their total goes; 其中 opens parts."""
    netted = list(_NETTED.finditer(text, sums[0].span.end, sums[-1].span.start)) if len(sums) > 1 else []
    if netted:
        sums = [money for money in sums if money.span.start > netted[-1].start()]
    for index, money in enumerate(sums):
        lead = text[max(0, money.span.start - 12) : money.span.start]
        rest = sums[index + 1 :]
        if index and _REMAINS.search(lead) and _PAID.search(text, sums[index - 1].span.end, money.span.start):
            return [*sums[: index - 1], *_without_double(text, sums[index:])]
        if index and _SHARE.search(text[sums[index - 1].span.end : money.span.start]):
            return [money, *_without_double(text, rest)]
        if rest and "其中" in text[money.span.end : rest[0].span.start]:
            return [*sums[: index + 1]]
        if index and _TOTAL.search(lead):
            parts = sums[:index]
            if abs(sum(part.amount for part in parts) - money.amount) > 1:
                continue
            named = text[parts[0].span.start - 12 : money.span.start]
            keep = [money] if _DAMAGES.search(named) or len(parts) > 4 else parts
            return [*keep, *rest]
    return sums
