"""Declarations of claims (债权申报) and what reviews, enforcement and recourse suits ask for."""

from __future__ import annotations

import pytest
from tests.parsing.loan_pages import facts_of

HEAD = "债权申报书\n致：云州青禾商贸有限公司管理人\n申报人：郑有田，男，1970年3月2日出生。\n债务人：云州青禾商贸有限公司\n"
TAIL = "二、事实：2018年1月5日，申报人向债务人出借20000元。\n申报人：郑有田\n2020年8月3日"


def asked(text: str) -> list[tuple[str, float | None]]:
    """Kind and sum of each claim read."""
    return [(claim.kind, claim.amount) for claim in facts_of(text).claims]


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        (
            "一、债权总额30000元，其中贷款本金20000元，利息、罚息10000元。\n",
            [("principal", 20000), ("interest", 10000)],
        ),
        (
            "一、申报金额：本金20000元，利息10000元，合计30000元。\n",
            [("principal", 20000), ("interest", 10000)],
        ),
        (
            "一、申报债权总额：人民币30000元\n其中：本金20000元；利息10000元\n",
            [("principal", 20000), ("interest", 10000)],
        ),
        ("一、申报债权总额：人民币30000元\n", [("declaration", 30000)]),
        (
            "一、债权总额30000元，其中本金30000元。\n三、债权性质：有财产担保债权。\n",
            [("principal", 30000), ("declaration", None)],
        ),
    ],
)
def test_a_filing_asks_for_its_parts(line: str, claims: list[tuple[str, float | None]]) -> None:
    assert asked(HEAD + line + TAIL) == claims


def test_an_unsecured_claim_asks_for_no_priority() -> None:
    line = "一、债权总额30000元，其中本金30000元。\n三、债权性质：无财产担保债权。\n"
    assert asked(HEAD + line + TAIL) == [("principal", 30000)]


def test_the_parts_of_a_confirmed_claim_are_awarded() -> None:
    text = (
        "云州市青河区人民法院\n民事判决书\n（2021）云0102民初123号\n原告：周小禾，男，1980年1月2日出生。\n被告：云州青禾商贸有限公司，住所地云州市青河区。\n"
        "原告周小禾与被告云州青禾商贸有限公司破产债权确认纠纷一案，本院于2021年3月1日立案后，公开开庭进行了审理。本案现已审理终结。\n"
        "原告周小禾向本院提出诉讼请求：确认原告对被告享有债权本金130000元，利息10400元。\n"
        "本院认为，请求成立。依照《中华人民共和国企业破产法》第五十八条规定，判决如下：\n确认原告周小禾对被告云州青禾商贸有限公司的债权本金为130000元，利息10400元。\n审判员 何山\n二〇二一年五月六日"
    )
    assert [award.amount for award in facts_of(text).awarded] == [130000, 10400]


def test_a_review_that_opens_with_its_request() -> None:
    text = (
        "云州省高级人民法院\n民事裁定书\n（2021）云民申45号\n再审申请人（一审原告）：周小禾，男，1980年1月2日出生。\n被申请人（一审被告）：钱多，男，1979年3月4日出生。\n"
        "再审申请人周小禾因与被申请人钱多合同纠纷一案，不服云州市中级人民法院（2020）云01民终9号民事判决，向本院申请再审。本院现已审查终结。\n"
        "周小禾依照《中华人民共和国民事诉讼法》第二百条规定，向本院申请再审，请求撤销二审判决，再审改判：1.确认协议有效，钱多按约支付差价款80000元（协议范围内）及违约金25000元；2.诉讼费用由钱多承担。事实与理由：一、原判认定错误。\n"
        "本院经审查认为，申请不成立，裁定如下：\n驳回周小禾的再审申请。\n审判员 何山\n二〇二一年五月六日"
    )
    kinds = asked(text)
    assert ("declaration", None) in kinds
    assert ("penalty", 25000) in kinds
    assert 80000 in [amount for _, amount in kinds]
