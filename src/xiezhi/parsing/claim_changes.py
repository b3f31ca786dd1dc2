"""Claims changed in court (变更诉讼请求) without a new list: 庭审中原告变更诉讼请求为要求被告赔偿4万元.

What was changed replaces what was asked for of the same kind. A change of the claims as a whole drops what it does not
repeat, save who bears the costs; a change of one of them (变更第一项诉讼请求为…) leaves the others.
Rule: 民事诉讼法 (2023) arts. 54, 143.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from xiezhi.parsing.claim_asked import Asked
from xiezhi.parsing.items import Item, split_items
from xiezhi.parsing.page import Page
from xiezhi.text import Span

_CHANGE = re.compile(
    r"(?:变更|(?P<more>增加|追加))(?:了)?(?:其|上述|前述|原)?(?:[一两二三]项)?(?:诉讼请求|诉请|(?=请求[^，。；]{0,12}(?:赔偿|支付|返还|偿还))|第[一二三四五六\d]+项)(?P<one>第?[一二三四五六\d]+项?|的?诉讼请求)?(?:为|如下|(?=：(?![(（]?[1一][、.．)）]))|，(?=将|请求|要求|判令)|(?=请求|要求|判令|将))[：，]*"
    r"(?![(（]?[1一][、.．)）])"
)
_RAISED = re.compile(
    r"将[^，。；]{0,16}(?:金额|数额|总额|标的|请求)[^，。；]{0,24}(?:变更|增加|减少|调整)(?:为|至|到)"
    r"|变更了?(?:其|上述|原)?(?:诉讼请求|诉请|诉讼|赔偿|索赔)?的?(?:数额|金额|标的额?|总额)为(?=人民币|\d)"
)
# 总计金额变更为8万元: the total after single items were changed.
_NEW_TOTAL = re.compile(
    r"(?:总计|合计|共计|总)(?:诉讼|诉请|赔偿|请求|索赔)?(?:金额|数额|额|标的额?|请求)?(?:相应|亦|也|则)?(?:变更|增加|减少|调整)(?:为|至|到)"
    r"|(?<!将)(?:诉讼|诉请|赔偿|请求|索赔)(?:请求)?(?:总)?(?:金额|数额|额|标的额?)(?:由[^，。；]{2,14})?(?:相应|亦|也|则)?(?:变更|增加|减少|调整)(?:为|至|到)"
)
_GIVEN_UP = re.compile(
    r"(?:放弃|撤回|撤销)[^，。；]{0,6}第(?P<which>[一二三四五六七八九十\d、和及第项，]{1,24}?)项(?:的)?(?:诉讼|诉求|请求)"
)
_REACH = 1500


def given_up(page: Page, items: list[Item]) -> frozenset[int]:
    """Where the numbered items begin that were given up in court (原告撤回第二、三项诉讼请求), in page offsets."""
    if not items or not any(word in page.text for word in ("放弃", "撤回", "撤销")):
        return frozenset()
    match = _GIVEN_UP.search(page.text, items[0].start, items[0].start + _REACH)
    if match is None:
        return frozenset()
    numbered = [item for item in items if item.level >= 0 and item.start < match.start()]
    which = {
        _DIGITS.find(char) + 1 if char in _DIGITS else int(char)
        for char in match["which"]
        if char in _DIGITS or char.isdecimal()
    }
    return frozenset(item.start for number, item in enumerate(numbered, 1) if number in which)


_DIGITS = "一二三四五六七八九"

_ITEMS_CHANGED = re.compile(
    r"(?:变更|将)(?:了)?(?:其|上述|前述|原)?第(?P<which>[一二三四五六七八九十\d、和及第项]{3,24}?)项?(?:诉讼请求|诉请)(?:变更|调整|修改|明确)?为[：，]?(?=[(（]?[1一][、.．)）])"
)
_END_OF_LIST = re.compile(r"。(?![(（]?(?:\d|[一二三四五六七八九十])[、.．)）])")


def renumbered(page: Page, span: Span) -> list[Item]:
    """The items of a list of requests of which some were changed by number (变更第1、2项诉讼请求为：1、…；2、…), as changed."""
    match = _ITEMS_CHANGED.search(page.text, *span) if "变更" in span.of(page.text) else None
    if match is None:
        return split_items(page, span)
    told = page.text.rfind("。", span.start, match.start())
    old = split_items(page, Span(span.start, told)) if told > 0 else []
    end = _END_OF_LIST.search(page.text, match.end(), span.end)
    new = split_items(page, Span(match.end(), end.start() if end else span.end))
    which = sorted(
        _DIGITS.find(char) + 1 if char in _DIGITS else int(char)
        for char in match["which"]
        if char in _DIGITS or char.isdecimal()
    )
    if len(which) != len(new):
        return split_items(page, span)
    by_number = dict(zip(which, new, strict=True))
    numbers = itertools.count(1)
    return [by_number.pop(next(numbers), item) if item.level >= 0 else item for item in old]


def changed(page: Page, asked: list[Asked], read: Callable[[Span], list[Asked]]) -> list[Asked]:
    """The claims as changed.

    Args:
        page: the page, divided.
        asked: what the list of requests asks for.
        read: the reader of a stretch of requests.
    """
    if not asked or not any(word in page.text for word in ("变更", "增加", "追加")):
        return asked
    start = asked[0].start
    stop = min(
        (part.start for part in page.parts if part.kind == "defence" and part.start > start),
        default=len(page.text),
    )
    reach = min(stop, start + _REACH)
    raised = _NEW_TOTAL.search(page.text, start, reach)
    match = None if raised else _CHANGE.search(page.text, start, reach)
    raised = raised if raised or match else _RAISED.search(page.text, start, reach)
    match = match or raised
    if match is None:
        return asked
    begin = raised.start() if raised else match.end()
    end = page.text.find("。", match.end(), stop)
    while (go_on := _NUMBERED.match(page.text, end + 1, stop)) and "一、" in page.text[match.end() : end]:
        end = page.text.find("。", go_on.end(), stop)
    new = read(Span(begin, end)) if end > begin + 2 else []
    new = [one for one in new if one.kind != "other" or one.amount is not None]
    known = next((one.kind for one in asked if one.amount is not None and one.end <= match.start()), "other")
    for one in new if raised else ():
        one.kind = known if one.kind == "other" else one.kind  # 将诉讼请求数额变更为8万元
    if not new:
        return asked
    partly = bool(raised) or match["one"] is not None or match["more"] is not None or "第" in match[0]
    partly = partly or "诉" not in match[0]  # 又变更请求乙赔偿损失8万元
    before = [one for one in asked if one.end <= match.start()]
    part = page.part_at(match.start())
    behind = part.end if part else stop  # what another part asks (a counterclaim) stays
    more = not raised and match["more"] is not None
    return [*_merged(before, new, partly, more), *(one for one in asked if one.start >= behind)]


_NUMBERED = re.compile(r"[二三四五六七八九十]{1,2}、")
_NEAR = {"dissolution": "declaration", "declaration": "dissolution"}


def _merged(asked: list[Asked], new: list[Asked], partly: bool, more: bool) -> list[Asked]:
    """Old and new claims, each kind as it was asked last; with `more` a smaller sum comes on top."""
    kinds = {one.kind for one in new}
    left = list(new)
    merged: list[Asked] = []
    for old in asked:
        alike = (one for one in left if one.kind == old.kind or one.kind == _NEAR.get(old.kind))
        same = next((one for one in alike if not (more and (one.amount or 0) < (old.amount or 0))), None)
        if same is not None:
            left.remove(same)
            merged.append(same)
        elif (partly and (more or old.kind not in kinds)) or (old.kind == "fees" and old.amount is None):
            merged.append(old)
    return [*merged, *left]
