"""Parties, representatives, firms and absence against the labelled real documents beside the project."""

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from xiezhi.parsing.absence import read_absent
from xiezhi.parsing.cast import Cast
from xiezhi.parsing.page import Page
from xiezhi.parsing.parties import read_parties
from xiezhi.parsing.representatives import read_representatives
from xiezhi.parsing.sections import divide
from xiezhi.parsing.title import read_title
from xiezhi.text import SourceText

SHARED = Path(os.environ.get("XIEZHI_SHARED", Path(__file__).parents[3] / "shared"))
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason=f"no labelled documents in {SHARED}"),
]
GOALS = {"parties": 0.95, "kinds": 0.95, "representatives": 0.95, "firms": 0.95, "absent": 0.9}


def plain(value: str | None) -> str:
    """One form for comparing printed names."""
    return "".join(unicodedata.normalize("NFKC", value or "").split()).lower()


def read(text: str) -> dict[str, Counter[tuple[str, ...]]]:
    """What the rules read, as comparable keys."""
    page = Page.of(SourceText.of(text))
    title = read_title(page)
    page = divide(page, title)
    parties = read_parties(page, title)
    acting = read_representatives(page, title, parties)
    absent = read_absent(page, parties, Cast.of(page, parties, acting))
    return {
        "parties": Counter((plain(p.name), p.role) for p in parties),
        "kinds": Counter((plain(p.name), p.kind) for p in parties),
        "representatives": Counter((plain(r.name), r.kind, plain(r.for_)) for r in acting),
        "firms": Counter((plain(r.name), plain(r.firm)) for r in acting if r.firm),
        "absent": Counter((plain(str(f.value)),) for f in absent),
    }


def labelled(gold: dict[str, list[dict[str, str]]]) -> dict[str, Counter[tuple[str, ...]]]:
    """The same keys from a label file."""
    parties, acting = gold["parties"], gold["representatives"]
    return {
        "parties": Counter((plain(p["name"]), p["role"]) for p in parties),
        "kinds": Counter((plain(p["name"]), p["kind"]) for p in parties),
        "representatives": Counter((plain(r["name"]), r["kind"], plain(r["for"])) for r in acting),
        "firms": Counter((plain(r["name"]), plain(r["firm"])) for r in acting if r["firm"]),
        "absent": Counter((plain(str(name)),) for name in gold["absent_parties"]),
    }


def test_scores_on_labelled_documents() -> None:
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for path in sorted((SHARED / "gold").glob("s*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (SHARED / "samples" / gold["file"]).read_bytes().decode("utf-8")
        found, expected = read(text), labelled(gold)
        for field in GOALS:
            right[field] += 2 * sum((found[field] & expected[field]).values())
            given[field] += sum(found[field].values()) + sum(expected[field].values())
    assert {
        field: right[field] / given[field] for field in GOALS if right[field] / given[field] < GOALS[field]
    } == {}
