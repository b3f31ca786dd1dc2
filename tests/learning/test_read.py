from __future__ import annotations

import json
from pathlib import Path

import pytest

from xiezhi.errors import XiezhiError
from xiezhi.learning.read import read_sentences, read_spans

TEXT = "原告甲乙公司诉被告丙丁。甲乙公司称，款项已付。"


def _annotation(folder: Path, **fields: object) -> None:
    base = {"file": "one.txt", "doc_type": "civil_judgment", **fields}
    (folder / "one.json").write_text(json.dumps(base, ensure_ascii=False), encoding="utf-8")
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")


def test_annotations_mark_every_occurrence_and_the_longer_string_first(tmp_path: Path) -> None:
    _annotation(
        tmp_path, entities={"ORG": ["甲乙公司"], "PERSON": ["丙丁", "甲乙"]}, entities_until=len(TEXT)
    )
    (document,) = read_spans(tmp_path)
    assert document.spans == ((2, 6, "ORG"), (9, 11, "PERSON"), (12, 16, "ORG"))


def test_signs_label_the_sentences_their_passage_touches(tmp_path: Path) -> None:
    sign = {"id": "x", "quote": "款项已付", "speaker": "plaintiff", "status": "asserted"}
    _annotation(tmp_path, signs=[sign])
    (document,) = read_sentences(tmp_path)
    assert document.labels == ((), ("x",))
    assert document.sentences == ("原告甲乙公司诉被告丙丁。", "甲乙公司称，款项已付。")


def test_doccano_lines(tmp_path: Path) -> None:
    rows = [
        {"text": TEXT, "label": [[2, 6, "ORG"]]},
        {"text": TEXT, "entities": [{"start": 9, "end": 11, "label": "P"}]},
    ]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    assert [d.spans for d in read_spans(tmp_path)] == [((2, 6, "ORG"),), ((9, 11, "P"),)]


def test_conll_columns(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text("张 B-P\n三 I-P\n李 B-P\n来 O\n\n钱 S-M\n五 O\n", encoding="utf-8")
    assert [(d.text, d.spans) for d in read_spans(tmp_path)] == [
        ("张三李来", ((0, 2, "P"), (2, 3, "P"))),
        ("钱五", ((0, 1, "M"),)),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "短", "entities": [{"start": 0, "end": 9, "label": "P"}]}', "does not lie in the text"),
        (
            '{"text": "张三", "entities": [{"start": 0, "end": 2, "label": "P", "text": "李四"}]}',
            "not «李四»",
        ),
        ('{"text": "张三", "entities": [{"start": 0}]}', "not a span"),
        ("{broken", "not JSON"),
        ("[1]", "not a JSON object"),
    ],
)
def test_a_bad_line_is_named_with_file_and_line(tmp_path: Path, line: str, reason: str) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "好", "label": []}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(XiezhiError) as caught:
        read_spans(tmp_path)
    assert caught.value.code == "XZ804"
    assert "a.jsonl, line 2" in caught.value.message
    assert reason in caught.value.message


def test_a_tag_that_is_none_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text("张 B-P\n三 PERSON\n", encoding="utf-8")
    with pytest.raises(XiezhiError, match=r"line 2"):
        read_spans(tmp_path)


def test_sentences_and_labels_must_be_as_many(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"sentences": ["一。", "二。"], "labels": [["x"]]}', encoding="utf-8")
    with pytest.raises(XiezhiError, match="2 sentences but 1"):
        read_sentences(tmp_path)


def test_an_empty_folder_says_what_it_should_hold(tmp_path: Path) -> None:
    with pytest.raises(XiezhiError) as caught:
        read_spans(tmp_path)
    assert caught.value.code == "XZ803"
