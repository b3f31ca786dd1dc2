"""Document vectors beside the encoder's: what strings a document has, and which of a list of telling words.

The encoder's vector says what a document is about. Whether two loans are alike hangs as well on plain things, a mortgage, a
guarantor, a wire transfer, that a mean over two thousand tokens washes out. So a document's vector is made of
parts of equal weight: the encoder's, one of its n-grams, and one of the words that stand in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from xiezhi.errors import XiezhiError
from xiezhi.inference.arrays import read_arrays, write_arrays
from xiezhi.inference.grams import features

FILE = "views.npz"
_FIELDS = ("keys", "rarity", "weights", "scale", "shift", "words", "strength", "usual")


@dataclass(frozen=True, slots=True)
class Views:
    """Two linear maps.

    Attributes:
        keys, rarity: n-grams of token ids that count, ascending, and their inverse document frequencies.
        weights: int8 `[n-grams, width]`; times `scale`, with `shift` added, they are the map of the n-grams.
        scale, shift: float32 `[width]`.
        words: telling words.
        strength: how much each counts, float32 `[words]`.
        usual: the share of documents that have it, float32 `[words]`.
        order: longest n-gram, in tokens.
    """

    keys: np.ndarray
    rarity: np.ndarray
    weights: np.ndarray
    scale: np.ndarray
    shift: np.ndarray
    words: np.ndarray
    strength: np.ndarray
    usual: np.ndarray
    order: int = 3

    @property
    def width(self) -> int:
        """Numbers added to a vector."""
        return len(self.scale) + len(self.words)

    def joined(self, encoder: np.ndarray, ids: np.ndarray, text: str) -> np.ndarray:
        """The whole unit vector of a document.

        Args:
            encoder: the encoder's vector of it, of any length above 0.
            ids: all its token ids.
            text: the document.
        """
        parts = [encoder, self.strings(ids), self.named(text)]
        whole = np.concatenate([_unit(part) for part in parts])
        return _unit(whole)

    def strings(self, ids: np.ndarray) -> np.ndarray:
        """The part of its n-grams, `[width]`."""
        _, columns, values = features([ids], self.keys, self.rarity, self.order)
        total: np.ndarray = values @ self.weights[columns].astype(np.float32) * self.scale + self.shift
        return total

    def named(self, text: str) -> np.ndarray:
        """The part of the telling words, `[words]`."""
        here = np.array([word in text for word in self.words.tolist()], dtype=np.float32)
        weighed: np.ndarray = (here - self.usual) * self.strength
        return weighed


def _unit(vector: np.ndarray) -> np.ndarray:
    unit: np.ndarray = (vector / max(float(np.linalg.norm(vector)), 1e-9)).astype(np.float32)
    return unit


def save(path: Path, views: Views) -> None:
    """Write the views into one file."""
    write_arrays(path, {name: getattr(views, name) for name in _FIELDS})


def load(path: Path) -> Views | None:
    """The views in a file; `None` where there is no such file.

    Raises:
        XiezhiError: XZ402 when the file cannot be read.
    """
    arrays = read_arrays(path)
    try:
        return Views(*(arrays[name] for name in _FIELDS)) if arrays else None
    except KeyError as error:
        raise XiezhiError("XZ402", path=path, reason=str(error)) from error
