"""Trained model → ONNX → int8, and the gate that refuses an int8 model that lost too much."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

from xiezhi.errors import XiezhiError
from xiezhi.learning.encoder import spelt_out
from xiezhi.learning.heads import MultiTask

GATE = 0.005
"""Most F1 (of 1) that int8 may lose on any task."""


class _Served(nn.Module):
    """The model with one output per task, as inference calls it."""

    def __init__(self, model: MultiTask) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor, pool: Tensor) -> tuple[Tensor, ...]:
        hidden = self.model.encoder(ids, mask)
        answers = [head(hidden) for head in self.model.tag_heads.values()]
        answers += [head(hidden, pool) for head in self.model.label_heads.values()]
        if self.model.vector_head is not None:
            mean = torch.matmul(pool, hidden) / pool.sum(-1, keepdim=True).clamp_min(1.0)
            answers.append(self.model.vector_head(mean))
        return tuple(answers)


def output_names(model: MultiTask) -> list[str]:
    """Names of the ONNX outputs, in order."""
    names = [f"tags:{task}" for task in model.tag_heads] + [f"labels:{task}" for task in model.label_heads]
    return names + (["vectors"] if model.vector_head is not None else [])


def to_onnx(model: MultiTask, path: Path) -> None:
    """Write the model in 32-bit floats, with layer norm and GELU as single operators.

    Attention stays in parts, and sums stay apart from what follows: on a CPU, after quantisation, the parts together took
    a third less time than the fused operators of ONNX Runtime (`benchmarks/encoder_speed.py`).
    """
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    model = model.eval().float()
    ids = torch.ones(2, 16, dtype=torch.int64)
    names = output_names(model)
    axes = {
        "ids": {0: "batch", 1: "tokens"},
        "mask": {0: "batch", 1: "tokens"},
        "pool": {0: "batch", 1: "stretches", 2: "tokens"},
    }
    axes |= {n: {0: "batch", 1: "tokens" if n.startswith("tags:") else "stretches"} for n in names}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(), spelt_out():
        warnings.simplefilter("ignore")
        raw = Path(folder) / "raw.onnx"
        torch.onnx.export(
            _Served(model), (ids, torch.ones(2, 16, dtype=torch.int64), torch.ones(2, 1, 16)), str(raw),
            input_names=["ids", "mask", "pool"], output_names=names, dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        config = model.encoder.config
        wanted = FusionOptions("bert")
        wanted.enable_attention = wanted.enable_skip_layer_norm = False
        wanted.enable_bias_gelu = wanted.enable_embed_layer_norm = False
        fused = optimizer.optimize_model(
            str(raw), "bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size,
            optimization_options=wanted, opt_level=0,
        )  # fmt: skip
        fused.save_model_to_file(str(path))


def to_int8(source: Path, target: Path) -> None:
    """Dynamic quantisation: int8 weights per channel, activations quantised on the fly."""
    from onnx import TensorProto
    from onnxruntime.quantization import QuantType, quantize_dynamic

    options = {"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT}
    quantize_dynamic(source, target, per_channel=True, weight_type=QuantType.QInt8, extra_options=options)


def gate(before: Mapping[str, float], after: Mapping[str, float], limit: float = GATE) -> dict[str, float]:
    """What int8 lost, task by task (F1 or accuracy, of 1).

    Raises:
        XiezhiError: XZ810 when a task lost more than `limit`.
    """
    lost = {task: before[task] - after[task] for task in before}
    if not lost:
        return lost
    worst = max(lost, key=lambda task: lost[task])
    if lost[worst] > limit:
        raise XiezhiError("XZ810", task=worst, lost=f"{100 * lost[worst]:.2f}", limit=f"{100 * limit:.1f}")
    return lost
