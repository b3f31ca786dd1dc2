"""Named arrays in one compressed file: the parts of a model beside the network."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from xiezhi.errors import XiezhiError


def write_arrays(path: Path, arrays: Mapping[str, Any]) -> None:
    """Write arrays under their names."""
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def read_arrays(path: Path) -> dict[str, Any]:
    """The arrays of a file by name; none where there is no such file.

    Raises:
        XiezhiError: XZ402 when the file cannot be read.
    """
    if not path.is_file():
        return {}
    try:
        with np.load(path, allow_pickle=False) as file:
            return {name: file[name] for name in file.files}
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise XiezhiError("XZ402", path=path, reason=str(error)) from error
