"""The frame on real documents: labelled samples beside the project, and parts that cover every one of them."""

import json
import os
import re
import unicodedata
from pathlib import Path

import pytest
from tests.parsing.frame_pages import page_of

from xiezhi.parsing.cause import read_cause
from xiezhi.parsing.procedure import read_accepted_on, read_procedure
from xiezhi.parsing.related import read_related
from xiezhi.parsing.signature import read_signature

SHARED = Path(os.environ.get("XIEZHI_SHARED", Path(__file__).parents[3] / "shared"))
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not (SHARED / "samples").is_dir(), reason="no real documents beside the project (XIEZHI_SHARED)"
    ),
]


def plain(value: object) -> str | None:
    if value is None:
        return None
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(value)))
    return text.translate(str.maketrans("〔〕[]×Ｘ", "()()xx")).lower()


def read(name: str) -> dict[str, object]:
    page, title = page_of((SHARED / "samples" / name).read_text(encoding="utf-8"))
    signature = read_signature(page, title)
    facts = {
        "doc_type": title.doc_type,
        "court": title.court,
        "case_number": title.case_number,
        "cause": read_cause(page, title),
        "procedure": read_procedure(page, title),
        "accepted_on": read_accepted_on(page, title),
        "decided_on": signature.decided_on,
    }
    found: dict[str, object] = {field: plain(fact.value) if fact else None for field, fact in facts.items()}
    found["judges"] = sorted((judge.name, judge.title) for judge in signature.judges)
    found["related_case_numbers"] = sorted(plain(fact.value) or "" for fact in read_related(page, title))
    return found


def labels(path: Path) -> dict[str, object]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    fields = ("doc_type", "court", "case_number", "cause", "procedure", "accepted_on", "decided_on")
    expected: dict[str, object] = {field: plain(gold[field]) for field in fields}
    expected["judges"] = sorted((judge["name"], judge["title"]) for judge in gold["judges"])
    expected["related_case_numbers"] = sorted(plain(number) or "" for number in gold["related_case_numbers"])
    return expected


def test_labelled_documents() -> None:
    pairs = [(read(path.stem + ".txt"), labels(path)) for path in sorted((SHARED / "gold").glob("s*.json"))]
    assert pairs
    for field in pairs[0][1]:
        right = sum(found[field] == expected[field] for found, expected in pairs)
        assert right >= 0.97 * len(pairs), f"{field}: {right} of {len(pairs)}"


def test_the_parts_cover_every_sample() -> None:
    for path in sorted((SHARED / "samples").glob("s*.txt")):
        page, _ = page_of(path.read_text(encoding="utf-8"))
        assert "".join(page.text[part.start : part.end] for part in page.parts) == page.text, path.name
