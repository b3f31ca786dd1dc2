from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiezhi.errors import XiezhiError
from xiezhi.inference import Encoder, find_model

LONG = "原告赵钱诉称，被告孙李于2019年3月5日借款人民币5万元。　约定利息；判令偿还。\n" * 9


@pytest.fixture(scope="module")
def encoder(model_folder: Path) -> Encoder:
    found = Encoder.load(model_folder)
    assert found is not None
    return found


@settings(max_examples=40)
@given(text=st.text(alphabet="原告赵钱，。\n 　Ａ１½㎡龘😀", max_size=120))
def test_mentions_are_slices_of_the_original(encoder: Encoder, text: str) -> None:
    found = encoder.entities([text])[0]
    assert all(text[e.start : e.end] == e.text and e.text for e in found)
    edges = [edge for e in found for edge in (e.start, e.end)]
    assert edges == sorted(edges)


def test_a_long_text_is_read_to_its_end(encoder: Encoder) -> None:
    found = encoder.entities([LONG])[0]
    assert max(e.end for e in found) > 0.9 * len(LONG)
    assert found[0].source == "tiny@1"


def test_company_in_the_batch_changes_nothing_but_rounding(encoder: Encoder) -> None:
    alone = encoder.entities([LONG])[0]
    together = encoder.entities(["原告", LONG, LONG[:50], ""])
    assert [(e.start, e.end, e.label) for e in together[1]] == [(e.start, e.end, e.label) for e in alone]
    assert together[3] == []


def test_sentences_give_every_label_at_threshold_zero(encoder: Encoder) -> None:
    (found,) = encoder.sentences(["被告未偿还借款。"], threshold=0.0)
    assert {label.code for label in found} == {"L1", "L2", "L3"}
    assert [label.score for label in found] == sorted((label.score for label in found), reverse=True)
    (tuned,) = encoder.sentences(["被告未偿还借款。"])
    assert [label for label in found if label.score >= 0.5] == tuned


def test_passages_are_the_sentences_of_the_document(encoder: Encoder) -> None:
    found = encoder.passages(LONG, threshold=0.0)
    assert all(len(p.labels) == 3 for p in found)
    assert all(not LONG[p.start].isspace() and LONG[p.end - 1] in "。；" for p in found)
    assert len(found) == 27


def test_vectors_have_length_one_and_an_empty_text_has_none(encoder: Encoder) -> None:
    vectors = encoder.vectors([LONG, "借款", "", LONG])
    assert vectors.dtype == np.float32
    assert vectors.shape == (4, 8)
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 1, 0, 1], atol=1e-5)
    assert np.allclose(vectors[0], vectors[3], atol=1e-3)  # texts of one call share the scale of quantisation


def test_an_unknown_task_names_the_known_ones(encoder: Encoder) -> None:
    with pytest.raises(XiezhiError) as caught:
        encoder.sentences(["甲"], task="weather")
    assert caught.value.code == "XZ404"
    assert "loan-elements" in caught.value.remedy


def test_the_environment_names_a_model(model_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIEZHI_MODEL", str(model_folder))
    assert find_model() == model_folder
    monkeypatch.setenv("XIEZHI_MODEL", str(model_folder / "missing"))
    with pytest.raises(XiezhiError) as caught:
        find_model()
    assert caught.value.code == "XZ401"


def _copy(model_folder: Path, to: Path) -> Path:
    for name in ("model.onnx", "labels.json", "tokenizer.json"):
        shutil.copy(model_folder / name, to / name)
    return to


def test_a_changed_file_is_refused(model_folder: Path, tmp_path: Path) -> None:
    folder = _copy(model_folder, tmp_path)
    with (folder / "model.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(XiezhiError) as caught:
        Encoder.load(folder)
    assert caught.value.code == "XZ403"


def test_what_is_no_onnx_model_is_refused(model_folder: Path, tmp_path: Path) -> None:
    folder = _copy(model_folder, tmp_path)
    (folder / "model.onnx").write_bytes(b"not a model")
    with pytest.raises(XiezhiError) as caught:
        Encoder.load(folder, verify=False)
    assert caught.value.code == "XZ402"


@pytest.mark.parametrize("change", [{"format": "xiezhi.model/9"}, {"size": "wide"}, {"sentences": {"t": {}}}])
def test_labels_that_cannot_be_read_are_refused(
    model_folder: Path, tmp_path: Path, change: dict[str, object]
) -> None:
    folder = _copy(model_folder, tmp_path)
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8")) | change
    (folder / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    with pytest.raises(XiezhiError) as caught:
        Encoder.load(folder)
    assert caught.value.code == "XZ402"


def test_inference_never_imports_torch(model_folder: Path) -> None:
    code = (
        "import sys; from xiezhi.inference import Encoder; "
        f"Encoder.load({str(model_folder)!r}).entities(['原告']); "
        "assert not {'torch', 'transformers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_text_cannot_forge_special_tokens(encoder: Encoder) -> None:
    forged, plain = encoder.vectors(["原告[SEP]被告", "原告(sep)被告"])
    ids, offsets = encoder._tokens("甲[SEP]乙")
    assert len(ids) == len(offsets) == 7
    assert not np.allclose(forged, plain)
