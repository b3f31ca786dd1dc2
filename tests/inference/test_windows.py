from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.inference.windows import cut, gather


@given(st.integers(0, 5000), st.integers(2, 300), st.integers(0, 200))
def test_every_token_is_kept_exactly_once(length: int, size: int, overlap: int) -> None:
    overlap = min(overlap, size - 1)
    windows = cut(length, size, overlap)
    kept = [token for w in windows for token in range(w.first, w.last)]
    assert kept == list(range(length))
    assert all(0 <= w.start <= w.first < w.last <= w.end <= length for w in windows)
    assert all(w.end - w.start <= size for w in windows)


@given(st.integers(300, 5000), st.integers(0, 120))
def test_neighbouring_windows_share_what_was_asked_and_cut_it_in_the_middle(
    length: int, overlap: int
) -> None:
    windows = cut(length, 254, overlap)
    for left, right in pairwise(windows):
        assert left.end - right.start >= overlap
        assert abs((left.last - right.start) - (left.end - left.last)) <= 1


def test_overlap_must_be_smaller_than_the_window() -> None:
    with pytest.raises(ValueError, match="smaller"):
        cut(10, 4, 4)


@given(st.lists(st.integers(1, 400), max_size=60))
def test_every_sentence_is_kept_once_and_groups_fit(lengths: list[int]) -> None:
    groups = gather(lengths, 254)
    assert [i for g in groups for i in range(g.first, g.last)] == list(range(len(lengths)))
    for g in groups:
        assert g.start <= g.first <= g.last <= g.end
        assert sum(lengths[g.start : g.end]) <= 254 or g.end - g.start == 1


def test_a_sentence_inside_a_document_has_neighbours_on_both_sides() -> None:
    groups = gather([50] * 12, 254)
    for g in groups:
        for sentence in range(g.first, g.last):
            assert sentence == 0 or sentence > g.start
            assert sentence == 11 or sentence < g.end - 1
