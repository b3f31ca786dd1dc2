"""Entities of the labelled documents each seed held back: the rules, the model, and both merged as the library does it.

python training/finetune/merging.py --base ~/xiezhi-work/pretrain/run1/model --tuned ~/xiezhi-work/tuned --shared ../shared --seeds 1 2
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import build
import run
import sources
from measure import as_json
from rules import rule_spans

from xiezhi.inference import merge
from xiezhi.learning.metrics import span_table
from xiezhi.learning.tagging import TagSet, predict
from xiezhi.schema import ENTITY_LABELS, Entity


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("base", "tuned", "shared"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    args = parser.parse_args()
    tags = TagSet(tuple(ENTITY_LABELS))
    answers: dict[str, list[list[tuple[int, int, str]]]] = {"rules": [], "model": [], "merged": []}
    true = []
    for seed in args.seeds:
        model, tokenizer, _ = build.tuned_model(args.base, args.tuned / f"s{seed}")
        _, held = run.folds(sources.gold(args.shared), seed)
        for document in held:
            text, until = document.text, document.until or len(document.text)
            rules = [Entity(label, text[a:b], a, b, "rule") for a, b, label in rule_spans(text)]
            seen = [
                Entity(label, text[a:b], a, b, "model", sure)
                for a, b, label, sure in predict(model, "entities", text, tokenizer, tags)
            ]
            for name, found in (("rules", rules), ("model", seen), ("merged", merge(rules, seen))):
                answers[name].append([(e.start, e.end, e.label) for e in found if e.end <= until])
            true.append(document.spans)
    for name, said in answers.items():
        table = as_json(span_table(said, true, tags.labels))
        print(name, len(true), "documents", json.dumps({k: table[k] for k in ("f1", "precision", "recall")}))


if __name__ == "__main__":
    main()
