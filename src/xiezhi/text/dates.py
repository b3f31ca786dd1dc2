"""Calendar dates (日期) as printed, their values, and periods between two of them.

Patterns run over folded text. Zeros of Chinese years come in many damaged forms (`二O一一`, `二0一二`, `二О一八`):
all are read. Masked dates (`20××年×月×日`) are found and flagged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from xiezhi.schema.values import plain_value
from xiezhi.text.numerals import parse_number
from xiezhi.text.span import Span, overlaps_any
from xiezhi.text.views import fold


@plain_value
class DateValue:
    """One printed date.

    Attributes:
        year, month, day: what is known (Gregorian, unless `lunar`); None where nothing is printed.
        span: the printed date.
        masked: characters were replaced by ×, X or *.
        blank: a masked date whose year is two marks (`××年××月××日`): the blank of a form rather than a date.
        lunar: 农历, 阴历: the numbers are not of the civil calendar.
        relative: the word that leans on an earlier date (`同年`, `同月`, `次日`, `当日` …), else ''.
        until_day: the second day of `18、19日`.
        reason: why there is no value (`no such day`), else ''.
    """

    year: int | None
    month: int | None
    day: int | None
    span: Span
    masked: bool = False
    blank: bool = False
    lunar: bool = False
    relative: str = ""
    until_day: int | None = None
    reason: str = ""

    @property
    def iso(self) -> str | None:
        """`YYYY-MM-DD`, or None while anything is missing, masked, lunar or impossible."""
        value = self.date
        return None if value is None else value.isoformat()

    @property
    def date(self) -> date | None:
        """The civil day, or None as for `iso`."""
        if self.masked or self.lunar or self.reason or not (self.year and self.month and self.day):
            return None
        return date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Period:
    """From one printed date to another (自…起至…止); `end` is None where it runs on (至实际清偿之日)."""

    start: DateValue
    end: DateValue | None
    span: Span


_ZEROS = str.maketrans(
    {**dict.fromkeys("OoΟοQ〇", "0"), **{c: str(i) for i, c in enumerate("一二三四五六七八九", 1)}}
)
_CHINESE_DAY = (
    "(?:[二三]?十[一二三四五六七八九]?|[二三][〇Oo0]|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])"
)
_CHINESE_MONTH = "(?:十[一二]?|一[〇Oo0]|[一二三四五六七八九元正冬腊])"
_MASK = "[×X*]{1,2}+|某"
_DAY = rf"(?:\d{{1,2}}|初?{_CHINESE_DAY}|{_MASK})"
_MONTH = rf"(?:\d{{1,2}}|{_CHINESE_MONTH}|{_MASK})"
_YEAR = (
    r"(?:(?:1[89]|20)(?:\d\d|[×X*]{2})|[×X*]{2,4}|某|\d\d"
    r"|[一二][〇O0oΟοQ一二三四五六七八九]{3}|[〇O0九八七一二][〇O0一二三四五六七八九])"
)
# After 7月26 these show that the number counts something and is no day.
_COUNTED = "个天时点分年月.%‰元人次万余多几件套名份股亩户倍，/-"
_WORDS = "次日|翌日|当日|当天|同日|同一天|当年|当月|同年|同月|次年|次月"


@cache
def _candidate() -> re.Pattern[str]:
    """A cheap first look: something number-like before 年 or 月, or with 年 or - between numbers."""
    return re.compile(
        r"[\d〇一二三四五六七八九十元正冬腊O×X*某同当次本](?:[\dOoΟοQ〇一二三四五六七八九十×X*]{0,3}+ ?[年月]|\d\d\d[-./]\d)"
    )


_AHEAD = 5
"""Characters that the cheap look can read before its 年, 月 or dash."""


@cache
def _anchor() -> re.Pattern[str]:
    """What the cheap look ends with; much rarer than what it begins with."""
    return re.compile(r"[年月./-](?:(?<=[年月])|(?<=\d\d\d[./-])(?=\d))")


@cache
def _full() -> re.Pattern[str]:
    second = rf"(?: ?[、，和至-] ?(?P<day2>{_DAY})(?= ?[日号]))?"
    return re.compile(
        r"(?<!\d)(?:"
        rf"(?:(?P<year>{_YEAR}) ?年，? ?|(?P<word>同年|当年|次年) ?)(?P<lunar>农历|阴历)? ?"
        rf"(?P<month>{_MONTH})(?:[、-]{_MONTH}(?=月))? ?月(?P<about>份)?"
        rf"(?: ?(?P<day>{_DAY}){second}(?: ?[日曰号](?!常|元)|(?<=\d\d)(?![\d{_COUNTED}])|(?=[，。；、)至\s]|$)))?"
        rf"|(?P<month1>{_MONTH}) ?月(?:份)? ?(?P<day1>{_DAY})(?: ?[、至-] ?(?P<day12>{_DAY})(?= ?[日号]))? ?[日曰号](?!常|元)"
        rf"|(?P<word2>同月|当月|次月|本月) ?(?P<day2b>{_DAY}) ?[日曰号]"
        r"|(?P<iso>(?:1[89]|20)\d\d)(?P<sep>[-./])(?P<m3>\d{1,2})(?P=sep)(?P<d3>\d{1,2})(?![\d.]\d|\d)(?: ?日)?"
        r")"
    )


@cache
def _common() -> re.Pattern[str]:
    """The form of four dates in five, 2021年3月5日; `_full` reads it too, but takes three times as long."""
    return re.compile(r"(?<!\d)((?:1[89]|20)\d\d)年(\d\d?)月(\d\d?)日(?!常|元)")


def _plain(match: re.Match[str], folded: str) -> DateValue:
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    start, end = match.span()
    reason = "" if _possible(year, month, day) else "no such day"
    return DateValue(year, month, day, Span(start, end), lunar=_lunar_before(folded, start), reason=reason)


def _lunar_before(folded: str, start: int) -> bool:
    before = folded[max(0, start - 3) : start]
    return "农历" in before or "阴历" in before


def find_dates(folded: str, *, words: bool = False) -> list[DateValue]:
    """Every printed date in a folded text, in order: at least year and month, or month and day.

    The span leaves out 同年 before and 份 behind, as entity labels do. With `words` also what leans on an
    earlier date without being a date of its own: 同年10月, 次日, 当日, 同年, 同月 … (for `resolve_dates`).
    """
    found: list[DateValue] = []
    position, candidate, common, full = 0, _candidate(), _common(), _full()
    for anchor in _anchor().finditer(folded):
        at = anchor.start()
        while position < at and (look := candidate.search(folded, max(position, at - _AHEAD), at + 2)):
            if (match := common.match(folded, look.start())) is not None:
                found.append(_plain(match, folded))
            elif (match := full.match(folded, look.start())) is not None:
                found.append(_value(match, folded))
            position = look.start() + 1 if match is None else match.end()
    if words:
        return _with_words(folded, found)
    return [value for value in found if value.year or value.masked or (value.day and value.month)]


def parse_date(string: str) -> DateValue | None:
    """The date that the whole of `string` prints, or None."""
    if len(string) > 40:
        return None
    folded = fold(string)
    found = find_dates(folded, words=True)
    if len(found) != 1:
        return None
    value = found[0]
    outside = folded[: value.span.start] + folded[value.span.end :]
    return value if outside.strip() in ("", "份", "农历", "阴历", value.relative) else None


def _with_words(folded: str, found: list[DateValue]) -> list[DateValue]:
    taken = [Span(value.span.start - len(value.relative), value.span.end) for value in found]
    for match in _words().finditer(folded):
        span = Span(match.start(), match.end())
        if not overlaps_any(taken, span):
            found.append(DateValue(None, None, None, span, relative=match[0]))
    return sorted(found, key=lambda value: value.span)


@cache
def _words() -> re.Pattern[str]:
    return re.compile(_WORDS)


def _value(match: re.Match[str], folded: str) -> DateValue:
    group = match.groupdict()
    year = group["year"] or group["iso"]
    month = group["month"] or group["month1"] or group["m3"]
    day = group["day"] or group["day1"] or group["day2b"] or group["d3"]
    until = group["day2"] or group["day12"]
    start, end = match.start(), match.end()
    if group["word"]:
        start += len(group["word"])
    if group["about"] and not day:
        end -= 1
    lunar = bool(group["lunar"] or (day and day.startswith("初"))) or _lunar_before(folded, match.start())
    parts = _year(year), _month(month), _day(day)
    masked = not _MASKS.isdisjoint(match[0])
    return DateValue(
        *parts,
        span=Span(start, end),
        masked=masked,
        blank=masked and len(year or "") == 2,
        lunar=lunar or (month or "") in ("正", "冬", "腊"),
        relative=group["word"] or group["word2"] or "",
        until_day=_day(until),
        reason="" if masked or _possible(*parts) else "no such day",
    )


def _year(printed: str | None) -> int | None:
    digits = (printed or "").translate(_ZEROS)
    if not (digits.isascii() and digits.isdigit()):
        return None
    year = int(digits)
    # 98年 is 1998, 07年 is 2007: cases with two-digit years lie on either side of 2000.
    return year if year >= 100 else year + (1900 if year >= 50 else 2000)


_MONTH_WORDS = {"元": 1, "正": 1, "冬": 11, "腊": 12}


def _month(printed: str | None) -> int | None:
    if not printed:
        return None
    return _MONTH_WORDS.get(printed) or _number(printed)


def _day(printed: str | None) -> int | None:
    return _number(printed.removeprefix("初")) if printed else None


def _number(printed: str) -> int | None:
    if printed.isascii() and printed.isdigit():
        return int(printed)
    value = parse_number(printed.translate(_PLAIN_ZERO))
    return None if value is None else int(value)


_MASKS = frozenset("×X*某")
_PLAIN_ZERO = str.maketrans(dict.fromkeys("OoΟο", "〇"))


def _possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether such a day exists; a year that is not printed counts as a leap year."""
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    try:
        date(year or 2000, month or 1, day)
    except ValueError:
        return False
    return True


def resolve_dates(dates: Sequence[DateValue]) -> list[DateValue]:
    """The same dates with what leans on an earlier one filled in: 同年8月21日, 12月16日, 同月10日, 次日, 当日.

    Text order is taken as the order of telling. Dates that cannot be filled in come back as they are.
    """
    resolved: list[DateValue] = []
    last: DateValue | None = None
    for value in dates:
        value = _resolve(value, last)
        resolved.append(value)
        if value.year and not value.masked and not value.reason:
            last = value
    return resolved


def _resolve(value: DateValue, last: DateValue | None) -> DateValue:
    if last is None or value.year is not None or value.masked or value.reason:
        return value
    word = value.relative
    if value.month is None and value.day is None:
        return _by_word(value, last)
    year = last.year + 1 if last.year and word == "次年" else last.year
    month = value.month
    if month is None:
        year, month = _month_for(word, last)
    possible = _possible(year, month, value.day)
    return replace(value, year=year, month=month, reason="" if possible else "no such day")


def _month_for(word: str, last: DateValue) -> tuple[int | None, int | None]:
    if word == "次月" and last.month and last.year:
        return last.year + last.month // 12, last.month % 12 + 1
    return last.year, last.month


def _by_word(value: DateValue, last: DateValue) -> DateValue:
    """次日, 当日, 同年 …: words that print no number."""
    if value.relative in ("次日", "翌日"):
        day = last.date
        if day is None or day == date.max:
            return value
        day += timedelta(days=1)
        return replace(value, year=day.year, month=day.month, day=day.day)
    if value.relative in ("当日", "当天", "同日", "同一天"):
        return replace(value, year=last.year, month=last.month, day=last.day, lunar=last.lunar)
    if value.relative in ("当月", "同月", "次月"):
        year, month = _month_for(value.relative, last)
        return replace(value, year=year, month=month)
    shift = 1 if value.relative == "次年" else 0
    return replace(value, year=(last.year or 0) + shift)


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"(?:起|开始)?[，、 ]?(?:至|到|-|~|—){1,2} ?")


@cache
def _open_end() -> re.Pattern[str]:
    return re.compile(r"起?[，、]?(?:至|到)[^，。；\n]{0,16}?(?:之日|之时|时|为)(?:止)?|起至今|至今")


def find_periods(folded: str, dates: Sequence[DateValue] | None = None) -> list[Period]:
    """Stretches of time: `2012年9月18日至2014年6月30日`, `自…起至…止`, `自…起至实际清偿之日止`.

    `dates` spares a second search where `find_dates(folded)` is at hand. A second date without a year takes the
    year of the first.
    """
    dates = find_dates(folded) if dates is None else dates
    found: list[Period] = []
    for index, first in enumerate(dates):
        following = dates[index + 1] if index + 1 < len(dates) else None
        period = _closed(folded, first, following) or _open(folded, first)
        if period is not None:
            found.append(period)
    return found


def _closed(folded: str, first: DateValue, second: DateValue | None) -> Period | None:
    if second is None or second.span.start - first.span.end > 6:
        return None
    if not _between().fullmatch(folded, first.span.end, second.span.start):
        return None
    last = resolve_dates([first, second])[1]
    end = second.span.end + (folded[second.span.end : second.span.end + 1] == "止")
    return Period(first, last, Span(_opening(folded, first), end))


def _open(folded: str, first: DateValue) -> Period | None:
    match = _open_end().match(folded, first.span.end)
    return None if match is None else Period(first, None, Span(_opening(folded, first), match.end()))


def _opening(folded: str, first: DateValue) -> int:
    """Where the period's printed form begins: with its 自 or 从."""
    before = folded[max(0, first.span.start - 1) : first.span.start]
    return first.span.start - (before in ("自", "从") and before != "")
