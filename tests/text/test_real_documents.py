"""The entity spans of the parsers against labels of real documents, where those lie beside the checkout."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from xiezhi.text import (
    find_case_numbers,
    find_citations,
    find_dates,
    find_identifiers,
    find_laws,
    find_money,
    find_numbers,
    find_periods,
    find_rates,
    fold,
)

SHARED = Path(os.environ.get("XIEZHI_SHARED", Path(__file__).parents[3] / "shared"))
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason=f"no labelled documents under {SHARED}"),
]

Place = tuple[int, int]


def labelled() -> Iterator[tuple[dict[str, Any], str]]:
    for path in sorted((SHARED / "gold").glob("s*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield gold, (SHARED / "samples" / gold["file"]).read_bytes().decode("utf-8")


def mentions(gold: dict[str, Any], text: str, label: str) -> set[Place]:
    """Where the label's strings stand, a longer string of any label hiding the shorter ones inside it."""
    until = min(gold["entities_until"], len(text))
    listed = [(string, name) for name, strings in gold["entities"].items() for string in strings]
    owner: list[str | None] = [None] * until
    places: set[Place] = set()
    for string, name in sorted(listed, key=lambda pair: (-len(pair[0]), pair)):
        at = text.find(string)
        while at != -1 and at + len(string) <= until:
            stretch = range(at, at + len(string))
            if all(owner[index] is None for index in stretch):
                for index in stretch:
                    owner[index] = name
                if name == label:
                    places.add((at, at + len(string)))
            at = text.find(string, at + 1)
    return places


@pytest.mark.parametrize(
    ("label", "find", "least"),
    [
        ("MONEY", find_money, 0.98),
        ("DATE", lambda folded: [value for value in find_dates(folded) if not value.blank], 0.97),
        ("RATE", find_rates, 0.95),
        ("CASE_NO", find_case_numbers, 0.97),
        ("LAW", find_laws, 0.97),
    ],
)
def test_entity_spans(label: str, find: Callable[[str], Sequence[Any]], least: float) -> None:
    right = found = wanted = 0
    for gold, text in labelled():
        expected = mentions(gold, text, label)
        until = min(gold["entities_until"], len(text))
        got = {tuple(value.span) for value in find(fold(text)) if value.span.end <= until}
        right, found, wanted = right + len(got & expected), found + len(got), wanted + len(expected)
    assert wanted
    assert 2 * right / (found + wanted) >= least


def test_every_parser_reads_every_sample() -> None:
    for path in sorted((SHARED / "samples").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        folded = fold(text)
        for find in (
            find_money,
            find_dates,
            find_periods,
            find_rates,
            find_case_numbers,
            find_identifiers,
            find_laws,
            find_citations,
            find_numbers,
        ):
            for value in find(folded):
                assert 0 <= value.span.start < value.span.end <= len(text)
