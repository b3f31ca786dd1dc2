"""The laws a decision rests on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parsing.decision_pages import PAYMENT_ORDER, judgment, mediation, read

from xiezhi.parsing.statutes import read_statutes

ORDER = "被告卢存义偿还原告郑有田借款100000元。"
CODE, PROCEDURE = "中华人民共和国民法典", "中华人民共和国民事诉讼法"


def cited(text: str) -> list[tuple[str, str | None]]:
    got = read(text)
    return [(statute.law, statute.article) for statute in read_statutes(got.page, got.title)]


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("依照《中华人民共和国民法典》第六百七十五条、第六百七十六条规定", [(CODE, "675"), (CODE, "676")]),
        ("依照《中华人民共和国民法典》第五条第一款第（二）项、第三款之规定", [(CODE, "5")]),
        ("依照《中华人民共和国民法典》第七至第九条", [(CODE, "9")]),
        ("依照《中华人民共和国民法典》第七条至第九条", [(CODE, "7"), (CODE, "8"), (CODE, "9")]),
        ("依照《中华人民共和国民法典》二百零六条、第19、20条", [(CODE, "206"), (CODE, "19"), (CODE, "20")]),
        ("依照民事诉讼法第六十七条", [("民事诉讼法", "67")]),
        ("依照民事诉讼法第一百条零一条、第一百零三条", [("民事诉讼法", "101"), ("民事诉讼法", "103")]),
        (
            "依照《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第九十条",
            [("最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释", "90")],
        ),
        (
            "依照《最高人民法院关于适用《中华人民共和国民事诉讼法》的解释》第九十条",
            [("最高人民法院关于适用《中华人民共和国民事诉讼法》的解释", "90")],
        ),
        ("依照最高人民法院《关于民事诉讼证据的若干规定》第二条", [("关于民事诉讼证据的若干规定", "2")]),
        ("依照《中华人民共和国刑法》第三百零七条之一", [("中华人民共和国刑法", "307之一")]),
        (
            "申请符合《中华人民共和国民法典》第五条规定的条件，依据《中华人民共和国民法典》第七条",
            [(CODE, "7")],
        ),
        ("依照双方签订的《借款合同》第三条和《中华人民共和国民法典》第七条", [(CODE, "7")]),
        ("依照《诉讼费用交纳办法》的规定", [("诉讼费用交纳办法", None)]),
    ],
)
def test_shapes_of_a_basis(basis: str, expected: list[tuple[str, str | None]]) -> None:
    assert cited(judgment(ORDER, basis=basis)) == expected


def test_the_law_named_before_goes_on_with_this_law() -> None:
    assert cited(PAYMENT_ORDER) == [(PROCEDURE, "223")]


def test_the_article_on_default_interest_is_not_the_basis() -> None:
    assert (PROCEDURE, "264") not in cited(judgment(ORDER))


def test_a_basis_over_two_sentences() -> None:
    basis = "按照《中华人民共和国民法典》第七条的规定，被告应当还款。本院依照《中华人民共和国民事诉讼法》第六十七条规定"
    assert cited(judgment(ORDER, basis=basis)) == [(CODE, "7"), (PROCEDURE, "67")]


def test_a_settlement_rests_on_no_article() -> None:
    assert cited(mediation("一、被告偿还原告1000元。")) == []


def test_a_party_names_the_basis_of_its_application() -> None:
    text = (
        "民事上诉状\n上诉人：郑有田\n被上诉人：卢存义\n上诉请求：撤销原判。\n事实与理由：根据《中华人民共和国民法典》第五条，合同有效。\n"
        "依据《中华人民共和国民事诉讼法》第一百七十一条第一款之规定，特向贵院提起上诉。\n此致\n云州市中级人民法院\n"
    )
    assert cited(text) == [(PROCEDURE, "171")]


@given(st.text(alphabet="依照据《》〈〉第一二十百零条款项、，。法之至解释规定判决如下：\n（）", max_size=150))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    got = read(text)
    for statute in read_statutes(got.page, got.title):
        for start, end in statute.spans:
            assert 0 <= start <= end <= len(text)
        assert statute.article is None or statute.article[0].isdigit()


def test_this_law_means_the_one_named_last() -> None:
    notice = (
        "云州市青河区人民法院\n支付令\n（2019）云0102民督3号\n申请人：郑有田。\n被申请人：卢存义。\n"
        "本院认为，申请符合《中华人民共和国民事诉讼法》第二百一十四条规定的条件。依照该法第二百一十六条的规定，特发出如下支付令：\n"
        "被申请人给付申请人1000元。\n审判员　周小禾\n"
    )
    assert cited(notice) == [(PROCEDURE, "216")]


def test_the_basis_of_an_element_style_complaint_and_of_an_application() -> None:
    form = "民事起诉状\n原告：郑有田\n被告：卢存义\n诉讼请求：还款\n法律规定：《中华人民共和国民法典》第六百七十五条、第六百七十六条\n"
    assert cited(form) == [(CODE, "675"), (CODE, "676")]
    paper = "参与分配申请书\n申请人：郑有田\n事实和理由：故依据《中华人民共和国民法典》第六百七十五条申请参与分配。\n"
    assert cited(paper) == [(CODE, "675")]


def test_the_last_basis_of_a_notice_is_found_behind_a_long_line_without_stops() -> None:
    head = "云州市青河区人民法院\n通知书\n（2019）云0102民初3号\n郑有田：\n本院通知你"
    filler = "本院认为" * 20_000
    text = head + "，依照《中华人民共和国民事诉讼法》第六十七条提供证据。\n" + filler
    assert cited(text) == [(PROCEDURE, "67")]
    assert cited(head + "。\n" + filler) == []
