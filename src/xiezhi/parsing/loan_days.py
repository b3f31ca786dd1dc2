"""Days told in a list: 分别于2010年1月3日、5日, 同年4月21日和2013年9月18日; which of several values is that of a loan in a list."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from functools import cache
from typing import TypeVar


@cache
def _list_of_days() -> re.Pattern[str]:
    day = r"(?:(?:\d{4}|同|当)年\d{1,2}月(?:\d{1,2}[日号])?|(?<!\d)\d{1,2}月(?:\d{1,2}[日号])?|(?<=[、和及与])\d{1,2}[日号])"
    return re.compile(rf"{day}(?:(?:[、，和及与]|以及){{1,2}}{day})+")


@cache
def _one_day() -> re.Pattern[str]:
    return re.compile(r"(?:(?P<year>\d{4}|同|当)年)?(?:(?P<month>\d{1,2})月)?(?:(?P<day>\d{1,2})[日号])?")


def days_listed(text: str, start: int, end: int) -> list[str | None]:
    """The days of the last list of days in `[start, end)` as `YYYY-MM-DD`, None for a month without a day.

    Year and month that a later day leaves unsaid are those of the day before it. Empty where no list stands.
    """
    found = None
    for match in _list_of_days().finditer(text, start, end):
        found = match
    if found is None:
        return []
    year = month = 0
    days: list[str | None] = []
    for match in _one_day().finditer(text, found.start(), found.end()):
        if not match[0]:
            continue
        printed = match["year"] or ""
        year = int(printed) if printed.isdigit() else year
        month = int(match["month"] or month)
        days.append(_iso(year, month, int(match["day"] or 0)))
    return days


def _iso(year: int, month: int, day: int) -> str | None:
    """None where the day is unsaid or does not exist."""
    if not (1900 <= year <= 2100 and 1 <= month <= 12 and day):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}" if day <= calendar.monthrange(year, month)[1] else None


MOST = 24
_T = TypeVar("_T")


def placed(found: Iterable[_T], listed: tuple[int, int]) -> _T | None:
    """The one at the place of the loan, where there are as many as loans; else the first, of several loans the only."""
    place, count = listed
    if count == 1:
        return next(iter(found), None)
    several = list(found)
    if len(several) == count:
        return several[place]
    return several[0] if len(several) == 1 else None
