"""The anchors of all phrases against one text, in arrays: where one may stand, and in which sentence of which phrase.

A few hundred phrases are met in every document and four of them match, so what is asked of each must cost nothing: one
object of Python per phrase is already too much, since these lie all over the memory. What is answered here is `perhaps`:
words are compared by the numbers of their characters, so a few stand that do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

import numpy as np

from xiezhi.text.triggers import BITS, Neighbours, characters, number_of

Array = np.ndarray[Any, np.dtype[np.intp]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]

_ALL = 1 << BITS
_KEYS = 16
_SPREAD = 40_503


class _Lists:
    """Short lists of numbers, one behind the other."""

    __slots__ = ("_counts", "_firsts", "items")

    def __init__(self, lists: Sequence[Sequence[int]]) -> None:
        counts = [len(listed) for listed in lists]
        self._counts = np.array(counts, np.intp)
        self._firsts = np.array([0, *accumulate(counts)][: len(counts)], np.intp)
        self.items = np.array([item for listed in lists for item in listed], np.intp)

    def of(self, lists: Array) -> tuple[Array, Array]:
        """All items of these lists: for each, which of `lists` it is from, and where in `items` it stands."""
        counts = self._counts.take(lists)
        which = np.arange(len(lists)).repeat(counts)
        behind = counts.cumsum() - counts
        return which, np.arange(len(which)) + (self._firsts.take(lists) - behind).take(which)


class Anchors:
    """Words, each of certain probes, by the two neighbouring characters of theirs that are rarest (or the only one)."""

    def __init__(self, words: Mapping[str, Iterable[int]], rate: Callable[[str], float]) -> None:
        """`rate`: how often two characters stand beside each other."""
        by_first: dict[int, list[tuple[int, int, int, int]]] = {}
        for word, probes in words.items():
            first, far, number, end = _looked_for(word, rate)
            by_first.setdefault(first, []).extend((far, number, end, probe) for probe in probes)
        self._row = np.full(2 * _ALL, -1, np.int16)
        self._row[list(by_first)] = range(len(by_first))
        rows = [[*range(at - len(held), at)] for held, at in _counted(by_first.values())]
        self._rows = _Lists(rows)
        entries = [entry for held in by_first.values() for entry in held]
        self._far, self._number, self._end, self._probe = (
            np.array(column, np.intp) for column in zip(*entries, strict=True)
        )

    def find(self, neighbours: Neighbours) -> tuple[Array, Array]:
        """The offset of the last character of each word that perhaps stands in the text, and its probe."""
        rows = np.concatenate((self._row.take(neighbours.numbers), self._row[_ALL:].take(neighbours.codes)))
        places = (rows >= 0).nonzero()[0]
        which, at = self._rows.of(rows.take(places).astype(np.intp))
        size = len(neighbours.codes)
        places = (places % size).take(which)
        far = places + self._far.take(at)
        # Beyond the text stands what is no word: numbers are taken from within and the rest is dropped by its end.
        ends = places + self._end.take(at)
        stands = neighbours.numbers.take(far, mode="clip") == self._number.take(at)
        stands |= self._number.take(at) < 0
        stands &= (ends < size) & (far >= 0)
        kept = stands.nonzero()[0]
        return ends.take(kept), self._probe.take(at.take(kept))


def _counted(lists: Iterable[Sequence[Any]]) -> Iterable[tuple[Sequence[Any], int]]:
    """Each list with the number of items up to its end."""
    reached = 0
    for listed in lists:
        reached += len(listed)
        yield listed, reached


def _looked_for(word: str, rate: Callable[[str], float]) -> tuple[int, int, int, int]:
    """How a word is found: the number of its rarest pair, from there to another pair and its number, to its end.

    A lone character has a number of its own above those of pairs, and no other pair (-1).
    """
    if len(word) == 1:
        return _ALL + (ord(word) & 0xFFFF), 0, -1, 0
    last = len(word) - 2
    rarest = min(range(last + 1), key=lambda at: rate(word[at : at + 2]))
    other = 0 if rarest > last - rarest else last
    return (
        number_of(word[rarest : rarest + 2]),
        other - rarest,
        number_of(word[other : other + 2]),
        len(word) - 1 - rarest,
    )


class Companions:
    """The second set of words of each probe: one of them stands in the sentence too, where there are any."""

    def __init__(self, words: Sequence[Sequence[str]]) -> None:
        self._lists = _Lists([[_number(word) for word in listed] for listed in words])
        self._lone = characters({word for listed in words for word in listed if len(word) == 1})
        self._asks = np.array([bool(listed) for listed in words], bool)

    def beside(self, neighbours: Neighbours, sentence_of: Array, sentences: Array, probes: Array) -> Flags:
        """For each sentence with a probe, whether one of the words of the probe perhaps stands in it.

        `sentence_of`: the sentence of each character.
        """
        asked = np.zeros(int(sentence_of[-1]) + 1, bool)
        asked[sentences] = True
        within = asked.take(sentence_of).nonzero()[0]
        keys = np.zeros(1 << _KEYS, bool)
        keys[_key(sentence_of.take(within), neighbours.numbers.take(within))] = True
        if self._lone is not None:
            codes = neighbours.codes.take(within)
            lone = self._lone.take(neighbours.low.take(within)).nonzero()[0]
            keys[_key(sentence_of.take(within.take(lone)), codes.take(lone) + _ALL)] = True
        which, at = self._lists.of(probes)
        stands = keys.take(_key(sentences.take(which), self._lists.items.take(at)))
        found = ~self._asks.take(probes)
        found[which[stands]] = True
        return found


def _number(word: str) -> int:
    return number_of(word) if len(word) > 1 else _ALL + (ord(word) & 0xFFFF)


def _key(sentences: Array, numbers: Array) -> Array:
    """A sentence and a word as one number of 16 bits."""
    return ((sentences + (numbers >> BITS)) * _SPREAD ^ numbers) & (1 << _KEYS) - 1
