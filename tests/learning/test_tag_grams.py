from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from xiezhi.inference.decode import spans  # noqa: E402
from xiezhi.learning.moves import count_moves  # noqa: E402
from xiezhi.learning.tag_grams import SHARE, learn_tag_grams, scaled  # noqa: E402
from xiezhi.learning.tagging import TagSet, TagWindow  # noqa: E402

TAGS = TagSet(("THING", "SUM"))
OWNER, THING, COSTS = 10, 20, 30


def _window(luck: np.random.Generator) -> TagWindow:
    """Two tokens after an owner are a thing; one after `costs` is a sum."""
    ids, tags = luck.integers(50, 90, 12), np.zeros(12, dtype=np.int64)
    at = int(luck.integers(1, 4))
    ids[at - 1], tags[at], tags[at + 1] = OWNER, 1, 2
    ids[at + 4], tags[at + 5] = COSTS, 3
    return TagWindow(ids, 1 << tags)


@pytest.fixture(scope="module")
def windows() -> list[TagWindow]:
    torch.set_num_threads(1)  # two that wait for each other are far slower on a busy machine
    luck = np.random.default_rng(0)
    return [_window(luck) for _ in range(400)]


def test_habits_of_wording_are_learnt(windows: list[TagWindow]) -> None:
    learn, check = windows[:320], windows[320:]
    moves = count_moves(learn, TAGS)
    grams = learn_tag_grams(learn, TAGS, moves, most=300)
    assert 0 < len(grams.keys) <= 300
    assert bool((np.diff(grams.keys) > 0).all())
    right = 0
    for item in check:
        begins = np.flatnonzero(np.isin(item.allowed, [2, 8])).tolist()
        true = [(at, 2 if item.allowed[at] == 2 else 1) for at in begins]
        said = [(t.start, t.end - t.start) for t in spans(grams.scores(item.ids), TAGS.labels, moves)]
        right += said == true
    assert right > 70


def test_nothing_frequent_is_nothing_learnt() -> None:
    items = [TagWindow(np.array([5]), np.array([2]))]
    grams = learn_tag_grams(items, TAGS, count_moves(items, TAGS))
    assert len(grams.keys) == 0
    assert np.isfinite(grams.scores(np.array([5, 6]))).all()


def test_shares_are_applied_to_both(windows: list[TagWindow]) -> None:
    grams = learn_tag_grams(windows[:40], TAGS, count_moves(windows, TAGS), most=50, steps=3)
    both, ids = scaled(grams), windows[0].ids
    mine = np.ones((len(ids), TAGS.size), np.float32)
    assert np.allclose(both.joined(mine, ids), SHARE[0] * mine + SHARE[1] * grams.scores(ids), atol=1e-5)
