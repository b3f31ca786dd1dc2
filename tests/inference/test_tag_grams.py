from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiezhi.errors import XiezhiError
from xiezhi.inference import Encoder
from xiezhi.inference.tag_grams import REACH, TagGrams, keys_of, load, save, shapes

IDS = st.lists(st.integers(1, 5), min_size=1, max_size=12)


def _around(ids: list[int], token: int, at: int, size: int) -> tuple[int, ...]:
    wide = [-1] * REACH + ids + [-2] * REACH
    start = REACH + token + at
    return tuple(wide[start : start + size])


@settings(max_examples=100)
@given(IDS)
def test_the_same_ngram_at_the_same_place_has_the_same_key_and_no_other(ids: list[int]) -> None:
    keys = keys_of(np.array(ids))
    meaning: dict[int, tuple[int, tuple[int, ...]]] = {}
    for row, (at, size) in enumerate(shapes()):
        for token in range(len(ids)):
            gram = (row, _around(ids, token, at, size))
            assert meaning.setdefault(int(keys[row, token]), gram) == gram


def _grams(ids: list[int]) -> TagGrams:
    """Every third n-gram around the tokens of a text, with weights of its own."""
    keys = np.unique(keys_of(np.array(ids)))[::3]
    weights = (np.arange(3 * len(keys)).reshape(-1, 3) * 37 % 255 - 127).astype(np.int8)
    scale, bias = np.array([0.01, 0.02, 0.005], np.float32), np.array([0.5, 0, -1], np.float32)
    return TagGrams(keys, weights, scale, bias, np.full((), 0.5, np.float32))


@settings(max_examples=100)
@given(IDS, IDS)
def test_scores_are_the_sum_over_the_known_ngrams_around_a_token(learnt: list[int], ids: list[int]) -> None:
    grams = _grams(learnt)
    known = dict(zip(grams.keys.tolist(), grams.weights.astype(int), strict=True))
    keys, scores = keys_of(np.array(ids)), grams.scores(np.array(ids))
    assert scores.shape == (len(ids), 3)
    for token, row in enumerate(scores):
        total = sum((known[k] for k in keys[:, token].tolist() if k in known), np.zeros(3))
        assert np.allclose(row, total * grams.scale + grams.bias, atol=1e-4)


def test_the_encoder_counts_as_much_as_it_is_told_to() -> None:
    grams, ids = _grams([1, 2, 3]), np.array([1, 2])
    mine = np.array([[4.0, -2.0, 0.0], [1.0, 1.0, 1.0]], np.float32)
    assert np.allclose(grams.joined(mine, ids), 0.5 * mine + grams.scores(ids))


def test_no_ngrams_and_no_tokens_are_answered_too() -> None:
    none = replace(_grams([1]), keys=np.empty(0, np.int64), weights=np.empty((0, 3), np.int8))
    assert np.allclose(none.scores(np.array([1, 2])), none.bias)
    assert _grams([1, 2]).scores(np.empty(0, np.int64)).shape == (0, 3)


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    grams, ids = _grams([1, 2, 3, 1]), np.array([3, 1, 2])
    save(tmp_path / "g.npz", {"entities": grams})
    assert np.array_equal(
        load(tmp_path / "g.npz")["entities"].joined(np.ones((3, 3)), ids), grams.joined(np.ones((3, 3)), ids)
    )
    assert load(tmp_path / "other.npz") == {}
    (tmp_path / "g.npz").write_bytes(b"PK damaged")
    with pytest.raises(XiezhiError) as caught:
        load(tmp_path / "g.npz")
    assert caught.value.code == "XZ402"


def test_a_model_hears_the_ngrams_of_its_task(model_folder: Path) -> None:
    plain = Encoder.load(model_folder)
    assert plain is not None
    text = "原告赵钱诉称借款人民币"
    ids, _ = plain._tokens(text)
    keys = np.unique(keys_of(ids)[0])
    weights = np.zeros((len(keys), 5), np.int8)
    weights[:, 0] = 127
    loud = TagGrams(
        keys, weights, np.full(5, 1.0, np.float32), np.zeros(5, np.float32), np.ones((), np.float32)
    )
    silent = replace(plain, _tag_grams={"entities": loud})
    assert plain.entities([text]) != [[]]
    assert silent.entities([text]) == [[]]
    assert silent.read(text).entities == ()
    assert replace(plain, _tag_grams={"other": loud}).entities([text]) == plain.entities([text])
