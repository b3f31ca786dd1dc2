"""Which of the sums told of are the loans of the case.

Where a sum asked back equals one that was lent, or the sum of several, those are the loans; other sums are background.
The court's finding is asked first, then the party's telling, then the court's reasons.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from xiezhi.parsing.loan_lent import sums_lent, without_debts
from xiezhi.parsing.loan_match import large, matching, times, without_totals
from xiezhi.parsing.loan_scene import (
    KEPT,
    MOST,
    NO_LOAN_CASE,
    RECOURSE,
    SECURITY,
    Candidate,
    Scene,
    candidate,
    names_a_loan,
    sentence,
    word_of_cause,
)
from xiezhi.parsing.loan_sides import REVIEW
from xiezhi.parsing.loan_stretches import ANSWERED, ASKED, FOUND, HELD, ORDERED, TOLD
from xiezhi.parsing.loan_tellings import LENT, OWED, SENT, Telling
from xiezhi.parsing.loan_unsummed import unsummed
from xiezhi.parsing.sums import sums_in

_GROUPS = ((FOUND,), (TOLD, ASKED), (HELD,), (ANSWERED,))
_LENDING = frozenset({"借贷", "借款", "贷款", "拆借", "借"})
# A loan told this much later than the money passed is talk about it.
_FAR = 400


def choose(scene: Scene) -> list[Candidate]:
    """The tellings that are the loans of this case, in order."""
    return without_debts(scene.page, [_told_with_sides(scene, item) for item in _choose(scene)])


def _told_with_sides(scene: Scene, item: Candidate) -> Candidate:
    """A payment is made to whoever the borrower names: the loan of that sum, told with both sides, says who borrowed."""
    if item.telling.kind != SENT:
        return item
    again = (t for t in scene.told if t.kind == LENT and t.amount == item.amount)
    for telling in islice(again, _MOST_AGAIN):
        sides = candidate(scene, telling).sides
        if set(sides.lenders) & set(item.sides.lenders) and sides.borrowers:
            return replace(item, sides=sides)
    return item


_MOST_AGAIN = 40


def _choose(scene: Scene) -> list[Candidate]:
    cause = word_of_cause(scene)
    targets = _targets(scene)
    groups = [sums_lent(scene, voices, bool(cause)) for voices in _GROUPS]
    for index in (2, 3):  # where the loans are told, reasons and answers only talk about them
        groups[index] = [] if any(groups[:index]) else groups[index]
    if found := _asked_back(scene, cause, targets, groups):
        return found
    if cause or _is_insolvency(scene):
        for group in groups:
            told = without_totals(scene.page, [item for item in group if _is_told_of_parties(item)])
            if told:
                return large(scene.page, told, _sums(targets))[:MOST]
    return _last_resort(scene, cause, targets)


def _sums(targets: list[Telling]) -> set[float]:
    return {target.amount for target in targets if target.amount}


def _asked_back(
    scene: Scene, cause: str, targets: list[Telling], groups: list[list[Candidate]]
) -> list[Candidate]:
    """What one voice tells of as lent or paid and what is asked back."""
    sums, asked = _sums(targets), times(targets)
    insolvent = _is_insolvency(scene)
    totals = {t.amount for t in scene.told if t.kind == LENT and t.total and t.amount}
    for index, (voices, group) in enumerate(zip(_GROUPS, groups, strict=True)):
        most = all(len(group) >= len(other) for other in groups[:index])
        found = matching(scene.page, group, sums, asked, totals=most)
        sent = _sent(scene, voices, sums) if cause in _LENDING else []
        if (
            sent
            and sent[0].telling.total
            and any(matching(scene.page, g, sums, asked, totals=False) for g in groups)
        ):
            sent = []  # 合计转账10万元 of loans that are told one by one
        if sent and (not found or (len(found) == 1 and sent[0].telling.end < found[0].telling.start - _FAR)):
            return sent
        if not found and (cause in _LENDING or insolvent):
            found = _paid_together(scene, voices, group, sums | totals)
        if found:
            return found
    return []


def _last_resort(scene: Scene, cause: str, targets: list[Telling]) -> list[Candidate]:
    """Where no loan is told with its sides: a sum the reasons call a loan, a payment, what is to be given back."""
    if scene.cast.by_role(*REVIEW):
        # What a review tells as paid or owed is argument, unless it was asked or ordered.
        targets = [t for t in targets if t.stretch.below or _of_case(scene, t)]
    asked = any(target.stretch.voice in (ASKED, ORDERED) for target in targets)
    if cause in _LENDING and (sent := _sent_in_all(scene, _sums(targets))):
        return sent
    if cause in _LENDING and not asked:
        held = _lent_without_sides(scene)
        if held or not targets:
            return held or _paid(scene) or unsummed(scene)
    if cause and _is_owed_as_loan(scene, cause, targets):
        return [candidate(scene, target) for target in targets[:1]]
    if not cause:
        return _asked_as_loan(scene, targets)
    return unsummed(scene) if cause in _LENDING else []


def _asked_as_loan(scene: Scene, targets: list[Telling]) -> list[Candidate]:
    """In suits on another cause: what is asked or ordered back as a loan (返还借款47万元), as it is told to be lent."""
    if scene.title.code in NO_LOAN_CASE or scene.cast.by_role(*REVIEW):
        return []
    for target in targets:
        asked = target.stretch.voice in (ASKED, ORDERED) and target.amount
        if not asked or not _CALLED_LOAN.match(scene.page.text, target.word, target.end):
            continue
        again = (t for t in scene.told if t.kind == LENT and t.amount == target.amount)
        items = [candidate(scene, telling) for telling in islice(again, _MOST_AGAIN)]
        ours = (item for item in items if not item.sides.borrowers or set(item.sides.borrowers) & scene.owing)
        return [next(ours, None) or candidate(scene, target)]
    return _told_as_loan(scene)


def _told_as_loan(scene: Scene) -> list[Candidate]:
    """What the side that claims tells it lent to the other and asks back by another name (归还押金10万元)."""
    asked = (sums_in(scene.page, s.start, s.end) for s in scene.voices if s.voice == ASKED)
    sums = {float(money.amount) for several in asked for money in several}
    told = (t for t in scene.told if t.kind == LENT and t.amount in sums and t.stretch.voice in (FOUND, TOLD))
    for item in (candidate(scene, telling) for telling in islice(told, _MOST_AGAIN)):
        if set(item.sides.lenders) & scene.claiming and set(item.sides.borrowers) & scene.owing:
            return [item]
    return []


_CALLED_LOAN = re.compile(
    r"(?:偿还|归还|返还|清偿|偿付)[^，；]{0,40}?(?:借款|贷款)(?:本金)?(?:共计|合计|计)?(?:人民币)?(?=\d)"
)


def _sent_in_all(scene: Scene, sums: set[float]) -> list[Candidate]:
    """甲数次转账给乙合计50000元, told of as lent, where less of it is asked back or the court holds just that lent."""
    held = {t.amount for t in scene.told if t.kind == LENT and t.stretch.voice == HELD and t.total}
    in_all = (t for t in scene.told if t.kind == SENT and t.stretch.voice == FOUND and t.total and t.amount)
    for telling in islice(in_all, _MOST_AGAIN):
        item = candidate(scene, telling)
        lent = "借" in sentence(scene.page, telling) and item.amount >= max(sums, default=0.0)
        if (lent or item.amount in held) and _pays(scene, item):
            return [item]
    return []


def _of_case(scene: Scene, telling: Telling) -> bool:
    """What is ordered, asked for or called the debt of the case: 偿还涉案316.5万元借款本金."""
    if telling.stretch.voice == ORDERED:
        return True
    if telling.stretch.voice == ASKED and _ASKS.search(sentence(scene.page, telling)):
        return True
    return _OF_CASE.search(scene.page.text, telling.word, telling.start) is not None


_ASKS = re.compile(r"请求|判令|要求|改判")
_OF_CASE = re.compile(r"涉案|案涉|本案|[诉讼]争")


def _lent_without_sides(scene: Scene) -> list[Candidate]:
    """The first sum that the reasons call a loan, where nobody is named beside it: 本案的300万元借款."""
    held = (t for t in scene.told if t.kind == LENT and t.stretch.voice == HELD and t.amount)
    items = (candidate(scene, t) for t in held)
    return next(([item] for item in items if not (item.sides.lender or item.sides.borrower)), [])


def _paid_together(
    scene: Scene, voices: tuple[str, ...], lent: list[Candidate], sums: set[float]
) -> list[Candidate]:
    """Payments by the side that claims that make up what it asks, alone or with the sums told as lent."""
    paid: list[Candidate] = []
    for telling in scene.told:
        if len(paid) < KEPT and telling.kind == SENT and telling.stretch.voice in voices:
            item = _goes_on(candidate(scene, telling), paid)
            if _pays(scene, item) and not any(item.amount == o.amount and item.made == o.made for o in paid):
                paid.append(item)
    known = {item.amount for item in lent}
    more = sorted(
        [*lent, *(item for item in paid if item.amount not in known)], key=lambda item: item.telling.start
    )
    for items in (paid, more):
        if 1 < len(items) <= MOST and sum(item.amount for item in items) in sums:
            return items
    return []


def _goes_on(item: Candidate, paid: list[Candidate]) -> Candidate:
    """A payment whose payer is left unsaid comes from that of the payment before in its sentence."""
    last = paid[-1] if paid else None
    if last is None or item.sides.lender or item.telling.sentence != last.telling.sentence:
        return item
    same = not item.sides.borrower or item.sides.borrower == last.sides.borrower
    return replace(item, sides=last.sides) if same else item


def _pays(scene: Scene, item: Candidate) -> bool:
    """Whether the side that claims pays the other."""
    claiming, owing = scene.claiming, scene.owing
    lenders, borrowers = set(item.sides.lenders), set(item.sides.borrowers)
    lends = lenders & claiming or (lenders and not claiming)
    return bool(lends and (borrowers & owing or (borrowers and not owing)))


def _paid(scene: Scene) -> list[Candidate]:
    """Where no loan is told and none asked back: what the side that claims paid to the other."""
    paid: list[Candidate] = []
    sent = (t for t in scene.told if t.kind == SENT and t.stretch.voice in (FOUND, TOLD, HELD))
    for telling in islice(sent, KEPT):
        item = candidate(scene, telling)
        if _pays(scene, item) or (item.sides.lender and _of_case(scene, telling)):
            paid.append(item)
    return [item for item in paid if _of_case(scene, item.telling)][:1] or paid[:1]


def _is_insolvency(scene: Scene) -> bool:
    return any("破产" in scene.page.text[part.start : part.end] for part in scene.page.parts[:4])


def _is_owed_as_loan(scene: Scene, cause: str, targets: list[Telling]) -> bool:
    """Whether a debt may stand for a loan that is nowhere told: in suits on a loan, or where it is called one."""
    if not targets:
        return False
    return cause not in SECURITY | {"借", RECOURSE} or names_a_loan(scene.page, targets[0])


def _targets(scene: Scene) -> list[Telling]:
    """What is to be given back: as asked (in an appeal, as asked below), else as ordered, else as told."""
    owed = [telling for telling in scene.told if telling.kind == OWED]
    for voices in ((ASKED,), (ORDERED,), (TOLD,), (FOUND, HELD)):
        if found := [telling for telling in owed if telling.stretch.voice in voices]:
            found = [telling for telling in found if telling.stretch.below] or found
            return [telling for telling in found if "变更" in sentence(scene.page, telling)] or found
    return []


def _is_told_of_parties(item: Candidate) -> bool:
    """In the court's reasons a sum without a lender is talk about a loan."""
    return item.sides.lender is not None or item.telling.stretch.voice != HELD


def _sent(scene: Scene, voices: tuple[str, ...], sums: set[float]) -> list[Candidate]:
    """The first payment by the lender of a sum that is asked back."""
    claiming = scene.claiming
    for telling in scene.told:
        if telling.kind == SENT and telling.stretch.voice in voices and telling.amount in sums:
            item = candidate(scene, telling)
            if set(item.sides.lenders) & claiming or not (
                item.sides.lenders or set(item.sides.borrowers) & claiming
            ):
                return [item]
    return []
