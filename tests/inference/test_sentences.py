from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from xiezhi.inference.sentences import sentence_spans


def test_sentences_end_at_stops_and_line_breaks_and_keep_closing_quotes() -> None:
    text = "原告诉称：“借款未还。”被告未到庭；\n  本院认为如下"
    assert [text[a:b] for a, b in sentence_spans(text)] == [
        "原告诉称：“借款未还。”",
        "被告未到庭；",
        "本院认为如下",
    ]


@given(st.text(alphabet="甲乙。；\n 　！”a", max_size=60))
def test_no_character_but_white_space_is_lost(text: str) -> None:
    places = sentence_spans(text)
    assert all(a < b for a, b in places)
    assert all(left[1] <= right[0] for left, right in pairwise(places))
    joined = "".join(text[a:b] for a, b in places)
    assert "".join(joined.split()) == "".join(text.split())
