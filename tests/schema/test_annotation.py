"""The Annotation format: what it takes, and what it says of what it does not take."""

import json
from pathlib import Path

import pytest

from xiezhi.errors import XiezhiError
from xiezhi.schema.annotation import read_annotation

TEXT = "甲县人民法院\n民事判决书\n原告林一舟。被告石大江。"
LABELS = {
    "file": "a.txt",
    "doc_type": "civil_judgment",
    "court": "甲县人民法院",
    "parties": [
        {"name": "林一舟", "role": "plaintiff", "kind": "person"},
        {"name": "石大江", "role": "defendant", "kind": "person"},
    ],
    "entities": {"PERSON": ["林一舟", "石大江"]},
    "entities_until": 30,
}


def write(path: Path, **changes: object) -> Path:
    file = path / "a.json"
    file.write_text(json.dumps(LABELS | changes, ensure_ascii=False), encoding="utf-8")
    return file


def test_good_labels_are_read(tmp_path: Path) -> None:
    annotation = read_annotation(write(tmp_path), TEXT)
    assert [party.name for party in annotation.parties] == ["林一舟", "石大江"]
    assert annotation.cause is None


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"doc_type": "judgement"}, "doc_type"),
        ({"decided_on": "2021-3-5"}, "decided_on"),
        ({"parties": [{"name": "林一舟", "role": "chief", "kind": "person"}]}, "parties.0.role"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_bad_field_is_named(tmp_path: Path, changes: dict[str, object], place: str) -> None:
    with pytest.raises(XiezhiError) as error:
        read_annotation(write(tmp_path, **changes))
    assert error.value.code == "XZ901"
    assert place in error.value.message
    assert "a.json" in error.value.message


def test_a_string_that_is_not_in_the_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(XiezhiError) as error:
        read_annotation(write(tmp_path, court="乙县人民法院"), TEXT)
    assert error.value.code == "XZ902"
    assert "乙县人民法院" in error.value.message


def test_broken_json_is_an_error_with_a_code(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("{", encoding="utf-8")
    with pytest.raises(XiezhiError, match="XZ901"):
        read_annotation(file)
