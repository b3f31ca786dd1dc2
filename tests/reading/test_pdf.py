"""PDF with a text layer, scans, locked and damaged files."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiezhi.errors import XiezhiError
from xiezhi.reading import Limits, read_bytes
from xiezhi.reading.pdf import _RADICALS

from .makers import JUDGMENT, pdf, printed

LONG = (
    "本院经审理认定事实如下：2019年3月2日，被告向原告出具借条一份，载明今借到原告现金人民币伍万元整，于2020年3月1日前归还，月利率百分之一点五。"
    "原告于当日通过其名下的银行账户向被告转账四万八千元，另主张以现金方式交付二千元。"
)


def test_paragraphs_are_put_back_together() -> None:
    paragraphs = [*JUDGMENT[3:7], LONG, LONG]
    source = read_bytes(pdf([printed(paragraphs)]), name="判决.pdf")
    assert source.text == "\n".join(paragraphs)
    assert source.media_type == "application/pdf"
    assert source.problems == ()


def test_centred_and_right_aligned_lines_stay_apart() -> None:
    lines = [
        (230.0, 800.0, "青川县人民法院"),
        (240.0, 770.0, "民 事 判 决 书"),
        (350.0, 740.0, "（2021）川0822民初1234号"),
    ]
    body = [(x, y - 80, text) for x, y, text in printed([LONG, JUDGMENT[3]])]
    assert read_bytes(pdf([lines + body]), name="a.pdf").text.split("\n") == [
        *(t for _, _, t in lines),
        LONG,
        JUDGMENT[3],
    ]


def test_page_numbers_and_running_heads_are_set_aside() -> None:
    pages = [
        [
            (200.0, 820.0, "某某律师事务所"),
            *printed(["一二三四五"[index] * (4 * index) + LONG]),
            (290.0, 30.0, f"- {index} -"),
        ]
        for index in range(1, 5)
    ]
    source = read_bytes(pdf(pages), name="a.pdf")
    assert source.text.split("\n") == ["一二三四五"[index] * (4 * index) + LONG for index in range(1, 5)]
    assert [(p.code, "某某律师事务所" in p.message) for p in source.problems] == [("XZ114", True)]


def test_paragraph_runs_over_the_page_end() -> None:
    lines = printed([LONG])
    source = read_bytes(pdf([lines[:2], lines[2:]]), name="a.pdf")
    assert source.text == LONG


def test_page_without_text_is_named() -> None:
    source = read_bytes(pdf([printed([LONG]), [], printed([LONG])]), name="a.pdf")
    assert [(p.code, p.message) for p in source.problems] == [("XZ121", "page 2 has no text layer")]


def test_radicals_are_read_as_characters() -> None:
    assert len(_RADICALS) == 0x2FD6 - 0x2F00
    assert read_bytes(pdf([[(80.0, 700.0, "⼈⺠法院⽴案")]]), name="a.pdf").text == "人⺠法院立案"


def test_characters_beyond_the_first_plane_do_not_shift_the_lines() -> None:
    paragraphs = [LONG.replace("被告", "被告𠮷"), LONG.replace("原告", "𠮷原告")]
    assert read_bytes(pdf([printed(paragraphs)]), name="a.pdf").text == "\n".join(paragraphs)


def test_illegible_text_layer_is_noted() -> None:
    source = read_bytes(pdf([[(80.0, 700.0, "\ue001\ue002\ue003\ue004甲乙")]]), name="a.pdf")
    assert "XZ122" in [problem.code for problem in source.problems]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf([[], []]), "XZ108"),
        (pdf([[(290.0, 30.0, "- 1 -")]]), "XZ110"),
        (b"%PDF-1.7\nnothing here", "XZ107"),
        (pdf([printed([LONG])])[:300], "XZ107"),
        (pdf([printed([LONG])], trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(01234567890123456789012345678901)"
             b"/U(01234567890123456789012345678901)>>/ID[(0123456789abcdef)(0123456789abcdef)]"), "XZ106"),
    ],
)  # fmt: skip
def test_bad_files(data: bytes, code: str) -> None:
    with pytest.raises(XiezhiError) as caught:
        read_bytes(data, name="a.pdf")
    assert caught.value.code == code


def test_pages_are_limited() -> None:
    with pytest.raises(XiezhiError) as caught:
        read_bytes(pdf([[], [], []]), name="a.pdf", limits=Limits(max_pages=2))
    assert caught.value.code == "XZ120"


@settings(max_examples=60)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=60))
def test_damaged_files_never_crash(at: int, garbage: bytes) -> None:
    data = bytearray(pdf([printed([JUDGMENT[3]])]))
    data[at : at + len(garbage)] = garbage
    try:
        text = read_bytes(bytes(data), name="a.pdf").text
    except XiezhiError as error:
        text = error.remedy
    assert text.strip()
