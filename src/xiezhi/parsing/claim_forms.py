"""Requests printed in forms: rows of element-style complaints (要素式起诉状) and of declarations of claims (债权申报).

Rows that are answered with no, totals and headings of rows ask for nothing of their own.
"""

from __future__ import annotations

import re

from xiezhi.parsing.claim_asked import Asked
from xiezhi.parsing.claim_kinds import kind_of_noun
from xiezhi.parsing.page import Page
from xiezhi.parsing.sums import sums_in

TOTALS = re.compile(
    r"(?:申报)?债权总额|标的总额|诉讼标的|总标的|有无|债权(?:性质|种类|发生)|请求依据|合同约定|其他(?:请求)?(?:[：]?无?)?$"
)
_TICKED = "☑√■✔✓"


def declined(text: str) -> bool:
    """Whether a line of an element-style form (要素式起诉状) is answered with no: 是□否☑, □是☑否."""
    if "是" not in text or "否" not in text or not any(mark in text for mark in _TICKED):
        return False
    behind = re.search(rf"否[□☐{_TICKED}]", text) is not None
    return re.search(rf"否[{_TICKED}]" if behind else rf"[{_TICKED}]否", text) is not None


def runs_on(text: str) -> bool:
    """Whether a row asks for interest that runs on although none is owed so far (欠利息0元；是否请求支付至实际清偿之日止：是☑)."""
    return _NONE_SO_FAR.search(text) is not None and _ASKED_ON.search(text) is not None and not declined(text)


_NONE_SO_FAR = re.compile(r"利息(?:为|：)?(?:人民币)?[0〇](?:\.00?)?元")
_ASKED_ON = re.compile(rf"清偿之日止：?(?:是[{_TICKED}]|[{_TICKED}]是)")


_TOTAL_CLAIM = re.compile(
    r"(?:申报(?:的)?(?:债权)?|债权)(?:总额|数额|金额|总金额)(?:为|共计|：|合计)*(?:人民币|¥)?"
)
_PREFERRED = re.compile(r"(?:享有|主张|请求)[^。；\n]{0,24}优先(?:受偿)?|(?<!无)有(?:财产)?担保(?:的)?债权")
_PARTS = re.compile(r"[。；，、：\n]")


def of_filing(page: Page) -> list[Asked]:
    """A declaration of claims (债权申报) asks for what it adds up: 本金…、利息…; else for the whole; and for priority.

    Rule: 企业破产法 arts. 48, 49: the sum and whether it is secured are to be declared in writing.
    """
    text = page.text
    named = next((m for m in _TOTAL_CLAIM.finditer(text) if sums_in(page, m.end(), m.end() + 40)), None)
    if named is None:
        return []
    stop = text.find("\n", named.end())
    if text.startswith("\n其中", stop):
        stop = text.find("\n", stop + 1)
    end = min(stop if stop >= 0 else len(text), named.end() + _REACH)
    sums = [money for money in sums_in(page, named.start(), end) if money.amount]
    if not sums:
        return []
    found: list[Asked] = []
    for money in sums:
        begin = max(
            named.start(), *(m.end() for m in _PARTS.finditer(text, named.start(), money.span.start)), 0
        )
        kind = kind_of_noun(text[begin : money.span.start], True)
        if kind is not None and not _WHOLE.search(text, begin, money.span.start):
            found.append(Asked(kind, float(money.amount), begin, money.span.end))
    if not found:
        found = [Asked("declaration", float(sums[0].amount), named.start(), sums[0].span.end)]
    preferred = _PREFERRED.search(text, named.end())
    return [*found, Asked("declaration", None, *preferred.span())] if preferred else found


_WHOLE = re.compile(r"合计|共计|总计|总额|债权(?:数额|金额|总金额)")
_REACH = 400
