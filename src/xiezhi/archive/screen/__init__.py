"""What no single document shows: filings that repeat one another, and signs that need the whole archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xiezhi.archive.screen.clues import Clue
    from xiezhi.archive.screen.repeats import duplicates_of
    from xiezhi.archive.screen.screening import Screening, screen

__all__ = ["Clue", "Screening", "duplicates_of", "screen"]

_PLACES = {"Clue": "clues", "Screening": "screening", "duplicates_of": "repeats", "screen": "screening"}


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: `duplicates` needs no catalogue of signs.
    from importlib import import_module

    if name in _PLACES:
        return getattr(import_module(f"xiezhi.archive.screen.{_PLACES[name]}"), name)
    raise AttributeError(f"module 'xiezhi.archive.screen' has no attribute {name!r}")
