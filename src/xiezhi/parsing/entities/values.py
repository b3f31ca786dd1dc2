"""Dates, money, rates, case numbers and laws: everything with a grammar of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiezhi.parsing.entities.marks import Mark
from xiezhi.parsing.page import Page
from xiezhi.text import Span
from xiezhi.text.rates import Rate

_RATE_WORD = re.compile(r"(?:罚息|逾期)?利率(?:为|是)?\Z")


def find_values(page: Page) -> list[Mark]:
    """Mentions of labels DATE, MONEY, RATE, CASE_NO and LAW."""
    return list(_values(page))


def _with_its_word(text: str, rate: Rate) -> Span:
    """A rate without a printed period is one by the word before it (利率11.16%)."""
    word = _RATE_WORD.search(text, max(0, rate.span.start - 8), rate.span.start)
    return Span(word.start(), rate.span.end) if rate.kind == "unstated" and word else rate.span


def _values(page: Page) -> Iterator[Mark]:
    spans = {
        "DATE": [
            date.span for date in page.dates if not date.blank and (date.day or date.month or date.masked)
        ],
        "MONEY": [money.span for money in page.money if not money.bare],
        "RATE": [_with_its_word(page.text, rate) for rate in page.rates],
        "CASE_NO": [number.span for number in page.case_numbers if number.style != "notary"],
        "LAW": [law.span for law in page.laws],
    }
    text = page.text
    for label, found in spans.items():
        source = f"rule:{label.lower()}"
        for start, end in found:
            yield Mark(label, start, end, source, text[start:end], spreads=False)
