"""No pattern of the engine may be tried in 2ⁿ ways: alternatives inside a repetition must not share a character."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as sre  # type: ignore[attr-defined]
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
OFTEN = 8  # repetitions from which two ways each are too many
CHARACTERS = [*map(chr, range(32, 127)), *"一二三十百万〇×某年月日号元，。、；：（）《》“”\n"]
_PATTERNS = """
import json, re, sys
compiled, plain = {}, re.compile
def watch(pattern, flags=0):
    made = plain(pattern, flags)
    frame = sys._getframe(1)
    if isinstance(made.pattern, str) and "xiezhi" in frame.f_code.co_filename:
        compiled[made.pattern, int(made.flags)] = f"{frame.f_code.co_filename}:{frame.f_lineno}"
    return made
re.compile = watch
from pathlib import Path
from xiezhi.analyzer import Analyzer
analyzer = Analyzer.load(model=False)
for path in sorted(Path("corpora").glob("*/*.txt")):
    analyzer.analyze(path.read_text(encoding="utf-8"))
json.dump([[*key, where] for key, where in compiled.items()], sys.stdout)
"""


def _single(items: Any) -> set[str]:
    """The characters that a branch of one character matches; none for any other branch."""
    if len(items) != 1:
        return set()
    kind, value = items[0]
    if kind is op.SUBPATTERN:
        return _single(value[3])
    if kind is op.LITERAL:
        return {chr(value)}
    if kind is not op.IN:
        return set()
    found, negated = set(), False
    for what, item in value:
        negated |= what is op.NEGATE
        if what is op.LITERAL:
            found.add(chr(item))
        elif what is op.RANGE:
            found |= {c for c in CHARACTERS if item[0] <= ord(c) <= item[1]}
        elif what is op.CATEGORY and item is op.CATEGORY_DIGIT:
            found |= set("0123456789")
    return set(CHARACTERS) - found if negated else found


def _shared(items: Any) -> Iterator[set[str]]:
    """Characters that two alternatives of one repetition share."""
    for kind, value in items:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            _, most, body = value
            inner = body
            while len(inner) == 1 and inner[0][0] is op.SUBPATTERN:
                inner = inner[0][1][3]
            if most >= OFTEN and len(inner) == 1 and inner[0][0] is op.BRANCH:
                branches = [_single(branch) for branch in inner[0][1][1]]
                for n, branch in enumerate(branches):
                    yield from (branch & other for other in branches[:n] if branch & other)
            yield from _shared(body)
        elif kind is op.SUBPATTERN:
            yield from _shared(value[3])
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from _shared(branch)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from _shared(value[1])


def test_the_look_finds_what_it_is_for() -> None:
    assert list(_shared(sre.parse("(?:[×X]|[A-Z]|ab){1,24}"))) == [{"X"}]
    assert list(_shared(sre.parse("(?:[×X]|[A-W]|ab){1,24}"))) == []


@pytest.mark.slow
def test_alternatives_inside_a_repetition_share_no_character() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PATTERNS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    patterns = json.loads(done.stdout)
    assert len(patterns) > 1000
    ambiguous = {
        where: re.sub(r"\s+", " ", pattern)[:80]
        for pattern, flags, where in patterns
        if any(_shared(sre.parse(pattern, flags)))
    }
    assert ambiguous == {}
