"""Names: what can be a person and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.knowledge.persons import is_plausible_person, surname, surnames


@pytest.mark.parametrize(
    "name",
    [
        "赵晓梅",
        "钱多",
        "欧阳海",
        "司马相如",
        "李某",
        "孙某甲",
        "周某1",
        "吴×",
        "郑××",
        "买买提·艾山",
        "次仁卓玛",
        "陈林小雨",
    ],
)
def test_names(name: str) -> None:
    assert is_plausible_person(name)


@pytest.mark.parametrize(
    "word",
    [
        "",
        "王",
        "原告",
        "被告",
        "本院",
        "程序",
        "金额",
        "万元整",
        "应当",
        "时间",
        "高级人",
        "华通公司",
        "的人",
        "A",
        "借条",
        "通辽市",
    ],
)
def test_words(word: str) -> None:
    assert not is_plausible_person(word)


def test_the_compound_surname_goes_before_the_plain_one() -> None:
    assert surname("欧阳海") == "欧阳"
    assert surname("欧海") == "欧"
    assert surname("欧阳") == "欧"
    assert surname("王") is None


def test_surnames_have_one_or_two_characters() -> None:
    assert {len(name) for name in surnames()} == {1, 2}
    assert len(surnames()) > 450


@given(st.text(max_size=30))
def test_any_text_has_an_answer(text: str) -> None:
    assert is_plausible_person(text) in (True, False)
    if len(text) > 20:
        assert (
            not is_plausible_person(text)
            or "·" in text
            or "." in text
            or "•" in text
            or "・" in text
            or "．" in text
        )
