"""Triggers name every place where a word can begin, so that trying an expression there alone finds the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.text.alternation import alternation, by_first_character
from xiezhi.text.triggers import Characters, Meeting, Neighbours, Trigger, Triggers, matches

_TEXTS = st.text(alphabet="借条据欠妻子父-]^\n，", max_size=40)
_WORDS = st.lists(st.text(alphabet="借条据欠妻父-]^", min_size=1, max_size=3), min_size=1, max_size=8)


@given(_WORDS, _TEXTS)
def test_the_same_matches_are_found_at_the_places_of_a_trigger(words: list[str], text: str) -> None:
    pattern = re.compile(alternation(words))
    places = Trigger(words).places(Neighbours(text))
    found = [match.span() for match in matches(pattern, places, text)]
    assert found == [match.span() for match in pattern.finditer(text)]


@given(st.lists(_WORDS, min_size=1, max_size=8), _TEXTS)
def test_lists_asked_together_find_what_each_finds_alone(lists: list[list[str]], text: str) -> None:
    together = Triggers({str(at): words for at, words in enumerate(lists)}).places(Neighbours(text))
    for at, words in enumerate(lists):
        pattern = re.compile(alternation(words))
        found = [match.span() for match in matches(pattern, together[str(at)], text)]
        assert found == [match.span() for match in pattern.finditer(text)]


def test_of_longer_words_the_third_character_counts() -> None:
    together = Triggers({"papers": ["欠款确认书", "欠条"], "people": ["妻"]})
    assert together.places(Neighbours("妻欠款的欠条，欠款确认书")) == {"papers": [4, 7], "people": [0]}


def test_at_most_eight_lists_are_asked_together() -> None:
    with pytest.raises(ValueError, match="eight"):
        Triggers({str(at): ["借条"] for at in range(9)})


def test_places_are_those_of_the_first_two_characters() -> None:
    assert Trigger(["借条", "妻"]).places(Neighbours("借款的借条由妻子出具")) == [3, 6]


def test_a_text_without_characters_has_no_places() -> None:
    assert Trigger(["借条", "妻"]).places(Neighbours("")) == []
    assert Meeting("借", "条").places(Neighbours("")) == []
    assert Characters("借").places(Neighbours("")) == []


@given(st.text(alphabet="借条据\n，", max_size=40))
def test_a_meeting_is_where_one_character_stands_behind_another(text: str) -> None:
    expected = [match.start() for match in re.finditer(r"(?<=[借\n])[条，]", text)]
    assert Meeting("借\n", "条，").places(Neighbours(text)) == expected


@given(st.text(max_size=40))
def test_no_place_of_a_character_is_missed_in_any_text(text: str) -> None:
    expected = [at for at, char in enumerate(text) if char in "借。\n"]
    places = Characters("借。\n").places(Neighbours(text))
    assert [at for at in places if text[at] in "借。\n"] == expected


@given(_TEXTS)
def test_alternatives_grouped_by_their_first_character_find_the_same(text: str) -> None:
    pattern = r"借条|[借欠]据?|(?:妻|父)子|借条据|欠(?!条)|条(?<=据条)"
    plain, grouped = re.compile(pattern), re.compile(by_first_character(pattern))
    assert [m.span() for m in grouped.finditer(text)] == [m.span() for m in plain.finditer(text)]
