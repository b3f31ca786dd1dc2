"""Results for data scientists: pandas data frames and Hugging Face datasets (extra `train` brings both libraries)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from xiezhi.errors import XiezhiError
from xiezhi.exchange.tables import tables
from xiezhi.schema import Analysis


def to_frames(analyses: Sequence[Analysis]) -> dict[str, Any]:
    """A `pandas.DataFrame` per table (`documents`, `signs` with a row per passage, `parties`, `loans` …), joined by `doc_id`.

    The columns are those of `xiezhi exchange write --to csv`; money in yuan, dates as `YYYY-MM-DD`.

    Raises:
        XiezhiError: XZ610 where pandas is not installed.
    """
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise XiezhiError("XZ610", name="pandas", package="xiezhi[train]") from error
    return {name: DataFrame(rows[1:], columns=rows[0]) for name, rows in tables(analyses).items()}


def to_dataset(cases: Iterable[tuple[Analysis, str]]) -> Any:
    """A `datasets.Dataset` with a row per document: `id`, `text`, `level`, `score`, `entities`, `signs`.

    `entities` and `signs` are lists of `start`, `end` (code points of `text`) and `label` (the sign's id for signs, with
    its `speaker` and `status`).

    Raises:
        XiezhiError: XZ610 where `datasets` is not installed.
    """
    try:
        from datasets import Dataset
    except ImportError as error:
        raise XiezhiError("XZ610", name="datasets", package="xiezhi[train]") from error
    return Dataset.from_list([_row(analysis, text) for analysis, text in cases])


def _row(analysis: Analysis, text: str) -> dict[str, Any]:
    return {
        "id": analysis.document.id,
        "text": text,
        "level": analysis.assessment.level,
        "score": analysis.assessment.score,
        "entities": [{"start": e.start, "end": e.end, "label": e.label} for e in analysis.facts.entities],
        "signs": [
            {"start": e.start, "end": e.end, "label": sign.id, "speaker": e.speaker, "status": e.status}
            for sign in analysis.signs
            for e in sign.evidence
        ],
    }
