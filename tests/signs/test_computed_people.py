"""Computed signs of people: who paid through whom, who is whose relative, how long a lease runs, whom a passage is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.signs.pages import BORROWER, LENDER, facts_of, page_of, signs_of

from xiezhi.schema import Entity, Loan, Party
from xiezhi.signs import find_signs, load_catalogue

BODY = (
    Party(name=LENDER, role="plaintiff", kind="person"),
    Party(name="清河盛达有限公司", role="defendant", kind="organization"),
)


def _named(text: str) -> tuple[Entity, ...]:
    """Where the names of these tests stand in a text."""
    names = [("PERSON", name) for name in ("周有田", "周有梅", LENDER, BORROWER)] + [("ORG", "中国银行")]
    return tuple(
        Entity(label, name, text.index(name), text.index(name) + len(name))
        for label, name in names
        if name in text
    )


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("借款系从周有田的账户转账支付给被告。", True),
        ("原告通过其妹周有梅的账户向被告转出借款六十万元。", True),
        ("被告要求原告将借款汇入周有田的银行卡。", True),
        ("借款的汇款人为周有田，收到借款后被告出具借条。", True),
        ("周有田应原告要求，向被告财务人员的账户转账出借六十万元。", True),
        ("利息每月都支付给了原告指定的收款人周有梅。", True),
        ("原告汇款借款130000元至周有田建行的银行账户。", True),
        ("被告辩称实际用款人是案外人周有田，借款与其无关。", True),
        ("周有田认可是原告让其向被告汇出借款九十万元。", True),
        ("户主周有田根据原告的指示转账给被告五万元借款。", True),
        ("被告还借款时，向登记在周有田名下的农行银行卡付款二十九次。", True),
        ("周有田根据法院的通知到庭，陈述借款经过。", False),
        ("周有田代为转交原告借给被告的书信。", False),
        ("原告借款后向被告支付周有田的工程款，汇至周有田的账户。", False),
        (f"借款系从{LENDER}的账户转账支付给被告。", False),
        (f"原告将借款汇入{BORROWER}的银行卡。", False),
        ("原告从中国银行账户转出借款六十万元。", False),
        ("法院从周有田的账户扣划借款利息。", False),
    ],
)
def test_an_account_of_somebody_who_is_no_party(text: str, fires: bool) -> None:
    facts = facts_of(entities=_named(text))
    assert ("third_person_is_real_lender" in signs_of(("findings", text), facts=facts)) == fires


@pytest.mark.parametrize(
    "text",
    [
        "被告每月支付的借款利息均转入许有财的微信账户。",
        "原告通过其自有账户、其子许有财银行账户向被告转账交付借款。",
        "被告抗辩，本案借款的实际出借人为许有财，与原告无关。",
        "被告辩称，本案借款人实为许有财，借条系其代签。",
    ],
)
def test_a_stranger_known_only_by_his_place_in_the_payment(text: str) -> None:
    assert "third_person_is_real_lender" in signs_of(("findings", text), facts=facts_of())


def test_a_party_in_that_place_is_no_stranger() -> None:
    told = f"原告将借款转入{BORROWER}的银行账户。"
    assert "third_person_is_real_lender" not in signs_of(("findings", told), facts=facts_of())


def test_an_account_in_a_suit_that_is_no_loan() -> None:
    text = ("findings", "购房款系从周有田的账户转账支付，与借款无关。")
    assert "third_person_is_real_lender" not in signs_of(text, facts=facts_of(cause="房屋买卖合同纠纷"))


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("原、被告于2010年12月2日登记结婚。", True),
        ("基于双方的亲属关系，原告未要求担保。", True),
        ("原、被告系通过朋友介绍认识。", False),
        ("该债务系原告与被告的夫妻共同债务。", False),
        ("不能证明原告与被告系亲戚关系。", False),
        ("原告与被告关系密切，借款未办任何手续。", True),
        ("原告和被告私人关系甚好，双方未约定利息。", True),
        ("原告系被告的表哥，借款未出具借条。", True),
        ("被告系原告妹夫。", True),
        ("原告曾在被告经营的公司担任会计。", True),
        ("被告向原告借款时，田某系其妻子。", False),
        ("原告与其邻居关系密切，被告向其邻居借款。", False),
        ("被告孙有福在粮站上班，系原告的表弟。", True),
        ("被告孙有福在粮站上班，系何某的表弟。", False),
        ("原告诉称：被告孙有福与债务人系夫妻关系。", False),
        ("原告诉称：其与被告孙有福系表兄弟。", True),
    ],
)
def test_relation_told_in_other_words(text: str, fires: bool) -> None:
    assert ("close_relation_of_parties" in signs_of(("findings", text))) == fires


def test_relation_told_by_a_party_of_itself() -> None:
    told = "被告辩称，我与原告系连襟，借条是应其要求所写。"
    assert "close_relation_of_parties" in signs_of(("defence", told))
    assert "close_relation_of_parties" not in signs_of(
        ("defence", told), facts=facts_of(cause="特许经营合同纠纷")
    )


@pytest.mark.parametrize(
    ("text", "cause", "fires"),
    [
        ("原告与公司法定代表人系直系亲属。", "追索劳动报酬纠纷", True),
        (f"{LENDER}曾为清河盛达有限公司员工，双方多次借款。", "民间借贷纠纷", True),
        (f"{LENDER}系清河盛达有限公司的股东。", "民间借贷纠纷", True),
        (f"{LENDER}系清河盛达有限公司的股东。", "股权转让纠纷", False),
        (f"{LENDER}系清河盛达有限公司的员工。", "劳动争议", False),
    ],
)
def test_relation_to_a_body(text: str, cause: str, fires: bool) -> None:
    found = signs_of(("findings", text), facts=facts_of(cause=cause, parties=BODY))
    assert ("close_relation_of_parties" in found) == fires


def test_lender_and_borrower_of_a_loan_stand_for_parties_that_were_not_printed() -> None:
    loans = (Loan(LENDER, BORROWER, 800_000.0),)
    told = ("findings", f"{LENDER}与{BORROWER}系朋友关系。")
    assert "close_relation_of_parties" in signs_of(told, facts=facts_of(parties=(), loans=loans))
    assert "close_relation_of_parties" not in signs_of(told, facts=facts_of(parties=()))


@pytest.mark.parametrize(
    ("term", "cause", "fires"),
    [
        ("2005年4月22日到2025年4月21日", "案外人执行异议之诉", True),
        ("2015年4月22日至2017年4月21日", "案外人执行异议之诉", False),
        ("2005年4月22日到2025年4月21日", "房屋租赁合同纠纷", False),
    ],
)
def test_long_lease_held_against_an_enforcement(term: str, cause: str, fires: bool) -> None:
    found = signs_of(("findings", f"其主张租赁期限为{term}止。"), facts=facts_of(cause=cause))
    assert ("sham_lease_objection" in found) == fires
    if fires:
        assert "20年" in (found["sham_lease_objection"].arithmetic or "")


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("被告现已资不抵债。", True),
        ("被告欠原告借款，现已资不抵债。", True),
        ("该公司现已资不抵债。", True),
        ("她说丈夫瞒着她替人担保，长期在外躲债。", True),
        ("原告现已资不抵债。", False),
        (f"{LENDER}现已债务缠身。", False),
    ],
)
def test_debts_of_the_plaintiff_are_not_the_defendants(text: str, fires: bool) -> None:
    assert ("defendant_heavily_indebted" in signs_of(("findings", text))) == fires


@given(st.text(alphabet="从由账户卡转汇借款周李原告被的公司系夫妻租期2019年至，。", max_size=120))
def test_whatever_the_words_evidence_is_the_text_it_quotes(words: str) -> None:
    page = page_of(("findings", words))
    for sign in find_signs(page, facts_of(cause="案外人执行异议之诉、民间借贷纠纷"), load_catalogue()):
        for item in (*sign.evidence, *sign.against):
            assert page.source.text[item.start : item.end] == item.text
