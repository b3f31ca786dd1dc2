"""The words of a turn are looked for only where a character stands that one of them begins with."""

import re._constants as op
import re._parser as parser
from typing import Any

import pytest

from xiezhi.signs import turns


def _first(items: Any, found: set[str]) -> bool:
    """Collect the characters an expression can begin with; whether it can match nothing at all."""
    for kind, value in items:
        if kind is op.LITERAL:
            found.add(chr(value))
            return False
        if kind is op.IN:
            found |= {chr(char) for what, char in value if what is op.LITERAL}
            assert all(what is op.LITERAL for what, _ in value)
            return False
        if kind is op.SUBPATTERN and not _first(value[3], found):
            return False
        if kind is op.BRANCH:
            empty = [_first(branch, found) for branch in value[1]]  # all of them, so that all are collected
            if not any(empty):
                return False
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and not _first(value[2], found) and value[0] > 0:
            return False
    return True


@pytest.mark.parametrize("kind", turns.FIRST)
def test_every_word_begins_with_a_listed_character(kind: str) -> None:
    found: set[str] = set()
    assert not _first(parser.parse(turns._WORDS[kind]), found)
    assert found == set(turns.FIRST[kind])
