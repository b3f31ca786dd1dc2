"""Filings alike by the model's vectors: a second way to pairs, for what was retold in other words.

Document vectors of one archive all point more or less one way: of unrelated civil judgments, one pair in forty has a
cosine above 0.97. What they have in common is taken out first, their mean and the directions in which they differ most
(Mu and Viswanath 2018, "All-but-the-Top"); what is left tells cases apart. All pairs are then compared, block by block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from xiezhi.compare.duplicates import Pair

VECTOR = "vector"
COMMON = 16
"""Directions taken out, fewer in an archive of less than `COMMON` × `PER_DIRECTION` filings."""
PER_DIRECTION = 15
_SAMPLE = 20_000
_CELLS = 50_000_000

Vectors = NDArray[np.float32]


def vector_pairs(ids: Sequence[str], vectors: Vectors, least: float) -> list[Pair]:
    """Pairs whose `contrast`ed vectors have at least the cosine `least`, the most alike first.

    `vectors` has a row of any length above 0 per id. Time grows with the square of the filings (128 multiplications
    a pair), memory does not.
    """
    if len(ids) < 2:
        return []
    pairs = [
        Pair(ids[a], ids[b], round(min(1.0, cosine), 4), VECTOR)
        for a, b, cosine in _alike(contrast(vectors), least)
    ]
    return sorted(pairs, key=lambda pair: (-pair.similarity, pair.doc_a, pair.doc_b))


def contrast(vectors: Vectors) -> Vectors:
    """The vectors less what all of them share, as unit vectors: shape (filings, width), float32."""
    units = _units(vectors)
    directions = min(COMMON, len(units) // PER_DIRECTION)
    if not directions:
        return units
    centred = units - units.mean(axis=0)
    sample = centred[:: -(-len(centred) // _SAMPLE)]
    _, axes = np.linalg.eigh(sample.T @ sample)
    common = axes[:, -directions:]
    return _units(centred - (centred @ common) @ common.T)


def _units(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    units: Vectors = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return units


def _alike(units: Vectors, least: float) -> Iterator[tuple[int, int, float]]:
    block = max(16, _CELLS // len(units))
    for start in range(0, len(units), block):
        cosines = units[start : start + block] @ units[start:].T
        for a, b in np.argwhere(cosines >= least).tolist():
            if a < b:
                yield start + a, start + b, float(cosines[a, b])
