"""Batches of any stream (`itertools.batched` comes with Python 3.12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batched(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items in order, `size` at a time, the last batch shorter."""
    stream = iter(items)
    while batch := tuple(islice(stream, size)):
        yield batch
