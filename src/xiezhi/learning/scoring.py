"""A finished model against labelled documents, through the same code that serves it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from xiezhi.inference import Encoder
from xiezhi.learning.labelling import LabelledDocument
from xiezhi.learning.metrics import Table, label_table, span_table
from xiezhi.learning.tagging import TagDocument


def span_score(encoder: Encoder, documents: Sequence[TagDocument], task: str = "entities") -> Table:
    """Spans exact in both ends and label; only the labelled part of each document counts."""
    labels = encoder.manifest.tags[task]
    said = [
        [(e.start, e.end, e.label) for e in found if e.end <= (document.until or len(document.text))]
        for document, found in zip(
            documents, encoder.entities([d.text for d in documents], task), strict=True
        )
    ]
    return span_table(said, [longest(document.spans) for document in documents], labels)


def longest(marks: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Without spans that overlap a longer one: the tagger is flat, and is taught the longer."""
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted(marks, key=lambda s: (s[0] - s[1], s[0])):
        if all(end <= a or b <= start for a, b, _ in kept):
            kept.append((start, end, label))
    return sorted(kept)


def sentence_score(encoder: Encoder, documents: Sequence[LabelledDocument], task: str) -> Table:
    """Labels of sentences, each read alone as inference does it, at the thresholds of the model."""
    known = encoder.manifest.sentences[task]
    scores = np.concatenate(encoder.label_scores([d.sentences for d in documents], task))
    limits = np.array(known.thresholds)
    return label_table(
        1.0 / (1.0 + np.exp(-scores)) >= limits, targets(documents, known.labels), known.labels
    )


def targets(documents: Sequence[LabelledDocument], labels: Sequence[str]) -> np.ndarray:
    """Boolean `[sentences, labels]`."""
    return np.array([[name in found for name in labels] for d in documents for found in d.labels], dtype=bool)
