"""Pages: what a reader sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.errors import XiezhiError
from xiezhi.reading.html import declared_encoding, read_html, unescape_again


def text_of(markup: str) -> str:
    return read_html(markup, "utf-8").text


def test_blocks_are_lines_and_scripts_are_not_text() -> None:
    page = (
        "<html><head><title>标题</title><style>p{}</style></head><body><!-- 注释 --><script>var a='甲'</script>"
        "<div>青川县人民法院</div><p>民 事 判 决 书</p>原告：王小虎<br>被告：<b>李</b>大山</body></html>"
    )
    assert text_of(page) == "青川县人民法院\n民 事 判 决 书\n原告：王小虎\n被告：李大山"


def test_text_after_a_comment_is_kept() -> None:
    assert text_of("<p>本院<!-- 甲 -->认为</p>") == "本院认为"


def test_white_space_collapses_but_ideographic_spaces_stay() -> None:
    assert (
        text_of("<p>  本院\n   认为，\n借款  50 000元 </p><p>审判员　赵明</p>")
        == "本院认为，借款 50 000元\n审判员　赵明"
    )


def test_preformatted_text_keeps_its_lines() -> None:
    assert text_of("<pre>第一行\n  第二行</pre>") == "第一行\n  第二行"


def test_tables_keep_rows_and_cells() -> None:
    page = (
        "<p>费用表</p><table><tr><th>项目</th><th>金额</th></tr>"
        "<tr><td><p>本金</p></td><td><p>50000元</p></td></tr><tr><td>利息</td><td></td></tr></table><p>以上。</p>"
    )
    assert text_of(page) == "费用表\n项目\t金额\n本金\t50000元\n利息\n以上。"


def test_empty_first_cell_keeps_its_column() -> None:
    assert (
        text_of("<table><tr><td>甲</td><td>乙</td></tr><tr><td></td><td>丙</td></tr></table>")
        == "甲\t乙\n\t丙"
    )


def test_hidden_parts_are_left_out() -> None:
    assert text_of("<p>可见<span style='display: none'>不可见</span>文字<i hidden>无</i></p>") == "可见文字"


def test_numbered_lists_show_their_numbers() -> None:
    assert text_of("<ol start=3><li>偿还本金</li><li>支付利息</li></ol><ul><li>其他</li></ul>") == (
        "3. 偿还本金\n4. 支付利息\n其他"
    )


def test_entities_decode_once_and_twice() -> None:
    result = read_html("<p>&ldquo;借条&rdquo;&nbsp;&lt;原件&gt; &amp;ldquo;收据&amp;rdquo;</p>", "utf-8")
    assert result.text == "“借条”\u00a0<原件> “收据”"
    assert [problem.code for problem in result.problems] == ["XZ131"]


def test_angle_brackets_around_chinese_are_text() -> None:
    assert text_of("<div>依照<中华人民共和国民法典>第一条</div>") == "依照<中华人民共和国民法典>第一条"


def test_page_in_a_page() -> None:
    page = "<html><body><!DOCTYPE HTML PUBLIC '-//W3C//DTD'><HTML><HEAD><TITLE></TITLE></HEAD><BODY><div>甲</div></BODY></HTML></body></html>"
    assert text_of(page) == "甲"


def test_pages_glued_together() -> None:
    assert (
        text_of("<html><body><p>甲</p></body></html>\n乙<p>丙</p><html><body>丁</body></html>戊")
        == "甲\n乙\n丙\n丁\n戊"
    )


def test_bottomless_nesting_is_an_error_and_not_an_empty_text() -> None:
    assert text_of("<div>" * 1500 + "深" + "</div>" * 1500) == "深"
    with pytest.raises(XiezhiError) as caught:
        read_html("<div>" * 5000 + "深", "utf-8")
    assert caught.value.code == "XZ107"


def test_declared_encoding() -> None:
    assert (
        declared_encoding(b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">') == "gb2312"
    )
    assert declared_encoding(b"<p>") is None


@given(st.text(max_size=200))
def test_any_markup_reads(markup: str) -> None:
    read_html(markup, "utf-8")


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<table>",
                "<tr>",
                "<td>",
                "</td>",
                "</table>",
                "<li>",
                "<ol>",
                "<br>",
                "<pre>",
                "</pre>",
                "甲",
                " 乙\n",
                "<x y=",
                "&amp;lt;",
                "<!--",
                "-->",
            ]
        ),
        max_size=40,
    )
)
def test_any_tag_soup_reads_and_settles(parts: list[str]) -> None:
    text = read_html("".join(parts), "utf-8").text
    assert unescape_again(text) == text
