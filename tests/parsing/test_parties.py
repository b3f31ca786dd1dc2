"""Parties: every shape of party block that published papers and party papers show."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.parsing.party_pages import (
    APPEAL,
    ENFORCEMENT,
    JUDGMENT,
    RETRIAL,
    STORY,
    cast_of,
    page_of,
    parties_of,
    roles_of,
)

from xiezhi.parsing.parties import read_parties
from xiezhi.schema import ROLES


def test_details_of_a_person() -> None:
    line = "原告：周小禾，男，1980年1月2日出生，汉族，住云州市青河区柳巷3号，公民身份号码530102198001020011。"
    (party,) = parties_of(JUDGMENT + line + STORY)
    assert (party.name, party.role, party.kind, party.sex) == ("周小禾", "plaintiff", "person", "男")
    assert (party.born_on, party.ethnicity) == ("1980-01-02", "汉族")
    assert party.address == "云州市青河区柳巷3号"
    assert party.identifier == "530102198001020011"


def test_details_of_an_organisation() -> None:
    line = "被告：云州晨曦（集团）有限公司，住所地云州市北路1号，统一社会信用代码91530100MA6K000001。\n法定代表人：何山，该公司董事长。"
    (party,) = parties_of(JUDGMENT + line + STORY)
    assert (party.name, party.kind) == ("云州晨曦（集团）有限公司", "organization")
    assert (party.address, party.identifier) == ("云州市北路1号", "91530100MA6K000001")


@pytest.mark.parametrize(
    ("head", "block", "expected"),
    [
        (JUDGMENT, "原告周小禾，男。\n被告李明溪，女。", [("周小禾", "plaintiff"), ("李明溪", "defendant")]),
        (JUDGMENT, "原告周小禾\n被告李明溪", [("周小禾", "plaintiff"), ("李明溪", "defendant")]),
        (JUDGMENT, "原告陈小禾，男。\n被告和大山。", [("陈小禾", "plaintiff"), ("和大山", "defendant")]),
        (JUDGMENT, "**原告**：周小禾，男\n\n**被告**: 李明溪，女", [("周小禾", "plaintiff"), ("李明溪", "defendant")]),
        (JUDGMENT, "原告：周　小　禾。\n被告：李　溪。", [("周小禾", "plaintiff"), ("李溪", "defendant")]),
        (JUDGMENT, "原告一：周小禾。\n原告二：周小麦。", [("周小禾", "plaintiff"), ("周小麦", "plaintiff")]),
        (JUDGMENT, "原告四川大地有限公司。\n被告十里香公司。", [("四川大地有限公司", "plaintiff"), ("十里香公司", "defendant")]),
        (JUDGMENT, "原告一周小禾，男。\n原告二周小麦，男。", [("周小禾", "plaintiff"), ("周小麦", "plaintiff")]),
        (JUDGMENT, "原告：陈与清。\n被告：***。", [("陈与清", "plaintiff"), ("***", "defendant")]),
        (ENFORCEMENT, "申请执行人；多杰才让。\n被执行人：李明溪。", [("多杰才让", "enforcement_applicant"), ("李明溪", "judgment_debtor")]),
        (JUDGMENT, "原告：周小禾、周小麦。", [("周小禾", "plaintiff"), ("周小麦", "plaintiff")]),
        (JUDGMENT, "原告周小禾；周小麦；周小豆\n被告李明溪",
         [("周小禾", "plaintiff"), ("周小麦", "plaintiff"), ("周小豆", "plaintiff"), ("李明溪", "defendant")]),
        (JUDGMENT, "原告周小禾，男、被告李明溪，女。", [("周小禾", "plaintiff"), ("李明溪", "defendant")]),
        (JUDGMENT, "原告（反诉被告）：周小禾。\n被告（反诉原告）：李明溪。",
         [("周小禾", "plaintiff"), ("李明溪", "defendant")]),
        (JUDGMENT, "反诉原告（本诉被告）：李明溪。\n反诉被告（本诉原告）：周小禾。",
         [("李明溪", "defendant"), ("周小禾", "plaintiff")]),
        (APPEAL, "上诉人（原审被告、反诉原告）：李明溪。\n被上诉人（原审原告、反诉被告）：周小禾。\n原审第三人：云州银行股份有限公司。",
         [("李明溪", "appellant"), ("周小禾", "appellee"), ("云州银行股份有限公司", "third_person")]),
        (APPEAL, "上诉人（原审被告）李明溪。\n原审被告王远。", [("李明溪", "appellant"), ("王远", "defendant")]),
        (RETRIAL, "再审申请人（一审原告、二审上诉人）：周小禾。\n被申请人（一审被告、二审被上诉人）：李明溪。",
         [("周小禾", "retrial_applicant"), ("李明溪", "retrial_respondent")]),
        (ENFORCEMENT, "异议人（被执行人）：李明溪。\n申请执行人：周小禾。",
         [("李明溪", "judgment_debtor"), ("周小禾", "enforcement_applicant")]),
        (ENFORCEMENT, "案外人（异议人）：钱多。\n被执行人：云州长安商行。",
         [("钱多", "outsider"), ("云州长安商行", "judgment_debtor")]),
        (JUDGMENT, "原告：张某1，女。\n被告：张××。\n被告：王**。",
         [("张某1", "plaintiff"), ("张××", "defendant"), ("王**", "defendant")]),
        (JUDGMENT, "原告：阿依古丽·买买提，女，维吾尔族。", [("阿依古丽·买买提", "plaintiff")]),
        (JUDGMENT, "原告：（香港）海天企业公司。", [("（香港）海天企业公司", "plaintiff")]),
        (JUDGMENT, "被告：云州远航投资合伙企业（有限合伙），住所地云州市。", [("云州远航投资合伙企业（有限合伙）", "defendant")]),
        (JUDGMENT, "被告：云州新岸有限公司（原名称云州老岸厂），住所地云州市。", [("云州新岸有限公司", "defendant")]),
        (JUDGMENT, "被告：周小麦（曾用名周麦），男。", [("周小麦", "defendant")]),
        (JUDGMENT, "被告：ROSE GARDEN TRADING LIMITED（玫瑰园贸易有限公司）。", [("ROSE GARDEN TRADING LIMITED", "defendant")]),
    ],
)  # fmt: skip
def test_party_lines(head: str, block: str, expected: list[tuple[str, str]]) -> None:
    assert roles_of(head + block + STORY) == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("云州市青河区柳树村村民委员会", "organization"),
        ("青河区老周早点铺", "organization"),
        ("云州第一棉纺织厂", "organization"),
        ("中国远大银行股份有限公司云州支行", "organization"),
        ("云州市人民政府", "organization"),
        ("云州兴业有限公司管理人", "organization"),
        ("欧阳清风", "person"),
        ("周行", "person"),
        ("李店", "person"),
        ("边巴卓嘎", "person"),
        ("周某某", "person"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    (party,) = parties_of(f"{JUDGMENT}原告：{name}。{STORY}")
    assert (party.name, party.kind) == (name, kind)


def test_operator_makes_a_business_of_the_party() -> None:
    text = JUDGMENT + "被告：青河区老周修车，经营场所云州市北路。\n经营者：周大车，男，汉族。" + STORY
    assert [(p.name, p.kind) for p in parties_of(text)] == [("青河区老周修车", "organization")]


def test_block_on_one_line() -> None:
    text = (
        JUDGMENT.replace("\n", " ") + "原告：周小禾。 被告：云州晨光有限公司。 法定代表人：何山。 "
        "原告周小禾与被告云州晨光有限公司买卖合同纠纷一案，本院受理后公开开庭进行了审理。"
    )
    assert roles_of(text) == [("周小禾", "plaintiff"), ("云州晨光有限公司", "defendant")]


def test_database_caption_before_the_first_party() -> None:
    text = (
        JUDGMENT
        + "当事人　　原告：周小禾。\n　　被告：李明溪。\n审理经过　　原告周小禾与被告李明溪借款纠纷一案"
    )
    assert roles_of(text) == [("周小禾", "plaintiff"), ("李明溪", "defendant")]


def test_accused_with_a_past() -> None:
    text = (
        "云州市青河区人民法院\n刑事判决书\n（2018）云0102刑初5号\n公诉机关云州市青河区人民检察院。\n"
        "被告人郑水，男，1980年1月2日出生，汉族，无业。被告人郑水曾因犯盗窃罪，于2010年被本院判处有期徒刑一年。现羁押于云州市看守所。\n"
        "辩护人冯远，云州正义律师事务所律师。\n云州市青河区人民检察院以云青检刑诉〔2018〕1号起诉书指控被告人郑水犯诈骗罪，向本院提起公诉。"
    )
    assert roles_of(text) == [("云州市青河区人民检察院", "prosecution"), ("郑水", "accused")]


def test_a_name_broken_over_two_lines() -> None:
    text = JUDGMENT + "原告：周小禾。\n被告：云州晨光房地产开发有\n限公司，住所地云州市。" + STORY
    assert roles_of(text) == [("周小禾", "plaintiff"), ("云州晨光房地产开发有限公司", "defendant")]


def test_a_side_whose_line_lost_its_role_word() -> None:
    text = (
        JUDGMENT + "云州晨光有限公司。\n法定代表人何山。\n被告钱多，男。\n"
        "原告云州晨光有限公司与被告钱多买卖合同纠纷一案，本院受理后公开开庭进行了审理。"
    )
    assert roles_of(text) == [("云州晨光有限公司", "plaintiff"), ("钱多", "defendant")]


def test_no_block_but_a_case_line() -> None:
    text = "云州市青河区人民法院\n民事调解书\n（2021）云0102民初9号\n周某某与云州某酒店管理有限公司劳动争议两案，调解结案，内容不公开。"
    assert roles_of(text) == [("周某某", "plaintiff"), ("云州某酒店管理有限公司", "defendant")]


def test_no_block_but_roles_in_the_story() -> None:
    text = (
        "云州市青河区人民法院\n行政裁定书\n（2020）云0102行审6号\n"
        "申请执行人云州市自然资源局于2020年1月4日向本院申请强制执行行政处罚决定，被执行人周小禾未到场。"
    )
    assert roles_of(text) == [("云州市自然资源局", "enforcement_applicant"), ("周小禾", "judgment_debtor")]


def test_notice_to_an_applicant() -> None:
    text = (
        "云州市青河区人民法院\n不予受理支付令申请通知书\n（2021）云0102民督14号\n云州老周电脑门市：\n"
        "你方请求本院向钱有余发出支付令的申请书收到，本院决定不予受理。"
    )
    assert roles_of(text) == [("云州老周电脑门市", "applicant"), ("钱有余", "respondent")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("本院已经受理周小禾诉你民间借贷纠纷一案。", [("周小禾", "plaintiff"), ("云州晨光有限公司", "defendant")]),
        ("你（单位）与周小禾物业服务合同纠纷一案的起诉状已收到。", [("云州晨光有限公司", "plaintiff"), ("周小禾", "defendant")]),
        ("本院已经受理周小禾与云州晨光有限公司、钱多民间借贷纠纷一案。",
         [("周小禾", "plaintiff"), ("云州晨光有限公司", "defendant"), ("钱多", "defendant")]),
    ],
)  # fmt: skip
def test_notices_of_proceedings(sentence: str, expected: list[tuple[str, str]]) -> None:
    text = f"云州市青河区人民法院\n应诉通知书\n（2022）云0102民初9号\n云州晨光有限公司：\n{sentence}"
    assert roles_of(text) == expected


def test_complaint_with_gaps_instead_of_commas() -> None:
    text = "民事起诉状\n原告：   周某   男   41岁   511XXXXXXXXXXXXXXX\n住所：云州市北路\n\n被告：  云州晨光有限公司\n  法定代表人：何某  总经理\n\n诉讼请求：\n1、支付工资。"
    assert roles_of(text) == [("周某", "plaintiff"), ("云州晨光有限公司", "defendant")]


def test_complaint_of_two_samples_in_one_file() -> None:
    first = "民事起诉状\n原告：A，女，汉族。\n被告：B，男。\n诉讼请求\n1．返还财产。\n此致\n云州市人民法院\n起诉人：A\n"
    second = "民事起诉状\n原告名称：云州甲公司\n法定代表人：C      职务：经理\n被告名称：云州乙厂\n诉讼请求\n1．付款。\n"
    expected = [
        ("A", "plaintiff"),
        ("B", "defendant"),
        ("云州甲公司", "plaintiff"),
        ("云州乙厂", "defendant"),
    ]
    assert roles_of("【范例一】\n" + first + "【范例二】\n" + second) == expected


def test_element_style_complaint() -> None:
    text = (
        "民事起诉状\n（民间借贷纠纷）\n当事人信息\n原告（自然人）\n姓名：周小禾\n性别：男☑ 女□\n出生日期：1980年1月2日 民族：汉族\n"
        "被告（法人、非法人组织）\n名称：云州晨光有限公司\n住所地：云州市北路1号\n法定代表人/主要负责人：何山 职务：经理\n诉讼请求和依据\n1.本金 5万元"
    )
    parties = parties_of(text)
    assert [(p.name, p.role, p.kind, p.sex) for p in parties] == [
        ("周小禾", "plaintiff", "person", "男"),
        ("云州晨光有限公司", "defendant", "organization", None),
    ]


def test_counterclaim_keeps_its_own_sides() -> None:
    text = "民事反诉状\n反诉人（本诉被告）：李明溪，男。\n被反诉人（本诉原告）：周小禾，女。\n反诉请求\n1．返还。"
    assert roles_of(text) == [("李明溪", "plaintiff"), ("周小禾", "defendant")]


def test_bankruptcy_claim_form() -> None:
    text = "债权申报表\n债权人名称：云州甲公司\n法定代表人：何山\n债务人：云州乙有限公司\n债权数额：100万元\n"
    assert roles_of(text) == [("云州甲公司", "creditor"), ("云州乙有限公司", "debtor")]


def test_arbitration_application() -> None:
    text = "仲裁申请书\n申请人：周小禾，女，汉族。\n被申请人：云州晨光有限公司，住所地云州市。\n法定代表人：何山\n仲裁请求：\n支付工资。"
    assert roles_of(text) == [("周小禾", "applicant"), ("云州晨光有限公司", "respondent")]


def test_payment_order() -> None:
    text = "云州市青河区人民法院\n支 付 令\n（2013）青民督字第7号\n申请人周小禾，男。\n被申请人李明溪，男。\n申请人周小禾于2013年11月6日向本院申请支付令。"
    assert roles_of(text) == [("周小禾", "applicant"), ("李明溪", "respondent")]


def test_every_name_is_printed_where_its_span_says() -> None:
    text = APPEAL + "上诉人（原审原告）：周 小 禾。\n被上诉人：云州晨光（集团）有限公司。" + STORY
    page, title = page_of(text)
    parties = read_parties(page, title)
    assert len(parties) == 2
    for party in parties:
        ((start, end),) = party.spans
        assert "".join(text[start:end].split()) == party.name


@pytest.mark.parametrize(
    "unit",
    ["（甲、乙，", "原告", "被告未到庭，", "（以下简称", "原告与", "、周小麦", "委托代理人", "甲与乙一案"],
)
def test_hostile_lines_are_read_to_the_end(unit: str) -> None:
    page, cast = cast_of(JUDGMENT + "原告：周小禾。\n被告：钱多。\n" + unit * 40_000)
    assert {"周小禾", "钱多"} <= {party.name for party in cast.parties}
    assert cast.mentions(0, len(page.text))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["原告", "被告", "：", "，", "。", "\n", "（", "）", "、", "周小禾", "有限公司", "法定代表人", "委托代理人", "律师事务所",
             "一案", "与", "姓名：", " ", "1", "A", "某", "上诉人", "共同", "的", "男", "未到庭", "简称", "二"]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_any_text_gives_parties_inside_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    for party in parties_of(text):
        assert party.name
        assert party.role in ROLES
        for start, end in party.spans:
            assert 0 <= start < end <= len(text)
