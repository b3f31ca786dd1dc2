"""Two filings side by side, for the page: what is the same, swapped, reworded, or stands in one alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xiezhi.compare import Comparison, Filing, Passage, compare
from xiezhi.compare.page import pieces
from xiezhi.report.hiding import hide
from xiezhi.web.desk import Held

Pieces = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A passage of both: each side in pieces (kind of change or '', words)."""

    kind: str
    moved: bool
    a: Pieces
    b: Pieces


@dataclass(frozen=True, slots=True)
class Sides:
    """The page: swaps are (kind, words in a, words in b, how often)."""

    similarity: float
    counts: tuple[tuple[str, int], ...]
    swaps: tuple[tuple[str, str, str, int], ...]
    lines: tuple[Line, ...]


KINDS = ("same", "swapped", "reworded", "only_a", "only_b")


def side_by_side(a: Held, b: Held) -> Sides:
    """How two documents agree and differ; personal numbers are masked on both sides."""
    found = compare(
        Filing.of(a.id, a.text, a.analysis.facts), Filing.of(f"{b.id}\0b", b.text, b.analysis.facts)
    )
    shown = hide(a.text), hide(b.text)
    return Sides(
        found.similarity,
        tuple((kind, found.count(kind)) for kind in KINDS),
        tuple((swap.kind, hide(swap.a), hide(swap.b), swap.count) for swap in found.swaps),
        _lines(found, shown),
    )


def _lines(found: Comparison, shown: tuple[str, str]) -> tuple[Line, ...]:
    return tuple(
        Line(passage.kind, passage.moved, _side(shown[0], passage, "a"), _side(shown[1], passage, "b"))
        for passage in found.passages
    )


def _side(shown: str, passage: Passage, side: str) -> Pieces:
    place = passage.a if side == "a" else passage.b
    if place is None:
        return ()
    return _kept(list(pieces(shown, place, passage.changes, side)))


def _kept(found: Sequence[tuple[str, str]]) -> Pieces:
    return tuple((kind, words) for kind, words in found if words)
