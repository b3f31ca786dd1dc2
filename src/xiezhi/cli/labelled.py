"""Labels from other tools, laid out as `xiezhi train` reads them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from xiezhi.errors import XiezhiError
from xiezhi.exchange.labels import FORMATS, Label, LabelledText, read_labels, write_annotations
from xiezhi.inference.sentences import sentence_spans

TOOLS = (*(name for name in FORMATS if name != "annotation"), "datasets")
"""Formats that are read through the exchange room; annotations, JSON lines and CoNLL the trainer reads itself."""
_SIGN = "sign:"


def lay_out(path: Path, form: str, task: str, folder: Path) -> Path:
    """Write what `path` holds into `folder`, as annotations for `signs`, else as JSON lines, and return the folder.

    For `sentences` a sentence carries the labels of the spans in it.

    Raises:
        XiezhiError: XZ101 unreadable, XZ602 to XZ605 bad labels, with file and line.
    """
    documents = _dataset(path) if form == "datasets" else read_labels(path, form)
    folder.mkdir(parents=True, exist_ok=True)
    if task == "signs":
        write_annotations(documents, folder)
        return folder
    lines = [_sentences(d) if task == "sentences" else _spans(d) for d in documents]
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    (folder / f"{path.stem}.jsonl").write_text(text + "\n", encoding="utf-8")
    return folder


def _dataset(path: Path) -> list[LabelledText]:
    from xiezhi.exchange.labels.hub import from_rows

    try:
        from datasets import DatasetDict, load_from_disk
    except ModuleNotFoundError as error:
        raise XiezhiError("XZ809", name=error.name) from error
    try:
        found = load_from_disk(str(path))
    except (OSError, ValueError) as error:
        raise XiezhiError("XZ101", path=path, reason=str(error)) from error
    parts = list(found.values()) if isinstance(found, DatasetDict) else [found]
    return [document for part in parts for document in from_rows(part)]


def _spans(document: LabelledText) -> dict[str, object]:
    spans = [label._asdict() for label in document.labels if not label.label.startswith(_SIGN)]
    return {"id": document.id, "text": document.text, "entities": spans}


def _sentences(document: LabelledText) -> dict[str, object]:
    places = sentence_spans(document.text)
    labels = [sorted({_name(label) for label in _within(document.labels, *place)}) for place in places]
    return {"id": document.id, "sentences": [document.text[a:b] for a, b in places], "labels": labels}


def _within(labels: Sequence[Label], start: int, end: int) -> list[Label]:
    return [label for label in labels if label.start < end and start < label.end]


def _name(label: Label) -> str:
    """`sign:ID:speaker:status` is the sign."""
    return label.label.split(":")[1] if label.label.startswith(_SIGN) else label.label
