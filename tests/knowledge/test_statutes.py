"""Statutes: every name resolves, dates are in order, renumbered provisions stand where their text puts them."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest

from xiezhi.knowledge.statutes import (
    in_force,
    procedure_articles,
    procedure_law_article,
    statute,
    statutes,
)


def test_every_name_full_and_short_resolves_to_its_statute() -> None:
    assert len(statutes()) > 120
    for law in statutes():
        for name in (law.name, f"《{law.name}》", *law.short_names):
            assert statute(name) is law, name


def test_a_statute_is_in_force_from_its_first_to_its_last_day() -> None:
    for law in statutes():
        assert in_force(law, law.in_force)
        assert not in_force(law, law.in_force - timedelta(days=1))
        if law.repealed:
            assert law.in_force < law.repealed
            assert in_force(law, law.repealed - timedelta(days=1))
            assert not in_force(law, law.repealed)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("《中华人民共和国民事诉讼法（2017年修正）》", "中华人民共和国民事诉讼法"),
        (
            "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》",
            "最高人民法院关于适用<中华人民共和国民事诉讼法>的解释",
        ),
        ("合同法", "中华人民共和国合同法"),
        (
            "《关于审理民间借贷案件适用法律若干问题的规定》",
            "最高人民法院关于审理民间借贷案件适用法律若干问题的规定",
        ),
    ],
)
def test_printed_names(printed: str, name: str) -> None:
    found = statute(printed)
    assert found is not None
    assert found.name == name


def test_unknown_instruments_are_unknown_not_out_of_force() -> None:
    assert statute("借款合同") is None
    assert in_force("借款合同", date(2020, 1, 1)) is None


def test_the_civil_code_took_the_place_of_nine_laws() -> None:
    code = statute("民法典")
    assert code is not None
    replaced = [law for law in statutes() if law.kind == "law" and law.repealed == code.in_force]
    assert len(replaced) == 9


@pytest.mark.parametrize(
    ("day", "article"),
    [("2007-06-01", 232), ("2010-06-01", 229), ("2018-01-01", 253), ("2022-01-01", 260), ("2024-01-01", 264)],
)
def test_default_interest_was_renumbered_four_times(day: str, article: int) -> None:
    found = procedure_law_article("default_interest", date.fromisoformat(day))
    assert found is not None
    assert found.article == article


def test_a_provision_before_its_introduction_is_none() -> None:
    assert procedure_law_article("third_party_revocation", date(2012, 12, 31)) is None
    assert procedure_law_article("no_such_provision", date(2022, 1, 1)) is None


def test_rows_of_a_provision_are_in_order_of_time_and_each_changes_the_number() -> None:
    rows = procedure_articles()
    for before, after in itertools.pairwise(rows):
        if before.provision == after.provision:
            assert before.since < after.since
            assert before.article != after.article
