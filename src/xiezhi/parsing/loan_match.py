"""Which sums lent are those asked back: one by one, together, or as the voice adds them up."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import combinations

from xiezhi.parsing.loan_scene import MOST, Candidate, sentence
from xiezhi.parsing.loan_stretches import ASKED, ORDERED, Stretch
from xiezhi.parsing.loan_tellings import Telling
from xiezhi.parsing.page import Page
from xiezhi.parsing.sums import sums_in


def times(targets: list[Telling]) -> Counter[float]:
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


def matching(
    page: Page, items: list[Candidate], sums: set[float], times: Counter[float], *, totals: bool
) -> list[Candidate]:
    """The items whose sum, alone or together, is asked back; with `totals` also those the voice adds up."""
    parts = without_totals(page, items)
    whole = sum(item.amount for item in parts)
    if len(parts) > 1 and (
        whole in sums or (totals and _is_told_as_total(page, parts[0].telling.stretch, whole))
    ):
        return parts[:MOST]
    exact = [item for item in items if item.amount in sums]
    top = max(sums, default=0.0)
    if exact and sum(item.amount for item in exact) >= top:
        return _as_asked(exact, times)[:MOST]
    if some := _adding_up(parts, {top} if exact else sums):
        return some
    if exact and top <= whole and any(item.telling.listed[1] > 1 for item in exact):
        return parts[:MOST]  # part of what was lent in one list is paid back
    return _as_asked(exact, times)[:MOST]


def _adding_up(parts: list[Candidate], sums: set[float]) -> list[Candidate]:
    """Some of the sums lent that together are asked back."""
    for size in range(2, len(parts)) if len(parts) <= 8 else ():
        for some in combinations(parts, size):
            if sum(item.amount for item in some) in sums:
                return list(some)
    return []


_SEVERAL = re.compile(r"[两二三四五六七八九几多\d][次笔张份]|分别|先后|陆续|共|累计|总")


def without_totals(page: Page, items: list[Candidate]) -> list[Candidate]:
    """Drop a sum that only adds up others: these were lent on its day where their own is not told."""
    items = [item for at, item in enumerate(items) if not _adds_up_before(items, at)]
    if len(items) < 3:
        return items
    total = sum(item.amount for item in items)
    for item in items:
        if abs(total - 2 * item.amount) > 0.01 or item.telling.listed[1] > 1:
            continue
        if item.telling.total or item is items[-1] or _SEVERAL.search(sentence(page, item.telling)):
            rest = (other for other in items if other is not item)
            return [_dated_like(other, item) for other in rest]
    return items


_MOST_PARTS = 8


def _adds_up_before(items: list[Candidate], at: int) -> bool:
    """Whether a sum told as a total (共计960万元) is that of the loans told right before it."""
    item = items[at]
    sums = (sum(o.amount for o in items[at - n : at]) for n in range(2, min(at, _MOST_PARTS) + 1))
    return item.telling.total and any(abs(total - item.amount) < 1 for total in sums)


def _dated_like(part: Candidate, whole: Candidate) -> Candidate:
    """A part without a day of its own, told behind the total, was lent on the day of the total."""
    if part.made or part.telling.start < whole.telling.start:
        return part
    return replace(part, made=whole.made)


def large(page: Page, items: list[Candidate], sums: set[float]) -> list[Candidate]:
    """Where part was paid back, the loans are at least as large as what is asked, alone or by a total told."""
    total = sum(item.amount for item in items)
    if len(items) > 1 and _is_told_as_total(page, items[0].telling.stretch, total):
        return items
    least = max(sums, default=0.0)
    kept = [i for i in items if i.amount >= least or i.telling.listed[1] > 1 or _lent_again(page, i)]
    return kept if any(item.amount >= least for item in kept) else items


_AGAIN = re.compile(r"(?:再次|又|另)(?:向|从|借|在)?[^，。；]{0,14}\Z")


def _lent_again(page: Page, item: Candidate) -> bool:
    """被告再次借原告10005元: told as one more loan of the same parties."""
    known = item.sides.lenders and item.sides.borrowers
    return bool(known and _AGAIN.search(page.text, item.telling.sentence[0], item.telling.word))


_TOTAL = re.compile(r"(?:共计|合计|总计|累计|总共|一共|共)[^，。；\d]{0,8}\Z")


def _is_told_as_total(page: Page, stretch: Stretch, total: float) -> bool:
    """Whether the voice adds the sums up itself (共计24万元)."""
    return any(
        float(money.amount) == total
        and _TOTAL.search(page.text, max(0, money.span.start - 12), money.span.start)
        for money in sums_in(page, stretch.start, stretch.end)
    )
