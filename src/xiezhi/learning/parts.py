"""Labelled documents → the part to learn from, the part to stop by, the part to measure on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from xiezhi.errors import XiezhiError
from xiezhi.learning.config import LEAST_DOCUMENTS
from xiezhi.learning.leaks import crossing, split

D = TypeVar("D")


def divide(
    documents: Sequence[D],
    check: Sequence[D] | None,
    text: Callable[[D], str],
    name: Callable[[D], str],
    seed: int,
) -> list[list[D]]:
    """Three parts; near-duplicates never fall on two sides.

    With `check` the third part is given: a document there that repeats one of `documents` is refused.

    Raises:
        XiezhiError: XZ806 too few documents, XZ807 near-duplicates across a split that was given.
    """
    if len(documents) + (1 if check else 0) < LEAST_DOCUMENTS:
        raise XiezhiError("XZ806", count=len(documents), least=LEAST_DOCUMENTS)
    texts = [text(document) for document in documents]
    if check is None:
        return _filled([[documents[i] for i in part] for part in split(texts, (0.7, 0.12, 0.18), seed)])
    for left, right, share in crossing(texts, [text(document) for document in check]):
        names = {"left": name(documents[left]), "right": name(check[right])}
        raise XiezhiError("XZ807", **names, share=round(100 * share))
    learn, stop = split(texts, (0.85, 0.15), seed)
    return [*_filled([[documents[i] for i in learn], [documents[i] for i in stop]]), list(check)]


def _filled(parts: list[list[D]]) -> list[list[D]]:
    """No part stays empty: the largest gives one of its documents."""
    for part in parts:
        if not part:
            largest = max(parts, key=len)
            if len(largest) < 2:
                raise XiezhiError("XZ806", count=sum(map(len, parts)), least=LEAST_DOCUMENTS)
            part.append(largest.pop())
    return parts


def usable(counts: Counter[str], wanted: Sequence[str] | None, least: int = 2) -> tuple[str, ...]:
    """The labels to learn, in order.

    Raises:
        XiezhiError: XZ805 when a wanted label occurs in too few documents, or no label occurs in enough.
    """
    for label in wanted or ():
        if counts[label] < least:
            raise XiezhiError("XZ805", label=label, count=counts[label])
    found = tuple(sorted(label for label, count in counts.items() if count >= least))
    if not found:
        label, count = counts.most_common(1)[0] if counts else ("(none)", 0)
        raise XiezhiError("XZ805", label=label, count=count)
    return tuple(wanted) if wanted else found
