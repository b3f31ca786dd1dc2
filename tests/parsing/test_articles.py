"""Published case articles."""

from tests.parsing.frame_pages import parts_of


def test_an_article_has_the_parts_its_headings_name() -> None:
    text = (
        "指导案例九百号：郑有田诉卢存义民间借贷纠纷案\n【关键词】\n民事 民间借贷\n【裁判要点】\n应当查明资金来源。\n【基本案情】\n2010年郑有田起诉。\n"
        "【裁判结果】\n驳回郑有田的诉讼请求。\n【裁判理由】\n法院认为，双方没有借贷的合意。\n【相关法条】\n《中华人民共和国民事诉讼法》第一百一十二条"
    )
    assert [kind for kind, _ in parts_of(text)] == [
        "caption",
        "findings",
        "disposition",
        "reasons",
        "appendix",
    ]


def test_one_such_heading_does_not_make_an_article() -> None:
    assert "findings" not in dict(parts_of("说明\n【关键词】\n民事\n双方已经和解。"))
