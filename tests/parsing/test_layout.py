"""The normalised text and its way back."""

from hypothesis import given
from hypothesis import strategies as st

from xiezhi.parsing.layout import lay_out
from xiezhi.text import fold


def lines_of(text: str) -> list[str]:
    return lay_out(text).text.split("\n")


def test_white_space_inside_words_goes_and_line_breaks_stay() -> None:
    assert lines_of("民　事　判 决 书\n\n  审 判 长　　秦　朗\r\nAnna Weber") == [
        "民事判决书",
        "审判长秦朗",
        "Anna Weber",
    ]


def test_a_page_stretch_leads_back_to_the_printed_words() -> None:
    text = "一\n审 判 长　　秦　朗"
    laid = lay_out(text)
    at = laid.text.index("秦朗")
    assert laid.original(at, at + 2).of(text) == "秦　朗"


def test_a_document_on_one_line_gets_its_lines_back_and_still_leads_home() -> None:
    text = (
        "云州市青河区人民法院 民事判决书 （2013）青民初字第22号 原告：郑有田。 委托代理人：白若溪。 被告：卢存义。 "
        "原告郑有田与被告卢存义离婚纠纷一案，本院受理后审理终结。经审理查明：双方于2001年结婚。本院认为，应予准许。"
        "依照《中华人民共和国婚姻法》第三十二条，判决如下： 准许离婚。案件受理费300元，由原告负担。如不服本判决，可上诉。 "
        "审判员秦朗 二〇一三年九月六日 书记员贺兰山"
    )
    laid = lay_out(text)
    lines = laid.text.split("\n")
    assert lines[:6] == [
        "云州市青河区人民法院", "民事判决书", "(2013)青民初字第22号", "原告：郑有田。", "委托代理人：白若溪。", "被告：卢存义。",
    ]  # fmt: skip
    assert lines[-3:] == ["审判员秦朗", "二〇一三年九月六日", "书记员贺兰山"]
    at = laid.text.index("贺兰山")
    assert laid.original(at, at + 3).of(text) == "贺兰山"


def test_a_comma_that_stands_for_a_line_break() -> None:
    text = "原告：云州青禾商贸有限公司，住所地：云州市、法定代表人：卢存义，经理、委托代理人：白若溪，律师。"
    assert lines_of(text) == [
        "原告：云州青禾商贸有限公司，住所地：云州市、", "法定代表人：卢存义，经理、", "委托代理人：白若溪，律师。",
    ]  # fmt: skip


def test_enumerations_are_not_broken() -> None:
    text = "被告卢存义、秦朗、姚广平的法定代理人、监护人未到庭。"
    assert lines_of(text) == [text]


def test_captions_of_a_database_get_a_line_of_their_own() -> None:
    assert lines_of("当事人　　原告：郑有田。\n本院认为　　应当还款。") == [
        "当事人",
        "原告：郑有田。",
        "本院认为",
        "应当还款。",
    ]
    assert lines_of("本院认为应当还款。") == ["本院认为应当还款。"]


def test_torn_dates_and_slivers_are_joined() -> None:
    assert lines_of("本院于2022年1\n月7日立案\n。特此通知") == ["本院于2022年1月7日立案。特此通知"]
    assert lines_of("特此通知\n二\n〇\n二\n二\n年\n一\n月\n七\n日") == ["特此通知", "二〇二二年一月七日"]
    assert lines_of("审判员艾山\n江\n书记员贺兰山") == ["审判员艾山江", "书记员贺兰山"]


def test_wrapped_lines_of_a_page_copy_are_joined() -> None:
    sentence = "原告郑有田与被告卢存义民间借贷纠纷一案本院受理后依法组成合议庭公开开庭进行了审理"
    text = "\n".join([sentence[:30]] * 14) + "\n审判员秦朗"
    assert sentence[:30] * 2 in lay_out(text).text


def test_markdown_marks_and_html_entities_go() -> None:
    assert lines_of("# 民事起诉状\n\n**原告**：郑有田\n借条载明&amp;ldquo;借款&amp;rdquo;&nbsp;三万元") == [
        "民事起诉状", "原告：郑有田", "借条载明“借款”三万元",
    ]  # fmt: skip
    assert lines_of("再审申请人：张**，男。被申请人：李**，女。") == [
        "再审申请人：张**，男。被申请人：李**，女。"
    ]


def test_control_characters_count_as_white_space() -> None:
    assert lines_of("民事判决书\n\x7f\x7f（2015）云民初字第5号\n\ue5e5\ue5e5原告：郑有田") == [
        "民事判决书", "(2015)云民初字第5号", "原告：郑有田",
    ]  # fmt: skip


MESSY = st.text(
    alphabet="原告：郑有田。、法定代表人 \n\t　*#&;ampldquo判决书一案本院认为如下审判员2019年月日\r\x7f“”>",
    max_size=300,
)


@given(MESSY)
def test_every_kept_character_stands_for_one_of_the_source(text: str) -> None:
    laid = lay_out(text)
    folded = fold(text).replace("[", "(").replace("]", ")")
    last = -1
    for at, char in enumerate(laid.text):
        source = laid.source_of(at)
        assert 0 <= source < max(1, len(text))
        if char not in '\n“”‘’<>·…—-×"& ':
            assert folded[source] == char
            assert source > last
            last = source


@given(MESSY)
def test_page_stretches_stay_inside_the_source(text: str) -> None:
    laid = lay_out(text)
    if laid.text:
        span = laid.original(0, len(laid.text))
        assert 0 <= span.start <= span.end <= len(text)


def test_only_full_lines_of_a_wrapped_copy_are_joined() -> None:
    body = "原告郑有田与被告卢存义民间借贷纠纷一案本院受理后依法组成合议庭公开开庭进行了审理现已审理终结"
    lines = [
        "云州市青河区人民法院",
        "民事判决书",
        *[body[:36]] * 12,
        "应当还款。",
        "审判员秦朗",
        "二〇二〇年三月二日",
    ]
    assert lines_of("\n".join(lines)) == [*lines[:2], body[:36] * 12 + "应当还款。", *lines[-2:]]
