"""Marked stretches of a page, their further occurrences, and the choice between overlapping ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

import ahocorasick

from xiezhi.schema.values import plain_value

_MUCH = 20_000_000
"""Names times characters: beyond this the text is read once for all names instead of once for each."""


@plain_value
class Mark:
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
    first: dict[str, Mark] = {}
    for mark in marks:
        if mark.spreads and mark.text not in first:
            first[mark.text] = mark
    at_once = places_at_once(text, first) if len(first) * len(text) > _MUCH else None
    for name, mark in first.items():
        found = places(text, name) if at_once is None else at_once[name]
        if found == [mark.start]:
            continue
        latin = name[0].isascii() or name[-1].isascii()
        source = f"{mark.source}+repeat"
        for at in found:
            if at != mark.start and (not latin or _stands_alone(text, at, name)):
                yield Mark(mark.label, at, at + len(name), source, name, known=mark.known)


def places(text: str, name: str) -> list[int]:
    """Where a name stands, none overlapping the one before."""
    found, at, length = [], text.find(name), len(name)
    while at != -1:
        found.append(at)
        at = text.find(name, at + length)
    return found


def first_places(text: str, names: Sequence[str]) -> dict[str, int]:
    """Where each name stands first, -1 where it does not."""
    if len(names) * len(text) <= _MUCH:
        return {name: text.find(name) for name in names}
    return {name: found[0] if found else -1 for name, found in places_at_once(text, names).items()}


def places_at_once(text: str, names: Iterable[str]) -> dict[str, list[int]]:
    """The same for many names in a long text, in one pass."""
    automaton = ahocorasick.Automaton()
    found: dict[str, list[int]] = {}
    for name in names:
        found[name] = []
        automaton.add_word(name, name)
    automaton.make_automaton()
    for last, name in automaton.iter(text):
        at, before = last - len(name) + 1, found[name]
        if not before or before[-1] + len(name) <= at:
            before.append(at)
    return found


def _stands_alone(text: str, at: int, name: str) -> bool:
    """A name of letters or figures must not be a piece of a longer one."""
    before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
    return not (_is_latin(name[0]) and _is_latin(before)) and not (_is_latin(name[-1]) and _is_latin(after))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def settle(*tiers: Sequence[Mark]) -> list[Mark]:
    """The marks that stand, in the order of the text: an earlier tier before a later one, then the longer one.

    Of equal ones the first given stays.
    """
    taken: list[Mark] = []
    covered = bytearray(max([mark.end for tier in tiers for mark in tier], default=0))
    free, ones = covered.find, b"\x01" * len(covered)
    for tier in tiers:
        lengths = [mark.start - mark.end for mark in tier]
        for at in sorted(range(len(tier)), key=lengths.__getitem__):
            mark = tier[at]
            start, end = mark.start, mark.end
            if free(1, start, end) < 0:
                taken.append(mark)
                covered[start:end] = ones[start:end]
    return sorted(taken, key=attrgetter("start"))
