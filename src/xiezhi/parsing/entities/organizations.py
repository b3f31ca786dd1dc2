"""Organisations and judicial bodies: found by how their names end, cut where the sentence around them begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from xiezhi.knowledge.divisions import all_divisions, find_divisions
from xiezhi.knowledge.provinces import province_short_names
from xiezhi.parsing.entities.marks import Mark
from xiezhi.parsing.entities.starts import starts
from xiezhi.parsing.entities.words import (
    BANKS,
    CUTS,
    ENDINGS,
    HOLLOW,
    INSURERS,
    LOOSE_ENDINGS,
    MINISTRIES,
    SOFT_CUTS,
    WORDS,
)
from xiezhi.parsing.page import Page
from xiezhi.schema import Facts
from xiezhi.text import fold
from xiezhi.text.alternation import alternation
from xiezhi.text.expressions import expression
from xiezhi.text.triggers import matches

# What may follow and still belong to the name: branches, and bodies inside a body.
_BRANCH = re.compile(
    r"(?:\([\u4e00-\u9fff]{2,12}\))?[\u4e00-\u9fff×]{0,12}?(?=[分支营项工破清股派服幼大中])"
    r"(?:分公司|支公司|分行|支行|营业部|分理处|分社|分局|项目部|分所|工会委员会|工会(?!经费|法|会员|主席|组织|意见|活动|干部)|破产清算组|清算组|股东会|派出所|服务中心|幼儿园|(?<=[一二三四五六七八九十])[大中]队)"
)
# What makes a company of a name that ends like another body (某会计师事务所有限公司).
_FORM = re.compile(r"(?:\([\u4e00-\u9fff]{2,8}\))?(?:集团)?(?:股份)?有限(?:责任)?公司")
_SQUAD = re.compile(r"[\u4e00-\u9fff]{2,10}?(?:管理局|总队|支队|大队|[一二三四五六七八九十]中队)")
_SQUADS = 4  # as many as one name holds; a hostile line goes on for ever
# A works of a company, named by its place (某公司甲地造纸机械厂).
_WORKS = re.compile(r"[\u4e00-\u9fff]{4,12}?厂(?!房|家|商|长|区|内)")
# Banks and the traffic police by their short names (工行甲支行, 交警甲县大队).
_SHORT_FORM = re.compile(
    rf"(?:{INSURERS})"
    r"(?:财产|财险|财保|保险|人寿)[\u4e00-\u9fff]{2,10}?[支分]公司"
    r"|(?<!银)[工农建交招中]行[\u4e00-\u9fff]{2,10}?[支分]行|交警[\u4e00-\u9fff]{1,8}?[市区县州][大支]队"
)
# Every branch begins with a character of its own, so that most of a text is passed over.
_OF_COURT = "法院(?:生产建设兵团分院)?"
_OF_PROSECUTION = r"检察院(?:[\u4e00-\u9fff]{2}分院)?"
_NAMED = r"(?<=[\u4e00-\u9fff]{2}%s)"
_COURT_ENDS = re.compile(
    rf"高级人民{_OF_COURT}|中级人民{_OF_COURT}|基层人民{_OF_COURT}|人民{_OF_COURT}|海事{_OF_COURT}|知识产权{_OF_COURT}|"
    rf"铁路运输(?:中级)?{_OF_COURT}|互联网{_OF_COURT}|金融{_OF_COURT}|人民{_OF_PROSECUTION}|{_OF_PROSECUTION}|仲裁委员会|仲裁院|"
    rf"中院{_NAMED % '中院'}(?![长审子内墙])|高院{_NAMED % '高院'}(?![长审子内墙])|仲裁委{_NAMED % '仲裁委'}(?!员)|第[一二三四五六]巡回法庭"
)
_NATIONAL = re.compile(
    "|".join(rf"{name}部(?=[《〈、，。；等和颁规关第\d（(发印])" for name in MINISTRIES.split())
    + r"|国务院(?![办参港侨台])|商标局(?<![\u4e00-\u9fff]商标局)|全国银行间同业拆借中心|银监会|证监会|保监会"
)
_NEAR_BRANCH = re.compile(
    r"第?[一二三四五六七八九十\d]{1,3}(?:分公司|支公司|分局|分行|支行|分厂|项目部)|(?:分公司|分局|分行|再就业服务中心|工会委员会)"
)
_NEAR_HEADS = frozenset("第一二三四五六七八九十0123456789分再工")
# A firm or an administrator that represents a party (诉讼代表人：某公司管理人).
_BODY = re.compile(r"(?:公司|事务所|中心|清算组|银行|厂|委员会|管理人)$")
_KIND_OF_COURT = re.compile(
    r"其他|有关|条$|履行地|住所地|所在地|居住地|第[一二]审|[一二原]审|发回|加盖|上级|下级|同级|管辖|[市县区乡]级|^劳动争议$|^以上"
)
_SHORT_SEAT = re.compile(r"^[\u4e00-\u9fff]{2,6}[市县区省]?$")
# 林一舟等12人: a list of people told by its first name.
_GROUP = re.compile(r"等[\d一二三四五六七八九十百]*[人名户]?$")
_RUN = re.compile(r"(?:[\u4e00-\u9fffA-Za-z0-9×*·&\-]|〇(?=陵区)|\([\u4e00-\u9fffA-Za-z×*]{1,12}\))+")
# What can stand in a name, and brackets, in a text read backwards.
_RUN_BACKWARDS = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9×*·&\-()]*(?:〇(?<=区陵〇)[\u4e00-\u9fffA-Za-z0-9×*·&\-()]*)*"
)
# Behind the name of a building: it is an address.
_ROOM = re.compile(r"(?<=大厦)(?:[A-Z\d一二三四五六七八九十]{1,4}(?:栋|座|楼|层|室|号|单元))")
_MASKED = re.compile(r"××|某某|XX|\*\*|[市省县区]×$|[×X]$")
# A bracket that was opened before the name, with the word that joins it.
_CLOSED = re.compile(r"^[^(]*\)[和及、]?")
_CLEAN_BEFORE = re.compile(
    r"(?:^|[，。；：、\n《》“”\"(）)]|原告|被告|第三人|上诉人|申请人|执行人|[与和向由给对])$"
)


def find_organizations(page: Page, facts: Facts) -> list[Mark]:
    """Parties that are organisations, firms of agents, and every name that ends like one."""
    known, found = list(_known(page, facts)), list(_by_ending(page))
    return [*known, *_without_lead(found), *_national(page), *_by_short_form(page)]


def _known(page: Page, facts: Facts) -> Iterator[Mark]:
    names = [party.name for party in facts.parties if party.kind == "organization"]
    names += [person.firm for person in facts.representatives if person.firm]
    names += [person.name for person in facts.representatives if _BODY.search(person.name)]
    for name in dict.fromkeys(names):
        text = "".join(fold(name).split())
        at = page.text.find(text)
        if at != -1 and len(text) > 1 and not _COURT_ENDS.search(text) and not _GROUP.search(text):
            yield Mark("ORG", at, at + len(text), "rule:party", text, known=True)


def _national(page: Page) -> Iterator[Mark]:
    """Bodies of the state that are named without a place."""
    for match in matches(_NATIONAL, starts(page, "state body"), page.text):
        yield Mark("ORG", match.start(), match.end(), "rule:state-body", match.group(), spreads=False)


def _by_short_form(page: Page) -> Iterator[Mark]:
    if not any(
        word in page.text
        for word in ("工行", "农行", "建行", "中行", "交行", "招行", "交警", "支公司", "分公司")
    ):
        return
    for match in matches(_SHORT_FORM, starts(page, "short form"), page.text):
        if not CUTS.search(match.group()):
            yield Mark("ORG", match.start(), match.end(), "rule:short-form", match.group())


def _without_lead(found: list[Mark]) -> Iterator[Mark]:
    """A name that stands oftener alone, without the words before it (最终确定文山医院)."""
    counts = Counter([mark.text for mark in found])
    often = {name for name, count in counts.items() if count > 1 and len(name) >= 4}
    last = tuple(often)
    for mark in found:
        name, count = mark.text, counts[mark.text]
        if not name.endswith(last):
            yield mark
            continue
        inner = max(
            (end for end in often if counts[end] > count and end != name and name.endswith(end)),
            key=len,
            default="",
        )
        if inner and not find_divisions(mark.text[: -len(inner)]):
            start = mark.end - len(inner)
            mark = replace(mark, start=start, text=inner)
        yield mark


def extended(text: str, marks: list[Mark]) -> Iterator[Mark]:
    """The same marks, organisations with the branch that follows a repeated or short name (甲公司第二分公司)."""
    for mark in marks:
        near = mark.label == "ORG" and text[mark.end : mark.end + 1] in _NEAR_HEADS
        if near and (branch := _NEAR_BRANCH.match(text, mark.end)):
            end = branch.end()
            mark = replace(mark, end=end, text=text[mark.start : end])
        yield mark


def find_courts(page: Page) -> list[Mark]:
    """Courts, procuratorates and arbitration commissions by their full names."""
    found = []
    for match in _COURT_ENDS.finditer(page.text):
        start = _left(page.text, match.start())
        if page.text[start] == "如":
            start += 1
        highest = page.text.startswith("最高", match.start() - 2)
        if highest:
            start = match.start() - 2
            if page.text.startswith("中华人民共和国", start - 7):
                start -= 7
        name = page.text[start : match.start()]
        if highest or match.group()[0] == "第" or _is_court(name, match.group()):
            text = page.text[start : match.end()]
            found.append(Mark("COURT", start, match.end(), "rule:court-ending", text, known=True))
    return [*found, *_courts_by_seat(page.text)]


def _courts_by_seat(text: str) -> Iterator[Mark]:
    """Courts by the short name of their division (长宁法院)."""
    at = text.find("法院")
    while at != -1:
        for length in (3, 2):
            seat = text[max(0, at - length) : at]
            if seat in _seats():
                yield Mark("COURT", at - len(seat), at + 2, "rule:court-seat", seat + "法院")
                break
        at = text.find("法院", at + 2)


@cache
def _seats() -> frozenset[str]:
    """Divisions without their last character, where two or three are left."""
    counties = (d.name for d in all_divisions() if d.level >= 3 and d.name[-1] in "市区县")
    seats = {name[:-1] for name in counties if 3 <= len(name) <= 4}
    return frozenset(seats.difference(province_short_names()))


def _is_court(name: str, ending: str) -> bool:
    """Whether what stands before the ending names one court, and not a kind of court (履行地人民法院)."""
    if len(name) < 2 or HOLLOW.match(name) or _KIND_OF_COURT.search(name):
        return False
    return bool(_SHORT_SEAT.search(name)) if ending in ("中院", "高院", "仲裁委") else _is_seated(name)


def _is_seated(name: str) -> bool:
    """Whether what stands before 人民法院 names a place: a division, or something masked or short."""
    return "×" in name or "*" in name or "X" in name or bool(find_divisions(name)) or len(name) <= 8


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(alternation((*ENDINGS, *LOOSE_ENDINGS)))


def _by_ending(page: Page) -> Iterator[Mark]:
    text, reached = page.text, 0
    repeated = cache(lambda name: _is_repeated(name, text))
    for match in matches(_endings(), starts(page, "ending"), text):
        if match.start() < reached or (match.group() == "商行" and text.startswith("政", match.end())):
            continue  # 工商行政管理局
        start = max(_left(text, match.start()), reached)
        if start == reached and text[start] in "和及与或、":
            start += 1
        end = match.end()
        end = _with_bodies(text, end)
        start = _behind_gap(page, start, end)
        name = text[start:end]
        if _is_name(name, match.group(), repeated) and not _ROOM.match(text, end):
            reached = end
            yield Mark("ORG", start, end, "rule:organization-ending", name)


def _with_bodies(text: str, end: int) -> int:
    """Where a name that ends like a body ends with its legal form, its branches and the bodies inside it."""
    if form := _FORM.match(text, end):
        end = form.end()
    branch = _BRANCH.match(text, end)
    if branch and not WORDS.search(branch.group()) and not CUTS.search(branch.group()[:-3]):
        end = branch.end()
        return _with_squads(text, end) if branch.group().endswith("分局") else end
    if text.endswith(("公安局", "公安厅", "分局"), 0, end):
        return _with_squads(text, end)
    works = _WORKS.match(text, end) if text.endswith("公司", 0, end) else None
    if works and not WORDS.search(works.group()) and not CUTS.search(works.group()):
        places = find_divisions(works.group())
        return works.end() if places and places[0].start == 0 else end
    return end


def _with_squads(text: str, end: int) -> int:
    """Where a police body ends with the squads inside it (某公安厅交通管理局高速公路第一支队甲地大队)."""
    for _ in range(_SQUADS):
        squad = _SQUAD.match(text, end)
        if not squad or WORDS.search(squad[0]) or CUTS.search(squad[0]):
            break
        end = squad.end()
    return end


def _behind_gap(page: Page, start: int, end: int) -> int:
    """Where the name begins if white space of a form stands in what looked like it (代理人：甲    ××律师事务所)."""
    first, last = page.laid.bounds(start, end)
    if last - first == end - start:
        return start
    printed = page.source.text[first:last]
    if "  " not in printed.replace("\xa0", " ").replace("\u3000", " "):
        return start
    name = expression(r"\s{2,}").split(printed)[-1]
    return end - len("".join(name.split()))


def _is_name(name: str, ending: str, repeated: Callable[[str], bool]) -> bool:
    proper = name[: name.find(ending)]
    if proper.endswith(("开户", "法院")):
        return False
    if ending == "银行":
        return proper.endswith(BANKS) or (len(proper) >= 2 and bool(find_divisions(proper)))
    if len(proper) < 2 or HOLLOW.match(proper):
        return False
    if ending in LOOSE_ENDINGS and not _MASKED.search(proper):
        places = find_divisions(proper)
        placed = bool(places and places[0].start == 0) or _of_a_province(proper)
        return placed or (len(name) >= 4 and repeated(name))
    return True


def _of_a_province(proper: str) -> bool:
    """A name that begins with a province and goes on (北京自控设备厂)."""
    return len(proper) >= 4 and proper.startswith(province_short_names())


def _is_repeated(name: str, text: str) -> bool:
    """Whether the name stands at least twice, and once where a name can begin."""
    at, count, clean = text.find(name), 0, False
    while at != -1:
        count += 1
        clean = clean or bool(_CLEAN_BEFORE.search(text[max(0, at - 3) : at]))
        if count > 1 and clean:
            return True
        at = text.find(name, at + len(name))
    return False


def _left(text: str, at: int) -> int:
    """Where the name that ends at `at` begins."""
    window = text[max(0, at - 36) : at]
    run = _RUN_BACKWARDS.match(window[::-1])
    name = window[len(window) - run.end() :] if run else window
    if "(" in name or ")" in name:
        last = None
        for last in _RUN.finditer(name):  # noqa: B007
            pass
        name = last.group() if last and last.end() == len(name) else ""
    return at - len(name) + _cut(name) if name else at


@cache
def _behind_a_step() -> re.Pattern[str]:
    """A name behind a step of the way, where it begins with a province (至江苏某某医院)."""
    return re.compile(
        rf"[至到往在于经为系是](?P<name>{alternation(province_short_names())}[\u4e00-\u9fff]*)$"
    )


@lru_cache(maxsize=256)
def _cut(name: str) -> int:
    """How many characters of a run before an ending belong to the sentence, not to the name."""
    offset, whole = 0, len(name)
    for match in WORDS.finditer(name):
        offset = match.end()
    name = name[offset:]
    if cuts := [match.span() for match in CUTS.finditer(name)]:
        places = find_divisions(name)
        cuts = [cut for cut in cuts if not any(p.start <= cut[0] and cut[1] < p.end for p in places)]
        name = name[cuts[-1][1] :] if cuts else name
    if ")" in name and (closed := _CLOSED.match(name)):
        name = name[closed.end() :]
    offset = whole - len(name)
    if behind := _behind_a_step().search(name):
        return offset + behind.start("name")
    state = name.rfind("中国")
    if state > 0 and name[state - 1] != "(":
        return offset + state
    places = [place for place in find_divisions(name) if place.end - place.start > 1]
    if places and places[0].start and "×" not in name[: places[0].start]:
        return offset + places[0].start
    if places and places[0].start == 0:
        return offset
    return offset + (SOFT_CUTS.match(name) is not None)
