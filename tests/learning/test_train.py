from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.learning.stories import stories

from xiezhi.errors import XiezhiError
from xiezhi.inference import Encoder
from xiezhi.learning.config import TrainConfig
from xiezhi.learning.train import TrainResult, train


@pytest.fixture(scope="module")
def entities(base: Path, spans_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> TrainResult:
    """One training run that several tests look at."""
    output = tmp_path_factory.mktemp("model")
    return train(
        TrainConfig(
            task="entities",
            data=spans_folder,
            output=output,
            base=base,
            epochs=10,
            patience=10,
            rate=3e-3,
            encoder_rate=3e-3,
            budget=512,
            threads=1,
        )
    )


def test_it_learns_what_it_was_shown(entities: TrainResult) -> None:
    assert entities.table.micro.f1 > 0.6
    assert (
        abs(entities.before_int8 - entities.after_int8) <= 0.005 or entities.after_int8 > entities.before_int8
    )


def test_the_folder_is_a_model_with_a_card(entities: TrainResult) -> None:
    names = {path.name for path in entities.folder.iterdir()}
    assert {"model.onnx", "labels.json", "tokenizer.json", "metrics.json", "README.md", "curves.png"} <= names
    metrics = json.loads((entities.folder / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["micro_f1"] == entities.table.micro.f1
    assert "| PERSON |" in (entities.folder / "README.md").read_text(encoding="utf-8")


def test_the_model_reads_a_text_longer_than_its_window(entities: TrainResult) -> None:
    encoder = Encoder.load(entities.folder)
    assert encoder is not None
    text = " \n".join(story for story, _ in stories(12))
    found = encoder.entities([text])[0]
    assert all(text[e.start : e.end] == e.text for e in found)
    assert any(e.start > 0.9 * len(text) for e in found)
    assert [e.start for e in found] == sorted(e.start for e in found)


def test_sentences_are_learnt_and_unlabelled_documents_ranked(base: Path, tmp_path: Path) -> None:
    rows = []
    for text, _ in stories(24):
        sentences = [part + "。" for part in text.split("。") if part]
        labels = [["loan"] if "借款人民币" in s else ["silent"] if "未作答辩" in s else [] for s in sentences]
        rows.append(json.dumps({"sentences": sentences, "labels": labels}, ensure_ascii=False))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "a.txt").write_text(stories(33)[32][0], encoding="utf-8")
    config = TrainConfig(
        task="sentences",
        data=tmp_path / "data",
        output=tmp_path / "out",
        base=base,
        epochs=8,
        patience=8,
        rate=3e-3,
        encoder_rate=2e-3,
        budget=512,
        threads=1,
        unlabelled=tmp_path / "new",
    )
    steps: list[int] = []
    result = train(config, lambda step, most, loss, f1: steps.append(step))
    assert steps == sorted(steps)
    assert len(steps) > 8
    assert result.table.micro.f1 > 0.8
    assert [name for name, _ in result.label_next] == ["a.txt"]


def test_too_few_documents_are_refused(base: Path, tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_text('{"sentences": ["甲。"], "labels": [["x"]]}\n' * 2, encoding="utf-8")
    with pytest.raises(XiezhiError) as caught:
        train(TrainConfig(task="sentences", data=tmp_path, output=tmp_path / "out", base=base))
    assert caught.value.code == "XZ806"
    assert not (tmp_path / "out").exists()
