"""Where lost line breaks belong."""

from hypothesis import given
from hypothesis import strategies as st

from xiezhi.parsing.breaks import find_breaks


def test_running_text_is_left_alone() -> None:
    text = "本院认为，原告郑有田与被告卢存义之间的借贷关系合法有效。" * 20
    assert find_breaks(text) == []


def test_a_title_and_a_notice_alone_do_not_make_a_flat_document() -> None:
    assert find_breaks("关于（2019）云0102民初3号民事判决书的说明：" + "文书已经送达。" * 30) == []


@given(st.text(alphabet="民事判决书、审判员原告：。一案本院认为如下诉讼请求\n（2019）号", max_size=400))
def test_breaks_ascend_and_fall_between_characters(text: str) -> None:
    found = find_breaks(text)
    assert found == sorted(set(found))
    assert all(0 < at < len(text) and text[at] != "\n" and text[at - 1] != "\n" for at in found)
