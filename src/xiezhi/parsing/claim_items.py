"""Items of damage that are numbered one by one (1、医疗费…；2、误工费…；3、…): one request, as elsewhere in a suit for damages."""

from __future__ import annotations

import re

from xiezhi.parsing.claim_asked import Asked
from xiezhi.parsing.claim_sums import asked_sums
from xiezhi.parsing.items import Item
from xiezhi.parsing.page import Page
from xiezhi.text import Span

_HEAD = re.compile(
    r"(?:住院(?:期间)?|后续|二次|残疾)?(?:医疗费|医药费|误工费|护理费|伙食(?:补助)?费|营养费|交通费|赔偿金|残疾赔偿金|死亡赔偿金|丧葬费|精神[^，。；]{0,8}金|治疗费|被[抚扶]养人生活费"
    r"|死亡补偿费|住宿费|鉴定费|辅助器具费|车辆?(?:维修|修理|损失)费?|施救费)"
)


_ASKED = re.compile(r"[^，。；\d]{0,24}(?:支付|赔偿|给付)(?:给)?(?:原告)?(?:1、)?")


#: 赔偿各项损失1366元，具体赔偿项目如下：
_LISTS = re.compile(
    r"(?:损失|赔偿|费用)[^；。]{0,30}(?:如下|包括|分别为|其中|明细)[：，]?$|以下[^，。；]{0,8}(?:损失|费用|款项)[：，]?$"
)


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


def damages(page: Page, span: Span) -> list[Asked]:
    """Items of damage: one claim with the total that is printed, else with their sum."""
    sums = asked_sums(page, span)
    total: float | None = None
    whole = float(sum(money.amount for money in sums))
    for money in sums:
        lead = page.text[max(span.start, money.span.start - 10) : money.span.start]
        if _SHARE.search(lead):
            return [Asked("compensation", float(money.amount), *span)]  # 合计5281元，由被告赔偿70%，即3697元
        told = _TOLD_TOTAL.search(lead)
        if told and (told["all"] or len(sums) == 1):
            total = float(money.amount)
        elif len(sums) > 2 and abs(2 * float(money.amount) - whole) < 1:
            return [Asked("compensation", float(money.amount), *span)]  # 保险金6万元，其中…5万元，…1万元
    if total is None and sums:
        total = float(sum(money.amount for money in sums))
    return [Asked("compensation", total, *span)]


_SHARE = re.compile(r"(?:%|[一二三四五六七八九]成)(?:的?责任)?，?(?:即|计|为)(?:人民币)?$")
_TOLD_TOTAL = re.compile(
    r"(?:(?P<all>合计|共计|总计|计|共|变更为|等|各项损失|经济损失)|损失|费用)(?:人民币|暂计|暂定|为)*$"
)
