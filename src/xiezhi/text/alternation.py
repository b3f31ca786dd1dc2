"""Long lists of words as regular expressions that do not try every word at every place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def alternation(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest one first, without a capturing group.

    It finds what the words sorted by length and joined with `|` find, but words with one beginning share it: a place
    is tried once for each first character, not once for each word.
    """
    return _expression(sorted(set(words)))


def _expression(words: list[str]) -> str:
    """The expression of sorted words; an empty one among them makes the rest optional."""
    branches = []
    for char, group in groupby(filter(None, words), key=lambda word: word[0]):
        branches.append(re.escape(char) + _expression([word[1:] for word in group]))
    if not branches:
        return ""
    if "" in words:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
