"""Where a document decides, and what its items are."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.parsing.decision_pages import PAYMENT_ORDER, appeal, judgment, mediation, read

from xiezhi.parsing.items import split_items, without_costs
from xiezhi.parsing.operative import find_operative
from xiezhi.parsing.page import Page
from xiezhi.text import SourceText, Span


def body(text: str) -> str:
    page = read(text).page
    operative = find_operative(page)
    assert operative is not None
    return operative.body.of(page.text)


def items(text: str) -> list[tuple[int, str]]:
    page = Page.of(SourceText.of(text))
    return [(item.level, item.text) for item in split_items(page, Span(0, len(page.text)))]


def test_the_operative_part_ends_before_what_the_law_adds() -> None:
    assert body(judgment("被告卢存义偿还原告郑有田借款100000元。")).startswith("被告卢存义偿还")
    assert "加倍支付" not in body(judgment("被告卢存义偿还原告郑有田借款100000元。"))


def test_the_last_marker_is_the_documents_own() -> None:
    assert body(appeal("驳回上诉，维持原判。")).startswith("驳回上诉，维持原判。")


def test_settlement_and_payment_order_have_markers_of_their_own() -> None:
    assert body(mediation("一、被告卢存义偿还原告郑有田1000元。")).startswith("一、被告卢存义")
    assert body(PAYMENT_ORDER).startswith("被申请人陶小川应当自收到")


def test_a_paper_that_decides_nothing_has_none() -> None:
    assert find_operative(Page.of(SourceText.of("民事起诉状\n原告：郑有田\n诉讼请求：偿还借款。"))) is None


def test_numbers_begin_items_and_dates_do_not() -> None:
    assert items("一、偿还1.5万元；二、承担利息3.2%。") == [(0, "偿还1.5万元"), (0, "承担利息3.2%")]
    assert items("1.支付货款。2.2020年1月1日起的利息。") == [(1, "支付货款"), (1, "2020年1月1日起的利息")]
    assert items("(1)返还房屋；(2)腾退。") == [(1, "返还房屋"), (1, "腾退")]
    assert items("①利息②本金") == [(2, "利息"), (2, "本金")]


def test_without_numbers_sentences_are_the_items() -> None:
    assert items("解除合同。返还定金；赔偿损失") == [(-1, "解除合同"), (-1, "返还定金"), (-1, "赔偿损失")]


def test_costs_are_cut_from_the_last_item() -> None:
    page = Page.of(SourceText.of("一、偿还借款。\n案件受理费50元，由被告负担。"))
    (item,) = split_items(page, Span(0, len(page.text)))
    kept = without_costs(item)
    assert kept is not None
    assert kept.text == "偿还借款"


@given(st.text(alphabet="一二三1、.（）(①。；\n判决如下依照《》被告偿还元", max_size=120))
def test_items_lie_in_order_inside_the_stretch(text: str) -> None:
    page = Page.of(SourceText.of(text))
    found = split_items(page, Span(0, len(page.text)))
    assert all(page.text[item.start : item.end] == item.text for item in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(alphabet="判决如下裁定：协议达成，。\n审判长员依照一、", max_size=160))
def test_the_parts_of_a_decision_join(text: str) -> None:
    operative = find_operative(Page.of(SourceText.of(text)))
    if operative is not None:
        assert operative.basis.start <= operative.basis.end <= operative.body.start <= operative.body.end
        assert operative.body.end == operative.tail.start <= operative.tail.end


STORY = "经审理查明，2016年1月7日，原告郑有田与被告卢存义订立合同，由原告供应砖瓦，后双方为此发生争执，经村里调解，双方自愿达成如下协议：一、被告卢存义给付原告郑有田900元；二、互不追究。此后被告未给付，原告遂诉至本院"


def test_a_piece_of_a_story_decides_nothing() -> None:
    assert find_operative(read(STORY).page) is None
    assert find_operative(read(judgment("被告卢存义给付原告郑有田900元。")).page) is not None


def test_an_order_asked_for_is_none_made() -> None:
    told = "原告：郑有田，男。被告：卢存义，男。\n\n原告郑有田诉称，被告借款未还，请求法院依法判决：1、被告卢存义偿还借款900元；2、由被告承担诉讼费。被告未答辩。"
    got = read(told)
    assert [(claim.kind, claim.amount) for claim in got.claims] == [("principal", 900), ("fees", None)]
