"""Figures on held-out parts."""

from __future__ import annotations

import numpy as np
from rules import rule_spans
from tokenizers import Tokenizer

from xiezhi.inference.merge import merge
from xiezhi.inference.tag_grams import TagGrams
from xiezhi.learning.heads import MultiTask
from xiezhi.learning.labelling import SentenceFeed
from xiezhi.learning.metrics import Table, label_table, span_table, tuned_thresholds
from xiezhi.learning.scoring import longest
from xiezhi.learning.tagging import TagDocument, TagSet, predict
from xiezhi.schema import Entity


def sentences(
    model: MultiTask, dev: SentenceFeed, test: SentenceFeed
) -> tuple[dict[str, object], list[float]]:
    """Micro and macro F1 of sentences with neighbours and alone.

    One set of thresholds for both, chosen on `dev`: the model is served with one.
    """
    ways = {"alone": True} | (
        {"neighbours": False} if test.task.startswith("l") and "issues" not in test.task else {}
    )
    chosen = [dev.predict(model, alone=alone) for alone in ways.values()]
    chances = np.concatenate([1 / (1 + np.exp(-scores)) for scores, _ in chosen])
    limits = tuned_thresholds(chances, np.concatenate([targets for _, targets in chosen]))
    found: dict[str, object] = {}
    for name, alone in ways.items():
        scores, targets = test.predict(model, alone=alone)
        found[name] = as_json(label_table(1 / (1 + np.exp(-scores)) >= limits, targets, test.labels))
    return found, limits.tolist()


def spans(
    model: MultiTask,
    task: str,
    documents: list[TagDocument],
    tokenizer: Tokenizer,
    tags: TagSet,
    moves: np.ndarray | None = None,
    grams: TagGrams | None = None,
) -> dict[str, object]:
    """Exact span F1; of overlapping gold spans the longer one counts, as in training."""
    found = (predict(model, task, d.text, tokenizer, tags, moves=moves, grams=grams) for d in documents)
    said = [[span[:3] for span in spans] for spans in found]
    return as_json(span_table(said, [longest(d.spans) for d in documents], tags.labels))


def entities(
    model: MultiTask, gold: list[TagDocument], tokenizer: Tokenizer, tags: TagSet
) -> dict[str, object]:
    """The labelled real documents: the model, the rules, and both merged; the counts allow pooling over the folds."""
    found: dict[str, list[list[tuple[int, int, str]]]] = {"model": [], "rules": [], "merged": []}
    for document in gold:
        until, text = document.until or len(document.text), document.text
        rules = [Entity(label, text[a:b], a, b, "rule") for a, b, label in rule_spans(text)]
        mine = [
            Entity(label, text[a:b], a, b, "model", c)
            for a, b, label, c in predict(model, "entities", text, tokenizer, tags)
        ]
        for name, answer in (("model", mine), ("rules", rules), ("merged", merge(rules, mine))):
            found[name].append([(e.start, e.end, e.label) for e in answer if e.end <= until])
    true = [d.spans for d in gold]
    return {name: as_json(span_table(said, true, tags.labels)) for name, said in found.items()}


def as_json(table: Table) -> dict[str, object]:
    """A table as numbers."""
    cells = {n: [s.right, s.said, s.true] for n, s in table.labels.items()}
    micro = table.micro
    return {
        "f1": round(micro.f1, 4), "precision": round(micro.precision, 4), "recall": round(micro.recall, 4),
        "macro": round(table.macro, 4), "counts": [micro.right, micro.said, micro.true], "labels": cells,
    }  # fmt: skip
