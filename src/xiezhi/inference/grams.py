"""Labels of sentences from the strings in them: a linear score over character n-grams, added to the encoder's.

A small encoder knows what words mean; what it does not know is the exact formula that a court always uses for one
thing. A linear model over n-grams of characters knows nothing else, and needs few examples. Together they are better
than either. The n-grams are n-grams of token ids, so widths, letter case and white space are already out of the way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from xiezhi.inference.arrays import read_tasks, write_tasks

FILE = "grams.npz"
_BASE = 1 << 20
"""Larger than any vocabulary: an n-gram of up to three ids is one number of 60 bits. No id is 0 (padding)."""
_FIELDS = ("keys", "rarity", "weights", "scale", "bias", "encoder")


def keys_of(tokens: Sequence[np.ndarray], order: int) -> tuple[np.ndarray, np.ndarray]:
    """(number of the sentence, key) of every n-gram of 1 to `order` tokens of every sentence."""
    owner = np.repeat(np.arange(len(tokens)), [len(ids) for ids in tokens])
    flat = np.concatenate([*tokens, np.empty(0, dtype=np.int64)]).astype(np.int64)
    owners, keys, current = [owner], [flat], flat
    for n in range(2, order + 1):
        current = current[:-1] * _BASE + flat[n - 1 :]
        whole = owner[: len(current)] == owner[n - 1 :]  # an n-gram never reaches into the next sentence
        owners.append(owner[: len(current)][whole])
        keys.append(current[whole])
    return np.concatenate(owners), np.concatenate(keys)


def features(
    tokens: Sequence[np.ndarray], known: np.ndarray, rarity: np.ndarray, order: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(sentence, place in `known`, value): log counts times rarity, every sentence of length one.

    `known` holds the keys in ascending order, `rarity` their inverse document frequencies.
    """
    owner, keys = keys_of(tokens, order)
    places = np.searchsorted(known, keys)
    places[places == len(known)] = 0
    hit = known[places] == keys if len(known) else np.zeros(len(keys), dtype=bool)
    cells, counts = np.unique(owner[hit] * max(1, len(known)) + places[hit], return_counts=True)
    rows, columns = np.divmod(cells, max(1, len(known)))
    values = (1.0 + np.log(counts)) * rarity[columns]
    length = np.sqrt(np.bincount(rows, values * values, minlength=len(tokens)))
    return rows, columns, (values / length[rows]).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Grams:
    """The linear scores of one sentence task.

    Attributes:
        keys: the n-grams that count, ascending.
        rarity: their inverse document frequencies.
        weights: int8 `[n-grams, labels]`; times `scale` they are the weights.
        scale, bias: float32 `[labels]`.
        encoder: what the encoder's score is multiplied with before this one is added.
        order: longest n-gram, in tokens.
    """

    keys: np.ndarray
    rarity: np.ndarray
    weights: np.ndarray
    scale: np.ndarray
    bias: np.ndarray
    encoder: np.ndarray
    order: int = 3

    def scores(self, tokens: Sequence[np.ndarray]) -> np.ndarray:
        """Scores `[sentences, labels]` of sentences given as token ids, to be added to those of the encoder."""
        rows, columns, values = features(tokens, self.keys, self.rarity, self.order)
        total = np.zeros((len(tokens), len(self.scale)), dtype=np.float32)
        starts = np.flatnonzero(np.diff(rows, prepend=-1))
        if len(starts):
            parts = self.weights[columns].astype(np.float32) * values[:, None]
            total[rows[starts]] = np.add.reduceat(parts, starts, axis=0)
        answer: np.ndarray = total * self.scale + self.bias
        return answer

    def joined(self, encoder: np.ndarray, tokens: Sequence[np.ndarray]) -> np.ndarray:
        """The encoder's scores `[sentences, labels]` and these, together."""
        both: np.ndarray = encoder * self.encoder + self.scores(tokens)
        return both


def save(path: Path, grams: Mapping[str, Grams]) -> None:
    """Write the n-grams of all tasks into one file."""
    write_tasks(path, grams, _FIELDS)


def load(path: Path) -> dict[str, Grams]:
    """The n-grams of each task; none where there is no such file.

    Raises:
        XiezhiError: XZ402 when the file cannot be read.
    """
    return {task: Grams(*arrays) for task, arrays in read_tasks(path, _FIELDS).items()}
