"""Find the phrases of `cue_table` in a text.

All phrases are looked for in one Aho-Corasick pass; only where one stands are the patterns for its head and tail tried,
so the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import repeat

import ahocorasick

from xiezhi.parsing.cue_table import AFTER_ORDER, BEFORE_ORDER, Row

_STOPS = "。；：！？\n"
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


@dataclass(frozen=True, slots=True)
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


def find_cues(text: str, start: int, end: int) -> list[Hit]:
    """Cues of the parts before the order in `text[start:end]`, by where their part begins."""
    return _find(_automaton(BEFORE_ORDER), text, start, end)


def find_closing_cues(text: str, start: int, end: int) -> list[Hit]:
    """Cues of the parts between the order and the signatures in `text[start:end]`."""
    return _find(_automaton(AFTER_ORDER), text, start, end)


@cache
def _automaton(rows: tuple[Row, ...]) -> ahocorasick.Automaton:
    by_word: dict[str, list[Cue]] = {}
    for kind, words, head, tail, where in rows:
        head_pattern, tail_pattern = re.compile(head), re.compile(tail) if tail else None
        for word in words.split():
            by_word.setdefault(word, []).append(Cue(kind, word, head_pattern, tail_pattern, where))
    automaton = ahocorasick.Automaton()
    for word, cues in by_word.items():
        automaton.add_word(word, (len(word), tuple(cues)))
    automaton.make_automaton()
    return automaton


def _find(automaton: ahocorasick.Automaton, text: str, start: int, end: int) -> list[Hit]:
    hits: list[Hit] = []
    if start < end:
        for last, (length, cues) in automaton.iter(text, start, end):
            hits.extend(_hits_at(text, start, last - length + 1, last + 1, cues))
    return sorted(hits, key=lambda hit: (hit.start, len(hit.head)))


def _hits_at(text: str, floor: int, at: int, after: int, cues: tuple[Cue, ...]) -> list[Hit]:
    """The cues that one occurrence `text[at:after]` of a phrase fulfils."""
    sentence, clause = _beginnings(text, floor, at)
    line_start = sentence == floor or text[sentence - 1] == "\n"
    hits = []
    for cue in cues:
        if cue.where == "line" and not line_start:
            continue
        begin = clause if cue.where == "clause" else sentence
        if cue.head.fullmatch(text, begin, at) and (cue.tail is None or cue.tail.match(text, after)):
            hits.append(Hit(begin, cue, text[begin:at], line_start and begin == sentence))
    return hits


def _beginnings(text: str, floor: int, at: int) -> tuple[int, int]:
    """Where the sentence and the clause that hold an offset begin, looking back a hundred characters at most."""
    low = max(floor, at - _LOOK_BACK)
    stop = max(map(text.rfind, _STOPS, repeat(low), repeat(at)))
    sentence = stop + 1 if stop >= 0 else low
    while sentence < at and text[sentence] in "”’)\"'":
        sentence += 1
    return sentence, max(sentence, text.rfind("，", low, at) + 1)
