"""Turns: who has the word from where to where."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.signs.pages import facts_of, page_of

from xiezhi.signs.turn_words import PLEADS, RULES, SHOWS, VIEWS
from xiezhi.signs.turns import Turns
from xiezhi.signs.who import Who


def turns_of(*parts: tuple[str, str]) -> tuple[Turns, str]:
    page = page_of(*parts)
    return Turns(page, Who(page, facts_of())), page.text


def speaker_at(passage: str, *parts: tuple[str, str]) -> tuple[str, str]:
    turns, text = turns_of(*parts)
    turn = turns.at(text.index(passage))
    assert turn is not None
    return turn.kind, turn.speaker


def test_a_pleading_runs_on_over_its_numbered_grounds() -> None:
    text = "被告孙有福辩称：一、双方没有借贷关系。\n二、原告诉称的情形不存在，请求驳回原告的诉讼请求。\n三、借条系事后补写。"
    assert speaker_at("借条系事后", ("defence", text)) == (PLEADS, "defendant")


def test_a_part_laid_out_wrongly_does_not_change_who_pleads() -> None:
    parts = (
        ("defence", "被告孙有福辩称：一、借款不实。"),
        ("claims", "请求法院驳回原告的请求。同时借条是假的。"),
    )
    assert speaker_at("借条是假", *parts) == (PLEADS, "defendant")


def test_a_part_that_names_its_speaker_changes_who_pleads() -> None:
    parts = (
        ("claim_facts", "原告赵广田诉称：被告借款不还。"),
        ("defence", "孙有福答辩称2011年起借条换过三次。"),
    )
    assert speaker_at("借条换过", *parts) == (PLEADS, "defendant")


def test_a_numbered_ground_about_the_claim_is_no_claim() -> None:
    parts = (
        ("defence", "被告孙有福辩称：1、借款不实。"),
        ("claim_facts", "2、原告诉称事实与实际不符，借条系事后补写。"),
    )
    assert speaker_at("借条系事后", *parts) == (PLEADS, "defendant")


def test_an_answer_begins_in_mid_line() -> None:
    text = "原告赵广田诉称：被告借款不还，故诉至法院。孙有福答辩称2011年起借条换过三次。"
    assert speaker_at("借条换过", ("claim_facts", text)) == (PLEADS, "defendant")


def test_what_is_asked_of_the_court_is_no_finding() -> None:
    text = "被告孙有福辩称：一、借条系假，请求法院查明事实，二、原告从未到场。"
    assert speaker_at("从未到场", ("defence", text)) == (PLEADS, "defendant")


def test_the_other_sides_pleading_is_told_within_a_plea() -> None:
    text = (
        "被告孙有福辩称：一、借款不实。\n原告诉称不符合事实。\n原告诉称我方收过现金，我方未收。\n借条是假的。"
    )
    assert speaker_at("借条是假", ("defence", text)) == (PLEADS, "defendant")


def test_an_answer_that_names_the_claim_is_the_answerers() -> None:
    text = (
        "原告赵广田诉称：被告借款不还。\n被告孙有福不同意原告的诉讼请求，具体答辩意见如下：第一，借条是假的。"
    )
    assert speaker_at("借条是假", ("defence", text)) == (PLEADS, "defendant")


def test_reasons_of_the_court_are_no_plea() -> None:
    text = "原审法院认为，孙有福应当知情，理由是：其一，借条由其保管。"
    assert speaker_at("借条由其", ("lower_court", text)) == (RULES, "court")


def test_what_a_party_enumerates_is_its_own_to_the_end_of_the_line() -> None:
    text = "一审查明：双方系朋友。庭审中，赵广田主张借款分两笔借出：1、转账五万元；2、现金十万元。\n孙有福写过欠条。"
    assert speaker_at("现金十万元", ("lower_court", text)) == (SHOWS, "plaintiff")
    assert speaker_at("写过欠条", ("lower_court", text)) == (RULES, "court")


def test_the_court_takes_the_word_back() -> None:
    text = "被告孙有福辩称：借款不实。\n本院经审理查明：双方系朋友。"
    assert speaker_at("双方系朋友", ("defence", text)) == (RULES, "court")


def test_no_defence_is_told_by_the_court() -> None:
    parts = (
        ("claim_facts", "原告赵广田诉称：被告借款不还。"),
        ("defence", "被告孙有福未作答辩。借条载明今借到十万元。"),
    )
    assert speaker_at("借条载明", *parts) == (RULES, "court")


@pytest.mark.parametrize(
    "text",
    [
        "原告赵广田对被告孙有福提交的证据质证如下：\n对证据1无异议；\n对证据2有异议，收条是复印件。",
        "对被告提交的证据，原告赵广田质证认为，收条是复印件。",
        "被告提交的证据经原告质证后对真实性有异议，认为收条是复印件。",
        "经庭审质证，原告对收条的真实性不认可，收条是复印件。",
    ],
)
def test_a_view_of_the_other_sides_proof_is_the_viewers(text: str) -> None:
    assert speaker_at("收条是复印件", ("evidence", text)) == (VIEWS, "plaintiff")


def test_a_view_ends_where_the_court_weighs_the_proof() -> None:
    text = "原告对被告提交的证据质证认为，系复印件。\n本院认为，收条的来源不明。"
    assert speaker_at("收条的来源", ("evidence", text)) == (RULES, "court")


def test_a_party_that_does_not_answer_a_proof_has_no_word() -> None:
    text = "对于原告提交的证据，被告未发表质证意见。\n赵广田未能出示收条原件。"
    assert speaker_at("收条原件", ("evidence", text)) == (RULES, "court")


def test_the_purpose_of_a_proof_is_of_who_shows_it() -> None:
    text = "被告孙有福向本院提交了以下证据：\n1.收条。\n原告对证据1有异议。\n本院认为证据1真实。\n2.录音，拟证明借款是虚构的。"
    assert speaker_at("借款是虚构", ("evidence", text)) == (SHOWS, "defendant")
    text += "\n以上证据均附卷。"
    assert speaker_at("均附卷", ("evidence", text)) == (RULES, "court")


def test_a_lower_court_named_in_a_ground_of_appeal_does_not_speak() -> None:
    text = "孙有福不服一审判决，向本院提起上诉，请求改判。一、一审法院认为，借条真实是错误的。\n借条系伪造。"
    assert speaker_at("借条系伪造", ("claim_facts", text)) == (PLEADS, "defendant")


def test_a_lower_court_on_a_line_of_its_own_speaks() -> None:
    text = "孙有福上诉请求：撤销原判。\n一审法院认定事实：双方系朋友，借条有两张。"
    assert speaker_at("借条有两张", ("lower_court", text)) == (RULES, "court")


def test_a_witness_is_heard_as_a_third_person() -> None:
    text = "证人钱某出庭作证称，收条不是孙有福写的。\n本院认为，证言可信。"
    assert speaker_at("收条不是", ("evidence", text)) == (VIEWS, "third_person")
    assert speaker_at("证言可信", ("evidence", text)) == (RULES, "court")


def test_what_the_court_says_of_a_proof_answers_the_view_before() -> None:
    turns, text = turns_of(
        ("evidence", "被告对借条质证认为，系复印件。\n本院认为，借条有原件核对，予以确认。后文不算。")
    )
    assert turns.answer(text.index("系复印件")) == "本院认为，借条有原件核对，予以确认"
    turns, text = turns_of(
        ("evidence", "被告对借条质证认为，系复印件。\n原告对收条质证认为，不真实。\n本院认为，可信。")
    )
    assert turns.answer(text.index("系复印件")) == ""


_PIECES = [
    "原告赵广田", "被告孙有福", "诉称：", "辩称，", "对原告提交的证据", "质证认为", "有异议", "，", "。", "\n", "：", "一、", "本院认为，",
    "经审理查明：", "拟证明", "证人钱某出庭作证称，", "未到庭", "提交了以下证据：", "1.借条", "《借条", "》", "(反诉被告)", "不服一审判决，提起上诉",
    "理由为：", "予以确认", "的",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=40).map("".join),
    st.sampled_from(["defence", "evidence", "reasons", "claim_facts", "lower_court"]),
)
def test_turns_are_in_order_and_spoken_by_somebody_known(text: str, kind: str) -> None:
    turns, laid = turns_of((kind, text))
    starts = [turn.start for turn in turns.turns]
    assert starts == sorted(starts)
    assert all(0 <= start <= len(laid) for start in starts)
    assert {turn.speaker for turn in turns.turns} <= {"plaintiff", "defendant", "third_person", "court"}
    for offset in range(len(laid)):
        turn = turns.at(offset)
        assert turn is None or turn.start <= offset


def test_a_ground_that_tells_of_the_other_sides_words_is_no_new_pleading() -> None:
    text = "被告孙有福辩称：第一，借款不实。\n第四，赵广田述称其多次催要。\n第五，借条系事后补写。"
    assert speaker_at("借条系事后", ("defence", text)) == (PLEADS, "defendant")


def test_a_written_answer_of_an_absent_party_is_its_pleading() -> None:
    text = "被告未到庭，但寄来答辩状。\n答辩状主要意见为：第一，借款不实。\n第二，借条系事后补写。"
    assert speaker_at("借条系事后", ("findings", text)) == (PLEADS, "defendant")


def test_what_a_party_ought_to_prove_is_no_list_of_exhibits() -> None:
    text = "被告孙有福辩称：原告应当举证证明借款属实：现金来源不明。借条系事后补写。"
    assert speaker_at("借条系事后", ("defence", text)) == (PLEADS, "defendant")


def test_an_exhibit_of_a_list_aims_at_what_its_owner_wants() -> None:
    text = "被告孙有福向本院提供的证据有：\n3、原告赵广田的账目一份，旨在证明款项已经还清。"
    assert speaker_at("款项已经", ("evidence", text)) == (SHOWS, "defendant")


def test_a_view_that_says_we_belongs_to_who_speaks_already() -> None:
    text = "被告孙有福质证如下：原告赵广田并未提供原件证据，对此我方不予认可；借条系事后补写。"
    assert speaker_at("借条系事后", ("evidence", text)) == (VIEWS, "defendant")


def test_facts_under_the_heading_of_a_court_are_the_courts() -> None:
    text = "赵广田上诉称：原判错误。\n原审法院审理查明如下事实：借条系事后补写。"
    assert speaker_at("借条系事后", ("claim_facts", text)) == (RULES, "court")


def test_a_written_answer_of_a_party_not_known_by_name_is_the_opponents() -> None:
    text = "某店未参加庭审，提交书面答辩状称：1.货物合格。\n2.借条系事后补写。"
    assert speaker_at("借条系事后", ("findings", text)) == (PLEADS, "defendant")


def test_what_a_party_found_out_is_its_own() -> None:
    text = "被告孙有福辩称：特别提请注意，经查，借条系事后补写。"
    assert speaker_at("借条系事后", ("defence", text)) == (PLEADS, "defendant")


def test_a_confession_is_told_by_who_confesses() -> None:
    text = "经审理查明，周某供述称，借条系事后补写。后被告还款。"
    assert speaker_at("借条系事后", ("findings", text)) == (VIEWS, "third_person")
    assert speaker_at("后被告还款", ("findings", text)) == (RULES, "court")


def test_a_written_answer_begins_without_a_colon() -> None:
    text = "被告孙有福未参加庭审，但提交书面答辩意见称原告多次起诉。\n借条系事后补写。"
    assert speaker_at("借条系事后", ("defence", text)) == (PLEADS, "defendant")
