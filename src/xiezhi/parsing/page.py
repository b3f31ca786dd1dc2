"""The page: one document laid out for parsing.

Rules are written against `Page.text`, a normalised text: folded characters, inner white space dropped, one `\\n`
between logical lines. Everything in this room speaks in offsets of that text ("page offsets"); `Page.original`
leads them back to the source text, and only source offsets leave the room.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from xiezhi.parsing.layout import Laid, lay_out
from xiezhi.schema import Fact, Place, Value
from xiezhi.schema.values import plain_value
from xiezhi.text import SourceText, Span
from xiezhi.text.case_numbers import CaseNumber, find_case_numbers
from xiezhi.text.citations import Citation, find_citations
from xiezhi.text.dates import DateValue, find_dates
from xiezhi.text.laws import LawMention, find_laws
from xiezhi.text.money import Money, find_money
from xiezhi.text.rates import Rate, find_rates
from xiezhi.text.triggers import Characters, Neighbours

_OF_TEXT = frozenset(
    (
        "text",
        "neighbours",
        "stops",
        "lines",
        "money",
        "money_starts",
        "dates",
        "rates",
        "case_numbers",
        "citations",
        "laws",
    )
)
"""What is read of a page's text and kept, whatever its sections."""
STOPS = "。；：！？\n"


@cache
def _stop_characters() -> Characters:
    return Characters(STOPS)


@plain_value
class Part:
    """A section of the page, in page offsets."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Page:
    """A document laid out: normalised text, logical lines, sections, and the way back to the source.

    Attributes:
        source: the source text.
        text: the normalised text.
        lines: logical lines as spans of `text`, none empty, without their `\\n`.
        parts: sections in order, in page offsets; empty until `sections.divide` has run.
    """

    source: SourceText
    laid: Laid
    parts: tuple[Part, ...] = field(default=())

    @classmethod
    def of(cls, source: SourceText) -> Page:
        """Lay out a source text."""
        return cls(source, lay_out(source.text))

    @cached_property
    def text(self) -> str:
        """The normalised text (asked for a thousand times a document, so kept where it is found at once)."""
        return self.laid.text

    def divided(self, parts: tuple[Part, ...]) -> Page:
        """The same page with its sections; what was read of its text before is kept."""
        page = replace(self, parts=parts)
        kept = {name: value for name, value in self.__dict__.items() if name in _OF_TEXT}
        page.__dict__.update(kept)
        return page

    @cached_property
    def neighbours(self) -> Neighbours:
        """The neighbouring characters of the text as numbers: where the words of long lists can begin."""
        return Neighbours(self.text)

    @cached_property
    def stops(self) -> list[int]:
        """Page offsets of the marks and line breaks that end a sentence (`STOPS`)."""
        return [at for at in _stop_characters().places(self.neighbours) if self.text[at] in STOPS]

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Logical lines, in page offsets."""
        spans, start = [], 0
        for line in self.text.split("\n"):
            if line:
                spans.append(Span(start, start + len(line)))
            start += len(line) + 1
        return tuple(spans)

    @cached_property
    def money(self) -> list[Money]:
        """Sums of money, in page offsets."""
        return find_money(self.text)

    @cached_property
    def money_starts(self) -> list[int]:
        """Where these begin."""
        return [money.span.start for money in self.money]

    @cached_property
    def dates(self) -> list[DateValue]:
        """Dates as printed, in page offsets."""
        return find_dates(self.text)

    @cached_property
    def rates(self) -> list[Rate]:
        """Interest rates, in page offsets."""
        return find_rates(self.text)

    @cached_property
    def case_numbers(self) -> list[CaseNumber]:
        """Case numbers, in page offsets."""
        return find_case_numbers(self.text)

    @cached_property
    def citations(self) -> list[Citation]:
        """Statutes with their articles, in page offsets."""
        return find_citations(self.text)

    @cached_property
    def laws(self) -> list[LawMention]:
        """Titles of laws with their marks, in page offsets."""
        return find_laws(self.text)

    def line(self, index: int) -> str:
        """The normalised text of one logical line."""
        return self.lines[index].of(self.text)

    def line_at(self, offset: int) -> int:
        """The index of the logical line that holds a page offset."""
        return max(0, bisect_right(self.lines, (offset, len(self.text) + 1)) - 1)

    def original(self, start: int, end: int) -> Span:
        """Page offsets to source offsets."""
        return self.laid.original(start, end)

    def printed(self, start: int, end: int) -> str:
        """The source text behind a page stretch, exactly as printed."""
        first, last = self.laid.bounds(start, end)
        return self.source.text[first:last]

    def compact(self, start: int, end: int) -> str:
        """The same without white space: names and numbers that were printed with inner spaces."""
        return "".join(self.printed(start, end).split())

    def place(self, start: int, end: int) -> tuple[Place, ...]:
        """Page offsets as the `spans` of a fact; none for an empty stretch."""
        first, last = bounds = self.laid.bounds(start, end)
        return (bounds,) if first < last else ()

    def fact(self, value: Value, start: int, end: int, source: str, confidence: float = 1.0) -> Fact:
        """A fact read from a page stretch."""
        return Fact(value, self.place(start, end), source, confidence)

    def all_of(self, *kinds: str) -> list[Part]:
        """The sections of these kinds, in order."""
        return [part for part in self.parts if part.kind in kinds]

    def first(self, *kinds: str) -> Part | None:
        """The first section of these kinds."""
        return next((part for part in self.parts if part.kind in kinds), None)

    @cached_property
    def _part_starts(self) -> list[int]:
        return [part.start for part in self.parts]

    def part_at(self, offset: int) -> Part | None:
        """The section that holds a page offset."""
        index = bisect_right(self._part_starts, offset) - 1
        return self.parts[index] if index >= 0 and offset < self.parts[index].end else None
