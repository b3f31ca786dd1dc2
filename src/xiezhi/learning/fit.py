"""The training loop: many tasks on one encoder."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from xiezhi.learning.heads import MultiTask


class Feed(Protocol):
    """What the loop asks of a task: batches of an epoch, and their loss."""

    task: str

    def batches(self, luck: np.random.Generator) -> Iterator[dict[str, Tensor]]:
        """The batches of one epoch."""
        ...

    def loss(self, model: MultiTask, batch: dict[str, Tensor]) -> Tensor:
        """The loss of a batch, a scalar."""
        ...


@dataclass(frozen=True, slots=True)
class FitConfig:
    """How to train.

    Attributes:
        rate, encoder_rate: highest learning rates of the heads and of the encoder (0: heads only).
        hidden: share of the tokens that are replaced by `mask` in every batch, so that no answer hangs on one word.
        mask: id of the token [MASK]; special tokens have no higher ids.
    """

    steps: int
    rate: float = 1e-3
    encoder_rate: float = 4e-4
    layer_decay: float = 0.9
    warmup: float = 0.08
    weight_decay: float = 0.01
    average: float = 0.995
    seed: int = 1
    check_every: int = 0
    hidden: float = 0.0
    mask: int = 0


def groups(model: MultiTask, config: FitConfig) -> list[dict[str, object]]:
    """Parameter groups: heads at full rate, lower layers of the encoder slower the deeper they lie."""
    depth = model.encoder.config.num_hidden_layers
    found: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        rate = config.rate
        if name.startswith("encoder."):
            parts = name.split(".")
            layer = int(parts[3]) if parts[1] == "encoder" else -1
            rate = config.encoder_rate * config.layer_decay ** (depth - 1 - layer)
            parameter.requires_grad_(config.encoder_rate > 0)
        decay = config.weight_decay if parameter.ndim > 1 else 0.0
        found.setdefault((rate, decay), []).append(parameter)
    return [
        {"params": parameters, "lr": rate, "peak": rate, "weight_decay": decay}
        for (rate, decay), parameters in found.items()
    ]


class _Evener:
    """Brings the gradients of all tasks to the same usual length.

    A loss summed over eighty labels has gradients a hundred times those of a loss averaged over tokens; Adam would hear
    only the first. No step is longer than twice the usual one.
    """

    def __init__(self, keep: float = 0.95) -> None:
        self.keep, self.usual = keep, dict[str, float]()

    def out(self, task: str, model: MultiTask) -> None:
        length = float(torch.nn.utils.clip_grad_norm_(model.parameters(), float("inf")))
        self.usual[task] = self.keep * self.usual.get(task, length) + (1 - self.keep) * length
        factor = min(1.0 / max(self.usual[task], 1e-6), 2.0 / max(length, 1e-6))
        torch._foreach_mul_([p.grad for p in model.parameters() if p.grad is not None], factor)


class _Average:
    """Moving average of the weights: steadier than the last step's."""

    def __init__(self, model: MultiTask, keep: float) -> None:
        self.keep, self.model = keep, copy.deepcopy(model)
        self.model.eval()
        self.count = 0

    def add(self, model: MultiTask) -> None:
        self.count += 1
        keep = min(self.keep, self.count / (self.count + 10))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.model.parameters()), list(model.parameters()), 1 - keep)


def _endless(feed: Feed, luck: np.random.Generator) -> Iterator[dict[str, Tensor]]:
    while True:
        yield from feed.batches(luck)


def _drawn(
    feeds: Sequence[tuple[Feed, float]], luck: np.random.Generator
) -> Iterator[tuple[Feed, dict[str, Tensor]]]:
    """Batches without end, each from a feed drawn by the weights."""
    shares = np.array([weight for _, weight in feeds])
    flows = [_endless(feed, luck) for feed, _ in feeds]
    while True:
        place = int(luck.choice(len(feeds), p=shares / shares.sum()))
        yield feeds[place][0], next(flows[place])


def _masked(batch: dict[str, Tensor], config: FitConfig) -> dict[str, Tensor]:
    if not config.hidden:
        return batch
    ids = batch["ids"]
    chosen = (torch.rand(ids.shape, device=ids.device) < config.hidden) & (ids > config.mask)
    return {**batch, "ids": torch.where(chosen, config.mask, ids)}


def fit(
    model: MultiTask,
    feeds: Sequence[tuple[Feed, float]],
    config: FitConfig,
    check: Callable[[MultiTask, int], bool] | None = None,
    report: Callable[[int, str, float], None] | None = None,
) -> MultiTask:
    """Train on feeds with their weights (share of the steps) and return the averaged model.

    Args:
        check: called every `check_every` steps with the averaged model; returns whether to go on.
        report: called each step with step, task and loss.
    """
    torch.manual_seed(config.seed)
    luck = np.random.default_rng(config.seed)
    optimiser = torch.optim.AdamW(groups(model, config), betas=(0.9, 0.98), eps=1e-8, fused=True)
    average, even = _Average(model, config.average), _Evener()
    flow = _drawn(feeds, luck)
    model.train()
    for step in range(config.steps):
        feed, batch = next(flow)
        _pace(optimiser, step, config)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = feed.loss(model, _masked(batch, config))
        torch.autograd.backward(loss)
        even.out(feed.task, model)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        average.add(model)
        if report:
            report(step, feed.task, loss.item())
        due = config.check_every and (step + 1) % config.check_every == 0
        if check and due and not check(average.model, step + 1):
            break
    return average.model


def _pace(optimiser: torch.optim.Optimizer, step: int, config: FitConfig) -> None:
    rise = (step + 1) / max(1, round(config.steps * config.warmup))
    share = min(rise, (config.steps - step) / (config.steps * (1 - config.warmup)))
    for group in optimiser.param_groups:
        group["lr"] = group["peak"] * min(1.0, share)
