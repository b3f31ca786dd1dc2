"""Numbers as Word prints them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.reading.numerals import render


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (1, "chineseCountingThousand", "一"),
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "japaneseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (2003, "chineseCountingThousand", "二千零三"),
        (23, "chineseLegalSimplified", "贰拾叁"),
        (10, "ideographDigital", "一〇"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "decimalEnclosedParen", "⑵"),
        (2, "ideographEnclosedCircle", "㊁"),
        (2, "ideographTraditional", "乙"),
        (13, "ideographZodiac", "子"),
        (28, "lowerLetter", "bb"),
        (4, "upperRoman", "IV"),
        (7, "decimalZero", "07"),
        (7, "decimalFullWidth", "７"),
        (7, "decimal", "7"),
        (7, "no such format", "7"),
        (7, "bullet", ""),
        (7, "none", ""),
    ],
)
def test_formats(number: int, style: str, text: str) -> None:
    assert render(number, style) == text


@given(
    st.integers(0, 10**7),
    st.sampled_from(["chineseCounting", "lowerLetter", "lowerRoman", "ideographTraditional"]),
)
def test_every_number_renders(number: int, style: str) -> None:
    assert 0 < len(render(number, style)) <= 60


@given(st.integers(1, 9999))
def test_chinese_counting_agrees_with_an_oracle(number: int) -> None:
    cn2an = pytest.importorskip("cn2an")
    assert cn2an.cn2an(render(number, "chineseCountingThousand"), "normal") == number
