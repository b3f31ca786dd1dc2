"""The mean of the weights of finished runs of one seed, where one went on from the other; measured as a run is.

python training/finetune/mean.py --base $WORK/pretrain/run1/model --shared ../shared --silver $WORK/silver.jsonl \\
    --seed 1 --runs $WORK/tuned/s1d $WORK/tuned/s1e --out $WORK/tuned/s1f
"""

from __future__ import annotations

import argparse
from pathlib import Path

import build
import run
import torch


def mean(folders: list[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights."""
    weights = [torch.load(folder / "model.pt", weights_only=True) for folder in folders]
    return {name: torch.stack([w[name] for w in weights]).mean(0) for name in weights[-1]}


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("base", "shared", "silver", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--runs", type=Path, nargs="+", required=True)
    parser.add_argument("--seed", type=int, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    args.out.mkdir(parents=True, exist_ok=True)
    model, tokenizer, plan = build.tuned_model(args.base, args.runs[-1])
    model.load_state_dict(mean(args.runs))
    tasks = [t for t in run.sentence_tasks(args.shared / "data", args.seed, None) if t.name in plan["labels"]]
    _, gold, theft = run.span_feeds(args.shared, args.silver, tokenizer, args.seed, 1024)
    facts = {"seed": args.seed, "mean of": [folder.name for folder in args.runs]}
    run.finish(args.out, model, tokenizer, tasks, gold, theft, facts)


if __name__ == "__main__":
    main()
