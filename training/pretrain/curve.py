"""Loss curve of a pretraining run: `python training/pretrain/curve.py LOG.jsonl OUT.png`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot


def main(log: Path, out: Path) -> None:
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    tokens = [row["tokens"] / 1e6 for row in rows]
    figure, axis = pyplot.subplots(figsize=(7, 4))
    axis.plot(tokens, [row["loss"] for row in rows], color="tab:grey", linewidth=0.5, label="batch")
    axis.plot(tokens, [row["mean"] for row in rows], color="tab:blue", label="moving mean")
    axis.set_xlabel("million tokens read")
    axis.set_ylabel("masked-word loss (nats per character)")
    axis.legend()
    figure.tight_layout()
    figure.savefig(out, dpi=110)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
