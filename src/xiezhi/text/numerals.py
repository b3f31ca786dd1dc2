"""Numbers as Chinese legal documents print them: Arabic, Chinese, capital (大写) and every mixture.

The patterns of the other parsers are built from `ARABIC` and `CHINESE`; they are written against folded text
(`xiezhi.text.fold`: all zeros are `〇`, the thousands separator is the full-width comma).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from xiezhi.text.span import Span
from xiezhi.text.views import fold

_DIGITS = {
    **{char: value for value, char in enumerate("〇一二三四五六七八九")},
    **{char: value for value, char in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
    **{char: value for value, char in enumerate("壹貳參肆伍陸柒捌玖", 1)},
    "两": 2,
    "兩": 2,
    "弍": 2,
    "贰": 2,
    "叄": 3,
    "參": 3,
    "幺": 1,
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_BIG = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十", "零": "〇"})
_POSITIONAL = str.maketrans({char: str(value) for char, value in _DIGITS.items()})
_MAX_CHARS = 40
_MAX_DIGITS = 24

#: One Chinese digit or unit, as a character class of folded text.
CHINESE = "[" + "".join([*_DIGITS, *_SMALL, *_BIG]) + "廿卅]"
#: An Arabic number with or without thousands separators. Every repetition is bounded: linear on any text.
#: The question mark is a thin space that an export could not write.
ARABIC = r"(?:\d{1,3}(?:(?:[，?]| {1,2})\d{3}(?!\d)){1,5}|\d{1,16}+)(?:\.\d{1,8}+)?"

_GROUP = re.compile(r"(?<=\d)(?:[，?]| {1,2})(?=\d{3}(?!\d))")
_SPLIT = re.compile(r"\d +\d")
_DIGIT_RUN = re.compile(r"[\d〇一二三四五六七八九]{2,}")
_ARABIC_ONLY = re.compile(r"\d+(?:\.\d+)?")
_WITH_POINT = re.compile(r"([^点]*)点([^点十百千拾佰仟万亿萬億]+)([万亿萬億百千佰仟]*)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in running text: its value and where it stands."""

    value: Decimal
    span: Span


def parse_number(string: str) -> Decimal | None:
    """The value of one printed number, or None where the string is no well-formed number.

    Understands `1,234,567.89`, `70 000`, `一百二十三`, `二〇二一` (digit by digit), `两万三千五` (= 23500),
    `三十五点五万`, `廿三`, `柒佰萬`, `3万5千`, `1.2亿`. Never raises; strings over 40 characters are no numbers.
    """
    if string.isascii() and string.isdigit():
        return _decimal(string)
    if len(string) > _MAX_CHARS:
        return None
    return _parse(string)


@lru_cache(maxsize=4096)
def _parse(string: str) -> Decimal | None:
    """`parse_number` without the plain digits; the same amounts come back many times in a document."""
    plain = _GROUP.sub("", fold(string).strip().translate(_TENS))
    if _SPLIT.search(plain):
        return None
    plain = plain.replace(" ", "")
    if _ARABIC_ONLY.fullmatch(plain):
        return _decimal(plain)
    if _DIGIT_RUN.fullmatch(plain):
        return _decimal(plain.translate(_POSITIONAL))
    if "点" in plain:
        return _with_point(plain)
    return _composed(plain)


def _decimal(digits: str) -> Decimal | None:
    if len(digits) > _MAX_DIGITS or not digits.isascii():
        return None
    return Decimal(digits)


def _with_point(plain: str) -> Decimal | None:
    """`三十五点五万`: whole part, digits, multipliers."""
    match = _WITH_POINT.fullmatch(plain)
    if match is None:
        return None
    fraction = match[2].translate(_POSITIONAL)
    whole = _composed(match[1])
    if whole is None or not (fraction.isascii() and fraction.isdigit()) or len(fraction) > _MAX_DIGITS:
        return None
    value = whole + Decimal(f"0.{fraction}")
    for unit in match[3]:
        value *= _SMALL.get(unit) or _BIG[unit]
    return value


@dataclass(slots=True)
class _Sum:
    """What has been read so far of a number with units."""

    total: Decimal = Decimal(0)  # everything above the last 万 or 亿
    section: Decimal = Decimal(0)  # below it
    pending: Decimal | None = None  # a digit still waiting for its unit
    single: bool = False  # the pending number is one digit, so `两万三` may mean 23000
    gap: bool = False  # a zero stands before the pending digit
    unit: int = 0  # the last unit read
    small: int = 10**4  # the last unit of this section
    big: int = 10**12  # the last 万 or 亿

    def number(self, value: Decimal, *, single: bool) -> bool:
        if self.pending is not None:
            return False
        self.pending, self.single = value, single
        return True

    def zero(self) -> bool:
        self.gap = True
        return self.pending is None

    def small_unit(self, unit: int) -> bool:
        if self.pending is None and unit == 10:
            self.pending = Decimal(1)
        if self.pending is None or unit >= self.small:
            return False
        self.section += self.pending * unit
        self.pending, self.gap, self.unit, self.small = None, False, unit, unit
        return True

    def big_unit(self, unit: int) -> bool:
        amount = self.section + (self.pending or 0)
        # 万亿 multiplies what stands before it; any other order of units must fall.
        if unit > self.big:
            self.total = (self.total + amount) * unit
        elif unit < self.big and (self.pending is not None or self.section):
            if self.total and self.big < unit:
                return False
            self.total += amount * unit
        else:
            return False
        self.section, self.pending, self.gap = Decimal(0), None, False
        self.unit, self.small, self.big = unit, 10**4, unit
        return True

    def result(self) -> Decimal:
        rest = self.pending or Decimal(0)
        if self.pending is not None and self.single and not self.gap and self.unit > 10:
            rest *= self.unit // 10
        return self.total + self.section + rest


_TOKEN = re.compile(r"\d+(?:\.\d+)?|.", re.DOTALL)


def _composed(plain: str) -> Decimal | None:
    """`两万三千五`, `3万5千`, `壹佰零叁`: digits and units in falling order."""
    state = _Sum()
    for token in _TOKEN.findall(plain):
        if not _take(state, token):
            return None
    return state.result() if plain else None


def _take(state: _Sum, token: str) -> bool:
    if token[0].isascii() and token[0].isdigit():
        value = _decimal(token)
        return value is not None and state.number(value, single=len(token) == 1)
    if token == "〇":
        return state.zero()
    if token in _DIGITS:
        return state.number(Decimal(_DIGITS[token]), single=True)
    if token in _SMALL:
        return state.small_unit(_SMALL[token])
    return token in _BIG and state.big_unit(_BIG[token])


def find_numbers(folded: str) -> list[Number]:
    """Every number of a folded text whose value can be read, in order."""
    found: list[Number] = []
    for match in _pattern().finditer(folded):
        value = parse_number(match[0])
        if value is not None:
            found.append(Number(value, Span(match.start(), match.end())))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    units = "[十百千万亿拾佰仟萬億]"
    return re.compile(
        rf"(?<![\d.])(?:{ARABIC}(?:{units}{{1,2}}+(?:\d{{1,8}}+)?){{0,4}}"
        rf"|{CHINESE}{{1,24}}+(?:点{CHINESE}{{1,8}}+)?)"
    )
