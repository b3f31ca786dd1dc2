from __future__ import annotations

import numpy as np

from xiezhi.learning.grams import learn_grams, weighed

RNG = np.random.default_rng(4)
FORMULA = [7, 8, 9]
"""What a sentence with the label says, word for word, somewhere."""


def _sentences(count: int) -> tuple[list[np.ndarray], np.ndarray]:
    tokens, targets = [], np.zeros((count, 2), np.float32)
    for number in range(count):
        ids = RNG.integers(1, 40, 15).tolist()
        if number % 3 == 0:
            ids[5:5] = FORMULA
            targets[number, 1] = 1
        tokens.append(np.array(ids))
    return tokens, targets


def test_a_formula_is_learnt_and_a_label_without_examples_stays_silent() -> None:
    grams = learn_grams(*_sentences(300))
    tokens, targets = _sentences(90)
    scores = grams.scores(tokens)
    right = (scores[:, 1] > 0) == (targets[:, 1] > 0)
    assert right.mean() > 0.95
    assert (scores[:, 0] < 0).all()
    assert grams.weights.dtype == np.int8


def test_ngrams_are_weighed_against_the_encoder() -> None:
    grams = learn_grams(*_sentences(300))
    tokens, targets = _sentences(90)
    knows = np.where(targets > 0, 9.0, -9.0).astype(np.float32)
    guesses = RNG.normal(size=targets.shape).astype(np.float32)
    assert weighed(grams, knows, tokens, targets) is None
    chosen = weighed(grams, guesses, tokens, targets)
    assert chosen is not None
    joined = chosen.joined(guesses, tokens)
    assert ((joined[:, 1] > 0) == (targets[:, 1] > 0)).mean() > (
        (guesses[:, 1] > 0) == (targets[:, 1] > 0)
    ).mean()
    assert chosen.scale.max() >= grams.scale.max()
