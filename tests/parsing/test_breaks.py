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


def test_a_partys_paper_on_one_line() -> None:
    text = "民事起诉书原告：郑有田地址：云州市被告：卢存义诉讼请求：还款三万元事实和理由：借款未还此致云州市青河区人民法院"
    found = [0, *find_breaks(text)]
    assert [text[at : at + 3] for at in found] == ["民事起", "原告：", "被告：", "诉讼请", "事实和", "此致云"]


def test_a_caption_glued_to_the_title() -> None:
    text = (
        (
            "卢存义窝藏一审刑事判决书云州市青河区人民法院刑事判决书（2018）云0102刑初180号：云州市青河区人民检察院指控被告人卢存义犯窝藏罪一案，"
            "本院受理后公开开庭进行了审理。经审理查明，卢存义窝藏他人。本院认为，罪名成立。判决如下：判处拘役。如不服本判决，可以上诉。"
            + "本案事实清楚。"
            * 20
        )
        .replace("（", "(")
        .replace("）", ")")
    )
    parts = [text[a:b] for a, b in zip([0, *find_breaks(text)], [*find_breaks(text), None], strict=True)]
    assert parts[:4] == [
        "卢存义窝藏一审刑事判决书",
        "云州市青河区人民法院",
        "刑事判决书",
        "(2018)云0102刑初180号：",
    ]


def test_a_decision_told_of_in_a_sentence_is_no_title() -> None:
    head = "云州市高级人民法院\n民事裁定书\n(2015)云民申字第8号\n"
    told = "卢存义申请再审，请求：一、撤销云州市中级人民法院(2013)云商终字第26号民事判决；二、依法改判，本案一案诉讼费由郑有田承担。"
    text = (
        head
        + told
        + "本院认为，原判决认定事实清楚，裁定如下：驳回申请。如不服本裁定，应缴受理费，审判员顾长山，书记员白小满。"
        * 3
    )
    cuts = [at for at in find_breaks(text) if at < len(head + told)]
    assert all(text[at : at + 2] not in ("(2", "民事") for at in cuts)
