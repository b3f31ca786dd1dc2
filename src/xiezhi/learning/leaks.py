"""Near-duplicate documents: series cases repeat whole pages, so a split that parts them measures memory.

A document's sketch is the set of its 64 smallest shingle hashes (bottom-k sampling, Cohen 1997); the share of common
hashes among the 64 smallest of the union estimates the Jaccard similarity of the 10-character shingles.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

SKETCH = 64
_SHINGLE = 10


def sketch(text: str) -> np.ndarray:
    """The 64 smallest hashes of the text's 10-character shingles (white space dropped), ascending."""
    codes = np.frombuffer("".join(text.split()).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < 2 * _SHINGLE:
        return np.array([zlib.crc32(text.encode())], dtype=np.uint64)
    count = len(codes) - _SHINGLE + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(_SHINGLE):
        mixed = mixed * np.uint64(1_000_003) + codes[place : place + count]
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    smallest: np.ndarray = np.unique(mixed)[:SKETCH]
    return smallest


def similarity(first: np.ndarray, second: np.ndarray) -> float:
    """Estimated Jaccard similarity of two sketched documents, 0 to 1."""
    union = np.union1d(first, second)[:SKETCH]
    both = np.intersect1d(np.intersect1d(union, first), second)
    return len(both) / len(union)


def groups(texts: Sequence[str], threshold: float = 0.4) -> list[int]:
    """For each text the number of its group: texts linked by a chain of pairs at least `threshold` alike."""
    sketches = [sketch(text) for text in texts]
    parent = list(range(len(texts)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    holders: defaultdict[int, list[int]] = defaultdict(list)
    for index, mine in enumerate(sketches):
        for other in sorted({o for key in mine.tolist() for o in holders[key][-20:]}):
            if root(other) != root(index) and similarity(mine, sketches[other]) >= threshold:
                parent[root(index)] = root(other)
        for key in mine.tolist():
            holders[key].append(index)
    return [root(index) for index in range(len(texts))]


def split(
    texts: Sequence[str], shares: Sequence[float], seed: int, threshold: float = 0.4
) -> list[list[int]]:
    """Indices of the texts in parts of about these shares; near-duplicates always fall into the same part."""
    family = groups(texts, threshold)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for index, number in enumerate(family):
        members[number].append(index)
    order = sorted(members)
    np.random.default_rng(seed).shuffle(order)
    wanted = [share * len(texts) for share in shares]
    parts: list[list[int]] = [[] for _ in shares]
    for number in order:
        place = int(np.argmax([w - len(p) for w, p in zip(wanted, parts, strict=True)]))
        parts[place] += members[number]
    return [sorted(part) for part in parts]


def crossing(
    left: Sequence[str], right: Sequence[str], threshold: float = 0.6
) -> list[tuple[int, int, float]]:
    """Pairs (left, right, similarity) of near-duplicates on both sides of a split."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    known = [sketch(text) for text in left]
    for index, mine in enumerate(known):
        for key in mine.tolist():
            holders[key].append(index)
    found: list[tuple[int, int, float]] = []
    for number, text in enumerate(right):
        mine = sketch(text)
        near = sorted({index for key in mine.tolist() for index in holders[key][:20]})
        alike = [(index, number, similarity(known[index], mine)) for index in near]
        found += [hit for hit in alike if hit[2] >= threshold]
    return found
