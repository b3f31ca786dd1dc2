"""Dates: printed forms, damaged forms, what leans on an earlier date, periods."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.text import dates, find_dates, find_periods, fold, parse_date, resolve_dates

PRINTED = {
    "2021年3月5日": "2021-03-05",
    "2021-03-05": "2021-03-05",
    "2021.3.5": "2021-03-05",
    "2021/3/5": "2021-03-05",
    "２０２１年３月５日": "2021-03-05",
    "2013年8月 22日": "2013-08-22",
    "1996年 1月12日": "1996-01-12",
    "2021年4月28曰": "2021-04-28",
    "2021年4月28号": "2021-04-28",
    "2009年元月13日": "2009-01-13",
    "98年5月1日": "1998-05-01",
    "07年12月1日": "2007-12-01",
    "二〇二一年三月五日": "2021-03-05",
    "二○一八年十一月二十日": "2018-11-20",
    "二零二零年三月卅一日": "2020-03-31",
    "二0一一年五月十日": "2011-05-10",
    "二О一八年十月三十一日": "2018-10-31",
    "二O一三年十二月廿二日": "2013-12-22",
    "二〇一一年一〇月三〇日": "2011-10-30",
    "2020年5月18、19日": "2020-05-18",
}


@pytest.mark.parametrize(("printed", "iso"), PRINTED.items())
def test_full_dates(printed: str, iso: str) -> None:
    value = parse_date(printed)
    assert value is not None
    assert value.iso == iso
    assert value.reason == ""


def test_incomplete_dates_have_no_day() -> None:
    month = parse_date("2021年3月份")
    assert month is not None
    assert (month.year, month.month, month.day, month.iso) == (2021, 3, None, None)
    yearless = parse_date("12月16日")
    assert yearless is not None
    assert (yearless.year, yearless.month, yearless.day) == (None, 12, 16)


@pytest.mark.parametrize(
    "printed", ["2021年2月30日", "2013年13月5日", "2019年2月29日", "4月31日", "2021-13-01"]
)
def test_days_that_do_not_exist(printed: str) -> None:
    value = parse_date(printed)
    assert value is not None
    assert value.iso is None
    assert value.reason == "no such day"


def test_masks_and_lunar_days() -> None:
    masked = parse_date("20××年×月×日")
    assert masked is not None
    assert masked.masked
    assert not masked.blank
    assert masked.iso is None
    form = parse_date("××年××月××日")
    assert form is not None
    assert form.blank
    for printed in ("2013年农历八月十五", "农历2013年正月初五"):
        lunar = parse_date(printed)
        assert lunar is not None
        assert lunar.lunar
        assert lunar.iso is None


@pytest.mark.parametrize(
    "text", ["第3.2.1条", "12月", "2014年", "3年5个月", "20180101", "每月5日", "三年六个月", "IP为10.2.3.4"]
)
def test_no_dates(text: str) -> None:
    assert find_dates(fold(text)) == []


def spans(text: str) -> list[str]:
    return [value.span.of(text) for value in find_dates(fold(text))]


def test_dates_in_sentences() -> None:
    text = "1.2017年5月借款，2011年7月26，又于同年8月21日、2006年8月份还款，2013年5月10余次催要。"
    assert spans(text) == ["2017年5月", "2011年7月26", "8月21日", "2006年8月", "2013年5月"]


def test_dates_that_lean_on_earlier_ones() -> None:
    text = (
        "2012年12月30日借款，同月31日又借，次日再借；同年5月还款，当日出具收条，次年1月2日结清，3月4日起诉。"
    )
    values = resolve_dates(find_dates(fold(text), words=True))
    assert [value.iso for value in values] == [
        "2012-12-30",
        "2012-12-31",
        "2013-01-01",
        None,
        None,
        "2014-01-02",
        "2014-03-04",
    ]
    assert (values[3].year, values[3].month) == (2013, 5)


def test_a_resolved_day_can_turn_out_impossible() -> None:
    values = resolve_dates(find_dates(fold("2019年1月5日，2月29日")))
    assert values[1].iso is None
    assert values[1].reason == "no such day"


def test_nothing_to_lean_on() -> None:
    values = resolve_dates(find_dates(fold("次日，同年5月，12月16日"), words=True))
    assert [value.iso for value in values] == [None, None, None]


def test_periods() -> None:
    text = "自2012年9月18日起至2014年6月30日止，2020年1月1日至3月5日，自2021年5月1日起至实际清偿之日止，2019年1月1日。"
    periods = find_periods(fold(text))
    assert [
        (period.span.of(text), period.start.iso, period.end and period.end.iso) for period in periods
    ] == [
        ("自2012年9月18日起至2014年6月30日止", "2012-09-18", "2014-06-30"),
        ("2020年1月1日至3月5日", "2020-01-01", "2020-03-05"),
        ("自2021年5月1日起至实际清偿之日止", "2021-05-01", None),
    ]


@given(st.text(alphabet="20193年月日常农历、 ，", max_size=40))
def test_the_fast_way_agrees_with_the_full_grammar(text: str) -> None:
    folded = fold(text)
    fast = find_dates(folded)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates, "_common", lambda: re.compile("(?!)"))
        assert find_dates(folded) == fast


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, "〇一二三四五六七八九"[tens] + "十")
    return head + ("" if ones == 0 else "〇一二三四五六七八九"[ones])


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from("〇○零0O"))
def test_round_trip(day: date, zero: str) -> None:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year)).replace("〇", zero)
    for printed in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month:02}月{day.day:02}日",
        day.isoformat(),
        f"{year}年{chinese(day.month)}月{chinese(day.day)}日",
    ):
        value = parse_date(printed)
        assert value is not None, printed
        assert value.date == day


@given(st.text(alphabet="20193年月日、-./至×X元正初十二〇同次当农历起止份 ", max_size=60))
def test_any_text(text: str) -> None:
    folded = fold(text)
    values = find_dates(folded, words=True)
    end = 0
    for value in resolve_dates(values):
        assert end <= value.span.start < value.span.end <= len(text)
        end = value.span.end
        assert (value.iso is None) == (value.date is None)
    find_periods(folded)
