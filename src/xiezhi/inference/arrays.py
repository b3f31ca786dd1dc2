"""Named arrays in one compressed file: the parts of a model beside the network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def write_tasks(path: Path, tasks: Mapping[str, Any], fields: Sequence[str]) -> None:
    """Write these attributes of what each task has, as arrays named `task/field`."""
    write_arrays(
        path, {f"{task}/{name}": getattr(has, name) for task, has in tasks.items() for name in fields}
    )


def read_tasks(path: Path, fields: Sequence[str]) -> dict[str, list[Any]]:
    """The arrays of each task in the order of the fields; none where there is no such file.

    Raises:
        XiezhiError: XZ402 when the file cannot be read, or a field of a task is missing.
    """
    arrays = read_arrays(path)
    tasks = sorted({name.rpartition("/")[0] for name in arrays})
    try:
        return {task: [arrays[f"{task}/{name}"] for name in fields] for task in tasks}
    except KeyError as error:
        raise XiezhiError("XZ402", path=path, reason=str(error)) from error
