"""Interest told as a sum, charges by the day: what they come to in a year."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.signs.pages import facts_of, signs_of

from xiezhi.signs.computed.interest_sums import charge_by_the_day, interest_in_money


@pytest.mark.parametrize(
    ("text", "annual"),
    [
        ("今借到冯大河现金20000元，于年底归还，每月利息800元。", "48.00"),
        ("双方约定借款30万元，利息每月5000元。", "20.00"),
        ("借款295000元，约定利息按每月7500元计算。", "30.51"),
        ("帮忙借1000000元，借期一年，每年利息400000元。", "40.00"),
        ("借款20000元，承诺支付6个月利息3000元。", "30.00"),
        ("借款壹拾万元，月利息叁仟元。", "36.00"),
        ("借款100000元，每月利息2000元，另有借款50000元，每月利息2000元。", "48.00"),
    ],
)
def test_interest_as_a_sum(text: str, annual: str) -> None:
    assert Decimal(annual) in [cost[2] for cost in interest_in_money(text)]


@pytest.mark.parametrize(
    "text",
    [
        "借款20000元，2016年11月利息50元未付。",
        "借款多年，被告于同月归还15000元，每月利息800元。",
        "每月利息800元。",
        "工资5000元，每月利息800元。",
        "借款3元，每月利息2元。",
    ],
)
def test_no_sum_to_reckon_with(text: str) -> None:
    assert list(interest_in_money(text)) == []


@pytest.mark.parametrize(
    ("text", "annual"),
    [
        ("逾期每日支付借款总额1%的违约金", 365),
        ("逾期的，每天罚逾期部分千分之一", Decimal("36.5")),
        ("每日按照借款总金额的5‰支付违约金", Decimal("182.5")),
    ],
)
def test_charge_by_the_day(text: str, annual: Decimal) -> None:
    assert [cost[2] for cost in charge_by_the_day(text)] == [annual]


@pytest.mark.parametrize(
    "text", ["每天按货物总价的1%扣款", "按日在借款利率上提高百分之五十计息", "每月支付借款1%"]
)
def test_other_daily_charges(text: str) -> None:
    assert list(charge_by_the_day(text)) == []


def test_a_monthly_sum_above_the_ceiling_is_a_sign() -> None:
    facts = facts_of(cause="民间借贷纠纷")
    found = signs_of(("findings", "被告借款100000元，双方约定月利息4000元。"), facts=facts)
    assert "48%" in (found["rate_over_ceiling"].arithmetic or "")
    assert "rate_over_ceiling" not in signs_of(
        ("findings", "被告借款100000元，约定月利息1000元。"), facts=facts
    )


@given(st.text(alphabet="借款每月日利息个本金按付0123456789.万元%‰千分之一二，。", max_size=120))
def test_passages_lie_in_the_text(text: str) -> None:
    for start, end, annual in [*interest_in_money(text), *charge_by_the_day(text)]:
        assert 0 <= start < end <= len(text)
        assert annual >= 0


def test_the_debt_behind_a_payment_order_is_its_suit() -> None:
    told = "申请人称，双方结算后被申请人尚欠其157000元，并于当日写了一张借条，系借款。"
    facts = facts_of(cause="申请支付令")
    assert "iou_rewritten_from_other_debt" in signs_of(("claim_facts", told), facts=facts)
    assert "iou_rewritten_from_other_debt" not in signs_of(
        ("claim_facts", told), facts=facts_of(cause="离婚纠纷")
    )
