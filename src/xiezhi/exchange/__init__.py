"""Other people's formats: Akoma Ntoso, case packages, tables, labels of annotation tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xiezhi.exchange.akn import check_akn, to_akn

_PLACES = {"to_akn": "akn", "check_akn": "akn"}
__all__ = ["check_akn", "to_akn"]


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: each format needs another library.
    from importlib import import_module

    if name in _PLACES:
        return getattr(import_module(f"xiezhi.exchange.{_PLACES[name]}"), name)
    raise AttributeError(f"module 'xiezhi.exchange' has no attribute {name!r}")
