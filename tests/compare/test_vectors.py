from __future__ import annotations

import numpy as np
import pytest

from xiezhi.compare import vectors
from xiezhi.compare.vectors import vector_pairs


def near(count: int) -> tuple[list[str], np.ndarray]:
    """Random vectors, the second half a little off the first."""
    dice = np.random.default_rng(1)
    first = dice.standard_normal((count, 64)).astype(np.float32)
    second = first + 0.1 * dice.standard_normal((count, 64)).astype(np.float32)
    return [f"a{n:03}" for n in range(count)] + [f"b{n:03}" for n in range(count)], np.concatenate(
        (first, second)
    )


@pytest.mark.parametrize("exact", [True, False])
def test_what_is_near_is_found_and_nothing_else(exact: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "EXACT", 10_000 if exact else 0)
    ids, rows = near(120)
    pairs = vector_pairs(ids, rows, 0.97)
    assert {(pair.doc_a[1:], pair.doc_b[1:]) for pair in pairs} == {
        (f"{n:03}", f"{n:03}") for n in range(120)
    }
    assert all(0.97 <= pair.similarity <= 1 and pair.method == "vector" for pair in pairs)


def test_length_does_not_matter_and_none_or_one_has_no_pair() -> None:
    row = np.ones((1, 8), np.float32)
    assert vector_pairs(["a", "b"], np.concatenate((row, 7 * row)), 0.99)[0].similarity == 1.0
    assert vector_pairs(["a"], row, 0.5) == []
    assert vector_pairs([], np.empty((0, 8), np.float32), 0.5) == []
