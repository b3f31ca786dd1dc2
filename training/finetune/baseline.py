"""Character TF-IDF + linear SVM on the same splits: what the encoder has to beat."""

from __future__ import annotations

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.multiclass import OneVsRestClassifier
from sklearn.svm import LinearSVC

from xiezhi.learning.labelling import LabelledDocument
from xiezhi.learning.metrics import Table, label_table, tuned_thresholds


def matrix(documents: list[LabelledDocument], labels: tuple[str, ...]) -> np.ndarray:
    """Targets `[sentences, labels]`."""
    rows = [[name in found for name in labels] for d in documents for found in d.labels]
    return np.array(rows, dtype=bool)


def svm(
    train: list[LabelledDocument],
    dev: list[LabelledDocument],
    test: list[LabelledDocument],
    labels: tuple[str, ...],
) -> Table:
    """Scores on `test` of one linear SVM per label over character 1- to 4-grams, thresholds tuned on `dev`."""
    text = [[s for d in part for s in d.sentences] for part in (train, dev, test)]
    grams = TfidfVectorizer(analyzer="char", ngram_range=(1, 4), min_df=2, sublinear_tf=True)
    seen = grams.fit_transform(text[0])
    targets = matrix(train, labels)
    known = targets.any(axis=0)
    machine = OneVsRestClassifier(LinearSVC(C=1.0)).fit(seen, targets[:, known])
    scores = [np.full((len(t), len(labels)), -9.0) for t in text[1:]]
    for score, sentences in zip(scores, text[1:], strict=True):
        score[:, known] = machine.decision_function(grams.transform(sentences)).reshape(len(sentences), -1)
    chances = [1 / (1 + np.exp(-2 * score)) for score in scores]
    limits = tuned_thresholds(chances[0], matrix(dev, labels).astype(np.float32))
    return label_table(chances[1] >= limits, matrix(test, labels), labels)
