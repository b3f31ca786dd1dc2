"""Figures of all seeds and baselines → training/results.md and results.json.

python training/finetune/results.py --tuned ~/xiezhi-work/tuned --shared ../shared --out training
"""

from __future__ import annotations

import argparse
import json
import statistics
from pathlib import Path
from typing import Any

import baseline
import run

SYSTEMS = {"pretrained": "s", "no pretraining": "scratch"}


def spread(values: list[float]) -> dict[str, Any]:
    """Mean, sample standard deviation, and the values."""
    deviation = statistics.stdev(values) if len(values) > 1 else 0.0
    return {"mean": statistics.fmean(values), "spread": deviation, "values": [round(v, 4) for v in values]}


def of(result: dict[str, Any], task: str) -> float | None:
    """The headline figure of a task in one result."""
    cell = result.get(task)
    if not isinstance(cell, dict):
        return None
    for name in ("alone", "model"):
        if name in cell:
            return float(cell[name]["f1"])
    return float(cell["f1"]) if "f1" in cell else None


def collect(tuned: Path, data: Path, seeds: tuple[int, ...] = (1, 2, 3)) -> dict[str, Any]:
    """Every task × system with its seeds; the SVM is trained here."""
    found: dict[str, dict[str, Any]] = {}
    for system, prefix in SYSTEMS.items():
        paths = [tuned / f"{prefix}{seed}" / "result.json" for seed in seeds]
        results = [json.loads(p.read_text(encoding="utf-8")) for p in paths if p.is_file()]
        for task in [*run.SHARES, "entities"]:
            values = [v for v in (of(r, task) for r in results) if v is not None]
            if values:
                found.setdefault(task, {})[system] = spread(values)
        for kind in ("rules", "merged", "model"):
            cells = [r["entities"][kind]["counts"] for r in results if "entities" in r]
            if cells:
                right, said, true = (sum(c[i] for c in cells) for i in range(3))
                found["entities"][f"{system}: {kind}, all folds"] = {
                    "f1": 2 * right / (said + true),
                    "documents": len(cells),
                }
    for task in ("loan-elements", "labour-elements", "divorce-elements", "lending-issues"):
        values = []
        for seed in seeds:
            parts = next(t for t in run.sentence_tasks(data, seed, None) if t.name == task)
            values.append(baseline.svm(parts.train, parts.dev, parts.test, parts.labels).micro.f1)
        found.setdefault(task, {})["TF-IDF + SVM"] = spread(values)
    return found


def table(tasks: dict[str, Any]) -> str:
    """Markdown."""
    systems = ["pretrained", "no pretraining", "TF-IDF + SVM"]
    lines = ["| task | " + " | ".join(systems) + " |", "| --- | --- | --- | --- |"]
    for task, cells in tasks.items():
        row = []
        for system in systems:
            cell = cells.get(system)
            row.append(f"{cell['mean']:.3f} ± {cell['spread']:.3f} ({len(cell['values'])})" if cell else "–")
        lines.append(f"| {task} | " + " | ".join(row) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("tuned", "shared", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    tasks = collect(args.tuned, args.shared / "data")
    (args.out / "results.json").write_text(json.dumps({"tasks": tasks}, ensure_ascii=False, indent=1) + "\n")
    head = "# Figures\n\nMicro-F1 on held-out documents (split by groups of near-duplicates), mean ± standard deviation (seeds)."
    (args.out / "results.md").write_text(f"{head}\n\n{table(tasks)}\n", encoding="utf-8")
    print(table(tasks))


if __name__ == "__main__":
    main()
