"""Learn signs from annotated cases: n-grams over what the guiding cases say, with thresholds that keep precision.

Guiding cases are few: a sign is shown by five sentences, not five hundred. What can be learnt from five is the wording,
so the encoder stays as it is and n-grams do the work; a sign is served only when on cases that were held back it was
right often enough. Figures come from cross-validation by case: every case is judged by a model that never saw it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from tokenizers import Tokenizer

from xiezhi.inference.grams import Grams
from xiezhi.learning.cases import Case, folds
from xiezhi.learning.grams import learn_grams
from xiezhi.learning.metrics import Score, Table
from xiezhi.signs import Catalogue
from xiezhi.signs.candidates import with_candidates

LEAST_PASSAGES = 4
"""A sign with fewer annotated documents is not tried."""
LEAST_RIGHT = 4
"""A sign is served when on held-back cases it was right at least so often,"""
LEAST_PRECISION = 0.75
"""and in at least this share of its answers;"""
LEAST_PROBABILITY = 0.45
"""and never below this probability. On the shipped corpus, over three times five folds by case, nine of ten signs added
from here on were right, as many as of those that rules find; a little lower it is two of three."""
LEAST_SCORE = float(np.log(LEAST_PROBABILITY / (1 - LEAST_PROBABILITY)))
_MOST = 30_000


@dataclass(frozen=True, slots=True)
class Learnt:
    """N-gram scores of signs, and from which probability each is served."""

    labels: tuple[str, ...]
    thresholds: tuple[float, ...]
    grams: Grams


@dataclass(frozen=True, slots=True)
class Held:
    """Figures on held-back cases: the rules alone, the rules with the model, and what the model added where."""

    rules: Table
    both: Table
    added: tuple[tuple[str, str, bool], ...]


def learn(cases: Sequence[Case], seed: int, wanted: Sequence[str] | None = None) -> Learnt | None:
    """Thresholds from folds of these cases, n-grams from all of them; `None` when no sign is learnt well enough."""
    counts = Counter(name for case in cases for name in frozenset().union(*case.labels))
    labels = sorted(n for n, c in counts.items() if c >= LEAST_PASSAGES and (not wanted or n in wanted))
    answers: dict[str, list[tuple[float, bool]]] = {name: [] for name in labels}
    for part in folds(cases, 4, seed):
        names = {case.group for case in part}
        grams = _fit([case for case in cases if case.group not in names], labels)
        for case in part:
            if case.open and case.tokens:
                for name, score in zip(labels, grams.scores(case.tokens).max(axis=0).tolist(), strict=True):
                    answers[name].append((score, name in case.wanted))
    served = {name: limit for name in labels if (limit := _limit(answers[name])) is not None}
    if not served:
        return None
    chosen = tuple(served)
    limits = tuple(float(1 / (1 + np.exp(-served[name]))) for name in chosen)
    grams = _fit(cases, chosen)
    return Learnt(chosen, limits, replace(grams, encoder=np.zeros((), np.float32)))


def _fit(cases: Sequence[Case], labels: Sequence[str]) -> Grams:
    tokens = [ids for case in cases for ids in case.tokens]
    shown = [names for case in cases for names in case.labels]
    targets = np.array([[name in names for name in labels] for names in shown], dtype=np.float32)
    return learn_grams(tokens, targets.reshape(len(tokens), len(labels)), most=_MOST)


def _limit(answers: list[tuple[float, bool]]) -> float | None:
    """The lowest score down to which enough answers are right."""
    right, best = 0, None
    for said, (score, true) in enumerate(sorted(answers, reverse=True), 1):
        right += true
        if true and right >= LEAST_RIGHT and right >= LEAST_PRECISION * said:
            best = score
    return None if best is None else max(best, LEAST_SCORE)


def applied(learnt: Learnt | None, case: Case, catalogue: Catalogue, tokenizer: Tokenizer) -> frozenset[str]:
    """The signs of a case by rules and model together, as the analyzer joins them."""
    if learnt is None:
        return frozenset(sign.id for sign in case.found)

    def suggest(texts: Sequence[str], threshold: float | None) -> list[list[tuple[str, float]]]:
        encodings = tokenizer.encode_batch(list(texts), add_special_tokens=False)
        scores = learnt.grams.scores([np.array(e.ids, dtype=np.int64) for e in encodings])
        limits = learnt.thresholds if threshold is None else (threshold,) * len(learnt.labels)
        chances = (1 / (1 + np.exp(-scores))).tolist()
        return [
            [(n, p) for n, p, t in zip(learnt.labels, row, limits, strict=True) if p >= t] for row in chances
        ]

    joined = with_candidates(case.page, case.facts, catalogue, case.found, suggest, "model")
    return frozenset(sign.id for sign in joined)


def held_back(
    cases: Sequence[Case], catalogue: Catalogue, tokenizer: Tokenizer, seed: int, wanted: Sequence[str] | None
) -> Held:
    """Cross-validation by case: five models, each judged on the cases that it, and its thresholds, never saw."""
    pairs: list[tuple[Case, frozenset[str]]] = []
    for part in folds(cases, 5, seed + 100):
        names = {case.group for case in part}
        learnt = learn([case for case in cases if case.group not in names], seed, wanted)
        pairs += [(case, applied(learnt, case, catalogue, tokenizer)) for case in part]
    return judged(pairs)


def judged(pairs: Sequence[tuple[Case, frozenset[str]]]) -> Held:
    """Figures of cases with what rules and model say of them together."""
    rules = [(frozenset(sign.id for sign in case.found), case.wanted) for case, _ in pairs]
    both = [(said, case.wanted) for case, said in pairs]
    added = [
        (case.name, name, name in case.wanted)
        for (case, said), (alone, _) in zip(pairs, rules, strict=True)
        for name in sorted(said - alone)
    ]
    return Held(_table(rules), _table(both), tuple(added))


def _table(pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> Table:
    cells = {}
    for name in sorted(frozenset().union(*(said | true for said, true in pairs))):
        right = sum(name in said and name in true for said, true in pairs)
        said_, true_ = (sum(name in pair[side] for pair in pairs) for side in (0, 1))
        cells[name] = Score(right, said_, true_)
    totals = [sum(getattr(s, field) for s in cells.values()) for field in ("right", "said", "true")]
    return Table(Score(*totals), cells)
