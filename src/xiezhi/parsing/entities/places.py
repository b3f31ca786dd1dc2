"""Places: addresses after their labels, and names of divisions with what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from xiezhi.knowledge.divisions import all_divisions, find_divisions
from xiezhi.knowledge.provinces import province_names
from xiezhi.parsing.entities.marks import Mark
from xiezhi.parsing.entities.starts import starts
from xiezhi.parsing.page import Page
from xiezhi.text.alternation import alternation
from xiezhi.text.expressions import expression
from xiezhi.text.triggers import matches

# A step of an address: a short name and a word for a place, or a number and a word for a part of a building.
_STEP = re.compile(
    r"(?:(?![的于在作等与和及向由对为是被将从给按经有元项])[\u4e00-\u9fffA-Za-z×*]){1,8}?"
    r"(?:街道办?|开发区|工业区|集中区|社区|小区|大厦|广场|大道|园区|新区|新城|(?<!同)科学城|(?<![公道铁])路(?![政产面况段])|街|镇|乡|村|县|市(?!场)|区|旗|里|弄|巷|苑|城|园)"
    r"(?!大道|民|居民|政府|法院|公司|银行|医院|派出所|检察|委员会|事务|[\u4e00-\u9fff]{0,2}[局厅所院])"
    r"|(?:附|第)?[\dA-Za-z×*Xx一二三四五六七八九十]+(?:[-—~、][\dA-Za-z×*]+)*(?:号楼|号|栋|幢|座|单元|层|楼|室|组|弄|巷)(?![民证案])"
    r"|\([\u4e00-\u9fff0-9]{1,10}\)(?=[\u4e00-\u9fff]{0,6}[\d一二三四五六七八九十]+号)"
)
_LEAD = re.compile(r"(?:均?不在|均?为|均?在|的?位于|坐落[于在]|系|即|[“\"])+")
_PAPER = re.compile(r"(?:房屋)?(?:所有权证|使用权证|产权证|房产证)")
# What makes a division part of the name of a body, or of a rule of the place.
_OF_A_BODY = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:大队|支队|支行|分行|分局|检测站|社保平台|定额|网络查控|汽车厂|自行车厂|幼儿园|百货大楼)"
)
# 甲省内, 甲市范围: how far something reaches, no place where anything is.
_REACH = re.compile(r"内(?!蒙|江|黄|乡|丘|环|街|路)|辖区|范围|行政区域|行政辖区|各[级地县区市]")
_WHOLE = re.compile(r"[\u4e00-\u9fff]{2,4}[省市]")
# Roads that somebody drives or walks along.
_ROAD = re.compile(
    r"[沿驶途行](?:(?<=沿)着?|(?<=驶)[至入]|(?<=途)[经径]|(?<=行)经)(?!某|该|事发|乡间|上述|内|路|公路)"
    r"((?:(?![沿在至由从经与和及到向的驶入])[\u4e00-\u9fffA-Z\d]){1,12}?(?:高速公路|大道|国道|省道|县道|(?<![公道铁高思出养一的套马上某])路(?!段|口|面|边|政|[东西南北]?半幅)|街))"
    r"(?=[由自往向东西南北行快慢右左与和交路]|[\dK]+(?:KM|km|公里|千米)|\(|，)"
)
_NO_PLACE = re.compile(r"法院|村民|守候|^(?:本|该|贵)院|^(?:本|该)[省市区县]|^[省市区县]$|辖区$")
# 甲市区: the town itself, where no district's name or office follows.
_OF_THE_TOWN = re.compile("区(?=[，。；、的内居生工一道范])")
_LONE = frozenset("市县区")
# Without it nobody comes from anywhere.
_NATIVE_END = re.compile(r"人[，。](?<=[省市县区旗]人.)")


@cache
def _labelled() -> re.Pattern[str]:
    home = "住?(?:所地?|址|在|地)?(?!院|宅|房|户|建|楼|处|村民)"
    return re.compile(
        # Every branch begins with a character of its own, so that most of a text is passed over.
        rf"(?:现(?<![居商]现)住{home}|住(?<![居商]住){home}|户籍(?:所在)?地(?:址)?|户籍在|经常居住地|注册地址|办公地址|通讯地址"
        r"|送达地址|联系地址|所在地址|经营地址|地址|经营场所|营业场所|所在地)"
        r"(?:均?为|在|位于|：)*((?:[^，。；：、\n()]|、\d|\((?!单位|以下|简称)[^()\n]{1,15}\)){2,60}?)(?=[，。；\n]|\((?![\d一二三四五六七八九十]{1,3}\))|的事实|$)"
    )


@cache
def _situated() -> re.Pattern[str]:
    return re.compile(
        r"(?:位于|坐落于|座落于|坐落在|租赁|名下(?:的|位于|的位于)?)([^，。；：\n()]{3,50}?)(?=的|\d+处|房屋|房产|商服|自.层|，|。|；|\(|、)"
    )


@cache
def _short_place() -> re.Pattern[str]:
    """A province or a city by its short name, after a word of going or being there (前往广州打工)."""
    cities = (place.name[:-1] for place in all_divisions() if place.level <= 2 and place.name[-1] in "市省")
    listed = [name for name in (*cities, *province_names()) if len(name) >= 2]
    heads, names = "".join({name[0] for name in listed}), alternation(listed)
    return re.compile(
        rf"(?:前往|往返|赶往|返回|到|去|赴|至|在|回|离开|地点为|位于|之间?|来)(?=[{heads}])({names})(?=[，。、；的)]|打工|务工|工作|治疗|居住|就[诊医读业]|做|上班|出差|生活|期间|等地|两次|看病|住院)"
    )


@cache
def _native() -> re.Pattern[str]:
    """Where a person comes from in a party line: 汉族，甲省乙市人."""
    return re.compile(r"[，。]([\u4e00-\u9fff×*X]{2,14}[省市县区旗])(?=人[，。])")


def find_addresses(page: Page) -> Iterator[Mark]:
    """Addresses behind their labels (住, 住所地, 位于), and where somebody comes from, goes or works."""
    for pattern, begins, source in (
        (_labelled(), "address", "rule:address"),
        (_situated(), "situated", "rule:situated"),
    ):
        for match in matches(pattern, starts(page, begins), page.text):
            start, end = _trimmed(page.text, match.start(1), match.end(1))
            text = page.text[start:end]
            if _looks_like_place(text, source) and not _reaches(page.text, start, end):
                yield Mark("LOC", start, end, source, text, spreads=False)
    for match in _native().finditer(page.text) if _NATIVE_END.search(page.text) else ():
        yield Mark("LOC", match.start(1), match.end(1), "rule:native-place", match.group(1), spreads=False)
    if "驶" in page.text:
        for match in _ROAD.finditer(page.text):
            yield Mark("LOC", match.start(1), match.end(1), "rule:road", match.group(1))
    for match in _short_place().finditer(page.text):
        yield Mark("LOC", match.start(1), match.end(1), "rule:short-place", match.group(1))


def _reaches(text: str, start: int, end: int) -> bool:
    return bool(_WHOLE.fullmatch(text, start, end) and _REACH.match(text, end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the words of the sentence around an address, and its quotation marks."""
    lead = _LEAD.match(text, start, end)
    if lead:
        start = lead.end()
    paper = _PAPER.search(text, start, end)
    if paper:
        end = paper.start()
    while end > start + 2 and text[end - 1] in '”"内外':
        end -= 1
    return start, end


def _looks_like_place(text: str, source: str) -> bool:
    if source == "rule:situated" and not (find_divisions(text[:12]) or _precise().search(text)):
        return False
    return bool(
        expression(r"[省市区县旗镇乡村路街号室楼层弄巷组园]|×|X").search(text)
    ) and not _NO_PLACE.search(text)


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
        for later in range(index + 1, len(matches)):
            if matches[later].start > end:
                break
            if matches[later].start == end:
                end = matches[later].end
        step = _STEP.match(page.text, end)
        while step and step.group():
            end = step.end()
            step = _STEP.match(page.text, end)
        if page.text[end - 1] == "市" and _OF_THE_TOWN.match(page.text, end):
            end += 1
        if _OF_A_BODY.match(page.text, end) or _reaches(page.text, match.start, end):
            continue
        yield Mark("LOC", match.start, end, "rule:division", page.text[match.start : end], spreads=False)
