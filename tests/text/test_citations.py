"""Citations: titles as printed, articles with paragraphs and items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.text import find_citations, fold, parse_citation

Parts = tuple[int, int | None, int | None, int | None]

CITED: dict[str, tuple[str, list[Parts]]] = {
    "《中华人民共和国合同法》第一百九十六条、第二百零一条第二款、第二百零五条": (
        "中华人民共和国合同法",
        [(196, None, None, None), (201, None, 2, None), (205, None, None, None)],
    ),
    "《民法典》第六条至第八条": (
        "民法典",
        [(6, None, None, None), (7, None, None, None), (8, None, None, None)],
    ),
    "《最高人民法院关于适用〈中华人民共和国民法典〉时间效力的若干规定》第一条第二款": (
        "最高人民法院关于适用〈中华人民共和国民法典〉时间效力的若干规定",
        [(1, None, 2, None)],
    ),
    "《最高人民法院关于适用《中华人民共和国民事诉讼法》的解释》第九十条": (
        "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释",
        [(90, None, None, None)],
    ),
    "《民事诉讼法》第一百七十条第一款第（一）项、第（二）项、第一百七十五条": (
        "民事诉讼法",
        [(170, None, 1, 1), (170, None, 1, 2), (175, None, None, None)],
    ),
    "《民事诉讼法》第一百七十条一款（一）项": ("民事诉讼法", [(170, None, 1, 1)]),
    "《工伤保险条例》第四条（一）项": ("工伤保险条例", [(4, None, None, 1)]),
    "《行政诉讼法》第五十四条第（二）项第1、2目、第六十一条": (
        "行政诉讼法",
        [(54, None, None, 2), (61, None, None, None)],
    ),
    "《刑法》第六十七条、第七十二第一款": ("刑法", [(67, None, None, None), (72, None, 1, None)]),
    "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释第九十条": (
        "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释",
        [(90, None, None, None)],
    ),
    "《刑法》第三百零七条之一第一款": ("刑法", [(307, 1, 1, None)]),
    "《合同法》第107、108条": ("合同法", [(107, None, None, None), (108, None, None, None)]),
    "《合同法》第196条": ("合同法", [(196, None, None, None)]),
    "《民事诉讼法》（2017年修正）第六十四条第一款": ("民事诉讼法", [(64, None, 1, None)]),
    "《民法通则》第一百零六条、一百零八条和第一百一十一条": (
        "民法通则",
        [(106, None, None, None), (108, None, None, None), (111, None, None, None)],
    ),
    "《公司法》第二十条第一、三款": ("公司法", [(20, None, 1, None), (20, None, 3, None)]),
    "《民事诉讼法》第二百条第（一）、（三）项": ("民事诉讼法", [(200, None, None, 1), (200, None, None, 3)]),
    "中华人民共和国民事诉讼法第一百三十条": ("中华人民共和国民事诉讼法", [(130, None, None, None)]),
    "最高人民法院关于审理民间借贷案件适用法律若干问题的规定第二十五条": (
        "最高人民法院关于审理民间借贷案件适用法律若干问题的规定",
        [(25, None, None, None)],
    ),
}


@pytest.mark.parametrize("text", CITED)
def test_parts(text: str) -> None:
    law, articles = CITED[text]
    citation = parse_citation(text)
    assert citation is not None
    assert citation.law == law
    assert citation.law_span.of(text) == law
    assert [article[:4] for article in citation.articles] == articles
    assert citation.marked == ("《" in text)


def test_several_laws_in_one_basis() -> None:
    text = "依照《中华人民共和国劳动法》第五十条，《中华人民共和国劳动合同法》第三十条之规定，判决如下"
    found = find_citations(fold(text), text)
    assert [(citation.law, [a.article for a in citation.articles]) for citation in found] == [
        ("中华人民共和国劳动法", [50]),
        ("中华人民共和国劳动合同法", [30]),
    ]
    assert found[1].articles[0].span.of(text) == "第三十条"


def test_short_names() -> None:
    text = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》（以下简称《民诉法解释》）第九十条，《民诉法解释》第九十一条"
    last = find_citations(fold(text), text)[-1]
    assert last.law == "民诉法解释"
    assert last.full_title == "最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释"
    assert [article.article for article in last.articles] == [91]


def test_contracts_are_not_cited_as_law() -> None:
    text = "根据《借款合同》第三条、协议第五条，办法第二条"
    assert find_citations(fold(text), text) == []


def chinese(number: int) -> str:
    import cn2an

    return str(cn2an.an2cn(number, "low"))


@given(st.lists(st.integers(min_value=1, max_value=1260), min_size=1, max_size=6))
def test_round_trip(numbers: list[int]) -> None:
    text = "《中华人民共和国民法典》" + "、".join(f"第{chinese(number)}条" for number in numbers)
    citation = parse_citation(text)
    assert citation is not None
    assert [article.article for article in citation.articles] == numbers
    for article, number in zip(citation.articles, numbers, strict=True):
        assert article.span.of(text) == f"第{chinese(number)}条"


@given(st.text(alphabet="《》〈〉民法典第一百二十条款项之（）、至和3刑法 简称", max_size=80))
def test_any_text(text: str) -> None:
    for citation in find_citations(fold(text), text):
        assert 0 <= citation.span.start < citation.span.end <= len(text)
        assert citation.law_span.of(text).strip() == citation.law
        for article in citation.articles:
            assert citation.span.start <= article.span.start < article.span.end <= citation.span.end
