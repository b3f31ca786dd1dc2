"""Short names that a document gives its parties: 甲有限公司（以下简称甲公司）."""

from __future__ import annotations

import re

from xiezhi.parsing.roles import ROLE_WORDS, role_pattern

_CUES = ("简称", "下称", "统称")
_NAME = re.compile(
    r"(?:简称|下称|统称)(?:为|作|：)?[“\"'‘「&;a-z]*(?P<name>[^\n《》“”\"'’‘」()，、；。&]{2,24})"
)
_BREAK = re.compile(r"[\n，。；、：()]")
_WINDOW = 80


def short_names(text: str, names: list[str]) -> list[tuple[str, int]]:
    """Pairs of a short name and the index in `names` it stands for, in the order they are given.

    A party whose full name is printed with a slip before the bracket is still met if the end of it agrees.
    """
    found: list[tuple[str, int]] = []
    for cue in _CUES:
        at = text.find(cue)
        while at != -1:
            pair = _pair(text, at, names)
            if pair and pair not in found:
                found.append(pair)
            at = text.find(cue, at + 2)
    return found


def _pair(text: str, at: int, names: list[str]) -> tuple[str, int] | None:
    opening = text.rfind("(", max(0, at - _WINDOW), at)
    closed = text.rfind(")", max(0, at - _WINDOW), at)
    match = _NAME.match(text, at)
    if opening < 0 or (opening < closed and not _inner(text, opening, at)) or match is None:
        return None
    name = match.group("name")
    index = _owner(text, opening, names)
    return (name, index) if index is not None and name not in ROLE_WORDS and name != names[index] else None


def _inner(text: str, opening: int, at: int) -> bool:
    """Whether the bracket opened at `opening` still stands open at `at`."""
    return text.count("(", opening, at) > text.count(")", opening, at)


def _owner(text: str, opening: int, names: list[str]) -> int | None:
    """Which name ends right before the bracket: the longest that fits, else one that ends alike."""
    exact = [i for i, name in enumerate(names) if text.endswith(name, 0, opening)]
    if exact:
        return max(exact, key=lambda i: len(names[i]))
    breaks = [m.end() for m in _BREAK.finditer(text, max(0, opening - 50), opening)]
    printed = text[breaks[-1] if breaks else max(0, opening - 50) : opening]
    alike = [i for i, name in enumerate(names) if len(name) > 6 and _alike(printed, name)]
    return alike[0] if len(alike) == 1 else None


def _alike(printed: str, name: str) -> bool:
    """Whether a printed name that holds a slip means `name`: it nearly is, or ends with, the same characters."""
    printed = re.split(role_pattern() + "|与|诉", printed)[-1]
    if abs(len(printed) - len(name)) > 4:
        return False
    return printed[-8:] == name[-8:] or (printed[:4] == name[:4] and printed[-2:] == name[-2:])
