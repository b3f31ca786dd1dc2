"""Sentences of a text with their masked forms."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from xiezhi.compare.filing import Filing
from xiezhi.compare.masks import mask_one

_SENTENCE = re.compile(r"[^。；！？!?;\r\n]+[。；！？!?;]*")
_LONGEST = 400  # characters: what never ends is cut, so that no comparison grows with the square of a text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence `text[start:end]` and what is left of it when names and numbers are masked."""

    start: int
    end: int
    masked: str


def sentences(filing: Filing) -> list[Sentence]:
    """The sentences of a filing in order; those of punctuation alone are left out."""
    masked = mask_one(filing)
    origin = masked.origin.tolist()
    codes = "".join(map(chr, masked.codes.tolist()))
    found = []
    for start, end in _cut(filing.text):
        inside = codes[bisect_left(origin, start) : bisect_left(origin, end)]
        if inside:
            found.append(Sentence(start, end, inside))
    return found


def _cut(text: str) -> list[tuple[int, int]]:
    pieces = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        while end - start > _LONGEST:
            comma = text.rfind("，", start, start + _LONGEST) + 1
            middle = comma if comma > start else start + _LONGEST
            pieces.append((start, middle))
            start = middle
        pieces.append((start, end))
    return [_trimmed(text, start, end) for start, end in pieces]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
