"""Computed signs: each shows its arithmetic, and stays silent just below its threshold."""

from __future__ import annotations

import pytest
from tests.signs.pages import PARTIES, facts_of, page_of, signs_of

from xiezhi.parsing import parse_page
from xiezhi.schema import Award, Claim, Fact, Facts, Loan, Party, Representative
from xiezhi.signs import find_signs, load_catalogue
from xiezhi.text import SourceText


def mediation(accepted: str, decided: str, amount: float) -> Facts:
    return facts_of(
        kind="civil_mediation",
        accepted_on=Fact(accepted, ((0, 10),)),
        decided_on=Fact(decided, ((12, 22),)),
        claims=(Claim("principal", amount, ((24, 30),)),),
    )


@pytest.mark.parametrize(
    ("accepted", "decided", "amount", "fires"),
    [
        ("2021-12-29", "2021-12-29", 467_145.0, True),
        ("2021-12-20", "2021-12-29", 467_145.0, False),
        ("2021-12-25", "2021-12-29", 3_800.0, False),
        ("2021-12-28", "2021-12-29", 40_000.0, False),
        ("2021-12-01", "2021-12-28", 26_240_000.0, True),
    ],
)
def test_mediated_within_days(accepted: str, decided: str, amount: float, fires: bool) -> None:
    found = signs_of(
        ("findings", f"{accepted}受理{decided}调解，借款若干元"), facts=mediation(accepted, decided, amount)
    )
    assert ("rapid_mediation" in found) == fires
    if fires:
        assert "相隔" in (found["rapid_mediation"].arithmetic or "")


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("2009年9月21日，赵广田将清河公司诉至法院，9月22日，双方达成调解协议。", True),
        ("赵广田于2009年12月30日起诉。2010年1月4日，法院作出民事调解书。", True),
        ("2009年9月21日，赵广田将清河公司诉至法院，11月22日，双方达成调解协议。", False),
        ("2009年9月31日，赵广田将清河公司诉至法院，9月31日，双方达成调解协议。", False),
    ],
)
def test_another_suit_that_was_settled_within_days(text: str, fires: bool) -> None:
    assert ("rapid_mediation" in signs_of(("findings", text))) == fires


@pytest.mark.parametrize(
    ("cause", "decided", "fires"),
    [
        ("民间借贷纠纷", "2021-12-29", True),
        ("民间借贷纠纷", "2021-12-31", False),
        ("抚养费纠纷", "2021-12-29", False),
    ],
)
def test_a_settlement_that_is_not_published(cause: str, decided: str, fires: bool) -> None:
    facts = facts_of(
        kind="civil_mediation",
        cause=cause,
        accepted_on=Fact("2021-12-29", ((0, 10),)),
        decided_on=Fact(decided, ((12, 22),)),
    )
    found = signs_of(("findings", f"2021-12-29受理{decided}调解，调解协议不公开"), facts=facts)
    assert ("rapid_mediation" in found) == fires


def test_a_fast_track_is_not_told() -> None:
    facts = mediation("2021-12-29", "2021-12-29", 467_145.0)
    assert "rapid_mediation" not in signs_of(
        ("findings", "本院依法适用小额诉讼程序审理，2021年12月29日"), facts=facts
    )


@pytest.mark.parametrize(("awarded", "fires"), [(120_000.0, True), (102_000.0, False)])
def test_settled_above_the_claim(awarded: float, fires: bool) -> None:
    facts = facts_of(
        kind="civil_mediation",
        claims=(Claim("wages", 100_000.0, ((0, 4),)),),
        awarded=(Award("孙有福", "赵广田", awarded, ((4, 8),)),),
    )
    assert ("mediated_above_claim" in signs_of(("disposition", "被告支付原告工资"), facts=facts)) == fires


def test_a_day_that_does_not_exist() -> None:
    found = signs_of(("findings", "双方于2015年2月30日签订借款合同。"))
    assert found["impossible_dates"].arithmetic == "2015年2月30日不是历法上的日期"


@pytest.mark.parametrize(
    "term",
    [
        "租期自2014年3月1日起至2014年6月31日止。",
        "余款于2008年11月31日前付清。",
        "服务期间为2013年1月4日—2013年4月31日。",
        "影片的预期交付时间为2012年6月31日。",
        "双方约定余款于2008年11月31日付清。",
    ],
)
def test_the_last_day_of_a_term_is_counted_loosely(term: str) -> None:
    assert "impossible_dates" not in signs_of(("findings", term))


def test_a_day_told_often_is_told_once_in_the_arithmetic() -> None:
    found = signs_of(("findings", "被告于2015年2月30日出具借条。2015年2月30日借款交付。"))
    assert found["impossible_dates"].arithmetic == "2015年2月30日不是历法上的日期"


def test_a_step_dated_before_the_request() -> None:
    told = "2012年12月4日，原告因汇票遗失申请公示催告，本院受理后于2012年{}日发出公告。"
    found = signs_of(("findings", told.format("7月9")))
    assert found["impossible_dates"].arithmetic == "2012-07-09的程序早于2012-12-04的申请"
    assert "impossible_dates" not in signs_of(("findings", told.format("12月9")))


def test_a_loan_due_before_its_paper_was_signed() -> None:
    told = "2015年8月4日，双方签订借款合同，约定还款期限至{}。"
    found = signs_of(("findings", told.format("2014年4月11日")))
    assert found["impossible_dates"].arithmetic == "还款期限2014-04-11早于签订日2015-08-04"
    for quiet in (
        told.format("2015年10月11日"),
        "2020年11月20日，双方签订借条，约定借款期限为2020年6月1日至2021年6月1日。",
        "2015年8月4日，双方签订补充协议，确认此前借款的还款期限为2014年4月11日。",
    ):
        assert "impossible_dates" not in signs_of(("findings", quiet))


def test_signed_before_the_hearing() -> None:
    facts = facts_of(decided_on=Fact("2014-08-11", ((30, 40),)))
    text = "本院于2015年3月10日公开开庭进行了审理。"
    found = signs_of(("procedure_history", text), ("signature", "二〇一四年八月十一日"), facts=facts)
    assert "早于" in (found["impossible_dates"].arithmetic or "")


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("原告赵广田与被告孙有福系表兄弟关系。", True),
        ("原、被告系朋友关系。", True),
        ("赵广田系孙有福的姐夫。", True),
        ("二被告系夫妻关系。", False),
        ("孙有福与案外人李某系夫妻关系。", False),
        ("原告与被告不存在亲属关系。", False),
        ("证人系原告的朋友。", False),
    ],
)
def test_relation_between_the_sides(text: str, fires: bool) -> None:
    assert ("close_relation_of_parties" in signs_of(("findings", text))) == fires


def test_relation_that_is_the_ground_of_the_suit() -> None:
    text = ("findings", "原告赵广田与被告孙有福系夫妻关系。")
    assert "close_relation_of_parties" not in signs_of(text, facts=facts_of(cause="离婚纠纷"))


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("双方约定月利率4%。", True),
        ("双方约定月息5分。", True),
        ("双方约定月利率2%。", False),
        ("约定按月5%支付违约金。", False),
        ("逾期归还借款的，每日按借款金额的千分之二支付违约金。", True),
        ("逾期归还借款的，每日按借款金额的万分之一支付违约金。", False),
        ("信用卡透支本金的日利率为千分之五。", False),
    ],
)
def test_rate_above_the_ceiling(text: str, fires: bool) -> None:
    assert ("rate_over_ceiling" in signs_of(("findings", text))) == fires


def test_same_agent_for_both_sides() -> None:
    people = (
        Representative("周明", "agent", "赵广田", "清河律师事务所", ((0, 2),)),
        Representative("周明", "agent", "孙有福", "清河律师事务所", ((4, 6),)),
    )
    found = signs_of(("parties", "周明，，周明"), facts=facts_of(representatives=people))
    assert "周明同时出现在对立双方" in (found["opposing_agent_linked"].arithmetic or "")


def test_one_agent_for_one_side() -> None:
    people = (Representative("周明", "agent", "赵广田", "清河律师事务所", ((0, 2),)),)
    assert "opposing_agent_linked" not in signs_of(
        ("parties", "周明"), facts=facts_of(representatives=people)
    )


def test_same_address() -> None:
    parties = tuple(
        Party(
            name=p.name, role=p.role, kind=p.kind, address="清河市东湖区柳树街12号3单元501室", spans=((0, 2),)
        )
        for p in PARTIES
    )
    assert "shared_address_or_phone" in signs_of(("parties", "住址同"), facts=facts_of(parties=parties))
    assert "shared_address_or_phone" not in signs_of(("parties", "住址不同"))


HEAD = "清河市人民法院\n民事判决书\n(2016)清01民初12号\n"
TAIL = "\n原告赵广田与被告孙有福民间借贷纠纷一案，本院受理后，依法审理，现已审理终结。\n本院认为，借款合法有效。\n"


@pytest.mark.parametrize(
    ("one", "other", "fires"),
    [
        ("电话13912345670", "联系电话：139 1234 5670", True),
        ("电话0551-66778899", "电话0551-66778899", True),
        ("电话139****5670", "电话139****5670", False),
        ("电话13912345670", "电话13912345671", False),
        ("住清河市东湖区柳树街12号3单元501室", "住址同上", True),
        ("住清河市东湖区柳树街12号3单元501室", "住所地同原告", True),
        ("住清河市东湖区", "住同上", False),
        ("住清河市东湖区柳树街12号3单元501室", "住同安县柳树街12号", False),
    ],
)
def test_one_telephone_or_home_for_both_sides(one: str, other: str, fires: bool) -> None:
    text = f"{HEAD}原告：赵广田，男，1970年1月2日出生，汉族，{one}。\n被告：孙有福，男，汉族，{other}。{TAIL}"
    page, facts = parse_page(SourceText.of(text))
    found = [
        sign for sign in find_signs(page, facts, load_catalogue()) if sign.id == "shared_address_or_phone"
    ]
    assert bool(found) == fires
    for sign in found:
        assert all(text[e.start : e.end] == e.text for e in sign.evidence)


def test_the_same_home_of_two_defendants_is_no_sign() -> None:
    text = (
        f"{HEAD}原告：赵广田，男，汉族，住清河市西山区杏花路8号。\n被告：孙有福，男，汉族，住清河市东湖区柳树街12号3单元501室。\n"
        f"被告：钱梅，女，汉族，住同上。{TAIL}"
    )
    page, facts = parse_page(SourceText.of(text))
    assert not any(sign.id == "shared_address_or_phone" for sign in find_signs(page, facts, load_catalogue()))


def test_the_same_home_as_a_villager_is_not_that_of_the_bank_before_him() -> None:
    text = (
        f"{HEAD}原告：清河农村银行股份有限公司，住所地清河市东湖区柳树街12号。\n法定代表人：赵广田，该行董事长。\n"
        f"被告：孙有福，男，汉族，住清河市桃园乡柳林村三组。\n被告：钱梅，女，汉族，住址同上。{TAIL}"
    )
    page, facts = parse_page(SourceText.of(text))
    assert not any(sign.id == "shared_address_or_phone" for sign in find_signs(page, facts, load_catalogue()))


@pytest.mark.parametrize(("amount", "fires"), [(600_000.0, True), (250_000.0, False)])
def test_wages_of_one_person(amount: float, fires: bool) -> None:
    facts = facts_of(cause="劳动争议", claims=(Claim("wages", amount, ((0, 4),)),))
    assert ("wage_amount_outlier" in signs_of(("claims", "支付工资"), facts=facts)) == fires


def test_many_workers() -> None:
    workers = tuple(
        Party(name=f"职工{n}", role="plaintiff", kind="person", spans=((0, 2),)) for n in range(12)
    )
    found = signs_of(("parties", "职工"), facts=facts_of(cause="劳动争议", parties=workers))
    assert "12人" in (found["batch_wage_claims"].arithmetic or "")


def test_every_defendant_absent() -> None:
    text = "原告赵广田到庭参加诉讼，被告孙有福经本院传票传唤，无正当理由拒不到庭。本案现已审理终结。"
    facts = facts_of(procedure=Fact("first_instance"), absent_parties=(Fact("孙有福"),))
    assert "defendant_default_public_notice" in signs_of(("procedure_history", text), facts=facts)


@pytest.mark.parametrize(
    "answer",
    [
        "本院通过电话与被告核对，被告承认多次借款，但对金额未予确认。",
        "被告孙有福庭后提交书面答辩意见，不同意原告的请求。",
    ],
)
def test_a_defendant_who_answers_otherwise_is_not_silent(answer: str) -> None:
    text = f"被告孙有福经本院传票传唤，无正当理由拒不到庭。{answer}"
    facts = facts_of(procedure=Fact("first_instance"), absent_parties=(Fact("孙有福"),))
    assert "defendant_default_public_notice" not in signs_of(("procedure_history", text), facts=facts)


def test_suit_within_a_year_of_the_insolvency() -> None:
    text = (
        "2013年10月23日，法院立案受理李某与甲公司借款纠纷一案。2014年3月17日法院裁定受理甲公司破产清算申请。"
    )
    found = signs_of(("findings", text), facts=facts_of(cause="请求撤销个别清偿行为纠纷"))
    assert "145日" in (found["claim_near_bankruptcy"].arithmetic or "")
    assert page_of(("findings", text)).text


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("其将价值6800000元的厂房以1500000元的价格转让给孙有福。", True),
        ("该厂房评估价值2000000元，转让价1900000元。", False),
        ("该厂房评估价值2000000元，第一次拍卖成交价1000000元。", False),
        ("按评估报告认定的净资产48000万元，每股价格定为4.2元。", False),
    ],
)
def test_price_below_value(text: str, fires: bool) -> None:
    found = signs_of(("findings", text), facts=facts_of(cause="债权人撤销权纠纷"))
    assert ("unfair_price_transfer" in found) == fires
    if fires:
        assert "22%" in (found["unfair_price_transfer"].arithmetic or "")


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("被告从原告处借款10000元，逾期后出具了一张15000元的借条。", True),
        ("被告向原告借款10000元，当日出具一张10000元的借条。", False),
        ("被告陆续借款10000元，汇总后出具一张50000元的借条。", False),
    ],
)
def test_paper_above_the_money(text: str, fires: bool) -> None:
    found = signs_of(("findings", text), facts=facts_of(cause="民间借贷纠纷"))
    sign = found.get("principal_inflated_iou")
    assert (sign is not None and "1.50倍" in (sign.arithmetic or "")) == fires


def test_a_group_is_told_by_number() -> None:
    facts = facts_of(cause="追索劳动报酬纠纷", kind="arbitration_mediation")
    found = signs_of(("parties", "申请人赵广田等12人追索劳动报酬。"), facts=facts)
    assert found["batch_wage_claims"].arithmetic == "同一文书中劳动者12人"
    assert "batch_wage_claims" not in signs_of(("parties", "申请人赵广田等3人追索劳动报酬。"), facts=facts)


def test_a_group_in_a_contested_suit_is_ordinary() -> None:
    facts = facts_of(cause="职工破产债权确认纠纷", kind="civil_judgment")
    text = "管理人对包括赵广田等17人的职工债权不予确认，赵广田提起诉讼。"
    assert "batch_wage_claims" not in signs_of(("findings", text), facts=facts)


def test_relation_through_who_stands_for_a_company() -> None:
    facts = facts_of(
        cause="民间借贷纠纷",
        representatives=(Representative("周明达", "legal_representative", "孙有福", None, ((0, 3),)),),
    )
    assert "close_relation_of_parties" in signs_of(("findings", "原告系周明达之兄。"), facts=facts)


def test_small_loan_between_friends_is_nothing() -> None:
    small = (Loan("赵广田", "孙有福", 20_000.0),)
    large = (Loan("赵广田", "孙有福", 2_000_000.0),)
    cause = "民间借贷纠纷"
    for loans, fires in ((small, False), (large, True)):
        found = signs_of(("findings", "原告与被告系朋友关系。"), facts=facts_of(cause=cause, loans=loans))
        assert ("close_relation_of_parties" in found) == fires


def test_suit_of_a_debtor_soon_insolvent() -> None:
    facts = facts_of(
        kind="arbitration_award", cause="追索劳动报酬纠纷", accepted_on=Fact("2018-01-05", ((0, 9),))
    )
    text = "2018年1月5日受理。2018年2月12日，某市中级人民法院已裁定受理被申请人的重整申请。"
    assert "claim_near_bankruptcy" in signs_of(("findings", text), facts=facts)
