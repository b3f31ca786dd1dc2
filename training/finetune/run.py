"""Fine-tune one encoder on all tasks at once, on one seed's split, and measure it there.

    python training/finetune/run.py --base $WORK/pretrain/run1/model --shared ../shared --out $WORK/tuned/s1 --seed 1

`--scratch` forgets the pretraining (baseline), `--only elements` keeps the three sentence tasks of CAIL2019.
Writes model.pt (weights), plan.json (what the heads are) and result.json (figures on the held-out parts).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import measure
import numpy as np
import sources
import torch
from tokenizers import Tokenizer

from xiezhi.learning.checkpoint import load_base
from xiezhi.learning.encoder import BertEncoder
from xiezhi.learning.fit import Feed, FitConfig, fit
from xiezhi.learning.heads import MultiTask
from xiezhi.learning.labelling import LabelledDocument, SentenceFeed
from xiezhi.learning.leaks import split
from xiezhi.learning.moves import count_moves
from xiezhi.learning.tagging import Mapped, TagDocument, TagFeed, TagSet, windows
from xiezhi.schema import ENTITY_LABELS

SIZE = 256
THEFT = ("NHCS", "NHVI", "NCSM", "NCGV", "NCSP", "NASI", "NATS", "NT", "NS", "NO")
SHARES = {
    "loan-elements": 0.25,
    "labour-elements": 0.22,
    "divorce-elements": 0.05,
    "lending-issues": 0.08,
    "silver": 0.15,
    "gold": 0.07,
    "theft": 0.16,
    "news": 0.02,
}
"""Share of the training steps of each set."""
ALONE = 0.5
"""Share of the sentences that are learnt without their neighbours."""
NEWS = Mapped(
    {"PER": ("PERSON",), "ORG": ("ORG", "COURT"), "LOC": ("LOC",), "DATE": ("DATE",)},
    ("DATE", "MONEY", "RATE", "CASE_NO", "LAW", "EVIDENCE"),
)


@dataclass(frozen=True, slots=True)
class SentenceTask:
    """A sentence task with its three parts."""

    name: str
    labels: tuple[str, ...]
    train: list[LabelledDocument]
    dev: list[LabelledDocument]
    test: list[LabelledDocument]


def sentence_tasks(data: Path, seed: int, only: str | None) -> list[SentenceTask]:
    """The sentence tasks, split by groups of near-duplicate documents."""
    found = [(name, sources.element_codes(name), sources.elements(data, name)) for name in sources.ELEMENTS]
    if only != "elements":
        found.append(("lending-issues", *sources.issues(data)))
    tasks = []
    for name, labels, documents in found:
        parts = split(["".join(d.sentences) for d in documents], [0.72, 0.1, 0.18], seed)
        tasks.append(SentenceTask(name, labels, *([documents[i] for i in part] for part in parts)))
    return tasks


def folds(documents: list[TagDocument], seed: int) -> tuple[list[TagDocument], list[TagDocument]]:
    """Two thirds to learn, one third to check: over the seeds 1, 2, 3 every document is checked once."""
    parts = split([d.text for d in documents], [1 / 3, 1 / 3, 1 / 3], 0)
    held = set(parts[(seed - 1) % 3])
    kept = [d for i, d in enumerate(documents) if i not in held]
    return kept, [documents[i] for i in sorted(held)]


def span_feeds(
    shared: Path, store: Path, tokenizer: Tokenizer, seed: int, budget: int, paths: Sequence[str] = ()
) -> tuple[list[tuple[TagFeed, float]], list[TagDocument], list[TagDocument]]:
    """Feeds of the span tasks, and the held-out gold and theft documents; tasks in `paths` learn whole paths of tags."""
    ours, theft = TagSet(tuple(ENTITY_LABELS)), TagSet(THEFT)
    learn, gold = folds(sources.gold(shared), seed)
    crimes = sources.spans(shared / "data" / "cail2021-theft-ner" / "train.parquet")
    blocks = ["".join(d.text for d in crimes[i : i + 25]) for i in range(0, len(crimes), 25)]
    parts = split(blocks, [0.82, 0.18], seed)
    held = {25 * block + i for block in parts[1] for i in range(25)}
    silver = sources.kept(store, lambda: sources.silver(shared, [d.text for d in sources.gold(shared)], 1500))
    news = [d for name in ("msra-subset", "peoples-daily-subset") for d in
            sources.spans(shared / "data" / f"ner-{name}" / "train_subset.parquet")]  # fmt: skip

    def make(task: str, tags: TagSet, documents: list[TagDocument], mapped: Mapped | None = None) -> TagFeed:
        items = windows(documents, tokenizer, tags, size=SIZE, mapped=mapped)
        moves = count_moves(items, tags) if task in paths else None
        return TagFeed(task, tags, items, tokenizer, budget, moves=moves)

    feeds = [
        (make("entities", ours, silver), SHARES["silver"]),
        (make("entities", ours, learn), SHARES["gold"]),
        (make("entities", ours, news, NEWS), SHARES["news"]),
        (make("theft", theft, [d for i, d in enumerate(crimes) if i not in held]), SHARES["theft"]),
    ]
    return feeds, gold, [crimes[i] for i in sorted(held) if i < len(crimes)]


def finish(
    out: Path,
    model: MultiTask,
    tokenizer: Tokenizer,
    tasks: list[SentenceTask],
    gold: list[TagDocument],
    theft: list[TagDocument],
    facts: dict[str, object],
) -> None:
    """Write the weights, measure them on the held-out parts, and write plan and figures; no gold: no span tasks."""
    torch.save(model.state_dict(), out / "model.pt")
    thresholds: dict[str, list[float]] = {}
    figures = dict(facts)
    for task in tasks:
        parts = [SentenceFeed(task.name, task.labels, p, tokenizer, size=SIZE) for p in (task.dev, task.test)]
        figures[task.name], thresholds[task.name] = measure.sentences(model, *parts)
    if gold:
        figures["entities"] = measure.entities(model, gold, tokenizer, TagSet(tuple(ENTITY_LABELS)))
        figures["theft"] = measure.spans(model, "theft", theft, tokenizer, TagSet(THEFT))
    tags = {"entities": ENTITY_LABELS, "theft": THEFT} if gold else {}
    plan = {"tags": tags, "labels": {t.name: t.labels for t in tasks}, "thresholds": thresholds}
    (out / "plan.json").write_text(json.dumps(plan, ensure_ascii=False, indent=1))
    (out / "result.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1))
    print(json.dumps(figures, ensure_ascii=False)[:3000])


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser()
    for name in ("base", "shared", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument(
        "--silver", type=Path, help="where the documents labelled by rules are kept", required=True
    )
    parser.add_argument(
        "--init", type=Path, help="model.pt of an earlier run of the same seed, to go on from"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--order", type=int, help="seed of the order of batches; otherwise that of the split")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--budget", type=int, default=1536, help="padded tokens per step")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--encoder-rate", type=float, default=5e-4)
    parser.add_argument("--shares", type=json.loads, default={}, help="other shares of the steps, as JSON")
    parser.add_argument("--only", choices=("elements",))
    parser.add_argument("--drop", nargs="*", default=[], help="sentence tasks to leave out")
    parser.add_argument(
        "--alone", type=float, default=ALONE, help="share of sentences learnt without neighbours"
    )
    parser.add_argument(
        "--paths", nargs="*", default=[], help="span tasks learnt with the loss of whole paths"
    )
    parser.add_argument("--hidden", type=float, default=0.0, help="share of tokens hidden while learning")
    parser.add_argument("--scratch", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


@dataclass(frozen=True, slots=True)
class Material:
    """What a run learns from (feeds with their shares of the steps), and what it is measured on."""

    tasks: list[SentenceTask]
    feeds: list[tuple[Feed, float]]
    tags: dict[str, tuple[str, ...]]
    gold: list[TagDocument]
    theft: list[TagDocument]


def gathered(args: argparse.Namespace, tokenizer: Tokenizer) -> Material:
    """Read the sets that were asked for."""
    tasks = [t for t in sentence_tasks(args.shared / "data", args.seed, args.only) if t.name not in args.drop]
    ways = {"size": SIZE, "budget": args.budget, "alone": args.alone}
    feeds: list[tuple[Feed, float]] = [
        (SentenceFeed(t.name, t.labels, t.train, tokenizer, **ways), SHARES[t.name]) for t in tasks
    ]
    if args.only:
        return Material(tasks, feeds, {}, [], [])
    more, gold, theft = span_feeds(args.shared, args.silver, tokenizer, args.seed, args.budget, args.paths)
    return Material(tasks, [*feeds, *more], {"entities": tuple(ENTITY_LABELS), "theft": THEFT}, gold, theft)


def started(args: argparse.Namespace, encoder: BertEncoder, material: Material) -> MultiTask:
    """The encoder with heads for all tasks, with the weights of an earlier run where one is named."""
    tags = {name: 1 + 2 * len(labels) for name, labels in material.tags.items()}
    model = MultiTask(encoder, tags, {t.name: len(t.labels) for t in material.tasks})
    if args.init:
        weights, known = torch.load(args.init, weights_only=True), model.state_dict().keys()
        model.load_state_dict({name: value for name, value in weights.items() if name in known})
    return model


def reporter(begun: float) -> Callable[[int, str, float], None]:
    """Prints the smoothed losses every fifty steps."""
    losses: dict[str, float] = {}

    def report(step: int, task: str, loss: float) -> None:
        losses[task] = 0.95 * losses.get(task, loss) + 0.05 * loss
        if step % 50 == 0:
            rounded = {k: round(v, 3) for k, v in losses.items()}
            print(step, f"{time.monotonic() - begun:.0f}s", rounded, flush=True)

    return report


def main() -> None:
    args = arguments()
    SHARES.update(args.shares)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    encoder, tokenizer = load_base(args.base)
    if args.scratch:
        encoder = BertEncoder(encoder.config)
    material = gathered(args, tokenizer)
    model = started(args, encoder, material)
    print(f"data ready after {time.monotonic() - begun:.0f}s", flush=True)
    order, mask = args.order or args.seed, tokenizer.token_to_id("[MASK]")
    config = FitConfig(args.steps, args.rate, args.encoder_rate, seed=order, hidden=args.hidden, mask=mask)
    model = fit(model, material.feeds, config, report=reporter(begun))
    print(f"trained after {time.monotonic() - begun:.0f}s", flush=True)
    facts = {"seed": args.seed, "steps": args.steps, "scratch": args.scratch}
    finish(args.out, model, tokenizer, material.tasks, material.gold, material.theft, facts)


if __name__ == "__main__":
    np.seterr(over="ignore")
    main()
