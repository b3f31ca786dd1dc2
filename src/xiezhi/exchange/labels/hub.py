"""Hugging Face `datasets`: a row per document, spans as lists (extra `train` brings the library)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from xiezhi.errors import XiezhiError
from xiezhi.exchange.labels.model import LabelledText, Where

_NOWHERE = Path("dataset")


def rows(documents: Sequence[LabelledText]) -> list[dict[str, Any]]:
    """Rows with `id`, `text`, `entities` (`start`, `end`, `label`) and `meta` (JSON): for `Dataset.from_list`, pandas."""
    return [
        {
            "id": document.id,
            "text": document.text,
            "entities": [label._asdict() for label in document.labels],
            "meta": json.dumps(dict(document.meta), ensure_ascii=False),
        }
        for document in documents
    ]


def from_rows(dataset: Iterable[dict[str, Any]]) -> list[LabelledText]:
    """Documents from rows as `rows` makes them (a `Dataset` is such an iterable).

    Raises:
        XiezhiError: XZ602, XZ603, XZ604; the line is the number of the row.
    """
    found = []
    for number, row in enumerate(dataset, start=1):
        where = Where(_NOWHERE, number)
        if not isinstance(row.get("text"), str):
            raise where.wrong("there is no text")
        labels = tuple(
            sorted(
                where.label(row["text"], item["start"], item["end"], item["label"])
                for item in row.get("entities", [])
            )
        )
        meta = json.loads(row.get("meta") or "{}")
        found.append(LabelledText(str(row.get("id", number)), row["text"], labels, meta))
    return found


def to_dataset(documents: Sequence[LabelledText]) -> Any:
    """A `datasets.Dataset` of the rows.

    Raises:
        XiezhiError: XZ610 where `datasets` is not installed.
    """
    try:
        from datasets import Dataset
    except ImportError as error:
        raise XiezhiError("XZ610", name="datasets", package="xiezhi[train]") from error
    return Dataset.from_list(rows(documents))
