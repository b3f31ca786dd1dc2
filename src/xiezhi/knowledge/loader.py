"""The one place that reads the tables packed beside this module. Nothing is read before it is asked for.

Tables are tab-separated UTF-8 with one `#` line of column names; `README.md` says where each comes from.
Callers cache what they build from a table; this module keeps nothing.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from xiezhi.errors import XiezhiError

Row = tuple[str, ...]


def read_table(name: str, width: int) -> list[Row]:
    """All rows of the table `name` (without suffix), each with exactly `width` cells, in file order.

    Raises:
        XiezhiError: XZ350 where the table is missing or a row has another width.
    """
    lines = _read(f"tables/{name}.tsv").split("\n")
    rows = [tuple(line.split("\t")) for line in lines if line and line[0] != "#"]
    for row in rows:
        if len(row) != width:
            raise XiezhiError("XZ350", table=name, reason=f"{len(row)} cells instead of {width} at {row[0]}")
    return rows


def read_toml(name: str) -> dict[str, Any]:
    """The TOML file `name` (without suffix) beside this module.

    Raises:
        XiezhiError: XZ350 where it is missing or is not TOML.
    """
    try:
        return tomllib.loads(_read(f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise XiezhiError("XZ350", table=name, reason=str(error)) from error


def _read(path: str) -> str:
    try:
        return (files("xiezhi.knowledge") / path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise XiezhiError("XZ350", table=path, reason=str(error)) from error
