"""The ONNX session: token ids in, scores out, a batch of windows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from xiezhi.errors import XiezhiError

Array = np.ndarray

_SLOWER = ["SkipLayerNormFusion", "DynamicQuantizeMatMulFusion"]
"""What ONNX Runtime (1.20 to 1.32) fuses on its own at load time, and is slower on a CPU than its parts: layer norm with
the sum before it takes seven times as long as the two apart, quantisation inside the product a fifth longer."""


class Session:
    """An ONNX Runtime session with settings for many short calls of changing shape on one core."""

    def __init__(self, path: Path, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Shapes vary but are small (a call holds about a thousand tokens): the arena stays at a few megabytes and saves a
        # fifth of the time; memory patterns would be planned anew for every shape.
        options.enable_mem_pattern = False
        options.log_severity_level = 3
        try:
            self._session: Any = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
            )
        except Exception as error:
            raise XiezhiError("XZ402", path=path, reason=str(error).splitlines()[0]) from error
        self._inputs = {item.name for item in self._session.get_inputs()}
        self._run = onnxruntime.RunOptions()
        self._run.only_execute_path_to_fetches = True  # heads that are not asked cost nothing

    def __call__(self, outputs: Sequence[str], ids: Array, pool: Array) -> list[Array]:
        """`ids` [batch, tokens] padded with 0, `pool` [batch, stretches, tokens] → the outputs asked for."""
        feeds = {"ids": ids, "mask": (ids != 0).astype(np.int64), "pool": pool}
        used = {name: value for name, value in feeds.items() if name in self._inputs}
        answer: list[Array] = self._session.run(list(outputs), used, self._run)
        return answer


def batches(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Indices grouped by like length, at most `budget` padded tokens per group: little is spent on padding."""
    group: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda i: (-lengths[i], i)):
        if group and lengths[group[0]] * (len(group) + 1) > budget:
            yield group
            group = []
        group.append(index)
    if group:
        yield group
