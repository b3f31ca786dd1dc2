"""From scores of tags to spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

Floats = np.ndarray
_NEVER = -1e9
_OUTSIDE = 0.99
"""From this probability on a token is outside all spans, whatever stands around it."""
_SURE = 0.95
"""A stretch whose every token has a tag of this probability is not read again."""


class Tagged(NamedTuple):
    """Tokens `[start, end)` carry `label`, with a probability."""

    label: str
    start: int
    end: int
    confidence: float


def spans(scores: Floats, labels: Sequence[str], moves: Floats | None = None) -> list[Tagged]:
    """Spans from the scores `[tokens, 1 + 2 * labels]` of the tags O, B-x, I-x …

    Without `moves` the best tag of each token is taken; where that gives an I without its B, the stretch around it is
    decoded again as the best *legal* path. With `moves` every doubtful stretch between tokens that are surely O is decoded as
    the path with the highest sum of log probabilities and moves. Confidence is the geometric mean of the tokens'
    probabilities of the span's label.

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
        places, moves = _with(_wrong(tags), _stretches(tags > 0)), np.zeros((scores.shape[1],) * 2)
    else:
        doubtful = _wrong(tags) | (probability.max(axis=1) < _SURE)
        places = _with(doubtful, _stretches(probability[:, 0] < _OUTSIDE))
    if places:
        _decode(probability, places, moves, tags)
    return _collect(tags, probability, labels)


def _wrong(tags: np.ndarray) -> np.ndarray:
    """Which tokens have an I that does not follow a B or I of its label."""
    kind = (tags + 1) // 2
    inside = (tags > 0) & (tags % 2 == 0)
    before = np.concatenate([[0], kind[:-1]])
    wrong: np.ndarray = inside & (before != kind)
    return wrong


def _with(chosen: np.ndarray, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places in which some token is chosen."""
    until = np.concatenate([[0], np.cumsum(chosen)]).tolist()
    return [(start, end) for start, end in places if until[end] > until[start]]


def _stretches(chosen: np.ndarray) -> list[tuple[int, int]]:
    """`[start, end)` of every run of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]])))
    return [(int(s), int(e)) for s, e in edges.reshape(-1, 2)]


def _decode(probability: Floats, places: Sequence[tuple[int, int]], moves: Floats, tags: np.ndarray) -> None:
    """Write the best legal path of every stretch into `tags`; stretches of like length are decoded side by side."""
    order = sorted(places, key=lambda place: place[1] - place[0])
    for begin in range(0, len(order), 32):
        group = order[begin : begin + 32]
        lengths = np.array([end - start for start, end in group])
        table = np.zeros((len(group), int(lengths.max()), probability.shape[1]))
        for row, (start, end) in enumerate(group):
            table[row, : end - start] = np.log(probability[start:end] + 1e-9)
        paths = _best_paths(table, lengths, legal(moves))
        for (start, end), path in zip(group, paths, strict=True):
            tags[start:end] = path[: end - start]


def legal(moves: Floats) -> Floats:
    """The moves, with a penalty for every step to an I that is not from its own B or I."""
    size = len(moves)
    inside = np.arange(2, size, 2)
    barred = np.zeros((size, size), dtype=bool)
    barred[:, inside] = True
    barred[inside - 1, inside] = barred[inside, inside] = False
    return np.where(barred, _NEVER, moves)


def _best_paths(scores: Floats, lengths: np.ndarray, moves: Floats) -> np.ndarray:
    """Paths `[stretches, tokens]` with the highest sums; every stretch stands between two O.

    `scores` is `[stretches, tokens, tags]`, of which the first `lengths` tokens count; the shorter ones come first.
    """
    rows, count, _ = scores.shape
    best, before = scores[:, 0] + moves[0], np.ascontiguousarray(moves.T)
    back = np.zeros(scores.shape, dtype=np.int64)
    for token in range(1, count):
        first = int(np.searchsorted(lengths, token, side="right"))  # the stretches before it have ended
        ways = best[first:, None, :] + before
        back[first:, token] = chosen = ways.argmax(axis=2)
        best[first:] = np.take_along_axis(ways, chosen[:, :, None], 2)[:, :, 0] + scores[first:, token]
    path = np.zeros((rows, count), dtype=np.int64)
    line = np.arange(rows)
    current = (best + moves[:, 0]).argmax(axis=1)
    for token in range(count - 1, -1, -1):
        path[:, token] = current
        if token:
            current = np.where(token < lengths, back[line, token, current], current)
    return path


def _collect(tags: np.ndarray, probability: Floats, labels: Sequence[str]) -> list[Tagged]:
    """The spans of legal tags: each runs from its B over the I that follow."""
    begins = np.flatnonzero(tags % 2 == 1)
    other = np.append(np.flatnonzero((tags == 0) | (tags % 2 == 1)), len(tags))
    ends = other[np.searchsorted(other, begins, side="right")]
    kind = (tags + 1) // 2
    line = np.arange(len(tags))
    # Outside all spans (kind 0) the sum means nothing, and is asked by nobody.
    chosen = probability[line, 2 * kind - 1] + probability[line, 2 * kind]
    until = np.concatenate([[0.0], np.cumsum(np.log(chosen + 1e-9))])
    sure = np.minimum(1.0, np.exp((until[ends] - until[begins]) / (ends - begins)))
    names = [labels[number] for number in (kind[begins] - 1).tolist()]
    return list(map(Tagged, names, begins.tolist(), ends.tolist(), sure.tolist()))
