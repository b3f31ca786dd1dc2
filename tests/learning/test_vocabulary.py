from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xiezhi.learning.vocabulary import build_tokenizer

TOKENIZER = build_tokenizer(["原告甲诉被告乙借款纠纷一案"] * 3, min_count=2)


@given(st.text(max_size=80))
def test_tokens_lead_back_to_the_characters_of_the_original(text: str) -> None:
    encoding = TOKENIZER.encode(text, add_special_tokens=False)
    assert len(encoding.ids) == len(encoding.offsets)
    starts = [start for start, _ in encoding.offsets]
    assert starts == sorted(starts)
    assert all(0 <= start < end <= len(text) for start, end in encoding.offsets)


def test_wide_forms_read_like_plain_ones_and_keep_their_place() -> None:
    encoding = TOKENIZER.encode("原 告　Ａ１\n\n 甲", add_special_tokens=False)
    assert encoding.tokens == ["原", "告", "a", "1", "\n", "甲"]
    assert [start for start, _ in encoding.offsets] == [0, 2, 4, 5, 8, 9]


def test_the_same_texts_give_the_same_vocabulary() -> None:
    texts = ["乙甲甲", "乙丙"]
    assert build_tokenizer(texts, 1).to_str() == build_tokenizer(texts[::-1], 1).to_str()


def test_rare_characters_are_unknown() -> None:
    encoding = TOKENIZER.encode("龘原", add_special_tokens=False)
    assert encoding.tokens == ["[UNK]", "原"]
