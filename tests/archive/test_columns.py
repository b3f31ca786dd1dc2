"""Columns of dumps: recognised, named by the user, or missing."""

import pytest

from xiezhi.archive.columns import Columns, take
from xiezhi.errors import XiezhiError


@pytest.mark.parametrize(
    ("header", "text", "case_number"),
    [
        (("原始链接", "案号", "案件名称", "法院", "裁判日期", "当事人", "案由", "全文"), "全文", "案号"),
        (("文书ID", "案号", "文书内容"), "文书内容", "案号"),
        (("doc_id", "text", "case_no"), "text", "case_no"),
        (("CaseNo", " Full_Text "), " Full_Text ", "CaseNo"),
        (("ｓ７", "qwContent"), "qwContent", "ｓ７"),
        (("内容", "全文", "案号"), "全文", "案号"),
    ],
)
def test_the_usual_headers_are_recognised(header: tuple[str, ...], text: str, case_number: str) -> None:
    roles = Columns().bind(header, "t.csv")
    assert roles["text"] == (text,)
    assert roles["case_number"] == (case_number,)


def test_a_column_can_be_named_and_joined() -> None:
    columns = Columns.parse(["text=首部+事实+主文", "id=编号"])
    roles = columns.bind(("编号", "首部", "事实", "主文", "全文"), "t.csv")
    text, given = take({"编号": "7", "首部": "甲", "事实": "", "主文": "乙", "全文": "丙"}, roles)
    assert (text, given) == ("甲\n乙", {"id": "7"})


def test_a_column_whose_name_holds_a_plus_is_that_column() -> None:
    assert Columns.parse(["text=a+b"]).bind(("a", "b", "a+b"), "t.csv")["text"] == ("a+b",)


@pytest.mark.parametrize(
    ("pairs", "header", "code"),
    [
        ([], ("编号", "金额"), "XZ503"),
        (["text=正本"], ("编号", "全文"), "XZ518"),
        (["text"], ("全文",), "XZ517"),
        (["colour=红"], ("全文",), "XZ517"),
    ],
)
def test_what_cannot_be_used_says_which_columns_there_are(
    pairs: list[str], header: tuple[str, ...], code: str
) -> None:
    with pytest.raises(XiezhiError) as caught:
        Columns.parse(pairs).bind(header, "t.csv")
    assert caught.value.code == code
    if code in ("XZ503", "XZ518"):
        assert header[0] in caught.value.message
