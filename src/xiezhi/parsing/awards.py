"""Sums that the operative part orders or the settlement fixes (判决给付, 调解给付): who pays whom how much.

Joint debtors have one entry each; who only stands surety (承担连带清偿责任) has none. Open-ended interest has no sum
and is left out, and so are the costs of the suit that one side repays to the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.items import Item, split_items, without_costs
from xiezhi.parsing.names import is_organisation, looks_like_person
from xiezhi.parsing.operative import find_operative
from xiezhi.parsing.orders import Frame, Order, parties_in, read_orders
from xiezhi.parsing.page import Page
from xiezhi.parsing.sums import sums_in
from xiezhi.parsing.title import Title
from xiezhi.schema import Award, Party
from xiezhi.text.expressions import expression

_ORDERING = frozenset(
    {
        "civil_judgment", "civil_mediation", "payment_order", "arbitration_award", "arbitration_mediation",
        "administrative_judgment", "criminal_judgment", "civil_ruling", "other",
    }
)  # fmt: skip
_NO_ORDER = re.compile(
    r"(?:宣告|公告|驳回|不准|不予|如果?|若|逾期|撤销|上述|以上|前述|前款|该款|此款|本(?:判决|协议|调解书?)(?!书?(?:生效|发生|送达|签)|协议)|原告[^，。]{0,20}(?:自愿)?放弃)"
)
_SPREADS = re.compile(r"(?:上述|以上|前述|该|此)[^。；\n]*(?:分|如下|：$)")
_PUNISHED = re.compile(r"犯[^。；\n]{1,40}罪，|判处|(?:准许|准予|按)[^。；\n]{0,80}(?:撤回|撤诉)")
# 票面金额为6400元的承兑汇票无效: the sum of a bill declared void is owed by nobody.
_VOID = re.compile(r"票(?:据)?(?:号[^，。；]{0,24})?(?:\([^()]{0,200}\))?(?:为)?无效")
# 确认甲向乙支付13万元的行为无效: what is declared of a payment orders none.
_DECLARES = re.compile(
    r"(?:请求|依法)?确认[^。；]{0,160}(?:行为|合同|协议书?|条款|决议|清偿|支付|处分|转让|》)(?:依法|自始|为|系)?(?:无效|有效|不成立|成立)[。；，]?\Z"
)
_KEPT = re.compile(r"维持[^。；]{0,80}?(?:即|为|：)[：“\"，]?")
_CHANGED = re.compile(r"(?:变更|撤销)[^。；]{0,120}?(?:为|：)[：“\"，]?")
_CONFIRMED = re.compile(r"(?:确认|享有)[^。；\n]{0,100}?债权")
_CONDITIONAL = re.compile(r"[。；，\n](?:如果?|若|倘若?|逾期|任(?:何)?一期)(?!约)")


def read_awarded(page: Page, title: Title, cast: Cast) -> tuple[Award, ...]:
    """The sums ordered or settled, in order.

    Args:
        page: the page.
        title: only decisions and settlements order anything.
        cast: who is meant by 被告, 二被告, a short name.
    """
    operative = find_operative(page)
    if operative is None or title.code not in _ORDERING:
        return ()
    orders: list[Order] = []
    if title.code == "civil_ruling" and expression(r"撤回|撤诉").search(operative.body.of(page.text)):
        return ()  # what such a ruling pays back are the costs of the suit
    frame, passed, known = Frame(), None, _Known()
    for item in split_items(page, operative.body):
        kept = without_costs(item)
        if kept is None or (passed is not None and kept.level > passed):
            continue
        passed = kept.level if kept.level >= 0 and _SPREADS.match(kept.text) else None
        goes_on = kept.level < 0 and page.text[max(0, kept.start - 2) : kept.start].rstrip("\n").endswith(
            "；"
        )
        if kept.level <= 0 and not goes_on:
            frame = Frame()
        found, frame = _of_item(page, cast, kept, frame)
        if not known.repeats(found):
            known.add(found)
            orders.extend(found)
    return tuple(_awards(page, cast, orders, title))


@dataclass(slots=True)
class _Known:
    """What was ordered before: to tell a new order from instalments of an old one."""

    total: float = 0.0
    amounts: set[float] = field(default_factory=set)

    def add(self, found: list[Order]) -> None:
        """Take orders in."""
        self.total += sum(order.amount for order in found)
        self.amounts.update(round(order.amount, 2) for order in found)

    def repeats(self, found: list[Order]) -> bool:
        """Whether an item only spreads over instalments what was ordered before it."""
        total = sum(order.amount for order in found)
        return len(found) > 1 and (abs(total - self.total) < 1 or round(total, 2) in self.amounts)


def _of_item(page: Page, cast: Cast, item: Item, frame: Frame) -> tuple[list[Order], Frame]:
    start = item.start
    opened = _KEPT.match(item.text) or _CHANGED.match(item.text)
    if opened:
        start += opened.end()
    elif (
        _NO_ORDER.match(item.text)
        or item.text.startswith("维持")
        or _PUNISHED.search(item.text)
        or _VOID.search(item.text)
        or _DECLARES.match(item.text)
    ):
        return [], frame
    conditional = _CONDITIONAL.search(page.text, start, item.end)
    end = conditional.start() if conditional else item.end
    if _CONFIRMED.search(page.text, start, end):
        return _confirmed(page, cast, start, end), frame
    orders, frame = read_orders(page, cast, start, end, frame)
    return _in_total(page, orders, page.text[start:end]), frame


def _in_total(page: Page, orders: list[Order], text: str) -> list[Order]:
    """Items of damage that the item adds up over several clauses (…；…，计8万元) are one sum, as within one clause.

    Other sums stand; what 以上共计 adds up behind them is none.
    """
    if len(orders) < 2:
        return orders
    last = orders[-1]
    parts = sum(order.amount for order in orders[:-1])
    damages = expression(r"医疗费|伤残|残疾|死亡|抚慰金").search(text) is not None
    if len(orders) > 2 and abs(parts - last.amount) <= 1 and damages:
        return [replace(orders[0], amount=last.amount, start=last.start, end=last.end)]
    if _ADDED.search(page.text, max(orders[-2].end, last.start - 14), last.start) and any(
        abs(sum(order.amount for order in orders[-1 - count : -1]) - last.amount) <= 1
        for count in range(2, len(orders))
    ):
        return orders[:-1]
    above = _ABOVE.search(page.text, max(orders[-2].end, last.start - 20), last.start)
    return orders[:-1] if above and last.amount >= parts - 1 else orders


_ADDED = re.compile(r"(?:合计|共计|总计)(?:人民币|为|：)*\Z")
_ABOVE = re.compile(r"(?:以上|上述)[^，。；\d]{0,8}(?:共计|合计|总计)[^，。；\d]{0,4}\Z")


def _confirmed(page: Page, cast: Cast, start: int, end: int) -> list[Order]:
    """确认原告甲对被告乙享有破产债权10万元: the debtor is the one after 对."""
    groups = parties_in(page, cast, start, end)
    sums = sums_in(page, start, end)
    owed = [
        g
        for g in groups
        if page.text[g.start - 1] in "对在" or page.text[max(0, g.start - 2) : g.start] == "对被"
    ]
    owner = [g for g in groups if g not in owed]
    if not sums or not owed or not owner:
        return []
    kept, last = [sums[0]], sums[0].span.end
    for money in sums[1:]:
        if not _AND_PART.fullmatch(page.text, last, money.span.start):
            break
        kept.append(money)
        last = money.span.end
    payer, payee = owed[0].parties, owner[0].parties
    return [Order(payer, payee, float(m.amount), m.span.start, m.span.end) for m in kept]


#: 确认债权本金为13万元，利息10400元: the parts of a claim; what 其中 or 合计 opens is none.
_AND_PART = re.compile(
    r"(?:整|正)?(?:\([^()]{0,80}\))?[，、及和与；]+(?:(?:逾期)?(?:利息|罚息|复利|违约金|诉讼费|律师费|滞纳金)(?:债权)?|(?:享有)?(?!其中|合计|共计|总计)[\u4e00-\u9fa5]{2,10}债权)(?:为|计)?(?:人民币)?"
)


def _awards(page: Page, cast: Cast, orders: list[Order], title: Title) -> Iterator[Award]:
    for order in _without_instalments(orders):
        place = page.place(order.start, order.end)
        victim = _victim(page, order) if title.code.startswith("criminal") else None
        for payer, payee in _pairs(order, cast):
            if payer == payee:
                continue
            charged = payee is not None and payee.role == "prosecution"  # which is never paid
            restored = victim if payee is None or charged else None
            yield Award(
                payer.name if payer else None,
                restored or (payee.name if payee and not charged else None),
                order.amount,
                place,
                "rule:order-to-pay",
            )


_VICTIM = re.compile(
    r"(?:被害(?:人|单位)|(?<=元)[、，和及])(?P<name>[\u4e00-\u9fa5·×*xX]{1,4}?\d{0,2}|[\u4e00-\u9fa5()]{4,30}?(?:公司|银行|厂|店|局|社|中心|超市|学校))"
    r"(?:的|各项|全部|直接|物质|经济|损失|财产|赃款|被骗款?|被盗款?|财物|现金|款项?|折价款|价值|共计|合计|计|￥|¥|人民币|：)*\Z"
)
_VICTIM_REACH = 60


def _victim(page: Page, order: Order) -> str | None:
    """责令被告人甲退赔被害人乙1508元 (刑法 art. 64): the victim before the sum, who is seldom a party."""
    low = max(page.text.rfind(mark, 0, order.start) for mark in "。；\n") + 1
    told = _VICTIM.search(page.text, max(low, order.start - _VICTIM_REACH), order.start)
    told = told if page.text.find("被害", low, order.start) >= 0 else None
    name = told["name"] if told else ""
    known = is_organisation(name) or looks_like_person(name, strict=True)
    return page.compact(*told.span("name")) if told and known else None


_MOST_INSTALMENTS = 60


def _without_instalments(orders: list[Order]) -> list[Order]:
    """A sum followed by instalments that add up to it stands alone."""
    kept: list[Order] = []
    index = 0
    while index < len(orders):
        order = orders[index]
        kept.append(order)
        total, ahead = 0.0, index + 1
        while ahead < min(len(orders), index + _MOST_INSTALMENTS) and total < order.amount - 1:
            total += orders[ahead].amount
            ahead += 1
        index = ahead if ahead - index > 2 and abs(total - order.amount) <= 1 else index + 1
    return kept


def _pairs(order: Order, cast: Cast) -> Iterator[tuple[Party | None, Party | None]]:
    """Each payer with each payee; a side that is not named is the other one where the suit has but one there."""
    payers = order.payers or _opposite(cast, order.payees)
    payees = order.payees or _opposite(cast, order.payers)
    for payer in payers or (None,):
        for payee in payees or (None,):
            yield payer, payee


_ON_APPEAL = {
    "appellant": "appellee",
    "appellee": "appellant",
    "retrial_applicant": "retrial_respondent",
    "retrial_respondent": "retrial_applicant",
}
_SIDES = (
    frozenset({"plaintiff", "applicant", "creditor", "enforcement_applicant"}),
    frozenset({"defendant", "respondent", "debtor", "judgment_debtor"}),
)


def _opposite(cast: Cast, known: tuple[Party, ...]) -> tuple[Party, ...]:
    if not known:
        return ()
    if len(cast.parties) == 2 and len(known) == 1 and known[0].role not in ("accused", "prosecution"):
        return tuple(party for party in cast.parties if party != known[0])
    roles = {party.role for party in known}
    for mine, theirs in (_SIDES, _SIDES[::-1]):
        if roles <= mine:
            found = tuple(party for party in cast.parties if party.role in theirs)
            return found if len(found) == 1 else ()
    across = {_ON_APPEAL.get(role) for role in roles}
    found = tuple(party for party in cast.parties if len(across) == 1 and party.role in across)
    return found if len(found) == 1 else ()
