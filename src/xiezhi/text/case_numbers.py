"""Case numbers (案号) of courts, arbitration commissions, procuratorates and notaries.

The grammar since 2016 is that of 法〔2015〕137号 as amended by 法〔2018〕335号: (year) court [special] type serial 号.
Before that: (year) court short name, chamber, 初/终/再 …字第 serial 号. Numbers of statutes and of office papers
(法释〔2015〕18号) are none. Patterns run over folded text, where every kind of bracket is `(` and `)`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from xiezhi.schema.values import plain_value
from xiezhi.text.expressions import expression
from xiezhi.text.numerals import parse_number
from xiezhi.text.span import Span, overlaps_any
from xiezhi.text.views import fold

Style = Literal["court2016", "court_old", "arbitration", "prosecution", "notary", "other"]

_YEAR = r"(?:(?:19|20)(?:\d\d|[×X*]{2})|[×X*]{2,4}|[一二][〇O0一二三四五六七八九]{3})"
_SERIAL = r"\d{1,8}(?:[-~、]\d{1,6}){0,3}|[×X*]{1,6}|[〇一二三四五六七八九十百]{1,8}|(?<=第)_{1,8}|(?<=第) {1,4}(?=号)"
_FURTHER = r"(?: ?之 ?(?:[一二三四五六七八九十]{1,3}|\d{1,3}))?"
_COURT = "最高法(?:知)?|[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云滇藏陕甘青宁新军兵]"
# One class for all single characters: an X in two alternatives would be tried both ways, 24 times over.
_PART = r"(?:[〇\u4e00-\u9fff×*A-Z\d ]|\((?:[\u4e00-\u9fff]{1,4}|\d)\))"
# Office papers, not cases: their prefix stands before the bracket.
_CASE_WORDS = "劳人仲|劳仲|劳动仲|劳裁|劳争|人仲|仲|检|民监|执字|初字|终字|督字"
_LEFT_EDGE = "销持照出的以向即为据和及服见由与在于按过了经对系依会号书件院具予由，。；：、“\"'《》 \n"


@plain_value
class CaseNumber:
    """One printed case number, taken apart.

    Attributes:
        span: the number as printed, brackets and 之一 included.
        year: None where it is masked or not printed.
        court: court characters (粤0703, 最高法) or the short name of older numbers; '' where not told apart.
        division: special-trial character (知) or chamber (民二, 商, 少).
        type: type characters (民初, 执恢) or of older numbers the last part (初, 终, 督).
        serial: as printed, without zeros added or taken away.
        suffix: 之一 and the like, else ''.
        style: which grammar it follows.
    """

    span: Span
    year: int | None
    court: str
    division: str
    type: str
    serial: str
    suffix: str
    style: Style


def find_case_numbers(folded: str) -> list[CaseNumber]:
    """Every case number in a folded text, in order, none overlapping another."""
    found: list[CaseNumber] = []
    position = 0
    for look in _candidate().finditer(folded):
        if look.start() < position:
            continue
        number = _bracketed(folded, look.start()) or _prefixed(folded, look.start(), position)
        if number is not None:
            found.append(number)
            position = number.span.end
    if "字第" in folded:
        found.extend(_unbracketed(folded, found))
        found.sort(key=lambda number: number.span)
    return found


def parse_case_number(string: str) -> CaseNumber | None:
    """The case number that the whole of `string` prints, or None."""
    if len(string) > 60:
        return None
    folded = fold(string)
    found = find_case_numbers(folded)
    return found[0] if found and found[0].span == (0, len(folded)) else None


@cache
def _candidate() -> re.Pattern[str]:
    """An opening bracket or a year, where a case number can begin; the full patterns decide."""
    return re.compile(r"[(12](?:(?<=\() ?[12×X*一二]|[09](?<![\d(]\d[09])\d\d ?\))")


@cache
def _after_year() -> re.Pattern[str]:
    return re.compile(
        rf"\(? ?(?P<year>{_YEAR}) ?年?度? ?(?P<close>\))? ?(?P<body>(?!号){_PART}{{1,24}}?)"
        rf"(?P<serial>{_SERIAL}) ?号(?P<further>{_FURTHER})"
    )


@cache
def _without_end() -> re.Pattern[str]:
    """The same of an older number whose 号 was lost."""
    return re.compile(
        rf"\( ?(?P<year>(?:19|20)\d\d) ?(?P<close>\)) ?(?P<body>{_PART}{{1,16}}?字第)(?P<serial>\d{{1,6}}(?:-\d{{1,3}})?)(?P<further>)(?![\d号])"
    )


def _bracketed(folded: str, start: int) -> CaseNumber | None:
    """（2021）粤0703民初1234号, （2013）信民一初字第470号; one of the two brackets may be missing."""
    match = _after_year().match(folded, start) or _without_end().match(folded, start)
    if match is None:
        return None
    body = match["body"].replace(" ", "")
    if not match["close"] and not _court_2016().fullmatch(body):
        return None
    if not expression(r"[\u4e00-\u9fffA-Z×X]").search(body) or (
        body.startswith(("年", "第")) and body != "第"
    ):
        return None
    if (body == "第" and match["year"][0].isdigit()) or _NOT_CASES.search(body):
        return None
    if not (_CASE_SIGNS.search(body) or body == "第" or expression("[A×X]{2,}").fullmatch(body)):
        return None
    return _number(match, body, Span(match.start(), match.end()))


# Title deeds, expert opinions and fines carry a bracketed year as well.
_NOT_CASES = re.compile(
    "产权|鉴|评报|评字|房权|国用|罚|登记|许可|认定|认字|估字|他项|地字|审字第|验字|公告|通知"
)
_CASE_SIGNS = re.compile(
    "[初终执刑民商破申再督仲辖抗]|行[初终申审诉赔]|知|检|证|字第|赔|辖|保|清|请|调|司|移|认|特|撤|监|提|复|异|更|减|假|限|停|拘|医|诉|非"
)


@cache
def _prefix_tail() -> re.Pattern[str]:
    return re.compile(
        rf"\( ?(?P<year>{_YEAR}) ?年?\) ?(?:第|字第)? ?(?P<serial>{_SERIAL}) ?号(?P<further>{_FURTHER})"
    )


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(
        rf"[\u4e00-\u9fff×X]{{0,5}}?(?:{_CASE_WORDS})(?:[\u4e00-\u9fff]{{0,6}}\([\u4e00-\u9fff]{{1,4}}\))?[\u4e00-\u9fff]{{0,6}}\Z"
    )


def _prefixed(folded: str, start: int, floor: int) -> CaseNumber | None:
    """京朝劳人仲字〔2020〕第12345号: the institution stands before the year."""
    tail = _prefix_tail().match(folded, start)
    if tail is None:
        return None
    window = folded[max(floor, start - 16) : start]
    edge = max(window.rfind(char) for char in _LEFT_EDGE) + 1
    head = _prefix().search(window, edge)
    if head is None:
        return None
    begin = start - len(window) + head.start()
    return _number(tail, head[0], Span(begin, tail.end()))


@cache
def _plain_year() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\d(])(?P<year>(?:19|20)\d\d) ?年?\)? ?(?P<body>[\u4e00-\u9fff()]{{2,14}}字第) ?(?P<serial>{_SERIAL}) ?号(?P<further>{_FURTHER})"
    )


def _unbracketed(folded: str, found: list[CaseNumber]) -> list[CaseNumber]:
    """2015民申字第123号: an older number that lost both brackets."""
    extra: list[CaseNumber] = []
    taken = [number.span for number in found]
    at, floor = folded.find("字第"), 0
    while at != -1:
        if not overlaps_any(taken, Span(at, at + 1)):
            match = _plain_year().search(folded, max(floor, at - 22), at + 16)
            if (
                match is not None
                and "年" not in match["body"]
                and not overlaps_any(taken, Span(*match.span()))
            ):
                extra.append(_number(match, match["body"], Span(*match.span())))
                floor = match.end()
        at = folded.find("字第", at + 2)
    return extra


def _number(match: re.Match[str], body: str, span: Span) -> CaseNumber:
    style, court, division, kind = _parts(body)
    year = match["year"]
    value = parse_number(year.replace("O", "〇")) if not set(year) & set("×X*") else None
    return CaseNumber(
        span=span,
        year=None if value is None or value < 1900 else int(value),
        court=court,
        division=division,
        type=kind,
        serial=match["serial"].strip(),
        suffix=match["further"].replace(" ", ""),
        style=style,
    )


@cache
def _court_2016() -> re.Pattern[str]:
    return re.compile(rf"(?P<court>(?:{_COURT})\d{{0,4}})(?P<division>知)?(?P<type>[\u4e00-\u9fff]{{1,4}})")


_CHAMBER = r"(?:民[一二三四五六七八]?|[一二三四五六七八](?=初|终)|商|刑[一二三四五]?|行|知|经|少|破|立|执|审监)(?:\([\u4e00-\u9fff]{1,4}\))?[\u4e00-\u9fff]?"
_KIND = "(?P<type>[初终再监申督提抗重辖异复审特撤破预他执保恢请令裁][初终申预再监异复他]{0,2})?字第?"


@cache
def _court_old() -> tuple[re.Pattern[str], ...]:
    """First with a chamber that is known, else everything before the type is the court."""
    return (
        re.compile(rf"(?P<court>[〇\u4e00-\u9fff×X*]{{0,6}}?)(?P<division>{_CHAMBER}?){_KIND}"),
        re.compile(rf"(?P<court>[〇\u4e00-\u9fff×X*]{{0,10}}?)(?P<division>){_KIND}"),
    )


def _parts(body: str) -> tuple[Style, str, str, str]:
    """Style, court, division and type of the part between year and serial."""
    modern = _court_2016().fullmatch(body)
    if modern is not None and "字" not in body and not expression("[仲证检]").search(body):
        court, division = modern["court"], modern["division"] or ""
        if court == "最高法知":
            court, division = "最高法", "知"
        return "court2016", court, division, modern["type"]
    for word, style in _OTHER_STYLES.items():
        if word in body:
            return style, "", "", body.removesuffix("第").removesuffix("字")
    old = next((old for pattern in _court_old() if (old := pattern.fullmatch(body))), None)
    if old is not None and "字" in body:
        return "court_old", old["court"], old["division"], old["type"] or ""
    return "other", "", "", body.removesuffix("第")


_OTHER_STYLES: dict[str, Style] = {
    "仲": "arbitration",
    "裁字": "arbitration",
    "检": "prosecution",
    "证": "notary",
}
