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
| `grams.npz` | weights of character n-grams, added to the encoder's scores of sentence labels |
| `moves.npz` | how likely one tag of a span follows another |
| `tag_grams.npz` | weights of character n-grams around each token, added to the encoder's scores of theft spans |
| `views.npz` | n-grams and telling words, the two other parts of a document's vector |
| `tokenizer.json` | one token per character |
| `labels.json` | tasks, labels, thresholds, checksums |
| `encoder/` | the encoder in 16-bit floats, the base of `xiezhi train` |
| `metrics.json` | every figure below, and more |
"""

DATA = """
## Data

- Pretraining (masked language, whole words): {tokens} million characters read, of published Chinese judgments, guiding cases,
  court forms and a share of statutes, exact and near duplicates removed. Judgments and statutes are outside copyright
  in China (Copyright Law, art. 5).
- Sentence labels: CAIL2019 element recognition (loan, labour, divorce) and MUSER (MIT licence; its
  issues are not among the tasks: TF-IDF + SVM is better at them). Entities: documents
  labelled by the rules of xiezhi, 76 labelled documents (a third held back per seed), MSRA and People's Daily news.
  Theft: CAIL2021 information extraction. Vectors: CAIL2019 similar case matching. CAIL sets state no licence; their
  texts are published judgments.

## Limits

- Trained on mainland Chinese civil judgments of about 2010 to 2021; criminal and administrative texts are thinly covered.
- Rare labels (fewer than about ten examples) are not learnt.
- Vectors are tuned on loan cases, and the list of telling words is of loans. They find similar facts, not copies: copies are
  found by fingerprints.
- Labels are signs of what a sentence says, not findings of fact.

## How it was made

The commands are in `training/README.md`. Figures: `training/results.md`.
"""


def _splits(results: dict[str, Any]) -> str:
    """Similar cases over all splits, and TF-IDF on the same."""
    known = results.get("vectors", {})
    ours, theirs = (known.get(name) for name in ("all three, as served", "TF-IDF of character pairs"))
    if not ours or not theirs:
        return ""
    return (
        f"; over eight splits {ours['mean']:.3f} ± {ours['spread']:.3f} (TF-IDF {theirs['mean']:.3f} ± "
        f"{theirs['spread']:.3f})"
    )


def write(path: Path, figures: dict[str, Any], results: dict[str, Any], tokens: str) -> None:
    """The card with the figures of the shipped weights beside those of TF-IDF + SVM on the same splits.

    `tokens` is how many million characters the pretraining read.
    """
    lines = [ABOUT, "## Figures", "", "On documents held back, micro-F1.", ""]
    lines += ["| task | 32-bit | int8 (shipped) | TF-IDF + SVM, mean of seeds |", "| --- | --- | --- | --- |"]
    for task, full in figures["fp32"].items():
        rival = results.get("tasks", {}).get(task, {}).get("TF-IDF + SVM")
        other = f"{rival['mean']:.3f} ± {rival['spread']:.3f}" if rival else "–"
        lines.append(f"| {task} | {full:.3f} | {figures['int8'][task]:.3f} | {other} |")
    held = figures["vectors on triples held back"]
    lines += ["", f"Vectors: accuracy {held['int8']:.3f} on the {held['triples']} triples of one split{_splits(results)}.",
              "`entities` is the model alone; with the rules it is in `training/results.md`. These are the figures of one seed; means over",
              "seeds are there too, and lower for loan elements."]  # fmt: skip
    path.write_text("\n".join(lines) + "\n" + DATA.replace("{tokens}", tokens), encoding="utf-8")
