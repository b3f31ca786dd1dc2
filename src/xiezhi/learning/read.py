"""Labelled documents from a folder: the Annotation format, doccano or plain JSON lines, CoNLL columns.

| files | what they hold |
| --- | --- |
| `NAME.json` beside `NAME.txt` | the Annotation format: entities and signs of one document |
| `*.jsonl` | an Annotation with its `text` per line (`xiezhi reviews export`); or one document per line: `text` with `label`/`entities` (spans), or `sentences` with `labels` |
| `*.conll`, `*.bio` | a character and its tag per line, an empty line between documents |
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from xiezhi.errors import XiezhiError
from xiezhi.inference.sentences import sentence_spans
from xiezhi.learning.labelling import LabelledDocument
from xiezhi.learning.tagging import TagDocument
from xiezhi.schema.annotation import Annotation, annotation_in, is_annotation, read_annotation
from xiezhi.schema.mentions import mentions


def read_spans(folder: Path) -> list[TagDocument]:
    """Documents with labelled spans.

    Raises:
        XiezhiError: XZ803 no documents, XZ804 a label that cannot be (file and line), XZ901, XZ902 bad annotations.
    """
    found = [_tagged(text, labels, path) for path, text, labels in annotated(folder)]
    for path, line, row in json_rows(folder):
        if "text" in row and not is_annotation(row):
            found.append(_checked_spans(row, path, line))
    for path in sorted([*folder.glob("*.conll"), *folder.glob("*.bio")]):
        found += _conll(path)
    return _some(found, folder)


def read_sentences(folder: Path) -> list[LabelledDocument]:
    """Documents in sentences with labels; of annotated documents the labels are the signs their sentences show.

    Raises:
        XiezhiError: as `read_spans`.
    """
    found = [_signs(text, labels, path) for path, text, labels in annotated(folder)]
    for path, line, row in json_rows(folder):
        if "sentences" in row:
            found.append(_checked_sentences(row, path, line))
        elif (
            "text" in row
            and not is_annotation(row)
            and all(isinstance(label, str) for label in row.get("label", [None]))
        ):
            found.append(LabelledDocument((str(row["text"]),), (tuple(row["label"]),), f"{path.name}:{line}"))
    return _some(found, folder)


def annotated(folder: Path) -> Iterator[tuple[Path, str, Annotation]]:
    """(file, text, annotation) of every `NAME.json` beside a `NAME.txt`, sorted by name, then of JSON lines.

    Raises:
        XiezhiError: XZ901, XZ902 bad annotations.
    """
    for path in sorted(folder.rglob("*.json")):
        beside = path.with_suffix(".txt")
        if beside.is_file():
            text = beside.read_text(encoding="utf-8")
            yield path, text, read_annotation(path, text)
    for path, line, row in json_rows(folder):
        if is_annotation(row):
            text = str(row.pop("text"))
            annotation = annotation_in(row, f"{path}:{line}", text)
            yield path.parent / annotation.file, text, annotation


def _tagged(text: str, annotation: Annotation, path: Path) -> TagDocument:
    return TagDocument(text, mentions(annotation, text), annotation.entities_until or None, path.stem)


def _signs(text: str, annotation: Annotation, path: Path) -> LabelledDocument:
    places = sentence_spans(text)
    labels: list[set[str]] = [set() for _ in places]
    for sign in annotation.signs:
        at = text.find(sign.quote)
        if at < 0:
            raise XiezhiError("XZ902", path=path, field="signs.quote", string=sign.quote)
        for number, (start, end) in enumerate(places):
            if start < at + len(sign.quote) and at < end:
                labels[number].add(sign.id)
    sentences = tuple(text[start:end] for start, end in places)
    return LabelledDocument(sentences, tuple(tuple(sorted(names)) for names in labels), path.stem)


def json_rows(folder: Path) -> Iterator[tuple[Path, int, dict[str, Any]]]:
    """(file, line, object) of every JSON line in the folder.

    Raises:
        XiezhiError: XZ804 for a line that is no JSON object.
    """
    for path in sorted(folder.rglob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise XiezhiError("XZ804", path=path, line=number, reason=f"not JSON: {error}") from error
            if not isinstance(row, dict):
                raise XiezhiError("XZ804", path=path, line=number, reason="not a JSON object")
            yield path, number, row


def _checked_spans(row: dict[str, Any], path: Path, line: int) -> TagDocument:
    text = str(row["text"])
    spans: list[tuple[int, int, str]] = []
    for item in row.get("entities", row.get("label", row.get("labels", []))):
        try:
            parts = (item["start"], item["end"], item["label"]) if isinstance(item, dict) else tuple(item)
            start, end, label = int(parts[0]), int(parts[1]), str(parts[2])
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise XiezhiError("XZ804", path=path, line=line, reason=f"not a span: {item!r}") from error
        if not 0 <= start < end <= len(text):
            reason = f"span {start}:{end} does not lie in the text of {len(text)} characters"
            raise XiezhiError("XZ804", path=path, line=line, reason=reason)
        if isinstance(item, dict) and item.get("text", text[start:end]) != text[start:end]:
            reason = f"span {start}:{end} is «{text[start:end]}», not «{item['text']}»"
            raise XiezhiError("XZ804", path=path, line=line, reason=reason)
        spans.append((start, end, label))
    return TagDocument(text, tuple(spans), id=f"{path.name}:{line}")


def _checked_sentences(row: dict[str, Any], path: Path, line: int) -> LabelledDocument:
    sentences, labels = row["sentences"], row.get("labels", [])
    if len(sentences) != len(labels):
        reason = f"{len(sentences)} sentences but {len(labels)} lists of labels"
        raise XiezhiError("XZ804", path=path, line=line, reason=reason)
    return LabelledDocument(
        tuple(map(str, sentences)), tuple(tuple(map(str, names)) for names in labels), f"{path.name}:{line}"
    )


def _conll(path: Path) -> list[TagDocument]:
    found: list[TagDocument] = []
    spans: list[tuple[int, int, str]] = []
    text, open_ = "", ""
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        columns = line.split()
        if not columns:
            if text:
                found.append(TagDocument(text, tuple(spans), id=f"{path.name}:{number}"))
            text, spans, open_ = "", [], ""
            continue
        tag = columns[-1]
        if len(columns) < 2 or (tag != "O" and tag[:2] not in ("B-", "I-", "M-", "E-", "S-")):
            raise XiezhiError("XZ804", path=path, line=number, reason=f"not a character and a tag: {line!r}")
        label = tag[2:]
        start = len(text)
        text += columns[0]
        if tag[0] in "BS" or (label and label != open_):
            spans.append((start, len(text), label))
        elif label:
            spans[-1] = (spans[-1][0], len(text), label)
        open_ = "" if tag[0] in "OES" else label
    return found


def _some(found: list[Any], folder: Path) -> list[Any]:
    if not found:
        raise XiezhiError("XZ803", path=folder)
    return found
