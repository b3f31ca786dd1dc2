"""Accuracy is held: no field, entity label or sign may lose more than half a point of F1 against its baseline.

Renew a baseline on purpose, with the reason: `xiezhi evaluate … --no-model --baseline FILE --renew "WHY"`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from xiezhi.analyzer import Analyzer
from xiezhi.learning.evaluation import evaluate
from xiezhi.learning.gate import judge, read_baseline

ROOT = Path(__file__).resolve().parents[1]
BASELINES = ROOT / "tests" / "accuracy"


def _hold(data: Path, texts: Path, baseline: Path) -> None:
    evaluation = evaluate(data, Analyzer.load(model=False).analyze, texts)
    verdict = judge(evaluation, read_baseline(baseline))
    lines = [f"{move.field}: F1 {move.before} → {move.after}" for move in verdict.lost]
    lines += [
        f"  {move.document} {move.field}: {move.before} → {move.after} errors" for move in verdict.documents
    ]
    assert not verdict.lost, "\n".join(lines)


@pytest.mark.parametrize("corpus", ["documents", "guiding_cases"])
def test_shipped_corpora(corpus: str) -> None:
    folder = ROOT / "corpora" / corpus
    _hold(folder, folder, BASELINES / f"{corpus}.json")


@pytest.mark.real
def test_labelled_real_documents(shared: Path) -> None:
    _hold(shared / "gold", shared / "samples", BASELINES / "samples.json")
