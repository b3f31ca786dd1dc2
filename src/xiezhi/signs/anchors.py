"""The anchors of all phrases against one text, in arrays: where one may stand, and in which sentence of which phrase.

A few hundred phrases are met in every document and four of them match, so what is asked of each must cost nothing: one
object of Python per phrase is already too much, since these lie all over the memory. What is answered here is `perhaps`:
words are compared by the numbers of their characters, so a few stand that do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from xiezhi.text.triggers import BITS, Neighbours, characters, number_of

Array = np.ndarray[Any, np.dtype[np.intp]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]

_ALL = 1 << BITS
_AT_ONCE = 4096
_KEYS = 18
_SPREAD = 40_503


class _Lists:
    """Short lists, one behind the other."""

    __slots__ = ("_counts", "_firsts")

    def __init__(self, lists: Iterable[Sequence[object]]) -> None:
        self._counts = np.fromiter(map(len, lists), np.intp)
        self._firsts = self._counts.cumsum() - self._counts

    def of(self, lists: Array) -> tuple[Array, Array]:
        """All items of these lists: for each, which of `lists` it is from, and where it stands among all items."""
        counts = self._counts.take(lists)
        which = np.arange(len(lists)).repeat(counts)
        behind = counts.cumsum() - counts
        return which, np.arange(len(which)) + (self._firsts.take(lists) - behind).take(which)


class Anchors:
    """Words, each of certain probes, by the two neighbouring characters of theirs that are rarest (or the only one)."""

    def __init__(self, words: Mapping[str, Iterable[int]], rates: Mapping[str, float]) -> None:
        """`rates`: how often two characters stand beside each other, where they often do."""
        by_first: dict[int, list[tuple[int, int, int, int]]] = {}
        for word, probes in words.items():
            first, far, number, end = _looked_for(word, rates)
            by_first.setdefault(first, []).extend((far, number, end, probe) for probe in probes)
        self._row = np.full(2 * _ALL, -1, np.int16)
        self._row[list(by_first)] = range(len(by_first))
        self._rows = _Lists(by_first.values())
        entries = [entry for held in by_first.values() for entry in held]
        self._far, self._number, self._end, self._probe = (
            np.array(column, np.intp) for column in (zip(*entries, strict=True) if entries else ((),) * 4)
        )

    def find(self, neighbours: Neighbours) -> Iterator[tuple[Array, Array]]:
        """The offset of the last character of each word that perhaps stands in the text, and its probe.

        A text of a million characters gives them in many parts, so that the memory stays small; most give one.
        """
        rows = np.concatenate((self._row.take(neighbours.numbers), self._row[_ALL:].take(neighbours.codes)))
        places = (rows >= 0).nonzero()[0]
        for first in range(0, len(places), _AT_ONCE):
            some = places[first : first + _AT_ONCE]
            yield self._at(some % len(neighbours.codes), rows.take(some).astype(np.intp), neighbours)

    def _at(self, places: Array, rows: Array, neighbours: Neighbours) -> tuple[Array, Array]:
        size = len(neighbours.codes)
        which, at = self._rows.of(rows)
        places = places.take(which)
        far = places + self._far.take(at)
        # Beyond the text stands what is no word: numbers are taken from within and the rest is dropped by its end.
        ends = places + self._end.take(at)
        stands = neighbours.numbers.take(far, mode="clip") == self._number.take(at)
        stands |= self._number.take(at) < 0
        stands &= (ends < size) & (far >= 0)
        kept = stands.nonzero()[0]
        return ends.take(kept), self._probe.take(at.take(kept))


def _looked_for(word: str, rates: Mapping[str, float]) -> tuple[int, int, int, int]:
    """How a word is found: the number of its rarest pair, from there to another pair and its number, to its end.

    A lone character has a number of its own above those of pairs, and no other pair (-1).
    """
    if len(word) == 1:
        return _ALL + (ord(word) & 0xFFFF), 0, -1, 0
    last = len(word) - 2
    often = [rates.get(word[at : at + 2], 0.0) for at in range(last + 1)]
    rarest = often.index(min(often))
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
        self._lists = _Lists(words)
        self._numbers = np.array([_number(word) for listed in words for word in listed], np.intp)
        self._lone = characters({word for listed in words for word in listed if len(word) == 1})
        self._asks = np.array([bool(listed) for listed in words], bool)

    def beside(self, neighbours: Neighbours, sentence_of: Array, sentences: Array, probes: Array) -> Flags:
        """For each sentence with a probe, whether one of the words of the probe perhaps stands in it.

        `sentence_of`: the sentence of each character. `sentences`: not empty, ascending.
        """
        first = sentences[0]
        asked = np.zeros(sentences[-1] - first + 1, bool)
        asked[sentences - first] = True
        low, high = np.searchsorted(sentence_of, (first, sentences[-1] + 1))
        within = low + asked.take(sentence_of[low:high] - first).nonzero()[0]
        own, codes = sentence_of.take(within), neighbours.codes.take(within)
        # One in thirty of the keys is taken, so that few words seem to stand where they do not.
        mask = (1 << max(_KEYS, (30 * len(within)).bit_length())) - 1
        keys = np.zeros(mask + 1, bool)
        keys[_key(own, neighbours.numbers.take(within)) & mask] = True
        if self._lone is not None:
            lone = self._lone.take(neighbours.low.take(within)).nonzero()[0]
            keys[_key(own.take(lone), codes.take(lone) + _ALL) & mask] = True
        which, at = self._lists.of(probes)
        stands = keys.take(_key(sentences.take(which), self._numbers.take(at)) & mask)
        found = ~self._asks.take(probes)
        found[which[stands]] = True
        return found


def _number(word: str) -> int:
    return number_of(word) if len(word) > 1 else _ALL + (ord(word) & 0xFFFF)


def _key(sentences: Array, numbers: Array) -> Array:
    """A sentence and a word as one number."""
    return (sentences + (numbers >> BITS)) * _SPREAD ^ numbers
