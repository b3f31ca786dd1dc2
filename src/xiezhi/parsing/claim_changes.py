"""Claims changed in court (变更诉讼请求) without a new list: 庭审中原告变更诉讼请求为要求被告赔偿4万元.

What was changed replaces what was asked for of the same kind. A change of the claims as a whole drops what it does not
repeat, save who bears the costs; a change of one of them (变更第一项诉讼请求为…) leaves the others.
Rule: 民事诉讼法 (2023) arts. 54, 143.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from xiezhi.parsing.claim_clauses import Asked
from xiezhi.parsing.page import Page
from xiezhi.text import Span

_CHANGE = re.compile(
    r"变更(?:了)?(?:其)?(?:诉讼请求|诉请|第[一二三四五六\d]+项)(?P<one>第?[一二三四五六\d]+项?|的?诉讼请求)?(?:为|如下|，(?=将|请求|要求|判令)|(?=请求|要求|判令|将))[：，]*"
    r"(?![(（]?[1一][、.．)）])"
)
_REACH = 1500


def changed(page: Page, asked: list[Asked], read: Callable[[Span], list[Asked]]) -> list[Asked]:
    """The claims as changed.

    Args:
        page: the page, divided.
        asked: what the list of requests asks for.
        read: the reader of a stretch of requests.
    """
    if not asked or "变更" not in page.text:
        return asked
    start = asked[0].start
    stop = min(
        (part.start for part in page.parts if part.kind == "defence" and part.start > start),
        default=len(page.text),
    )
    match = _CHANGE.search(page.text, start, min(stop, start + _REACH))
    if match is None:
        return asked
    end = page.text.find("。", match.end(), stop)
    new = read(Span(match.end(), end)) if end > match.end() + 2 else []
    new = [one for one in new if one.kind != "other" or one.amount is not None]
    return (
        _merged([one for one in asked if one.end <= match.start()], new, match["one"] is not None)
        if new
        else asked
    )


_NEAR = {"dissolution": "declaration", "declaration": "dissolution"}


def _merged(asked: list[Asked], new: list[Asked], partly: bool) -> list[Asked]:
    """Old and new claims, each kind as it was asked last."""
    kinds = {one.kind for one in new}
    left = list(new)
    merged: list[Asked] = []
    for old in asked:
        same = next((one for one in left if one.kind == old.kind or one.kind == _NEAR.get(old.kind)), None)
        if same is not None:
            left.remove(same)
            merged.append(same)
        elif (partly and old.kind not in kinds) or (old.kind == "fees" and old.amount is None):
            merged.append(old)
    return [*merged, *left]
