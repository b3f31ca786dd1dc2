"""Names: where they end and what they name."""

from __future__ import annotations

import pytest

from xiezhi.parsing.names import (
    ends_like_organisation,
    is_organisation,
    looks_like_person,
    name_end,
    reads_like_sentence,
    strip_job,
)
from xiezhi.parsing.page import Page
from xiezhi.text import SourceText


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("周小禾，男，汉族", "周小禾"),
        ("云州晨光（集团）有限公司，住所地云州市", "云州晨光(集团)有限公司"),
        ("晨光国际贸易（云州）有限公司（以下简称晨光公司）", "晨光国际贸易(云州)有限公司"),
        ("云州远航中心（有限合伙）。", "云州远航中心(有限合伙)"),
        ("何山（SHAN HE），经理", "何山"),
        ("周小禾（曾用名周禾），男", "周小禾"),
        ("（香港）海天公司。", "(香港)海天公司"),
        ("马某   经理", "马某"),
        ("张　三，男", "张三"),
        ("A                   职务：经理", "A"),
        ("云州晨光有限公司.住所地云州市", "云州晨光有限公司"),
        ("云州晨光有限公司住所地云州市", "云州晨光有限公司"),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    page = Page.of(SourceText.of(text))
    assert page.text[: name_end(page, 0, len(page.text))] == name


@pytest.mark.parametrize(
    "token", ["周小禾", "周某", "周某甲", "王××", "张*", "A", "欧阳清风", "阿依古丽·买买提", "李XX"]
)
def test_persons(token: str) -> None:
    assert looks_like_person(token)
    assert not is_organisation(token)


@pytest.mark.parametrize(
    "token", ["", "男", "汉族", "总经理", "该", "原告", "当事人", "云州银行", "向本院提出", "不服判决"]
)
def test_not_persons(token: str) -> None:
    assert not looks_like_person(token)


@pytest.mark.parametrize(
    "name",
    [
        "云州晨光有限公司",
        "柳树村村民委员会",
        "云州市公安局",
        "青河区老周超市",
        "BLUE SEA CO., LIMITED",
        "云州远航中心(有限合伙)",
    ],
)
def test_organisations(name: str) -> None:
    assert ends_like_organisation(name)
    assert is_organisation(name)


def test_sentences_are_not_names() -> None:
    assert reads_like_sentence("周小禾支付货款")
    assert not reads_like_sentence("云州晨光有限公司")


def test_offices_glued_to_names() -> None:
    assert strip_job("何山总经理") == "何山"
    assert strip_job("云州市第一律师事务所") == "云州市第一律师事务所"
