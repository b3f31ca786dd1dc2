"""The phrase language: what it matches, what it refuses, and that its anchors are never wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.signs.phrases import PhraseError, compile_phrase
from xiezhi.text import fold


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("现金{交付|支付}", "以现金支付借款", "现金支付"),
        ("扣除~利息", "扣除首月利息", "扣除首月利息"),
        ("扣除~利息", "扣除违约金，另计利息", None),
        ("借条…伪造", "该借条，经查系伪造", "借条，经查系伪造"),
        ("借条…伪造", "出具借条。系伪造", None),
        ("借条…3伪造", "借条上的签名系伪造", None),
        ("借条…30伪造", "借条上的签名系伪造", "借条上的签名系伪造"),
        ("{全部|}放弃", "自愿放弃", "放弃"),
        ("{只|仅}{收到|拿到}<sum>", "仅收到7万元", "仅收到7万元"),
        ("{只|仅}{收到|拿到}<sum>", "仅收到叁拾万元", "仅收到叁拾万元"),
        ("借款<n>笔", "借款12笔", "借款12笔"),
        ("零用", "两零用", "〇用"),
        ("{对{本案|本次}|}诉讼不知情", "其对本案诉讼不知情", "对本案诉讼不知情"),
    ],
)
def test_matches(phrase: str, text: str, found: str | None) -> None:
    match = compile_phrase(phrase).regex.search(fold(text))
    assert (match.group() if match else None) == found


def test_word_lists() -> None:
    phrase = compile_phrase("转给其<kin>", {"kin": ("弟弟", "妹妹")})
    assert phrase.regex.search("房屋转给其妹妹")
    assert not phrase.regex.search("房屋转给其同事")


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("{甲|乙", "never closed"),
        ("甲}", "closing brace too many"),
        ("甲|乙", "bar outside"),
        ("<nobody>甲", "no word list"),
        ("…", "certain to stand"),
        ("{甲|}", "certain to stand"),
    ],
)
def test_says_what_is_wrong(phrase: str, reason: str) -> None:
    with pytest.raises(PhraseError, match=reason):
        compile_phrase(phrase)


def test_words_round_a_match_need_no_anchor() -> None:
    assert compile_phrase("<sum>", anchored=False).regex.search("30万元")


_WORDS = st.text(alphabet="借条伪造现金交付利息还清", min_size=1, max_size=3)
_PIECES = st.one_of(
    _WORDS,
    st.lists(_WORDS, min_size=1, max_size=3).map(lambda words: "{" + "|".join(words) + "}"),
    _WORDS.map(lambda word: "{" + word + "|}"),
    st.sampled_from(["~", "…", "…4", "<n>"]),
)


@given(
    st.lists(_PIECES, min_size=1, max_size=5), st.text(alphabet="借条伪造现金交付利息还清，。3", max_size=40)
)
def test_every_match_holds_an_anchor(pieces: list[str], text: str) -> None:
    source = "".join(pieces)
    try:
        phrase = compile_phrase(source)
    except PhraseError:
        return
    for match in phrase.regex.finditer(text):
        assert any(anchor in match.group() for anchor in phrase.anchors)


@given(
    st.lists(_PIECES, min_size=1, max_size=5), st.text(alphabet="借条伪造现金交付利息还清，。3", max_size=40)
)
def test_every_match_holds_a_word_of_each_further_set(pieces: list[str], text: str) -> None:
    try:
        phrase = compile_phrase("".join(pieces))
    except PhraseError:
        return
    for match in phrase.regex.finditer(text):
        assert all(any(word in match.group() for word in words) for words in phrase.also)


def test_neighbouring_words_make_a_longer_anchor() -> None:
    assert set(compile_phrase("还{作为|担任}…5代理人").anchors) == {"还作为", "还担任"}
    assert compile_phrase("还{作为|担任}…5代理人").also == (("代理人",),)


@pytest.mark.parametrize("phrase", ["借条", "借条…伪造", "（借条）", "借(条", "{借|欠}条"])
def test_a_phrase_is_found_where_its_expression_matches(phrase: str) -> None:
    compiled = compile_phrase(phrase)
    text = fold("原告的借条、欠条、借(条和（借条）均系伪造")
    for start in range(len(text)):
        match = compiled.regex.search(text, start)
        assert compiled.find(text, start, len(text)) == (match.span() if match else None)
