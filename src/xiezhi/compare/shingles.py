"""Shingles: overlapping runs of masked characters, as 64-bit hashes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from xiezhi.compare.boilerplate import Boilerplate
from xiezhi.compare.masks import Masked

Hashes = NDArray[np.uint64]
LENGTH = 6  # masked characters: about three words
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)


class Shingles(NamedTuple):
    """Hashes of many documents one after another, in the order of the text: `hashes[ends[i-1]:ends[i]]`."""

    hashes: Hashes
    ends: NDArray[np.int64]

    def of(self, number: int) -> Hashes:
        """The hashes of one document."""
        start = 0 if number == 0 else int(self.ends[number - 1])
        return self.hashes[start : int(self.ends[number])]


def shingle(masked: Masked, boilerplate: Boilerplate | None = None) -> Shingles:
    """Every run of `LENGTH` codes inside a document, less those of the boilerplate."""
    counts = np.diff(masked.ends, prepend=0)
    document = np.repeat(np.arange(len(counts)), counts)
    hashes = rolling(masked.codes)
    inside = document[: len(hashes)] == document[len(document) - len(hashes) :]
    if boilerplate is not None:
        inside &= ~boilerplate.holds(hashes)
    ends = np.cumsum(np.bincount(document[: len(hashes)][inside], minlength=len(counts)))
    return Shingles(hashes[inside], ends)


def rolling(codes: NDArray[np.uint32], length: int = LENGTH) -> Hashes:
    """The hash of every run of `length` codes; empty where there are fewer."""
    runs = len(codes) - length + 1
    if runs <= 0:
        return np.empty(0, np.uint64)
    mixed = (codes.astype(np.uint64) + np.uint64(1)) * _MIX
    hashes = np.zeros(runs, np.uint64)
    for at in range(length):
        hashes = hashes * _FACTOR + mixed[at : at + runs]
    hashes ^= hashes >> np.uint64(29)
    hashes *= _MIX
    hashes ^= hashes >> np.uint64(32)
    return hashes


def jaccard(a: Hashes, b: Hashes) -> float:
    """Shared shingles over all shingles of two documents (each array sorted, each hash once); 0 for two empty ones."""
    if not len(a) or not len(b):
        return 0.0
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return float(shared / (len(a) + len(b) - shared))
