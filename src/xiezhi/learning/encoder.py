"""A BERT encoder in plain torch, with the parameter names of the `transformers` library.

Checkpoints in that layout (`config.json` + `model.safetensors`) load here without `transformers`, and the
checkpoints written here load there. Only what BERT-like Chinese encoders need is built.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class EncoderConfig:
    """Sizes of a BERT encoder, named as in `config.json`."""

    vocab_size: int
    hidden_size: int = 256
    num_hidden_layers: int = 4
    num_attention_heads: int = 4
    intermediate_size: int = 1024
    max_position_embeddings: int = 256
    type_vocab_size: int = 2
    layer_norm_eps: float = 1e-12
    hidden_dropout_prob: float = 0.0

    def to_json(self) -> dict[str, object]:
        """The content of `config.json`."""
        return {
            **asdict(self),
            "model_type": "bert",
            "architectures": ["BertForMaskedLM"],
            "hidden_act": "gelu",
            "attention_probs_dropout_prob": 0.0,
            "pad_token_id": 0,
        }


class _Embeddings(nn.Module):
    def __init__(self, config: EncoderConfig) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(config.vocab_size, config.hidden_size, padding_idx=0)
        self.position_embeddings = nn.Embedding(config.max_position_embeddings, config.hidden_size)
        self.token_type_embeddings = nn.Embedding(config.type_vocab_size, config.hidden_size)
        self.LayerNorm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)
        self.dropout = nn.Dropout(config.hidden_dropout_prob)

    def forward(self, ids: Tensor, types: Tensor | None) -> Tensor:
        kinds = self.token_type_embeddings.weight[0] if types is None else self.token_type_embeddings(types)
        places = self.position_embeddings.weight[: ids.shape[1]]
        mixed: Tensor = self.dropout(self.LayerNorm(self.word_embeddings(ids) + places + kinds))
        return mixed


class _SelfAttention(nn.Module):
    spelt_out = False
    """Step by step instead of in one operator: the form in which the ONNX optimiser knows attention again."""

    def __init__(self, config: EncoderConfig) -> None:
        super().__init__()
        self.heads = config.num_attention_heads
        self.query = nn.Linear(config.hidden_size, config.hidden_size)
        self.key = nn.Linear(config.hidden_size, config.hidden_size)
        self.value = nn.Linear(config.hidden_size, config.hidden_size)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = hidden.shape
        shape = (batch, length, self.heads, width // self.heads)
        query, key, value = (
            layer(hidden).view(shape).transpose(1, 2) for layer in (self.query, self.key, self.value)
        )
        if self.spelt_out and mask is not None:
            weight = torch.matmul(query, key.transpose(-1, -2)) / math.sqrt(shape[-1]) + mask
            mixed = torch.matmul(torch.softmax(weight, dim=-1), value)
        else:
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        joined: Tensor = mixed.transpose(1, 2).reshape(batch, length, width)
        return joined


class _Output(nn.Module):
    def __init__(self, width: int, config: EncoderConfig) -> None:
        super().__init__()
        self.dense = nn.Linear(width, config.hidden_size)
        self.LayerNorm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)
        self.dropout = nn.Dropout(config.hidden_dropout_prob)

    def forward(self, hidden: Tensor, residual: Tensor) -> Tensor:
        mixed: Tensor = self.LayerNorm(self.dropout(self.dense(hidden)) + residual)
        return mixed


class _Layer(nn.Module):
    def __init__(self, config: EncoderConfig) -> None:
        super().__init__()
        self.attention = nn.ModuleDict(
            {"self": _SelfAttention(config), "output": _Output(config.hidden_size, config)}
        )
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(config.hidden_size, config.intermediate_size)})
        self.output = _Output(config.intermediate_size, config)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        hidden = self.attention["output"](self.attention["self"](hidden, mask), hidden)
        mixed: Tensor = self.output(functional.gelu(self.intermediate["dense"](hidden)), hidden)
        return mixed


class BertEncoder(nn.Module):
    """Token ids `[batch, length]` → hidden states `[batch, length, hidden_size]`."""

    def __init__(self, config: EncoderConfig) -> None:
        super().__init__()
        self.config = config
        self.embeddings = _Embeddings(config)
        self.encoder = nn.ModuleDict(
            {"layer": nn.ModuleList(_Layer(config) for _ in range(config.num_hidden_layers))}
        )
        self.apply(_initialise)
        with torch.no_grad():
            self.embeddings.position_embeddings.weight.copy_(_waves(config))

    def forward(self, ids: Tensor, mask: Tensor | None = None, types: Tensor | None = None) -> Tensor:
        """`mask` is 1 for real tokens, 0 for padding, `[batch, length]`; `None` when nothing is padded."""
        hidden: Tensor = self.embeddings(ids, types)
        wide = None if mask is None else mask.bool()[:, None, None, :]
        if mask is not None and _SelfAttention.spelt_out:
            wide = (1.0 - mask[:, None, None, :].float()) * -10000.0
        layers = cast(nn.ModuleList, self.encoder["layer"])
        for layer in layers:
            hidden = layer(hidden, wide)
        return hidden


@contextmanager
def spelt_out() -> Iterator[None]:
    """While it lasts, attention runs step by step (for export)."""
    _SelfAttention.spelt_out = True
    try:
        yield
    finally:
        _SelfAttention.spelt_out = False


class MaskedLanguageModel(nn.Module):
    """The encoder with the output layer of BERT, tied to the word embeddings; scores only chosen positions."""

    def __init__(self, config: EncoderConfig) -> None:
        super().__init__()
        self.bert = BertEncoder(config)
        transform = nn.ModuleDict(
            {
                "dense": nn.Linear(config.hidden_size, config.hidden_size),
                "LayerNorm": nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps),
            }
        )
        self.cls = nn.ModuleDict({"predictions": nn.ModuleDict({"transform": transform})})
        self.cls["predictions"].bias = nn.Parameter(torch.zeros(config.vocab_size))
        transform.apply(_initialise)

    def forward(self, ids: Tensor, positions: Tensor, targets: Tensor) -> Tensor:
        """Mean cross-entropy of `targets` at `positions`, both `[batch, masked]`."""
        hidden = self.bert(ids)
        chosen = torch.gather(hidden, 1, positions[..., None].expand(-1, -1, hidden.shape[2]))
        head = cast(nn.ModuleDict, self.cls["predictions"])
        transform = cast(nn.ModuleDict, head["transform"])
        chosen = transform["LayerNorm"](functional.gelu(transform["dense"](chosen)))
        scores = functional.linear(
            chosen, self.bert.embeddings.word_embeddings.weight, cast(Tensor, head.bias)
        )
        return functional.cross_entropy(scores.flatten(0, 1).float(), targets.flatten())


def _waves(config: EncoderConfig) -> Tensor:
    """Sinusoids (Vaswani et al. 2017) as the start of the learnt positions, at the scale of the other embeddings.

    With them a neighbour is a rotation away from the first step on; from random positions a small encoder spends
    millions of tokens to find out which tokens are neighbours.
    """
    places = torch.arange(config.max_position_embeddings)[:, None]
    speeds = torch.exp(torch.arange(0, config.hidden_size, 2) * (-math.log(10_000.0) / config.hidden_size))
    angles = places * speeds
    waves: Tensor = torch.stack([angles.sin(), angles.cos()], -1).flatten(1)
    return 0.02 * math.sqrt(2) * waves


def _initialise(module: nn.Module) -> None:
    if isinstance(module, nn.Linear | nn.Embedding):
        nn.init.normal_(module.weight, std=0.02)
    if isinstance(module, nn.Linear):
        nn.init.zeros_(module.bias)
