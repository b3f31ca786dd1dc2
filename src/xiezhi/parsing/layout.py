"""Lay out a text: fold characters, drop white space that means nothing, find the logical lines.

Three shapes of real files are met: one paragraph a line (most), lines broken inside sentences (copies of PDFs), and
whole documents on one line (spreadsheet exports). The first needs nothing, in the second the breaks are dropped, in
the third breaks are put in where a new part of the document is announced.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from xiezhi.text import Span, fold

_GAP = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Laid:
    """A normalised text and its map back: from `_starts[k]` on, source offset = page offset + `_shifts[k]`."""

    text: str
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """The source stretch that the page stretch `[start, end)` stands for."""
        first = start + self._shifts[bisect_right(self._starts, start) - 1]
        if end <= start:
            return Span(first, first)
        last = end - 1 + self._shifts[bisect_right(self._starts, end - 1) - 1]
        return Span(first, last + 1)


def lay_out(text: str) -> Laid:
    """The normalised text of a document with its map back."""
    folded = fold(text)
    wrapped = _is_wrapped(folded)
    pieces: list[str] = []
    starts, shifts = [0], [0]
    position = length = 0

    def take(until: int) -> None:
        nonlocal length
        piece = folded[position:until]
        if piece:
            if starts[-1] == length:
                shifts[-1] = position - length
            else:
                starts.append(length)
                shifts.append(position - length)
            pieces.append(piece)
            length += len(piece)

    def put(char: str, at: int) -> None:
        nonlocal length
        if starts[-1] == length:
            shifts[-1] = at - length
        else:
            starts.append(length)
            shifts.append(at - length)
        pieces.append(char)
        length += 1

    for gap in _GAP.finditer(folded):
        take(gap.start())
        before = folded[gap.start() - 1] if gap.start() else ""
        after = folded[gap.end()] if gap.end() < len(folded) else ""
        position = gap.end()
        if "\n" in gap.group() or "\r" in gap.group():
            if before and after and not (wrapped and _continues(before, after)):
                put("\n", gap.start())
        elif before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
            put(" ", gap.start())
    take(len(folded))
    return Laid("".join(pieces), tuple(starts), tuple(shifts))


def _is_wrapped(folded: str) -> bool:
    """Whether line breaks fall inside sentences: most long lines end without a stop and have like lengths."""
    lines = [line.rstrip() for line in folded.split("\n") if line.strip()]
    if len(lines) < 12:
        return False
    long = sorted(len(line) for line in lines)[-len(lines) // 3 :]
    if not 18 <= long[0] or long[-1] > 120 or long[-1] - long[len(long) // 2] > 6:
        return False
    body = [line for line in lines if len(line) >= long[0]]
    open_ended = sum(line[-1] not in "。；：！？)）" for line in body)
    return open_ended >= 0.6 * len(body)


def _continues(before: str, after: str) -> bool:
    """Whether a sentence goes on over a line break."""
    return before not in "。；：！？" and after not in "一二三四五六七八九十"
