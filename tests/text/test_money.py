"""Sums of money in every printed form."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.text import find_money, fold, parse_money

PRINTED = {
    "人民币70000元": "70000",
    "人民币 7万元": "70000",
    "7万元": "70000",
    "70,000.00元": "70000",
    "30，564万元": "305640000",
    "70 000元": "70000",
    "1.5 万元": "15000",
    "3?000元": "3000",
    "500  000元": "500000",
    "500块": "500",
    "三块钱": "3",
    "柒万元整": "70000",
    "捌佰万元正": "8000000",
    "人民币壹亿柒仟伍佰玖拾万元整": "175900000",
    "7.5万元": "75000",
    "1.2亿元": "120000000",
    "￥70000": "70000",
    "￥17603.5元整": "17603.5",
    "三百元五角": "300.5",
    "九元九角": "9.9",
    "12元5角": "12.5",
    "壹佰贰拾叁元肆角伍分": "123.45",
    "5百元": "500",
    "三元": "3",
    "3万5千元": "35000",
}


@pytest.mark.parametrize(("printed", "amount"), PRINTED.items())
def test_amounts_in_yuan(printed: str, amount: str) -> None:
    money = parse_money(printed)
    assert money is not None
    assert (money.amount, money.currency, money.bare) == (Decimal(amount), "CNY", False)


@pytest.mark.parametrize(
    ("printed", "amount", "currency"),
    [
        ("12450美元", 12450, "USD"),
        ("100万港币", 10**6, "HKD"),
        ("三千欧元", 3000, "EUR"),
        ("$500", 500, "USD"),
    ],
)
def test_other_currencies(printed: str, amount: int, currency: str) -> None:
    money = parse_money(printed)
    assert money is not None
    assert (money.amount, money.currency) == (amount, currency)


def test_about_range_and_bare() -> None:
    about = parse_money("50余万元")
    assert about is not None
    assert about.approximate
    assert about.amount == 500000
    between = parse_money("1-2万元")
    assert between is not None
    assert (between.lower, between.amount) == (10000, 20000)
    bare = parse_money("20万")
    assert bare is not None
    assert bare.bare
    assert bare.amount == 200000


@pytest.mark.parametrize(
    "text",
    [
        "二元结构",
        "王三元称",
        "元月",
        "多元化",
        "几千元",
        "20万人",
        "一次元旦",
        "3元素",
        "人民币贷款",
        "两块石头",
        "挤在一块倒地",
        "12块地",
    ],
)
def test_no_money(text: str) -> None:
    assert find_money(fold(text)) == []


def found(text: str) -> list[str]:
    return [money.span.of(text) for money in find_money(fold(text))]


def test_sums_in_sentences() -> None:
    text = (
        "截至2012，500元已还。本金人民币（大写）伍万元整（￥50000.00元），利息1万元至2万元，每月5000元/月。"
    )
    assert found(text) == ["500元", "伍万元整", "￥50000.00元", "1万元", "2万元", "5000元"]
    assert found("治疗费20万-30万元；还款15万，余款197万而不是50万") == [
        "20万",
        "30万元",
        "15万",
        "197万",
        "50万",
    ]


@given(st.integers(min_value=1, max_value=10**11))
def test_capital_sums_round_trip(value: int) -> None:
    printed = f"人民币{cn2an.an2cn(value, 'up')}元整"
    money = parse_money(printed)
    assert money is not None
    assert money.amount == value
    spelled = parse_money(f"{value:,}.25元")
    assert spelled is not None
    assert spelled.amount == value + Decimal("0.25")


@given(st.text(alphabet="借款人民币￥12050,.，万亿元角分整余多-至美港 壹拾佰", max_size=60))
def test_spans_are_ordered_and_inside(text: str) -> None:
    end = 0
    for money in find_money(fold(text)):
        assert end <= money.span.start < money.span.end <= len(text)
        assert money.amount >= 0
        end = money.span.end
