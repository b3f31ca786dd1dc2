"""RTF as WordPad, Word and WPS write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.errors import XiezhiError
from xiezhi.reading import read_bytes


def escaped(text: str) -> bytes:
    return b"".join(b"\\'%02x" % byte for byte in text.encode("gb18030"))


def unicode_words(text: str) -> bytes:
    return b"".join(b"\\u%d?" % (ord(c) - 65536 if ord(c) > 32767 else ord(c)) for c in text)


def text_of(body: bytes, head: bytes = b"\\ansi\\ansicpg936\\deff0") -> str:
    return read_bytes(b"{\\rtf1" + head + body + b"}", name="判决.rtf").text


FONTS = b"{\\fonttbl{\\f0\\fnil\\fcharset134 " + escaped("宋体") + b";}{\\f1\\fcharset0 Times;}}"


def test_bytes_of_the_code_page() -> None:
    assert text_of(
        FONTS + b"\\pard\\f0 " + escaped("民事判决书") + b"\\par\r\n" + escaped("原告：王小虎。") + b"\\par"
    ) == ("民事判决书\n原告：王小虎。")


def test_unicode_words_with_fallback() -> None:
    assert text_of(b"\\uc1 " + unicode_words("被告：李大山") + b"\\par " + b"ABC") == "被告：李大山\nABC"
    assert text_of(b"{\\uc2 \\u26412\\'b1\\'be}\\u38498?") == "本院"


def test_characters_beyond_the_first_plane() -> None:
    assert text_of(b"\\u-10174?\\u-8263?") == "\ud842\udfb9".encode("utf-16", "surrogatepass").decode(
        "utf-16"
    )


def test_destinations_and_hidden_text_are_left_out() -> None:
    body = b"{\\info{\\title x}}{\\*\\generator y;}{\\header z}{\\v hidden}{\\b shown} text\\{1\\}"
    assert text_of(body) == "shown text{1}"


def test_tables() -> None:
    assert (
        text_of(b"\\trowd a\\cell b\\cell\\row\\trowd c\\cell d\\cell\\row\\pard e\\par") == "a\tb\nc\td\ne"
    )


def test_binary_data_and_pictures() -> None:
    source = read_bytes(b"{\\rtf1 a{\\pict\\bin5 }}{\\}}b}", name="a.rtf")
    assert source.text == "ab"
    assert [problem.code for problem in source.problems] == ["XZ118"]


def test_rtf_named_doc_is_noted() -> None:
    assert [p.code for p in read_bytes(b"{\\rtf1 abc}", name="a.doc").problems] == ["XZ115"]


def test_empty_rtf_is_an_error() -> None:
    with pytest.raises(XiezhiError) as caught:
        text_of(b"\\pard\\par")
    assert caught.value.code == "XZ110"


@given(
    st.lists(
        st.sampled_from(
            [
                b"{",
                b"}",
                b"\\u1234",
                b"\\'b1",
                b"\\",
                b"\\bin9",
                b"\\par",
                b"a",
                b"\xb1\xbe",
                b"\\uc9 ",
                b"\\cell",
                b"\\*",
            ]
        ),
        max_size=40,
    )
)
def test_any_rtf_reads(parts: list[bytes]) -> None:
    try:
        text = read_bytes(b"{\\rtf1 " + b"".join(parts), name="a.rtf").text
    except XiezhiError as error:
        text = error.code
    assert text.strip()
