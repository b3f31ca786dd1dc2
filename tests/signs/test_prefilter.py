"""The prefilter: where sentences end, which phrases are tried where, and what a text without stops costs."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.signs import load_catalogue
from xiezhi.signs.prefilter import prefilter_of
from xiezhi.signs.prefilter import sentence_stops as stops_of
from xiezhi.text.triggers import Neighbours

_LONGEST = 6_000


def sentence_stops(text: str) -> list[int]:
    return stops_of(text, Neighbours(text))


@given(st.text(alphabet="甲，。；\n！？", max_size=60))
def test_a_sentence_ends_with_its_stop(text: str) -> None:
    assert sentence_stops(text) == [at for at, char in enumerate(text) if char in "。；\n！？"]


@given(st.lists(st.integers(0, 20_000), max_size=4))
def test_no_sentence_is_longer_than_one_can_be(lengths: list[int]) -> None:
    text = "。".join("甲" * length for length in lengths)
    stops = sentence_stops(text)
    edges = [-1, *stops, len(text)]
    assert stops == sorted(set(stops))
    assert {at for at, char in enumerate(text) if char == "。"} <= set(stops)
    assert all(after - before <= _LONGEST + 1 for before, after in pairwise(edges))


def test_an_anchor_belongs_to_the_sentence_that_its_stop_ends() -> None:
    prefilter = prefilter_of(load_catalogue())
    number, anchor = next(
        (number, anchor)
        for number, probe in enumerate(prefilter.probes)
        for anchor in probe.phrase.anchors
        if anchor.endswith("。")
    )
    others = "，".join(words[0] for words in prefilter.probes[number].phrase.also)
    text = f"{others}，{anchor}甲乙丙。"
    allowed = np.arange(len(prefilter.probes)) == number
    assert prefilter.candidates(Neighbours(text), sentence_stops(text), allowed) == [(0, number)]


def test_the_phrases_tried_grow_with_the_text_and_no_faster() -> None:
    prefilter = prefilter_of(load_catalogue())
    allowed = np.ones(len(prefilter.probes), bool)
    clause = "原告称被告向其借款但未提供转账凭证又称系现金交付，"

    def work(times: int) -> int:
        """Characters read by all expressions that are tried."""
        text = clause * times
        stops = sentence_stops(text)
        edges = [-1, *stops, len(text)]
        pairs = prefilter.candidates(Neighbours(text), stops, allowed)
        return sum(edges[index + 1] - edges[index] for index, _ in pairs)

    assert work(4_000) <= 4.5 * work(1_000)


@given(st.data())
def test_no_phrase_is_lost_that_stands_in_a_text(data: st.DataObject) -> None:
    """Every piece of text that a literal phrase of the catalogue makes leads to that phrase, whatever stands round it."""
    prefilter = prefilter_of(load_catalogue())
    literal = [n for n, probe in enumerate(prefilter.probes) if probe.phrase.literal]
    number = data.draw(st.sampled_from(literal))
    around = st.text(alphabet="借款，。甲\n(", max_size=12)
    text = data.draw(around) + prefilter.probes[number].phrase.source + data.draw(around)
    allowed = np.ones(len(prefilter.probes), bool)
    pairs = prefilter.candidates(Neighbours(text), sentence_stops(text), allowed)
    assert number in {probe for _, probe in pairs}


def test_a_text_of_many_parts_gives_what_its_sentences_give_alone() -> None:
    """What is asked for in parts in a long text is found in all of them, and each pair once."""
    prefilter = prefilter_of(load_catalogue())
    allowed = np.ones(len(prefilter.probes), bool)
    sentence = "原告称被告向其借款但未提供转账凭证，又称系现金交付，借条系伪造。"
    alone = prefilter.candidates(Neighbours(sentence), sentence_stops(sentence), allowed)
    times = 3_000
    pairs = prefilter.candidates(Neighbours(sentence * times), sentence_stops(sentence * times), allowed)
    assert len(pairs) == len(set(pairs))
    assert {(index, probe) for index in range(times) for _, probe in alone} <= set(pairs)
