"""Figures of all seeds and baselines → training/results.json, and their tables on standard output.

python training/finetune/results.py --base $WORK/pretrain/run1/model --tuned $WORK/tuned --shared ../shared \\
    --silver $WORK/silver.jsonl --runs s1f s2f s3f --scratch scratch1 scratch2 scratch3 --out training

`--runs` are the finished runs of the seeds 1, 2, 3, `--scratch` those of the same encoder without pretraining. Other baselines that
stand in results.json already are not trained again.
"""

from __future__ import annotations

import argparse
import json
import statistics
from functools import partial
from pathlib import Path
from typing import Any

import baseline
import build
import measure
import numpy as np
import run
import torch

from xiezhi.learning.labelling import SentenceFeed
from xiezhi.learning.metrics import label_table
from xiezhi.learning.tagging import TagSet

KINDS = ("model", "rules", "merged")


def spread(values: list[float]) -> dict[str, Any]:
    """Mean, sample standard deviation, and the values."""
    deviation = statistics.stdev(values) if len(values) > 1 else 0.0
    return {"mean": statistics.fmean(values), "spread": deviation, "values": [round(v, 4) for v in values]}


def stored(folder: Path) -> dict[str, Any]:
    """What `run.py` measured when the run ended."""
    found: dict[str, Any] = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    return found


def with_grams(
    model: run.MultiTask, tokenizer: build.Tokenizer, tasks: list[run.SentenceTask]
) -> dict[str, float]:
    """Micro-F1 of the sentence tasks with n-grams beside the encoder, share and thresholds from the sentences kept for that."""
    grams, limits = build.add_grams(model, tokenizer, tasks)
    found = {}
    for task in tasks:
        test = SentenceFeed(task.name, task.labels, task.test, tokenizer, size=run.SIZE)
        scores, true = test.predict(model, alone=True)
        if task.name in grams:
            scores = grams[task.name].joined(scores, [ids for d in test.documents for ids in d.ids])
        said = 1 / (1 + np.exp(-scores)) >= np.array(limits[task.name])
        found[task.name] = label_table(said, true, task.labels).micro.f1
    return found


def of_seed(args: argparse.Namespace, name: str, seed: int) -> dict[str, dict[str, float]]:
    """task → way → micro-F1 of one finished run; measured once, kept beside the run."""
    path = args.tuned / name / "figures.json"
    if path.is_file():
        read: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
        return read
    kept = stored(args.tuned / name)
    model, tokenizer, plan = build.tuned_model(args.base, args.tuned / name)
    tasks = [
        t for t in run.sentence_tasks(args.shared / "data", seed, "elements") if t.name in plan["labels"]
    ]
    joined = with_grams(model, tokenizer, tasks)
    found = {t.name: {"encoder": kept[t.name]["alone"]["f1"], "with n-grams": joined[t.name]} for t in tasks}
    feeds, _, theft = run.span_feeds(args.shared, args.silver, tokenizer, seed, 1024)
    moves = build.moves_of(feeds)
    grams = build.tag_grams_of(feeds, moves, "theft")
    way = partial(measure.spans, model, "theft", theft, tokenizer, TagSet(run.THEFT))
    found["theft"] = {
        "best tag": way()["f1"],
        "with moves": way(moves["theft"])["f1"],
        "with moves and n-grams": way(moves["theft"], grams)["f1"],
    }
    found["entities"] = {kind: kept["entities"][kind]["f1"] for kind in KINDS}
    path.write_text(json.dumps(found), encoding="utf-8")
    return found


def collect(args: argparse.Namespace, known: dict[str, Any]) -> dict[str, Any]:
    """task → system → mean and spread over the seeds; baselines in `known` are taken from there."""
    found: dict[str, dict[str, Any]] = {}
    seeds = [of_seed(args, name, seed) for seed, name in enumerate(args.runs, 1)]
    for task, ways in seeds[0].items():
        found[task] = {way: spread([seed[task][way] for seed in seeds]) for way in ways}
    for kind in KINDS:
        cells = [stored(args.tuned / name)["entities"][kind]["counts"] for name in args.runs]
        right, said, true = (sum(c[i] for c in cells) for i in range(3))
        found["entities"][f"{kind}, all folds"] = {
            "f1": 2 * right / (said + true),
            "precision": right / said,
            "recall": right / true,
        }
    plain = [stored(args.tuned / name) for name in args.scratch]
    for task in run.sources.ELEMENTS if plain else ():
        found[task]["no pretraining"] = spread([figures[task]["alone"]["f1"] for figures in plain])
    for task in run.sources.ELEMENTS:
        found[task]["TF-IDF + SVM"] = known.get(task, {}).get("TF-IDF + SVM") or rival(
            args.shared / "data", task
        )
    return found


def rival(data: Path, task: str) -> dict[str, Any]:
    """TF-IDF + SVM on the splits of the three seeds."""
    values = []
    for seed in (1, 2, 3):
        parts = next(t for t in run.sentence_tasks(data, seed, "elements") if t.name == task)
        values.append(baseline.svm(parts.train, parts.dev, parts.test, parts.labels).micro.f1)
    return spread(values)


def table(tasks: dict[str, Any]) -> str:
    """Markdown: a line for each task and way."""
    lines = ["| task | | mean ± standard deviation | seeds |", "| --- | --- | --- | --- |"]
    for task, cells in tasks.items():
        for way, cell in cells.items():
            if "values" in cell:
                values = ", ".join(f"{v:.3f}" for v in cell["values"])
                lines.append(f"| {task} | {way} | {cell['mean']:.3f} ± {cell['spread']:.3f} | {values} |")
            else:
                lines.append(
                    f"| {task} | {way} | {cell['f1']:.3f} | P {cell['precision']:.3f}, R {cell['recall']:.3f} |"
                )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("base", "tuned", "shared", "silver", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--runs", nargs="+", required=True)
    parser.add_argument("--scratch", nargs="*", default=[])
    args = parser.parse_args()
    torch.set_num_threads(1)
    path = args.out / "results.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    tasks = collect(args, known.get("tasks", {}))
    text = json.dumps({**known, "runs": args.runs, "tasks": tasks}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    print(table(tasks))


if __name__ == "__main__":
    main()
