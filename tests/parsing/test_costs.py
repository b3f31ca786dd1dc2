"""The court fee finally due."""

import pytest
from tests.parsing.decision_pages import PAYMENT_ORDER, appeal, judgment, mediation, read

from xiezhi.parsing.costs import read_fee

ORDER = "被告卢存义偿还原告郑有田借款100000元。"


def fee(text: str) -> float | None:
    got = read(text)
    fact = read_fee(got.page, got.title)
    return None if fact is None else float(fact.value)


@pytest.mark.parametrize(
    ("costs", "due"),
    [
        ("案件受理费2300元，由被告卢存义负担。", 2300),
        ("案件受理费2300元，减半收取计1150元，由被告卢存义负担。", 1150),
        ("案件受理费2300元，减半收取，由被告卢存义负担。", 1150),
        ("案件受理费减半收取1150元，由原告负担150元，被告负担1000元。", 1150),
        ("减半收取案件受理费1150元，由被告负担。", 1150),
        ("案件受理费1150元（已减半收取），由被告负担。", 1150),
        ("案件受理费2300元（原告已预交），减半收取1150元，由被告负担1000元，原告负担150元。", 1150),
        ("案件受理费2300元，保全费1020元，共计3320元，由被告负担。", 2300),
        ("保全费1020元，案件受理费2300元，由被告负担。", 2300),
        ("诉讼费3320元（含保全费1020元），由被告负担。", 2300),
        ("本案本诉案件受理费2300元，由被告负担；反诉案件受理费500元，由被告负担。", 2300),
        ("案件受理费减半收取后，由原告承担698.5元。", 698.5),
        ("本案免收案件受理费。", 0),
        ("案件受理费10元，免予收取。", 0),
        ("案件受理费2300元，收取300元，由原告郑有田负担。", 300),
        ("案件受理费２，３００．５０元，由被告卢存义负担。", 2300.5),
    ],
)
def test_fees_of_first_instance(costs: str, due: float) -> None:
    assert fee(judgment(ORDER, costs=costs)) == due


def test_on_appeal_the_fee_of_this_instance_counts() -> None:
    costs = "一审案件受理费2300元，由郑有田负担；二审案件受理费1800元，由卢存义负担。"
    assert fee(appeal("驳回上诉，维持原判。", costs)) == 1800


def test_the_fee_may_be_a_term_of_the_settlement_or_part_of_the_order() -> None:
    assert fee(mediation("一、被告偿还原告1000元；\n二、案件受理费50元，减半收取25元，由原告负担。")) == 25
    assert fee(PAYMENT_ORDER) == 15


def test_what_an_appeal_would_cost_is_no_fee() -> None:
    text = judgment(ORDER, costs="").replace("递交上诉状", "递交上诉状并预交上诉案件受理费2300元")
    assert fee(text) is None


def test_foreign_or_absent_sums_give_none() -> None:
    assert fee(judgment(ORDER, costs="案件受理费××元，由被告负担。")) is None


def test_an_excerpt_of_a_story_fixes_no_fee() -> None:
    text = "原告郑有田诉称，被告欠款。请求判令：1、被告偿还欠款；2、本案诉讼费由被告承担。2014年3月，保险金额1亿8千万元。"
    assert fee(text) is None
