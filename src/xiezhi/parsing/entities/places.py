"""Places: addresses after their labels, and names of divisions with what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from xiezhi.knowledge.divisions import find_divisions
from xiezhi.parsing.entities.marks import Mark
from xiezhi.parsing.page import Page

# A step of an address: a short name and a word for a place, or a number and a word for a part of a building.
_STEP = re.compile(
    r"(?:(?![的于在作等与和及向由对为是被将从给按经有元项])[\u4e00-\u9fffA-Za-z×*]){1,8}?"
    r"(?:街道办?|开发区|工业区|集中区|社区|小区|大厦|广场|大道|园区|新区|新城|(?<![公道铁])路(?![政产面况段])|街|镇|乡|村|县|市|区|旗|里|弄|巷|苑|城|园)"
    r"(?!民|政府|法院|公司|银行|医院|派出所|检察|委员会|事务|[\u4e00-\u9fff]{0,2}[局厅所院])"
    r"|(?:附|第)?[\dA-Za-z×*Xx一二三四五六七八九十]+(?:[-—~、][\dA-Za-z×*]+)*(?:号楼|号|栋|幢|座|单元|层|楼|室|组|弄|巷)(?![民证案])"
    r"|\([\u4e00-\u9fff0-9]{1,10}\)(?=[\d一二三四五六七八九十]+号)"
)
_LONE = frozenset("市县区")


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<![居商])现?住{1,2}(?:所地?|址|在|地)?(?!院|宅|房|户|建|楼)|户籍(?:所在)?地(?:址)?|户籍在|经常居住地|(?:注册|办公|通讯|送达|联系|所在|经营)?地址|经营场所|营业场所|所在地)"
        r"(?:均?为|在|位于|：)*((?:[^，。；：、\n()]|、\d|\((?!单位|以下|简称)[^()\n]{1,15}\)){2,60}?)(?=[，。；\n(]|的事实|$)"
    )


@cache
def _situated() -> re.Pattern[str]:
    return re.compile(
        r"(?:位于|坐落于|座落于|坐落在|租赁|名下(?:的|位于|的位于)?)([^，。；：\n()]{3,50}?)(?=的|\d+处|房屋|房产|商服|自.层|，|。|；|\(|、)"
    )


def find_addresses(page: Page) -> Iterator[Mark]:
    """Addresses behind their labels (住, 住所地, 位于)."""
    for pattern, source in ((_labelled(), "rule:address"), (_situated(), "rule:situated")):
        for match in pattern.finditer(page.text):
            if _looks_like_place(match.group(1), source):
                yield Mark("LOC", match.start(1), match.end(1), source, match.group(1), spreads=False)


def _looks_like_place(text: str, source: str) -> bool:
    if source == "rule:situated" and not (find_divisions(text[:12]) or _precise().search(text)):
        return False
    return bool(re.search(r"[省市区县旗镇乡村路街号室楼层弄巷组园]|×|X", text)) and "法院" not in text


@cache
def _precise() -> re.Pattern[str]:
    """What makes a stretch behind 位于 a place without the name of a division in it."""
    return re.compile(r"\d+号|\d室|单元|(?:[镇乡村路街]|街道)$|镇[\u4e00-\u9fff]{1,6}[村路]")


def find_divisions_named(page: Page) -> Iterator[Mark]:
    """Names of divisions with the address that follows them."""
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
