"""Causes of action: every listed name is found again, variants lead to their cause, the longest name wins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.knowledge.causes import (
    cause_by_code,
    cause_by_name,
    causes,
    enforcement_causes,
    find_cause,
)
from xiezhi.knowledge.loader import read_table
from xiezhi.text import fold


def test_codes_are_unique_and_resolve_to_their_cause() -> None:
    every = (*causes(), *enforcement_causes())
    assert len({cause.code for cause in every}) == len(every) > 1200
    assert all(cause_by_code(cause.code) is cause for cause in every)


def test_every_parent_exists_or_is_the_historical_list() -> None:
    for cause in causes():
        if cause.parent not in ("", "H"):
            parent = cause_by_code(cause.parent)
            assert parent is not None, cause
            assert parent.level < cause.level, cause


def test_every_name_resolves_to_itself() -> None:
    for cause in causes():
        found = cause_by_name(cause.name)
        assert found is not None
        assert found.name == cause.name or fold(found.name) == fold(cause.name)


def test_every_name_is_found_whole_inside_a_phrase() -> None:
    for cause in causes():
        phrase = f"原告甲与被告乙{cause.name}一案"
        match = find_cause(phrase)
        assert match is not None, cause
        assert phrase[match.start : match.end] == cause.name
        assert match.form in ("official", "former")


def test_every_former_name_leads_to_a_cause_that_has_or_had_it() -> None:
    for cause in causes():
        if cause.former_name:
            found = cause_by_name(cause.former_name)
            assert found is not None
            assert fold(cause.former_name) in {fold(found.name), fold(found.former_name or "")}


def test_every_informal_name_is_informal_and_leads_to_a_listed_cause() -> None:
    for alias, name in read_table("cause_aliases", 2):
        match = find_cause(alias)
        assert match is not None
        assert match.cause.name == name, alias
        assert (match.start, match.end) == (0, len(alias))


@pytest.mark.parametrize(
    ("phrase", "name", "words", "form"),
    [
        ("民间借贷", "民间借贷纠纷", "民间借贷", "stem"),
        ("因劳动争议纠纷一案", "劳动争议", "劳动争议纠纷", "stem"),
        ("船员劳动合同纠纷", "船员劳动合同纠纷", "船员劳动合同纠纷", "official"),
        ("居间合同纠纷一案", "中介合同纠纷", "居间合同纠纷", "former"),
        ("货款纠纷", "买卖合同纠纷", "货款纠纷", "informal"),
        ("买卖合同与民间借贷纠纷", "民间借贷纠纷", "民间借贷纠纷", "official"),
        ("侵害企业名称(商号)权纠纷", "侵害企业名称（商号）权纠纷", "侵害企业名称(商号)权纠纷", "official"),
    ],
)
def test_variants(phrase: str, name: str, words: str, form: str) -> None:
    match = find_cause(phrase)
    assert match is not None
    assert (match.cause.name, phrase[match.start : match.end], match.form) == (name, words, form)


@pytest.mark.parametrize("phrase", ["", "原告与被告", "纠纷", "合同", "借款"])
def test_phrases_without_a_cause(phrase: str) -> None:
    assert find_cause(phrase) is None


@given(st.text(alphabet="民间借贷合同纠纷劳动争议、一案(（）)甲 ", max_size=60))
def test_the_match_is_a_name_inside_the_phrase(phrase: str) -> None:
    match = find_cause(phrase)
    if match is not None:
        assert 0 <= match.start < match.end <= len(phrase)
        again = find_cause(phrase[match.start : match.end])
        assert again is not None
        assert again.cause is match.cause
