"""Results as data frames and datasets."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from xiezhi.analyzer import Analyzer
from xiezhi.errors import XiezhiError
from xiezhi.exchange.frames import to_dataset, to_frames
from xiezhi.exchange.labels import labelled
from xiezhi.exchange.labels.hub import from_rows
from xiezhi.exchange.labels.hub import to_dataset as labels_to_dataset
from xiezhi.reading import read_file
from xiezhi.schema import Analysis
from xiezhi.schema.annotation import read_annotation

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "documents"


@pytest.fixture(scope="module")
def cases() -> list[tuple[Analysis, str]]:
    analyzer = Analyzer.load(model=False)
    sources = [read_file(CORPUS / f"{name}.txt") for name in ("loan_judgment", "labour_award")]
    return [(analyzer.analyze(source), source.text) for source in sources]


def test_frames_join_by_document(cases: list[tuple[Analysis, str]]) -> None:
    pytest.importorskip("pandas", reason="pandas comes with the extra train")
    frames = to_frames([analysis for analysis, _ in cases])
    assert len(frames["documents"]) == 2
    joined = frames["parties"].merge(frames["documents"], on="doc_id")
    assert len(joined) == sum(len(analysis.facts.parties) for analysis, _ in cases)


def test_spans_of_a_dataset_are_those_of_the_text(cases: list[tuple[Analysis, str]]) -> None:
    pytest.importorskip("datasets", reason="datasets comes with the extra train")
    rows = to_dataset(cases)
    assert rows.num_rows == 2
    for row, (analysis, text) in zip(rows, cases, strict=True):
        spans = [row["text"][item["start"] : item["end"]] for item in row["entities"]]
        assert spans == [entity.text for entity in analysis.facts.entities]
        assert row["text"] == text


def test_labels_go_through_a_dataset_and_back() -> None:
    pytest.importorskip("datasets", reason="datasets comes with the extra train")
    text = (CORPUS / "loan_judgment.txt").read_text(encoding="utf-8")
    document = labelled(read_annotation(CORPUS / "loan_judgment.json", text), text, "loan_judgment")
    (again,) = from_rows(labels_to_dataset([document]))
    assert (again.text, again.labels) == (document.text, document.labels)


@pytest.mark.parametrize("name", ["pandas", "datasets"])
def test_a_missing_library_is_named(
    cases: list[tuple[Analysis, str]], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(XiezhiError) as raised:
        to_frames([cases[0][0]]) if name == "pandas" else to_dataset(cases)
    assert raised.value.code == "XZ610"
