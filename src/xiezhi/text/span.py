"""A stretch of the source text, in code points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range `[start, end)` of code points in a document's decoded original text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same stretch, `by` characters further on."""
        return Span(self.start + by, self.end + by)


def overlaps_any(ordered: Sequence[Span], span: Span) -> bool:
    """Whether `span` shares a character with one of `ordered`, which must be sorted and free of overlaps.

    Takes logarithmic time: a document can hold thousands of spans.
    """
    after = bisect_left(ordered, Span(span.end, span.end))
    return after > 0 and ordered[after - 1].end > span.start
