"""IOU above the money received: two sums told together.

At least 1.3 times the money is an inflated IOU (虚增借条金额; 检例第87号: 70,000 yuan received, 260,000 yuan on
paper); less is what a deduction in advance looks like (砍头息; 民法典第670条).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.guards import largest_sum

_INFLATED, _DEDUCTED = "principal_inflated_iou", "interest_deducted_upfront"
_SUM = r"\d[\d，,.]{0,20}[百千]?[万亿]?余?元|[一二两三四五六七八九十百千万亿]{1,10}余?元"
_GOT = r"(?:借款?了?|转款|汇款|借到|实借|实得|拿到|到手|收到|得到|支付了?|交付了?|转账|出借了?|给付了?|给了)(?:现金|人民币)?"
_GOT_ONLY = rf"(?:实际|只|仅|实)[^，。；\n\d]{{0,6}}(?:{_GOT}|到账|取得|转款|汇款|发放)"
_PAPER = r"(?:出具|写成|写了?|打了?|签了?|签订|要求写|变成)"
_MONEY_FIRST = re.compile(
    rf"{_GOT}[^，。；\n\d]{{0,4}}?(?P<got>{_SUM})[^。；\n]{{0,50}}?{_PAPER}[^，。；\n\d]{{0,12}}?(?P<paper>{_SUM})的?(?:借条|欠条|借据|借款合同)"
)
_PAPER_FIRST = re.compile(
    rf"(?:借条|欠条|借据)[^，。；\n\d]{{0,14}}?(?P<paper>{_SUM})[^。；\n]{{0,24}}?{_GOT_ONLY}[^，。；\n\d]{{0,8}}?(?P<got>{_SUM})"
)
_CONTRACT_FIRST = re.compile(
    rf"(?:借款|出借|贷款|合同|协议)[^，。；\n\d]{{0,14}}?(?P<paper>{_SUM})[^。；\n]{{0,24}}?{_GOT_ONLY}[^，。；\n\d]{{0,8}}?(?P<got>{_SUM})"
)
_SAME_DAY = re.compile(
    rf"借款(?:本金)?(?:人民币)?(?:为|是)?(?P<paper>{_SUM})[^。；\n]{{0,70}}?(?:当日|当天|同日)[^。；\n\d]{{0,30}}?"
    rf"(?:转账|汇款|转款|汇|支付|交付|打款|给付|转入|打入)[^。；\n\d]{{0,20}}?(?P<got>{_SUM})"
)
_ANY_SUM = re.compile(_SUM)
_RECEIVED = re.compile(rf"收到(?:了|该|上述|全部)?(?P<sum>{_SUM})(?:借款|款项)?后")
_IN_PARTS = ("现金", "其余", "剩余", "余款", "另", "其中", "分两次", "分别", "部分", "微信", "支付宝")
"""Words that tell of the rest of the money, given in another way."""
_PAPER_OF = re.compile(r"元的?(?:借条|欠条|借据|借款合同)")
_REACH = 140
"""How far before the paper the money can be told of."""
_RATIO = 1.3
_LEAST = 1.005
"""Below this the two sums are the same, one of them rounded."""
_MOST = 20.0
"""Beyond this the two sums tell of different things."""
_OTHER = (
    "陆续",
    "累计",
    "共计",
    "合计",
    "分别",
    "多次",
    "汇总",
    "先后",
    "另",
    "又借",
    "再次",
    "之前",
    "前期",
    "此前",
)
_NOT_PAID_OUT = ("还款", "归还", "偿还", "保险", "货款", "工程", "首付", "定金", "股权", "出资", "租金", "赔")


def paper_above_money(reading: Reading) -> Iterator[Computed]:
    """A debt paper above the money that the same sentence tells of: once for each of the two signs at most."""
    text = reading.page.text
    if not any(word in text for word in ("借条", "欠条", "借据", "借款", "贷款")):
        return
    seen = set[str]()
    for id, match, got, paper in _told(text):
        rule = reading.catalogue.signs.get(id)
        if rule is None or id in seen or not reading.setting.allows(rule):
            continue
        seen.add(id)
        evidence = reading.evidence(*match.span())
        yield Computed(id, (evidence,), f"借条{paper:,.2f}元，实收{got:,.2f}元，为{paper / got:.2f}倍")


def _told(text: str) -> Iterator[tuple[str, re.Match[str], float, float]]:
    """Pairs of sums told together, with the sign they show: money received, then the sum on paper."""
    for pattern in (_MONEY_FIRST, _PAPER_FIRST, _CONTRACT_FIRST, _SAME_DAY):
        for match in _before_a_paper(text) if pattern is _MONEY_FIRST else pattern.finditer(text):
            got, paper = largest_sum(match["got"]), largest_sum(match["paper"])
            if got <= 0 or any(word in match.group() for word in _OTHER):
                continue
            if text.endswith(("加上", "连同"), 0, match.start()):
                continue  # a sum added to others makes no loan of its own
            if _whole(match, got, paper) or (pattern is _SAME_DAY and _rest_follows(text, match)):
                continue
            ratio = paper / got
            if pattern in (_MONEY_FIRST, _PAPER_FIRST) and _RATIO <= ratio <= _MOST:
                yield _INFLATED, match, got, paper
            elif pattern is not _MONEY_FIRST and _LEAST <= ratio < _RATIO and _paid_out(match.group()):
                yield _DEDUCTED, match, got, paper


def _before_a_paper(text: str) -> Iterator[re.Match[str]]:
    """Where money received is told before a paper of so much: looked for from the paper, which is rarer."""
    done = 0
    for paper in _PAPER_OF.finditer(text):
        match = _MONEY_FIRST.search(text, max(done, paper.start() - _REACH), paper.end())
        if match is not None:
            done = match.end()
            yield match


def _whole(match: re.Match[str], got: float, paper: float) -> bool:
    """Whether the passage tells of more money than `got`: a second delivery, or the whole sum as received."""
    told = match.group()
    others = [money for told_sum in _ANY_SUM.findall(told) if (money := largest_sum(told_sum)) != paper]
    if sum(others) >= paper * 0.99 > got:
        return True
    return any(largest_sum(received["sum"]) == paper for received in _RECEIVED.finditer(told))


def _rest_follows(text: str, match: re.Match[str]) -> bool:
    """Whether the rest of the money is told of beside the transfer, given in another way."""
    near = text[match.start() : match.end() + 40]
    return any(word in near for word in _IN_PARTS)


def _paid_out(told: str) -> bool:
    """Whether the two sums are a loan and its payment, not a price, a repayment or a loss."""
    return not any(word in told for word in _NOT_PAID_OUT)
