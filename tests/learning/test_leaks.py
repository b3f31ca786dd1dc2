from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from xiezhi.learning.leaks import crossing, groups, similarity, sketch, split

WORDS = "原告被告借款合同利息本金偿还诉讼法院判决证据转账现金约定到期催收担保房屋买卖劳动工资仲裁"


def _page(seed: int, length: int = 600) -> str:
    luck = random.Random(seed)
    return "".join(luck.choice(WORDS) for _ in range(length))


def test_a_page_with_another_name_in_it_is_nearly_the_same_page() -> None:
    page = _page(1)
    changed = page[:200] + "张三三" + page[200:400] + "李四四" + page[400:]
    assert similarity(sketch(page), sketch(changed)) > 0.8
    assert similarity(sketch(page), sketch(_page(2))) < 0.05


def test_a_series_stays_on_one_side_of_every_split() -> None:
    series = [_page(7) + f"原告{n}号。" for n in range(6)]
    texts = [*series, *(_page(100 + n) for n in range(30))]
    for seed in range(5):
        parts = split(texts, (0.5, 0.2, 0.3), seed)
        assert sorted(i for part in parts for i in part) == list(range(len(texts)))
        assert sum(any(i < 6 for i in part) for part in parts) == 1


def test_groups_join_what_is_alike_and_nothing_else() -> None:
    texts = [_page(1), _page(2), _page(1) + "补正。", _page(3)]
    family = groups(texts)
    assert family[0] == family[2]
    assert len(set(family)) == 3


def test_crossing_names_the_pair() -> None:
    found = crossing([_page(1), _page(2)], [_page(9), _page(2)[:-20]])
    assert [(left, right) for left, right, _ in found] == [(1, 1)]


@given(st.text(max_size=200))
def test_every_text_is_wholly_like_itself(text: str) -> None:
    assert similarity(sketch(text), sketch(text)) == 1.0
