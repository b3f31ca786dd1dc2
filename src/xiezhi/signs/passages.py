"""Sentences, clauses and the evidence cut from them."""

from __future__ import annotations

from xiezhi.parsing.page import Page
from xiezhi.schema import Evidence

LONGEST = 80
"""Evidence is quoted with at most so many characters."""

_FARTHEST = 3_000
"""Characters: a line without a stop is not searched further, so that hostile lines stay cheap."""
_STOPS = "。；\n！？"


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence round a stretch, as far as a sentence can reasonably reach."""
    low, high = max(0, start - _FARTHEST), min(len(text), end + _FARTHEST)
    first = max(text.rfind(stop, low, start) for stop in _STOPS)
    ends = [at for stop in _STOPS if (at := text.find(stop, end, high)) != -1]
    return (first + 1 if first != -1 else low), min(ends, default=high)


def clause_of(text: str, start: int, end: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """The clause or clauses round a stretch: out to the nearest comma on both sides, within the sentence."""
    first = max(text.rfind("，", sentence[0], start), text.rfind("：", sentence[0], start)) + 1
    last = text.find("，", end, sentence[1])
    return max(first, sentence[0]), last if last != -1 else sentence[1]


def evidence_of(
    page: Page,
    start: int,
    end: int,
    sentence: tuple[int, int],
    speaker: str,
    status: str,
    note: str | None = None,
) -> Evidence:
    """A passage as evidence: its clause, cut to a length that can be quoted."""
    first, last = clause_of(page.text, start, end, sentence)
    if last - first > LONGEST:
        first = max(first, min(start, end - LONGEST))
        last = max(end, min(last, first + LONGEST))
    span = page.original(first, last)
    return Evidence(span.start, span.end, span.of(page.source.text), speaker, status, note)
