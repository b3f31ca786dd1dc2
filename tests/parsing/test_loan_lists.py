"""Several loans: lists of days and sums, notes that add up, what is told of all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parsing.loan_pages import JUDGMENT, PARTIES, judged, loans_of

from xiezhi.parsing.loan_days import days_listed
from xiezhi.text import fold


def rows(text: str) -> list[tuple[float | None, str | None]]:
    return [(loan.principal, loan.lent_on) for loan in loans_of(text)]


def found_of(found: str, asked: str) -> list[tuple[float | None, str | None]]:
    return rows(judged("被告多次向原告借款。", found, asked))


def test_each_sum_of_a_list_has_its_own_day() -> None:
    found = "被告分别于2020年1月3日、5日、同年4月21日向原告借款20000元、50000元、30000元，共计100000元。"
    assert found_of(found, "100000") == [
        (20000, "2020-01-03"),
        (50000, "2020-01-05"),
        (30000, "2020-04-21"),
    ]


def test_equal_sums_of_a_list_are_as_many_loans() -> None:
    found = "被告于2020年1月3日、2020年3月4日分别向原告借款30000元、30000元。"
    assert found_of(found, "60000") == [(30000, "2020-01-03"), (30000, "2020-03-04")]


@pytest.mark.parametrize("each", ["各借款30000元", "每次借款30000元"])
def test_one_sum_lent_on_each_of_several_days(each: str) -> None:
    found = f"被告先后于2020年1月3日、2020年3月4日向原告{each}。"
    assert found_of(found, "60000") == [(30000, "2020-01-03"), (30000, "2020-03-04")]


def test_a_total_shared_by_equal_notes() -> None:
    found = (
        "被告于2020年1月3日、1月9日两次向原告借款合计60000元，并出具均载明今借周小禾人民币30000元的借条两份。"
    )
    assert found_of(found, "60000") == [(30000, "2020-01-03"), (30000, "2020-01-09")]


def test_months_without_a_day_give_no_day() -> None:
    found = "被告于2019年12月、2020年5月分别向原告借款50000元、20000元，2021年2月13日被告重新出具借条。"
    assert found_of(found, "70000") == [(50000, None), (20000, None)]


def test_terms_stand_in_a_list_too() -> None:
    found = (
        "2020年1月3日、2020年2月4日被告分别向原告借款30万元、10万元，期限分别为2020年1月3日至2020年4月2日、"
        "2020年2月4日至2020年5月3日，年利率均为12%。"
    )
    loans = loans_of(judged("被告向原告借款。", found, "400000"))
    assert [(loan.principal, loan.due_on, loan.annual_rate_percent) for loan in loans] == [
        (300000, "2020-04-02", 12),
        (100000, "2020-05-03", 12),
    ]


def test_what_is_told_of_the_last_loans_holds_for_these_only() -> None:
    found = (
        "被告于2020年1月3日向原告借款1万元、2020年2月3日向原告借款2万元，以上两次借款未约定利息；"
        "又于2020年3月3日向原告借款3万元、2020年4月3日向原告借款4万元，以上两次借款约定月利率1%。上述借款均为现金交付。"
    )
    loans = loans_of(judged("被告向原告借款。", found, "100000"))
    assert [loan.annual_rate_percent for loan in loans] == [None, None, 12, 12]
    assert {loan.delivery for loan in loans} == {"cash"}


def test_notes_of_different_days_are_different_loans() -> None:
    found = (
        "2020年1月8日，被告出具借条一张，载明：“今有钱多借周小禾人民币伍仟元，从2020年1月8日起到2020年3月8日（利已付）。”\n"
        "2020年4月1日，被告出具借条一张，载明：“今有钱多借周小禾人民币伍仟元。”"
    )
    loans = loans_of(judged("被告多次向原告借款。", found, "10000"))
    assert [(loan.lent_on, loan.due_on) for loan in loans] == [
        ("2020-01-08", "2020-03-08"),
        ("2020-04-01", None),
    ]


def test_a_renewed_note_is_no_further_loan() -> None:
    found = (
        "2020年1月8日，被告出具借条一张，载明今借到周小禾人民币100000元。"
        "2021年1月8日，被告重新出具借条一张，载明今借到周小禾人民币100000元。"
    )
    assert found_of(found, "100000") == [(100000, "2020-01-08")]


def test_a_loan_again_on_another_day_counts() -> None:
    found = "2020年9月16日，被告向原告借款5万元，未约定还款期限，2021年12月20日，被告又向原告借款5万元。"
    assert found_of(found, "100000") == [(50000, "2020-09-16"), (50000, "2021-12-20")]


def test_notes_that_make_up_a_total_take_its_day() -> None:
    found = "被告于2020年1月7日两次向原告借款25000元，分别载明：“今借到人民币壹万元整。”；“今借到人民币壹万伍仟元整。”"
    assert found_of(found, "25000") == [(10000, "2020-01-07"), (15000, "2020-01-07")]


def test_notes_told_by_their_sums() -> None:
    found = "2020年3月27日、2020年4月26日，被告分两次向原告总共借款15万元，并分别出具了金额为10万元和5万元的《借条》两张。"
    assert found_of(found, "100000") == [(100000, "2020-03-27"), (50000, "2020-04-26")]


def test_part_of_a_list_paid_back() -> None:
    found = "被告于2020年1月3日、2020年3月4日、2020年5月6日分别向原告借款10万元、15万元、28万元。后被告偿还3万元。"
    assert found_of(found, "500000") == [
        (100000, "2020-01-03"),
        (150000, "2020-03-04"),
        (280000, "2020-05-06"),
    ]


def test_payments_that_make_up_what_is_asked() -> None:
    found = "原告于2020年1月3日转账给被告20000元，于2020年2月4日转账给被告30000元。"
    assert found_of(found, "50000") == [(20000, "2020-01-03"), (30000, "2020-02-04")]


def test_a_term_of_the_loans_before_it_and_a_rate_of_all() -> None:
    found = (
        "借据号为1项下借款本金20000元，借据号为2项下借款本金30000元，借款期限均为2023年3月27日至2023年6月27日；"
        "借据号为3项下借款本金50000元，借款期限为2023年4月28日至2023年7月28日。\n4．借款利率及还款方式：月利率为12‰，利随本清。"
    )
    loans = loans_of(judged("被告多次向原告借款。", found, "100000"))
    assert [(loan.principal, loan.lent_on, loan.due_on, loan.annual_rate_percent) for loan in loans] == [
        (20000, "2023-03-27", "2023-06-27", 14.4),
        (30000, "2023-03-27", "2023-06-27", 14.4),
        (50000, "2023-04-28", "2023-07-28", 14.4),
    ]


def test_the_days_of_a_list() -> None:
    text = fold("分别于2020年1月30日、2月、同年3月4日和2021年2月30日借款")
    assert days_listed(text, 0, len(text)) == ["2020-01-30", None, "2020-03-04", None]
    assert days_listed(text, 0, 12) == []


@given(st.text(alphabet="2019年月日、和同13,。借款万元各分别于向", max_size=80))
def test_any_list_is_read_without_error(text: str) -> None:
    page = fold(text)
    for day in days_listed(page, 0, len(page)):
        assert day is None or len(day) == 10
    found = loans_of(JUDGMENT + PARTIES + "原告周小禾诉称：" + text)
    assert all(loan.principal is None or loan.principal > 0 for loan in found)
