"""Encodings told apart, losses named with their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.reading.encodings import LOST, canonical, decode

from .makers import JUDGMENT

TEXT = "\n".join(JUDGMENT)
TRADITIONAL = "臺灣臺北地方法院民事判決\n原告請求被告給付借款，被告則以未曾收受該筆款項置辯。本院認為原告之訴無理由，應予駁回。"


@pytest.mark.parametrize(
    ("codec", "expected"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_simplified_text_comes_back_whole(codec: str, expected: str) -> None:
    text = TEXT.replace("\u3000", " ") if codec == "gbk" else TEXT
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.problems) == (text, expected, ())


def test_big5_is_told_from_gb18030() -> None:
    assert decode(TRADITIONAL.encode("big5")).text == TRADITIONAL
    assert decode(TRADITIONAL.encode("gb18030")).text == TRADITIONAL


@pytest.mark.parametrize("codec", ["gb18030", "utf-16-le", "utf-16-be"])
def test_long_texts_are_told_by_a_sample(codec: str) -> None:
    text = (TEXT.replace("\u3000", "") + "\n") * 200
    assert decode(text.encode(codec)).text == text
    assert decode(("甲" + TRADITIONAL + "\n").encode("big5") * 300).encoding == "big5hkscs"


def test_short_gb18030_line() -> None:
    assert decode("民事判决书".encode("gb18030")).text == "民事判决书"


def test_rare_characters_of_gb18030() -> None:
    text = "原告：䶮某，住𠮷林村。本院认为，被告应当归还借款。"
    assert decode(text.encode("gb18030")).text == text


def test_declared_encoding_is_not_believed_against_the_bytes() -> None:
    assert decode(TEXT.encode("gb18030"), "big5").text == TEXT
    assert decode(TEXT.encode("utf-8"), "gb2312").encoding == "utf-8"


def test_foreign_bytes_in_the_middle_are_named_with_their_place() -> None:
    head, tail = TEXT[:60].encode(), TEXT[60:].encode()
    decoded = decode(head + b"\xff\xfe" + tail)
    assert decoded.encoding == "utf-8"
    (problem,) = decoded.problems
    assert problem.code == "XZ111"
    assert problem.start == 60
    assert problem.end is not None
    assert set(decoded.text[problem.start : problem.end]) == {LOST}
    assert decoded.text.replace(LOST, "") == TEXT


def test_truncated_gb18030_keeps_its_text() -> None:
    decoded = decode(TEXT.encode("gb18030") + b"\xb7")
    assert decoded.text.startswith(TEXT)
    assert [problem.code for problem in decoded.problems] == ["XZ111"]


def test_characters_lost_before_are_told_apart() -> None:
    decoded = decode(f"原告：王{LOST}虎。".encode())
    assert [problem.code for problem in decoded.problems] == ["XZ112"]


def test_many_losses_are_summed_up() -> None:
    decoded = decode(f"本院{LOST}".encode() * 50)
    assert len(decoded.problems) == 21
    assert decoded.problems[-1].message.startswith("30 ")


@pytest.mark.parametrize(
    ("name", "codec"), [(" GB2312", "gb18030"), ("'utf-8'", "utf-8"), ("latin-9", None), (None, None)]
)
def test_names_of_encodings(name: str | None, codec: str | None) -> None:
    assert canonical(name) == codec


@given(st.binary(max_size=300))
def test_any_bytes_decode(data: bytes) -> None:
    decoded = decode(data)
    for problem in decoded.problems:
        assert problem.start is not None
        assert LOST in decoded.text[problem.start : problem.end]


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\ufeff"), max_size=200))
def test_utf8_round_trip(text: str) -> None:
    assert decode(text.encode()).text == text
