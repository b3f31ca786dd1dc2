"""Numbers as Word prints them before a paragraph: 一、 (二) ③ 甲 IV b."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

_PLAIN = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def render(number: int, style: str) -> str:
    """`number` in the number format `style` of WordprocessingML (ST_NumberFormat); unknown formats as digits."""
    if style in ("none", "bullet"):
        return ""
    return _formats().get(style, str)(max(number, 0))


@cache
def _formats() -> dict[str, Callable[[int], str]]:
    counting = dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand", "koreanCounting"), _counting,
    )  # fmt: skip
    legal = dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _legal)
    digits = dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digits)
    circled = dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), lambda n: _block(n, 0x2460, 20)
    )
    return counting | legal | digits | circled | {
        "decimalZero": lambda n: f"{n:02d}",
        "decimalFullWidth": lambda n: "".join(chr(ord(digit) + 0xFEE0) for digit in str(n)),
        "decimalEnclosedParen": lambda n: _block(n, 0x2474, 20),
        "decimalEnclosedFullstop": lambda n: _block(n, 0x2488, 20),
        "ideographEnclosedCircle": lambda n: _block(n, 0x3280, 10),
        "ideographTraditional": lambda n: _cycle(n, _STEMS),
        "ideographZodiac": lambda n: _cycle(n, _BRANCHES),
        "upperLetter": lambda n: _letters(n).upper(),
        "lowerLetter": _letters,
        "upperRoman": lambda n: _roman(n).upper(),
        "lowerRoman": _roman,
    }  # fmt: skip


def _counting(number: int) -> str:
    text = _places(number, _PLAIN, "十百千")
    return text.removeprefix("一") if 10 <= number < 20 else text


def _legal(number: int) -> str:
    return _places(number, _LEGAL, "拾佰仟")


def _places(number: int, digits: str, units: str) -> str:
    if number == 0 or number > 9999:
        return "".join(digits[int(digit)] for digit in str(number))
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + (units[place - 1] if place else "")
        gap = digit == 0
    return text


def _digits(number: int) -> str:
    return "".join(_PLAIN[int(digit)] for digit in str(number))


def _block(number: int, first: int, count: int) -> str:
    return chr(first + number - 1) if 1 <= number <= count else str(number)


def _cycle(number: int, signs: str) -> str:
    return signs[(number - 1) % len(signs)] if number else str(number)


def _letters(number: int) -> str:
    """Word goes a … z, aa, bb …: the letter again, not the next column of a spreadsheet."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 40) if number else "0"


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text
