"""The data of pretraining: what is masked, and that a step is always the same step."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

pytest.importorskip("torch")

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def run() -> ModuleType:
    """training/pretrain/run.py as a module."""
    spec = importlib.util.spec_from_file_location("pretrain_run", ROOT / "training" / "pretrain" / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Words of two characters, many times."""
    from xiezhi.learning.vocabulary import build_tokenizer

    folder = tmp_path_factory.mktemp("data")
    tokenizer = build_tokenizer(["原告被告借款合同法院判决"] * 5)
    tokenizer.save(str(folder / "tokenizer.json"))
    luck = np.random.default_rng(0)
    words = [
        tokenizer.encode(w, add_special_tokens=False).ids
        for w in ("原告", "被告", "借款", "合同", "法院", "判决")
    ]
    chosen = luck.integers(0, len(words), 2000)
    np.save(folder / "tokens.npy", np.array([i for c in chosen for i in words[c]], dtype=np.uint16))
    np.save(folder / "starts.npy", np.array([1, 0] * len(chosen), dtype=np.uint8))
    return folder


def test_a_step_is_always_the_same_step(run: ModuleType, data: Path) -> None:
    one, other = (run.Stream(data, batch=4, length=34, share=0.2, seed=3) for _ in range(2))
    other(0)
    other(50)
    for name in ("ids", "positions", "targets"):
        assert (getattr(one(7), name) == getattr(other(7), name)).all()
    assert (one(7).ids != one(8).ids).any()


def test_masks_fall_on_whole_words_and_hide_what_stood_there(run: ModuleType, data: Path) -> None:
    stream = run.Stream(data, batch=8, length=34, share=0.25, seed=3)
    batch = stream(0)
    assert batch.positions.shape == (8, 8)
    assert not (batch.positions == 0).any()
    assert not (batch.positions == 33).any()
    words = (batch.positions.numpy() - 1) // 2
    assert all(list(np.unique(row, return_counts=True)[1]).count(2) >= 3 for row in words)
    hidden = np.take_along_axis(batch.ids.numpy(), batch.positions.numpy(), axis=1)
    assert 0.5 < (hidden == stream.mask).mean() < 1.0
    assert (batch.targets >= 5).all()


def test_the_rate_rises_holds_and_falls_to_zero(run: ModuleType) -> None:
    def pace(seconds: float, step: int) -> float:
        return float(run.pace(seconds, total=100.0, step=step, warmup=10, fall=0.2))

    assert pace(0, 0) == pytest.approx(0.1)
    assert pace(50, 500) == 1.0
    assert pace(90, 900) == pytest.approx(0.5)
    assert pace(100, 999) == pace(150, 999) == 0.0
