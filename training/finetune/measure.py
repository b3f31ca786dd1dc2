"""Figures on held-out parts."""

from __future__ import annotations

import numpy as np
from rules import rule_spans
from tokenizers import Tokenizer

from xiezhi.inference.merge import merge
from xiezhi.learning.heads import MultiTask
from xiezhi.learning.labelling import SentenceFeed
from xiezhi.learning.metrics import Table, label_table, span_table, tuned_thresholds
from xiezhi.learning.scoring import longest
from xiezhi.learning.tagging import TagDocument, TagSet, predict
from xiezhi.schema import Entity


def sentences(
    model: MultiTask, dev: SentenceFeed, test: SentenceFeed, *, alone_too: bool
) -> tuple[dict[str, object], list[float]]:
    """Micro and macro F1 with neighbours and alone; thresholds chosen on `dev`."""
    found: dict[str, object] = {}
    limits: list[float] = []
    for name, alone in (("neighbours", False), ("alone", True))[: 1 + alone_too]:
        scores, targets = dev.predict(model, alone=alone)
        chosen = tuned_thresholds(1 / (1 + np.exp(-scores)), targets)
        scores, targets = test.predict(model, alone=alone)
        table = label_table(1 / (1 + np.exp(-scores)) >= chosen, targets, test.labels)
        found[name] = as_json(table)
        if name == "neighbours":
            limits = chosen.tolist()
    return found, limits


def spans(
    model: MultiTask, task: str, documents: list[TagDocument], tokenizer: Tokenizer, tags: TagSet
) -> dict[str, object]:
    """Exact span F1; of overlapping gold spans the longer one counts, as in training."""
    said = [[s[:3] for s in predict(model, task, d.text, tokenizer, tags)] for d in documents]
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
