"""The weights that ship with the library, on invented texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from xiezhi.inference import Encoder

FOLDER = Path(__file__).resolve().parents[2] / "models" / "xiezhi-base"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    found = Encoder.load(FOLDER)
    assert found is not None
    return found


def test_people_and_companies_in_running_text(encoder: Encoder) -> None:
    text = "原告称，2019年3月5日何晓梅受青禾贸易有限公司委托，向原告出借人民币50万元，孙立新在场。"
    found = {(e.label, e.text) for e in encoder.entities([text])[0] if e.confidence > 0.9}
    assert {("ORG", "青禾贸易有限公司"), ("MONEY", "人民币50万元"), ("DATE", "2019年3月5日")} <= found


def test_what_a_sentence_of_a_loan_case_says(encoder: Encoder) -> None:
    texts = ["被告周强为上述借款提供连带责任保证。", "原告多次催要，被告至今未还。", "本案现已审理终结。"]
    labels = [{label.code for label in found} for found in encoder.sentences(texts)]
    assert labels == [{"LN7"}, {"LN8"}, set()]


def test_similar_facts_lie_nearer(encoder: Encoder) -> None:
    one, two, other = encoder.vectors(
        ["原告与被告系朋友，被告借款五万元未还。", "被告向原告借款5万元到期不还。", "公司拖欠工人工资。"]
    )
    assert one @ two > one @ other


def test_the_folder_is_small_and_its_figures_passed_the_gate() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 16 * 2**20
    metrics = json.loads((FOLDER / "metrics.json").read_text(encoding="utf-8"))
    assert max(metrics["lost"].values()) <= 0.005
    assert metrics["int8"].keys() == metrics["fp32"].keys() >= {"entities", "loan-elements", "theft"}
