"""Other case numbers."""

from tests.parsing.frame_pages import APPEAL, JUDGMENT, page_of

from xiezhi.parsing.related import read_related


def related_of(text: str) -> list[object]:
    return [fact.value for fact in read_related(*page_of(text))]


def test_numbers_of_other_cases_each_once() -> None:
    text = APPEAL.replace(
        "双方签订买卖合同。",
        "（2019）云0102民初901号判决之前，另有（2018）云0102执9号案和云劳人仲字[2018]第3号裁决。",
    )
    assert related_of(text) == ["（2019）云0102民初901号", "（2018）云0102执9号", "云劳人仲字[2018]第3号"]


def test_the_own_number_is_not_among_them_even_in_other_brackets() -> None:
    text = JUDGMENT.replace("出具借条一张。", "本院(2019)云0102民初345号案受理前双方协商过。")
    assert related_of(text) == []


def test_one_number_written_two_ways_is_one() -> None:
    text = JUDGMENT.replace(
        "出具借条一张。", "不服（2003）云民二初字第2321号判决，维持（2003）云民二初字的2321号判决。"
    )
    assert related_of(text) == ["（2003）云民二初字第2321号"]


def test_a_number_is_given_in_its_complete_form_and_deeds_are_no_cases() -> None:
    text = JUDGMENT.replace(
        "出具借条一张。",
        "见（2015）云破字第4-1民事裁定、（2015）云破字第4-1号裁定与（2016）云证经字第6号公证书。",
    )
    assert related_of(text) == ["（2015）云破字第4-1号"]


def test_letters_and_expert_opinions_are_no_cases_but_papers_of_prosecutors_are() -> None:
    text = JUDGMENT.replace("出具借条一张。", "见质检办食函[2016]1563号、云检民监（2015）27号。")
    assert related_of(text) == ["云检民监（2015）27号"]


def test_a_notarised_deed_counts_where_it_is_enforced() -> None:
    told = "云州市公证处（2013）云证经字第437号公证书、（2013）云证执字第61号执行证书已生效，房产证（2013）第9号在案。"
    head = "云州市青河区人民法院\n执行裁定书\n（2019）云0102执3号\n申请执行人：郑有田。\n被执行人：卢存义。\n"
    assert related_of(head + told) == ["（2013）云证经字第437号", "（2013）云证执字第61号"]


def test_contracts_deeds_and_papers_of_an_administrator_are_no_cases() -> None:
    text = JUDGMENT.replace(
        "出具借条一张。",
        "签订2014年云中借字第185号合同，管理人作出（2016）云汽破管字公第01号公示，房产证为（2003）大村字第15号，"
        "本院作出（2015）云民破（预）字第3号裁定，法院作出（2011）法委赔字第1号决定。",
    )
    assert related_of(text) == ["（2015）云民破（预）字第3号", "（2011）法委赔字第1号"]


def test_the_verb_before_an_award_is_no_part_of_its_number() -> None:
    text = JUDGMENT.replace(
        "出具借条一张。", "委员会决定撤销云劳人仲案〔2017〕第88号裁决，维持云劳人仲决〔2017〕第2号决定。"
    )
    assert related_of(text) == ["云劳人仲案〔2017〕第88号", "云劳人仲决〔2017〕第2号"]


def test_the_numbers_of_a_range_that_the_own_number_spans_are_its_own() -> None:
    text = JUDGMENT.replace("（2019）云0102民初345号", "（2019）云0102民初345-347号").replace(
        "出具借条一张。", "见（2019）云0102民初346号、（2019）云0102民初348号。"
    )
    assert related_of(text) == ["（2019）云0102民初348号"]
