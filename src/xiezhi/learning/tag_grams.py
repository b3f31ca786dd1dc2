"""Learn the n-gram scores of a span task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, islice

import numpy as np
import torch
from torch import nn

from xiezhi.inference.tag_grams import TagGrams, keys_of
from xiezhi.learning.paths import path_loss
from xiezhi.learning.tagging import TagSet, TagWindow, by_length

SHARE = (0.5, 1.0)
"""How much the encoder counts beside n-grams and moves, and how much the n-grams: a network is surer than it is right. Chosen
on the theft sentences held back by the first of three splits, where anything around it was within half a point of F1."""
_LEAST = 3
"""An n-gram is learnt when it stands at so many tokens."""
_FORGET = 0.4
"""Share of the n-grams not looked at in a step: no tag hangs on one of them."""
_RATE = 0.02
_TOKENS = 3072
"""Tokens a step."""
_MOST_TOKENS = 500_000
"""More windows than hold so many tokens would need gigabytes; a part of them, drawn at random, serves."""


def learn_tag_grams(
    items: Sequence[TagWindow],
    tags: TagSet,
    moves: np.ndarray,
    *,
    most: int = 40_000,
    steps: int = 200,
    seed: int = 1,
) -> TagGrams:
    """A conditional random field over the n-grams around each token, whose steps from tag to tag are given.

    It is learnt twice: on all n-grams, then on those with the greatest weights.

    Args:
        items: windows of token ids with the tags each token may have.
        moves: `[tags, tags]`, as in decoding.
        most: n-grams kept.
        steps: how many, each time.
    """
    torch.manual_seed(seed)
    luck = np.random.default_rng(seed)
    items = _some(items, luck)
    keys = [keys_of(item.ids) for item in items]
    known, counts = _frequent(keys)
    table = _Table(len(known), tags.size)
    _learn(table, items, [_places(known, k) for k in keys], tags, moves, steps, luck)
    strong = table.strongest(most, counts)
    known, table = known[strong], table.only(strong)
    _learn(table, items, [_places(known, k) for k in keys], tags, moves, steps, luck)
    return _whole(known, table)


def scaled(grams: TagGrams, share: tuple[float, float] = SHARE) -> TagGrams:
    """The n-grams with their share and the encoder's."""
    mine, theirs = np.full((), share[0], dtype=np.float32), np.float32(share[1])
    return replace(grams, scale=grams.scale * theirs, bias=grams.bias * theirs, encoder=mine)


class _Table(nn.Module):
    """A weight for every n-gram and tag; row 0 is for n-grams that do not count."""

    def __init__(self, count: int, tags: int) -> None:
        super().__init__()
        self.bag = nn.EmbeddingBag(count + 1, tags, mode="sum", sparse=True, padding_idx=0)
        nn.init.zeros_(self.bag.weight)
        self.bias = nn.Parameter(torch.zeros(tags))

    def strongest(self, most: int, counts: np.ndarray) -> np.ndarray:
        """The n-grams that tell most between tags, ascending: a weight counts more where the n-gram is frequent."""
        weight = self.bag.weight.detach().numpy()[1:]
        told = np.abs(weight - weight.mean(axis=1, keepdims=True)).max(axis=1, initial=0.0)
        found: np.ndarray = np.sort(np.argsort(-told * np.sqrt(counts))[:most])
        return found

    def only(self, rows: np.ndarray) -> _Table:
        """The same weights for some of the n-grams."""
        small = _Table(len(rows), len(self.bias))
        with torch.no_grad():
            small.bag.weight[1:] = self.bag.weight[torch.from_numpy(rows) + 1]
            small.bias.copy_(self.bias)
        return small


def _some(items: Sequence[TagWindow], luck: np.random.Generator) -> list[TagWindow]:
    order = luck.permutation(len(items))
    until = np.cumsum([len(items[i].ids) for i in order])
    return [items[i] for i in order[: int(np.searchsorted(until, _MOST_TOKENS, side="right"))]]


def _frequent(keys: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    seen, counts = np.unique(np.concatenate([k.ravel() for k in keys]), return_counts=True)
    often = counts >= _LEAST
    return seen[often], counts[often]


def _places(known: np.ndarray, keys: np.ndarray) -> np.ndarray:
    """`[tokens, shapes]`: 1 + the place in `known` of each n-gram, 0 where it is not there."""
    if not len(known):
        return np.zeros(keys.T.shape, dtype=np.int32)
    places = np.searchsorted(known, keys)
    places[places == len(known)] = 0
    return np.where(known[places] == keys, places + 1, 0).astype(np.int32).T


def _learn(
    table: _Table,
    items: Sequence[TagWindow],
    places: Sequence[np.ndarray],
    tags: TagSet,
    moves: np.ndarray,
    steps: int,
    luck: np.random.Generator,
) -> None:
    optimisers: list[torch.optim.Optimizer] = [
        torch.optim.SparseAdam([table.bag.weight], _RATE),
        torch.optim.Adam([table.bias], _RATE),
    ]
    epochs = chain.from_iterable(by_length([len(i.ids) for i in items], _TOKENS, luck) for _ in range(steps))
    for number, group in enumerate(islice(epochs, steps)):
        for optimiser in optimisers:
            optimiser.zero_grad()
            optimiser.param_groups[0]["lr"] = _RATE * (1 - number / steps)
        torch.autograd.backward(
            _loss(table, [items[i] for i in group], [places[i] for i in group], tags, moves)
        )
        for optimiser in optimisers:
            optimiser.step()


def _loss(
    table: _Table, items: Sequence[TagWindow], places: Sequence[np.ndarray], tags: TagSet, moves: np.ndarray
) -> torch.Tensor:
    sizes = torch.tensor([len(item.ids) for item in items])
    real = torch.arange(int(sizes.max())) < sizes[:, None]
    rows = torch.from_numpy(np.concatenate(places))
    scores = torch.zeros(*real.shape, tags.size)
    scores[real] = table.bag(rows * (torch.rand(rows.shape) > _FORGET)) + table.bias
    allowed = torch.full(real.shape, tags.any)
    allowed[real] = torch.from_numpy(np.concatenate([item.allowed for item in items]))
    open_ = ((allowed[..., None] >> torch.arange(tags.size)) & 1).bool()
    return path_loss(scores, open_, real, moves)


def _whole(known: np.ndarray, table: _Table) -> TagGrams:
    """Weights as int8; what a weight has in common for all tags says nothing, and the n-grams left out made it smaller."""
    weight = (1 - _FORGET) * table.bag.weight.detach().numpy()[1:]
    weight = weight - weight.mean(axis=1, keepdims=True)
    scale = (np.maximum(np.abs(weight).max(axis=0, initial=0.0), 1e-6) / 127).astype(np.float32)
    bias = table.bias.detach().numpy().copy()
    return TagGrams(known, np.rint(weight / scale).astype(np.int8), scale, bias, np.ones((), np.float32))
