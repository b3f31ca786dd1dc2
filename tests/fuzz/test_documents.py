"""Any text has a result that holds: assembled and spoilt documents through the whole engine, by seed."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from benchmarks.fuzzing.invariants import broken
from benchmarks.fuzzing.mutations import assemble
from hypothesis import given, settings
from hypothesis import strategies as st

from xiezhi.analyzer import Analyzer

CORPORA = Path(__file__).resolve().parents[2] / "corpora"


@cache
def _analyzer() -> Analyzer:
    return Analyzer.load(model=False)


@cache
def _documents() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted(CORPORA.glob("*/*.txt")))


@settings(max_examples=150)
@given(st.integers(0, 2**32))
def test_assembled_documents_hold(seed: int) -> None:
    text = assemble(random.Random(seed), _documents())
    analysis = _analyzer().analyze(text)
    assert not broken(analysis, text)
    assert _analyzer().analyze(text) == analysis


@settings(max_examples=100)
@given(st.text(max_size=400))
def test_any_text_holds(text: str) -> None:
    assert not broken(_analyzer().analyze(text), text)
