"""Tags of tokens from the strings around them: a linear score over character n-grams, added to the encoder's.

Where a span begins and ends is often a habit of wording (the owner before the thing, the sum behind it). Strings at fixed
places around a token learn such habits from few examples, and err elsewhere than a small encoder does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from xiezhi.inference.arrays import read_tasks, write_tasks

FILE = "tag_grams.npz"
REACH = 4
"""Tokens to either side of a token that count."""
LONGEST = 4
"""Longest n-gram, in tokens."""
_FIELDS = ("keys", "weights", "scale", "bias", "encoder")
_FACTOR = np.int64(1_000_003)
_BEFORE, _AFTER = -1, -2
"""What stands where the text has ended; no id of a token."""


def shapes() -> list[tuple[int, int]]:
    """(first place, length) of every n-gram around a token, which is place 0."""
    return [(at, size) for size in range(1, LONGEST + 1) for at in range(-REACH, REACH + 2 - size)]


def keys_of(ids: np.ndarray) -> np.ndarray:
    """`[shapes, tokens]`: the n-gram of each shape around each token, as one number that also tells the shape."""
    count = len(ids)
    wide = np.concatenate([[_BEFORE] * REACH, ids, [_AFTER] * REACH]).astype(np.int64)
    found = np.empty((len(shapes()), count), dtype=np.int64)
    for row, (at, size) in enumerate(shapes()):
        key = np.full(count, row + 1, dtype=np.int64)
        for place in range(REACH + at, REACH + at + size):
            key = key * _FACTOR + wide[place : place + count]  # wraps around: a hash of 64 bits
        found[row] = key
    return found


@dataclass(frozen=True, slots=True)
class TagGrams:
    """The linear scores of one span task.

    Attributes:
        keys: the n-grams that count, ascending.
        weights: int8 `[n-grams, tags]`; times `scale` they are the weights.
        scale, bias: float32 `[tags]`.
        encoder: what the encoder's score is multiplied with before this one is added.
    """

    keys: np.ndarray
    weights: np.ndarray
    scale: np.ndarray
    bias: np.ndarray
    encoder: np.ndarray

    def scores(self, ids: np.ndarray) -> np.ndarray:
        """Scores `[tokens, tags]` of a text given as token ids."""
        total = np.zeros((len(ids), len(self.scale)), dtype=np.float32)
        if len(self.keys):
            for keys in keys_of(ids):
                places = np.searchsorted(self.keys, keys)
                places[places == len(self.keys)] = 0
                hit = np.flatnonzero(self.keys[places] == keys)
                total[hit] += self.weights[places[hit]]
        answer: np.ndarray = total * self.scale + self.bias
        return answer

    def joined(self, encoder: np.ndarray, ids: np.ndarray) -> np.ndarray:
        """The encoder's scores `[tokens, tags]` and these, together."""
        both: np.ndarray = encoder * self.encoder + self.scores(ids)
        return both


def save(path: Path, grams: Mapping[str, TagGrams]) -> None:
    """Write the n-grams of all span tasks into one file."""
    write_tasks(path, grams, _FIELDS)


def load(path: Path) -> dict[str, TagGrams]:
    """The n-grams of each span task; none where there is no such file.

    Raises:
        XiezhiError: XZ402 when the file cannot be read.
    """
    return {task: TagGrams(*arrays) for task, arrays in read_tasks(path, _FIELDS).items()}
