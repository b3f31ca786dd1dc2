"""Marked stretches of a page, their further occurrences, and the choice between overlapping ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Mark(NamedTuple):
    """A mention in page offsets; `spreads` says whether every further occurrence of its text is one too."""

    label: str
    start: int
    end: int
    source: str
    text: str
    spreads: bool = True


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


def settle(marks: Iterable[Mark]) -> list[Mark]:
    """Of marks that overlap the longest stays (of equal ones the first given); in the order of the text."""
    ordered = sorted(enumerate(marks), key=lambda item: (item[1].start - item[1].end, item[0]))
    taken: dict[int, Mark] = {}
    covered: set[int] = set()
    for _, mark in ordered:
        if covered.isdisjoint((mark.start, mark.end - 1)):
            taken[mark.start] = mark
            covered.update(range(mark.start, mark.end))
    return [taken[start] for start in sorted(taken)]
