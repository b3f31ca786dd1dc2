"""Details of a party line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.parsing.party_details import Details, read_details


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("，男，1980年1月2日出生，汉族，住云州市北路3号。", Details("男", "1980-01-02", "汉族", "云州市北路3号")),
        ("，女，生于1980年12月31日，土家族，农民。", Details("女", "1980-12-31", "土家族")),
        ("，性别：男☑女□", Details("男")),
        ("，住所地：云州市青河区北路1号，统一社会信用代码91530100MA6K000001。",
         Details(address="云州市青河区北路1号", identifier="91530100MA6K000001")),
        ("，公民身份号码：×××。", Details()),
        ("男41岁511XXXXXXXXXXXXXXX\n住所：云州市北路", Details("男", address="云州市北路", identifier="511XXXXXXXXXXXXXXX")),
        ("，统一社会信用代码 9153 0100 MA6K 0000 01。", Details(identifier="91530100MA6K000001")),
        ("，身份证号码：530102198001020018 1980年生。", Details(identifier="530102198001020018")),
        ("，1980年13月2日出生", Details()),
        ("。", Details()),
    ],
)  # fmt: skip
def test_details(text: str, expected: Details) -> None:
    assert read_details(text) == expected


@given(st.text(alphabet="，。男女汉族住年月日生19805：12公民身份号码X（）\n", max_size=60))
def test_any_text(text: str) -> None:
    found = read_details(text)
    assert found.sex in (None, "男", "女")
    assert found.address is None or found.address in text
