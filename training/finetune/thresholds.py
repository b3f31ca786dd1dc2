"""Tune the thresholds of a model again, on the sentences its seed kept for that, and write them into its plan.json.

python training/finetune/thresholds.py --base ~/xiezhi-work/pretrain/run1/model --tuned ~/xiezhi-work/tuned/s1b --shared ../shared --seed 1
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import build
import numpy as np
import run

from xiezhi.learning.labelling import SentenceFeed
from xiezhi.learning.metrics import tuned_thresholds


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("base", "tuned", "shared"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    model, tokenizer, plan = build.tuned_model(args.base, args.tuned)
    for task in run.sentence_tasks(args.shared / "data", args.seed, None):
        feed = SentenceFeed(task.name, task.labels, task.dev, tokenizer, size=run.SIZE)
        scores, true = feed.predict(model, alone=True)
        plan["thresholds"][task.name] = tuned_thresholds(1 / (1 + np.exp(-scores)), true).tolist()
    (args.tuned / "plan.json").write_text(json.dumps(plan, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
