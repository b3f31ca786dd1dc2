"""Counting right and wrong against labels."""

import json
from pathlib import Path

import pytest

from xiezhi.errors import XiezhiError
from xiezhi.learning.evaluation import evaluate, labelled_mentions
from xiezhi.schema import Analysis, DocumentInfo, Entity, Fact, Facts, Party
from xiezhi.schema.annotation import Annotation

TEXT = "原告林一舟与林一舟有限公司（2021）一案"


def analysis(**facts: object) -> Analysis:
    return Analysis(DocumentInfo("a", "", "", "text/plain", None, 0), "ok", (), Facts(**facts))  # type: ignore[arg-type]


def labels(folder: Path, **fields: object) -> Path:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    content = {"file": "a.txt", "doc_type": "civil_judgment"} | fields
    (folder / "a.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


def test_right_wrong_and_missing_values(tmp_path: Path) -> None:
    folder = labels(tmp_path, court="甲县人民法院", case_number="（2021）甲民初1号")
    said = analysis(
        doc_type=Fact("civil_judgment"),
        court=Fact("乙县人民法院"),
        case_number=Fact("(2021)甲民初 1号"),
        cause=Fact("合同纠纷"),
    )
    tallies = evaluate(folder, lambda _: said).tallies
    assert tallies["doc_type"].f1 == 1.0
    assert (tallies["court"].right, tallies["court"].predicted, tallies["court"].expected) == (0, 1, 1)
    assert tallies["case_number"].f1 == 1.0  # widths, brackets and spaces do not count
    assert (tallies["cause"].predicted, tallies["cause"].expected) == (1, 0)


def test_what_differs_is_listed_by_document(tmp_path: Path) -> None:
    folder = labels(tmp_path, parties=[{"name": "林一舟", "role": "plaintiff", "kind": "person"}])
    said = analysis(doc_type=Fact("civil_judgment"), parties=(Party("林一舟", "defendant", "person"),))
    wrong = evaluate(folder, lambda _: said).wrong
    assert wrong["parties"] == [("a", [("林一舟", "plaintiff")], [("林一舟", "defendant")])]
    assert "party_kinds" not in wrong


def test_the_longer_of_two_overlapping_strings_counts() -> None:
    annotation = Annotation(
        file="a.txt",
        doc_type="other",
        entities={"PERSON": ["林一舟"], "ORG": ["林一舟有限公司"]},
        entities_until=len(TEXT),
    )
    assert labelled_mentions(annotation, TEXT) == {("PERSON", 2, 5), ("ORG", 6, 13)}


def test_entities_beyond_the_covered_part_do_not_count(tmp_path: Path) -> None:
    folder = labels(tmp_path, entities={"PERSON": ["林一舟"]}, entities_until=5)
    found = (Entity("PERSON", "林一舟", 2, 5), Entity("ORG", "林一舟有限公司", 6, 13))
    tallies = evaluate(folder, lambda _: analysis(doc_type=Fact("other"), entities=found)).tallies
    assert tallies["entity PERSON"].f1 == 1.0
    assert "entity ORG" not in tallies


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(XiezhiError, match="XZ903"):
        evaluate(tmp_path, lambda _: analysis())
