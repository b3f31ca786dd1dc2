"""Long lists of words as regular expressions that do not try every word at every place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby


def alternation(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest one first, without a capturing group.

    It finds what the words sorted by length and joined with `|` find, but words with one beginning share it: a place
    is tried once for each first character, not once for each word.
    """
    return _expression(sorted(set(words)))


def by_first_character(pattern: str) -> str:
    """The same expression, its alternatives grouped by the character they begin with, in their order.

    Alternatives that begin differently never match at one place, so their order among each other does not matter; one
    that begins with a group or a set of characters (`(?:甲|乙)方`, `[甲乙]方`) is taken apart first. What begins in any
    other way is refused (ValueError). A place where none of the characters stands is then passed over at once.
    """
    groups: dict[str, list[str]] = {}
    for branch in _heads(pattern):
        groups.setdefault(branch[0], []).append(branch[1:])
    branches = (f"{first}(?:{'|'.join(rest)})" if any(rest) else first for first, rest in groups.items())
    return f"(?:{'|'.join(branches)})"


def first_characters(pattern: str) -> str:
    """The characters that a match of an expression can begin with; for expressions as `by_first_character` takes.

    Behind words of any length, `(?=[…])` of these before the expression leaves most places at once.
    """
    return "".join(sorted({branch[0] for branch in _heads(pattern)}))


_HEAD = re.compile(r"\(\?:([^()]*)\)(?![?*+{])|\[([^\[\]\\^-]+)\](?![?*+{])|[^\\()\[\].^$*+?{|](?![?*+{])")


def _heads(pattern: str) -> Iterator[str]:
    """The alternatives of an expression, each beginning with a character that stands for itself."""
    for branch in _branches(pattern):
        head = _HEAD.match(branch)
        if head is None:
            raise ValueError(f"begins with no character of its own: {branch}")
        if head[1] is None and head[2] is None:
            yield branch
        else:
            for first in head[1].split("|") if head[1] is not None else head[2]:
                yield from _heads(first + branch[head.end() :])


def _branches(pattern: str) -> list[str]:
    """An expression cut at the bars that stand in no bracket."""
    branches, depth = [""], 0
    for piece in re.findall(r"\\.|\[[^\]]*\]|[^\\]", pattern, re.S):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            branches.append("")
        else:
            branches[-1] += piece
    return branches


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
