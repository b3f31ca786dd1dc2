"""Loans (借款) told of in a document: who lent whom how much, when, on what terms.

The court's finding outranks the party's telling, and that outranks what is merely asked or ordered. Where a sum asked
back equals one that was lent, or the sum of several, those are the loans of the case; other sums are background.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.loan_made import made_on
from xiezhi.parsing.loan_sides import Sides, default_sides, read_sides, suing
from xiezhi.parsing.loan_stretches import ANSWERED, ASKED, FOUND, HELD, ORDERED, TOLD, stretches
from xiezhi.parsing.loan_tellings import LENT, OWED, SENT, Telling, find_tellings
from xiezhi.parsing.loan_terms import read_delivery, read_due, read_rate, read_term
from xiezhi.parsing.page import Page
from xiezhi.parsing.title import Title
from xiezhi.schema import Loan

_WITHOUT = frozenset({"criminal_judgment", "criminal_ruling", "power_of_attorney", "administrative_judgment", "administrative_ruling"})
_GROUPS = ((FOUND,), (TOLD, ASKED), (HELD,))
_MOST = 12
# A loan told this much later than the money passed is talk about it.
_FAR = 400
_NEAR = (500, 700)


@dataclass(frozen=True, slots=True)
class _Told:
    """A telling with what its own sentence says."""

    telling: Telling
    sides: Sides
    made: str | None

    @property
    def amount(self) -> float | None:
        return self.telling.amount


def read_loans(page: Page, title: Title, cast: Cast) -> tuple[Loan, ...]:
    """The loans the document tells of, in order; background loans are left out.

    Args:
        page: the page, divided into sections.
        title: criminal and administrative decisions tell of loans only as background.
        cast: who is meant by 原告, 二被告, a short name.
    """
    if title.code in _WITHOUT or not any(word in page.text for word in ("借", "贷款", "透支")):
        return ()
    told = [telling for stretch in stretches(page) for telling in find_tellings(page, cast, stretch)]
    if not told:
        return ()
    mine = _is_about_a_loan(page, title, told)
    chosen = _choose(page, cast, told, mine)
    return tuple(_loan(page, cast, told, chosen, index) for index in range(len(chosen)))


# --- is the case about a loan ----------------------------------------------------------------------------


@cache
def _loan_cause() -> re.Pattern[str]:
    return re.compile(r"(?:借贷|借款|贷款|信用卡|透支|典当|拆借|保证|担保)(?:合同)?(?:追偿权?)?(?:的)?(?:合同)?(?:纠纷|一案|之诉)")


def _is_about_a_loan(page: Page, title: Title, told: list[Telling]) -> bool:
    """Whether the cause is a loan; where no cause is printed, whether a loan is asked back."""
    opening = page.first("procedure_history", "claims", "claim_facts", "findings", "body")
    head = page.text[: min(opening.end, opening.start + 600) if opening else 1500]
    if _loan_cause().search(head):
        return True
    if "纠纷" in head and title.code != "payment_order":
        return False
    return any(t.kind == OWED and re.search("[借贷]", page.text[t.word : t.end]) for t in told) and _of_a_claim(title)


def _of_a_claim(title: Title) -> bool:
    return title.code not in ("civil_ruling", "other", "civil_decision", "civil_notice")


# --- choosing --------------------------------------------------------------------------------------------


def _choose(page: Page, cast: Cast, told: list[Telling], mine: bool) -> list[_Told]:
    """The tellings that are the loans of this case."""
    targets = _targets(told)
    groups = [_of_group(page, cast, told, voices, mine) for voices in _GROUPS]
    if not mine and not (targets or any("破产" in page.text[p.start : p.end] for p in page.parts[:4])):
        return []
    sums = {target.amount for target in targets if target.amount}
    for voices, group in zip(_GROUPS, groups, strict=True):
        found, sent = _matching(group, sums), _sent(page, cast, told, voices, sums) if mine else []
        if sent and (not found or (len(found) == 1 and sent[0].telling.end < found[0].telling.start - _FAR)):
            return sent
        if found:
            return found
    for group in groups:
        if lent := _without_totals([item for item in group if item.telling.kind == LENT]):
            return _large(lent, sums)[:_MOST]
    return [_with_sides(page, cast, t) for t in targets[:1]] if mine else []


def _targets(told: list[Telling]) -> list[Telling]:
    """What is to be given back: as asked, else as ordered, else as told."""
    owed = [telling for telling in told if telling.kind == OWED]
    for voices in ((ASKED,), (ORDERED,), (TOLD,), (FOUND, HELD)):
        found = [telling for telling in owed if telling.stretch.voice in voices]
        below = [telling for telling in found if telling.stretch.below]
        if found:
            return below or found
    return []


def _with_sides(page: Page, cast: Cast, telling: Telling) -> _Told:
    return _Told(telling, read_sides(page, cast, telling), made_on(page, telling))


def _of_group(page: Page, cast: Cast, told: list[Telling], voices: tuple[str, ...], mine: bool) -> list[_Told]:
    """The distinct sums lent that these voices tell of."""
    items: list[_Told] = []
    for telling in told:
        if telling.kind != LENT or telling.stretch.voice not in voices:
            continue
        item = _carried(_with_sides(page, cast, telling), items)
        if not _is_background(cast, item, mine) and not any(_same(page, item, other) for other in items):
            items.append(item)
    return items


def _carried(item: _Told, before: list[_Told]) -> _Told:
    """Where the borrower is left unsaid, he is the one of the loan before from the same lender."""
    last = before[-1].sides if before else None
    if last is None or item.sides.borrower or item.sides.lenders != last.lenders:
        return item
    return replace(item, sides=last)


def _is_background(cast: Cast, item: _Told, mine: bool) -> bool:
    """A loan between others; in cases of other causes also one whose sides are not both named as parties."""
    claiming, sides = suing(cast), item.sides
    if sides.lenders and claiming and not set(sides.lenders) & set(claiming):
        return True
    if not mine:
        return not (sides.lenders and sides.borrowers)
    return bool(sides.borrowers and claiming and set(sides.borrowers) <= set(claiming) and not sides.lenders)


_QUOTED = re.compile(r"今借|载明|借条|借据|收条|欠条|写明|内容|承诺|确认|还款|结算|重新")


def _same(page: Page, item: _Told, other: _Told) -> bool:
    """Whether a sum is that of a loan told before: on the same day, on none, or in the words of an IOU."""
    if item.amount != other.amount:
        return False
    telling = item.telling
    said = page.text[max(telling.sentence[0], telling.word - 60) : telling.start]
    return item.made == other.made or not (item.made and other.made) or _QUOTED.search(said) is not None


def _matching(items: list[_Told], sums: set[float]) -> list[_Told]:
    """The items whose sum, alone or together, is asked back."""
    lent = [item for item in items if item.amount]
    parts = _without_totals(lent)
    if len(parts) > 1 and sum(item.amount or 0 for item in parts) in sums:
        return parts[:_MOST]
    if exact := [item for item in lent if item.amount in sums]:
        return exact[:_MOST]
    for size in range(2, len(parts)) if len(parts) <= 8 else ():
        for some in combinations(parts, size):
            if sum(item.amount or 0 for item in some) in sums:
                return list(some)
    return []


def _without_totals(items: list[_Told]) -> list[_Told]:
    """Drop a sum that only adds up others."""
    if len(items) < 3:
        return items
    kept = []
    for item in items:
        others = sum(other.amount or 0 for other in items if other is not item)
        if item.amount is None or abs(others - item.amount) > 0.01:
            kept.append(item)
    return kept


def _large(items: list[_Told], sums: set[float]) -> list[_Told]:
    """Where part was paid back, the loans are at least as large as what is asked."""
    least = max(sums, default=0.0)
    return [item for item in items if item.amount and item.amount >= least] or items


def _sent(page: Page, cast: Cast, told: list[Telling], voices: tuple[str, ...], sums: set[float]) -> list[_Told]:
    for telling in told:
        if telling.kind == SENT and telling.stretch.voice in voices and telling.amount in sums:
            item = _with_sides(page, cast, telling)
            claiming = suing(cast)
            if not item.sides.lenders or set(item.sides.lenders) & set(claiming):
                return [item]
    return []


# --- one loan --------------------------------------------------------------------------------------------


def _loan(page: Page, cast: Cast, told: list[Telling], chosen: list[_Told], index: int) -> Loan:
    item = chosen[index]
    fallback = default_sides(page, cast, told, item.sides)
    where = _windows(told, page, chosen, index)
    term = next((t for low, high in where if (t := read_term(page, low, high)).start or t.end), None)
    due = term.end if term else None
    telling = item.telling
    return Loan(
        lender=item.sides.lender or fallback.lender,
        borrower=item.sides.borrower or fallback.borrower,
        principal=telling.amount,
        lent_on=(term.start if term else None) or item.made or _made_elsewhere(page, told, item),
        due_on=due or next((d for low, high in where if (d := read_due(page, low, high))), None),
        annual_rate_percent=_rate(page, where, len(chosen) == 1),
        delivery=_delivery(page, where, len(chosen) == 1),
        spans=page.place(telling.start, telling.end),
        source=f"rule:loan-{telling.kind}",
    )


def _made_elsewhere(page: Page, told: list[Telling], item: _Told) -> str | None:
    """The day that another telling of the same sum gives."""
    for telling in told:
        if telling.kind == LENT and telling.amount == item.amount and telling.stretch.voice in (FOUND, TOLD, ASKED):
            if day := made_on(page, telling):
                return day
    return None


def _windows(told: list[Telling], page: Page, chosen: list[_Told], index: int) -> list[tuple[int, int]]:
    """Where the terms of a loan are looked for: around it, or, with one loan, wherever the same voice speaks."""
    telling = chosen[index].telling
    if len(chosen) > 1:
        before = [c.telling.end for c in chosen[:index] if c.telling.stretch is telling.stretch]
        after = [c.telling.sentence[0] for c in chosen[index + 1 :] if c.telling.stretch is telling.stretch]
        low = max(telling.sentence[0], max(before, default=0))
        high = min((a for a in after if a > telling.end), default=telling.stretch.end)
        same = [c.telling.word for c in chosen[index + 1 :] if c.telling.sentence == telling.sentence]
        return [(low, min([high, *same]))]
    voices = {FOUND: (FOUND, TOLD, ASKED)}.get(telling.stretch.voice, (TOLD, ASKED, FOUND, HELD))
    if telling.kind == OWED and page.first("claims", "claim_facts", "findings") is None:
        return [telling.sentence]
    ordered = sorted((s for s in stretches(page) if s.voice in voices), key=lambda s: voices.index(s.voice))
    own = telling.stretch
    near = max(own.start, telling.sentence[0] - _NEAR[0]), min(own.end, telling.end + _NEAR[1])
    return [near, *((s.start, s.end) for s in ordered if s != own)]


_FREE = re.compile(r"(?:未|没有|无)(?:书面|明确)?(?:约定|写明)[^，。；]{0,10}利[息率]|不计利息|无息|未约定[^。；]{0,8}利息")


def _rate(page: Page, where: list[tuple[int, int]], alone: bool) -> float | None:
    text = page.text
    voices = {low: _voice_at(page, low) for low, _ in where}
    court = [w for w in where if voices[w[0]] == FOUND]
    for low, high in court or where:
        claimed = voices[low] == ASKED
        if (rate := read_rate(page, low, high, ordered=claimed)) is not None:
            return rate
    if not alone or any(_FREE.search(text, low, high) for low, high in where):
        return None
    for stretch in stretches(page):
        if stretch.voice == ORDERED and (rate := read_rate(page, stretch.start, stretch.end, ordered=True)) is not None:
            return rate
    return None


def _voice_at(page: Page, offset: int) -> str:
    return next((s.voice for s in stretches(page) if s.start <= offset < s.end), "")


def _delivery(page: Page, where: list[tuple[int, int]], alone: bool) -> str:
    rest = [(s.start, s.end) for s in stretches(page) if s.voice in (HELD, ANSWERED)] if alone else []
    return next((d for low, high in [*where, *rest] if (d := read_delivery(page, low, high)) != "unknown"), "unknown")
