"""Parties and courts named in a stretch: role words, words for courts, and the names of one document.

The role words stand in one expression for all documents; the few names of a document are looked for beside it, since an
expression with them would have to be compiled for each document, which takes longer than all its searches.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

_MANY = 40
"""From so many names on an expression is compiled: few documents have them."""


class Subject(NamedTuple):
    """A word for a party or a court at `text[start:end]`; `party` is False for a court."""

    start: int
    end: int
    word: str
    party: bool


class Subjects:
    """Finds courts, role words and names: of two at one place a court first, then the longer one."""

    def __init__(self, courts: Iterable[str], roles: Iterable[str], names: Iterable[str]) -> None:
        self._names = sorted(set(names), key=lambda name: (-len(name), name))
        if len(self._names) < _MANY:
            self._fixed = _fixed(tuple(courts), tuple(roles))
        else:
            self._fixed = _compiled(tuple(courts), (*roles, *self._names))
            self._names = []

    def find(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Subject]:
        """Every subject in `text[start:end]`, in order, none overlapping another."""
        places = dict.fromkeys(self._names, -2)
        match = self._fixed.search(text, start, end)
        while True:
            name, at = self._next(text, start, end, places)
            if match is not None and match.start() < start:
                match = self._fixed.search(text, start, end)
            if match is not None and not (name and _goes_before(at, name, match)):
                found = Subject(match.start(), match.end(), match.group(), match.lastgroup == "party")
            elif name:
                found = Subject(at, at + len(name), name, True)
            else:
                return
            yield found
            start = found.end

    @staticmethod
    def _next(text: str, start: int, end: int, places: dict[str, int]) -> tuple[str, int]:
        """The name that stands first from `start` on, the longest of those at one place; '' where there is none."""
        first, at = "", -1
        for name, place in places.items():
            if place != -1 and place < start:
                place = places[name] = text.find(name, start, end)
            if place != -1 and (not first or place < at):
                first, at = name, place
        return first, at


def _goes_before(at: int, name: str, match: re.Match[str]) -> bool:
    """Whether a name stands before a fixed word, or is the longer one of two at one place."""
    if at != match.start():
        return at < match.start()
    return match.lastgroup == "party" and len(name) > match.end() - at


def _compiled(courts: tuple[str, ...], parties: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(parties, key=len, reverse=True)
    return re.compile(
        f"(?P<court>{'|'.join(map(re.escape, courts))})|(?P<party>{'|'.join(map(re.escape, longest))})"
    )


_fixed = lru_cache(maxsize=4)(_compiled)
