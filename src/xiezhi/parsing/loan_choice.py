"""Which of the sums told of are the loans of the case.

Where a sum asked back equals one that was lent, or the sum of several, those are the loans; other sums are background.
The court's finding is asked first, then the party's telling, then the court's reasons.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import combinations

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.loan_made import made_on
from xiezhi.parsing.loan_sides import Sides, gives, read_sides, sued, suing
from xiezhi.parsing.loan_stretches import ANSWERED, ASKED, FOUND, HELD, ORDERED, TOLD, Stretch
from xiezhi.parsing.loan_tellings import LENT, OWED, SENT, Telling
from xiezhi.parsing.page import Page
from xiezhi.parsing.sums import sums_in
from xiezhi.parsing.title import Title

_GROUPS = ((FOUND,), (TOLD, ASKED), (HELD,), (ANSWERED,))
_MOST = 12
# No real paper tells of so many different loans.
_KEPT = 200
_LENDING = frozenset({"借贷", "借款", "贷款", "拆借", "借"})
# A loan told this much later than the money passed is talk about it.
_FAR = 400


@dataclass(frozen=True)
class Scene:
    """What the reading of loans looks at.

    Attributes:
        page, title, cast: the document.
        voices: its stretches.
        told: every sum told of as a loan, in order.
        cause: the printed cause as `printed_cause` gives it.
    """

    page: Page
    title: Title
    cast: Cast
    voices: tuple[Stretch, ...]
    told: tuple[Telling, ...]
    cause: str | None

    @cached_property
    def assigned(self) -> bool:
        """Whether the document tells that a claim went over to another."""
        return _ASSIGNED.search(self.page.text) is not None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A telling with what its own sentence says: the sides, the day."""

    telling: Telling
    sides: Sides
    made: str | None

    @property
    def amount(self) -> float:
        """Yuan; nought where the sum is not that of the principal."""
        return self.telling.amount or 0.0


def choose(scene: Scene) -> list[Candidate]:
    """The tellings that are the loans of this case, in order."""
    cause = _cause(scene)
    targets = _targets(scene)
    sums = {target.amount for target in targets if target.amount}
    groups = [_lent(scene, voices, bool(cause)) for voices in _GROUPS]
    for index in (2, 3):  # where the loans are told, reasons and answers only talk about them
        groups[index] = [] if any(groups[:index]) else groups[index]
    for index, (voices, group) in enumerate(zip(_GROUPS, groups, strict=True)):
        most = all(len(group) >= len(other) for other in groups[:index])
        found = _matching(scene.page, group, sums, _times(targets), totals=most)
        sent = _sent(scene, voices, sums) if cause in _LENDING else []
        if sent and (not found or (len(found) == 1 and sent[0].telling.end < found[0].telling.start - _FAR)):
            return sent
        if found:
            return found
        if cause in _LENDING and (paid := _paid_together(scene, voices, group, sums)):
            return paid
    if cause or _is_insolvency(scene):
        for group in groups:
            if lent := _without_totals(scene.page, [item for item in group if _is_told_of_parties(item)]):
                return _large(scene, lent, sums)[:_MOST]
    if not any(target.stretch.voice in (ASKED, ORDERED) for target in targets) and cause in _LENDING:
        if held := _lent_without_sides(scene):
            return held
        if not targets:
            return _paid(scene)
    return (
        [_candidate(scene, t) for t in targets[:1]]
        if cause and _is_owed_as_loan(scene, cause, targets)
        else []
    )


def _lent_without_sides(scene: Scene) -> list[Candidate]:
    """The first sum that the reasons call a loan, where nobody is named beside it: 本案的300万元借款."""
    held = (t for t in scene.told if t.kind == LENT and t.stretch.voice == HELD and t.amount)
    items = (_candidate(scene, t) for t in held)
    return next(([item] for item in items if not (item.sides.lender or item.sides.borrower)), [])


def _paid_together(
    scene: Scene, voices: tuple[str, ...], lent: list[Candidate], sums: set[float]
) -> list[Candidate]:
    """Payments by the side that claims that make up what it asks, alone or with the sums told as lent."""
    paid: list[Candidate] = []
    for telling in scene.told:
        if len(paid) < _KEPT and telling.kind == SENT and telling.stretch.voice in voices:
            item = _candidate(scene, telling)
            if _pays(scene, item) and not any(item.amount == o.amount and item.made == o.made for o in paid):
                paid.append(item)
    known = {item.amount for item in lent}
    more = sorted(
        [*lent, *(item for item in paid if item.amount not in known)], key=lambda item: item.telling.start
    )
    for items in (paid, more):
        if 1 < len(items) <= _MOST and sum(item.amount for item in items) in sums:
            return items
    return []


def _pays(scene: Scene, item: Candidate) -> bool:
    """Whether the side that claims pays the other."""
    claiming, owing = set(suing(scene.cast)), set(sued(scene.cast))
    lenders, borrowers = set(item.sides.lenders), set(item.sides.borrowers)
    lends = lenders & claiming or (lenders and not claiming)
    return bool(lends and (borrowers & owing or (borrowers and not owing)))


def _paid(scene: Scene) -> list[Candidate]:
    """Where no loan is told and none asked back: what the side that claims paid to the other."""
    for telling in scene.told:
        if telling.kind == SENT and telling.stretch.voice in (FOUND, TOLD, HELD):
            item = _candidate(scene, telling)
            if _pays(scene, item):
                return [item]
    return []


# --- is the case about a loan ----------------------------------------------------------------------------


@cache
def _loan_cause() -> re.Pattern[str]:
    return re.compile(
        r"(?P<word>借贷|借款|贷款|信用卡|透支|典当|拆借|保证|担保)(?:合同)?(?:追偿权?)?的?(?:合同)?(?:纠纷|一案|之诉)"
    )


_NO_LOAN_CASE = frozenset(
    {"civil_decision", "civil_notice", "enforcement_notice", "enforcement_decision", "civil_ruling"}
)


def printed_cause(page: Page) -> str | None:
    """The word of the printed cause that makes the case one about a loan; '' for another cause, None for none."""
    opening = page.first("procedure_history", "claims", "claim_facts", "findings", "body")
    end = min(max(opening.end, opening.start + 300), opening.start + 600) if opening else 600
    head = page.text[:end]
    if match := _loan_cause().search(head):
        return match["word"]
    if _RECOURSE.search(head):
        return RECOURSE
    return "" if "纠纷" in _CONFIRMED.sub("", head) else None


RECOURSE = "追偿"
# Suits of whoever paid, insured or took over a loan: the lender is often no party.
_RECOURSE = re.compile(r"(?:追偿权|保证保险合同|不良债权追偿|债权转让合同|债务转移合同)(?:之诉|纠纷|一案)")
# A settlement that the court confirmed may be about anything.
_CONFIRMED = re.compile(r"司法确认(?:调解协议)?(?:纠纷)?|公证债权文书(?:纠纷)?")


def _cause(scene: Scene) -> str:
    """The word of the cause; 借 where none is printed but a loan is told, '' where the case is about another thing."""
    if scene.cause is not None or scene.title.code in _NO_LOAN_CASE:
        return scene.cause or ""
    asked = (t for t in scene.told if t.kind == OWED or t.stretch.voice in (TOLD, ASKED, FOUND))
    return "借" if any(_names_a_loan(scene.page, telling) for telling in asked) else ""


def _names_a_loan(page: Page, telling: Telling) -> bool:
    low = max(telling.sentence[0], telling.word - 24)
    return re.search("借(?!据|条)|贷|透支|信用卡", page.text[low : telling.end]) is not None


def _is_insolvency(scene: Scene) -> bool:
    return any("破产" in scene.page.text[part.start : part.end] for part in scene.page.parts[:4])


def _is_owed_as_loan(scene: Scene, cause: str, targets: list[Telling]) -> bool:
    """Whether a debt may stand for a loan that is nowhere told: in suits on a loan, or where it is called one."""
    if not targets:
        return False
    return cause not in ("保证", "担保", "借", RECOURSE) or _names_a_loan(scene.page, targets[0])


# --- candidates ------------------------------------------------------------------------------------------


def _targets(scene: Scene) -> list[Telling]:
    """What is to be given back: as asked (in an appeal, as asked below), else as ordered, else as told."""
    owed = [telling for telling in scene.told if telling.kind == OWED]
    for voices in ((ASKED,), (ORDERED,), (TOLD,), (FOUND, HELD)):
        if found := [telling for telling in owed if telling.stretch.voice in voices]:
            found = [telling for telling in found if telling.stretch.below] or found
            return [telling for telling in found if "变更" in _sentence(scene.page, telling)] or found
    return []


def _candidate(scene: Scene, telling: Telling) -> Candidate:
    return Candidate(telling, read_sides(scene.page, scene.cast, telling), made_on(scene.page, telling))


def _lent(scene: Scene, voices: tuple[str, ...], mine: bool) -> list[Candidate]:
    """The distinct sums lent that these voices tell of."""
    items: list[Candidate] = []
    aside: set[float] = set()  # sums of others' loans: told again without both sides they are the same
    for telling in scene.told:
        if len(items) >= _KEPT:
            break
        if telling.kind != LENT or telling.stretch.voice not in voices or not telling.amount:
            continue
        item = _carried(_candidate(scene, telling), items)
        known = item.sides.lenders and item.sides.borrowers
        if _is_background(scene, item, mine) or (item.amount in aside and not known):
            aside.add(item.amount)
        elif not any(_same(scene.page, item, o) for o in items):
            items.append(item)
    return items


def _carried(item: Candidate, before: list[Candidate]) -> Candidate:
    """Where the borrower is left unsaid, he is the one of the loan before from the same lender."""
    last = before[-1].sides if before else None
    if last is None or item.sides.borrower or item.sides.lenders != last.lenders:
        return item
    return replace(item, sides=last)


_OTHER_LENDER = re.compile(
    r"(?:向|从|在)[^，。；]{0,14}(?:银行|信用社|他人|案外人|朋友|亲戚|亲友|公司)[^，。；]{0,30}(?:借|贷|申请)"
)


def _is_background(scene: Scene, item: Candidate, mine: bool) -> bool:
    """A loan between others; in cases of other causes also one whose sides are not both named as parties."""
    claiming, sides = set(suing(scene.cast)), item.sides
    if scene.cause == RECOURSE or _is_assigned(scene, item):
        return not (sides.lender and sides.borrower) or bool(set(sides.borrowers) & claiming)
    if sides.lenders and claiming and not set(sides.lenders) & claiming:
        return True
    if not mine:
        return not (sides.lenders and sides.borrowers)
    telling = item.telling
    if sides.lenders or gives(scene.page.text, telling.word):
        return False
    said = scene.page.text[max(telling.sentence[0], telling.word - 40) : telling.word + 2]
    return (
        bool(sides.borrowers and set(sides.borrowers) <= claiming) or _OTHER_LENDER.search(said) is not None
    )


def _is_assigned(scene: Scene, item: Candidate) -> bool:
    """A loan that others made and the side that claims took over."""
    sides = item.sides
    if sides.lenders or not sides.lender or not set(sides.borrowers) & set(sued(scene.cast)):
        return False
    return scene.assigned


_ASSIGNED = re.compile(r"(?:债权|贷款)[^，。；]{0,20}(?:转让|转移|划转)|受让[^，。；]{0,20}债权")
_QUOTED = re.compile(r"今借|载明|借条|借据|收条|欠条|写明|内容|承诺|确认|还款[协计承]|结算|重新")
_AGAIN = re.compile(r"[又再](?!次出具|次书写)[^，。；]{0,20}\Z")


def _same(page: Page, item: Candidate, other: Candidate) -> bool:
    """Whether a sum is that of a loan told before: the same day, none, the words of an IOU, the paying out."""
    if item.amount != other.amount:
        return False
    telling = item.telling
    if telling.listed[1] > 1 and telling.sentence == other.telling.sentence:
        return False
    if item.made == other.made or not (item.made and other.made):
        return True
    said = _said(page, telling)
    if _AGAIN.search(page.text, max(telling.sentence[0], telling.word - 24), telling.word):
        return False
    if _QUOTED.search(said) is not None:
        return _RENEWED.search(said) is not None or not (
            _NOTE.search(said) and _NOTE.search(_said(page, other.telling))
        )
    return (
        gives(page.text, telling.word) and re.search("合同|协议", _sentence(page, other.telling)) is not None
    )


# Two notes of different days are two loans, unless the later only renews the earlier.
_NOTE = re.compile(
    r"(?:出具|书写|写下|立下|打下|签订)[^，。；]{0,12}(?:借条|借据|欠条|收条|借款协议|借款合同)"
)
_RENEWED = re.compile(r"重新|更换|换|续|补|结算|确认|对账|之前|汇总|合计|总")


def _said(page: Page, telling: Telling) -> str:
    return page.text[max(telling.sentence[0], telling.word - 60) : telling.start]


def _sentence(page: Page, telling: Telling) -> str:
    return page.text[telling.sentence[0] : telling.sentence[1]]


def _is_told_of_parties(item: Candidate) -> bool:
    """In the court's reasons a sum without a lender is talk about a loan."""
    return bool(item.sides.lenders) or item.telling.stretch.voice != HELD


# --- matching --------------------------------------------------------------------------------------------


def _times(targets: list[Telling]) -> Counter[float]:
    """How often each sum is asked back; empty where nobody asks, only tells what is still owed."""
    return Counter(t.amount for t in targets if t.amount and t.stretch.voice in (ASKED, ORDERED))


def _as_asked(exact: list[Candidate], times: Counter[float]) -> list[Candidate]:
    """A sum asked back once is one loan, even where it was lent again and again."""
    left, kept = times.copy(), []
    for item in exact:
        if not times or left[item.amount] > 0:
            left[item.amount] -= 1
            kept.append(item)
    return kept


def _matching(
    page: Page, items: list[Candidate], sums: set[float], times: Counter[float], *, totals: bool
) -> list[Candidate]:
    """The items whose sum, alone or together, is asked back; with `totals` also those the voice adds up."""
    parts = _without_totals(page, items)
    whole = sum(item.amount for item in parts)
    if len(parts) > 1 and (
        whole in sums or (totals and _is_told_as_total(page, parts[0].telling.stretch, whole))
    ):
        return parts[:_MOST]
    if exact := [item for item in items if item.amount in sums]:
        return _as_asked(exact, times)[:_MOST]
    for size in range(2, len(parts)) if len(parts) <= 8 else ():
        for some in combinations(parts, size):
            if sum(item.amount for item in some) in sums:
                return list(some)
    return []


_SEVERAL = re.compile(r"[两二三四五六七八九几多\d][次笔张份]|分别|先后|陆续|共|累计|总")


def _without_totals(page: Page, items: list[Candidate]) -> list[Candidate]:
    """Drop a sum that only adds up others: these were lent on its day where their own is not told."""
    if len(items) < 3:
        return items
    total = sum(item.amount for item in items)
    for item in items:
        if abs(total - 2 * item.amount) > 0.01 or item.telling.listed[1] > 1:
            continue
        if item.telling.total or item is items[-1] or _SEVERAL.search(_sentence(page, item.telling)):
            rest = (other for other in items if other is not item)
            return [other if other.made else replace(other, made=item.made) for other in rest]
    return items


def _large(scene: Scene, items: list[Candidate], sums: set[float]) -> list[Candidate]:
    """Where part was paid back, the loans are at least as large as what is asked, alone or by a total told."""
    total = sum(item.amount for item in items)
    if len(items) > 1 and _is_told_as_total(scene.page, items[0].telling.stretch, total):
        return items
    least = max(sums, default=0.0)
    return [item for item in items if item.amount >= least or item.telling.listed[1] > 1] or items


_TOTAL = re.compile(r"(?:共计|合计|总计|累计|总共|一共|共)[^，。；\d]{0,8}\Z")


def _is_told_as_total(page: Page, stretch: Stretch, total: float) -> bool:
    """Whether the voice adds the sums up itself (共计24万元)."""
    return any(
        float(money.amount) == total
        and _TOTAL.search(page.text, max(0, money.span.start - 12), money.span.start)
        for money in sums_in(page, stretch.start, stretch.end)
    )


def _sent(scene: Scene, voices: tuple[str, ...], sums: set[float]) -> list[Candidate]:
    """The first payment by the lender of a sum that is asked back."""
    claiming = set(suing(scene.cast))
    for telling in scene.told:
        if telling.kind == SENT and telling.stretch.voice in voices and telling.amount in sums:
            item = _candidate(scene, telling)
            if set(item.sides.lenders) & claiming or not (
                item.sides.lenders or set(item.sides.borrowers) & claiming
            ):
                return [item]
    return []
