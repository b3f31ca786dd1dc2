"""Roles: every word leads to a role of the schema, stacked words decide where the first says nothing."""

from __future__ import annotations

import re

import pytest

from xiezhi.parsing.roles import ROLE_WORDS, bare, role_of, role_pattern
from xiezhi.schema import ROLES


def test_every_word_means_a_role_of_the_schema() -> None:
    assert set(ROLE_WORDS.values()) <= set(ROLES)


@pytest.mark.parametrize("word", sorted(ROLE_WORDS))
def test_every_word_is_matched_whole(word: str) -> None:
    match = re.match(role_pattern(), word + "周小禾")
    assert match is not None
    assert match.group() == word


@pytest.mark.parametrize(
    ("word", "core"),
    [
        ("原审被告", "被告"),
        ("一审第三人", "第三人"),
        ("原公诉机关", "公诉机关"),
        ("原告", "原告"),
        ("原审上诉人", "上诉人"),
    ],
)
def test_prefixes_fall_away(word: str, core: str) -> None:
    assert bare(word) == core


@pytest.mark.parametrize(
    ("word", "stacked", "options", "role"),
    [
        ("申请人", "", {}, "applicant"),
        ("申请人", "", {"retrial": True}, "retrial_applicant"),
        ("被申请人", "(一审被告、二审上诉人)", {}, "retrial_respondent"),
        ("申请人", "(申请执行人)", {}, "enforcement_applicant"),
        ("被申请人", "(一审被告、申请执行人，二审被上诉人)", {"retrial": True}, "retrial_respondent"),
        ("反诉原告", "(本诉被告)", {}, "defendant"),
        ("反诉人", "(本诉被告)", {"counterclaim": True}, "plaintiff"),
        ("异议人", "(被执行人)", {}, "judgment_debtor"),
        ("异议人", "", {}, "outsider"),
        ("申诉人", "", {"arbitration": True}, "applicant"),
        ("被诉人", "", {"arbitration": True}, "respondent"),
        ("申诉人", "", {}, "retrial_applicant"),
        ("答辩人", "(被上诉人)", {}, "appellee"),
        ("原审被告人", "", {}, "accused"),
    ],
)
def test_role_in_this_proceeding(word: str, stacked: str, options: dict[str, bool], role: str) -> None:
    settings = {"retrial": False, "counterclaim": False, "arbitration": False} | options
    assert role_of(word, stacked, **settings) == role
