from __future__ import annotations

from pathlib import Path

import pytest
from tests.learning.stories import stories

from xiezhi.cli.labelled import TOOLS, lay_out
from xiezhi.errors import XiezhiError
from xiezhi.exchange.labels import Label, LabelledText, write_labels
from xiezhi.learning.read import annotated, read_sentences, read_spans

DOCUMENTS = [
    LabelledText(f"d{number}", text, tuple(Label(*span) for span in spans))
    for number, (text, spans) in enumerate(stories(4))
]
NAMES = {"doccano": "a.jsonl", "label-studio": "a.json", "brat": "a", "conll": "a.conll", "docbin": "a.spacy"}


def _written(form: str, folder: Path, documents: list[LabelledText]) -> Path:
    if form == "datasets":
        pytest.importorskip("datasets", reason="needs the extra `train`")
        from xiezhi.exchange.labels.hub import to_dataset

        to_dataset(documents).save_to_disk(str(folder / "set"))
        return folder / "set"
    if form == "docbin":
        pytest.importorskip("spacy", reason="needs the extra `spacy`")
    write_labels(documents, folder / NAMES[form], form)
    return folder / NAMES[form]


@pytest.mark.parametrize("form", TOOLS)
def test_spans_of_every_tool_reach_the_trainer(form: str, tmp_path: Path) -> None:
    path = _written(form, tmp_path, DOCUMENTS)
    found = read_spans(lay_out(path, form, "entities", tmp_path / "laid"))
    assert sorted((d.text, tuple(sorted(d.spans))) for d in found) == sorted(
        (d.text, tuple(sorted(d.labels))) for d in DOCUMENTS
    )


def test_for_sentences_a_sentence_carries_the_labels_of_its_spans(tmp_path: Path) -> None:
    path = _written("doccano", tmp_path, DOCUMENTS)
    found = read_sentences(lay_out(path, "doccano", "sentences", tmp_path / "laid"))
    assert {"PERSON", "DATE", "MONEY"} <= set(found[0].labels[0])
    assert "MONEY" not in found[0].labels[1]


def test_for_signs_marked_passages_become_annotations(tmp_path: Path) -> None:
    text = "原告赵甲诉称，双方系姐弟关系。被告认可全部请求。"
    at = text.index("被告")
    label = Label(at, len(text) - 1, "sign:no_substantive_dispute:defendant:admitted")
    path = _written("doccano", tmp_path, [LabelledText("d1", text, (label,))])
    ((_, read, annotation),) = annotated(lay_out(path, "doccano", "signs", tmp_path / "laid"))
    assert read == text
    (sign,) = annotation.signs
    assert (sign.id, sign.quote) == ("no_substantive_dispute", "被告认可全部请求")


def test_a_label_beyond_the_text_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "甲乙", "label": [[0, 1, "PERSON"]]}\n{"text": "甲", "label": [[0, 9, "ORG"]]}\n'
    )
    with pytest.raises(XiezhiError) as caught:
        lay_out(path, "doccano", "entities", tmp_path / "laid")
    assert "line 2" in str(caught.value)
    assert "a.jsonl" in str(caught.value)


def test_no_folder_of_datasets_is_told_of(tmp_path: Path) -> None:
    pytest.importorskip("datasets", reason="needs the extra `train`")
    with pytest.raises(XiezhiError) as caught:
        lay_out(tmp_path, "datasets", "entities", tmp_path / "laid")
    assert caught.value.code == "XZ101"
