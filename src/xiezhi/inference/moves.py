"""How likely one tag follows another, beside the model's scores of each: what ends a span is seen better from both sides."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from xiezhi.errors import XiezhiError

FILE = "moves.npz"


def save(path: Path, moves: Mapping[str, np.ndarray]) -> None:
    """Write the moves `[tags, tags]` of each span task into one file."""
    cells: dict[str, Any] = {task: found.astype(np.float32) for task, found in moves.items()}
    with path.open("wb") as file:
        np.savez_compressed(file, **cells)


def load(path: Path) -> dict[str, np.ndarray]:
    """The moves of each span task; none where there is no such file.

    Raises:
        XiezhiError: XZ402 when the file cannot be read.
    """
    if not path.is_file():
        return {}
    try:
        with np.load(path, allow_pickle=False) as file:
            return {task: file[task] for task in file.files}
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise XiezhiError("XZ402", path=path, reason=str(error)) from error
