"""A trained model becomes a folder that `Encoder.load` opens: ONNX, tokenizer, labels, metrics, card."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from xiezhi.errors import XiezhiError
from xiezhi.inference import Encoder, grams, moves, tag_grams, views
from xiezhi.inference.grams import Grams
from xiezhi.inference.manifest import Manifest, SentenceTask, checksum
from xiezhi.inference.tag_grams import TagGrams
from xiezhi.inference.views import Views
from xiezhi.learning.checkpoint import save_base
from xiezhi.learning.export import gate, to_int8, to_onnx
from xiezhi.learning.heads import MultiTask

Check = Callable[[Encoder], float]
"""A figure (F1 or accuracy, of 1) of a finished model on a held-out part."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a model knows beside the encoder and its heads: n-grams of sentence tasks, moves between the tags of span tasks
    and n-grams around them, further views of a document's vector."""

    grams: Mapping[str, Grams] = field(default_factory=dict)
    moves: Mapping[str, np.ndarray] = field(default_factory=dict)
    views: Views | None = None
    tag_grams: Mapping[str, TagGrams] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """One file for each kind that there is."""
        if self.grams:
            grams.save(folder / grams.FILE, self.grams)
        if self.moves:
            moves.save(folder / moves.FILE, self.moves)
        if self.tag_grams:
            tag_grams.save(folder / tag_grams.FILE, self.tag_grams)
        if self.views:
            views.save(folder / views.FILE, self.views)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a model is called and what its heads answer."""

    name: str
    version: str
    tags: Mapping[str, tuple[str, ...]]
    sentences: Mapping[str, SentenceTask]
    vector: int = 0
    overlap: int = 16

    def manifest(self, model: MultiTask) -> Manifest:
        """The manifest, still without checksums."""
        size = model.encoder.config.max_position_embeddings
        return Manifest(
            self.name,
            self.version,
            size,
            min(self.overlap, size // 4),
            self.tags,
            self.sentences,
            self.vector,
            {},
        )


def package(
    model: MultiTask,
    tokenizer: Tokenizer,
    plan: Plan,
    folder: Path,
    checks: Mapping[str, Check],
    *,
    beside: Beside | None = None,
    int8: bool = True,
    strict: bool = True,
    checkpoint: bool = True,
) -> dict[str, Any]:
    """Write the model folder and return the figures in 32-bit floats and in int8.

    Nothing is written to `folder` before the gate is passed.

    Args:
        checks: task → figure on its held-out part; the gate compares it before and after quantisation.
        beside: what is served beside the encoder.
        strict: refuse an int8 model that fails the gate; else keep the 32-bit one, whose figures then stand alone.
        checkpoint: also write the 16-bit weights to `folder/encoder`, from which training goes on.

    Raises:
        XiezhiError: XZ810 when int8 loses more than the gate allows and `strict` is set.
    """
    with tempfile.TemporaryDirectory() as name:
        full, small = _stages(Path(name), tokenizer, beside or Beside())
        to_onnx(model, full / "model.onnx")
        manifest = plan.manifest(model)
        figures: dict[str, Any] = {"fp32": _measured(full, manifest, checks)}
        chosen = small if int8 and _shrunk(full, small, manifest, checks, figures, strict) else full
        _replace(chosen, folder)
    if checkpoint:
        save_base(folder / "encoder", model.encoder, tokenizer)
    return figures


def _replace(made: Path, folder: Path) -> None:
    """Copy the files of a finished model, and remove what an earlier one had beside its network."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (grams.FILE, moves.FILE, tag_grams.FILE, views.FILE):
        (folder / name).unlink(missing_ok=True)
    for file in made.iterdir():
        shutil.copyfile(file, folder / file.name)


def _stages(parent: Path, tokenizer: Tokenizer, beside: Beside) -> tuple[Path, Path]:
    """The folders of the model in 32-bit floats and in int8, with all that does not differ between the two."""
    found = parent / "fp32", parent / "int8"
    for stage in found:
        stage.mkdir()
        tokenizer.save(str(stage / "tokenizer.json"))
        beside.write(stage)
    return found


def _shrunk(
    full: Path,
    small: Path,
    manifest: Manifest,
    checks: Mapping[str, Check],
    figures: dict[str, Any],
    strict: bool,
) -> bool:
    """Make the int8 model, add its figures, and say whether it passed the gate; `strict` raises where it did not."""
    to_int8(full / "model.onnx", small / "model.onnx")
    measured = _measured(small, manifest, checks)
    try:
        figures["lost"] = gate(figures["fp32"], measured)
    except XiezhiError:
        if strict:
            raise
        return False
    figures["int8"] = measured
    return True


def _measured(folder: Path, manifest: Manifest, checks: Mapping[str, Check]) -> dict[str, float]:
    names = sorted(path.name for path in folder.iterdir() if path.name != "labels.json")
    complete = replace(manifest, files={name: checksum(folder / name) for name in names})
    text = json.dumps(complete.to_json(), ensure_ascii=False, indent=1)
    (folder / "labels.json").write_text(text + "\n", encoding="utf-8")
    encoder = Encoder.load(folder, threads=2)
    assert encoder is not None
    return {task: check(encoder) for task, check in checks.items()}
