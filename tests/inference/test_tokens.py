"""Character by character, the tokens are those that the tokenizer gives whole texts."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from xiezhi.inference import find_model
from xiezhi.inference.tokens import Tokens

pytestmark = pytest.mark.skipif(find_model() is None, reason="no model is installed")


@cache
def _both() -> tuple[Tokens, Tokenizer]:
    folder = find_model()
    assert folder is not None
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.encode_special_tokens = True
    return Tokens(tokenizer), tokenizer


def _same(text: str) -> None:
    tokens, tokenizer = _both()
    ids, places = tokens(text)
    whole = tokenizer.encode(text, add_special_tokens=False)
    assert ids.tolist() == whole.ids
    assert np.array_equal(places, np.array(whole.offsets, dtype=np.int64).reshape(-1, 2))
    assert ids.dtype == places.dtype == np.int64


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text(text: str) -> None:
    _same(text)


@given(st.text("甲乙Ａｂ１½（：…　 \t\r\n\x0b\x1c\x85\u2028\u200be\u0301か゛゙ﾞ한ᄒ", max_size=30))
def test_white_space_marks_and_characters_of_several_tokens(text: str) -> None:
    _same(text)


def test_a_lone_surrogate_is_one_character() -> None:
    ids, places = _both()[0]("甲\ud800乙")
    assert places.tolist() == [[0, 1], [1, 2], [2, 3]]
    assert len(ids) == 3
