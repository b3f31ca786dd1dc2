"""How a proceeding ended."""

import pytest
from tests.parsing.decision_pages import HEAD, PAYMENT_ORDER, appeal, judgment, mediation, read, ruling

from xiezhi.parsing.outcome import read_result


def result(text: str) -> str | None:
    got = read(text)
    fact = read_result(got.page, got.title, got.claims, got.awarded)
    return None if fact is None else str(fact.value)


PAID = "一、被告卢存义于本判决生效后十日内偿还原告郑有田借款100000元；\n"


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        (PAID, "granted"),
        (PAID + "二、驳回原告郑有田的其他诉讼请求。", "partly_granted"),
        ("驳回原告郑有田的诉讼请求。", "dismissed"),
        ("不准原告郑有田与被告卢存义离婚。", "dismissed"),
        ("驳回原告郑有田的全部诉讼请求。\n鉴定费600元，由原告郑有田负担。", "dismissed"),
        ("驳回原告郑有田的诉讼请求。\n应自本判决生效之日起七日内向本院缴纳。", "dismissed"),
        (PAID + "二、驳回被告卢存义的反诉请求。", "granted"),
        (PAID + "二、驳回原告郑有田对被告云州青禾农业有限公司的诉讼请求。", "partly_granted"),
        ("被告卢存义于本判决生效后十日内偿还原告郑有田借款80000元。", "partly_granted"),
    ],
)
def test_judgments_of_first_instance(orders: str, expected: str) -> None:
    assert result(judgment(orders)) == expected


@pytest.mark.parametrize(("rest", "expected"), [("", "dismissed"), ("其他", "partly_granted")])
def test_a_suit_to_be_free_of_an_award_that_is_ordered_after_all(rest: str, expected: str) -> None:
    orders = (
        f"一、驳回原告郑有田的{rest}诉讼请求；\n二、原告郑有田于本判决生效后十日内支付被告卢存义工资900元。"
    )
    text = judgment(orders, asked="原告无需支付被告工资900元。", cause="劳动争议")
    assert result(text) == expected


def test_joint_debtors_do_not_make_a_sum_larger() -> None:
    orders = "被告卢存义、云州青禾农业有限公司共同偿还原告郑有田借款80000元。"
    assert result(judgment(orders)) == "partly_granted"


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        ("驳回上诉，维持原判。", "upheld"),
        (
            "一、撤销云州市青河区人民法院（2021）云0101民初88号民事判决；\n二、驳回郑有田的诉讼请求。",
            "reversed",
        ),
        (
            "一、维持云州市青河区人民法院（2021）云0101民初88号民事判决第一项；\n二、撤销该判决第二项。",
            "reversed",
        ),
        (
            "一、撤销云州市青河区人民法院（2021）云0101民初88号民事判决；\n二、发回云州市青河区人民法院重审。",
            "remanded",
        ),
    ],
)
def test_judgments_on_appeal(orders: str, expected: str) -> None:
    assert result(appeal(orders)) == expected


@pytest.mark.parametrize(
    ("reason", "orders", "expected"),
    [
        ("原告的申请符合法律规定。", "准许原告郑有田撤回起诉。", "withdrawn"),
        ("原告未到庭。", "本案按原告郑有田撤诉处理。", "withdrawn"),
        ("原告未在规定期限内预交案件受理费。", "", "withdrawn"),
        ("原告不是适格主体。", "驳回原告郑有田的起诉。", "rejected"),
        ("异议成立。", "本案移送云州市江北区人民法院处理。", "transferred"),
        ("申请符合规定。", "冻结被告卢存义银行存款100000元。", "preserved"),
        ("申请符合规定。", "解除对被告卢存义银行存款的冻结。", "other"),
        ("原告死亡。", "本案终结诉讼。", "terminated"),
        ("被执行人无财产可供执行。", "终结本次执行程序。", "enforcement_ended"),
        ("申请人符合规定。", "受理郑有田对云州青禾农业有限公司的破产清算申请。", "accepted"),
        ("案情复杂。", "本案转为普通程序审理。", "other"),
    ],
)
def test_rulings(reason: str, orders: str, expected: str) -> None:
    assert result(ruling(reason, orders)) == expected


def test_settlements_and_payment_orders_speak_for_themselves() -> None:
    assert result(mediation("一、被告卢存义于2021年6月30日前偿还原告郑有田1000元。")) == "mediated"
    assert result(PAYMENT_ORDER) == "payment_ordered"


def test_an_order_that_lapsed_is_terminated() -> None:
    start = PAYMENT_ORDER.index("特发出")
    text = (
        PAYMENT_ORDER[:start]
        + "裁定如下：\n终结本案的督促程序。\n本院（2021）云0101民督7号支付令自行失效。\n审判员　顾长山\n"
    )
    assert result(text) == "terminated"


def test_a_settlement_whose_terms_are_not_public_is_still_one() -> None:
    assert (
        result(HEAD.replace("判决书", "调解书") + "本案以调解方式结案，内容不予公开。\n审判员　顾长山")
        == "mediated"
    )


def test_a_partys_paper_has_no_result() -> None:
    assert (
        result(
            "民事起诉状\n原告：郑有田\n被告：卢存义\n诉讼请求：\n1.驳回被告的请求。\n此致\n云州市青河区人民法院"
        )
        is None
    )


def test_a_judgment_whose_marker_was_lost_still_tells() -> None:
    text = judgment("驳回原告郑有田的诉讼请求。").replace("，判决如下：", "之规定")
    assert result(text) == "dismissed"


def test_crime_and_punishment() -> None:
    text = (
        "云州市青河区人民法院\n刑事判决书\n（2021）云0101刑初5号\n公诉机关云州市青河区人民检察院。\n被告人何田，男，汉族。\n"
        "本院认为，被告人何田的行为已构成虚假诉讼罪。依照《中华人民共和国刑法》第三百零七条之一规定，判决如下：\n"
        "一、被告人何田犯虚假诉讼罪，判处有期徒刑一年；\n二、驳回附带民事诉讼原告人的其他诉讼请求。\n审判长　顾长山\n"
    )
    assert result(text) == "convicted"


def test_a_case_closed_by_performance_has_ended() -> None:
    text = (
        "云州市青河区人民法院\n执行案件结案通知书\n（2021）云0102执15号\n申请执行人：郑有田。\n被执行人：卢存义。\n"
        "本院执行的郑有田与卢存义借款合同纠纷一案，被执行人已履行900元，该案按自动履行方式结案。\n二〇二一年五月六日\n"
    )
    assert result(text) == "enforcement_ended"


ARTICLE = (
    "## 甲县农具公司诉卢存义借款合同纠纷案\n原告：甲县农具公司。\n被告：卢存义。\n原告诉称：被告欠款。\n"
    "云州市青河区人民法院经审理认为：欠款应当偿还。据此，依照《中华人民共和国民法通则》第一百零八条，于2001年3月4日判决：\n\n"
    "一、被告卢存义偿还原告甲县农具公司借款900元；\n\n二、驳回原告的其他诉讼请求。\n\n"
)
APPEALED = "卢存义不服，提起上诉。\n云州市中级人民法院认为：原判正确。据此，于2001年6月7日裁定：\n\n一、撤销一审民事判决；\n\n二、驳回甲县农具公司的起诉。\n"


def test_an_article_ends_with_the_order_of_the_last_court() -> None:
    assert result(ARTICLE) == "partly_granted"
    assert result(ARTICLE + APPEALED) == "reversed"


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        ("一、被告人何田犯盗窃罪，判处有期徒刑一年；\n\n二、扣押的财物予以没收。", "convicted"),
        ("一、撤销云州市青河区人民法院的民事判决；\n\n二、驳回卢存义的其他请求。", "reversed"),
        ("驳回原告卢存义的诉讼请求。", "dismissed"),
    ],
)
def test_what_courts_judge_in_articles(orders: str, expected: str) -> None:
    story = "## 一则案例\n云州市中级人民法院经审理认为：事实清楚，应予处理。据此，依照法律的规定，于2001年3月4日判决：\n\n"
    assert result(story + orders + "\n\n判决已经发生法律效力。\n") == expected
