"""Review pages: read a document with its signs marked, accept, reject or correct them, compare, look through a run.

Needs the extra `serve`. Everything stays on this machine: the pages load nothing from elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xiezhi.web.app import create_app
    from xiezhi.web.settings import Settings

__all__ = ["Settings", "create_app"]

_PLACES = {"create_app": "app", "Settings": "settings"}


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: exporting reviews needs no web server.
    from importlib import import_module

    if name in _PLACES:
        return getattr(import_module(f"xiezhi.web.{_PLACES[name]}"), name)
    raise AttributeError(f"module 'xiezhi.web' has no attribute {name!r}")
