"""Near-duplicate filings of an archive: masked shingles, MinHash bands, exact verification.

Three passes: learn the boilerplate from a sample, fingerprint every filing, read again only those that became
candidates. What is kept is every pair above a low floor, so a threshold can be changed without computing again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol

import numpy as np

from xiezhi.compare.bands import BANDS, Bands, band_keys, candidates
from xiezhi.compare.batches import batched
from xiezhi.compare.boilerplate import Boilerplate, strangers
from xiezhi.compare.filing import Filing
from xiezhi.compare.groups import connected
from xiezhi.compare.masks import mask
from xiezhi.compare.shingles import Hashes, jaccard, shingle
from xiezhi.knowledge.loader import read_toml

FLOOR = 0.4  # pairs below are not kept
THRESHOLD = 0.5  # pairs from here on are shown
SHORT = 50  # shingles of its own: a filing with fewer says too little to be called alike
_BATCH = 500  # filings masked at a time (10 MB each of a few arrays)
_BLOCK = 2000  # pairs verified at a time
SHINGLES = "masked_shingles"
COPY = "same_content"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two filings alike.

    Attributes:
        doc_a, doc_b: their ids, in the order of the archive.
        similarity: 0 to 1: Jaccard similarity of masked shingles without boilerplate; 1.0 for the same content.
        method: `masked_shingles`, `same_content`, or `vector` (the similarity is then a cosine).
    """

    doc_a: str
    doc_b: str
    similarity: float
    method: str = SHINGLES


@dataclass(frozen=True, slots=True)
class Duplicates:
    """All pairs found.

    Attributes:
        pairs: those of at least `threshold`, the most alike first.
        compared: filings that were compared.
        short: ids of filings that say too little of their own to be compared.
        threshold: the least similarity of a pair.
    """

    pairs: tuple[Pair, ...]
    compared: int
    short: tuple[str, ...] = ()
    threshold: float = FLOOR

    def at(self, threshold: float) -> Duplicates:
        """The same result from another threshold on (not below the present one), without computing again."""
        kept = tuple(pair for pair in self.pairs if pair.similarity >= threshold)
        return replace(self, pairs=kept, threshold=max(threshold, self.threshold))

    def groups(self) -> dict[str, int]:
        """The number of its group for every filing in a pair, the largest group first."""
        return connected((pair.doc_a, pair.doc_b) for pair in self.pairs)


class Filings(Protocol):
    """Where filings come from: they are gone through twice, and some are asked for again."""

    def __iter__(self) -> Iterator[Filing]:
        """All of them, in a fixed order."""
        ...

    def take(self, ids: Sequence[str]) -> Iterable[Filing]:
        """Those with these ids, in any order."""
        ...


def find_duplicates(
    filings: Filings, *, floor: float = FLOOR, watch: Callable[[int], None] | None = None
) -> Duplicates:
    """Every pair of filings whose similarity is at least `floor`.

    `watch` is told how many filings have been fingerprinted. In a bucket of more than 40 alike each filing is held
    against its neighbours and the first only: groups come out whole, the number of pairs stays linear.
    """
    boilerplate = learn_boilerplate(filings)
    ids, keys, short = _fingerprints(filings, boilerplate, watch)
    pairs = [pair for pair in _verified(filings, ids, keys, boilerplate) if pair.similarity >= floor]
    pairs.sort(key=lambda pair: (-pair.similarity, pair.doc_a, pair.doc_b))
    return Duplicates(tuple(pairs), len(ids), tuple(short), floor)


def learn_boilerplate(filings: Iterable[Filing]) -> Boilerplate:
    """What unrelated filings of this archive share, and the sentences of the official forms."""
    sample = batched(strangers(filings), 200)
    learned = Boilerplate.learn(hashes for batch in sample for _, hashes in _hashed(batch, None))
    return learned | form_boilerplate()


@cache
def form_boilerplate() -> Boilerplate:
    """The sentences of the official forms (`knowledge/screen/formulas.toml`)."""
    forms = [Filing(str(n), text) for n, text in enumerate(read_toml("screen/formulas")["formulas"])]
    return Boilerplate.learn((hashes for _, hashes in _hashed(forms, None)), share=0.0, least=1)


def _hashed(batch: Sequence[Filing], boilerplate: Boilerplate | None) -> Iterator[tuple[Filing, Hashes]]:
    shingles = shingle(mask(batch), boilerplate)
    for number, filing in enumerate(batch):
        yield filing, shingles.of(number)


def _fingerprints(
    filings: Iterable[Filing], boilerplate: Boilerplate, watch: Callable[[int], None] | None
) -> tuple[list[str], Bands, list[str]]:
    ids: list[str] = []
    short: list[str] = []
    keys: list[Bands] = [np.empty((0, BANDS), np.uint64)]
    for batch in batched(filings, _BATCH):
        shingles = shingle(mask(batch), boilerplate)
        long = np.diff(shingles.ends, prepend=0) >= SHORT
        keys.append(band_keys(shingles)[long])
        for filing, enough in zip(batch, long.tolist(), strict=True):
            (ids if enough else short).append(filing.id)
        if watch is not None:
            watch(len(ids) + len(short))
    return ids, np.concatenate(keys), short


def _verified(filings: Filings, ids: Sequence[str], keys: Bands, boilerplate: Boilerplate) -> Iterator[Pair]:
    """Candidates with their exact similarity; the shingles of one block of pairs are in memory at a time."""
    known: dict[str, Hashes] = {}
    for block in batched(candidates(keys).tolist(), _BLOCK):
        wanted = {ids[row] for pair in block for row in pair}
        known = {id: hashes for id, hashes in known.items() if id in wanted}
        missing = sorted(wanted - known.keys())
        for batch in batched(filings.take(missing), _BATCH):
            known.update((filing.id, np.unique(hashes)) for filing, hashes in _hashed(batch, boilerplate))
        for a, b in block:
            yield Pair(ids[a], ids[b], round(jaccard(known[ids[a]], known[ids[b]]), 4))
