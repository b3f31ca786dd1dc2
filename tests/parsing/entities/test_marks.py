"""Choosing between overlapping mentions, and spreading names over the text."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from xiezhi.parsing.entities.marks import Mark, first_places, occurrences, places, places_at_once, settle


def mark(label: str, start: int, end: int, text: str = "") -> Mark:
    return Mark(label, start, end, "rule:test", text)


def test_the_longest_stays() -> None:
    court, place = mark("COURT", 0, 7), mark("LOC", 0, 2)
    assert settle([place, court]) == [court]


def test_an_earlier_tier_stands_before_a_longer_mark() -> None:
    court, place = mark("COURT", 0, 7), mark("LOC", 0, 12)
    assert settle([court], [place]) == [court]


def test_of_equals_the_first_given_stays() -> None:
    first, second = mark("PERSON", 3, 5), mark("ORG", 3, 5)
    assert settle([first, second]) == [first]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=30))
def test_nothing_overlaps_and_nothing_that_fits_is_lost(places: list[tuple[int, int]]) -> None:
    marks = [mark("ORG", start, start + length) for start, length in places]
    kept = settle(marks)
    for one, two in itertools.pairwise(kept):
        assert one.end <= two.start
    for candidate in marks:
        assert any(candidate.start < other.end and other.start < candidate.end for other in kept)


def test_further_occurrences_are_found() -> None:
    text = "林一舟借给石大江，林一舟起诉。"
    assert [(m.start, m.end) for m in occurrences(text, [mark("PERSON", 0, 3, "林一舟")])] == [(9, 12)]


def test_a_single_letter_name_is_not_found_inside_words() -> None:
    text = "A与ABC公司，A称"
    assert [m.start for m in occurrences(text, [mark("PERSON", 0, 1, "A")])] == [8]


@given(
    st.lists(st.text(alphabet="甲乙a", min_size=1, max_size=3), min_size=1, max_size=6, unique=True),
    st.text(alphabet="甲乙a丙", max_size=40),
)
def test_one_pass_for_many_names_finds_what_one_pass_each_finds(names: list[str], text: str) -> None:
    at_once = places_at_once(text, names)
    assert at_once == {name: list(places(text, name)) for name in names}


def test_first_places_of_many_names_in_a_long_text() -> None:
    text = "甲公司与乙公司" * 30_000
    names = ["甲公司", "乙公司", "丙公司", *(f"丁{n}" for n in range(100))]
    assert first_places(text, names) == {name: text.find(name) for name in names}
