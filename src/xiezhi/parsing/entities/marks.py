"""Marked stretches of a page, their further occurrences, and the choice between overlapping ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Mark(NamedTuple):
    """A mention in page offsets.

    `spreads` says whether every further occurrence of its text is one too, `known` whether the name is sure to the
    character (a party, a short name) and not cut out of a sentence.
    """

    label: str
    start: int
    end: int
    source: str
    text: str
    spreads: bool = True
    known: bool = False


def occurrences(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    """Every further occurrence of the names that have been introduced."""
    seen: set[str] = set()
    for mark in marks:
        if not mark.spreads or mark.text in seen:
            continue
        seen.add(mark.text)
        at = text.find(mark.text)
        while at != -1:
            if at != mark.start and _stands_alone(text, at, mark.text):
                yield mark._replace(start=at, end=at + len(mark.text), source=f"{mark.source}+repeat")
            at = text.find(mark.text, at + len(mark.text))


def _stands_alone(text: str, at: int, name: str) -> bool:
    """A name of letters or figures must not be a piece of a longer one."""
    if not (name[0].isascii() or name[-1].isascii()):
        return True
    before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
    return not (_is_latin(name[0]) and _is_latin(before)) and not (_is_latin(name[-1]) and _is_latin(after))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def settle(*tiers: Sequence[Mark]) -> list[Mark]:
    """The marks that stand, in the order of the text: an earlier tier before a later one, then the longer one.

    Of equal ones the first given stays.
    """
    taken: list[Mark] = []
    covered = bytearray(max((mark.end for tier in tiers for mark in tier), default=0))
    for tier in tiers:
        for mark in sorted(tier, key=_length):
            if covered.find(1, mark.start, mark.end) < 0:
                taken.append(mark)
                covered[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
    return sorted(taken, key=_start)


def _length(mark: Mark) -> int:
    return mark.start - mark.end


def _start(mark: Mark) -> int:
    return mark.start
