from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from xiezhi.compare import Filing
from xiezhi.compare.filing import longest_first
from xiezhi.compare.masks import mask, mask_one


def form(filing: Filing) -> str:
    return "".join(map(chr, mask([filing]).codes.tolist()))


def test_the_same_sentence_about_other_people_days_and_sums_reads_the_same() -> None:
    a = Filing("a", "2019年3月5日，张三丰向李大海借款伍万元。", ("张三丰", "李大海"))
    b = Filing("b", "二〇二〇年 十一月三十日, 王五金向赵六一借款１，２００.５元", ("王五金", "赵六一"))
    assert form(a) == form(b)


def test_other_words_read_otherwise() -> None:
    assert form(Filing("a", "张三丰还款", ("张三丰",))) != form(Filing("b", "张三丰借款", ("张三丰",)))


def test_a_longer_name_is_masked_before_the_shorter_one_in_it() -> None:
    names = longest_first(["王五", "王五金公司", "王"])
    assert names == ("王五金公司", "王五")
    assert form(Filing("a", "王五金公司起诉", names)) == form(Filing("b", "王五起诉", names))


@given(st.lists(st.text(max_size=60), max_size=6), st.text("甲乙丙丁", min_size=2, max_size=3))
def test_every_code_leads_back_to_a_character_of_its_text(texts: list[str], name: str) -> None:
    for text in texts:
        masked = mask_one(Filing("x", text, (name,)))
        origin = masked.origin.tolist()
        assert origin == sorted(set(origin))
        assert all(0 <= at < len(text) for at in origin)
        assert masked.ends.tolist() == [len(origin)]


@given(st.lists(st.text(max_size=60), max_size=6))
def test_many_at_once_are_masked_like_one_by_one(texts: list[str]) -> None:
    filings = [Filing(str(n), text) for n, text in enumerate(texts)]
    together = mask(filings)
    ends = [0, *together.ends.tolist()]
    alone = [mask([filing]).codes.tolist() for filing in filings]
    assert [together.codes[a:b].tolist() for a, b in itertools.pairwise(ends)] == alone
