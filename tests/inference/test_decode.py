from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from xiezhi.inference.decode import _best_paths, legal, spans

LABELS = ("PERSON", "MONEY")
SCORES = arrays.arrays(
    np.float32, st.tuples(st.integers(0, 12), st.just(5)), elements=st.floats(-9, 9, width=32)
)


def _peaks(*tags: int) -> np.ndarray:
    scores = np.zeros((len(tags), 5), dtype=np.float32)
    scores[np.arange(len(tags)), tags] = 8.0
    return scores


def test_spans_follow_the_tags() -> None:
    found = spans(_peaks(0, 1, 2, 0, 3, 4, 4), LABELS)
    assert [(t.label, t.start, t.end) for t in found] == [("PERSON", 1, 3), ("MONEY", 4, 7)]
    assert all(0.9 < t.confidence <= 1.0 for t in found)


def test_two_mentions_side_by_side_stay_two() -> None:
    found = spans(_peaks(1, 2, 1, 2), LABELS)
    assert [(t.start, t.end) for t in found] == [(0, 2), (2, 4)]


def test_an_inside_without_its_begin_is_read_as_the_best_legal_path() -> None:
    scores = _peaks(1, 4, 2)
    scores[1, 2] = 7.0
    assert [(t.label, t.start, t.end) for t in spans(scores, LABELS)] == [("PERSON", 0, 3)]


@given(SCORES)
def test_spans_never_overlap_and_lie_within_the_text(scores: np.ndarray) -> None:
    found = spans(scores, LABELS)
    edges = [edge for t in found for edge in (t.start, t.end)]
    assert edges == sorted(edges)
    assert all(0 <= t.start < t.end <= len(scores) for t in found)


def _allowed(path: tuple[int, ...]) -> bool:
    return all(
        tag % 2 or tag == 0 or before in (tag - 1, tag) for before, tag in itertools.pairwise((0, *path))
    )


def _sum(scores: np.ndarray, moves: np.ndarray, path: tuple[int, ...]) -> float:
    """Of a path between two O."""
    steps = sum(float(moves[a, b]) for a, b in itertools.pairwise((0, *path, 0)))
    return steps + sum(float(scores[i, tag]) for i, tag in enumerate(path))


@given(
    arrays.arrays(np.float32, (2, 4, 5), elements=st.floats(-9, 9, width=32)),
    arrays.arrays(np.float32, (5, 5), elements=st.floats(-4, 0, width=32)),
    st.integers(1, 4),
)
def test_the_best_path_is_the_best_of_all_legal_paths(
    scores: np.ndarray, moves: np.ndarray, size: int
) -> None:
    paths = _best_paths(scores.astype(np.float64), np.array([size, 4]), legal(moves))
    for row, count in enumerate((size, 4)):
        path = tuple(paths[row, :count].tolist())
        assert _allowed(path)
        best = max(
            _sum(scores[row], moves, p) for p in itertools.product(range(5), repeat=count) if _allowed(p)
        )
        assert abs(_sum(scores[row], moves, path) - best) < 1e-3


@given(SCORES, arrays.arrays(np.float32, (5, 5), elements=st.floats(-9, 0, width=32)))
def test_spans_by_moves_never_overlap_either(scores: np.ndarray, moves: np.ndarray) -> None:
    edges = [edge for t in spans(scores, LABELS, moves) for edge in (t.start, t.end)]
    assert edges == sorted(edges)


def test_moves_that_say_nothing_change_nothing() -> None:
    scores = np.random.default_rng(1).normal(size=(200, 5)).astype(np.float32) * 4
    scores[:, 2::2] = scores[:, 1::2] - 1  # no I is ever better than its B: every best tag is legal
    assert spans(scores, LABELS, np.zeros((5, 5), np.float32)) == spans(scores, LABELS)


def test_a_lone_token_gives_way_to_moves_that_know_spans_are_longer() -> None:
    scores = _peaks(0, 1, 0)
    scores[1] = (2.0, 2.3, 0.0, 0.0, 0.0)
    moves = np.zeros((5, 5), np.float32)
    moves[1, 0] = -3.0
    assert len(spans(scores, LABELS)) == 1
    assert spans(scores, LABELS, moves) == []
