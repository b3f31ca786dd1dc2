from __future__ import annotations

import numpy as np
import pytest

from xiezhi.compare import vectors
from xiezhi.compare.vectors import contrast, vector_pairs


def near(count: int, common: float = 0.0) -> tuple[list[str], np.ndarray]:
    """Random vectors, the second half a little off the first; all share `common` of one direction."""
    dice = np.random.default_rng(1)
    first = dice.standard_normal((count, 64)).astype(np.float32)
    second = first + 0.1 * dice.standard_normal((count, 64)).astype(np.float32)
    ids = [f"a{n:03}" for n in range(count)] + [f"b{n:03}" for n in range(count)]
    return ids, np.concatenate((first, second)) + np.float32(common)


@pytest.mark.parametrize("cells", [50_000_000, 1])
@pytest.mark.parametrize("common", [0.0, 20.0])
def test_what_is_near_is_found_and_nothing_else(
    cells: int, common: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "_CELLS", cells)
    ids, rows = near(120, common)
    pairs = vector_pairs(ids, rows, 0.97)
    assert {(pair.doc_a, pair.doc_b) for pair in pairs} == {(f"a{n:03}", f"b{n:03}") for n in range(120)}
    assert all(0.97 <= pair.similarity <= 1 and pair.method == "vector" for pair in pairs)


def test_what_all_share_is_taken_out_but_not_from_a_handful() -> None:
    _, rows = near(120, 20.0)
    units = contrast(rows)
    assert np.abs(units.mean(axis=0)).max() < 0.1
    assert np.allclose(np.linalg.norm(units, axis=1), 1, atol=1e-5)
    handful = contrast(rows[:10])
    assert (handful @ handful.T).min() > 0.9


def test_length_does_not_matter_and_none_or_one_has_no_pair() -> None:
    row = np.ones((1, 8), np.float32)
    assert vector_pairs(["a", "b"], np.concatenate((row, 7 * row)), 0.99)[0].similarity == 1.0
    assert vector_pairs(["a"], row, 0.5) == []
    assert vector_pairs([], np.empty((0, 8), np.float32), 0.5) == []
