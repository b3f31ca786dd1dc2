"""Subjects: the names of a document beside the fixed words find what one expression of all of them finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from xiezhi.signs.subjects import Subjects

_COURTS, _ROLES = ("原审法院", "原审", "法院"), ("原告", "被告", "反诉原告", "被告人")
_TEXT = st.lists(
    st.sampled_from(["原审", "法院", "原告", "被告", "反诉", "人", "甲", "乙", "甲乙", "公司", "，"]),
    max_size=14,
).map("".join)
_NAME = st.text(alphabet="甲乙公司原告", min_size=2, max_size=4)


def _by_one_expression(names: list[str], text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    parties = sorted({*_ROLES, *names}, key=len, reverse=True)
    every = re.compile(f"(?P<court>{'|'.join(_COURTS)})|(?P<party>{'|'.join(parties)})")
    return [(*m.span(), m["party"] is not None) for m in every.finditer(text, start, end)]


@given(st.lists(_NAME, max_size=4), _TEXT, st.integers(0, 6), st.integers(6, 30))
def test_finds_what_one_expression_finds(names: list[str], text: str, start: int, end: int) -> None:
    found = Subjects(_COURTS, _ROLES, set(names) - {*_ROLES}).find(text, start, end)
    assert [(s.start, s.end, s.party) for s in found] == _by_one_expression(names, text, start, end)


@given(_TEXT)
def test_many_names_find_the_same(text: str) -> None:
    names = ["甲乙公司", "甲公司", *(f"丙{n}" for n in range(60))]
    found = [(s.start, s.end, s.party) for s in Subjects(_COURTS, _ROLES, names).find(text)]
    assert found == _by_one_expression(names, text, 0, len(text))
