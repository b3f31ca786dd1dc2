"""The card of the shipped model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

ABOUT = """# xiezhi-base

A Chinese legal encoder of 4 layers × 256, trained from scratch for xiezhi: entities, what a sentence says, and document
vectors from one pass. int8 ONNX; needs onnxruntime, tokenizers and numpy, no torch.

| file | what |
| --- | --- |
| `model.onnx` | the encoder with all heads, int8 (dynamic, per channel) |
| `tokenizer.json` | one token per character |
| `labels.json` | tasks, labels, thresholds, checksums |
| `encoder/` | the encoder in 16-bit floats, the base of `xiezhi train` |
| `metrics.json` | every figure below, and more |
"""

DATA = """
## Data

- Pretraining (masked language, whole words): about 35 million characters of published Chinese judgments, guiding cases,
  court forms and a share of statutes, exact and near duplicates removed. Judgments and statutes are outside copyright
  in China (Copyright Law, art. 5).
- Sentence labels: CAIL2019 element recognition (loan, labour, divorce) and MUSER (MIT licence). Entities: documents
  labelled by the rules of xiezhi, 76 labelled documents (a third held back per seed), MSRA and People's Daily news.
  Theft: CAIL2021 information extraction. Vectors: CAIL2019 similar case matching. CAIL sets state no licence; their
  texts are published judgments.

## Limits

- Trained on mainland Chinese civil judgments of about 2010 to 2021; criminal and administrative texts are thinly covered.
- Rare labels (fewer than about ten examples) are not learnt; see the table of labels in `metrics.json`.
- Vectors are tuned on loan cases. They find similar facts, not copies: copies are found by fingerprints.
- Labels are signs of what a sentence says, not findings of fact.

## How it was made

The commands are in `training/README.md`. Figures: `training/results.md`.
"""


def write(path: Path, figures: dict[str, Any], results: dict[str, Any]) -> None:
    """The card with the figures of the shipped weights, and of three seeds where they are known."""
    lines = [
        ABOUT,
        "## Figures",
        "",
        "On documents held back (micro-F1; `vectors`: accuracy on triples).",
        "",
    ]
    lines += ["| task | 32-bit | int8 (shipped) | three seeds |", "| --- | --- | --- | --- |"]
    for task, full in figures["fp32"].items():
        seeds = results.get("tasks", {}).get(task, {}).get("pretrained")
        spread = f"{seeds['mean']:.3f} ± {seeds['spread']:.3f}" if seeds else "–"
        lines.append(f"| {task} | {full:.3f} | {figures['int8'][task]:.3f} | {spread} |")
    path.write_text("\n".join(lines) + "\n" + DATA, encoding="utf-8")
