"""Employments: sides, days, wage and claim in suits, awards and applications."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.parsing.decision_pages import judgment
from tests.parsing.loan_pages import facts_of

from xiezhi.schema import Employment

HEAD = (
    "云州市青河区人民法院\n民事判决书\n（2021）云0102民初456号\n原告：林小满，女，1990年5月6日出生，住云州市青河区。\n"
    "被告：云州青禾服装有限公司，住所地云州市青河区。\n法定代表人：何山，总经理。\n"
    "原告林小满与被告云州青禾服装有限公司（以下简称青禾公司）劳动争议一案，本院于2021年3月1日立案后，依法适用简易程序，"
    "公开开庭进行了审理。本案现已审理终结。\n"
)
CLAIM = "原告林小满向本院提出诉讼请求：1.判令被告支付拖欠工资15000元；2.判令被告支付经济补偿金8000元；3.诉讼费用由被告承担。\n"
TAIL = (
    "本院认为，劳动者的合法权益受法律保护。依照《中华人民共和国劳动合同法》第三十条规定，判决如下：\n"
    "被告于本判决生效之日起十日内支付原告工资15000元。\n案件受理费10元，由被告负担。\n审判员 白云\n二〇二一年五月六日"
)


def judged(found: str) -> str:
    return HEAD + CLAIM + "被告未作答辩。\n经审理查明：" + found + "\n" + TAIL


def only(text: str) -> Employment:
    employments = facts_of(text).employments
    assert len(employments) == 1, employments
    return employments[0]


def test_a_plain_employment() -> None:
    found = (
        "原告于2018年3月5日入职被告处，担任缝纫工，月工资4000元。2020年6月30日，被告解除与原告的劳动合同。"
    )
    work = only(judged(found))
    assert (work.worker, work.employer) == ("林小满", "云州青禾服装有限公司")
    assert (work.from_, work.to) == ("2018-03-05", "2020-06-30")
    assert (work.monthly_wage, work.claimed) == (4000, 23000)
    assert work.source == "rule:employment"


@pytest.mark.parametrize(
    ("found", "day"),
    [
        ("2018年3月5日，原告到被告处工作。", "2018-03-05"),
        ("2018年3月5日，原告进入青禾公司上班。", "2018-03-05"),
        ("原告的入职时间为2018年3月5日。", "2018-03-05"),
        ("2018年3月5日起，原告在被告处从事缝纫工作。", "2018-03-05"),
        ("2018年3月5日，原、被告签订书面劳动合同。", "2018-03-05"),
        ("双方签订劳动合同，合同期限自2018年3月5日起至2021年3月4日止。", "2018-03-05"),
        ("2018年3月5日，原告向劳动人事争议仲裁委员会申请仲裁。", None),
        ("被告于2018年3月5日注册成立，从事服装加工工作。", None),
    ],
)
def test_first_day(found: str, day: str | None) -> None:
    assert only(judged(found)).from_ == day


@pytest.mark.parametrize(
    ("found", "day"),
    [
        ("2020年6月30日，原告离职。", "2020-06-30"),
        ("原告在被告处工作至2020年6月30日。", "2020-06-30"),
        ("双方劳动关系于2020年6月30日解除。", "2020-06-30"),
        ("2020年6月30日，被告以旷工为由辞退原告。", "2020-06-30"),
        ("劳动合同期限自2018年3月5日至2021年3月4日。2020年6月30日，原告提出辞职。", "2020-06-30"),
        ("原告自2018年3月5日至2020年6月30日在被告处工作。", "2020-06-30"),
    ],
)
def test_last_day(found: str, day: str) -> None:
    assert only(judged(found)).to == day


@pytest.mark.parametrize(
    ("found", "wage"),
    [
        ("约定月工资4500元。", 4500),
        ("原告月平均工资为4500元。", 4500),
        ("工资标准为4500元/月。", 4500),
        ("被告每月支付原告工资4500元。", 4500),
        ("被告拖欠原告3个月工资13500元。", None),
        ("云州市最低工资标准为每月2000元。", None),
    ],
)
def test_wage(found: str, wage: float | None) -> None:
    got = only(judged("原告于2018年3月5日入职被告处。" + found)).monthly_wage
    assert got == wage


def test_award_of_a_labour_tribunal() -> None:
    text = (
        "云州市青河区劳动人事争议仲裁委员会\n仲裁裁决书\n云青劳人仲案字〔2021〕第88号\n申请人：林小满，女，住云州市青河区。\n"
        "被申请人：云州青禾服装有限公司，住所地云州市青河区。\n申请人林小满与被申请人云州青禾服装有限公司劳动报酬争议一案，本委受理后，"
        "依法组成仲裁庭，公开开庭审理。\n申请人诉称：申请人于2019年2月1日入职被申请人处，月工资5000元，2020年8月31日离职。"
        "请求裁决：被申请人支付拖欠工资30000元。\n被申请人未作答辩。\n本委查明：申请人于2019年2月1日入职，双方约定月工资5000元。\n"
        "本委认为：被申请人应当支付劳动报酬。根据《中华人民共和国劳动法》第五十条之规定，裁决如下：\n被申请人支付申请人工资30000元。\n"
        "首席仲裁员 何山\n二〇二一年一月六日"
    )
    work = only(text)
    assert (work.worker, work.employer) == ("林小满", "云州青禾服装有限公司")
    assert (work.from_, work.to, work.monthly_wage) == ("2019-02-01", "2020-08-31", 5000)


def test_the_employer_may_sue() -> None:
    text = (
        HEAD.replace("原告：林小满，女，1990年5月6日出生，住云州市青河区。\n", "")
        .replace(
            "被告：云州青禾服装有限公司，住所地云州市青河区。",
            "原告：云州青禾服装有限公司，住所地云州市青河区。",
        )
        .replace("总经理。\n", "总经理。\n被告：林小满，女，1990年5月6日出生，住云州市青河区。\n")
        .replace(
            "原告林小满与被告云州青禾服装有限公司（以下简称青禾公司）", "原告云州青禾服装有限公司与被告林小满"
        )
    )
    claim = "原告向本院提出诉讼请求：判令原告无需支付被告工资15000元。\n被告辩称：不同意。\n"
    work = only(text + claim + "经审理查明：被告于2018年3月5日入职原告处。\n" + TAIL)
    assert (work.worker, work.employer, work.from_) == ("林小满", "云州青禾服装有限公司", "2018-03-05")
    assert work.claimed is None


def test_each_worker_has_an_employment() -> None:
    text = judged("林小满于2018年3月5日入职，月工资4000元。赵安于2019年7月1日入职，月工资3000元。").replace(
        "\n被告：云州青禾服装有限公司", "\n原告：赵安，男，住云州市青河区。\n被告：云州青禾服装有限公司"
    )
    first, second = facts_of(text).employments
    assert (first.worker, first.from_, first.monthly_wage) == ("林小满", "2018-03-05", 4000)
    assert (second.worker, second.from_, second.monthly_wage) == ("赵安", "2019-07-01", 3000)


@pytest.mark.parametrize(
    "text",
    ["", judged("原告于2018年3月5日入职。").replace("劳动争议", "买卖合同纠纷").replace("劳动", "货物")],
)
def test_other_papers_have_none(text: str) -> None:
    assert facts_of(text).employments == ()


_PIECES = st.sampled_from(
    ["原告", "被告", "于", "2018年3月5日", "2020年6月30日", "入职", "离职", "月工资", "4000元", "/月", "，", "。", "至", "劳动合同", "解除", "林小满"]
)  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(st.lists(_PIECES, max_size=50))
def test_any_jumble_gives_days_in_order_and_spans_inside(pieces: list[str]) -> None:
    text = judged("".join(pieces))
    for work in facts_of(text).employments:
        assert not (work.from_ and work.to) or work.from_ <= work.to
        for start, end in work.spans:
            assert 0 <= start < end <= len(text)


def test_a_suit_on_another_thing_tells_of_no_employment() -> None:
    text = judgment("驳回原告郑有田的诉讼请求。", cause="返还原物纠纷")
    told = "2019年4月1日，被告卢存义入职云州青禾农业有限公司，双方因劳动纠纷争执，月工资5000元。"
    assert facts_of(text.replace("经审理查明，", "经审理查明，" + told)).employments == ()
