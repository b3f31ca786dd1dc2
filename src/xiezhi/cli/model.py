"""Which model a command reads with, from its options `--model` and `--no-model`."""

from __future__ import annotations

from pathlib import Path


def chosen(model: Path | None, *, no_model: bool) -> bool | Path:
    """As `Analyzer.load` takes it: False for rules alone, a folder by its full path, True for the packed model."""
    if no_model:
        return False
    return model.expanduser().resolve() if model is not None else True
