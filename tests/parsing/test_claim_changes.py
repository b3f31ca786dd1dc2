"""Claims changed, raised and given up in court."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parsing.decision_pages import judgment, read

Asked = list[tuple[str, float | None]]
LIST = "1.判令被告卢存义赔偿原告损失50000元；2.判令被告支付违约金3000元；3.本案诉讼费由被告承担。"


def claims(asked: str) -> Asked:
    text = judgment("驳回原告郑有田的诉讼请求。", asked=asked, cause="买卖合同纠纷")
    return [(claim.kind, claim.amount) for claim in read(text).claims]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("", [("compensation", 50000), ("penalty", 3000), ("fees", None)]),
        (
            "审理中，原告变更诉讼请求要求被告赔偿45082.57元。",
            [("compensation", 45082.57), ("fees", None)],
        ),
        (
            "庭审中，原告变更第二项诉讼请求为：判令被告支付违约金2000元。",
            [("compensation", 50000), ("penalty", 2000), ("fees", None)],
        ),
        (
            "审理中，原告将赔偿的金额变更为61000元。",
            [("compensation", 61000), ("penalty", 3000), ("fees", None)],
        ),
        ("庭审中，原告自愿放弃第二项诉讼请求。", [("compensation", 50000), ("fees", None)]),
        ("庭审中，原告撤回第一、二项诉讼请求。", [("fees", None)]),
        (
            "庭审中，原告变更第一项诉讼请求中的医疗费为579.6元，总计金额变更为49502.74元。",
            [("compensation", 49502.74), ("penalty", 3000), ("fees", None)],
        ),
        ("庭审中原告提出撤销第二项诉讼请求。", [("compensation", 50000), ("fees", None)]),
    ],
)
def test_what_was_asked_last_counts(told: str, expected: Asked) -> None:
    assert claims(LIST + told) == expected


@given(
    st.text(alphabet="原告变更放弃撤回第一二项诉讼请求为将金额增加判令被告赔偿，。；：12元\n", max_size=120)
)
def test_any_change_is_read_without_fail(told: str) -> None:
    text = judgment("驳回原告郑有田的诉讼请求。", asked=LIST + told)
    for claim in read(text).claims:
        assert all(0 <= start < end <= len(text) for start, end in claim.spans)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "1.解除合同并退货款2180元；2.赔偿21800元。诉讼中原告变更上述第1项诉讼请求为判令解除合同并退货款218元。",
            [("dissolution", None), ("price", 218), ("compensation", 21800)],
        ),
        (
            "判令被告赔偿损失10000元。诉讼中，原告增加诉讼请求，要求被告赔偿损失18208.7元。",
            [("compensation", 18208.7)],
        ),
        (
            "判令被告支付货款30000元。诉讼中，原告增加诉讼请求，要求被告支付货款2000元。",
            [("price", 30000), ("price", 2000)],
        ),
        (
            "判令被告赔偿损失100000元。审理中原告将诉讼请求数额由10万元变更为8万元。",
            [("compensation", 80000)],
        ),
        (
            "判令被告退还使用费700元，赔偿损失200元。诉讼中，原告又变更请求被告赔偿损失900元中的600元。",
            [("price", 700), ("compensation", 600)],
        ),
    ],
)
def test_one_claim_changed_more_asked(asked: str, expected: list[tuple[str, float | None]]) -> None:
    text = judgment("驳回原告郑有田的诉讼请求。", asked=asked, cause="买卖合同纠纷")
    assert [(claim.kind, claim.amount) for claim in read(text).claims] == expected
