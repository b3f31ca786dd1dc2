"""Procedure and day of filing."""

import pytest
from tests.parsing.frame_pages import APPEAL, JUDGMENT, page_of

from xiezhi.parsing.procedure import procedure_of_number, read_accepted_on, read_procedure


def procedure_of(text: str) -> object:
    fact = read_procedure(*page_of(text))
    return fact.value if fact else None


def accepted(sentence: str) -> object:
    text = JUDGMENT.replace("本院于2019年3月4日立案后，", sentence)
    fact = read_accepted_on(*page_of(text))
    if fact is None:
        return None
    (start, end), *_ = fact.spans
    return fact.value, text[start:end]


def test_a_form_names_the_day_under_a_label() -> None:
    text = (
        "云州市青河区人民法院\n民事判决书\n（2019）云0102民初425号\n原告:郑有田，男，住云州市青河区。\n"
        "被告:云州青禾商贸有限公司，住所地:云州市青河区。\n案由:买卖合同纠纷、适用程序:小额诉讼程序、"
        "立案时间:2019年1月7日、开庭时间:2019年2月28日、当事人到庭情况:\n原告郑有田:本人到庭。\n"
        "综上，依照《中华人民共和国民事诉讼法》第六十四条之规定:\n驳回原告郑有田的诉讼请求。\n审判员顾长山\n二〇一九年四月一日\n"
    )
    fact = read_accepted_on(*page_of(text))
    assert fact is not None
    assert fact.value == "2019-01-07"


@pytest.mark.parametrize(
    ("number", "procedure"),
    [
        ("（2019）云0102民初345号", "first_instance"),
        ("（2020）云01民终77号", "second_instance"),
        ("（2021）最高法民申1234号", "retrial_review"),
        ("（2017）最高法民再18号", "retrial"),
        ("（2018）云0102民督5号", "payment_order"),
        ("（2018）云0102执恢5号之一", "enforcement"),
        ("（2018）云0102财保5号", "preservation"),
        ("（2017）云0102破申3号", "bankruptcy"),
        ("云劳人仲字〔2020〕第123号", "arbitration"),
        ("（2010）云民三终字第172号", "second_instance"),
        ("（2013）青民督字第13号", "payment_order"),
        ("（2015）民提字第6号", "retrial"),
        ("（2018）云0102民初598-602", "first_instance"),
        ("（2019）1702行审9号", "special"),
        ("（××××）×督字第××号", "payment_order"),
        ("（2018）AA112号", None),
    ],
)
def test_the_number_says_the_procedure(number: str, procedure: str | None) -> None:
    assert procedure_of_number(number) == procedure


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        (JUDGMENT, "first_instance"),
        (APPEAL, "second_instance"),
        (APPEAL.replace("（2020）云01民终77号\n", ""), "second_instance"),
        (JUDGMENT.replace("（2019）云0102民初345号\n", ""), "first_instance"),
        ("民事起诉状\n原告：郑有田\n", "first_instance"),
        ("民事上诉状\n上诉人：郑有田\n", "second_instance"),
        ("再审申请书\n再审申请人：郑有田\n", "retrial_review"),
        ("支付令申请书\n申请人：郑有田\n", "payment_order"),
        ("财产保全申请书\n申请人：郑有田\n", "preservation"),
        ("破产清算申请书\n申请人：郑有田\n", "bankruptcy"),
        ("授权委托书\n委托人：郑有田\n", "none"),
    ],
)
def test_the_procedure_of_a_paper(text: str, procedure: str) -> None:
    assert procedure_of(text) == procedure


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("本院于2019年3月4日立案后，", ("2019-03-04", "2019年3月4日")),
        ("原告于2019年3月1日向本院起诉，本院于同日立案受理，", ("2019-03-01", "同日")),
        ("原告于2019年3月1日向本院起诉，本院于同月5日受理后，", ("2019-03-05", "同月5日")),
        ("本院2019年3月4日受理后，", ("2019-03-04", "2019年3月4日")),
        ("原告于2019年3月1日向本院起诉，本院受理后，", None),
        (
            "原告于2019年3月1日向云州市劳动人事争议仲裁委员会申请仲裁，该委于2019年3月8日受理。本院受理后，",
            None,
        ),
        ("本院受理后，于2019年4月1日", None),
    ],
)
def test_only_the_courts_own_act_gives_the_day(sentence: str, expected: tuple[str, str] | None) -> None:
    assert accepted(sentence) == expected


def test_a_notarys_number_is_no_courts() -> None:
    assert procedure_of_number("（2019）云长证执字第12号") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("申请人与被申请人借款合同争议案，本会根据合同中的仲裁条款于2021年2月25日受理。", "2021-02-25"),
        ("本院认为，本案于2017年11月1日立案，经本院主持调解，双方达成协议。", "2017-11-01"),
        ("申请人不服，本院2012年2月22日受理后，依法公开开庭审理。", "2012-02-22"),
        ("本院于2017年11月1日作出判决，某公安局于2018年1月2日立案侦查。", None),
    ],
)
def test_the_day_is_found_where_the_tribunal_tells_it_itself(text: str, day: object) -> None:
    head = "云州仲裁委员会\n裁决书\n（2021）云裁字第462号\n申请人：郑有田。\n被申请人：卢存义。\n"
    fact = read_accepted_on(*page_of(head + text))
    assert (fact.value if fact else None) == day


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("原告于2019年2月1日起诉，本院于2019年3月4日作出受理决定，", "2019-03-04"),
        ("本院于2019年3月4日裁定受理，", "2019-03-04"),
        ("本院于2019年3月4日作出判决，现已受理，", None),
    ],
)
def test_a_decision_to_accept_is_the_day_of_filing(sentence: str, day: str | None) -> None:
    found = accepted(sentence)
    assert (found[0] if isinstance(found, tuple) else None) == day


def test_the_courts_own_words_behind_another_mention_of_it() -> None:
    text = (
        "云州市中级人民法院赔偿委员会\n决定书\n（2018）云01委赔1号\n赔偿请求人周小禾，男。\n周小禾申请国家赔偿一案，现已审理终结。\n"
        "周小禾于2018年3月30日向本院赔偿委员会申请作出赔偿决定，本院于2018年4月17日立案受理。\n本院认为，无。"
    )
    fact = read_accepted_on(*page_of(text))
    assert fact is not None
    assert fact.value == "2018-04-17"


def test_the_court_takes_the_case_on_the_day_it_was_brought() -> None:
    sentence = "于2019年3月4日诉至本院。\n本院于同日受理后，"
    found = accepted(sentence)
    assert isinstance(found, tuple)
    assert found[0] == "2019-03-04"


def test_an_excerpt_that_tells_of_another_suit_names_no_day_of_its_own() -> None:
    text = "经审理查明，卢存义欠郑有田货款。另查明，本院于2011年12月12日受理陈某诉卢存义一案。"
    assert read_accepted_on(*page_of(text)) is None
