from __future__ import annotations

import itertools
import random
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from tests.compare.papers import paper, swapped

from xiezhi.compare import Filing, Swap, compare
from xiezhi.compare.matching import in_order
from xiezhi.compare.page import render

A = Filing(
    "a",
    "原告张三丰与被告李大海系同学。2019年3月5日，李大海向张三丰借款50000元。被告当日出具借条。借款到期后，被告拒不归还。原告多次催讨未果。",
    ("张三丰", "李大海"),
)
B = Filing(
    "b",
    "原告张三丰与被告赵小川系同学。原告多次催讨未果。2020年11月30日，赵小川向张三丰借款80000元。被告当日出具借条。案件受理费由被告承担。",
    ("张三丰", "赵小川"),
)


def test_it_says_who_how_much_and_when_was_swapped() -> None:
    assert set(compare(A, B).swaps) == {
        Swap("who", "李大海", "赵小川", 2),
        Swap("when", "2019年3月5日", "2020年11月30日", 1),
        Swap("how_much", "50000元", "80000元", 1),
    }


def test_passages_are_same_swapped_moved_or_alone() -> None:
    passages = [
        (p.kind, p.a and A.text[slice(*p.a)][:4], p.b and B.text[slice(*p.b)][:4], p.moved)
        for p in compare(A, B).passages
    ]
    assert passages == [
        ("swapped", "原告张三", "原告张三", False),
        ("swapped", "2019", "2020", False),
        ("same", "被告当日", "被告当日", False),
        ("only_a", "借款到期", None, False),
        ("same", "原告多次", "原告多次", True),
        ("only_b", None, "案件受理", False),
    ]


def test_other_words_in_a_sentence_are_marked_where_they_stand() -> None:
    b = Filing("b", A.text.replace("拒不归还", "拒绝归还"), A.names)
    [passage] = [p for p in compare(A, b).passages if p.kind != "same"]
    [change] = passage.changes
    assert passage.kind == "reworded"
    assert (A.text[slice(*change.a)], b.text[slice(*change.b)], change.kind) == ("不", "绝", "wording")


def test_punctuation_and_width_make_no_difference() -> None:
    b = Filing("b", A.text.replace("，", ",").replace("50000", "５００００"), A.names)
    comparison = compare(A, b)
    assert {p.kind for p in comparison.passages} == {"same"}
    assert comparison.swaps == ()


def test_likeness_of_swapped_papers_is_high_and_of_others_low() -> None:
    rng = random.Random(2)
    one = paper(rng)
    assert compare(one.filing("a"), swapped(one, rng).filing("b")).similarity > 0.6
    assert compare(one.filing("a"), paper(rng).filing("b")).similarity < 0.2


SENTENCES = st.lists(
    st.sampled_from(["甲方借款5万元。", "乙方归还3元；", "双方认识\n", "。", "  ", "2019年起诉", "x" * 900]),
    max_size=9,
)


@given(SENTENCES, SENTENCES)
def test_every_character_but_space_and_marks_stands_in_one_passage(a: list[str], b: list[str]) -> None:
    left, right = Filing("a", "".join(a)), Filing("b", "".join(b))
    comparison = compare(left, right)
    for text, places in (
        (left.text, [p.a for p in comparison.passages]),
        (right.text, [p.b for p in comparison.passages]),
    ):
        seen = sorted(place for place in places if place is not None)
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(seen))
        covered = {at for place in seen for at in range(*place)}
        assert all(at in covered for at, char in enumerate(text) if char.isalnum() and char != "x")


@given(st.lists(st.integers(0, 30), unique=True, max_size=12))
def test_what_is_in_order_is_a_longest_rising_row(places: list[int]) -> None:
    chain = sorted(in_order(dict(enumerate(places))))
    values = [places[i] for i in chain]
    assert values == sorted(values)
    best = [0] * len(places)
    for i, value in enumerate(places):
        best[i] = 1 + max((best[j] for j in range(i) if places[j] < value), default=0)
    assert len(chain) == max(best, default=0)


class Words(HTMLParser):
    """The text of a page, and what is marked in it."""

    def __init__(self) -> None:
        super().__init__()
        self.marked: list[str] = []
        self.tags: set[str] = set()
        self._inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        self._inside = tag == "mark"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.marked.append(data)
            self._inside = False


def test_the_page_marks_what_differs_and_lets_no_markup_through() -> None:
    words = Words()
    hostile = Filing("b", B.text + "<script>alert(1)</script>", B.names)
    words.feed(render(compare(A, hostile), "甲.txt", "<b>乙"))
    assert {"李大海", "赵小川", "50000元", "80000元"} <= set(words.marked)
    assert not words.tags & {"script", "b"}
