"""Figures on held-out parts."""

from __future__ import annotations

import numpy as np
import torch
from rules import rule_spans
from tokenizers import Tokenizer

from xiezhi.inference.decode import spans as decode
from xiezhi.inference.merge import merge
from xiezhi.inference.windows import cut
from xiezhi.learning.heads import MultiTask
from xiezhi.learning.labelling import SentenceFeed
from xiezhi.learning.metrics import Table, label_table, span_table, tuned_thresholds
from xiezhi.learning.tagging import TagDocument, TagSet
from xiezhi.schema import Entity


def sentences(
    model: MultiTask, dev: SentenceFeed, test: SentenceFeed
) -> tuple[dict[str, object], list[float]]:
    """Micro and macro F1 with neighbours and alone; thresholds chosen on `dev`."""
    found: dict[str, object] = {}
    limits: list[float] = []
    for name, alone in (("neighbours", False), ("alone", True)):
        scores, targets = dev.predict(model, alone=alone)
        chosen = tuned_thresholds(1 / (1 + np.exp(-scores)), targets)
        scores, targets = test.predict(model, alone=alone)
        table = label_table(1 / (1 + np.exp(-scores)) >= chosen, targets, test.labels)
        found[name] = as_json(table)
        if name == "neighbours":
            limits = chosen.tolist()
    return found, limits


def tagged(
    model: MultiTask, task: str, text: str, tokenizer: Tokenizer, tags: TagSet
) -> list[tuple[int, int, str, float]]:
    """Spans of a text with confidence, through overlapping windows, as inference does it."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    scores = np.zeros((len(encoding.ids), tags.size), dtype=np.float32)
    model.eval()
    for w in cut(len(encoding.ids), model.encoder.config.max_position_embeddings - 2, 64):
        ids = torch.tensor([[cls, *encoding.ids[w.start : w.end], sep]])
        with torch.no_grad():
            answer = model.tag_scores(task, ids, torch.ones_like(ids)).float().numpy()[0]
        scores[w.first : w.last] = answer[1 + w.first - w.start : 1 + w.last - w.start]
    return [
        (encoding.offsets[t.start][0], encoding.offsets[t.end - 1][1], t.label, t.confidence)
        for t in decode(scores, tags.labels)
    ]


def spans(
    model: MultiTask, task: str, documents: list[TagDocument], tokenizer: Tokenizer, tags: TagSet
) -> dict[str, object]:
    """Exact span F1; of overlapping gold spans the longer one counts, as in training."""
    said = [[s[:3] for s in tagged(model, task, d.text, tokenizer, tags)] for d in documents]
    return as_json(span_table(said, [flat(d.spans) for d in documents], tags.labels))


def flat(marks: tuple[tuple[int, int, str], ...]) -> list[tuple[int, int, str]]:
    """Without spans that overlap a longer one."""
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted(marks, key=lambda s: (s[0] - s[1], s[0])):
        if all(end <= a or b <= start for a, b, _ in kept):
            kept.append((start, end, label))
    return kept


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
            for a, b, label, c in tagged(model, "entities", text, tokenizer, tags)
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
