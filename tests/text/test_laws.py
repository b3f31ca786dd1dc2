"""Which titles in book-title marks are laws."""

import pytest

from xiezhi.text import find_laws, fold, is_law_title

LAWS = [
    "刑法",
    "中华人民共和国民法典",
    "中华人民共和国公司法",
    "劳动合同法实施条例",
    "诉讼费用交纳办法",
    "最高人民法院关于民事诉讼证据的若干规定",
    "最高人民法院关于审理民间借贷案件适用法律若干问题的规定",
    "关于审理人身损害赔偿案件适用法律若干问题的解释",
    "最高人民法院关于适用<中华人民共和国民事诉讼法>的解释",
    "最高人民法院关于适用若干问题的规定(一)",
    "防范和处置非法集资条例",
    "保障农民工工资支付条例",
]
OTHERS = [
    "借款合同",
    "劳动合同",
    "员工手册",
    "奖励与处罚管理规定",
    "员工奖惩管理规定",
    "解除劳动合同通知",
    "关于解除与某人的劳动合同一事的答复",
    "关于解除（终止）某人劳动关系的通知",
    "操作方法",
    "魔法",
    "情况说明",
    "仲裁裁决书",
    "股东会决议",
]


@pytest.mark.parametrize("title", LAWS)
def test_laws(title: str) -> None:
    assert is_law_title(fold(title))


@pytest.mark.parametrize("title", OTHERS)
def test_other_papers(title: str) -> None:
    assert not is_law_title(fold(title))


def test_mentions_keep_their_marks() -> None:
    text = "依照《中华人民共和国合同法》和《关于贯彻执行《劳动法》若干问题的意见》，见《借款合同》"
    assert [law.span.of(text) for law in find_laws(fold(text))] == [
        "《中华人民共和国合同法》",
        "《关于贯彻执行《劳动法》若干问题的意见》",
    ]


def test_cited_articles_show_a_rule() -> None:
    assert [law.title for law in find_laws(fold("根据《票据管理办法》第三条，《票据管理办法》"))] == [
        "票据管理办法"
    ]
