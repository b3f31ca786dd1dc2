"""Where the words of a long expression can begin, found by their first two characters.

An expression of many words is tried at every character that one of them begins with, word by word. Nearly all of these
places are left for good by a look at the next character. So the neighbouring characters of a text are made numbers once,
and each set of words has a small table that says for which of these numbers one of its words can begin there; the
expression itself is tried at the few places that remain.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.intp]]
Table = np.ndarray[Any, np.dtype[np.bool_]]

BITS = 16
"""Of the numbers of two characters."""
_FEW = (1 << 13) - 1
"""The numbers of a table for some hundred words: small enough for the fastest memory."""
_ODD, _OTHER, _THIRD = np.uint16(40503), np.uint16(31337), np.uint16(2711)
"""Spread the characters over the numbers; odd, so that no two characters share one."""
_ODD_NUMBER = int(_ODD)


class Neighbours:
    """The pairs of neighbouring characters of a text as numbers of 16 bits; different pairs may share one.

    Attributes:
        codes: the characters themselves, the low 16 bits of their code points.
        numbers: one for each character: of it and the one behind it (of the last one alone).
        few: the lowest 13 bits of these.
        others: 13 bits of other numbers of the same pairs: two pairs that share both are rare.
        low: the lowest 13 bits of the characters.
    """

    __slots__ = ("codes", "few", "low", "numbers", "others")

    def __init__(self, text: str) -> None:
        wide = np.frombuffer((text or "\0").encode("utf-32-le", "surrogatepass"), np.uint32)
        codes = wide.astype(np.uint16)
        numbers, others = codes * _ODD, codes * _OTHER
        numbers[:-1] += codes[1:]
        others[:-1] ^= codes[1:] * _THIRD
        self.codes: Numbers = codes.astype(np.intp)
        self.numbers: Numbers = numbers.astype(np.intp)
        self.few: Numbers = self.numbers & _FEW
        self.others: Numbers = others.astype(np.intp) & _FEW
        self.low: Numbers = self.codes & _FEW


def number_of(pair: str) -> int:
    """The number of two characters."""
    return (ord(pair[0]) * _ODD_NUMBER + ord(pair[1])) & 0xFFFF


def _other_number_of(pair: str) -> int:
    return (ord(pair[0]) * int(_OTHER) ^ ord(pair[1]) * int(_THIRD)) & _FEW


class Trigger:
    """The beginnings of words: the first two characters of each, or its only one."""

    __slots__ = ("_alone", "_few", "_others")

    def __init__(self, words: Iterable[str]) -> None:
        """`words`: not empty; of a longer word only the first two characters count."""
        words = list(words)
        pairs = [word[:2] for word in words if len(word) > 1]
        self._few = table(_FEW + 1, (number_of(pair) & _FEW for pair in pairs))
        self._others = table(_FEW + 1, map(_other_number_of, pairs))
        self._alone = characters(word for word in words if len(word) == 1)

    def places(self, neighbours: Neighbours) -> list[int]:
        """Every offset where one of the words may begin, ascending, and a few where none does."""
        found = self._few.take(neighbours.few)
        found &= self._others.take(neighbours.others)
        if self._alone is not None:
            found |= self._alone.take(neighbours.low)
        return _set(found)


class Triggers:
    """The beginnings of the words of up to eight lists, asked of a text together: each list owns one bit.

    Five looks at a text serve all of them, where a `Trigger` for each takes three; and of longer words the third
    character counts too, for which a list of its own would have to look twice more.
    """

    __slots__ = ("_alone", "_long", "_names", "_others", "_short", "_third")

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """`lists`: words by the name of their list; at most eight lists, no word empty."""
        if len(lists) > BITS // 2:
            raise ValueError("one bit for each list: at most eight")
        self._names = tuple(lists)
        self._alone, self._short, self._long, self._third, self._others = (
            np.zeros(_FEW + 1, np.uint8) for _ in range(5)
        )
        for bit, words in enumerate(lists.values()):
            for word in words:
                self._add(word, 1 << bit)

    def _add(self, word: str, bit: int) -> None:
        if len(word) == 1:
            self._alone[ord(word) & _FEW] |= bit
            return
        (self._short if len(word) == 2 else self._long)[number_of(word) & _FEW] |= bit
        self._others[_other_number_of(word)] |= bit
        if len(word) > 2:
            self._third[number_of(word[1:]) & _FEW] |= bit

    def places(self, neighbours: Neighbours) -> dict[str, list[int]]:
        """For each list every offset where one of its words may begin, ascending, and a few where none does."""
        found = self._long.take(neighbours.few)
        found[:-1] &= self._third.take(neighbours.few[1:])
        found |= self._short.take(neighbours.few)
        found &= self._others.take(neighbours.others)
        found |= self._alone.take(neighbours.low)
        places = (found != 0).nonzero()[0]
        bits = found.take(places)
        return {name: places[(bits & (1 << bit)) != 0].tolist() for bit, name in enumerate(self._names)}


class Meeting:
    """Where a character of one set stands right behind one of another."""

    __slots__ = ("_after", "_before")

    def __init__(self, before: Iterable[str], after: Iterable[str]) -> None:
        self._before, self._after = characters(before), characters(after)

    def places(self, neighbours: Neighbours) -> list[int]:
        """The offsets of the characters behind, and a few where none stands."""
        if self._before is None or self._after is None:
            return []
        found = self._after.take(neighbours.low)
        found[1:] &= self._before.take(neighbours.low[:-1])
        found[0] = False
        return _set(found)


class Characters:
    """Where one of some characters stands."""

    __slots__ = ("_table",)

    def __init__(self, chars: Iterable[str]) -> None:
        self._table = characters(chars)

    def places(self, neighbours: Neighbours) -> list[int]:
        """Their offsets, ascending, and a few where another stands."""
        return [] if self._table is None else _set(self._table.take(neighbours.low))


def table(size: int, numbers: Iterable[int]) -> Table:
    """A table that is true at these numbers."""
    found = np.zeros(size, bool)
    found[list(numbers)] = True
    return found


def characters(chars: Iterable[str]) -> Table | None:
    """The same for characters; None for none."""
    codes = [ord(char) & _FEW for char in chars]
    return table(_FEW + 1, codes) if codes else None


def _set(found: Table) -> list[int]:
    places: list[int] = found.nonzero()[0].tolist()
    return places


def matches(
    pattern: re.Pattern[str], places: Iterable[int], text: str, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """`pattern.finditer(text, 0, end)` for a pattern that matches nowhere but at these places (ascending)."""
    reached, match = 0, pattern.match
    for at in places:
        if at >= reached and (found := match(text, at, end)) is not None:
            reached = found.end()
            yield found
