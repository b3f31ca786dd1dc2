"""Which filings repeat one another, and how two texts agree and differ."""

from __future__ import annotations

from xiezhi.compare.comparison import Change, Comparison, Passage, Swap, compare, similarity
from xiezhi.compare.duplicates import Duplicates, Filings, Pair, find_duplicates
from xiezhi.compare.filing import Filing, names_in

__all__ = [
    "Change", "Comparison", "Duplicates", "Filing", "Filings", "Pair", "Passage", "Swap", "compare", "find_duplicates",
    "names_in", "similarity",
]  # fmt: skip
