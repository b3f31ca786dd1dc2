"""Where models lie: a folder given, one named by `XIEZHI_MODEL`, or the one packed with the library."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from xiezhi.errors import XiezhiError

VARIABLE = "XIEZHI_MODEL"
NAME = "xiezhi-base"


def find_model(directory: Path | str | None = None) -> Path | None:
    """The folder of the model to use, or `None` when there is none.

    A folder that someone named (argument or environment) must hold a model; the packed one may be absent.

    Raises:
        XiezhiError: XZ401 when a named folder holds no model.
    """
    named = directory or os.environ.get(VARIABLE)
    if named:
        path = Path(named).expanduser()
        if not (path / "labels.json").is_file():
            raise XiezhiError("XZ401", path=path)
        return path
    for path in _packed():
        if (path / "labels.json").is_file():
            return path
    return None


def _packed() -> list[Path]:
    """In an installed wheel the models are package data; in a checkout they lie beside `src`."""
    package = Path(str(files("xiezhi")))
    return [package / "models" / NAME, package.parents[1] / "models" / NAME]
