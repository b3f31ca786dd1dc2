"""Places: addresses after their labels, and names of divisions with what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from xiezhi.knowledge.divisions import find_divisions
from xiezhi.parsing.entities.marks import Mark
from xiezhi.parsing.page import Page

# A step of an address: anything that is not a word of the sentence, up to a word for a place.
_STEP = re.compile(
    r"(?:(?![的于在作等与和及向由对为是被将从给按经有元])[\u4e00-\u9fff0-9A-Za-z\-—~×*#]|\([\u4e00-\u9fff0-9]{1,10}\)){0,16}?"
    r"(?:号|室|楼|层|单元|幢|栋|座|村|镇|乡|街道|路|街|道|大厦|小区|组|巷|弄|广场|园|苑|城|社区|开发区|工业区|集中区|区|县|市|旗)"
    r"(?!民|政府|法院|公司|银行|医院|派出所|检察|委员会|[\u4e00-\u9fff]{0,2}局|道路)"
)
_LONE = frozenset("市县区")


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<!居)现?住{1,2}(?:所地?|址|在|地)?(?!院|宅|房|户)|户籍(?:所在)?地(?:址)?|户籍在|经常居住地|(?:注册|办公|通讯|送达|联系|所在|经营)?地址|经营场所|营业场所|所在地)"
        r"(?:均?为|在|位于|：)*((?:[^，。；：、\n()]|、\d|\((?!单位|以下|简称)[^()\n]{1,15}\)){2,60}?)(?=[，。；\n(]|的事实|$)"
    )


@cache
def _situated() -> re.Pattern[str]:
    return re.compile(
        r"(?:位于|坐落于|座落于|坐落在|租赁|名下)([^，。；：\n()]{3,50}?)(?=的|房屋|房产|商服|自.层|，|。|；|\(|、)"
    )


def find_places(page: Page) -> list[Mark]:
    """Addresses and places that are not part of another name."""
    return [*_addresses(page), *_divisions(page)]


def _addresses(page: Page) -> Iterator[Mark]:
    for pattern, source in ((_labelled(), "rule:address"), (_situated(), "rule:situated")):
        for match in pattern.finditer(page.text):
            if _looks_like_place(match.group(1), source):
                yield Mark("LOC", match.start(1), match.end(1), source, match.group(1), spreads=False)


def _looks_like_place(text: str, source: str) -> bool:
    if source == "rule:situated" and not (find_divisions(text[:12]) or re.search(r"\d+号|\d室|单元", text)):
        return False
    return bool(re.search(r"[省市区县旗镇乡村路街号室楼层弄巷组园]|×|X", text)) and "法院" not in text


def _divisions(page: Page) -> Iterator[Mark]:
    end = -1
    matches = [m for m in find_divisions(page.text) if page.text[m.start : m.end] not in _LONE]
    for index, match in enumerate(matches):
        if match.start < end:
            continue
        end = match.end
        for further in matches[index + 1 :]:
            if further.start == end:
                end = further.end
            elif further.start > end:
                break
        step = _STEP.match(page.text, end)
        while step and step.group():
            end = step.end()
            step = _STEP.match(page.text, end)
        yield Mark("LOC", match.start, end, "rule:division", page.text[match.start : end], spreads=False)
