"""The signature block (落款): who signed for the court, and on which day.

`审 判 长　张某`, several names and titles run together on one line, two names after one title, `李某(代)`, dates glued
to names and dates with masked figures are all met in published copies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from xiezhi.knowledge.persons import is_plausible_person
from xiezhi.parsing.page import Page
from xiezhi.parsing.title import Title
from xiezhi.schema import Fact, Judge
from xiezhi.text import Span
from xiezhi.text.expressions import expression

# 代理/助理审判员 and 执行员 count as judges, 首席/独任仲裁员 as presiding (titles of 人民法院组织法, 调解仲裁法 art. 31).
TITLES = {
    "审判长": "presiding_judge",
    "执行长": "presiding_judge",
    "首席仲裁员": "presiding_judge",
    "独任仲裁员": "presiding_judge",
    "审判员": "judge",
    "执行员": "judge",
    "仲裁员": "judge",
    "人民审判员": "judge",
    "人民陪审员": "assessor",
    "陪审员": "assessor",
    "法官助理": "assistant",
    "书记员": "clerk",
    "书记": "clerk",
    "速录员": "clerk",
}
TITLE = (
    r"(?:代理|代|助理|见习|实习|主审|执行|候补|员额)?(?P<title>审判长|执行长|首席仲裁员|独任仲裁员|(?:人民)?审判员|执行员|仲裁员|"
    r"(?:人民)?陪审员|法官助理|书、?记员|速录员)(?:兼[^：\u4e00-\u9fa5]{0,1}书记员|\(?[见实]习\)?)?"
)
DATE = (
    r"(?P<year>[一二] ?[〇ΟοОOo0一九?](?: ?[〇ΟοОOo0一二三四五六七八九\d×Xx*?]){2}|(?:19|20)[\d×Xx*]{2}|[×Xx*]{2,4})年"
    r"(?P<month>[一二三四五六七八九十〇\d元×Xx*]{0,3})月{1,2}(?P<day>[一二三四五六七八九十〇O\d×Xx*]{0,4})[日曰号]?"
)
_MASK = re.compile("[某×*XxＸ]")
_DIGITS = {**{c: k for k, c in enumerate("〇一二三四五六七八九")}, **dict.fromkeys("ΟοОOo0", 0)}
_PERSON = r"[\u3400-\u9fff\U00020000-\U0002ffff·•.×XＸx*A-Za-z\d]"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, and when."""

    judges: tuple[Judge, ...] = ()
    decided_on: Fact | None = None


@cache
def _line_pattern() -> re.Pattern[str]:
    """A line of the signature block, from its start."""
    return re.compile(
        rf"(?:{TITLE}[：、]?(?={_PERSON}|\n|$|[(])|{DATE}(?=\n|$|\W|{TITLE.replace('?P<title>', '?:')})|落款$|\(?此页无正文|\(?(?:院印|印章|盖章)\)?)"
    )


@cache
def _title_pattern() -> re.Pattern[str]:
    return re.compile(TITLE)


@cache
def _date_pattern() -> re.Pattern[str]:
    return re.compile(DATE)


@cache
def _furniture() -> re.Pattern[str]:
    """Lines that stand between signatures and say nothing."""
    return re.compile(
        r"落款$|[()\s]+$|\(?此页无正文|\(?(?:院印|印章|盖章|公章)\)?$|[本此]件与原[本件]|本页无正文|校对|打印|(?:人民|特邀)?调解员|-?\d{1,3}-?$|[(（]?第?\d+页|北大法宝|来源：|[^，。：]{3,30}(?:法院|仲裁委员会|仲裁院)$"
    )


def find_block(page: Page, start: int) -> Span | None:
    """The signature block after page offset `start`: its first line to its last, or None.

    The first line that begins with a title of office and a name, or is only a date, opens the block; names, dates and
    stamps after it belong to it; the first other line closes it.
    """
    first = page.line_at(start)
    for k in range(first, len(page.lines)):
        if page.lines[k].start >= start and _opens(page, k):
            last = _last(page, k)
            glued = _glued().match(page.line(last)) if _runs_on(page.line(last)) else None
            end = page.lines[last].start + glued.end() if glued else page.lines[last].end
            return Span(page.lines[k].start, end)
    return None


def _runs_on(text: str) -> bool:
    return len(text) >= 60 and bool(expression("[。，]").search(text))


@cache
def _glued() -> re.Pattern[str]:
    """The clerk's name on the line of the appendix (书记员贺某、本案适用的法律条文…)."""
    return re.compile(rf"{TITLE}[：、]?[\u3400-\u9fff]{{2,4}}(?=、|附)")


def _opens(page: Page, k: int) -> bool:
    """Whether a line opens the block: a signature, and what follows is no running text."""
    text = page.line(k)
    match = _line_pattern().match(text)
    if not match or (len(text) > 60 and "。" in text) or "，" in text[:40]:
        return False
    if match["year"] and len(text) > match.end() + 12:
        return False
    return not (match["title"] and _duty().match(text, match.end("title")))


@cache
def _duty() -> re.Pattern[str]:
    """What follows a title of office in running text (由审判员独任审判)."""
    return re.compile(r"[：、]?(?:独任|适用|参加|担任|主审|作为|审理|依法|进行|宣布)")


def _last(page: Page, k: int) -> int:
    """The last line of the block that line `k` opens."""
    last = k
    for j in range(k + 1, len(page.lines)):
        text = page.line(j)
        if _line_pattern().match(text) and (not _runs_on(text) or _glued().match(text)):
            last = j
        elif _furniture().match(text) or _is_bare_name(text):
            continue
        else:
            break
    trailing = last + 1
    if (
        trailing < len(page.lines)
        and _is_bare_name(page.line(trailing))
        and not _is_label(page.line(trailing))
    ):
        last = trailing
    elif (
        trailing + 1 < len(page.lines)
        and _furniture().match(page.line(trailing))
        and _is_bare_name(page.line(trailing + 1))
    ):
        last = trailing + 1
    return last


def _is_label(text: str) -> bool:
    return text.startswith(("附", "裁判", "备注", "注", "案例", "相关"))


def _is_bare_name(text: str) -> bool:
    """A name alone on its line (a second clerk, a name that slipped under its title)."""
    return (
        2 <= len(text) <= 4
        and expression(r"[\u4e00-\u9fa5]{2,4}").fullmatch(text) is not None
        and not _is_label(text)
    )


def read_signature(page: Page, title: Title) -> Signature:
    """Judges, clerks and the date of the signature block; of a party's paper only the date."""
    stretches = [(part.start, part.end) for part in page.all_of("signature")]
    if title.is_party_paper:
        return Signature((), _read_date(page, stretches))
    judges = [judge for start, end in stretches for judge in _read_judges(page, start, end)]
    return Signature(tuple(_once(judges)), _read_date(page, stretches))


def _once(judges: list[Judge]) -> Iterator[Judge]:
    """Without those of a block that the copy prints twice; masked names may be of two people."""
    seen: set[tuple[str, str]] = set()
    for judge in judges:
        if (judge.name, judge.title) not in seen or _MASK.search(judge.name):
            seen.add((judge.name, judge.title))
            yield judge


def _read_judges(page: Page, start: int, end: int) -> list[Judge]:
    """Every title of office with the names that follow it."""
    judges: list[Judge] = []
    text = page.text[start:end]
    marks = list(_title_pattern().finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, until in zip(marks, ends, strict=False):
        for span in _names(page, start + mark.end(), start + until):
            office = TITLES.get(mark["title"].replace("、", ""), "judge")
            judges.append(Judge(page.compact(*span), office, page.place(*span), "rule:signature"))
    return judges


@cache
def _name_pattern() -> re.Pattern[str]:
    return re.compile(rf"{_PERSON}+(?:·{_PERSON}+)*")


def _names(page: Page, start: int, end: int) -> list[Span]:
    """The names between two titles: up to the date, stamps and notes left out."""
    stretch = page.text[start:end]
    if date := _date_pattern().search(stretch):
        stretch = stretch[: date.start()]
    spans: list[Span] = []
    offset = start
    for line in stretch.split("\n"):
        if not (spans and not _is_bare_name(line)) and not _furniture().match(line):
            bare = expression(r"\(.*?\)|\(.*$").sub(lambda m: " " * len(m.group()), line)
            for piece in _name_pattern().finditer(bare):
                if spans and not _is_name(piece.group()):
                    break  # a table of the appendix on the line of the clerk, or what a database planted
                spans.extend(_split(page, Span(offset + piece.start(), offset + piece.end())))
        offset += len(line) + 1
    return spans


def _split(page: Page, span: Span) -> list[Span]:
    """One run of letters as one name or, where white space in the source parts two, as two."""
    text = span.of(page.text)
    if (
        len(text) < 2
        or expression(r"[\d.A-Za-z-]+").fullmatch(text)
        or expression(r"\d.*[^\d.]").search(text)
    ):
        return []
    if (len(text) > 4 or text.endswith("法宝")) and (planted := _planted(page, span)):
        return [planted]
    trimmed = expression(r"(?:[\d.]+|校对|打印)$").sub("", text)
    if len(trimmed) >= 2 and not expression(r"[·•]").search(trimmed):
        span = Span(span.start, span.start + len(trimmed))
    words = _words(page, span)
    if len(words) > 1 and words[0].end - words[0].start >= 2 and "·" not in trimmed:
        return [word for k, word in enumerate(words) if k == 0 or _is_name(word.of(page.text))]
    if expression("[·•A-Za-z]").search(trimmed):
        return [span]
    return [span] if 2 <= len(trimmed) <= 8 else []


_PLANTED = re.compile(
    r"[我你了是不很就都也还会让得能的]|法宝|法小宝|法律|版权|骗子|数据|土著|夫妻|开弓|开张|家庭|词儿|减的负"
)


def _planted(page: Page, span: Span) -> Span | None:
    """The name before a phrase that a database plants in its copies (姚某谨防骗子), or None."""
    apart = page.laid.source_of(span.start + 1) - page.laid.source_of(span.start) > 1
    name = Span(span.start, span.start + (2 if apart else 3))
    rest = page.text[name.end : span.end]
    planted = _PLANTED.search(rest) and "·" not in rest and is_plausible_person(name.of(page.text))
    return name if planted else None


def _is_name(text: str) -> bool:
    """Whether a word after the first can be a second person's name (and not the first of the articles below)."""
    if "·" in text or "•" in text:
        return len(text) <= 20
    return 2 <= len(text) <= 4 and (is_plausible_person(text) or bool(_MASK.search(text)))


def _words(page: Page, span: Span) -> list[Span]:
    """The parts of a stretch that stand apart in the source; a single character goes with the part before it."""
    words, start = [], span.start
    for at in range(span.start + 1, span.end):
        if page.laid.source_of(at) - page.laid.source_of(at - 1) > 1:
            words.append(Span(start, at))
            start = at
    words.append(Span(start, span.end))
    joined: list[Span] = []
    for word in words:
        if joined and word.end - word.start == 1:
            joined[-1] = Span(joined[-1].start, word.end)
        else:
            joined.append(word)
    return joined


def _read_date(page: Page, stretches: list[tuple[int, int]]) -> Fact | None:
    """The last full date of the block (a paper that was corrected keeps the later one below)."""
    for start, end in stretches:
        for match in _date_pattern().finditer(page.text, start, end):
            value = iso_date(match)
            if value:
                return page.fact(value, match.start(), match.end(), "rule:signature-date")
    return None


def iso_date(match: re.Match[str]) -> str | None:
    """`YYYY-MM-DD` of a match of `DATE`, None where a part is missing, masked or impossible."""
    year, month, day = (_number(match[part]) for part in ("year", "month", "day"))
    if not year or not month or not day:
        return None
    if not (1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _number(text: str) -> int | None:
    """A year (digit by digit), month or day."""
    text = text.replace(" ", "")
    if not text or expression("[×Xx*?]").search(text):
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    if text == "元":
        return 1
    if "十" in text:
        tens, _, ones = text.partition("十")
        parts = [_DIGITS.get(tens, 1 if not tens else None), _DIGITS.get(ones, 0 if not ones else None)]
        if parts[0] is None or parts[1] is None:
            return None
        return parts[0] * 10 + parts[1]
    digits = [_DIGITS.get(char, int(char) if char.isdigit() and char.isascii() else None) for char in text]
    if any(digit is None for digit in digits):
        return None
    return int("".join(str(digit) for digit in digits))
