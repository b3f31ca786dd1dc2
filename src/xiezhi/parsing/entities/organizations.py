"""Organisations and judicial bodies: found by how their names end, cut where the sentence around them begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from xiezhi.knowledge.divisions import find_divisions
from xiezhi.parsing.entities.marks import Mark
from xiezhi.parsing.entities.words import BANKS, CUTS, ENDINGS, HOLLOW, LOOSE_ENDINGS, SOFT_CUTS, WORDS
from xiezhi.parsing.page import Page
from xiezhi.schema import Facts
from xiezhi.text import fold

# What may follow and still belong to the name: branches, and bodies inside a body.
_BRANCH = re.compile(
    r"(?:\([\u4e00-\u9fff]{2,12}\))?[\u4e00-\u9fff×]{0,12}?"
    r"(?:分公司|支公司|分行|支行|营业部|分理处|分社|项目部|分所|工会委员会|破产管理人|管理人|破产清算组|清算组|股东会|派出所|(?<=[一二三四五六七八九十])[大中]队)"
)
_COURT_ENDS = re.compile(
    r"(?:(?:高级|中级|基层)?人民|海事|知识产权|铁路运输(?:中级)?|互联网|金融)法院(?:生产建设兵团分院)?|(?:人民)?检察院(?:[\u4e00-\u9fff]{2}分院)?|仲裁委员会|仲裁院"
)
# 林一舟等12人: a list of people told by its first name.
_GROUP = re.compile(r"等[\d一二三四五六七八九十百]*[人名户]?$")
_RUN = re.compile(r"(?:[\u4e00-\u9fffA-Za-z0-9×*·&\-]|\([\u4e00-\u9fffA-Za-z×*]{1,12}\))+$")
_CLEAN_BEFORE = re.compile(
    r"(?:^|[，。；：、\n《》“”\"(）)]|原告|被告|第三人|上诉人|申请人|执行人|[与和向由给对])$"
)


def find_organizations(page: Page, facts: Facts) -> list[Mark]:
    """Parties that are organisations, firms of agents, and every name that ends like one."""
    return [*_known(page, facts), *_by_ending(page)]


def _known(page: Page, facts: Facts) -> Iterator[Mark]:
    names = [party.name for party in facts.parties if party.kind == "organization"]
    names += [person.firm for person in facts.representatives if person.firm]
    for name in dict.fromkeys(names):
        text = "".join(fold(name).split())
        at = page.text.find(text)
        if at != -1 and len(text) > 1 and not _COURT_ENDS.search(text) and not _GROUP.search(text):
            yield Mark("ORG", at, at + len(text), "rule:party", text, known=True)


def find_courts(page: Page) -> list[Mark]:
    """Courts, procuratorates and arbitration commissions by their full names."""
    found = []
    for match in _COURT_ENDS.finditer(page.text):
        start = _left(page.text, match.start())
        if page.text.startswith("最高", match.start() - 2):
            start = match.start() - 2
            if page.text.startswith("中华人民共和国", start - 7):
                start -= 7
        name = page.text[start : match.start()]
        if len(name) >= 2 and not HOLLOW.match(name) and (name[:2] == "最高" or _is_seated(name)):
            text = page.text[start : match.end()]
            found.append(Mark("COURT", start, match.end(), "rule:court-ending", text, known=True))
    return found


def _is_seated(name: str) -> bool:
    """Whether what stands before 人民法院 names a place: a division, or something masked or short."""
    return "×" in name or "*" in name or "X" in name or bool(find_divisions(name)) or len(name) <= 8


@cache
def _endings() -> re.Pattern[str]:
    return re.compile("|".join(sorted((*ENDINGS, *LOOSE_ENDINGS), key=len, reverse=True)))


def _by_ending(page: Page) -> Iterator[Mark]:
    text, reached = page.text, 0
    for match in _endings().finditer(text):
        if match.start() < reached:
            continue
        start = max(_left(text, match.start()), reached)
        end = match.end()
        branch = _BRANCH.match(text, end)
        if branch and not WORDS.search(branch.group()) and not CUTS.search(branch.group()[:-3]):
            end = branch.end()
        name = text[start:end]
        if _is_name(name, match.group(), text, start):
            reached = end
            yield Mark("ORG", start, end, "rule:organization-ending", name)


def _is_name(name: str, ending: str, text: str, start: int) -> bool:
    proper = name[: name.find(ending)]
    if ending == "银行":
        return proper.endswith(BANKS) or (len(proper) >= 2 and bool(find_divisions(proper)))
    if len(proper) < 2 or HOLLOW.match(proper):
        return False
    if ending in LOOSE_ENDINGS:
        places = find_divisions(proper)
        return bool(places and places[0].start == 0) or (len(name) >= 4 and _is_repeated(name, text))
    return True


def _is_repeated(name: str, text: str) -> bool:
    """Whether the name stands at least twice, and once where a name can begin."""
    at, count, clean = text.find(name), 0, False
    while at != -1:
        count += 1
        clean = clean or bool(_CLEAN_BEFORE.search(text[max(0, at - 3) : at]))
        at = text.find(name, at + len(name))
    return count > 1 and clean


def _left(text: str, at: int) -> int:
    """Where the name that ends at `at` begins."""
    run = _RUN.search(text[max(0, at - 36) : at])
    if not run:
        return at
    name, offset = run.group(), at - len(run.group())
    for pattern in (WORDS, CUTS):
        cut = max((m.end() for m in pattern.finditer(name)), default=0)
        name, offset = name[cut:], offset + cut
    state = name.rfind("中国")
    if state > 0:
        return offset + state
    places = [place for place in find_divisions(name) if place.end - place.start > 1]
    if places and places[0].start and "×" not in name[: places[0].start]:
        return offset + places[0].start
    cut = max((m.end() for m in SOFT_CUTS.finditer(name) if m.end() == 1), default=0)
    return offset + cut
