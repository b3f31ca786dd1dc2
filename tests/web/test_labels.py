"""Decisions become labels: what was accepted stays, what was rejected goes, what was corrected or added stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.conftest import DOCUMENTS

from xiezhi.analyzer import Analyzer
from xiezhi.errors import XiezhiError
from xiezhi.learning.evaluation import evaluate
from xiezhi.learning.read import annotated
from xiezhi.schema import Analysis
from xiezhi.schema.annotation import read_annotation
from xiezhi.web.items import Item, corrected, inputs_of, items_of
from xiezhi.web.labels import Labelled, annotate, field_of, file_name, write
from xiezhi.web.reviews import Decision

TEXT = (DOCUMENTS / "loan_judgment.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return Analyzer.load(model=False).analyze(TEXT)


def decide(item: Item, verdict: str, correction: dict[str, object] | None = None) -> Decision:
    return Decision("d", item.target, verdict, "李明", "t", item.said, correction)


def test_targets_name_one_thing_each_and_stay(analysis: Analysis) -> None:
    items = items_of(analysis, TEXT)
    targets = [item.target for item in items]
    assert len(targets) == len(set(targets))
    assert targets == [item.target for item in items_of(Analyzer.load(model=False).analyze(TEXT), TEXT)]
    assert {item.field for item in items} >= {
        "signs",
        "court",
        "parties",
        "loans",
        "statutes",
        "absent_parties",
    }
    assert all(field_of(item.target) == item.field for item in items)


def test_without_decisions_labels_say_what_the_engine_says(analysis: Analysis) -> None:
    labels = annotate(analysis, TEXT, []).annotation
    assert labels.court == "江苏省宜兴市人民法院"
    assert {sign.id for sign in labels.signs} == {sign.id for sign in analysis.signs}
    assert len(labels.loans) == len(analysis.facts.loans)
    assert labels.absent_parties == ["郝秉谦"]


def test_decisions_apply(analysis: Analysis) -> None:
    items = {item.target: item for item in items_of(analysis, TEXT)}
    signs = [item for item in items.values() if item.field == "signs"]
    loan = next(item for item in items.values() if item.field == "loans")
    other = corrected(
        "signs",
        {"id": "quick_settlement", "quote": "双方系多年好友", "speaker": "plaintiff", "status": "asserted"},
        TEXT,
    )
    missed = {
        "id": "missed",
        "passages": [{"quote": "分文未付", "speaker": "plaintiff", "status": "asserted"}],
    }
    labels = annotate(
        analysis,
        TEXT,
        [
            decide(signs[0], "accepted"),
            decide(signs[1], "rejected"),
            decide(signs[2], "corrected", other),
            decide(items["fact:cause"], "rejected"),
            decide(items["fact:decided_on"], "corrected", {"value": "2021-06-26"}),
            decide(loan, "corrected", {**loan.said, "principal": 1.0}),
            Decision("d", "sign:missed:9", "added", "李明", "t", {}, missed),
            Decision("d", "sign:of_another_version:4", "accepted", "李明", "t", {"id": "older", "passages": missed["passages"]}),
            Decision("d", "sign:gone:4", "rejected", "李明", "t", {"id": "gone", "passages": missed["passages"]}),
        ],
    ).annotation  # fmt: skip
    ids = [sign.id for sign in labels.signs]
    assert signs[0].said["id"] in ids
    assert signs[1].said["id"] not in ids
    assert signs[2].said["id"] not in ids
    assert {"quick_settlement", "missed", "older"} <= set(ids)
    assert "gone" not in ids
    assert labels.cause is None
    assert labels.decided_on == "2021-06-26"
    assert labels.loans[0].principal == 1.0
    assert "李明" in str(labels.notes)


def test_the_latest_decision_counts(analysis: Analysis) -> None:
    sign = next(item for item in items_of(analysis, TEXT) if item.field == "signs")
    labels = annotate(analysis, TEXT, [decide(sign, "rejected"), decide(sign, "accepted")]).annotation
    assert sign.said["id"] in {each.id for each in labels.signs}


def test_only_what_was_decided(analysis: Analysis) -> None:
    sign = next(item for item in items_of(analysis, TEXT) if item.field == "signs")
    labels = annotate(analysis, TEXT, [decide(sign, "accepted")], decided_only=True).annotation
    assert {each.id for each in labels.signs} == {sign.said["id"]}
    assert labels.court is None
    assert labels.parties == []
    assert labels.doc_type == "civil_judgment"


def test_folder_and_lines_hold_the_same_and_read_back(analysis: Analysis, tmp_path: Path) -> None:
    found = annotate(analysis, TEXT, [])
    assert write([found, found], tmp_path / "labels") == 2
    names = sorted(path.name for path in (tmp_path / "labels").iterdir())
    assert names == ["document.2.json", "document.2.txt", "document.json", "document.txt"]
    back = read_annotation(
        tmp_path / "labels" / "document.json",
        (tmp_path / "labels" / "document.txt").read_text(encoding="utf-8"),
    )
    assert back == found.annotation
    assert write([found], tmp_path / "labels.jsonl") == 1
    row = json.loads((tmp_path / "labels.jsonl").read_text(encoding="utf-8"))
    assert row.pop("text") == TEXT
    assert row == found.annotation.model_dump(mode="json", by_alias=True)


def test_lines_are_read_by_evaluation_and_training(analysis: Analysis, tmp_path: Path) -> None:
    text = TEXT.replace("分文未付", "分文\u2028未付")  # a break that is no end of a line of JSON
    found = annotate(Analyzer.load(model=False).analyze(text), text, [])
    write([found], tmp_path / "labels.jsonl")
    ((path, back, labels),) = annotated(tmp_path)
    assert (path.name, back, labels) == ("document.txt", text, found.annotation)
    evaluation = evaluate(tmp_path, Analyzer.load(model=False).analyze)
    assert evaluation.documents == 1
    assert evaluation.tallies["signs"].f1 == 1.0
    row = json.loads((tmp_path / "labels.jsonl").read_text(encoding="utf-8"))
    row["court"] = "不在原文里的法院"
    (tmp_path / "labels.jsonl").write_text("\n" + json.dumps(row), encoding="utf-8")
    with pytest.raises(XiezhiError, match=r"labels.jsonl:2"):
        list(annotated(tmp_path))


@given(st.text(max_size=40))
def test_no_id_leads_out_of_the_folder(id: str) -> None:
    name = file_name(id)
    assert name
    assert "/" not in name
    assert "\\" not in name
    assert not name.startswith(".")


def test_a_name_printed_with_spaces_is_labelled_as_printed() -> None:
    text = "青岚县人民法院\n民事判决书\n原告：林　舟，男，住青岚县。\n被告：石大江，男，住青岚县。\n原告林　舟与被告石大江民间借贷纠纷一案。"
    labels = annotate(Analyzer.load(model=False).analyze(text), text, [])
    assert isinstance(labels, Labelled)
    assert all(party.name in text for party in labels.annotation.parties)


@pytest.mark.parametrize(
    ("field", "values", "expected"),
    [
        ("decided_on", {"value": "2021-06-25"}, {"value": "2021-06-25"}),
        ("court_fee", {"value": "12400"}, {"value": 12400.0}),
        ("result", {"value": "dismissed"}, {"value": "dismissed"}),
        ("absent_parties", {"value": " 石大江 "}, {"value": "石大江"}),
        ("claims", {"kind": "wages", "amount": ""}, {"kind": "wages", "amount": None}),
        ("representatives", {"name": "甲", "kind": "agent", "for": "乙"}, {"name": "甲", "kind": "agent", "for": "乙", "firm": None}),
        ("awarded", {"amount": "3.5"}, {"payer": None, "payee": None, "amount": 3.5}),
    ],
)  # fmt: skip
def test_corrections_that_fit(field: str, values: dict[str, str], expected: dict[str, object]) -> None:
    assert {each.name for each in inputs_of(field)} >= set(values)
    assert corrected(field, values, TEXT) == expected


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("decided_on", {"value": "2021年6月"}),
        ("decided_on", {"value": ""}),
        ("court_fee", {"value": "many"}),
        ("result", {"value": "guilty"}),
        ("claims", {"kind": "love"}),
        ("parties", {"name": "甲", "role": "plaintiff"}),
        ("parties", {"name": "甲", "role": "plaintiff", "kind": "person", "more": "x"}),
        ("signs", {"id": "x", "quote": "这句话不在原文里", "speaker": "court", "status": "found"}),
        ("signs", {"id": "x", "quote": "双方系多年好友", "speaker": "nobody", "status": "found"}),
    ],
)
def test_corrections_that_cannot_be(field: str, values: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        corrected(field, values, TEXT)
