"""Tuned weights → models/xiezhi-base: vectors learnt on top, ONNX, int8 behind the gate, metrics, card.

    python training/finetune/build.py --base $WORK/pretrain/run1/model --tuned $WORK/tuned/s1 \\
        --shared ../shared --silver $WORK/silver.jsonl --results training/results.json --out models/xiezhi-base
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import run
import sources
import torch
from card import write
from tokenizers import Tokenizer

from xiezhi.inference import Encoder
from xiezhi.inference.grams import Grams
from xiezhi.inference.manifest import SentenceTask
from xiezhi.inference.tag_grams import TagGrams
from xiezhi.inference.views import Views
from xiezhi.learning.checkpoint import load_base
from xiezhi.learning.config import VECTOR
from xiezhi.learning.grams import SHARES, learn_grams, scaled, tried
from xiezhi.learning.heads import MultiTask
from xiezhi.learning.labelling import SentenceFeed
from xiezhi.learning.matching import Triple, accuracy, features, learn_projection
from xiezhi.learning.metrics import tuned_thresholds
from xiezhi.learning.moves import count_moves
from xiezhi.learning.package import Beside, Plan, package
from xiezhi.learning.scoring import sentence_score, span_score
from xiezhi.learning.tag_grams import learn_tag_grams
from xiezhi.learning.tag_grams import scaled as scaled_tags
from xiezhi.learning.tagging import TagDocument, TagFeed, TagWindow
from xiezhi.learning.triples import apart
from xiezhi.learning.views import learn_views

VERSION = "4"
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
) -> tuple[Views, list[str], list[Triple], list[Triple]]:
    """Learn projection and views on four fifths of the triples; return the views, the texts, all triples, and the fifth
    held back."""
    texts, found = sources.triples(data)
    learn, held = apart(found, 0.2, seed)
    known = features(model, tokenizer, texts)
    model.vector_head = learn_projection(known, learn, VECTOR, seed=seed)
    views = learn_views(tokenizer, texts, learn, width=VECTOR, seed=seed)
    return views, texts, found, held


def add_grams(
    model: MultiTask, tokenizer: Tokenizer, tasks: list[run.SentenceTask]
) -> tuple[dict[str, Grams], dict[str, list[float]]]:
    """N-gram scores of every sentence task, and thresholds for both together, on the sentences kept for that.

    All tasks get the same share: with a few hundred sentences each, a share per task would be chosen by chance.
    """
    known: dict[str, tuple[Grams, np.ndarray, list[np.ndarray], np.ndarray]] = {}
    for task in tasks:
        learn, dev = (
            SentenceFeed(task.name, task.labels, part, tokenizer, size=run.SIZE)
            for part in (task.train, task.dev)
        )
        grams = learn_grams(
            [ids for d in learn.documents for ids in d.ids],
            np.concatenate([d.targets for d in learn.documents]),
            most=MOST.get(task.name, 12_000),
        )
        scores, true = dev.predict(model, alone=True)
        known[task.name] = grams, scores, [ids for d in dev.documents for ids in d.ids], true
    share = SHARES[int(np.argmax(np.mean([tried(*parts) for parts in known.values()], axis=0)))]
    print("encoder, n-grams:", share, flush=True)
    found: dict[str, Grams] = {}
    limits: dict[str, list[float]] = {}
    for name, (grams, scores, tokens, true) in known.items():
        chosen = scaled(grams, share)
        if chosen:
            found[name], scores = chosen, chosen.joined(scores, tokens)
        limits[name] = tuned_thresholds(1 / (1 + np.exp(-scores)), true).tolist()
    return found, limits


def learnt_items(feeds: Sequence[tuple[TagFeed, float]]) -> dict[str, list[TagWindow]]:
    """What each span task learns from."""
    items: dict[str, list[TagWindow]] = {}
    for feed, _ in feeds:
        items.setdefault(feed.task, []).extend(feed.items)
    return items


def moves_of(feeds: Sequence[tuple[TagFeed, float]]) -> dict[str, np.ndarray]:
    """Which tag follows which, in what each span task learns from."""
    tags = {feed.task: feed.tags for feed, _ in feeds}
    return {task: count_moves(windows, tags[task]) for task, windows in learnt_items(feeds).items()}


def tag_grams_of(feeds: Sequence[tuple[TagFeed, float]], moves: dict[str, np.ndarray], task: str) -> TagGrams:
    """N-grams around the tokens of a span task, with their share and the encoder's."""
    tags = next(feed.tags for feed, _ in feeds if feed.task == task)
    return scaled_tags(learn_tag_grams(learnt_items(feeds)[task], tags, moves[task]))


def checks(
    gold: list[TagDocument], theft: list[TagDocument], tasks: list[run.SentenceTask]
) -> dict[str, Callable[[Encoder], float]]:
    """The figure of each task on the documents that this seed held back."""
    found: dict[str, Callable[[Encoder], float]] = {}
    for task in tasks:
        found[task.name] = partial(_labels, documents=task.test, task=task.name)
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


def stored(folder: Path) -> dict[str, Any]:
    """The figures of a package that is there."""
    metrics: dict[str, Any] = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    return {name: cell for name, cell in metrics.items() if name not in ("seed", "three_seeds")}


def made(args: argparse.Namespace) -> dict[str, Any]:
    """Write the package, and return its figures."""
    model, tokenizer, plan = tuned_model(args.base, args.tuned)
    sentences = [
        t for t in run.sentence_tasks(args.shared / "data", args.seed, None) if t.name in plan["labels"]
    ]
    beside, limits = add_grams(model, tokenizer, sentences)
    views, texts, triples, held = add_vectors(model, tokenizer, args.shared / "data", args.seed)
    names = named(args.shared / "data")
    tasks = {
        name: SentenceTask(tuple(labels), tuple(names.get(x, x) for x in labels), tuple(limits[name]))
        for name, labels in plan["labels"].items()
    }
    tags = {name: tuple(labels) for name, labels in plan["tags"].items()}
    feeds, gold, theft = run.span_feeds(args.shared, args.silver, tokenizer, args.seed, 1024)
    gates = checks(gold, theft, sentences)
    # One held-back triple is more than the gate allows, so parity is asked over all of them, the figure over those held back.
    gates["vectors"] = lambda served: accuracy(served.vectors(texts), triples)
    chosen = Plan("xiezhi-base", VERSION, tags, tasks, VECTOR)
    moves = moves_of(feeds)
    aside = Beside(beside, moves, views, {"theft": tag_grams_of(feeds, moves, "theft")})
    figures = package(model, tokenizer, chosen, args.out, gates, beside=aside)
    served = Encoder.load(args.out)
    assert served is not None
    figures["vectors on all triples"] = {n: figures[n].pop("vectors") for n in ("fp32", "int8")}
    figures["vectors on triples held back"] = {
        "int8": accuracy(served.vectors(texts), held),
        "triples": len(held),
    }
    return figures


def described(args: argparse.Namespace, figures: dict[str, Any]) -> None:
    """Write `metrics.json` and the card."""
    results = json.loads(args.results.read_text(encoding="utf-8")) if args.results.is_file() else {}
    metrics = {"seed": args.seed, **figures, "three_seeds": results}
    (args.out / "metrics.json").write_text(
        json.dumps(metrics, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    write(args.out / "README.md", figures, results, args.read)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("base", "tuned", "shared", "silver", "results", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--read", default="20", help="millions of characters that pretraining read, for the card"
    )
    parser.add_argument("--card", action="store_true", help="only write card and metrics anew")
    args = parser.parse_args()
    torch.set_num_threads(1)
    figures = stored(args.out) if args.card else made(args)
    described(args, figures)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
