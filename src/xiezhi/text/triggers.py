"""Where the words of a long expression can begin, found by their first two characters.

An expression of many words is tried at every character that one of them begins with, word by word. Nearly all of these
places are left for good by a look at the next character, which a set of characters answers at once; the expression
itself is tried at the few that remain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


class Trigger:
    """The beginnings of words: the first two characters of each, or its only one."""

    __slots__ = ("_pattern",)

    def __init__(self, words: Iterable[str]) -> None:
        """`words`: not empty; of a longer word only the first two characters count."""
        seconds: dict[str, set[str]] = {}
        for word in words:
            seconds.setdefault(word[0], set()).add(word[1:2])
        lone = [first for first, found in seconds.items() if "" in found]
        pairs = {first: found for first, found in seconds.items() if "" not in found}
        second = _any_of({char for found in pairs.values() for char in found})
        pair = "|".join(re.escape(first) + _any_of(found) for first, found in sorted(pairs.items()))
        alone = f"(?<={_any_of(lone)})|" if lone else ""
        either = f"(?={second})(?<=(?={pair}).)" if pairs else ""
        self._pattern = re.compile(f"{_any_of(seconds)}(?:{alone}{either})")

    def places(self, text: str) -> list[int]:
        """Every offset where one of the words may begin, ascending."""
        return [match.start() for match in self._pattern.finditer(text)]


def _any_of(chars: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(chars)))}]"


def matches(pattern: re.Pattern[str], places: Iterable[int], text: str) -> Iterator[re.Match[str]]:
    """`pattern.finditer(text)` for a pattern that matches nowhere but at these places (ascending)."""
    reached, match = 0, pattern.match
    for at in places:
        if at >= reached and (found := match(text, at)) is not None:
            reached = found.end()
            yield found
