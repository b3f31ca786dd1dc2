"""Computed signs of loans: nobody answers, two sums told together, rates by date."""

from __future__ import annotations

import pytest
from tests.signs.pages import facts_of, signs_of

from xiezhi.schema import Fact, Facts

DEFAULT = "defendant_default_public_notice"
ABSENT = "被告孙有福经本院传票传唤，无正当理由拒不到庭参加诉讼。"


def first_instance() -> Facts:
    return facts_of(cause="民间借贷纠纷", procedure=Fact("first_instance", ((0, 2),)))


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        (ABSENT, True),
        ("原告赵广田到庭参加诉讼，" + ABSENT, True),
        (ABSENT + "被告孙有福提交书面答辩状。", False),
        (ABSENT + "被告孙有福辩称，借款已还。", False),
        (ABSENT + "被告孙有福参加了庭前证据交换。", False),
        ("原告赵广田经传票传唤，无正当理由拒不到庭。", False),
    ],
)
def test_nobody_stands_against_the_claim(text: str, fires: bool) -> None:
    assert (DEFAULT in signs_of(("procedure_history", text), facts=first_instance())) == fires


def test_silence_counts_where_a_loan_is_told() -> None:
    loan = "被告孙有福向原告借款五万元，出具借条一张。"
    found = signs_of(("findings", "被告孙有福未作答辩，亦未提交证据。" + loan), facts=first_instance())
    assert [item.text for item in found[DEFAULT].evidence] == ["被告孙有福未作答辩，亦未提交证据"]
    oral = "被告孙有福未作书面答辩，但在庭审中口头答辩称已还。"
    assert DEFAULT not in signs_of(("findings", oral + loan), facts=first_instance())


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("合同约定借款金额为100万元，但被告实际收到98万元。", "interest_deducted_upfront"),
        ("出具借条26万元，实际只收到7万元。", "principal_inflated_iou"),
        ("借条上虽写明二万元，实际借的是一万元。", "principal_inflated_iou"),
        ("借条写了5万元，实际只给了3万元。", "principal_inflated_iou"),
        ("约定借款本金400万元，借款当天原告向被告转账支付364万元，后借款到期。", "interest_deducted_upfront"),
        ("约定借款本金400万元，借款当天原告转账支付364万元，另付现金36万元。", None),
        ("原告交付现金43500元，次日又转账给付43500元，被告出具了金额87000元的借条。", None),
        ("合同约定借款金额为100万元，被告实际收到100万元。", None),
        ("双方约定借款0元，被告实际收到0元。", None),
        ("合同约定贷款200万元，被告只支付货款150万元。", None),
    ],
)
def test_two_sums_told_together(text: str, sign: str | None) -> None:
    found = signs_of(("findings", text), facts=facts_of(cause="民间借贷纠纷"))
    shown = {"interest_deducted_upfront", "principal_inflated_iou"} & set(found)
    assert shown == ({sign} if sign else set())
    if sign:
        assert "实收" in (found[sign].arithmetic or "")


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("双方约定年利率30%。", True),
        ("双方约定年利率24%。", False),
        ("双方约定利息和违约金均按月利率6%计算。", True),
        ("逾期按月利率6%支付违约金。", False),
    ],
)
def test_rates_that_no_rule_protected(text: str, fires: bool) -> None:
    found = signs_of(("findings", text), facts=facts_of(cause="民间借贷纠纷"))
    assert ("rate_over_ceiling" in found) == fires
