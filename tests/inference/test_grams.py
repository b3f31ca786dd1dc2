from __future__ import annotations

from collections import Counter
from math import log, sqrt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiezhi.errors import XiezhiError
from xiezhi.inference.grams import Grams, keys_of, load, save

SENTENCES = st.lists(st.lists(st.integers(1, 6), max_size=9), min_size=1, max_size=5)


def _arrays(sentences: list[list[int]]) -> list[np.ndarray]:
    return [np.array(ids, dtype=np.int64) for ids in sentences]


def _spelt(ids: list[int]) -> Counter[tuple[int, ...]]:
    return Counter(tuple(ids[i : i + n]) for n in (1, 2, 3) for i in range(len(ids) - n + 1))


@settings(max_examples=150)
@given(SENTENCES)
def test_every_ngram_of_a_sentence_has_a_key_and_none_crosses_into_the_next(
    sentences: list[list[int]],
) -> None:
    owner, keys = keys_of(_arrays(sentences), 3)
    for number, ids in enumerate(sentences):
        numbers = Counter(keys[owner == number].tolist())
        assert sorted(numbers.values()) == sorted(_spelt(ids).values())
        assert len(numbers) == len(_spelt(ids))


def _grams(sentences: list[list[int]]) -> tuple[Grams, list[tuple[int, ...]]]:
    """Every second n-gram of the sentences is known, with weights of its own."""
    spelt = sorted({gram for ids in sentences for gram in _spelt(ids)})[::2]
    keyed = {int(keys_of([np.array(g)], 3)[1].max()): g for g in spelt}
    keys = np.array(sorted(keyed), dtype=np.int64)
    count = len(keys)
    weights = (np.arange(2 * count).reshape(count, 2) * 37 % 255 - 127).astype(np.int8)
    rarity = (1.0 + np.arange(count) % 3).astype(np.float32)
    scale, bias = np.array([0.01, 0.02], np.float32), np.array([-1.0, 0.5], np.float32)
    found = Grams(keys, rarity, weights, scale, bias, np.full((), 0.5, np.float32))
    return found, [keyed[key] for key in keys.tolist()]


@settings(max_examples=150)
@given(SENTENCES)
def test_scores_are_the_weighted_sum_over_the_known_ngrams(sentences: list[list[int]]) -> None:
    grams, order = _grams(sentences)
    scores = grams.scores(_arrays(sentences))
    for ids, row in zip(sentences, scores, strict=True):
        counts = _spelt(ids)
        values = [
            (1 + log(counts[g])) * float(grams.rarity[i]) if counts[g] else 0.0 for i, g in enumerate(order)
        ]
        length = sqrt(sum(v * v for v in values)) or 1.0
        for label in range(2):
            total = sum(v / length * int(grams.weights[i, label]) for i, v in enumerate(values))
            expected = total * float(grams.scale[label]) + float(grams.bias[label])
            assert row[label] == pytest.approx(expected, abs=1e-3)


def test_the_encoder_counts_as_much_as_it_is_told_to() -> None:
    grams, _ = _grams([[1, 2, 3]])
    tokens = [np.array([1, 2, 3])]
    mine = np.array([[4.0, -2.0]], np.float32)
    assert np.allclose(grams.joined(mine, tokens), 0.5 * mine + grams.scores(tokens))


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    grams, _ = _grams([[1, 2, 3, 1, 2]])
    save(tmp_path / "grams.npz", {"loan-elements": grams, "signs": grams})
    again = load(tmp_path / "grams.npz")
    tokens = [np.array([1, 2, 3, 3])]
    assert set(again) == {"loan-elements", "signs"}
    assert np.array_equal(again["signs"].scores(tokens), grams.scores(tokens))
    assert load(tmp_path / "nothing.npz") == {}


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04broken"])
def test_a_damaged_file_is_told_of(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "grams.npz").write_bytes(content)
    with pytest.raises(XiezhiError) as caught:
        load(tmp_path / "grams.npz")
    assert caught.value.code == "XZ402"
