"""Lines, rows and cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.reading.flow import Flow, tidy
from xiezhi.reading.furniture import is_page_number


def test_breaks_are_held_back_until_text_follows() -> None:
    flow = Flow()
    for step in (flow.break_line, flow.break_line):
        step()
    flow.add("甲")
    flow.break_line()
    flow.break_line()
    flow.add("乙")
    flow.break_line()
    assert flow.text == "甲\n乙"


def test_collapsing_joins_chinese_and_parts_latin() -> None:
    flow = Flow()
    flow.add_collapsed(" 借款 \n 合同")
    flow.add_collapsed("  A\nB　C ")
    flow.add_collapsed(" D")
    assert flow.text == "借款合同 A B　C D"


def test_tidy_drops_spaces_at_line_ends_only() -> None:
    assert tidy("\n\n甲  \n　乙 丙\t\n\n丁 \n") == "甲\n　乙 丙\n\n丁"


@given(st.text("甲 \t\n", max_size=60))
def test_tidy_keeps_every_other_character(text: str) -> None:
    done = tidy(text)
    assert done.count("甲") == text.count("甲")
    assert tidy(done) == done


@pytest.mark.parametrize(
    "line", ["12", "- 3 -", "—5—", "第3页 共10页", "第 3 页", "3 / 10", "Page 2 of 9", "第一页", "· 7 ·"]
)
def test_page_numbers(line: str) -> None:
    assert is_page_number(line)


@pytest.mark.parametrize(
    "line",
    ["2021年6月30日", "审判员 赵明", "一、偿还借款", "（2021）川0822民初1234号", "50000元", "二〇二一年"],
)
def test_lines_that_are_no_page_number(line: str) -> None:
    assert not is_page_number(line)
