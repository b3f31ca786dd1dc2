"""The anchors of all phrases against one text, in arrays: where one may stand, and in which sentence of which phrase.

A few hundred phrases are met in every document and four of them match, so what is asked of each must cost nothing: one
object of Python per phrase is already too much, since these lie all over the memory. What is answered here is `perhaps`:
words are compared by the numbers of their characters, so a few stand that do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from xiezhi.text.triggers import BITS, Neighbours, number_of, table

Array = np.ndarray[Any, np.dtype[np.intp]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]

_ALL = 1 << BITS
_AT_ONCE = 4096
_SPREAD = 40_503
_LEAST_KEYS, _SPARE, _SHIFT = 13, 16, 7
"""A table of keys has at least so many binary digits, and so many places for each key; the other one leaves digits out."""


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
    if len(word) < 3:
        return _number(word), 0, _number(word) if len(word) == 2 else -1, len(word) - 1
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


def _rarest(word: str, rates: Mapping[str, float]) -> str:
    """The two neighbouring characters of a word that stand rarest, or its only one."""
    if len(word) < 3:
        return word
    return min((word[at : at + 2] for at in range(len(word) - 1)), key=lambda pair: rates.get(pair, 0.0))


def _number(word: str) -> int:
    """The number of two characters, or of a lone one."""
    return number_of(word) if len(word) == 2 else _ALL + (ord(word) & 0xFFFF)


class Companions:
    """The further sets of words of each probe: one word of each set stands in the sentence too."""

    def __init__(self, words: Sequence[Sequence[Sequence[str]]], rates: Mapping[str, float]) -> None:
        """`words`: for each probe its sets, in the order in which they are asked for. `rates`: as for `Anchors`."""
        most = max(map(len, words), default=0)
        known = {word for listed in words for one in listed for word in one}
        numbers = {word: _number(_rarest(word, rates)) for word in known}
        self._sets = [_Sets([_of(listed, rank, numbers) for listed in words]) for rank in range(most)]
        self._wanted = table(2 * _ALL, numbers.values())

    def beside(self, neighbours: Neighbours, sentence_of: Array, sentences: Array, probes: Array) -> Array:
        """Which of the pairs of a sentence and a probe remain: the words of the probe perhaps stand in the sentence.

        `sentence_of`: the sentence of each character. `sentences`: not empty, ascending.
        """
        low, high = np.searchsorted(sentence_of, (sentences[0], sentences[-1] + 1))
        heard = _Heard(neighbours, sentence_of, self._wanted, slice(low, high))
        kept = np.arange(len(probes))
        for words in self._sets:
            kept = kept.compress(words.stand(heard, sentences.take(kept), probes.take(kept)))
        return kept


def _of(listed: Sequence[Sequence[str]], rank: int, numbers: Mapping[str, int]) -> list[int]:
    """The numbers of the words of one set of a probe."""
    return [numbers[word] for word in listed[rank]] if rank < len(listed) else []


class _Heard:
    """The wanted words that stand in each sentence of a stretch, as numbers of a sentence and a word.

    They are kept in two tables, each by other digits of these numbers: few that do not stand are in both.
    """

    __slots__ = ("_high", "_low", "_mask")

    def __init__(self, neighbours: Neighbours, sentence_of: Array, wanted: Flags, stretch: slice) -> None:
        numbers, codes, own = neighbours.numbers[stretch], neighbours.codes[stretch], sentence_of[stretch]
        pairs, lone = wanted.take(numbers).nonzero()[0], wanted[_ALL:].take(codes).nonzero()[0]
        size = max(_LEAST_KEYS, (_SPARE * (len(pairs) + len(lone))).bit_length())
        self._mask = (1 << size) - 1
        self._low, self._high = np.zeros(self._mask + 1, bool), np.zeros(self._mask + 1, bool)
        self._add(_key(own.take(pairs), numbers.take(pairs)))
        self._add(_key(own.take(lone), codes.take(lone) + _ALL))

    def _add(self, keys: Array) -> None:
        self._low[keys & self._mask] = True
        self._high[(keys >> _SHIFT) & self._mask] = True

    def of(self, keys: Array) -> Array:
        """Which of these keys are perhaps here."""
        some = self._low.take(keys & self._mask).nonzero()[0]
        return some.compress(self._high.take((keys.take(some) >> _SHIFT) & self._mask))


class _Sets:
    """One set of words of each probe; a probe without one asks for nothing."""

    __slots__ = ("_asks", "_lists", "_numbers")

    def __init__(self, sets: Sequence[Sequence[int]]) -> None:
        self._lists = _Lists(sets)
        self._numbers = np.array([number for one in sets for number in one], np.intp)
        self._asks = np.array([bool(one) for one in sets], bool)

    def stand(self, heard: _Heard, sentences: Array, probes: Array) -> Flags:
        """For each sentence with a probe, whether one of its words is among those `heard`."""
        which, at = self._lists.of(probes)
        found = ~self._asks.take(probes)
        found[which.take(heard.of(_key(sentences.take(which), self._numbers.take(at))))] = True
        return found


def _key(sentences: Array, numbers: Array) -> Array:
    """A sentence and a word as one number."""
    return sentences * _SPREAD ^ numbers
