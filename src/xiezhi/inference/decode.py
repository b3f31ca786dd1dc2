"""From scores of tags to spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

Floats = np.ndarray


class Tagged(NamedTuple):
    """Tokens `[start, end)` carry `label`, with a probability."""

    label: str
    start: int
    end: int
    confidence: float


def spans(scores: Floats, labels: Sequence[str]) -> list[Tagged]:
    """Spans from the scores `[tokens, 1 + 2 * labels]` of the tags O, B-x, I-x …

    The best tag of each token is taken; where that gives an I without its B, the stretch around it is decoded again
    as the best *legal* path. Confidence is the geometric mean of the tokens' probabilities of the span's label.
    """
    if not len(scores):
        return []
    shifted = scores - scores.max(axis=1, keepdims=True)
    probability = np.exp(shifted)
    probability /= probability.sum(axis=1, keepdims=True)
    tags = scores.argmax(axis=1)
    for start, end in _broken(tags):
        tags[start:end] = _best_path(np.log(probability[start:end] + 1e-9))
    return _collect(tags, probability, labels)


def _broken(tags: np.ndarray) -> list[tuple[int, int]]:
    """Stretches without O in which some I does not follow a B or I of its label."""
    kind = (tags + 1) // 2
    inside = (tags > 0) & (tags % 2 == 0)
    before = np.concatenate([[0], kind[:-1]])
    wrong = inside & (before != kind)
    if not wrong.any():
        return []
    named = np.concatenate([[False], tags > 0, [False]])
    starts = np.flatnonzero(named[1:] & ~named[:-1])
    ends = np.flatnonzero(~named[1:] & named[:-1])
    return [(int(s), int(e)) for s, e in zip(starts, ends, strict=True) if wrong[s:e].any()]


def _best_path(scores: Floats) -> np.ndarray:
    """The legal sequence of tags with the highest sum of log probabilities."""
    size = scores.shape[1]
    allowed = np.zeros((size, size), dtype=np.float64)
    for inside in range(2, size, 2):
        allowed[:, inside] = -1e9
        allowed[[inside - 1, inside], inside] = 0.0
    best = scores[0].astype(np.float64)
    best[2::2] = -1e9
    back = np.zeros(scores.shape, dtype=np.int64)
    for token in range(1, len(scores)):
        ways = best[:, None] + allowed
        back[token] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[token]
    path = np.zeros(len(scores), dtype=np.int64)
    path[-1] = best.argmax()
    for token in range(len(scores) - 1, 0, -1):
        path[token - 1] = back[token, path[token]]
    return path


def _collect(tags: np.ndarray, probability: Floats, labels: Sequence[str]) -> list[Tagged]:
    found: list[Tagged] = []
    kind = (tags + 1) // 2
    begins = np.flatnonzero(tags % 2 == 1)
    for start in begins.tolist():
        label, end = int(kind[start]), start + 1
        while end < len(tags) and tags[end] == 2 * label:
            end += 1
        chosen = probability[start:end, 2 * label - 1] + probability[start:end, 2 * label]
        confidence = float(np.exp(np.log(chosen + 1e-9).mean()))
        found.append(Tagged(labels[label - 1], start, end, min(1.0, confidence)))
    return found
