"""How good answers are: micro and macro F1 of labels and of spans, and thresholds chosen on held-out answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

Spans = Iterable[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 from counts."""

    right: int
    said: int
    true: int

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 0 when nothing was said."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Share of what is true that was said; 0 when nothing is true."""
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.said + self.true) if self.said + self.true else 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """Scores over everything and label by label."""

    micro: Score
    labels: dict[str, Score]

    @property
    def macro(self) -> float:
        """Mean F1 of the labels that occur."""
        known = [score.f1 for score in self.labels.values() if score.true]
        return sum(known) / len(known) if known else 0.0


def label_table(said: np.ndarray, true: np.ndarray, labels: Sequence[str]) -> Table:
    """Scores of boolean answers `[sentences, labels]`."""
    said, true = said.astype(bool), true.astype(bool)
    cells = {
        name: Score(int((said[:, i] & true[:, i]).sum()), int(said[:, i].sum()), int(true[:, i].sum()))
        for i, name in enumerate(labels)
    }
    return Table(_sum(cells), cells)


def span_table(said: Sequence[Spans], true: Sequence[Spans], labels: Sequence[str]) -> Table:
    """Scores of spans, exact in both ends and label, document by document."""
    right, told, gold = Counter[str](), Counter[str](), Counter[str]()
    for mine, theirs in zip(said, true, strict=True):
        a, b = set(mine), set(theirs)
        told.update(label for *_, label in a)
        gold.update(label for *_, label in b)
        right.update(label for *_, label in a & b)
    cells = {name: Score(right[name], told[name], gold[name]) for name in labels}
    return Table(_sum(cells), cells)


def _sum(cells: dict[str, Score]) -> Score:
    scores = cells.values()
    return Score(sum(s.right for s in scores), sum(s.said for s in scores), sum(s.true for s in scores))


def tuned_thresholds(probability: np.ndarray, true: np.ndarray, least: int = 15) -> np.ndarray:
    """A threshold per label for the best micro-F1.

    First the one threshold that is best for all labels; then each label with at least `least` true sentences moves to
    its own best, halfway (the full way overfits the few held-out sentences).
    """
    grid = np.arange(0.1, 0.91, 0.025)
    common = float(grid[np.argmax([_f1(probability >= t, true) for t in grid])])
    thresholds = np.full(true.shape[1], common, dtype=np.float32)
    for label in range(true.shape[1]):
        if true[:, label].sum() >= least:
            own = [_f1(probability[:, label] >= t, true[:, label]) for t in grid]
            thresholds[label] = (common + float(grid[int(np.argmax(own))])) / 2
    return thresholds


def _f1(said: np.ndarray, true: np.ndarray) -> float:
    total = said.sum() + true.sum()
    return 2.0 * float((said & (true > 0)).sum()) / float(total) if total else 0.0
