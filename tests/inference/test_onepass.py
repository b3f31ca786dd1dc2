from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiezhi.inference import Encoder
from xiezhi.inference.onepass import stretches
from xiezhi.inference.sentences import sentence_spans
from xiezhi.inference.windows import cut

LONG = "原告赵钱诉称，被告孙李于2019年3月5日借款人民币5万元。　约定利息；判令偿还。\n" * 9


@pytest.fixture(scope="module")
def encoder(model_folder: Path) -> Encoder:
    found = Encoder.load(model_folder)
    assert found is not None
    return found


@settings(max_examples=200)
@given(
    length=st.integers(1, 200),
    size=st.integers(4, 40),
    overlap=st.integers(0, 3),
    cuts=st.lists(st.integers(0, 200), max_size=20),
)
def test_every_sentence_is_in_one_window_and_inside_it(
    length: int, size: int, overlap: int, cuts: list[int]
) -> None:
    windows = cut(length, size, overlap)
    edges = [0, *sorted(min(c, length) for c in cuts), length]
    found = stretches(windows, edges[:-1], edges[1:])
    numbers = [s.sentence for mark in found for s in mark]
    assert sorted(numbers) == [n for n in range(len(edges) - 1) if edges[n] < edges[n + 1]]
    for window, mark in zip(windows, found, strict=True):
        assert all(0 <= s.start < s.end <= window.end - window.start for s in mark)


@settings(max_examples=40, deadline=None)
@given(text=st.text(alphabet="原告赵钱，。；\n 　Ａ１½㎡龘😀", max_size=150))
def test_one_pass_finds_the_mentions_of_the_pass_for_mentions_alone(encoder: Encoder, text: str) -> None:
    both = encoder.read(text, ["loan-elements"])
    alone = encoder.entities([text])[0]
    assert [(e.start, e.end, e.label) for e in both.entities] == [(e.start, e.end, e.label) for e in alone]
    assert {(p.start, p.end) for p in both.passages["loan-elements"]} <= set(sentence_spans(text))


def test_in_one_window_the_labels_are_those_of_the_sentences_read_together(encoder: Encoder) -> None:
    text = "被告未还。原告诉称借款。判令偿还。"
    pieces = [text[a:b] for a, b in sentence_spans(text)]
    rows = encoder.label_scores([pieces], "loan-elements", neighbours=True)[0]
    chances = 1 / (1 + np.exp(-rows))
    expected = [
        (a, b, sorted(f"L{i + 1}" for i in np.flatnonzero(row >= 0.5)))
        for (a, b), row in zip(sentence_spans(text), chances, strict=True)
        if (row >= 0.5).any()
    ]
    found = encoder.read(text, ["loan-elements"]).passages["loan-elements"]
    assert [(p.start, p.end, sorted(label.code for label in p.labels)) for p in found] == expected
    assert expected


def test_what_the_model_does_not_have_is_left_out(encoder: Encoder) -> None:
    reading = encoder.read(LONG, ["weather"], entities="flowers")
    assert reading.entities == ()
    assert reading.passages == {}


def test_a_text_without_a_token_carries_no_label(encoder: Encoder) -> None:
    assert encoder.read("　 ", ["loan-elements"]).passages == {"loan-elements": ()}
    assert encoder.sentences([""], threshold=0.01) == [[]]


@pytest.mark.parametrize("text", ["原告林一舟诉被告石大江。", "被告石大江向原告借款，" * 120])
def test_the_vector_of_one_pass_points_where_that_of_its_own_does(encoder: Encoder, text: str) -> None:
    found = encoder.read(text, vector=True).vector
    assert found is not None
    assert found @ encoder.vectors([text])[0] > 0.99
    assert np.linalg.norm(found) == pytest.approx(1, abs=1e-5)
    assert encoder.read(text).vector is None
