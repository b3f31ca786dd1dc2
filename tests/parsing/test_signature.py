"""Names, offices and the date under a decision."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parsing.frame_pages import JUDGMENT, page_of

from xiezhi.parsing.signature import Signature, read_signature

HEAD = "云州市青河区人民法院\n民事裁定书\n（2019）云0102民初3号\n原告：郑有田。\n原告郑有田申请撤诉一案，本院认为应予准许，裁定如下：\n准许撤诉。\n"


def signature_of(text: str) -> Signature:
    return read_signature(*page_of(text))


def signed(tail: str) -> tuple[list[tuple[str, str]], object]:
    found = signature_of(HEAD + tail)
    return [(j.name, j.title) for j in found.judges], found.decided_on.value if found.decided_on else None


def test_a_plain_block_and_its_spans() -> None:
    found = signature_of(JUDGMENT)
    assert [(j.name, j.title) for j in found.judges] == [
        ("秦朗", "judge"),
        ("孟小雅", "assistant"),
        ("贺兰山", "clerk"),
    ]
    assert found.decided_on is not None
    assert found.decided_on.value == "2019-05-06"
    (start, end), *_ = found.judges[0].spans
    assert JUDGMENT[start:end] == "秦　朗"


@pytest.mark.parametrize(
    ("tail", "judges", "day"),
    [
        (
            "审判长姚广平代理审判员秦朗代理审判员苏小曼\n二〇一五年××月××日\n书记员贺兰山",
            [("姚广平", "presiding_judge"), ("秦朗", "judge"), ("苏小曼", "judge"), ("贺兰山", "clerk")],
            None,
        ),
        ("审　判　长　秦　 广　 平\n人民陪审员　苏小曼\n二○一四年四月二十日\n代理书记员　贺 兰（代）", [("秦广平", "presiding_judge"), ("苏小曼", "assessor"), ("贺兰", "clerk")], "2014-04-20"),
        ("执行员秦朗\n二0一二年十二月五日\n书记员贺兰山\n孟小雅", [("秦朗", "judge"), ("贺兰山", "clerk"), ("孟小雅", "clerk")], "2012-12-05"),
        ("审判员艾尼瓦尔·司马义\n二O一一年五月十八日\n书记员贺兰山、云法网12号", [("艾尼瓦尔·司马义", "judge"), ("贺兰山", "clerk")], "2011-05-18"),
        ("审判员秦朗二〇一九年十月三十一日书记员贺兰山", [("秦朗", "judge"), ("贺兰山", "clerk")], "2019-10-31"),
        ("审判员秦朗\n2019年1月2日\n此件与原本核对无异\n书记员贺兰山\n-1-", [("秦朗", "judge"), ("贺兰山", "clerk")], "2019-01-02"),
        ("审判长、姚广平\n审判员、秦朗\n二〇〇九年十月十九日\n书记员、贺兰山", [("姚广平", "presiding_judge"), ("秦朗", "judge"), ("贺兰山", "clerk")], "2009-10-19"),
        ("首席仲裁员姚广平\n仲裁员秦朗\n二〇二一年三月五日\n书记员贺兰山", [("姚广平", "presiding_judge"), ("秦朗", "judge"), ("贺兰山", "clerk")], "2021-03-05"),
        ("审判员秦朗\n二〇一七年十一月六日\n书记员贺兰山、?PAGE*ArabicDash?-2-?、?PAGE*ArabicDash?-3-?", [("秦朗", "judge"), ("贺兰山", "clerk")], "2017-11-06"),
        ("审判员秦朗\n二〇一九年二月二日\n法官助理见习孟小雅\n书记员贺兰山", [("秦朗", "judge"), ("孟小雅", "assistant"), ("贺兰山", "clerk")], "2019-02-02"),
        ("审判员秦朗\n二〇一九年二月二日\n书记员贺兰山\n审判员秦朗\n二〇一九年二月二日\n书记员贺兰山", [("秦朗", "judge"), ("贺兰山", "clerk")], "2019-02-02"),
        ("审判员秦朗\n二〇一九年二月二日\n书记员贺兰山、（2018）云0102民初3号民事判决书适用的相关法律条文、《中华人民共和国保险法》、第十六条订立保险合同，保险人应当说明。", [("秦朗", "judge"), ("贺兰山", "clerk")], "2019-02-02"),
        ("二〇二一年三月五日", [], "2021-03-05"),
    ],
)  # fmt: skip
def test_shapes_of_a_block(tail: str, judges: list[tuple[str, str]], day: str | None) -> None:
    assert signed(tail) == (judges, day)


def test_a_judge_in_running_text_signs_nothing() -> None:
    text = HEAD.replace("一案，", "一案，依法由审判员\n秦朗独任审判。") + "审判员苏小曼\n二〇一九年一月二日"
    assert [j.name for j in signature_of(text).judges] == ["苏小曼"]


def test_a_partys_paper_has_a_date_but_no_judges() -> None:
    found = signature_of(
        "民事起诉状\n原告：郑有田\n诉讼请求\n还款\n此致\n云州市青河区人民法院\n具状人：郑有田\n2018年8月30日"
    )
    assert found.judges == ()
    assert found.decided_on is not None
    assert found.decided_on.value == "2018-08-30"


def test_articles_below_the_signatures_are_an_appendix() -> None:
    page, title = page_of(JUDGMENT)
    assert page.parts[-1].kind == "appendix"
    assert "孟小雅" in page.text[page.parts[-2].start : page.parts[-2].end]
    assert title.code == "civil_judgment"


@given(
    st.text(alphabet="审判长员书记人民陪法官助理代郑有田秦朗　 \n（）二〇一九年五月六日.、：·X", max_size=120)
)
def test_names_are_what_the_spans_print(tail: str) -> None:
    text = HEAD + tail
    for judge in signature_of(text).judges:
        (start, end), *_ = judge.spans
        assert "".join(text[start:end].split()) == judge.name


@pytest.mark.parametrize("year", ["二O O六年", "二〇〇六年", "二○○六年", "二0 0六年"])
def test_zeros_of_a_year_come_apart_and_empty_brackets_stand_above(year: str) -> None:
    judges, date = signed(f"审判长白露\n（）\n{year}六月十五日\n书记员江小雨")
    assert judges == [("白露", "presiding_judge"), ("江小雨", "clerk")]
    assert date == "2006-06-15"


def test_a_signature_glued_to_the_appendix() -> None:
    tail = (
        "审判长姚广平审判员秦朗审判员苏小曼二〇一五年三月二十四日书、记员贺兰山本案援引法律条款"
        "《中华人民共和国民事诉讼法》:第二百二十二条没有人申报的，人民法院应当作出判决。"
    )
    judges, day = signed(tail)
    assert [name for name, _ in judges] == ["姚广平", "秦朗", "苏小曼", "贺兰山"]
    assert day == "2015-03-24"


def test_a_table_on_the_line_of_the_clerk_names_nobody() -> None:
    judges, _ = signed("审判员秦朗\n二〇一五年三月五日\n书记员贺兰山、商品名称数量单价元、薄荷洗发露485340")
    assert [name for name, _ in judges] == ["秦朗", "贺兰山"]


def test_phrases_that_a_database_plants_behind_names_are_left_out() -> None:
    tail = "审 判 长 姚 平爬数据可耻\n审判员 秦小朗谨防骗子\n审判员 古丽巴哈尔\n二〇二一年九月三日\n书记员 苏小曼法宝，版权所有"
    judges, _ = signed(tail)
    assert [name for name, _ in judges] == ["姚平", "秦小朗", "古丽巴哈尔", "苏小曼"]


def test_the_articles_on_the_line_of_the_clerk_begin_a_line_of_their_own() -> None:
    tail = "审判员秦朗\n二〇一五年三月五日\n书记员贺兰山、本案判决所依据的相关法律、《中华人民共和国合同法》第三百五十六条第一款"
    judges, _ = signed(tail + "技术咨询合同包括就特定技术项目提供可行性论证、技术预测、专题技术调查等合同。")
    assert [name for name, _ in judges] == ["秦朗", "贺兰山"]
