"""Places: addresses after their labels, and names of divisions with what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from xiezhi.knowledge.divisions import find_divisions
from xiezhi.parsing.entities.marks import Mark
from xiezhi.parsing.page import Page

_DETAIL = re.compile(
    r"(?:[\u4e00-\u9fff0-9A-Za-z\-—~×*#]|\([\u4e00-\u9fff0-9]{1,10}\)){0,24}?(?:号|室|楼|层|单元|幢|栋|座|村|镇|乡|街道|路|街|大厦|小区|组|巷|弄|广场|园区?|苑|城|社区|开发区|区|县|市|旗)"
    r"(?![\u4e00-\u9fff]{0,2}(?:法院|政府|局|公司|银行|医院|派出所|检察院|委员会))"
)


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(
        r"(?:现?住(?:所地?|址|在|地)?|住所地?在?|户籍(?:所在)?地(?:址)?|户籍在|经常居住地|(?:注册|办公|通讯|送达|联系|所在|经营)?地址|经营场所|营业场所|所在地)"
        r"(?:为|在|位于|：)*((?:[^，。；：、\n()]|、\d|\([^()\n]{1,15}\)){2,60})(?=[，。；\n(]|$)"
    )


@cache
def _situated() -> re.Pattern[str]:
    return re.compile(r"(?:位于|坐落于|座落于|坐落在)([^，。；：\n()]{3,50}?)(?=的|房屋|房产|，|。|；|\(|、)")


def find_places(page: Page) -> list[Mark]:
    """Addresses and places that are not part of another name."""
    return [*_addresses(page), *_divisions(page)]


def _addresses(page: Page) -> Iterator[Mark]:
    for pattern, source in ((_labelled(), "rule:address"), (_situated(), "rule:situated")):
        for match in pattern.finditer(page.text):
            if _looks_like_place(match.group(1)):
                yield Mark("LOC", match.start(1), match.end(1), source, match.group(1))


def _looks_like_place(text: str) -> bool:
    return bool(re.search(r"[省市区县旗镇乡村路街号室楼层弄巷组园]|×|X", text)) and "法院" not in text


def _divisions(page: Page) -> Iterator[Mark]:
    end = -1
    matches = find_divisions(page.text)
    for index, match in enumerate(matches):
        if match.start < end:
            continue
        end = match.end
        for further in matches[index + 1 :]:
            if further.start == end:
                end = further.end
            elif further.start > end:
                break
        detail = _DETAIL.match(page.text, end)
        while detail and detail.group():
            end = detail.end()
            detail = _DETAIL.match(page.text, end)
        yield Mark("LOC", match.start, end, "rule:division", page.text[match.start : end])
