"""Accuracy as a gate: an evaluation held against an earlier one, field by field and document by document.

A change that loses more than half a point of F1 in any field, entity label or sign does not pass, unless the baseline
is renewed with a reason. The baseline is a JSON file that keeps its history of reasons.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from xiezhi.errors import XiezhiError
from xiezhi.learning.evaluation import Evaluation

ALLOWED = 0.005
"""How much F1 (0 to 1) a field may lose."""
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Baseline:
    """Figures to be held: F1 by field, errors by field and document, and why they were last renewed.

    `errors[field][document]` counts labelled values missed plus values said that are not labelled.
    """

    documents: int
    f1: dict[str, float]
    errors: dict[str, dict[str, int]]
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Move:
    """A figure that is no longer what it was: F1 of a field, or the errors of a field in one document."""

    field: str
    document: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """Fields that lost more than is allowed, fields that gained, and the documents where errors changed."""

    lost: tuple[Move, ...]
    gained: tuple[Move, ...]
    documents: tuple[Move, ...]


def baseline_of(evaluation: Evaluation, reasons: list[str]) -> Baseline:
    """What an evaluation gives to be held from now on."""
    figures = {name: round(tally.f1, _DIGITS) for name, tally in sorted(evaluation.tallies.items())}
    return Baseline(evaluation.documents, figures, _errors(evaluation), reasons)


def judge(evaluation: Evaluation, baseline: Baseline, allowed: float = ALLOWED) -> Verdict:
    """Hold `evaluation` against `baseline`; a field that is gone counts as lost, a new one is free."""
    now = baseline_of(evaluation, [])
    moves = [
        Move(name, "", before, now.f1.get(name, 0.0))
        for name, before in baseline.f1.items()
        if now.f1.get(name, 0.0) != before and not _absent(name, now, baseline)
    ]
    return Verdict(
        tuple(move for move in moves if move.before - move.after > allowed),
        tuple(move for move in moves if move.after > move.before),
        tuple(_documents(now.errors, baseline.errors)),
    )


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        XiezhiError: XZ908 when there is none, or it is damaged.
    """
    try:
        return Baseline(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise XiezhiError("XZ908", path=path, reason=error) from error


def renew(path: Path, evaluation: Evaluation, reason: str) -> None:
    """Write the baseline anew; the reason joins those before it.

    Raises:
        XiezhiError: XZ904 when it cannot be written, XZ908 when the old one is damaged.
    """
    reasons = read_baseline(path).reasons if path.exists() else []
    content = asdict(baseline_of(evaluation, [*reasons, reason]))
    written = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, encoding="utf-8")
    except OSError as error:
        raise XiezhiError("XZ904", path=path, reason=error.strerror or error) from error


def _errors(evaluation: Evaluation) -> dict[str, dict[str, int]]:
    return {
        name: {document: len(missed) + len(extra) for document, missed, extra in rows}
        for name, rows in sorted(evaluation.wrong.items())
    }


def _absent(name: str, now: Baseline, before: Baseline) -> bool:
    """A sign neither said nor labelled any more had an F1 of 0 before: wrong firings that are gone are no loss."""
    return name not in now.f1 and not before.f1[name]


def _documents(now: dict[str, dict[str, int]], before: dict[str, dict[str, int]]) -> Iterator[Move]:
    for name in sorted(set(now) | set(before)):
        left, right = before.get(name, {}), now.get(name, {})
        for document in sorted(set(left) | set(right)):
            if left.get(document, 0) != right.get(document, 0):
                yield Move(name, document, left.get(document, 0), right.get(document, 0))
