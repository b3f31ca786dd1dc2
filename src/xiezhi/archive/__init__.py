"""Archives: many documents into a run directory of Parquet tables, and the questions asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xiezhi.archive.archive import Archive
    from xiezhi.archive.columns import Columns
    from xiezhi.archive.job import Progress, annotate
    from xiezhi.archive.settings import Settings
    from xiezhi.archive.tables import TABLES

__all__ = ["TABLES", "Archive", "Columns", "Progress", "Settings", "annotate"]

_PLACES = {
    "Archive": "archive",
    "Columns": "columns",
    "Progress": "job",
    "Settings": "settings",
    "TABLES": "tables",
    "annotate": "job",
}


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: asking a run a question needs neither readers nor the analyzer.
    from importlib import import_module

    if name in _PLACES:
        return getattr(import_module(f"xiezhi.archive.{_PLACES[name]}"), name)
    raise AttributeError(f"module 'xiezhi.archive' has no attribute {name!r}")
