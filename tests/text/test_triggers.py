"""Triggers name every place where a word can begin, so that trying an expression there alone finds the same."""

import re

from hypothesis import given
from hypothesis import strategies as st

from xiezhi.text.alternation import alternation, by_first_character
from xiezhi.text.triggers import Trigger, matches

_TEXTS = st.text(alphabet="借条据欠妻子父-]^\n，", max_size=40)
_WORDS = st.lists(st.text(alphabet="借条据欠妻父-]^", min_size=1, max_size=3), min_size=1, max_size=8)


@given(_WORDS, _TEXTS)
def test_the_same_matches_are_found_at_the_places_of_a_trigger(words: list[str], text: str) -> None:
    pattern = re.compile(alternation(words))
    found = [match.span() for match in matches(pattern, Trigger(words).places(text), text)]
    assert found == [match.span() for match in pattern.finditer(text)]


def test_places_are_those_of_the_first_two_characters() -> None:
    assert Trigger(["借条", "妻"]).places("借款的借条由妻子出具") == [3, 6]


@given(_TEXTS)
def test_alternatives_grouped_by_their_first_character_find_the_same(text: str) -> None:
    pattern = r"借条|[借欠]据?|(?:妻|父)子|借条据|欠(?!条)|条(?<=据条)"
    plain, grouped = re.compile(pattern), re.compile(by_first_character(pattern))
    assert [m.span() for m in grouped.finditer(text)] == [m.span() for m in plain.finditer(text)]
