"""Folding keeps every offset; the dense view leads back to the original."""

from hypothesis import example, given
from hypothesis import strategies as st

from xiezhi.text import Dense, SourceText, Span, fold


@given(st.text())
@example("原告：张三（反诉被告）２０２１年〔〕【】〈〉零○Ｏ￥％～\ufeff\u3000")
def test_fold_is_one_to_one_and_settles(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_fold_brings_variants_together() -> None:
    assert fold("（２０２１）粤０７０３民初１号") == "(2021)粤0703民初1号"
    assert fold("〔2020〕［2020］【2020】") == "(2020)(2020)(2020)"
    assert fold("二○一八 二零一八 二〇一八") == "二〇一八 二〇一八 二〇一八"
    assert fold("70,000: 1;2") == "70，000： 1；2"
    assert fold("，。：；！？、“”") == "，。：；！？、“”"
    assert fold("￥5％") == "¥5%"


@given(st.text(alphabet="审判长 \n\t\u3000王五", max_size=60))
def test_dense_round_trip(text: str) -> None:
    folded = fold(text)
    dense = Dense.of(folded)
    assert dense.text == "".join(folded.split())
    for start in range(len(dense.text)):
        for end in range(start + 1, len(dense.text) + 1):
            span = dense.original(start, end)
            assert "".join(span.of(folded).split()) == dense.text[start:end]
            assert dense.dense(span.start) == start


def test_dense_covers_inner_spaces() -> None:
    folded = fold("审 判 长　王 五\n书记员")
    dense = Dense.of(folded)
    at = dense.text.index("审判长")
    assert dense.original(at, at + 3).of(folded) == "审 判 长"


def test_spans() -> None:
    span = Span(2, 5)
    assert span.of("abcdefg") == "cde"
    assert span.shifted(1) == (3, 6)
    assert span.overlaps(Span(4, 9))
    assert not span.overlaps(Span(5, 9))


def test_source_text_from_a_string() -> None:
    source = SourceText.of("民事判决书", id="a1")
    assert source.text == "民事判决书"
    assert source.id == "a1"
    assert len(source.sha256) == 64
    assert source.sha256 != SourceText.of("民事裁定书").sha256
