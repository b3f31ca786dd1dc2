"""Which of the sums in a sentence are meant: no bases, limits, payments already made; a total or its parts, not both."""

from __future__ import annotations

import re
from bisect import bisect_left

from xiezhi.parsing.page import Page
from xiezhi.text import Span
from xiezhi.text.expressions import expression
from xiezhi.text.money import Money

_COUNTS_AFTER = re.compile(
    r"中的(?=\d)|(?:[的之]?(?:本金|借款|款项|货款|欠款|工程款|总额|未付款|债务)?)(?:为(?:基数|本金|基准|计算|限|基础|标准)|作为?(?:基数|本金)|计息|计算(?:利息)?|为(?![\u4e00-\u9fa5]{0,6}债权(?:[，。；、]|$))|的标准)"
    r"|(?:的)?(?:本金|借款|欠款|货款|款项)?(?:全部|实际)?(?:(?:支付|偿还|清偿|归还|履行|给付)(?:完毕|清|完|之日)|[偿付还结]清|清偿)[^，。；]{0,4}(?:止|时|日)"
    r"|[的之]?[一二两三四五六七八九十\d]+倍|(?:整)?(?:变更|增加|减少|调整)(?:为|至|到)"
    r"|的(?:相应|逾期)*(?:利息|罚息|复利|违约金)|(?:的)?(?:责任)?(?:范围|限额|额度|限度)|(?:以内|之内|内)|(?:部分)?(?:的)?承担[^，。；]{0,4}(?:连带|补充|保证|担保)(?!赔偿)|[/／每]|的(?:利率|月|日|年)|(?:的)?[一二三四两\d.]+%|的?百分之[一二三四五六七八九十]{1,4}|(?:银行)?存款|价值"
)
_COUNTS_BEFORE = re.compile(
    r"(?:以|按|按照|从|就|基数为?|本金为?计算|每(?:月|日|天|年|季度|平方米|人|吨|次|期)|每[^，。；]{0,6}|(?:每个?(?:月|年|季度|学期)|逐[年月])(?:[^，。；]{0,12}前)?(?:支付|给付|付给?|承担|负担)[^，。；]{0,16}|不超过|超过|扣除|扣减|扣|减去|除|抵扣|冲抵|"
    r"(?:以|按(?![揭约期时]|合同|协议))[^，。；]{0,12}(?:本金|借款|货款|款项?|欠款|贷款)|"
    r"(?:已|先行|扣除[^，。；]{0,12})垫付的?[^，。；]{0,8}|预付(?:的)?|限额|价值约?|价格(?:为|是)?|作价|为基数|投保|保险金额为|单价|标准为?|月租金为?)(?:人民币|¥)?$"
)
_RECALLED = re.compile(
    r"已(?:经)?(?:先行)?(?:支付|给付|付|垫付|赔付|赔偿|偿还|归还|收取|交纳|缴纳|履行)(?:的|了)?[^，。；]{0,10}(?:人民币|¥)?$"
)
_PAID_BACK = re.compile(r"(?:返还|退还|退回|退付|退赔|赔偿|支付|给付|偿还|归还).*已")
_TOTAL = re.compile(
    r"(?:合计|共计|总计|总额|总共|计|共|小计|合共|两项|各项|上述)(?:款项?|金额|损失|人民币|费用|为|：)*$"
)


def sums_in(page: Page, start: int, end: int) -> list[Money]:
    """The sums in yuan of a stretch."""
    first, last = bisect_left(page.money_starts, start), bisect_left(page.money_starts, end)
    return [money for money in page.money[first:last] if money.currency == "CNY"]


def ordered_sums(text: str, sums: list[Money], span: Span) -> list[Money]:
    """The sums that are ordered: no bases, limits, recalled payments; a total or its parts, not both."""
    kept = [
        money
        for money in sums
        if not (only_counts(text, money, span) or _is_cost(text, money, span) or _bears_again(text, money))
    ]
    return _without_double(text, kept)


def _bears_again(text: str, money: Money) -> bool:
    """返还保证金30万元；支付保证金30万元自2013年10月16日起…计算的利息: ordered once, then the base of the interest."""
    start, end = money.span
    if BEARS.match(text, end) is None:
        return False
    first = text.find(text[start:end], max(0, start - _ORDERED_BEFORE), start)
    if first < 0:
        return False
    payee = _PAYEE.search(
        text, first + end - start, start
    )  # 支付原告甲10万元；支付原告乙10万元自…起: two debts
    return payee is None or text.find(payee.group(), max(0, first - _PAYEE_BEFORE), first) >= 0


_PAYEE = re.compile(r"(?:原告|申请人)[^，。；\d]{1,4}")
_PAYEE_BEFORE = 60
_ORDERED_BEFORE = 300
#: 其中390万元自…起、54万元自…起至…止按…计算的利息: what bears interest is its base.
BEARS = re.compile(r"(?:自|从)[^，。；、]{4,24}(?:起)(?=[^，。；]{0,120}(?:计算|计付)?的[利罚]息)")


_ASIDES = (("(", ")"), ("“", "”"), ("[", "]"), ("{", "}"))
_ASIDE = 600  # no aside that a court wrote is longer


def only_counts(text: str, money: Money, span: Span) -> bool:
    """Whether a sum inside a stretch is a base, a limit or a payment already made, or stands in brackets."""
    start, end = money.span
    floor = max(span.start, start - _ASIDE)
    for opens, closes in _ASIDES:
        opened = text.rfind(opens, floor, start)
        if opened >= 0 and text.find(closes, opened, start) < 0:
            return True
    if _COUNTS_AFTER.match(text, end, span.end):
        return True
    lead = text[max(span.start, start - 30) : start]
    if _THIS_SUM.search(lead) and _BEARS_FROM.match(text, end, span.end):
        return True
    if _LISTED_BASE.search(lead) and _BEARS_FROM.match(text, end, span.end):
        return True
    if _RECALLED.search(lead):
        return _PAID_BACK.search(expression(r"[，；(]").split(lead)[-1]) is None
    return _COUNTS_BEFORE.search(lead) is not None


#: 利息计算起算时间：其中16000元从2014年9月29日起，53000元从2014年11月19日起: bases, told one by one.
_LISTED_BASE = re.compile(r"(?:其中[：，]?|起[，、；])(?:人民币)?$")
#: 支付该款10万元自2012年3月31日起…的利息: a sum named once more.
_THIS_SUM = re.compile(r"(?:该|此|上述|前述)(?:笔)?(?:款项?|借款|欠款|货款|本金)(?:人民币)?$")
_BEARS_FROM = re.compile(r"(?:从|自)[^，。；、]{4,24}起")
_COST = re.compile(r"(?:受理费|申请费|诉讼费用?|保全费|执行费)(?:各|共计|合计|为|计)?(?:人民币|¥)?$")


def _is_cost(text: str, money: Money, span: Span) -> bool:
    """Whether a sum is a cost of the suit: 并承担申请费15元."""
    return _COST.search(text, max(span.start, money.span.start - 12), money.span.start) is not None


_DAMAGES = re.compile(
    r"医疗费|误工费|护理费|伙食补助|营养费|交通费|残疾赔偿金|死亡赔偿金|丧葬费|精神(?:损害)?抚慰金|鉴定费|施救费|维修费|评估费"
)


def _each(text: str, parts: list[Money], total: Money) -> bool:
    """各赔偿1129.02元，共计3387.06元: what several pay each, taken together, is no further sum."""
    if (
        len(parts) != 1
        or not parts[0].amount
        or "各" not in text[max(0, parts[0].span.start - 60) : parts[0].span.start]
    ):
        return False
    times = round(total.amount / parts[0].amount)
    return times > 1 and abs(times * parts[0].amount - total.amount) < 1


_NETTED = re.compile(
    r"(?:互顶|抵顶|抵销|互抵|折抵|冲抵|抵扣|相抵)(?:[^，。；]{0,4}后|，[^，。；]{0,24}(?:还|尚|仍)(?:应|需|须))"
)
# 合计14543元的10%计款1454.3元: the share is meant, not what it is taken of.
_SHARE = re.compile(r"(?:[%成]|百分之[一二三四五六七八九十]{1,4}).{0,12}[即计为](?![^，。；]{0,6}至)")
_ANOTHER = re.compile(r"(?:赔偿|赔付|支付|给付|承担|偿还)")
_BRACKETED = re.compile(r"\([^()]*\)")
_TO_EACH = re.compile(r"其中，?(?:由|应|[^，。；向]{0,24})?[向给]")
_REMAINS = re.compile(
    r"(?:尚|剩余|余|实际|仍|还|实)(?:应|需|欠|须|款|额)?(?:为)?(?:再)?(?:支付|给付|赔偿|偿还|付)?的?(?:人民币)?$"
)
_PAID = re.compile(r"已(?:经)?(?:先行)?(?:支付|给付|付|垫付|赔付|履行|偿还)|扣除|减去")


def _without_double(text: str, sums: list[Money]) -> list[Money]:
    """Items of damage give way to their total; other parts (本金, 利息) stand and their total goes; 其中 opens parts."""
    netted = list(_NETTED.finditer(text, sums[0].span.end, sums[-1].span.start)) if len(sums) > 1 else []
    if netted:
        sums = [money for money in sums if money.span.start > netted[-1].start()]
    for index, money in enumerate(sums):
        lead = text[max(0, money.span.start - 12) : money.span.start]
        rest = sums[index + 1 :]
        if index and _REMAINS.search(lead) and _PAID.search(text, sums[index - 1].span.end, money.span.start):
            return [*sums[: index - 1], *_without_double(text, sums[index:])]
        between = text[sums[index - 1].span.end : money.span.start] if index else ""
        share = _SHARE.search(between)
        if share and not _ANOTHER.search(between, 0, share.start()):
            return [money, *_without_double(text, rest)]
        if rest and "其中" in (between := _BRACKETED.sub("", text[money.span.end : rest[0].span.start])):
            shared = _TO_EACH.search(between) and abs(sum(part.amount for part in rest) - money.amount) <= 1
            return rest if shared else [*sums[: index + 1]]
        if index and _TOTAL.search(lead):
            parts = sums[:index]
            named = text[max(0, parts[0].span.start - 12) : money.span.start]
            if _each(text, parts, money):
                return [*parts, *_without_double(text, rest)]
            off = abs(sum(part.amount for part in parts) - money.amount)
            if off > 1 and not (off < money.amount / 10 and len(_DAMAGES.findall(named)) > 1):
                continue
            keep = [money] if _DAMAGES.search(named) or len(parts) > 4 else parts
            return [*keep, *rest]
    return sums
