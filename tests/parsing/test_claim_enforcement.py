"""What an enforcement document says is enforced."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parsing.decision_pages import read

Asked = list[tuple[str, float | None]]
HEAD = "云州市青河区人民法院\n执行裁定书\n（2021）云0101执9号\n申请执行人：郑有田。\n被执行人：卢存义。\n"
TAIL = (
    "\n依照《中华人民共和国民事诉讼法》第二百六十四条规定，裁定如下：\n终结本次执行程序。\n审判员　顾长山\n"
)
TITLE = "申请执行人郑有田与被执行人卢存义民间借贷纠纷一案，本院作出的（2020）云0101民初1号民事判决书已发生法律效力。"
APPLIED = "申请执行人郑有田于2021年3月1日向本院申请强制执行。"


def claims(told: str) -> Asked:
    return [(claim.kind, claim.amount) for claim in read(HEAD + told + TAIL).claims]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            TITLE + APPLIED + "本院于同日立案执行，执行标的：卢存义归还借款150000元，支付执行费2150元。",
            [("enforcement", 150000), ("fees", 2150)],
        ),
        (
            TITLE + "执行标的为卢存义归还借款本金2200元，承担案件受理费30元，执行费50元，共计2280元。",
            [("enforcement", 2280)],
        ),
        (
            TITLE.replace("已发生法律效力", "，依该裁判：卢存义应偿还185000元")
            + "申请执行人向本院申请执行。申请执行人对执行情况没有异议。",
            [("enforcement", 185000)],
        ),
        (TITLE + "申请执行标的共计231996元。现已执行到位235376元（含执行费）。", [("enforcement", 231996)]),
        (
            TITLE + "本院于2021年4月8日立案执行，立案执行标的额（含迟延履行债务利息）277467.92元。",
            [("enforcement", 277467.92)],
        ),
        (
            TITLE + "申请执行人向本院申请执行，要求被执行人给付赔偿款493939元及相应利息，并承担执行费700元。",
            [("enforcement", 493939), ("fees", 700)],
        ),
        (
            TITLE
            + APPLIED
            + "本院予以立案。\n按本院生效判决确定，被执行人卢存义给付申请执行人郑有田欠款1650元。",
            [("enforcement", 1650)],
        ),
        (
            "本院作出的调解书确定：卢存义支付租金11200元、水费422元，共计11622元。" + APPLIED,
            [("enforcement", 11622)],
        ),
        ("本院作出的判决书判令卢存义偿还借款8000元及利息。" + APPLIED, [("enforcement", None)]),
        (TITLE + "本院于2021年1月4日立案执行。在执行过程中，扣划被执行人存款900元。", []),
    ],
)
def test_the_object_of_enforcement(told: str, expected: Asked) -> None:
    assert claims(told) == expected


def test_an_objection_asks_for_what_it_asks_for() -> None:
    told = (
        "在执行过程中，案外人梁小禾提出书面异议。案外人梁小禾称，房屋系其所有，请求法院停止对该房屋的执行。\n"
    )
    assert claims(TITLE + told) == [("enforcement", None)]


def test_an_application_not_to_enforce_an_award_asks_for_another_ruling() -> None:
    told = "申请人卢存义认为该案有不予执行的情形，向本院提出不予执行（2020）云仲裁字第5号仲裁裁决的申请。郑有田曾向本院申请强制执行。\n"
    assert claims(told) == [("other", None)]


@given(st.text(alphabet="申请强制执行标的费为共计要求被执行人给付向本院，。；：（）123元万\n", max_size=150))
def test_any_account_is_read_without_fail(told: str) -> None:
    text = HEAD + TITLE + told + TAIL
    for claim in read(text).claims:
        assert all(0 <= start < end <= len(text) for start, end in claim.spans)
