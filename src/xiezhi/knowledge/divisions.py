"""Administrative divisions (行政区划, GB/T 2260) of every revision from 1980 to 2019, and later ones that are sure.

Old codes stay: the first six digits of a personal identity number are the division of the day it was issued.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from xiezhi.knowledge.loader import read_table

_LAST = re.compile("[省市区县旗州盟会岛]")
_LONGEST = 15
_PLACEHOLDERS = (
    "市辖区",
    "县",
    "市",
    "省",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
    "直辖县级行政区划",
    "省直辖县级行政单位",
    "省直辖行政单位",
    "自治区直辖县级行政单位",
)


class Division(NamedTuple):
    """A place that had or has a code.

    Attributes:
        code: six digits: province, prefecture, county; `00` at the levels below the place's own.
        name: the official name (`景县`).
        current: whether the newest revision of the table has this pair of code and name.
    """

    code: str
    name: str
    current: bool

    @property
    def level(self) -> int:
        """1 province, 2 prefecture, 3 county."""
        return 1 if self.code.endswith("0000") else 2 if self.code.endswith("00") else 3


class DivisionMatch(NamedTuple):
    """A division's name at `text[start:end]`; `divisions` are all places of that name."""

    start: int
    end: int
    divisions: tuple[Division, ...]


@cache
def _rows() -> tuple[Division, ...]:
    return tuple(Division(code, name, current == "1") for code, name, current in read_table("divisions", 3))


@cache
def _by_code() -> dict[str, Division]:
    """Code to its newest name."""
    found: dict[str, Division] = {}
    for division in _rows():
        if division.current or division.code not in found:
            found[division.code] = division
    return found


@cache
def _by_name() -> dict[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    for division in _rows():
        if division.name not in _PLACEHOLDERS:
            found[division.name] = (*found.get(division.name, ()), division)
    # In folded text every zero is 〇, in a name too (零陵区).
    found.update({name.replace("零", "〇"): places for name, places in found.items() if "零" in name})
    return found


def all_divisions() -> tuple[Division, ...]:
    """Every row of the table: code and name, of every revision."""
    return _rows()


def division(code: str) -> Division | None:
    """The place with this six-digit code in any revision since 1980 (its newest name), or None."""
    return _by_code().get(code)


def divisions_named(name: str) -> tuple[Division, ...]:
    """Every place of this official name, in any revision."""
    return _by_name().get(name, ())


def find_divisions(text: str) -> list[DivisionMatch]:
    """Official names of divisions in `text`, left to right, the longer one where two overlap.

    Names are looked for backwards from the characters they end with: a few look-ups at each of these is many
    times faster than an automaton of all names over the whole text.
    """
    found: list[DivisionMatch] = []
    endings, names = _endings(), _by_name()
    for hit in _LAST.finditer(text):
        end = hit.end()
        lengths = endings.get(text[end - 2 : end])
        if lengths is None:
            continue
        start = _longest_before(text, end, lengths, found[-1].end if found else 0)
        if start is None:
            continue
        while found and start <= found[-1].start:
            found.pop()
        found.append(DivisionMatch(start, end, names[text[start:end]]))
    return found


def _longest_before(text: str, end: int, lengths: tuple[int, ...], taken: int) -> int | None:
    """Where the longest name that ends at `end` begins; one that cuts into the text before `taken` must cover it."""
    names = _by_name()
    for length in lengths:
        start = end - length
        if start >= 0 and text[start:end] in names and (start >= taken or _covers(text, start, taken)):
            return start
    return None


def _covers(text: str, start: int, taken: int) -> bool:
    """Whether no name ends at `taken` that begins before `start`."""
    return not any(text[first:taken] in _by_name() for first in range(max(0, taken - _LONGEST), start))


@cache
def _endings() -> dict[str, tuple[int, ...]]:
    """The last two characters of every name, with the lengths of the names that end so, the longest first.

    Most 市, 区 and 县 of a text end no place at all.
    """
    lengths: dict[str, set[int]] = {}
    for name in _by_name():
        lengths.setdefault(name[-2:], set()).add(len(name))
    return {ending: tuple(sorted(found, reverse=True)) for ending, found in lengths.items()}
