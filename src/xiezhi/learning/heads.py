"""One encoder, many uses: heads for spans, for what sentences say, and for vectors."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from xiezhi.learning.encoder import BertEncoder


class LabelAttention(nn.Module):
    """Scores of labels for stretches of tokens: every label looks for its own words in the stretch.

    Each label weighs the tokens of a stretch by its own attention and sums its own evidence over them, so a label
    that hangs on three characters of a long sentence is not drowned by the rest.
    """

    def __init__(self, hidden: int, labels: int) -> None:
        super().__init__()
        self.attention = nn.Linear(hidden, labels)
        self.evidence = nn.Linear(hidden, labels)
        nn.init.normal_(self.attention.weight, std=0.02)
        nn.init.normal_(self.evidence.weight, std=0.02)
        nn.init.zeros_(self.attention.bias)
        nn.init.constant_(self.evidence.bias, -2.0)

    def forward(self, hidden: Tensor, pool: Tensor) -> Tensor:
        """`hidden` [batch, tokens, width], `pool` [batch, stretches, tokens] of 0 and 1 → [batch, stretches, labels]."""
        weight = torch.exp(6.0 * torch.tanh(self.attention(hidden) / 6.0))
        total = torch.matmul(pool, weight * self.evidence(hidden))
        return total / torch.matmul(pool, weight).clamp_min(1e-6)


class MultiTask(nn.Module):
    """The encoder with a head per task; every head reads the same hidden states.

    Attributes:
        tags: tag tasks (`entities`) → number of tags.
        labels: sentence tasks (`loan-elements`) → number of labels.
        vector: width of the document vector, 0 for none.
    """

    def __init__(
        self,
        encoder: BertEncoder,
        tags: Mapping[str, int] | None = None,
        labels: Mapping[str, int] | None = None,
        vector: int = 0,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.tag_heads = nn.ModuleDict({name: nn.Linear(width, size) for name, size in (tags or {}).items()})
        self.label_heads = nn.ModuleDict(
            {name: LabelAttention(width, size) for name, size in (labels or {}).items()}
        )
        self.vector_head = nn.Linear(width, vector) if vector else None

    def tag_scores(self, task: str, ids: Tensor, mask: Tensor) -> Tensor:
        """Scores `[batch, tokens, tags]`."""
        scores: Tensor = self.tag_heads[task](self.dropout(self.encoder(ids, mask)))
        return scores

    def label_scores(self, task: str, ids: Tensor, mask: Tensor, pool: Tensor) -> Tensor:
        """Scores `[batch, stretches, labels]`, before the sigmoid."""
        scores: Tensor = self.label_heads[task](self.dropout(self.encoder(ids, mask)), pool)
        return scores
