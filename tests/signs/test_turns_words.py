"""The words of a turn are looked for only where two characters stand that one of them begins with."""

import re._constants as op
import re._parser as parser
from itertools import product
from typing import Any

import pytest

from xiezhi.signs import turn_words as turns

_SIZE = 2


def _chars(items: Any) -> list[str]:
    """The characters of a set; a set that is told by what it leaves out stands for a character of its own."""
    if any(what is not op.LITERAL for what, _ in items):
        return ["*"]
    return [chr(char) for _, char in items]


def _begin(items: Any) -> set[str]:
    """The first two characters of all that an expression matches; `*` stands for any."""
    found = {""}
    for kind, value in items:
        if kind is op.LITERAL:
            ways = {chr(value)}
        elif kind in (op.NOT_LITERAL, op.ANY):
            ways = {"*"}
        elif kind is op.IN:
            ways = set(_chars(value))
        elif kind is op.SUBPATTERN:
            ways = _begin(value[3])
        elif kind is op.BRANCH:
            ways = set().union(*(_begin(branch) for branch in value[1]))
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            once = _begin(value[2])
            least, most = min(value[0], _SIZE), min(value[1], _SIZE)
            ways = {"".join(way) for count in range(least, most + 1) for way in product(once, repeat=count)}
        else:
            continue  # a look ahead or behind
        found = {(before + way)[:_SIZE] for before in found for way in ways}
    return found


@pytest.mark.parametrize("kind", turns._WORDS)
def test_every_word_begins_with_a_listed_pair(kind: str) -> None:
    listed = set(turns.COURT_WORDS if kind == "courts" else turns.BEGIN)
    begins = _begin(parser.parse(turns._WORDS[kind]))
    assert begins
    assert {pair for pair in begins if pair not in listed and pair[0] not in listed} == set()
