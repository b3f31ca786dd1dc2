"""Dates, money, rates, case numbers and laws: everything with a grammar of its own."""

from __future__ import annotations

from collections.abc import Iterator

from xiezhi.parsing.entities.marks import Mark
from xiezhi.parsing.page import Page


def find_values(page: Page) -> list[Mark]:
    """Mentions of labels DATE, MONEY, RATE, CASE_NO and LAW."""
    return list(_values(page))


def _values(page: Page) -> Iterator[Mark]:
    spans = {
        "DATE": [
            date.span for date in page.dates if not date.blank and (date.day or date.month or date.masked)
        ],
        "MONEY": [money.span for money in page.money if not money.bare],
        "RATE": [rate.span for rate in page.rates if rate.annual_percent is not None],
        "CASE_NO": [number.span for number in page.case_numbers if number.style != "notary"],
        "LAW": [law.span for law in page.laws],
    }
    for label, found in spans.items():
        for start, end in found:
            yield Mark(label, start, end, f"rule:{label.lower()}", page.text[start:end], spreads=False)
