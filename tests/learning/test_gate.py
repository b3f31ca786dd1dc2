"""Accuracy held against a baseline."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from xiezhi.cli import cli
from xiezhi.errors import XiezhiError
from xiezhi.learning.evaluation import Evaluation
from xiezhi.learning.gate import baseline_of, judge, read_baseline, renew


def _evaluation(*rows: tuple[str, str, str, str]) -> Evaluation:
    """Rows of document, field, values said, values labelled (each letter a value)."""
    evaluation = Evaluation(documents=len({row[0] for row in rows}))
    for document, field, said, labelled in rows:
        evaluation.add(document, field, *(Counter((c,) for c in side) for side in (said, labelled)))
    return evaluation


BEFORE = _evaluation(("a", "court", "x", "x"), ("b", "court", "y", "y"), ("a", "signs", "m", "mn"))


def test_the_same_figures_pass() -> None:
    verdict = judge(BEFORE, baseline_of(BEFORE, []))
    assert (verdict.lost, verdict.gained, verdict.documents) == ((), (), ())


def test_a_loss_names_field_and_document() -> None:
    now = _evaluation(("a", "court", "x", "x"), ("b", "court", "z", "y"), ("a", "signs", "mn", "mn"))
    verdict = judge(now, baseline_of(BEFORE, []))
    assert [(move.field, move.before, move.after) for move in verdict.lost] == [("court", 1.0, 0.5)]
    assert [move.field for move in verdict.gained] == ["signs"]
    moved = {(move.document, move.field): (move.before, move.after) for move in verdict.documents}
    assert moved == {("b", "court"): (0, 2), ("a", "signs"): (1, 0)}


def test_a_small_loss_passes() -> None:
    assert not judge(BEFORE, baseline_of(BEFORE, []), allowed=1.0).lost


def test_a_field_that_is_gone_is_lost_but_a_wrong_sign_that_is_gone_is_not() -> None:
    before = _evaluation(("a", "court", "x", "x"), ("a", "sign loud", "m", ""))
    verdict = judge(Evaluation(documents=1), baseline_of(before, []))
    assert [move.field for move in verdict.lost] == ["court"]


def test_a_baseline_keeps_its_reasons(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    renew(path, BEFORE, "first")
    renew(path, BEFORE, "labels of b put right")
    baseline = read_baseline(path)
    assert baseline.reasons == ["first", "labels of b put right"]
    assert baseline.f1 == baseline_of(BEFORE, []).f1


def test_without_a_baseline_the_remedy_is_told(tmp_path: Path) -> None:
    with pytest.raises(XiezhiError) as raised:
        read_baseline(tmp_path / "none.json")
    assert raised.value.code == "XZ908"


def test_the_command_fails_on_a_loss(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "corpora" / "documents"
    for name in ("payment_order.json", "payment_order.txt"):
        (tmp_path / name).write_bytes((source / name).read_bytes())
    baseline = tmp_path.parent / "held.json"
    arguments = ["evaluate", "--data", str(tmp_path), "--no-model", "--baseline", str(baseline)]
    assert CliRunner().invoke(cli, [*arguments, "--renew", "first"]).exit_code == 0
    assert CliRunner().invoke(cli, arguments).exit_code == 0
    label = tmp_path / "payment_order.json"
    label.write_text(
        label.read_text(encoding="utf-8").replace('"court": "', '"court": "某'), encoding="utf-8"
    )
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 1
    assert "lost court: F1 1.0000 → 0.0000" in result.output
    assert "payment_order court: 0 → 2 errors" in result.output
