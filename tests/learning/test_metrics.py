from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.learning.metrics import Score, label_table, span_table, tuned_thresholds


def test_counts_of_labels() -> None:
    said = np.array([[1, 0], [1, 1], [0, 0]])
    true = np.array([[1, 0], [0, 1], [0, 1]])
    table = label_table(said, true, ("a", "b"))
    assert table.labels == {"a": Score(1, 2, 1), "b": Score(1, 1, 2)}
    assert table.micro == Score(2, 3, 3)
    assert abs(table.macro - 2 / 3) < 1e-9


def test_a_span_must_agree_in_both_ends_and_label() -> None:
    table = span_table([[(0, 2, "A"), (3, 5, "B")]], [[(0, 2, "A"), (3, 6, "B")]], ("A", "B"))
    assert (table.labels["A"].f1, table.labels["B"].f1) == (1.0, 0.0)
    assert table.micro == Score(1, 2, 2)


def test_nothing_said_of_nothing_is_zero_not_an_error() -> None:
    assert Score(0, 0, 0).f1 == Score(0, 0, 0).precision == Score(0, 0, 0).recall == 0.0


def test_thresholds_find_the_gap_between_true_and_false() -> None:
    true = np.array([[1.0]] * 30 + [[0.0]] * 30)
    chance = np.where(true > 0, 0.3, 0.2)
    limits = tuned_thresholds(chance, true)
    assert ((chance >= limits) == (true > 0)).all()


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_f1_lies_between_precision_and_recall(right: int, wrong: int, missed: int) -> None:
    score = Score(right, right + wrong, right + missed)
    low, high = sorted((score.precision, score.recall))
    assert low - 1e-9 <= score.f1 <= high + 1e-9
