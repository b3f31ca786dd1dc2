"""From scores of tags to spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

Floats = np.ndarray
_NEVER = -1e9
_SURE = 0.99
"""From this probability on a token is outside all spans, whatever stands around it."""


class Tagged(NamedTuple):
    """Tokens `[start, end)` carry `label`, with a probability."""

    label: str
    start: int
    end: int
    confidence: float


def spans(scores: Floats, labels: Sequence[str], moves: Floats | None = None) -> list[Tagged]:
    """Spans from the scores `[tokens, 1 + 2 * labels]` of the tags O, B-x, I-x …

    Without `moves` the best tag of each token is taken; where that gives an I without its B, the stretch around it is
    decoded again as the best *legal* path. With `moves` every stretch between tokens that are surely O is decoded as the path
    with the highest sum of log probabilities and moves. Confidence is the geometric mean of the tokens' probabilities of the
    span's label.

    Args:
        moves: `[tags, tags]`, what is added for the step from one tag to the next.
    """
    if not len(scores):
        return []
    shifted = scores - scores.max(axis=1, keepdims=True)
    probability = np.exp(shifted)
    probability /= probability.sum(axis=1, keepdims=True)
    tags = scores.argmax(axis=1)
    if moves is None:
        places, moves = _broken(tags), np.zeros((scores.shape[1],) * 2)
    else:
        places = _stretches(probability[:, 0] < _SURE)
    if places:
        _decode(np.log(probability + 1e-9), places, moves, tags)
    return _collect(tags, probability, labels)


def _broken(tags: np.ndarray) -> list[tuple[int, int]]:
    """Stretches without O in which some I does not follow a B or I of its label."""
    kind = (tags + 1) // 2
    inside = (tags > 0) & (tags % 2 == 0)
    before = np.concatenate([[0], kind[:-1]])
    wrong = inside & (before != kind)
    return [(s, e) for s, e in _stretches(tags > 0) if wrong[s:e].any()] if wrong.any() else []


def _stretches(chosen: np.ndarray) -> list[tuple[int, int]]:
    """`[start, end)` of every run of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]])))
    return [(int(s), int(e)) for s, e in edges.reshape(-1, 2)]


def _decode(scores: Floats, places: Sequence[tuple[int, int]], moves: Floats, tags: np.ndarray) -> None:
    """Write the best legal path of every stretch into `tags`; stretches of like length are decoded side by side."""
    order = sorted(places, key=lambda place: place[1] - place[0])
    for begin in range(0, len(order), 32):
        group = order[begin : begin + 32]
        lengths = np.array([end - start for start, end in group])
        table = np.zeros((len(group), int(lengths.max()), scores.shape[1]))
        for row, (start, end) in enumerate(group):
            table[row, : end - start] = scores[start:end]
        paths = _best_paths(table, lengths, _legal(moves))
        for (start, end), path in zip(group, paths, strict=True):
            tags[start:end] = path[: end - start]


def _legal(moves: Floats) -> Floats:
    """The moves, with a penalty for every step to an I that is not from its own B or I."""
    size = len(moves)
    inside = np.arange(2, size, 2)
    barred = np.zeros((size, size), dtype=bool)
    barred[:, inside] = True
    barred[inside - 1, inside] = barred[inside, inside] = False
    return np.where(barred, _NEVER, moves)


def _best_paths(scores: Floats, lengths: np.ndarray, moves: Floats) -> np.ndarray:
    """Paths `[stretches, tokens]` with the highest sums; every stretch stands between two O.

    `scores` is `[stretches, tokens, tags]`, of which the first `lengths` tokens count.
    """
    rows, count, _ = scores.shape
    best = scores[:, 0] + moves[0]
    back = np.zeros(scores.shape, dtype=np.int64)
    for token in range(1, count):
        ways = best[:, :, None] + moves
        back[:, token] = ways.argmax(axis=1)
        going = (token < lengths)[:, None]
        best = np.where(going, ways.max(axis=1) + scores[:, token], best)
    path = np.zeros((rows, count), dtype=np.int64)
    line = np.arange(rows)
    current = (best + moves[:, 0]).argmax(axis=1)
    for token in range(count - 1, -1, -1):
        path[:, token] = current
        if token:
            current = np.where(token < lengths, back[line, token, current], current)
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
