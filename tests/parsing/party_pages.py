"""Invented documents for the tests of parties, representatives, cast and absence, and short ways to read them."""

from __future__ import annotations

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.page import Page
from xiezhi.parsing.parties import read_parties
from xiezhi.parsing.representatives import read_representatives
from xiezhi.parsing.title import Title, read_title
from xiezhi.schema import Party, Representative
from xiezhi.text import SourceText

JUDGMENT = "云州市青河区人民法院\n民事判决书\n（2019）云0102民初345号\n"
APPEAL = "云州市中级人民法院\n民事判决书\n（2020）云01民终77号\n"
RETRIAL = "中华人民共和国最高人民法院\n民事裁定书\n（2021）最高法民申1234号\n"
ENFORCEMENT = "云州市青河区人民法院\n执行裁定书\n（2019）云0102执99号\n"
STORY = "\n原告甲与被告乙民间借贷纠纷一案，本院于2019年3月1日立案后，依法适用简易程序，公开开庭进行了审理。"


def page_of(text: str) -> tuple[Page, Title]:
    """The page and its title block."""
    page = Page.of(SourceText.of(text))
    return page, read_title(page)


def parties_of(text: str) -> tuple[Party, ...]:
    """The parties of a document."""
    return read_parties(*page_of(text))


def roles_of(text: str) -> list[tuple[str, str]]:
    """Names with roles."""
    return [(party.name, party.role) for party in parties_of(text)]


def representatives_of(text: str) -> tuple[Representative, ...]:
    """The representatives of a document."""
    page, title = page_of(text)
    return read_representatives(page, title, read_parties(page, title))


def acting_of(text: str) -> list[tuple[str, str, str, str | None]]:
    """Representatives as name, kind, party, firm."""
    return [(one.name, one.kind, one.for_, one.firm) for one in representatives_of(text)]


def cast_of(text: str) -> tuple[Page, Cast]:
    """The page and its cast."""
    page, title = page_of(text)
    parties = read_parties(page, title)
    return page, Cast.of(page, parties, read_representatives(page, title, parties))
