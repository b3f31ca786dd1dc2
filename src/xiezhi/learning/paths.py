"""The loss of whole paths of tags (conditional random field, Lafferty et al. 2001): a span is right or wrong as a whole."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from xiezhi.inference.decode import legal

_NEVER = -1e4
_TINY = 1e-30
"""Beside the sums under a logarithm: a step that is barred has a log probability of about -69, and a gradient."""


def path_loss(scores: Tensor, open_: Tensor, real: Tensor, moves: np.ndarray) -> Tensor:
    """Minus the log share of the allowed paths among all legal ones, per token that is known.

    Args:
        scores: float `[windows, tokens, tags]`, as the head gives them.
        open_: bool, same shape: the tags a token may have. A token that may have all of them is not known.
        real: bool `[windows, tokens]`: what is neither padding nor a special token. Real tokens stand side by side.
        moves: `[tags, tags]`, what is added for the step from one tag to the next, as in decoding. A window begins and
            ends as if beside O; its first tag may be an I, since windows cut through spans.
    """
    with torch.autocast(scores.device.type, enabled=False):
        scores = scores.float()
        table = torch.cat([scores, scores.masked_fill(~open_, _NEVER)])
        totals = _sums(table, torch.cat([real, real]), torch.as_tensor(moves, device=scores.device))
        every, right = totals.chunk(2)
        known = (~open_.all(-1) & real).sum().clamp_min(1)
        return (every - right).sum() / known


def _sums(scores: Tensor, real: Tensor, moves: Tensor) -> Tensor:
    """The log of the sum over all legal paths `[windows]`."""
    moves = moves.float()
    steps = torch.exp(
        torch.as_tensor(legal(moves.numpy(force=True)), dtype=torch.float32, device=scores.device)
    )
    begun = torch.zeros_like(real[:, 0])
    total = torch.zeros_like(scores[:, 0])
    for token in range(scores.shape[1]):
        highest = total.detach().amax(-1, keepdim=True)
        ways = torch.log(torch.exp(total - highest) @ steps + _TINY) + highest
        on = torch.where(begun[:, None], ways, moves[0]) + scores[:, token]
        total = torch.where(real[:, token, None], on, total)
        begun = begun | real[:, token]
    return torch.logsumexp(total + moves[:, 0], -1)
