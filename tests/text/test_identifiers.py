"""Check digits against python-stdnum; kinds and masks in running text. All numbers here are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric, uscc

from xiezhi.text import find_identifiers, fold, mask, parse_identifier
from xiezhi.text.identifiers import (
    credit_code_holds,
    luhn_holds,
    organization_code_holds,
    personal_id_holds,
)


@given(st.dates(), st.integers(min_value=0, max_value=999))
def test_personal_id_check(day: object, sequence: int) -> None:
    stem = "110105" + str(day).replace("-", "") + f"{sequence:03}"
    check = ric.calc_check_digit(stem + "0")
    assert personal_id_holds(stem + check)
    assert sum(personal_id_holds(stem + other) for other in "0123456789X") == 1


@given(st.text(alphabet="0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17))
def test_credit_code_check(stem: str) -> None:
    check = uscc.calc_check_digit(stem)
    assert credit_code_holds(stem + check)
    assert sum(credit_code_holds(stem + other) for other in "0123456789ABCDEFGHJKLMNPQRTUWXY") == 1


@given(st.text(alphabet="0123456789", min_size=16, max_size=19))
def test_luhn_check(digits: str) -> None:
    assert luhn_holds(digits) == luhn.is_valid(digits)


def test_organization_code_check() -> None:
    # Worked by hand after GB 11714: D2143569 gives X.
    assert organization_code_holds("D2143569X")
    assert not organization_code_holds("D21435690")


def test_standard_examples() -> None:
    identifier = parse_identifier("11010519491231002X")
    assert identifier is not None
    assert identifier.kind == "personal_id"
    assert identifier.valid
    assert str(identifier.born_on) == "1949-12-31"
    assert identifier.sex == "female"
    wrong = parse_identifier("110105194912310021")
    assert wrong is not None
    assert wrong.valid is False
    old = parse_identifier("110105800101001")
    assert old is not None
    assert (old.valid, str(old.born_on), old.sex) == (None, "1980-01-01", "male")


@pytest.mark.parametrize("printed", ["110105********0011", "1101051980××××0011", "110105XXXXXXXX0011"])
def test_masked_personal_ids(printed: str) -> None:
    identifier = parse_identifier(printed)
    assert identifier is not None
    assert (identifier.kind, identifier.masked, identifier.valid) == ("personal_id", True, None)
    assert identifier.sex == "male"


def kinds(text: str) -> list[tuple[str, str]]:
    return [(found.kind, found.span.of(text)) for found in find_identifiers(fold(text))]


def test_kinds_in_sentences() -> None:
    text = (
        "公民身份号码11010519491231002X，电话13800001111，座机010-88886666，转入账号110923456710401，"
        "卡号6222021234567890128，组织机构代码D2143569-X，金额1234567元，案号（2021）京0105民初12345号。"
    )
    assert kinds(text) == [
        ("personal_id", "11010519491231002X"),
        ("mobile", "13800001111"),
        ("landline", "010-88886666"),
        ("bank_account", "110923456710401"),
        ("bank_card", "6222021234567890128"),
        ("organization_code", "D2143569-X"),
    ]


@pytest.mark.parametrize(
    "text", ["20210305", "12345678901234567890元", "汇票号码6222021234567890128", "QQ账号123456789"]
)
def test_other_numbers(text: str) -> None:
    assert kinds(text) == []


def test_mask() -> None:
    assert mask("110105194912310021") == "110105********0021"
    assert mask("13800001111") == "138****1111"
    assert mask("6222 0212 3456 7890 128") == "6222 02** **** ***0 128"
    assert mask("1234") == "****"


@given(st.text(alphabet="0123456789X×*- ABC", max_size=40))
def test_mask_hides_and_keeps_length(text: str) -> None:
    hidden = mask(text)
    assert len(hidden) == len(text)
    places = [char for char in text if char.isalnum() or char in "×*"]
    assert not places or hidden.count("*") >= min(len(places), 1)


@given(st.text(alphabet="0123456789Xx×*- 账号电话身份证A", max_size=60))
def test_any_text(text: str) -> None:
    for found in find_identifiers(fold(text)):
        assert 0 <= found.span.start < found.span.end <= len(text)
