"""Interest rates and what they come to in a year."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.text import find_rates, fold, parse_rate

ANNUAL = {
    "年利率24%": ("annual", "24"),
    "年利率为15.4%": ("annual", "15.4"),
    "年息12%": ("annual", "12"),
    "年化24%": ("annual", "24"),
    "24%/年": ("annual", "24"),
    "月利率2%": ("monthly", "24"),
    "月息费率为4%": ("monthly", "48"),
    "月利率百分之二": ("monthly", "24"),
    "月百分之四": ("monthly", "48"),
    "月利率1.5‰": ("monthly", "1.8"),
    "9.3‰的月利率": ("monthly", "11.16"),
    "月息2分": ("monthly", "24"),
    "月息2份": ("monthly", "24"),
    "月息2角": ("monthly", "240"),
    "月息二分五厘": ("monthly", "30"),
    "月息一分半": ("monthly", "18"),
    "月息一分五": ("monthly", "18"),
    "月息1分8": ("monthly", "21.6"),
    "2分息": ("monthly", "24"),
    "6分利息": ("monthly", "72"),
    "五分的月利息": ("monthly", "60"),
    "日利率万分之五": ("daily", "18.25"),
    "日万分之五": ("daily", "18.25"),
    "每日万分之三": ("daily", "10.95"),
    "每日按万分之三点二": ("daily", "11.68"),
    "每日千分之一": ("daily", "36.5"),
    "每天1%": ("daily", "365"),
    "日利率0.05%": ("daily", "18.25"),
}


@pytest.mark.parametrize("printed", ANNUAL)
def test_yearly_value(printed: str) -> None:
    kind, annual = ANNUAL[printed]
    rate = parse_rate(printed)
    assert rate is not None
    assert (rate.kind, rate.annual_percent) == (kind, Decimal(annual))
    assert not rate.unverified


def test_yearly_fen_is_a_tenth_by_custom() -> None:
    rate = parse_rate("年息1分")
    assert rate is not None
    assert rate.annual_percent == 10
    assert rate.unverified


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("LPR四倍", "lpr_multiple"),
        ("一年期贷款市场报价利率的4倍", "lpr_multiple"),
        ("贷款市场报价利率（LPR）的四倍", "lpr_multiple"),
        ("同期银行贷款利率四倍", "benchmark_multiple"),
        ("中国人民银行同期同类贷款基准利率的4倍", "benchmark_multiple"),
    ],
)
def test_multiples_of_a_published_rate(printed: str, kind: str) -> None:
    rate = parse_rate(printed)
    assert rate is not None
    assert (rate.kind, rate.printed_value, rate.annual_percent) == (kind, 4, None)


def found(text: str) -> list[str]:
    return [rate.span.of(text) for rate in find_rates(fold(text))]


def test_rates_in_sentences() -> None:
    assert found("按月利率2%计息，逾期按日0.05%支付，按照2分息计算") == ["月利率2%", "日0.05%", "2分息"]
    assert found("合同利率7.475%，利息3分") == ["7.475%", "3分"]
    assert found("全国银行间同业拆借中心公布的贷款市场报价利率的四倍") == ["贷款市场报价利率的四倍"]


@pytest.mark.parametrize(
    "text",
    [
        "持有100%的股权",
        "支付至75%进度款",
        "2013年6%的增长",
        "2016年11月14日16时30分许",
        "双倍工资",
        "1.5倍加班费",
        "毛利率为42.62%",
        "每年支付10%货款",
        "三分之一",
        "人民检察院第一分院",
        "同期贷款利率计算",
    ],
)
def test_no_rates(text: str) -> None:
    assert find_rates(fold(text)) == []


@given(st.decimals(min_value="0.01", max_value=100, places=2))
def test_round_trip(percent: Decimal) -> None:
    for printed, times in ((f"年利率{percent}%", 1), (f"月利率{percent}%", 12), (f"日利率{percent}%", 365)):
        rate = parse_rate(printed)
        assert rate is not None
        assert rate.annual_percent == percent * times
        assert rate.printed_value == percent


@given(st.text(alphabet="年月日息利率每按百千万分之二2.5%‰/厘角半倍的LPR银行同期贷款", max_size=60))
def test_any_text(text: str) -> None:
    end = 0
    for rate in find_rates(fold(text)):
        assert end <= rate.span.start < rate.span.end <= len(text)
        end = rate.span.end
