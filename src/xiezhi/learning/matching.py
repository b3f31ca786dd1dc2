"""Document vectors: a projection of the encoder's mean state, learnt from who is more alike.

The encoder stays as it is. A document is the mean of its tokens' hidden states over all its windows; the projection is
learnt on triples (anchor, the nearer document, the farther one). With a few hundred triples anything larger only
learns them by heart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from xiezhi.inference.session import batches
from xiezhi.inference.windows import cut
from xiezhi.learning.heads import MultiTask


class Triple(NamedTuple):
    """Indices of three documents: `near` is more like `anchor` than `far` is."""

    anchor: int
    near: int
    far: int


def features(model: MultiTask, tokenizer: Tokenizer, texts: Sequence[str], budget: int = 4096) -> Tensor:
    """Mean hidden state of each text, `[texts, hidden_size]`."""
    vocabulary = tokenizer.get_vocab()
    size = model.encoder.config.max_position_embeddings - 2
    encoded = [e.ids for e in tokenizer.encode_batch(list(texts), add_special_tokens=False)]
    pieces = [(n, ids[w.start : w.end]) for n, ids in enumerate(encoded) for w in cut(len(ids), size, 0)]
    total = torch.zeros(len(texts), model.encoder.config.hidden_size)
    model.eval()
    for group in batches([len(ids) for _, ids in pieces], budget):
        ids = np.zeros((len(group), max(len(pieces[i][1]) for i in group) + 2), dtype=np.int64)
        for row, index in enumerate(group):
            piece = pieces[index][1]
            ids[row, : len(piece) + 2] = [vocabulary["[CLS]"], *piece, vocabulary["[SEP]"]]
        tokens = torch.from_numpy(ids)
        with torch.no_grad():
            hidden = model.encoder(tokens, tokens != 0)
        for row, index in enumerate(group):
            number, piece = pieces[index]
            total[number] += hidden[row, 1 : len(piece) + 1].sum(0)
    lengths = torch.tensor([max(1, len(ids)) for ids in encoded])
    return total / lengths[:, None]


def learn_projection(
    known: Tensor,
    triples: Sequence[Triple],
    width: int,
    *,
    seed: int,
    steps: int = 60,
    rate: float = 3e-3,
    decay: float = 0.1,
    heat: float = 0.05,
) -> nn.Linear:
    """A linear map of the features `known` under which the nearer document has the higher cosine.

    It starts from the principal directions of `known` around their mean: mean states of one encoder point nearly the
    same way, and what tells documents apart lies in the differences. Few steps, and a pull towards the start: a few
    hundred triples are soon learnt by heart.
    """
    torch.manual_seed(seed)
    start, shift = _directions(known, width)
    head = nn.Linear(known.shape[1], width)
    with torch.no_grad():
        head.weight.copy_(start)
        head.bias.copy_(shift)
    rows = torch.tensor(triples)
    optimiser = torch.optim.Adam(head.parameters(), lr=rate)
    for _ in range(steps):
        unit = nn.functional.normalize(head(known), dim=-1)
        anchor, near, far = (unit[rows[:, i]] for i in range(3))
        gain = ((anchor * near).sum(-1) - (anchor * far).sum(-1)) / heat
        loss = nn.functional.softplus(-gain).mean() + decay * (head.weight - start).square().mean()
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
    return head


def _directions(known: Tensor, width: int) -> tuple[Tensor, Tensor]:
    mean = known.mean(0)
    _, _, directions = torch.linalg.svd(known - mean, full_matrices=False)
    weight = torch.zeros(width, known.shape[1])
    count = min(width, len(directions))
    weight[:count] = directions[:count]
    weight *= 3.0 / (known - mean).norm(dim=1).mean().clamp_min(1e-6)
    return weight, -weight @ mean


def accuracy(vectors: np.ndarray, triples: Sequence[Triple]) -> float:
    """Share of the triples whose nearer document has the higher dot product; a tie counts half."""
    rows = np.array(triples)
    near = (vectors[rows[:, 0]] * vectors[rows[:, 1]]).sum(-1)
    far = (vectors[rows[:, 0]] * vectors[rows[:, 2]]).sum(-1)
    return float(((near > far) + 0.5 * (near == far)).mean())
