"""Requests printed in forms: rows of element-style complaints (要素式起诉状) and of declarations of claims (债权申报).

Rows that are answered with no, totals and headings of rows ask for nothing of their own.
"""

from __future__ import annotations

import re

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
