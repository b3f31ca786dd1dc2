"""IOU above the money received (虚增借条金额): two sums told together, the paper at least 1.3 times the money.

检例第87号: 70,000 yuan received, 260,000 yuan on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.guards import Setting, largest_sum

_ID = "principal_inflated_iou"
_SUM = r"\d[\d，,.]{0,20}[百千]?[万亿]?余?元|[一二两三四五六七八九十百千万亿]{1,10}余?元"
_GOT = r"(?:借款?了?|借到|实借|实得|拿到|到手|收到|得到|支付了?|交付了?|转账|出借了?|给付了?)(?:现金|人民币)?"
_PAPER = r"(?:出具|写成|写了?|打了?|签了?|签订|要求写|变成)"
_MONEY_FIRST = re.compile(
    rf"{_GOT}[^，。；\n\d]{{0,4}}(?P<got>{_SUM})[^。；\n]{{0,50}}?{_PAPER}[^，。；\n\d]{{0,12}}(?P<paper>{_SUM})的?(?:借条|欠条|借据|借款合同)"
)
_PAPER_FIRST = re.compile(
    rf"(?:借条|欠条|借据)[^，。；\n\d]{{0,14}}(?P<paper>{_SUM})[^。；\n]{{0,24}}?(?:实际|只|仅|实)[^，。；\n\d]{{0,6}}{_GOT}[^，。；\n\d]{{0,4}}(?P<got>{_SUM})"
)
_RATIO = 1.3
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


def paper_above_money(reading: Reading) -> Iterator[Computed]:
    """A debt paper over 1.3 times the money that the same sentence tells of."""
    rule = reading.catalogue.signs.get(_ID)
    text = reading.page.text
    if rule is None or not any(word in text for word in ("借条", "欠条", "借据")):
        return
    if not Setting.of(reading.facts, text).allows(rule):
        return
    for pattern in (_MONEY_FIRST, _PAPER_FIRST):
        for match in pattern.finditer(text):
            got, paper = largest_sum(match["got"]), largest_sum(match["paper"])
            if not got * _RATIO <= paper <= got * _MOST or any(word in match.group() for word in _OTHER):
                continue
            evidence = reading.evidence(*match.span())
            yield Computed(_ID, (evidence,), f"借条{paper:,.2f}元，实收{got:,.2f}元，为{paper / got:.2f}倍")
            return
