"""Settings of a training run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Task = Literal["entities", "sentences", "signs", "vectors"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainConfig:
    """What to train, from what, into what.

    Attributes:
        task: `entities` (spans), `sentences` (labels of sentences), `signs` (sentences that show a sign), `vectors`.
        data: folder of labelled documents (see `xiezhi.learning.read`).
        output: folder of the new model.
        base: encoder to start from; `None` takes the shipped one.
        check: folder of labelled documents to measure on; `None` holds back a part of `data`.
        unlabelled: folder of `.txt` files to rank by how unsure the new model is.
        heads_only: leave the encoder as it is (minutes instead of tens of minutes; enough for few documents).
        epochs: most passes over the data; training stops earlier when `patience` checks bring nothing.
        labels: learn only these labels; `None` learns all.
        group: expression on file names; files it matches with the same group are papers of one case and stay on one
            side of every split (`signs` only). `None`: only near-duplicates stay together.
    """

    task: Task
    data: Path
    output: Path
    base: Path | None = None
    check: Path | None = None
    unlabelled: Path | None = None
    heads_only: bool = False
    epochs: int = 15
    patience: int = 4
    rate: float = 1e-3
    encoder_rate: float = 4e-4
    budget: int = 2048
    labels: tuple[str, ...] | None = None
    group: str | None = None
    int8: bool = True
    threads: int = 2
    seed: int = 1
    name: str = "office"


LEAST_DOCUMENTS = 3
"""One to learn from, one to choose thresholds and stop by, one to measure on."""

LEAST_TRIPLES = 5
"""Triples needed to learn vectors: fewer leave nothing once one pair is held back."""

VECTOR = 128
"""Width of the document vector."""
