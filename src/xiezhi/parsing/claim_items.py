"""Items of damage that are numbered one by one (1、医疗费…；2、误工费…；3、…): one request, as elsewhere in a suit for damages."""

from __future__ import annotations

import re

from xiezhi.parsing.items import Item
from xiezhi.parsing.page import Page

_HEAD = re.compile(
    r"(?:住院|后续|二次|残疾)?(?:医疗费|医药费|误工费|护理费|伙食(?:补助)?费|营养费|交通费|赔偿金|残疾赔偿金|死亡赔偿金|丧葬费|精神[^，。；]{0,8}金|治疗费|被[抚扶]养人生活费"
    r"|死亡补偿费|住宿费|鉴定费|辅助器具费|车辆?(?:维修|修理|损失)费?|施救费)"
)


_ASKED = re.compile(r"[^，。；\d]{0,24}(?:支付|赔偿|给付)(?:给)?(?:原告)?(?:1、)?")


#: 赔偿各项损失1366元，具体赔偿项目如下：
_LISTS = re.compile(r"(?:损失|赔偿|费用)[^；。]{0,30}(?:如下|包括|分别为|其中|明细)[：，]?$")


def join_damages(page: Page, items: list[Item]) -> list[Item]:
    """The items with neighbours that each only name an item of damage made one."""
    runs: list[tuple[Item, Item]] = []
    opened = False
    for item in items:
        damage = _HEAD.match(item.text) is not None
        if damage and opened:
            runs[-1] = (runs[-1][0], item)
        else:
            runs.append((item, item))
        lead = _ASKED.match(item.text)
        opened = damage or (lead is not None and _HEAD.match(item.text, lead.end()) is not None)
        opened = opened or _LISTS.search(item.text) is not None
    return [
        first
        if first is last
        else Item(first.start, last.end, page.text[first.start : last.end], first.level)
        for first, last in runs
    ]
