"""Names told in running text: what goes on behind a role word is none, a masked person ends before the verb."""

import pytest

from xiezhi.parsing import parse
from xiezhi.text import SourceText

HEAD = "经审理查明，"


def parties(text: str) -> list[tuple[str, str]]:
    return [(party.name, party.role) for party in parse(SourceText.of(text, id="t")).parties]


@pytest.mark.parametrize(
    "told",
    [
        "原告代第三人向云州通达租赁有限公司支付3090元。",
        "原告即到云州市华康医院治疗。",
        "被告提交由云州市青河区市场监督管理局出具的证明。",
        "原告为其在云州银行的贷款提供担保。",
        "被告所欠云州农资有限公司货款已经结清。",
    ],
)
def test_what_a_party_did_is_no_name(told: str) -> None:
    assert parties(HEAD + told) == []


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("被告人郭3某成立云州聚源投资有限公司。", "郭3某"),
        ("被告人李某驾驶小型客车沿云州林业局公路行驶。", "李某"),
        ("被害人卓某某从云州彩源厂离开。", "卓某某"),
    ],
)
def test_a_masked_person_ends_before_the_verb(told: str, name: str) -> None:
    assert [party for party, _ in parties(HEAD + told)] == [name]


def test_addressees_with_their_roles_in_brackets() -> None:
    text = (
        "云州市青河区人民法院\n结案通知书\n（2021）云0102执524号\n云州通达货运有限公司（申请执行人）、郝有亮（被执行人）：\n"
        "与郝有亮合同纠纷一案，现已全部执行完毕，现已结案。\n特此通知。\n审判员　顾长山\n二〇二二年一月七日\n"
    )
    assert parties(text) == [("云州通达货运有限公司", "enforcement_applicant"), ("郝有亮", "judgment_debtor")]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("被告周小禾辩称，借款属实。", "周小禾"),
        ("被告周小禾未作书面答辩。", "周小禾"),
        ("被告周小禾承担连带责任。", "周小禾"),
        ("被告周小禾作为借款人签字。", "周小禾"),
    ],
)
def test_a_name_ends_before_what_is_said_of_it(told: str, name: str) -> None:
    assert [party for party, _ in parties(HEAD + told)] == [name]


@pytest.mark.parametrize(
    "told", ["原告依约履行保险责任。", "原告同意为云州恒远有限公司提供担保。", "原告代偿贷款2万元。"]
)
def test_an_act_behind_a_role_word_is_no_name(told: str) -> None:
    assert parties(HEAD + told) == []


def test_a_story_without_a_party_list_names_both_sides() -> None:
    told = (
        "原告周小禾诉称：被告云州恒远有限公司向原告借款。被告钱多提供担保。被告何山岩承担连带担保责任。"
        "被告钱多未作书面或口头答辩。"
    )
    assert parties(told) == [
        ("周小禾", "plaintiff"),
        ("云州恒远有限公司", "defendant"),
        ("钱多", "defendant"),
        ("何山岩", "defendant"),
    ]


def test_who_speaks_is_a_side_where_no_role_word_is_printed() -> None:
    told = "周小禾向本院提出诉讼请求：恒远公司支付借款10万元。案外人钱多知情。\n恒远公司辩称，周小禾并非适格主体。"
    assert parties(told)[:2] == [("周小禾", "plaintiff"), ("恒远公司", "defendant")]


def test_an_organisation_does_not_swallow_the_person_before_it() -> None:
    told = "原告周小禾是向云州恒远公司借款。"
    assert parties(HEAD + told) == [("周小禾", "plaintiff")]
