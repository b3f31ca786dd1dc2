"""Tuned weights → models/xiezhi-base: vectors learnt on top, ONNX, int8 behind the gate, metrics, card.

    python training/finetune/build.py --base ~/xiezhi-work/pretrain/run1/model --tuned ~/xiezhi-work/tuned/s1 \\
        --shared ../shared --silver ~/xiezhi-work/silver.jsonl --results training/results.json --out models/xiezhi-base
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import run
import sources
import torch
from card import write
from tokenizers import Tokenizer

from xiezhi.inference import Encoder
from xiezhi.inference.grams import Grams
from xiezhi.inference.manifest import SentenceTask
from xiezhi.learning.checkpoint import load_base
from xiezhi.learning.config import VECTOR
from xiezhi.learning.grams import learn_grams, weighed
from xiezhi.learning.heads import MultiTask
from xiezhi.learning.labelling import SentenceFeed
from xiezhi.learning.matching import Triple, accuracy, features, learn_projection
from xiezhi.learning.metrics import tuned_thresholds
from xiezhi.learning.package import Plan, package
from xiezhi.learning.scoring import sentence_score, span_score
from xiezhi.learning.triples import apart

VERSION = "2"
MOST = {"lending-issues": 4_000}
"""N-grams kept for a task, where not 12,000: with 78 labels they would take a megabyte."""


def tuned_model(base: Path, tuned: Path) -> tuple[MultiTask, Tokenizer, dict]:
    """The model that `run.py` wrote, its tokenizer and its plan."""
    encoder, tokenizer = load_base(base)
    plan = json.loads((tuned / "plan.json").read_text(encoding="utf-8"))
    tags = {name: 1 + 2 * len(labels) for name, labels in plan["tags"].items()}
    model = MultiTask(encoder, tags, {name: len(labels) for name, labels in plan["labels"].items()})
    model.load_state_dict(torch.load(tuned / "model.pt", weights_only=True))
    return model.eval(), tokenizer, plan


def add_vectors(
    model: MultiTask, tokenizer: Tokenizer, data: Path, seed: int
) -> tuple[list[str], list[Triple]]:
    """Learn the projection on four fifths of the triples; return the texts and the fifth held back."""
    texts, found = sources.triples(data)
    learn, held = apart(found, 0.2, seed)
    known = features(model, tokenizer, texts)
    model.vector_head = learn_projection(known, learn, VECTOR, seed=seed)
    return texts, held


def add_grams(
    model: MultiTask, tokenizer: Tokenizer, tasks: list[run.SentenceTask]
) -> tuple[dict[str, Grams], dict[str, list[float]]]:
    """N-gram scores of every sentence task, and thresholds for both together, on the sentences kept for that."""
    found: dict[str, Grams] = {}
    limits: dict[str, list[float]] = {}
    for task in tasks:
        learn, dev = (
            SentenceFeed(task.name, task.labels, part, tokenizer, size=run.SIZE)
            for part in (task.train, task.dev)
        )
        tokens = [ids for d in dev.documents for ids in d.ids]
        scores, true = dev.predict(model, alone=True)
        grams = learn_grams(
            [ids for d in learn.documents for ids in d.ids],
            np.concatenate([d.targets for d in learn.documents]),
            most=MOST.get(task.name, 12_000),
        )
        chosen = weighed(grams, scores, tokens, true)
        if chosen:
            found[task.name], scores = chosen, chosen.joined(scores, tokens)
        limits[task.name] = tuned_thresholds(1 / (1 + np.exp(-scores)), true).tolist()
        print(
            task.name, "encoder, n-grams:", float(chosen.encoder) if chosen else 1.0, bool(chosen), flush=True
        )
    return found, limits


def checks(
    shared: Path, silver: Path, tokenizer: Tokenizer, seed: int, tasks: list[run.SentenceTask]
) -> dict[str, Callable[[Encoder], float]]:
    """The figure of each task on the documents that this seed held back."""
    found: dict[str, Callable[[Encoder], float]] = {}
    for task in tasks:
        found[task.name] = partial(_labels, documents=task.test, task=task.name)
    _, gold, theft = run.span_feeds(shared, silver, tokenizer, seed, 1024)
    found["entities"] = partial(_spans, documents=gold, task="entities")
    found["theft"] = partial(_spans, documents=theft, task="theft")
    return found


def _labels(encoder: Encoder, documents: list, task: str) -> float:
    return sentence_score(encoder, documents, task).micro.f1


def _spans(encoder: Encoder, documents: list, task: str) -> float:
    return span_score(encoder, documents, task).micro.f1


def named(data: Path) -> dict[str, str]:
    """Chinese names of the element codes."""
    return {row["code"]: row["zh"] for row in sources.rows(data / "cail2019-elements" / "labels.parquet")}


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("base", "tuned", "shared", "silver", "results", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    model, tokenizer, plan = tuned_model(args.base, args.tuned)
    sentences = [
        t for t in run.sentence_tasks(args.shared / "data", args.seed, None) if t.name in plan["labels"]
    ]
    beside, limits = add_grams(model, tokenizer, sentences)
    texts, held = add_vectors(model, tokenizer, args.shared / "data", args.seed)
    names = named(args.shared / "data")
    tasks = {
        name: SentenceTask(tuple(labels), tuple(names.get(x, x) for x in labels), tuple(limits[name]))
        for name, labels in plan["labels"].items()
    }
    tags = {name: tuple(labels) for name, labels in plan["tags"].items()}
    gates = checks(args.shared, args.silver, tokenizer, args.seed, sentences)
    gates["vectors"] = lambda served: accuracy(served.vectors(texts), held)
    chosen = Plan("xiezhi-base", VERSION, tags, tasks, VECTOR)
    figures = package(model, tokenizer, chosen, args.out, gates, beside=beside)
    results = json.loads(args.results.read_text(encoding="utf-8")) if args.results.is_file() else {}
    metrics = {"seed": args.seed, **figures, "three_seeds": results}
    (args.out / "metrics.json").write_text(
        json.dumps(metrics, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    write(args.out / "README.md", figures, results)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
