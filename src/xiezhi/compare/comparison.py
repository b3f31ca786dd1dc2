"""How two texts agree and differ, passage by passage: what is the same, what was swapped, what stands alone."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from xiezhi.compare.duplicates import form_boilerplate
from xiezhi.compare.filing import Filing
from xiezhi.compare.masks import mask
from xiezhi.compare.matching import in_order, match
from xiezhi.compare.sentences import Sentence, sentences
from xiezhi.compare.shingles import jaccard, shingle
from xiezhi.compare.values import KINDS, Token, Value, find_values, tokens
from xiezhi.text import fold

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """Where two passages part: `kind` is one of `KINDS` for a swapped value, else `wording`."""

    kind: str
    a: Place
    b: Place


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of one or both texts.

    Attributes:
        kind: `same` word for word, `swapped` (only values differ), `reworded`, `only_a`, `only_b`.
        a, b: its places in the two texts, or None.
        changes: what differs.
        moved: it stands elsewhere in the other text.
    """

    kind: str
    a: Place | None
    b: Place | None
    changes: tuple[Change, ...] = ()
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Swap:
    """A value of one text that stands for another in the other text, `count` times."""

    kind: str
    a: str
    b: str
    count: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts side by side.

    Attributes:
        similarity: as `xiezhi duplicates` measures it without an archive: 0 to 1.
        passages: in the order of the first text, what only the second has after its forerunner.
        swaps: who, when, how much …: every value swapped, the most frequent first.
    """

    a: Filing
    b: Filing
    similarity: float
    passages: tuple[Passage, ...]
    swaps: tuple[Swap, ...]

    def count(self, kind: str) -> int:
        """How many passages are of this kind."""
        return sum(passage.kind == kind for passage in self.passages)


def compare(a: Filing, b: Filing) -> Comparison:
    """How two filings agree and differ."""
    left, right = sentences(a), sentences(b)
    matched = match(left, right)
    order = in_order(matched)
    values = find_values(a.text, a.names), find_values(b.text, b.names)
    paired = {i: _passage(a, b, left[i], right[j], values, moved=i not in order) for i, j in matched.items()}
    passages = tuple(_woven(left, right, matched, order, paired))
    return Comparison(a, b, similarity(a, b), passages, _swaps(a.text, b.text, passages))


def similarity(a: Filing, b: Filing) -> float:
    """Jaccard similarity of the masked shingles of two filings, less the sentences of the official forms."""
    shingles = shingle(mask([a, b]), form_boilerplate())
    return round(jaccard(np.unique(shingles.of(0)), np.unique(shingles.of(1))), 4)


def _passage(
    a: Filing,
    b: Filing,
    left: Sentence,
    right: Sentence,
    values: tuple[Sequence[Value], Sequence[Value]],
    *,
    moved: bool,
) -> Passage:
    changes = tuple(
        _changes(
            tokens(a.text, left.start, left.end, _within(values[0], left)),
            tokens(b.text, right.start, right.end, _within(values[1], right)),
        )
    )
    kinds = {change.kind for change in changes}
    kind = "same" if not kinds else "reworded" if "wording" in kinds else "swapped"
    return Passage(kind, (left.start, left.end), (right.start, right.end), changes, moved)


def _within(values: Sequence[Value], sentence: Sentence) -> Sequence[Value]:
    first = bisect_left(values, sentence.start, key=lambda value: value.start)
    return values[first : bisect_left(values, sentence.end, lo=first, key=lambda value: value.start)]


def _changes(a: list[Token], b: list[Token]) -> Iterator[Change]:
    """Values that differ where the rest agrees, and stretches that differ in more than punctuation."""
    if [t.text for t in a] == [t.text for t in b]:
        return
    matcher = SequenceMatcher(None, [t.key for t in a], [t.key for t in b])
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag != "equal":
            if any(token.text.isalnum() or token.key in KINDS for token in (*a[a0:a1], *b[b0:b1])):
                yield Change("wording", _place(a, a0, a1), _place(b, b0, b1))
            continue
        for left, right in zip(a[a0:a1], b[b0:b1], strict=True):
            if left.key in KINDS and _plain(left.text) != _plain(right.text):
                yield Change(left.key, (left.start, left.end), (right.start, right.end))


def _place(row: list[Token], first: int, last: int) -> Place:
    """The stretch of text of some tokens; of none the empty place where they would stand."""
    if first < last:
        return row[first].start, row[last - 1].end
    at = row[first].start if first < len(row) else row[-1].end if row else 0
    return at, at


def _plain(text: str) -> str:
    return "".join(fold(text).split())


def _woven(
    left: Sequence[Sentence],
    right: Sequence[Sentence],
    matched: dict[int, int],
    order: set[int],
    paired: dict[int, Passage],
) -> Iterator[Passage]:
    """All passages in the order of the first text; those of the second alone come before the next one in order."""
    taken = set(matched.values())
    at = 0
    for i, sentence in enumerate(left):
        if i in order:
            yield from _alone(right, at, matched[i], taken)
            at = matched[i] + 1
        yield paired.get(i) or Passage("only_a", (sentence.start, sentence.end), None)
    yield from _alone(right, at, len(right), taken)


def _alone(right: Sequence[Sentence], first: int, last: int, taken: set[int]) -> Iterator[Passage]:
    for j in range(first, last):
        if j not in taken:
            yield Passage("only_b", None, (right[j].start, right[j].end))


def _swaps(text_a: str, text_b: str, passages: Sequence[Passage]) -> tuple[Swap, ...]:
    counted = Counter(
        (change.kind, "".join(text_a[slice(*change.a)].split()), "".join(text_b[slice(*change.b)].split()))
        for passage in passages
        for change in passage.changes
        if change.kind != "wording"
    )
    ordered = sorted(counted.items(), key=lambda item: (KINDS.index(item[0][0]), -item[1], item[0]))
    return tuple(Swap(kind, a, b, count) for (kind, a, b), count in ordered)
