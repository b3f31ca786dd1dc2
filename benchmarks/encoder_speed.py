"""Speed of the encoder's pass and of a whole analysis, beside BERT-base in 32-bit floats on the same texts, one core.

python benchmarks/encoder_speed.py [--bert-characters 12000] [--rounds 5]

BERT-base has random weights (12 layers × 768, windows of 512): its speed does not hang on what it knows. In PyTorch it runs
through the fused attention operator, in ONNX Runtime with all its optimisations. Three separate fine-tuned BERT-base
models (names, sentences, similarity) are three such passes.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from xiezhi.analyzer import Analyzer
from xiezhi.inference import Encoder
from xiezhi.learning.encoder import BertEncoder, EncoderConfig, spelt_out

BASE = EncoderConfig(21_128, 768, 12, 12, 3072, 512)
CORPORA = Path(__file__).parents[1] / "corpora"


def main() -> None:
    """Measure CPU time in turns, so that a busy machine is busy for all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--bert-characters", type=int, default=12_000, help="BERT is slow: a part of the texts"
    )
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    torch.set_num_threads(1)
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPORA.rglob("*.txt"))]
    characters = sum(map(len, texts))
    encoder, analyzer, rules = Encoder.load(), Analyzer.load(), Analyzer.load(model=False)
    assert encoder is not None, "no model is installed"
    windows = np.random.default_rng(1).integers(5, 20_000, (max(1, args.bert_characters // 510), 512))
    read = 510 * len(windows)
    ways: dict[str, tuple[int, Callable[[], object]]] = {
        "xiezhi-base int8, one pass": (characters, lambda: [encoder.read(text) for text in texts]),
        "whole analysis, rules and model": (characters, lambda: [analyzer.analyze(text) for text in texts]),
        "whole analysis, rules alone": (characters, lambda: [rules.analyze(text) for text in texts]),
        "BERT-base PyTorch fp32, one pass": (read, _torch(windows)),
        "BERT-base ONNX fp32, one pass": (read, _onnx(windows)),
    }
    speeds = _measured(ways, args.rounds)
    sys.stdout.write(f"{len(texts)} documents, {characters} characters, median of {args.rounds} rounds\n")
    for name, speed in speeds.items():
        sys.stdout.write(f"{name}: {speed:,.0f} characters/s\n")
    for bert in ("PyTorch", "ONNX"):
        other = speeds[f"BERT-base {bert} fp32, one pass"]
        one = speeds["xiezhi-base int8, one pass"] / other
        three = speeds["whole analysis, rules and model"] / (other / 3)
        sys.stdout.write(
            f"against BERT-base {bert}: pass {one:.0f} times, analysis {three:.0f} times (three passes)\n"
        )


def _measured(ways: dict[str, tuple[int, Callable[[], object]]], rounds: int) -> dict[str, float]:
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds + 1):
        for name, (_, run) in ways.items():
            begun = time.process_time()
            run()
            if turn:  # the first round warms up
                seconds[name].append(time.process_time() - begun)
    return {name: size / statistics.median(seconds[name]) for name, (size, _) in ways.items()}


def _torch(windows: np.ndarray) -> Callable[[], object]:
    model = BertEncoder(BASE).eval()

    def run() -> None:
        with torch.inference_mode():
            for row in windows:
                model(torch.from_numpy(row[None]))

    return run


def _onnx(windows: np.ndarray) -> Callable[[], object]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "bert.onnx"
    ids = torch.ones(1, 16, dtype=torch.int64)
    with warnings.catch_warnings(), spelt_out():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            BertEncoder(BASE).eval(), (ids, torch.ones_like(ids)), str(path), input_names=["ids", "mask"],
            output_names=["hidden"], dynamic_axes={"ids": {1: "t"}, "mask": {1: "t"}, "hidden": {1: "t"}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    folder.cleanup()

    def run() -> None:
        for row in windows:
            session.run(["hidden"], {"ids": row[None], "mask": np.ones((1, 512), dtype=np.int64)})

    return run


if __name__ == "__main__":
    main()
