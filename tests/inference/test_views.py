from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.errors import XiezhiError
from xiezhi.inference import views
from xiezhi.inference.grams import keys_of
from xiezhi.inference.views import Views

IDS = np.array([3, 4, 5, 3, 4], dtype=np.int64)
KEYS = np.unique(keys_of([IDS], 3)[1])


def _views() -> Views:
    luck = np.random.default_rng(2)
    return Views(
        KEYS, np.ones(len(KEYS), np.float32), luck.integers(-100, 100, (len(KEYS), 6)).astype(np.int8),
        np.full(6, 0.01, np.float32), np.zeros(6, np.float32), np.array(["抵押", "连带"]),
        np.array([1.0, 2.0], np.float32), np.array([0.5, 0.5], np.float32),
    )  # fmt: skip


@given(st.text(max_size=40), st.lists(st.integers(1, 9), max_size=20))
def test_the_whole_has_length_one_and_parts_of_equal_weight(text: str, ids: list[int]) -> None:
    whole = _views().joined(np.array([3.0, 4.0], np.float32), np.array(ids, dtype=np.int64), text)
    assert whole.shape == (2 + _views().width,)
    assert abs(float(np.linalg.norm(whole)) - 1) < 1e-5
    assert whole[0] / whole[1] == pytest.approx(0.75)
    strings, words = (float(np.linalg.norm(part)) for part in (whole[2:8], whole[8:]))
    assert words == pytest.approx(float(np.linalg.norm(whole[:2])), abs=1e-5)
    assert strings < 1e-6 or strings == pytest.approx(words, abs=1e-5)


def test_documents_with_the_same_telling_words_point_the_same_way() -> None:
    one, two, other = (_views().named(t) for t in ("以房抵押", "车辆抵押。", "连带保证"))
    assert np.array_equal(one, two)
    assert one @ two > one @ other


def test_views_are_read_as_they_were_written(tmp_path: Path) -> None:
    views.save(tmp_path / views.FILE, _views())
    read = views.load(tmp_path / views.FILE)
    assert read is not None
    assert np.array_equal(read.strings(IDS), _views().strings(IDS))
    assert np.array_equal(read.named("抵押"), _views().named("抵押"))
    assert views.load(tmp_path / "none.npz") is None


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / views.FILE).write_bytes(b"nothing")
    with pytest.raises(XiezhiError) as caught:
        views.load(tmp_path / views.FILE)
    assert caught.value.code == "XZ402"


def test_without_words_the_strings_stand_alone() -> None:
    bare = replace(
        _views(), words=np.zeros(0, np.str_), strength=np.zeros(0, np.float32), usual=np.zeros(0, np.float32)
    )
    assert bare.joined(np.ones(2, np.float32), IDS, "抵押").shape == (8,)
