"""Transfer far below value (明显不合理价格): a value and a price told in one sentence, the price under 70 per cent.

民法典合同编通则解释 art. 42: below 70 per cent of the market price is as a rule clearly unreasonable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.guards import largest_sum
from xiezhi.signs.passages import sentence_at

_ID = "unfair_price_transfer"
_SUM = r"(?:约|人民币|仅|为|是|达|共计|合计|确定为|认定为|评估为|)*(?P<sum>\d[\d，,.]{0,20}[百千]?[万亿]?余?元|[一二三四五六七八九十百千万亿]{2,10}余?元)"
_VALUE = re.compile(
    rf"(?:评估价值|评估价格?|评估值|市场价值|市场价格?|市值|实际价值|价值|净资产)[^，。；\n\d]{{0,16}}?{_SUM}"
)
_PRICE = re.compile(
    rf"(?:转让价款?|转让价格|抵债价格?|抵债价合计为|作价|成交价|出售价格?|售价|以|写成)[^，。；\n\d]{{0,12}}?{_SUM}"
    r"(?P<way>[^，。；\n]{0,14}(?:转让|出售|卖|抵|过户|受让|购买))?"
)
_BARE = ("以", "写成")
_FAIR = 0.7
_SHARE = "每股"
_ELSEWHERE = ("保险", "拍卖", "起拍", "流拍", "赔偿", "损失", "投资", "注册资本", "担保", "抵押价值", "贷款")


def price_below_value(reading: Reading) -> Iterator[Computed]:
    """A price told beside a value, under 70 per cent of it."""
    rule = reading.catalogue.signs.get(_ID)
    text = reading.page.text
    if rule is None or "价" not in text or not reading.setting.allows(rule):
        return
    for value in _VALUE.finditer(text):
        sentence = sentence_at(text, *value.span())
        stretch = text[slice(*sentence)]
        if any(word in stretch for word in _ELSEWHERE):
            continue
        price = _price(text, sentence, value)
        if price is None:
            continue
        worth, paid = largest_sum(value["sum"]), largest_sum(price["sum"])
        if 0 < paid < worth * _FAIR:
            arithmetic = f"价格{paid:,.2f}元，价值{worth:,.2f}元，为{paid / worth:.0%}"
            yield Computed(_ID, (reading.evidence(*price.span()),), arithmetic)
            return


def _price(text: str, sentence: tuple[int, int], value: re.Match[str]) -> re.Match[str] | None:
    """The price of a transfer told in the sentence, apart from the value."""
    for match in _PRICE.finditer(text, *sentence):
        apart = match.end("sum") <= value.start() or match.start("sum") >= value.end()
        # The price of one share (每股转让价格为4.5元) is no price beside the value of a company.
        if _SHARE in text[max(sentence[0], match.start() - 6) : match.end()]:
            continue
        if apart and (match["way"] or not match.group().startswith(_BARE[0])):
            return match
    return None
