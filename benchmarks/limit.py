"""How far the encoder's pass is from what the processor could do: counted operations over the measured peak, one thread.

    python benchmarks/limit.py

Peak: the best of a few large products of matrices, int8 (ONNX Runtime's MatMulInteger, as in the shipped model) and
32-bit floats. Counted: multiply-adds of the encoder over the windows of the shipped corpora, from its shape:
layers × (4·h² + 2·h·4h) per token for the int8 products, layers × 2·n·h per token for attention, which stays in floats.
"""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

from xiezhi.inference import Encoder, find_model
from xiezhi.inference.encoder import NEAR

CORPORA = Path(__file__).resolve().parents[1] / "corpora"
SIZE = 1536


def main() -> None:
    folder = find_model()
    encoder = Encoder.load()
    assert folder is not None, "no model is installed"
    assert encoder is not None, "no model is installed"
    shape = json.loads((folder / "encoder" / "config.json").read_text(encoding="utf-8"))
    layers, hidden, window = (
        shape[k] for k in ("num_hidden_layers", "hidden_size", "max_position_embeddings")
    )
    window = min(window, NEAR)
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPORA.rglob("*.txt"))]
    overlap = json.loads((folder / "labels.json").read_text(encoding="utf-8"))["overlap"]
    tokens = sum(_tokens(len(text), window - 2, overlap) for text in texts)
    products, attention = tokens * layers * 12 * hidden**2, tokens * layers * 2 * window * hidden
    spent = _best(lambda: [encoder.read(text) for text in texts], 3)
    int8, floats = _peak_int8(), _peak_floats()
    least = products / int8 + attention / floats
    print(f"{sum(map(len, texts)):,} characters, {tokens:,} tokens with overlaps")
    print(f"counted: {products / 1e9:.1f} G multiply-adds in int8, {attention / 1e9:.1f} G in floats")
    print(f"peak: {int8 / 1e9:.0f} G/s int8, {floats / 1e9:.0f} G/s floats")
    print(f"limit {least:.2f} s, the pass takes {spent:.2f} s: {100 * least / spent:.0f} % of the limit")


def _tokens(characters: int, body: int, overlap: int) -> int:
    """Tokens of all windows over so many characters."""
    if characters <= body:
        return characters
    windows = 1 + -(-(characters - body) // (body - overlap))
    return characters + (windows - 1) * overlap


def _best(run: Callable[[], object], rounds: int) -> float:
    run()
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        run()
        spent.append(time.process_time() - begun)
    return min(spent) if rounds < 5 else statistics.median(spent)


def _peak_int8() -> float:
    node = helper.make_node("MatMulInteger", ["a", "b"], ["c"])
    ends = [helper.make_tensor_value_info(n, TensorProto.UINT8, [SIZE, SIZE]) for n in "a"]
    weights = helper.make_tensor(
        "b", TensorProto.INT8, [SIZE, SIZE], np.ones(SIZE * SIZE, dtype=np.int8).tobytes(), raw=True
    )
    graph = helper.make_graph(
        [node], "peak", ends, [helper.make_tensor_value_info("c", TensorProto.INT32, [SIZE, SIZE])], [weights]
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    a = np.ones((SIZE, SIZE), dtype=np.uint8)
    return SIZE**3 / _best(lambda: session.run(None, {"a": a}), 4)


def _peak_floats() -> float:
    import torch

    torch.set_num_threads(1)
    a = torch.rand(SIZE, SIZE)
    return SIZE**3 / _best(lambda: a @ a, 4)


if __name__ == "__main__":
    assert onnx.__version__
    main()
