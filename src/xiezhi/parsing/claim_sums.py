"""The sums of a request: no bases of interest; totals, and what brackets come to (暂计至…为7万元)."""

from __future__ import annotations

import re

from xiezhi.parsing.page import Page
from xiezhi.parsing.sums import BEARS, only_counts, sums_in
from xiezhi.text import Span
from xiezhi.text.expressions import expression
from xiezhi.text.money import Money

TOTALLED = re.compile(
    r"等(?:[\u4e00-\u9fa5]{0,4}(?:费用?|损失|款项?))?[共合]?计?(?=人民币|\d)|合计|合共|共计|总计|总共|总额|总金额"
)
#: 1、2项合计48000元: no request of its own.
ALL_ITEMS = re.compile(
    r"(?:以上|上述)?[\d一二两三四五六七八九、，至到—~-]+项[^，。；]{0,4}(?:合计|共计|总计)"
)


def asked_sums(page: Page, span: Span) -> list[Money]:
    """The sums asked for in a stretch."""
    return [
        money
        for money in sums_in(page, *span)
        if not only_counts(page.text, money, span) and not BEARS.match(page.text, money.span.end)
    ]


def rest_with_sum(page: Page, clause: Span) -> bool:
    """不足部分由被告赔偿各项损失共计16万元: what is left over is asked for with its sum."""
    return page.text.startswith("不足部分", clause.start) and bool(asked_sums(page, clause))


def within_brackets(page: Page, piece: Span) -> float | None:
    """利息(以24万元为基数，…计算至…止，共计70800元): the sum that the brackets come to."""
    for money in reversed(sums_in(page, *piece)):
        lead = page.text[max(piece.start, money.span.start - 8) : money.span.start]
        if page.text[money.span.end : money.span.end + 1] == ")" and expression(
            r"(?:计|为|(?<!已付)(?<!已还)(?<!支付)利息)(?:人民币)?$"
        ).search(lead):
            return float(money.amount)
        if _SO_FAR.search(page.text, max(piece.start, money.span.start - 40), money.span.start):
            return float(money.amount)
    return None


_SO_FAR = re.compile(
    r"[至到](?!今)[^，。；(]{4,24}(?:日|止|时)[^，。；(]{0,6}(?:为|计|共)(?:人民币)?$|暂(?:计|算)[^，。；(]{0,24}(?:为|计)(?:人民币)?$|暂按(?:人民币)?$"
    r"|截[止至][^，。；(]{4,24}日?的(?:利息|罚息|违约金)(?:为|共计|合计|计)?(?:人民币)?$"
    r"|[至到](?!今)[^，。；(]{4,24}[日止时]?(?:共|尚|累计|所|拖|下)*欠(?:利息|罚息|利罚息)(?:为|共计|合计)?(?:人民币)?$"
)
