from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

from xiezhi.learning.checkpoint import load_base
from xiezhi.learning.matching import Triple
from xiezhi.learning.views import learn_views

SECURED = [f"原告赵某{n}借款{n}万元，以房产抵押。" for n in range(12)]
PLAIN = [f"被告李某{n}约定利息，已还{n}万元。" for n in range(12)]


def test_what_sets_the_nearer_apart_counts_more(base: Path) -> None:
    _, tokenizer = load_base(base)
    triples = [Triple(n, (n + 1) % 12, 12 + (n + 3) % 12) for n in range(12)]
    found = learn_views(tokenizer, SECURED + PLAIN, triples, width=8, seed=1)
    assert found.weights.dtype == np.int8
    assert found.shift.shape == (8,)
    assert {"抵押", "利息"} <= set(found.words.tolist())
    one, two, other = (
        found.joined(np.ones(4, np.float32), np.array(tokenizer.encode(t, add_special_tokens=False).ids), t)
        for t in (SECURED[0], SECURED[5], PLAIN[0])
    )
    assert one @ two > one @ other


def test_words_everybody_has_are_left_out(base: Path) -> None:
    _, tokenizer = load_base(base)
    found = learn_views(tokenizer, SECURED, [Triple(0, 1, 2)], width=8, seed=1)
    assert found.words.tolist() == []
