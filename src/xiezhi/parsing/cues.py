"""Find the phrases of `cue_table` in a text.

All phrases are looked for at once; only where one stands are the patterns for its head and tail tried, so the time is
linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from xiezhi.parsing.cue_table import AFTER_ORDER, BEFORE_ORDER, Row
from xiezhi.parsing.page import Page
from xiezhi.schema.values import plain_value
from xiezhi.text.triggers import Triggers

_LOOK_BACK = 100


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase that may open a part.

    Attributes:
        kind: the part it opens.
        word: the literal phrase.
        head: what may stand between the beginning of the sentence and the phrase (a full match).
        tail: what must follow the phrase, or None.
        where: `line` (only in a line's first sentence), `sentence`, or `clause` (the part may begin after a comma).
    """

    kind: str
    word: str
    head: re.Pattern[str]
    tail: re.Pattern[str] | None
    where: str


@plain_value
class Hit:
    """A cue met in the text.

    Attributes:
        start: page offset where the part begins.
        cue: the cue.
        head: the words before the phrase, from the part's beginning.
        line_start: whether the part begins its line.
    """

    start: int
    cue: Cue
    head: str
    line_start: bool


def find_cues(page: Page, start: int, end: int) -> list[Hit]:
    """Cues of the parts before the order in `text[start:end]` of a page, by where their part begins."""
    return _find("before", page, start, end)


def find_closing_cues(page: Page, start: int, end: int) -> list[Hit]:
    """Cues of the parts between the order and the signatures in `text[start:end]` of a page."""
    return _find("after", page, start, end)


@dataclass(frozen=True, slots=True)
class _Cues:
    """Cues by their phrase, and the lengths of the phrases, the shorter first, by their first two characters (or the
    only one): at one place at most one phrase of each length stands."""

    lengths: dict[str, tuple[int, ...]]
    phrases: dict[str, tuple[Cue, ...]]


@cache
def _cues(rows: tuple[Row, ...]) -> _Cues:
    by_word: dict[str, list[Cue]] = {}
    for kind, words, head, tail, where in rows:
        head_pattern, tail_pattern = re.compile(head), re.compile(tail) if tail else None
        for word in words.split():
            by_word.setdefault(word, []).append(Cue(kind, word, head_pattern, tail_pattern, where))
    lengths: dict[str, tuple[int, ...]] = {}
    for length, head in sorted({(len(word), word[:2]) for word in by_word}):
        lengths[head] = (*lengths.get(head, lengths.get(head[0], ())), length)
    return _Cues(lengths, {word: tuple(cues) for word, cues in by_word.items()})


_ROWS = {"before": BEFORE_ORDER, "after": AFTER_ORDER}


@cache
def _triggers() -> Triggers:
    return Triggers({where: _cues(rows).phrases for where, rows in _ROWS.items()})


def _places(page: Page, where: str) -> list[int]:
    """Where a phrase of one of the two lists may begin; both are asked at once."""
    kept = vars(page).get("cue_places")
    if kept is None:
        kept = vars(page)["cue_places"] = _triggers().places(page.neighbours)
    found: list[int] = kept[where]
    return found


def _find(where: str, page: Page, start: int, end: int) -> list[Hit]:
    hits: list[Hit] = []
    cues = _cues(_ROWS[where])
    text, lengths, phrases = page.text, cues.lengths, cues.phrases
    if start < end:
        stops = page.stops
        for at in _places(page, where):
            if start <= at < end:
                for length in lengths.get(text[at : at + 2]) or lengths.get(text[at], ()):
                    word = text[at : at + length]
                    if word in phrases and at + length <= end:
                        hits += _hits_at(text, _beginnings(text, stops, start, at), at, word, phrases[word])
    return sorted(hits, key=lambda hit: (hit.start, len(hit.head)))


def _hits_at(text: str, begins: _Begins, at: int, word: str, cues: tuple[Cue, ...]) -> list[Hit]:
    """The cues that one occurrence of a phrase fulfils."""
    sentence, clause, line_start = begins
    after, hits = at + len(word), []
    for cue in cues:
        if cue.where == "line" and not line_start:
            continue
        begin = clause if cue.where == "clause" else sentence
        if (cue.tail is None or cue.tail.match(text, after)) and cue.head.fullmatch(text, begin, at):
            hits.append(Hit(begin, cue, text[begin:at], line_start and begin == sentence))
    return hits


_Begins = tuple[int, int, bool]
"""Where a sentence and a clause begin, and whether the sentence is the first of its line."""


def _beginnings(text: str, stops: list[int], floor: int, at: int) -> _Begins:
    """Where the sentence and the clause that hold an offset begin, looking back a hundred characters at most."""
    low = max(floor, at - _LOOK_BACK)
    index = bisect_left(stops, at) - 1
    sentence = stops[index] + 1 if index >= 0 and stops[index] >= low else low
    while sentence < at and text[sentence] in "”’)\"'":
        sentence += 1
    line_start = sentence == floor or text[sentence - 1] == "\n"
    return sentence, max(sentence, text.rfind("，", low, at) + 1), line_start
