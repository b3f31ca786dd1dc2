"""Signs on real documents: the labelled documents and passages beside the project, and ordinary judgments.

The floors lie below what was measured when they were set, and rise with the engine.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from xiezhi.parsing import parse_page
from xiezhi.schema import Sign
from xiezhi.signs import assess, find_signs, load_catalogue
from xiezhi.text import SourceText

pytestmark = pytest.mark.real


def _signs(text: str) -> tuple[Sign, ...]:
    page, facts = parse_page(SourceText.of(text))
    return find_signs(page, facts, load_catalogue())


def test_signs_of_labelled_documents(shared: Path) -> None:
    right = predicted = expected = 0
    for path in sorted((shared / "gold").glob("s*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (shared / "samples" / gold["file"]).read_bytes().decode("utf-8")
        wanted, got = {sign["id"] for sign in gold["signs"]}, {sign.id for sign in _signs(text)}
        right, predicted, expected = right + len(wanted & got), predicted + len(got), expected + len(wanted)
    precision, recall = right / predicted, right / expected
    assert precision >= 0.75
    assert 2 * precision * recall / (precision + recall) >= 0.75


def test_evidence_is_the_text_itself(shared: Path) -> None:
    for path in sorted((shared / "samples").glob("s*.txt"))[:40]:
        text = path.read_bytes().decode("utf-8")
        for sign in _signs(text):
            for item in (*sign.evidence, *sign.against):
                assert text[item.start : item.end] == item.text


def test_the_slow_way_agrees(shared: Path) -> None:
    catalogue = load_catalogue()
    for path in sorted((shared / "samples").glob("s*.txt"))[45:60]:
        page, facts = parse_page(SourceText.of(path.read_bytes().decode("utf-8")))
        assert find_signs(page, facts, catalogue) == find_signs(page, facts, catalogue, thorough=True)


def test_ordinary_civil_judgments_stay_low(shared: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    files = sorted((shared / "corpus" / "wenshu_mixed_small").glob("*.parquet"))
    if not files:
        pytest.skip("the corpus of ordinary judgments is not there")
    catalogue, levels = load_catalogue(), Counter[str]()
    for text in parquet.read_table(files[0], columns=["text"]).column("text").to_pylist()[:400]:
        page, facts = parse_page(SourceText.of(text))
        if facts.doc_type is not None and facts.doc_type.value == "civil_judgment":
            levels[assess(facts, find_signs(page, facts, catalogue), catalogue).level] += 1
    assert sum(levels.values()) > 20
    assert levels["high"] <= 0.02 * sum(levels.values())
