"""Parties and who acts for them in rarer papers: sanctions, deeds, objections, notices, damaged blocks."""

from __future__ import annotations

import pytest
from tests.parsing.frame_pages import page_of as divided
from tests.parsing.party_pages import JUDGMENT, STORY, acting_of, parties_of, representatives_of, roles_of

from xiezhi.parsing.absence import read_absent
from xiezhi.parsing.cast import Cast
from xiezhi.parsing.parties import read_parties

COURT = "云州市青河区人民法院\n"
OFFICE = COURT + "行政判决书\n（2019）云0102行初6号\n"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            COURT + "民事制裁决定书\n（2019）云0102司惩3号\n被制裁人：周小禾，男，1980年1月2日出生。\n"
            "本院在审理云州青禾商贸有限公司与卢存义买卖合同纠纷一案中，查明周小禾伪造合同。\n决定如下：\n罚款。",
            [("周小禾", "other")],
        ),
        (
            "公证书\n（2019）云青证字第6号\n申请人：\n甲方（出借人）：周小禾，男，一九七一年三月四日出生。\n"
            "乙方（借款人）：云州青禾商贸有限公司，住所：云州市北路1号。\n丙方（抵押人）：郑有田，男。\n公证事项：借款合同\n",
            [("周小禾", "creditor"), ("云州青禾商贸有限公司", "debtor"), ("郑有田", "other")],
        ),
        (
            "分配方案异议书\n异议人（债权人）：云州青禾商贸有限公司，住所地云州市北路1号。\n对方当事人：周小禾、郑有田。\n"
            "债务人：云州桑田实业有限公司。\n异议人收到贵院关于云州桑田实业有限公司财产分配方案后，对方案提出异议。\n"
            "此致\n云州市中级人民法院\n异议人：云州青禾商贸有限公司（盖章）\n",
            [
                ("云州青禾商贸有限公司", "creditor"),
                ("周小禾", "respondent"),
                ("郑有田", "respondent"),
                ("云州桑田实业有限公司", "debtor"),
            ],
        ),
        (
            "债权申报书\n债务人：云州桑田实业有限公司（破产管理人：云州明正会计师事务所有限公司）\n"
            "债权人：周小禾，男。\n债权总额100000元。\n",
            [
                ("云州桑田实业有限公司", "debtor"),
                ("云州明正会计师事务所有限公司", "administrator"),
                ("周小禾", "creditor"),
            ],
        ),
        (
            COURT
            + "刑事判决书\n（2018）云0102刑初7号\n公诉机关：云州市青河区人民检察院。\n起诉书文号：云青检诉〔2018〕2号。\n"
            "指控罪名：盗窃。\n被告人：卢存义，男，1985年6月15日出生。\n公诉机关指控：被告人卢存义盗窃。",
            [("云州市青河区人民检察院", "prosecution"), ("卢存义", "accused")],
        ),
        (
            "中华人民共和国最高人民法院\n驳 回 申 诉 通 知 书\n（2021）最高法刑申9号\n郑有田、周小禾：\n"
            "你们因卢存义受贿一案，不服云州市中级人民法院（2017）云01刑终2号刑事裁定，向本院提出申诉。\n",
            [("郑有田", "retrial_applicant"), ("周小禾", "retrial_applicant")],
        ),
        (
            OFFICE
            + "上诉人郑有田因诉云州市青河区人民政府（以下简称青河区政府）、云州市房屋征收管理办公室行政强制一案，"
            "不服原判，向本院提起上诉。",
            [
                ("郑有田", "appellant"),
                ("云州市青河区人民政府", "appellee"),
                ("云州市房屋征收管理办公室", "appellee"),
            ],
        ),
    ],
)
def test_papers_with_blocks_of_their_own(text: str, roles: list[tuple[str, str]]) -> None:
    assert roles_of(text) == roles


def test_a_stray_mark_in_the_stacked_roles_does_not_lose_the_party() -> None:
    block = (
        "再审申请人（一审被告、二审上诉人、）：周小禾，男。\n被申请人（一审原告、执行案外人）：郑有田，男。\n"
    )
    assert [name for name, _ in roles_of(JUDGMENT + block + STORY)] == ["周小禾", "郑有田"]


def test_an_earlier_role_printed_behind_the_colon_is_no_part_of_the_name() -> None:
    assert [
        p.name for p in parties_of(JUDGMENT + "原告：（原审被告）郑有田，男。\n被告：周小禾，女。\n" + STORY)
    ] == [
        "郑有田",
        "周小禾",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "申请人主动辞职，不应支付补偿",
        "被申请人场长单有根到庭表示，借款属实",
        "债务人总账、明细账均无此项",
        "管理人审查意见：不予确认",
    ],
)
def test_sentences_are_no_parties_in_a_block_that_prints_colons(sentence: str) -> None:
    text = (
        COURT
        + "支付令\n（2019）云0102民督3号\n申请人：郑有田，男。\n被申请人：云州青禾果园场，住所云州市。\n"
    )
    assert [p.name for p in parties_of(text + f"双方均有陈述。{sentence}。\n")] == [
        "郑有田",
        "云州青禾果园场",
    ]


def test_a_defendant_missing_from_the_block_comes_from_the_case_line() -> None:
    block = "原告：郑有田，男。\n被告：周小禾，男。\n"
    story = "原告郑有田与被告周小禾、云州青禾商贸有限公司（以下简称青禾公司）及第三人卢存义买卖合同纠纷一案，本院立案后审理。\n"
    roles = roles_of(JUDGMENT + block + story)
    assert ("云州青禾商贸有限公司", "defendant") in roles
    assert ("卢存义", "defendant") not in roles


def test_former_names_in_brackets_are_no_further_parties() -> None:
    block = "原告：郑有田，男。\n被告：云州农村商业银行股份有限公司。\n"
    story = (
        "原告郑有田与被告云州农村商业银行股份有限公司（原云州信用联社、青河信用社，以下简称云州农商行）储蓄存款合同纠纷一案，"
        "本院立案后审理。\n"
    )
    assert len(parties_of(JUDGMENT + block + story)) == 2


def test_a_group_named_by_one_of_them_is_of_persons() -> None:
    (group, _) = parties_of(JUDGMENT + "原告：周小禾等12人。\n被告：云州青禾商贸有限公司。\n" + STORY)
    assert (group.name, group.kind) == ("周小禾等12人", "person")


def test_who_came_for_a_party_and_who_is_told_of_as_kin() -> None:
    block = "原告：郑有田，男。\n被告：云州青禾商贸有限公司，住所地云州市。\n法定代表人卢存义系卢存礼之兄，到庭陈述。\n代表被告到庭：周小禾，原任该公司经理。\n"
    assert acting_of(JUDGMENT + block + STORY) == [
        ("卢存义", "legal_representative", "云州青禾商贸有限公司", None),
        ("周小禾", "agent", "云州青禾商贸有限公司", None),
    ]


def test_powers_are_no_agent() -> None:
    block = "原告：郑有田，男。\n委托诉讼代理人：周小禾，云州明正律师事务所律师，代理权限：特别授权。\n被告：卢存义，男。\n"
    assert [name for name, *_ in acting_of(JUDGMENT + block + STORY)] == ["周小禾"]


def test_a_default_hearing_names_the_one_defendant_absent() -> None:
    block = "原告：郑有田，男。\n被告：周小禾，男。\n"
    story = (
        "原告郑有田与被告周小禾民间借贷纠纷一案，本院立案后，以公告方式送达，公开开庭进行了缺席审理。原告郑有田到庭参加诉讼。"
        "本案现已审理终结。\n"
    )
    assert absent_of(JUDGMENT + block + story) == ["周小禾"]
    both = story.replace("原告郑有田到庭", "原告郑有田、被告周小禾到庭")
    assert absent_of(JUDGMENT + block + both) == []


def absent_of(text: str) -> list[object]:
    page, title = divided(text)
    parties = read_parties(page, title)
    return [fact.value for fact in read_absent(page, parties, Cast.of(page, parties))]


def test_deeds_carry_no_court_roles_in_other_papers() -> None:
    block = "原告：郑有田，男。\n被告：周小禾，男。\n"
    told = "合同约定：甲方：郑有田；乙方：卢存义。"
    assert roles_of(JUDGMENT + block + STORY + told) == [("郑有田", "plaintiff"), ("周小禾", "defendant")]


def test_a_branch_beside_its_company_is_a_party_of_its_own() -> None:
    block = "原告：郑有田，男。\n被告：云州家乐商业有限公司，住所地云州市。\n被告：云州家乐商业有限公司南门商场，营业场所云州市。\n"
    assert [p.name for p in parties_of(JUDGMENT + block + STORY)][1:] == [
        "云州家乐商业有限公司",
        "云州家乐商业有限公司南门商场",
    ]


def test_slips_for_the_colon() -> None:
    block = "原告：郑有田，男。\n被告（反诉原告）；云州青禾商贸有限公司。\n第三人∶周小禾，女。\n"
    assert [p.name for p in parties_of(JUDGMENT + block + STORY)] == [
        "郑有田",
        "云州青禾商贸有限公司",
        "周小禾",
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [("周胜男，女，1980年1月2日出生", "周胜男"), ("周小禾男，汉族", "周小禾"), ("周亚男", "周亚男")],
)
def test_given_names_that_end_like_a_sex(line: str, name: str) -> None:
    assert parties_of(JUDGMENT + f"原告：{line}。\n被告：郑有田，男。\n" + STORY)[0].name == name


def test_agents_of_those_above_by_number_and_word() -> None:
    block = "原告：郑有田，男。\n被告：周小禾，女。\n被告：卢存义，男。\n上述二被告委托代理人：何山，云州明正律师事务所律师。\n"
    assert [(name, principal) for name, _, principal, _ in acting_of(JUDGMENT + block + STORY)] == [
        ("何山", "周小禾"),
        ("何山", "卢存义"),
    ]


def test_a_legal_representative_below_a_person_belongs_to_the_lost_company() -> None:
    block = "原告：郑有田，男。\n法定代表人：何山。\n"
    story = "原告郑有田与被告云州青禾商贸有限公司买卖合同纠纷一案，本院立案后审理。\n"
    assert acting_of(JUDGMENT + block + story) == [
        ("何山", "legal_representative", "云州青禾商贸有限公司", None)
    ]


def test_names_masked_with_stars() -> None:
    block = "原告：***斌。\n被告：云州青禾商贸有限公司。\n法定代表人：***，系该公司董事长。\n委托代理人：***明，该公司职员。\n"
    assert [p.name for p in parties_of(JUDGMENT + block + STORY)] == ["***斌", "云州青禾商贸有限公司"]
    assert [name for name, *_ in acting_of(JUDGMENT + block + STORY)] == ["***", "***明"]


def test_a_court_that_owes_compensation_is_a_party() -> None:
    text = (
        "云州市中级人民法院赔偿委员会\n决定书\n（2018）云01委赔1号\n赔偿请求人周小禾，男，住云州。\n"
        "赔偿义务机关云州市青河区人民法院，住所地云州。\n法定代表人郑有田，院长。\n周小禾申请国家赔偿一案，现已审理终结。"
    )
    assert roles_of(text) == [("周小禾", "applicant"), ("云州市青河区人民法院", "respondent")]
    assert acting_of(text) == [("郑有田", "legal_representative", "云州市青河区人民法院", None)]


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        (
            "原告周小禾，男，住云州市北路，、被告云州市青禾商贸经销处，住所地云州。\n经营者：郑有田。",
            [("周小禾", "plaintiff"), ("云州市青禾商贸经销处", "defendant")],
        ),
        (
            "上诉人（原审被告）周小禾、被上诉人（原审原告）郑有田、委托代理人卢存义",
            [("周小禾", "appellant"), ("郑有田", "appellee")],
        ),
    ],
)
def test_list_marks_in_the_place_of_line_breaks_part_the_parties(
    head: str, roles: list[tuple[str, str]]
) -> None:
    assert roles_of(JUDGMENT + head + STORY) == roles


def test_agents_who_are_only_named_where_they_attend() -> None:
    text = (
        JUDGMENT
        + "原告周小禾。\n被告云州市公安局青河分局。\n原告周小禾与被告云州市公安局青河分局纠纷一案，本院受理后公开审理了本案。\n"
        "原告周小禾及委托代理人郑有田，被告云州市公安局青河分局的委托代理人卢存义参加诉讼。"
    )
    assert acting_of(text) == [
        ("郑有田", "agent", "周小禾", None),
        ("卢存义", "agent", "云州市公安局青河分局", None),
    ]


def test_a_masked_agent_is_not_named_again_where_he_attends() -> None:
    text = (
        JUDGMENT
        + "原告周小禾。\n委托代理人郑某，云州正义律师事务所律师。\n被告卢存义。"
        + STORY
        + "原告周小禾及其委托代理人郑有田到庭参加诉讼。"
    )
    assert acting_of(text) == [("郑某", "agent", "周小禾", "云州正义律师事务所")]


def test_the_title_of_a_lawyer_glued_to_the_name_leaves_the_firm() -> None:
    text = JUDGMENT + "原告周小禾。\n委托代理人郑有田律师，云州正义律师事务所律师。\n被告卢存义。" + STORY
    assert [(one.name, one.firm) for one in representatives_of(text)] == [("郑有田", "云州正义律师事务所")]


def test_a_defender_below_an_earlier_conviction() -> None:
    text = (
        COURT
        + "刑事判决书\n（2017）云0102刑初2号\n公诉机关云州市青河区人民检察院。\n被告人周小禾，男，住云州。\n"
        "2016年1月2日，云州省高级人民法院以刑事判决，判处缓刑。\n辩护人郑有田，云州正义律师事务所律师。\n"
        "云州市青河区人民检察院指控被告人周小禾犯盗窃罪，于2017年3月3日提起公诉。"
    )
    assert [(one.name, one.firm) for one in representatives_of(text)] == [("郑有田", "云州正义律师事务所")]


def test_who_is_told_of_where_an_office_asks_for_enforcement() -> None:
    text = (
        COURT
        + "行政裁定书\n（2020）云0102行审224号\n申请执行人云州市住房公积金管理中心于2020年9月7日向本院申请强制执行。"
        "申请执行人根据郑某、被执行人提供的证据，申请人民法院强制执行被执行人云州青禾商贸有限公司欠缴的公积金。"
    )
    assert roles_of(text) == [
        ("云州市住房公积金管理中心", "enforcement_applicant"),
        ("云州青禾商贸有限公司", "judgment_debtor"),
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("被告人郑某系该公司法定代表人。", ["郑某"]),
        ("被告人郑某租住在云州市。", ["郑某"]),
        ("原告及聂某甲的生活来源依靠母亲。", []),
        ("被告人郑某某甲向其购买。", ["郑某某甲"]),
    ],
)
def test_a_masked_name_ends_before_the_sentence_goes_on(sentence: str, names: list[str]) -> None:
    assert [name for name, _ in roles_of("经审理查明，" + sentence)] == names


def test_a_notice_that_dismisses_a_plea_is_the_petitioners() -> None:
    text = (
        "云州省高级人民法院\n驳回申诉通知书\n（2019）云刑申507号\n周小禾：\n你因行贿一案，对云州市人民法院（2013）云刑初字第63号"
        "刑事判决不服，向本院提出申诉。经查，银行记录表明郑某与你多次往来。"
    )
    assert roles_of(text) == [("周小禾", "retrial_applicant")]


def test_an_address_that_is_the_same_as_above() -> None:
    text = (
        JUDGMENT
        + "原告周小禾，男，住云州市北路1号。\n原告郑有田，女，住址同上。\n被告卢存义，男，地址同第一原告。"
        + STORY
    )
    assert [party.address for party in parties_of(text)] == ["云州市北路1号", "云州市北路1号", None]


def test_the_example_below_a_blank_form_names_the_parties() -> None:
    text = (
        "第三人参加诉讼申请书\n申请人：\n请求事项：\n此致\n人民法院\n申请人：\n年  月  日\n"
        "第三人参加诉讼申请书\n申请人：周小禾，女，住云州市北路1号。\n请求事项：\n判令返还。\n申请人：周小禾"
    )
    assert roles_of(text) == [("周小禾", "applicant")]


def test_the_office_in_brackets_behind_agents_who_attend() -> None:
    text = (
        JUDGMENT
        + "原告周小禾。\n被告卢存义。"
        + STORY
        + "原告周小禾的委托代理人郑有田、宋羽（云州正义律师事务所律师）到庭参加诉讼。"
    )
    assert acting_of(text) == [
        ("郑有田", "agent", "周小禾", "云州正义律师事务所"),
        ("宋羽", "agent", "周小禾", "云州正义律师事务所"),
    ]


def test_a_party_glued_to_the_case_number() -> None:
    text = (
        COURT + "刑事判决书\n（2018）云0102刑初678号公诉机关云州市青河区人民检察院。\n被告人周小禾，女。\n"
        "云州市青河区人民检察院指控被告人周小禾犯盗窃罪，于2018年1月2日提起公诉。"
    )
    assert roles_of(text) == [("云州市青河区人民检察院", "prosecution"), ("周小禾", "accused")]
    _, title = divided(text)
    assert title.case_number is not None
    assert title.case_number.value == "（2018）云0102刑初678号"


def test_a_third_person_told_behind_the_defendant() -> None:
    text = (
        OFFICE
        + "本院在审理原告周小禾诉被告云州市发展和改革局及第三人云州青禾集团有限公司信息公开纠纷一案中，原告申请撤诉。\n"
        "经审查，本院认为，应予准许。裁定如下：\n准予撤诉。"
    )
    assert roles_of(text) == [
        ("周小禾", "plaintiff"),
        ("云州市发展和改革局", "defendant"),
        ("云州青禾集团有限公司", "third_person"),
    ]


def test_words_for_somebody_named_before_are_no_parties() -> None:
    text = JUDGMENT + "原告云州青禾有限公司。\n委托代理人秦朗，、原告公司职员。\n被告卢存义。" + STORY
    assert [name for name, _ in roles_of(text)] == ["云州青禾有限公司", "卢存义"]


def test_a_shared_agent_by_a_short_word() -> None:
    text = (
        JUDGMENT
        + "原告：郑有田。\n被告：云州青禾有限公司东街店。\n被告：云州青禾有限公司。\n共同委托诉讼人：秦朗，云州正义律师事务所律师。"
        + STORY
    )
    assert [(name, whom) for name, _, whom, _ in acting_of(text)] == [
        ("秦朗", "云州青禾有限公司东街店"),
        ("秦朗", "云州青禾有限公司"),
    ]


def test_a_short_name_is_no_further_party() -> None:
    text = (
        JUDGMENT
        + "原告郑有田因第三人云州青禾房地产有限公司（以下简称青禾公司）违约，向本院起诉。第三人青禾公司未到庭。"
    )
    assert "青禾公司" not in [name for name, _ in roles_of(text)]


def test_an_insurer_behind_a_role_word_keeps_its_first_character() -> None:
    block = "原告郑有田。\n被告人保财险云州市分公司，住所地云州市。"
    assert roles_of(JUDGMENT + block + STORY) == [
        ("郑有田", "plaintiff"),
        ("人保财险云州市分公司", "defendant"),
    ]
    assert roles_of("原告人保云州分公司向本院提出诉讼请求：判令被告郑有田赔偿。")[0] == (
        "人保云州分公司",
        "plaintiff",
    )


def test_a_database_record_of_a_prosecution() -> None:
    text = (
        "案件名：卢存义诈骗罪刑事一审刑事判决书\n类别：刑事\n法院：云州市青河区人民法院\n案由：诈骗\n案号：（2023）云0102刑初8号\n"
        "原告（公诉）：云州市青河区人民检察院\n被告：卢存义\n基本案情：2019年4月，被告人卢存义骗取他人财物。\n"
    )
    assert roles_of(text) == [("云州市青河区人民检察院", "prosecution"), ("卢存义", "accused")]
