"""Which sentence of one text is which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from xiezhi.compare.sentences import Sentence

LEAST = 0.33  # share of two-character runs that two sentences must have in common
_COMMON = 60  # a run in more sentences of a text does not lead to candidates


def match(a: Sequence[Sentence], b: Sequence[Sentence]) -> dict[int, int]:
    """For sentences of `a` the sentence of `b` that says the same, one to one, the most alike first; of equals the
    nearest in place."""
    runs_a, runs_b = [_runs(s.masked) for s in a], [_runs(s.masked) for s in b]
    scored = sorted(_scores(runs_a, runs_b), key=lambda s: (-s[0], abs(s[1] * len(b) - s[2] * len(a)), s[1:]))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _score, i, j in scored:
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def _runs(masked: str) -> frozenset[str]:
    return frozenset(masked[at : at + 2] for at in range(max(1, len(masked) - 1)))


def _scores(runs_a: list[frozenset[str]], runs_b: list[frozenset[str]]) -> list[tuple[float, int, int]]:
    where: dict[str, list[int]] = defaultdict(list)
    for j, runs in enumerate(runs_b):
        for run in runs:
            where[run].append(j)
    same: dict[frozenset[str], list[int]] = defaultdict(list)
    for j, runs in enumerate(runs_b):
        same[runs].append(j)
    scores = []
    for i, runs in enumerate(runs_a):
        shared = Counter(j for run in runs if len(where[run]) <= _COMMON for j in where[run])
        for j in {
            *(j for j, _ in shared.most_common(5)),
            *_nearest(same.get(runs, ()), i, len(runs_a), len(runs_b)),
        }:
            score = len(runs & runs_b[j]) / len(runs | runs_b[j])
            if score >= LEAST:
                scores.append((score, i, j))
    return scores


def _nearest(places: Sequence[int], i: int, length_a: int, length_b: int) -> list[int]:
    """The few of many equal sentences that stand about where sentence `i` stands."""
    at = bisect_left(places, i * length_b / max(1, length_a))
    return list(places[max(0, at - 4) : at + 4])


def in_order(matched: dict[int, int]) -> set[int]:
    """The sentences of `a` that stand in the same order in both texts: a longest increasing subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for i in sorted(matched):
        at = bisect_left(tails, matched[i])
        before[i] = ends[at - 1] if at else None
        tails[at:] = [matched[i]] if at == len(tails) else [matched[i], *tails[at + 1 :]]
        ends[at:] = [i] if at == len(ends) else [i, *ends[at + 1 :]]
    chain: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        chain.add(last)
        last = before[last]
    return chain
