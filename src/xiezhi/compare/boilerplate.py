"""What every judgment says: shingles shared by so many unrelated documents that they tell nothing of any one.

Counted over a sample of the archive in which each party comes once: thirty complaints of one lender count as one,
so a family of filings never becomes its own boilerplate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from xiezhi.compare.filing import Filing

_BITS = 24
_CELLS = np.uint64((1 << _BITS) - 1)
SAMPLE = 2000  # documents with parties of their own
SHARE = 0.01  # of the sample: a shingle in more documents is boilerplate
LEAST = 12  # documents: below, chance and small families speak louder than habit


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A set of shingles, held by 24 bits of their hash.

    Attributes:
        cells: one flag per value of the low 24 bits.
        sample: how many documents it was counted over.
    """

    cells: NDArray[np.bool_]
    sample: int = 0

    def holds(self, hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """For every hash whether it is boilerplate."""
        return self.cells[(hashes & _CELLS).astype(np.int64)]

    @classmethod
    def learn(
        cls, shingles: Iterable[NDArray[np.uint64]], *, share: float = SHARE, least: int = LEAST
    ) -> Boilerplate:
        """Boilerplate of a sample, given as the shingles of each of its documents."""
        counts = np.zeros(1 << _BITS, np.uint16)
        sample = 0
        for hashes in shingles:
            counts[np.unique((hashes & _CELLS).astype(np.int64))] += 1
            sample += 1
        return cls(counts >= max(least, share * sample), sample)

    def __or__(self, other: Boilerplate) -> Boilerplate:
        """What is boilerplate by either."""
        return Boilerplate(self.cells | other.cells, self.sample)


def strangers(filings: Iterable[Filing], limit: int = SAMPLE) -> Iterator[Filing]:
    """The first `limit` filings none of whose parties is a party of an earlier one."""
    seen: set[str] = set()

    def fresh() -> Iterator[Filing]:
        for filing in filings:
            if seen.isdisjoint(filing.parties):
                seen.update(filing.parties)
                yield filing

    return islice(fresh(), limit)
