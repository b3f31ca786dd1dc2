"""Textual signs of fabricated disputes: the catalogue, the engine that finds them, the assessment."""

from __future__ import annotations

from xiezhi.signs.assessment import assess
from xiezhi.signs.catalogue import load_catalogue
from xiezhi.signs.check import check
from xiezhi.signs.engine import find_signs
from xiezhi.signs.rules import Catalogue, SignRule

__all__ = ["Catalogue", "SignRule", "assess", "check", "find_signs", "load_catalogue"]
