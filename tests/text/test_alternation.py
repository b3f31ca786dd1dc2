"""Words that share their beginnings find what the plain list of words finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from xiezhi.text.alternation import alternation, first_characters

_WORD = st.text(alphabet="公司有限(.|", min_size=1, max_size=4)


@given(st.lists(_WORD, min_size=1, max_size=12), st.text(alphabet="公司有限(.|x", max_size=30))
def test_finds_what_the_longest_word_first_finds(words: list[str], text: str) -> None:
    plain = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    shared = re.compile(alternation(words))
    assert [m.span() for m in shared.finditer(text)] == [m.span() for m in plain.finditer(text)]


@given(st.lists(_WORD, min_size=1, max_size=12), st.text(alphabet="公司有限(.|x", max_size=30))
def test_gives_way_to_a_shorter_word_where_more_must_follow(words: list[str], text: str) -> None:
    plain = re.compile(f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?=司)")
    shared = re.compile(f"{alternation(words)}(?=司)")
    assert [m.span() for m in shared.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_each_first_character_is_tried_once() -> None:
    assert alternation(["借条", "借据", "收条"]) == "(?:借(?:据|条)|收条)"


def test_first_characters_are_those_that_a_match_can_begin_with() -> None:
    assert first_characters("借条|[欠收]据?|(?:协议|合同)书") == "".join(sorted("借欠收协合"))
