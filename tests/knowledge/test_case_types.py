"""Case types: every listed one resolves, and the chamber words of older numbers are read by their parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.knowledge.case_types import case_type, case_types, old_case_type
from xiezhi.knowledge.loader import read_table


def test_every_row_resolves_to_its_type() -> None:
    for code, name, characters, _field, procedure in read_table("case_types", 5):
        found = case_type(characters)
        assert found is not None
        assert name in found.names
        assert not code or code in found.codes
        assert found.procedure == procedure


def test_characters_are_at_most_three_in_the_official_list() -> None:
    assert len(case_types()) > 110
    assert all(len(kind.characters) <= 3 for kind in case_types().values() if kind.official)


@pytest.mark.parametrize(
    ("characters", "field", "procedure"),
    [
        ("民初", "civil", "first_instance"),
        ("民终", "civil", "second_instance"),
        ("民申", "civil", "retrial_review"),
        ("民再", "civil", "retrial"),
        ("民督", "civil", "payment_order"),
        ("民特", "civil", "special"),
        ("民撤", "civil", "first_instance"),
        ("财保", "civil", "preservation"),
        ("执恢", "enforcement", "enforcement"),
        ("破申", "bankruptcy", "bankruptcy"),
        ("刑初字", "criminal", "first_instance"),
        ("民辖终", "civil", "second_instance"),
    ],
)
def test_types_of_the_annex(characters: str, field: str, procedure: str) -> None:
    found = case_type(characters)
    assert found is not None
    assert (found.field, found.procedure) == (field, procedure)


@pytest.mark.parametrize(
    ("word", "field", "procedure"),
    [
        ("民一初字", "civil", "first_instance"),
        ("安民三终字", "civil", "second_instance"),
        ("海民初字", "civil", "first_instance"),
        ("商刑初字", "criminal", "first_instance"),
        ("商辖终字", "civil", "second_instance"),
        ("粤高法民一提字", "civil", "retrial"),
        ("民再终字", "civil", "retrial"),
        ("民再申字", "civil", "retrial_review"),
        ("民申字", "civil", "retrial_review"),
        ("零民督字", "civil", "payment_order"),
        ("绍柯商破字", "bankruptcy", "bankruptcy"),
        ("莱城执恢字", "enforcement", "enforcement"),
        ("莱中执复字", "enforcement", "enforcement"),
        ("通中刑执字", "criminal", "special"),
        ("立民保字", "civil", "preservation"),
        ("行终字", "administrative", "second_instance"),
    ],
)
def test_words_before_2016(word: str, field: str, procedure: str) -> None:
    found = old_case_type(word)
    assert found is not None
    assert (found.field, found.procedure, found.official) == (field, procedure, False)


@pytest.mark.parametrize("word", ["", "字", "证内经字", "临鉴字", "京仲裁字", "办字"])
def test_words_of_other_offices(word: str) -> None:
    assert old_case_type(word) is None


@given(st.text(alphabet="民商刑行执初终再申监督破特字一二高法", max_size=12))
def test_old_words_keep_their_characters(word: str) -> None:
    found = old_case_type(word)
    if found is not None:
        assert found.characters == word.removesuffix("字")
