"""Learn the n-gram scores of a sentence task, and how much they count beside the encoder's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy import sparse
from sklearn.svm import LinearSVC

from xiezhi.inference.grams import Grams, features, keys_of
from xiezhi.learning.metrics import label_table, tuned_thresholds

_ORDER = 3
_STEEP = 2.0
"""A margin of one is a score of two: a probability of 0.88."""
SHARES = ((1.0, 0.0), (1.0, 0.5), (1.0, 1.0), (1.0, 1.5), (1.0, 2.0), (1.0, 3.0), (0.5, 3.0), (0.0, 1.0))
"""Tried in this order: how much the encoder counts, how much the n-grams."""


def learn_grams(
    tokens: Sequence[np.ndarray], targets: np.ndarray, *, most: int = 12_000, balance: float = 1.0
) -> Grams:
    """A linear support vector machine per label over the n-grams in at least two sentences.

    Args:
        tokens: sentences as token ids.
        targets: `[sentences, labels]` of 0 and 1.
        most: n-grams kept, the most frequent first.
        balance: how much more a sentence with the label counts than one without.
    """
    owner, keys = keys_of(tokens, _ORDER)
    seen, frequency = np.unique(np.unique(np.stack([keys, owner]), axis=1)[0], return_counts=True)
    chosen = np.sort(np.lexsort((seen, -frequency))[:most])
    chosen = chosen[frequency[chosen] > 1]
    known = seen[chosen]
    rarity = (np.log((1 + len(tokens)) / (1 + frequency[chosen])) + 1).astype(np.float32)
    rows, columns, values = features(tokens, known, rarity, _ORDER)
    table = sparse.csr_matrix((values, (rows, columns)), shape=(len(tokens), len(known)))
    labels = targets.shape[1]
    weights, bias = np.zeros((len(known), labels), np.float32), np.full(labels, -1.5 * _STEEP, np.float32)
    for label in np.flatnonzero(targets.any(axis=0) & ~targets.all(axis=0)):
        machine = LinearSVC(C=1.0, class_weight={0: 1.0, 1: balance}, random_state=0)
        machine.fit(table, targets[:, label] > 0)
        weights[:, label], bias[label] = _STEEP * machine.coef_[0], _STEEP * machine.intercept_[0]
    scale = np.maximum(np.abs(weights).max(axis=0, initial=0.0), 1e-6) / 127
    whole = np.rint(weights / scale).astype(np.int8)
    return Grams(known, rarity, whole, scale.astype(np.float32), bias, np.ones((), np.float32), _ORDER)


def tried(grams: Grams, encoder: np.ndarray, tokens: Sequence[np.ndarray], targets: np.ndarray) -> np.ndarray:
    """Micro-F1 on sentences held back with each of `SHARES`, at the threshold that is best there.

    `encoder` are the encoder's scores `[sentences, labels]` on the same sentences.
    """
    plain = grams.scores(tokens)
    names = [str(i) for i in range(targets.shape[1])]
    found = []
    for mine, theirs in SHARES:
        chance = 1.0 / (1.0 + np.exp(-(mine * encoder + theirs * plain)))
        limits = tuned_thresholds(chance, targets, least=10**9)
        found.append(label_table(chance >= limits, targets, names).micro.f1)
    return np.array(found)


def scaled(grams: Grams, share: tuple[float, float]) -> Grams | None:
    """The n-grams with their share and the encoder's; `None` for a share of nothing."""
    mine, theirs = share
    if not theirs:
        return None
    factor, part = np.float32(theirs), np.full((), mine, dtype=np.float32)
    return replace(grams, scale=grams.scale * factor, bias=grams.bias * factor, encoder=part)


def weighed(
    grams: Grams, encoder: np.ndarray, tokens: Sequence[np.ndarray], targets: np.ndarray
) -> Grams | None:
    """The n-grams with the share that is best on sentences held back; `None` when they add nothing."""
    return scaled(grams, SHARES[int(np.argmax(tried(grams, encoder, tokens, targets)))])
