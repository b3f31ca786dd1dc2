"""Entities of the labelled documents each seed held back: the rules, the model, and both merged as the library does it.

python training/finetune/merging.py --base $WORK/pretrain/run1/model --tuned $WORK/tuned --shared ../shared \\
    --silver $WORK/silver.jsonl --runs s1d s2d s3c
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import build
import run
import torch
from measure import as_json
from rules import rule_spans

from xiezhi.inference import merge
from xiezhi.learning.metrics import span_table
from xiezhi.learning.tagging import TagSet, predict
from xiezhi.schema import ENTITY_LABELS, Entity


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("base", "tuned", "shared", "silver"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--runs", nargs="+", required=True, help="the finished runs of the seeds 1, 2, 3")
    parser.add_argument("--window", type=int, help="tokens of a window (default: all the encoder takes)")
    args = parser.parse_args()
    tags = TagSet(tuple(ENTITY_LABELS))
    answers: dict[str, list[list[tuple[int, int, str]]]] = {"rules": [], "model": [], "merged": []}
    true = []
    torch.set_num_threads(1)
    for seed, folder in enumerate(args.runs, 1):
        model, tokenizer, _ = build.tuned_model(args.base, args.tuned / folder)
        feeds, held, _ = run.span_feeds(args.shared, args.silver, tokenizer, seed, 1024)
        moves = build.moves_of(feeds)["entities"]
        for document in held:
            text, until = document.text, document.until or len(document.text)
            rules = [Entity(label, text[a:b], a, b, "rule") for a, b, label in rule_spans(text)]
            seen = [
                Entity(label, text[a:b], a, b, "model", sure)
                for a, b, label, sure in predict(
                    model, "entities", text, tokenizer, tags, overlap=16, moves=moves, window=args.window
                )
            ]
            for name, found in (("rules", rules), ("model", seen), ("merged", merge(rules, seen))):
                answers[name].append([(e.start, e.end, e.label) for e in found if e.end <= until])
            true.append(document.spans)
    for name, said in answers.items():
        table = as_json(span_table(said, true, tags.labels))
        print(name, len(true), "documents", json.dumps({k: table[k] for k in ("f1", "precision", "recall")}))


if __name__ == "__main__":
    main()
