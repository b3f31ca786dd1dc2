"""How likely one tag follows another, beside the model's scores of each: what ends a span is seen better from both sides."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from xiezhi.inference.arrays import read_arrays, write_arrays

FILE = "moves.npz"


def save(path: Path, moves: Mapping[str, np.ndarray]) -> None:
    """Write the moves `[tags, tags]` of each span task into one file."""
    write_arrays(path, {task: found.astype(np.float32) for task, found in moves.items()})


def load(path: Path) -> dict[str, np.ndarray]:
    """The moves of each span task; none where there is no such file.

    Raises:
        XiezhiError: XZ402 when the file cannot be read.
    """
    return read_arrays(path)
