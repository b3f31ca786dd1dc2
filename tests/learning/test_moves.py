from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

from xiezhi.learning.moves import SHARE, count_moves
from xiezhi.learning.tagging import TagSet, TagWindow

TAGS = TagSet(("PERSON", "MONEY"))


def _window(*tags: int) -> TagWindow:
    return TagWindow(np.zeros(len(tags), np.int64), np.array([1 << tag for tag in tags]))


def test_what_was_seen_is_likelier_than_what_was_not() -> None:
    found = count_moves([_window(0, 1, 2, 2, 0)] * 5, TAGS)
    assert found.shape == (5, 5)
    assert found[1].argmax() == 2
    assert found[1, 0] < found[1, 2]
    assert np.allclose(np.exp(found / SHARE).sum(axis=1), 1, atol=1e-5)


def test_open_tokens_count_for_nothing() -> None:
    plain = count_moves([], TAGS)
    window = TagWindow(np.zeros(2, np.int64), np.array([TAGS.any, TAGS.any]))
    assert np.array_equal(count_moves([window] * 9, TAGS), plain)
