"""Curves of a training run as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def draw_curves(path: Path, losses: Sequence[float], scores: Sequence[tuple[int, float]]) -> None:
    """Loss by step and held-out F1 by step, in one PNG."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axis = pyplot.subplots(figsize=(7, 4))
    axis.plot(range(1, len(losses) + 1), losses, color="tab:grey", linewidth=0.8, label="training loss")
    axis.set_xlabel("step")
    axis.set_ylabel("loss")
    right = axis.twinx()
    right.plot(
        [step for step, _ in scores], [f1 for _, f1 in scores], "o-", color="tab:blue", label="held-out F1"
    )
    right.set_ylabel("F1")
    right.set_ylim(0, 1)
    figure.tight_layout()
    figure.savefig(path, dpi=120)
    pyplot.close(figure)
