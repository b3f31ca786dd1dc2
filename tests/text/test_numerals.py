"""Numbers: what is printed and what it is worth."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.text import find_numbers, fold, parse_number

PRINTED = {
    "0": "0",
    "1,234,567.89": "1234567.89",
    "1，234": "1234",
    "70 000": "70000",
    "70\u3000000": "70000",
    "１２３": "123",
    "十": "10",
    "十五": "15",
    "一百二十三": "123",
    "一百零三": "103",
    "二〇二一": "2021",
    "二零二一": "2021",
    "二○一八": "2018",
    "两万三千五": "23500",
    "三万五": "35000",
    "一万零五": "10005",
    "一万零五百": "10500",
    "三十五点五": "35.5",
    "三十五点五万": "355000",
    "零点五": "0.5",
    "廿三": "23",
    "卅": "30",
    "柒佰萬": "7000000",
    "壹亿贰仟壹佰伍拾万": "121500000",
    "3万5千": "35000",
    "1万5000": "15000",
    "1.2亿": "120000000",
    "五千万": "50000000",
    "一万亿": "1000000000000",
}


@pytest.mark.parametrize(("printed", "value"), PRINTED.items())
def test_values(printed: str, value: str) -> None:
    assert parse_number(printed) == Decimal(value)


@pytest.mark.parametrize(
    "printed", ["", "万", "百万", "三十五百", "一万二万", "1,2345", "12 34", "元", "三点", "٣", "1" * 41]
)
def test_no_numbers(printed: str) -> None:
    assert parse_number(printed) is None


def digits(value: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))


@given(st.integers(min_value=0, max_value=10**15))
def test_chinese_and_capital_round_trip(value: int) -> None:
    assert parse_number(cn2an.an2cn(value, "low")) == value
    assert parse_number(cn2an.an2cn(value, "up")) == value
    assert parse_number(f"{value:,}") == value
    assert parse_number(str(value)) == value


@given(st.integers(min_value=10, max_value=10**12))
def test_digit_by_digit(value: int) -> None:
    assert parse_number(digits(value)) == value


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_mixed_units(value: Decimal) -> None:
    assert parse_number(f"{value}万") == value * 10**4
    assert parse_number(f"{value}亿") == value * 10**8


@given(st.text(alphabet="〇一二十百千万亿两点廿1250.， 壹拾佰仟余", max_size=50))
def test_never_raises(text: str) -> None:
    value = parse_number(text)
    assert value is None or value >= 0


@given(st.text(alphabet="共计〇一二十百千万亿两点125.，: 元年", max_size=60))
def test_found_numbers_slice_to_themselves(text: str) -> None:
    folded = fold(text)
    for number in find_numbers(folded):
        assert parse_number(number.span.of(folded)) == number.value


def test_find_numbers_in_a_sentence() -> None:
    found = find_numbers(fold("三人共借三万元和3.5亿元，另70,000元，见第十五条"))
    assert [number.value for number in found] == [3, 30000, 350000000, 70000, 15]
