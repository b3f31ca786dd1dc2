"""The tables against labelled real documents beside the project (`XIEZHI_SHARED`)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from xiezhi.knowledge.causes import find_cause
from xiezhi.knowledge.courts import court_of_case_number, resolve_court
from xiezhi.knowledge.persons import is_plausible_person
from xiezhi.text import fold

SHARED = Path(os.environ.get("XIEZHI_SHARED", Path(__file__).resolve().parents[3] / "shared"))
GOLD = SHARED / "gold"

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not GOLD.is_dir(), reason="no labelled documents beside the project (XIEZHI_SHARED)"),
]


@pytest.fixture(scope="module")
def labels() -> list[dict[str, Any]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("s*.json"))]


def test_printed_courts_resolve(labels: list[dict[str, Any]]) -> None:
    printed = [label["court"] for label in labels if label["court"] and "人民法院" in label["court"]]
    named = [name for name in printed if not set(name) & set("×Xx某")]
    assert len(named) >= 40
    assert sum(resolve_court(name) is not None for name in named) >= 0.95 * len(named)


def test_case_number_and_printed_court_agree(labels: list[dict[str, Any]]) -> None:
    compared = agreed = 0
    for label in labels:
        number = fold(label["case_number"] or "").lstrip("(")
        court = resolve_court(label["court"] or "")
        characters = "".join(char for char in number[5:12] if char in "〇" or not char.isdigit())[:1]
        digits = "".join(char for char in number[6:10] if char.isdigit())
        by_number = court_of_case_number(characters + digits) if digits else None
        if court is not None and by_number is not None:
            compared += 1
            agreed += by_number is court
    assert compared >= 20
    assert agreed >= 0.95 * compared


def test_causes_are_found_in_full(labels: list[dict[str, Any]]) -> None:
    causes = [label["cause"] for label in labels if label["cause"]]
    whole = [
        cause for cause in causes if (match := find_cause(cause)) and match.end - match.start == len(cause)
    ]
    assert len(causes) >= 50
    assert len(whole) >= 0.9 * len(causes)


def test_persons_pass_and_other_names_do_not(labels: list[dict[str, Any]]) -> None:
    persons, others = set(), set()
    for label in labels:
        for kind, names in label["entities"].items():
            (persons if kind == "PERSON" else others).update("".join(name.split()) for name in names)
    assert sum(map(is_plausible_person, persons)) >= 0.97 * len(persons)
    assert sum(map(is_plausible_person, others)) <= 0.01 * len(others)
