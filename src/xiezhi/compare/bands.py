"""Candidates: documents whose MinHash signatures agree on a band (locality-sensitive hashing).

Broder 1997 (MinHash); Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, ch. 3 (banding). With 64 bands of 4
rows a pair of Jaccard similarity 0.5 becomes a candidate with probability 0.984, of 0.6 with 0.9999, of 0.1 with 0.006.
One band is sorted at a time: memory is 512 bytes a document, time n log n.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from xiezhi.compare.shingles import Shingles

BANDS, ROWS = 64, 4
_SEED = 20180107
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
CROWD = 40  # documents in one bucket: above, each meets its neighbours and the first instead of all others

Bands = NDArray[np.uint64]


def band_keys(shingles: Shingles) -> Bands:
    """One key per band and document: array of shape (documents, `BANDS`). Empty documents get keys of their own kind
    and have to be left out by the caller."""
    offsets = np.concatenate(([0], shingles.ends)).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(shingles.hashes, offsets, BANDS * ROWS, _SEED)
    rows = np.array(matrix.to_rows(), np.uint64).reshape(-1, BANDS, ROWS)
    keys = np.zeros(rows.shape[:2], np.uint64)
    for row in range(ROWS):
        keys = keys * _FACTOR + rows[:, :, row]
    return keys


def candidates(keys: Bands) -> NDArray[np.int64]:
    """Pairs (i, j), i < j, of rows of `keys` that share a band: array of shape (pairs, 2), sorted, each once."""
    found = np.empty(0, np.uint64)
    for band in range(keys.shape[1]):
        found = np.union1d(found, _in_band(keys[:, band]))
    return np.stack((found >> np.uint64(32), found & np.uint64(0xFFFFFFFF)), axis=1).astype(np.int64)


def _in_band(column: Bands) -> NDArray[np.uint64]:
    order = np.argsort(column, kind="stable")
    values = column[order]
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1]))) if len(values) else order
    sizes = np.diff(np.concatenate((starts, [len(values)])))
    pieces = [
        _pairs(order[start : start + size])
        for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True)
    ]
    return np.concatenate(pieces) if pieces else np.empty(0, np.uint64)


def _pairs(members: NDArray[np.int64]) -> NDArray[np.uint64]:
    """All pairs of a bucket; of a crowd every document with the first and with the next in order."""
    if len(members) <= CROWD:
        first, second = np.triu_indices(len(members), 1)
        return _packed(members[first], members[second])
    hub = np.full(len(members) - 1, members[0])
    return np.concatenate((_packed(hub, members[1:]), _packed(members[:-1], members[1:])))


def _packed(a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.uint64]:
    low, high = np.minimum(a, b).astype(np.uint64), np.maximum(a, b).astype(np.uint64)
    return (low << np.uint64(32)) | high
