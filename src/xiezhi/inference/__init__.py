"""Run the encoder: ONNX without torch. `Encoder.load()` finds a model; `entities`, `sentences`, `vectors` use it."""

from __future__ import annotations

from xiezhi.inference.encoder import Encoder, Label, Passage
from xiezhi.inference.locate import find_model
from xiezhi.inference.merge import merge

__all__ = ["Encoder", "Label", "Passage", "find_model", "merge"]
