"""The values in a sentence that a copied complaint swaps: who, how much, when, and other numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from xiezhi.text import fold
from xiezhi.text.case_numbers import find_case_numbers
from xiezhi.text.dates import find_dates
from xiezhi.text.money import find_money
from xiezhi.text.rates import find_rates

KINDS = ("who", "when", "how_much", "rate", "case_number", "where", "number")
_PLACE = re.compile(r"(?:[省市区县镇乡村路街巷室楼组]|自治[州旗]|小区|\d号)$")
_NUMBER = re.compile(r"[\d.]*\d+")


class Token(NamedTuple):
    """A value or a single character; `key` is what two sentences are aligned by: the kind of a value, else itself."""

    key: str
    text: str
    start: int
    end: int


class Value(NamedTuple):
    """A value with its kind (`KINDS`) and place in the whole text."""

    kind: str
    start: int
    end: int


def find_values(text: str, names: Sequence[str]) -> list[Value]:
    """All values of a text in order, none overlapping; `names` are folded, the longest first."""
    folded = fold(text)
    found = [Value("case_number", *number.span) for number in find_case_numbers(folded)]
    found += [Value("when", *date.span) for date in find_dates(folded)]
    found += [Value("how_much", *money.span) for money in find_money(folded)]
    found += [Value("rate", *rate.span) for rate in find_rates(folded)]
    found += [
        Value("who", m.start(), m.end()) for name in names for m in re.finditer(re.escape(name), folded)
    ]
    found += [Value("number", *match.span()) for match in _NUMBER.finditer(folded)]
    return _apart(found)


def _apart(found: list[Value]) -> list[Value]:
    """Of overlapping values the longer, of equals the one whose kind is named first in `KINDS`."""
    chosen: list[Value] = []
    taken = bytearray(max((value.end for value in found), default=0))
    for value in sorted(found, key=lambda v: (v.start - v.end, KINDS.index(v.kind), v.start)):
        if value.start < value.end and not any(taken[value.start : value.end]):
            taken[value.start : value.end] = b"\x01" * (value.end - value.start)
            chosen.append(value)
    return sorted(chosen, key=lambda v: v.start)


def tokens(text: str, start: int, end: int, values: Sequence[Value]) -> list[Token]:
    """`text[start:end]` as values and single characters, white space left out."""
    result: list[Token] = []
    position = start
    for value in values:
        if value.start < start or value.end > end:
            continue
        result += _characters(text, position, value.start)
        result.append(Token(value.kind, text[value.start : value.end], value.start, value.end))
        position = value.end
    return result + _characters(text, position, end)


def _characters(text: str, start: int, end: int) -> list[Token]:
    return [Token(fold(text[at]), text[at], at, at + 1) for at in range(start, end) if not text[at].isspace()]
