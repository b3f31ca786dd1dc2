"""Where a document says what is asked."""

import pytest
from tests.parsing.decision_pages import judgment, read

Asked = list[tuple[str, float | None]]
ORDER = "驳回原告郑有田的诉讼请求。"


def asked_in(text: str) -> Asked:
    return [(claim.kind, claim.amount) for claim in read(text).claims]


def told(story: str, *, cause: str = "财产保险合同纠纷") -> str:
    """A judgment whose plaintiff tells `story`; nothing else in it asks for anything."""
    page = judgment(ORDER, asked="@@", cause=cause)
    line = next(line for line in page.splitlines() if "@@" in line)
    return page.replace(line, f"原告郑有田诉称：{story}")


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (
            "被告不肯理赔。为此起诉，要求华安保险公司在限额12000元内支付赔偿款2609元。",
            [("compensation", 2609)],
        ),
        ("损失已经造成。特诉至贵院，望依法判决被告赔偿原告损失5万元。", [("compensation", 50000)]),
        (
            "车辆被撞。被告应当支付原告保险金30750元。本案诉讼费用由被告承担。",
            [("compensation", 30750), ("fees", None)],
        ),
        ("车辆被撞。被告应赔偿原告保险金26600元。现诉至贵院，请法院依法判决。", [("compensation", 26600)]),
        (
            "其曾于2012年起诉，要求被告赔偿。因被告提出和解，其遂撤诉，被告仍分文未付。故请求判决被告赔偿损失8000元。",
            [("compensation", 8000)],
        ),
    ],
)
def test_requests_told_in_the_story(story: str, expected: Asked) -> None:
    assert asked_in(told(story)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "1、判令被告因买卖合同纠纷赔偿原告42000元；2、被告承担诉讼费用。",
            [("compensation", 42000), ("fees", None)],
        ),
        (
            "1、判令被告归还借款3000000元及利息100000，共计3100000元；2、被告承担诉讼费。",
            [("principal", 3000000), ("interest", 100000), ("fees", None)],
        ),
        (
            "1、归还借款350000元；2、支付从2014年10月15日起至350000元支付完毕日止的利息。",
            [("principal", 350000), ("interest", None)],
        ),
        (
            "1、解除合同；2、赔偿原告损失81381.70元（包括清运费873元、人工工资27631.40元、租金52877.30元。",
            [("dissolution", None), ("compensation", 81381.7)],
        ),
        ("判令被告赔偿经济损失96600元，包括违约金78900元、误删损失16192元。", [("compensation", 96600)]),
        ("判令被告赔偿药品货款10096元三倍赔偿金30288元。", [("compensation", 30288)]),
        ("判令被告返还原告8万元。", [("price", 80000)]),
        (
            "一、判令被告赔偿各项损失1366元，具体赔偿项目如下：1.医疗费756元；2.误工费240元；3.护理费370元，共计1366元；二、案件诉讼费由被告承担。",
            [("compensation", 1366), ("fees", None)],
        ),
    ],
)
def test_sums_of_requests(asked: str, expected: Asked) -> None:
    cause = "民间借贷纠纷" if "借款" in asked else "买卖合同纠纷"
    assert asked_in(judgment(ORDER, asked=asked, cause=cause)) == expected


def test_the_other_side_asks_too() -> None:
    text = judgment(ORDER, asked="1.被告支付货款5万元；2.被告承担诉讼费。", cause="买卖合同纠纷")
    counter = (
        "被告反诉称：货物不合格，验收时双方都在场，损失已经造成，原告多次答应处理而没有处理。"
        "现请求判令：1.原告赔偿损失7000元；2.反诉费由原告承担。\n经审理查明"
    )
    found = asked_in(text.replace("经审理查明", counter, 1))
    assert found == [("price", 50000), ("fees", None), ("compensation", 7000), ("fees", None)]


def test_a_request_that_names_nothing_is_none() -> None:
    text = told("原告的车被撞，至今没有修好。现诉至法院，请求依法公正判决。")
    assert asked_in(text) == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "1.撤销原、被告签订的《微信小程序服务合同》；2.被告退还服务费19800元。",
            [("dissolution", None), ("price", 19800)],
        ),
        ("1.判令涉案茶叶买卖合同无效；2.被告退还货款548.8元。", [("declaration", None), ("price", 548.8)]),
        (
            "1.被告履行保险合同义务，赔付保险金20万元；2.诉讼费由被告承担。",
            [("compensation", 200000), ("fees", None)],
        ),
        (
            "1.被告赔偿原告的损害费用共计4257.89元（其中医疗费2957.89元、护理费1300元）；2.诉讼费由被告承担。",
            [("compensation", 4257.89), ("fees", None)],
        ),
        (
            "1.被告退还货款4380元，赔偿原告通讯费，交通费，误工费，鉴定费等费用1000元；2.诉讼费由被告承担。",
            [("price", 4380), ("fees", 1000), ("fees", None)],
        ),
        (
            "被告偿还欠款50万元及违约金20万元。原告就其主张举证如下：欠条一份，证明被告欠50万元。",
            [("price", 500000), ("penalty", 200000)],
        ),
    ],
)
def test_kinds_of_requests(asked: str, expected: Asked) -> None:
    assert asked_in(judgment(ORDER, asked=asked, cause="买卖合同纠纷")) == expected


def test_the_list_counts_and_not_what_leads_up_to_it() -> None:
    asked = "请求法院依法维护二原告的合法权益。诉讼请求为：1、判令被告给付保险金900元；2、诉讼费由被告承担。"
    assert asked_in(told(f"原告郑有田诉称，被告拒赔。{asked}")) == [("compensation", 900), ("fees", None)]


def test_what_is_left_over_is_asked_for_with_its_sum() -> None:
    asked = "请求判令被告甲公司在责任限额内先行赔付，不足部分由被告卢存义赔偿原告各项损失共计900元。"
    assert asked_in(told(f"原告郑有田诉称，被告肇事。{asked}")) == [("compensation", 900)]


def test_items_added_up_and_netted_are_asked_for_once() -> None:
    asked = "1、工资500元；2、补助金300元；以上各项合计800元，扣除已付100元，要求被告支付700元。"
    assert asked_in(judgment(ORDER, asked=asked, cause="工伤保险待遇纠纷"))[:2] == [
        ("wages", 500),
        ("compensation", 300),
    ]
    assert len(asked_in(judgment(ORDER, asked=asked, cause="工伤保险待遇纠纷"))) == 2


def test_what_items_of_damage_come_to_is_printed_behind_them() -> None:
    asked = "1、被告甲赔偿医疗费600元、误工费200元。\n以上合计共900元。\n2、被告乙支付货款50元。"
    assert asked_in(judgment(ORDER, asked=asked, cause="身体权纠纷")) == [
        ("compensation", 900),
        ("price", 50),
    ]
