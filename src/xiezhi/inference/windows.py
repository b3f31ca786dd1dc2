"""Overlapping windows over a text of any length, and how their answers are put together again.

Where two windows cover a token, the window whose centre is nearer has seen more of the token's surroundings, so
its answer is the one that counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Window(NamedTuple):
    """Tokens `[start, end)` go through the encoder; the answers for `[first, last)` are kept."""

    start: int
    end: int
    first: int
    last: int


def cut(length: int, size: int, overlap: int) -> list[Window]:
    """Windows of at most `size` tokens over `length` tokens, neighbours sharing at least `overlap`.

    The kept parts follow one another without a gap and cover every token once. There are as few windows as possible, all of
    one size, none larger than they need: a text of 260 tokens is read as two windows of 146, not of 254.

    Raises:
        ValueError: `overlap` is not smaller than `size`.
    """
    if not 0 <= overlap < size:
        raise ValueError(f"overlap {overlap} must be smaller than the window size {size}")
    if length <= size:
        return [Window(0, length, 0, length)] if length else []
    count = -(-(length - overlap) // (size - overlap))
    size = -(-(length + (count - 1) * overlap) // count)
    starts = [round(index * (length - size) / (count - 1)) for index in range(count)]
    edges = [0, *((a + size + b + 1) // 2 for a, b in pairwise(starts)), length]
    return [Window(s, s + size, edges[i], edges[i + 1]) for i, s in enumerate(starts)]


class Group(NamedTuple):
    """Sentences `[start, end)` go through the encoder together; the answers for `[first, last)` are kept."""

    start: int
    end: int
    first: int
    last: int


def gather(lengths: Sequence[int], size: int) -> list[Group]:
    """Groups of neighbouring sentences that fit into `size` tokens, each sentence kept once.

    A new group starts near the middle of the one before, so that a kept sentence has neighbours on both sides
    wherever the document has them. A sentence longer than `size` stands alone (its caller cuts it).
    """
    groups: list[tuple[int, int]] = []
    start, total = 0, len(lengths)
    while start < total:
        end, used = start + 1, lengths[start]
        while end < total and used + lengths[end] <= size:
            used += lengths[end]
            end += 1
        groups.append((start, end))
        if end == total:
            break
        start = max(start + 1, _middle(lengths, start, end))
    edges = [0]
    for (_, end), (following, _) in pairwise(groups):
        edges.append(end if following >= end else _middle(lengths, following, end))
    edges.append(total)
    return [Group(s, e, edges[i], edges[i + 1]) for i, (s, e) in enumerate(groups)]


def _middle(lengths: Sequence[int], start: int, end: int) -> int:
    """The first sentence of `[start, end)` that begins at or after the middle of their tokens, at least one in."""
    half, used = sum(lengths[start:end]) / 2, 0
    for index in range(start, end):
        if used >= half:
            return max(start + 1, index)
        used += lengths[index]
    return end
