"""Other case numbers in the document (相关案号): decisions below, enforced titles, awards, connected suits."""

from __future__ import annotations

import re

from xiezhi.parsing.page import Page
from xiezhi.parsing.title import Title
from xiezhi.schema import Fact
from xiezhi.text import Span, fold
from xiezhi.text.case_numbers import CaseNumber
from xiezhi.text.expressions import expression

_RANGE = re.compile(r"(.*\D)(\d{1,9})[-—－~至](\d{1,9})")
_LAST = re.compile(r"(.*\D)(\d{1,9})")


def read_related(page: Page, title: Title) -> tuple[Fact, ...]:
    """Every case number but the document's own, each once, in order, as printed.

    Numbers printed inside the title block, repetitions of the own number anywhere, and office letters (they are no
    cases) are left out; so are notarised deeds, unless they are the title under enforcement.
    """
    own = _key(str(title.case_number.value)) if title.case_number else None
    found: dict[str, Fact] = {}
    for number in page.case_numbers:
        printed = page.compact(*number.span)
        if title.start <= number.span.start < title.end or not _is_case(number, printed):
            continue
        if number.style == "notary" and not _enforced_deed(page, title, number.span):
            continue
        key = _key(printed)
        if (
            key != own
            and not _within(key, own)
            and (key not in found or (printed.endswith("号") and not str(found[key].value).endswith("号")))
        ):
            found[key] = page.fact(printed, *number.span, "rule:related-case-number")
    return tuple(found.values())


def _within(key: str, own: str | None) -> bool:
    """Whether a number is one of the range that the document's own number spans (…民初12-14号)."""
    span = _RANGE.fullmatch(own) if own else None
    one = _LAST.fullmatch(key) if span else None
    return bool(span and one and span[1] == one[1] and int(span[2]) <= int(one[2]) <= int(span[3]))


#: What an older number of a court without chamber and type may end in: 减字, 赔字, 催字, 清算字.
_OF_COURTS = re.compile(r"[减假赔催议算清撤仲裁办辖管执审]\)?字?第?\Z")
#: Papers of a bankruptcy administrator (破管字), and a character between 字 and 第 (字公第1号), are no court's.
_OF_OFFICES = re.compile(r"破[^字初终]{0,4}管字|字[\u4e00-\u9fff]第")


def _is_case(number: CaseNumber, printed: str) -> bool:
    """No case: contracts (借字第1号), title deeds, papers of offices; letters and opinions of those named 检 (质检)."""
    if number.style == "prosecution":
        return expression("检[^鉴伤函]{0,8}(?:诉|抗|监|建|赔|执)").search(printed) is not None
    if number.style == "court_old" and not (number.type or number.division):
        return _OF_COURTS.search(number.court) is not None
    return _OF_OFFICES.search(printed) is None


def _enforced_deed(page: Page, title: Title, span: Span) -> bool:
    """A notarised deed or its certificate counts where it is what is enforced (公证债权文书, CPL art. 249)."""
    if not (title.code.startswith("enforcement") or "执行" in title.name):
        return False
    around = page.text[max(0, span.start - 30) : span.start] + page.text[span.end : span.end + 12]
    return any(word in around for word in ("公证处", "公证书", "执行证书", "公证债权"))


_LOST = dict.fromkeys(map(ord, "()[]字第的 "))


def _key(printed: str) -> str:
    """A number without the marks that copies change or lose: brackets and a final 号."""
    return fold(printed).translate(_LOST).removesuffix("号")
