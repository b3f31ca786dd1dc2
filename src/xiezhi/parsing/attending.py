"""Agents that only the attendance sentence names (…的委托代理人某某到庭参加诉讼)."""

from __future__ import annotations

import re

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.firms import find_firm
from xiezhi.parsing.names import looks_like_person
from xiezhi.parsing.page import Page
from xiezhi.schema import Party, Place, Representative

_CAME = re.compile("到庭|出庭(?!作证)|参加了?诉讼")
_AGENTS = re.compile(
    r"(?:委托诉讼代理人|委托代理人|诉讼代理人|辩护人)(?P<names>(?:(?!的|代理人|辩护)[\u4e00-\u9fa5·×*、]){2,40}?)(?=均?(?:到庭|出庭|参加)|[，。；(]|、?(?:和|及|与|以及)?[二两三四五]?(?:被告|被上|被申|原告|原审|一审|上诉|第三|申请|再审))"
)


def attending_agents(page: Page, parties: tuple[Party, ...], known: frozenset[str]) -> list[Representative]:
    """Agents in sentences of attendance who are not yet known, each with the party named before."""
    text, found = page.text, []
    cast: Cast | None = None
    for start, end in _attendance(text):
        for match in _AGENTS.finditer(text, start, end):
            for span in _names(text, *match.span("names")):
                if _is_known(page.compact(*span), known):
                    continue
                cast = cast or Cast.of(page, parties)
                before = cast.mentions(max(start, match.start() - 60), match.start())
                if before:
                    firm = _firm(page, match.end("names"))
                    found += [_agent(page, span, party, firm) for a, _, party in before if a == before[-1][0]]
    return found


def _is_known(name: str, known: frozenset[str]) -> bool:
    """Whether a name is known, perhaps masked, or with one character printed differently (侯某某, 候某某)."""
    return name in known or any(
        (other[1:2] == "某" and other[0] == name[0])
        or (len(name) == len(other) > 2 and sum(a != b for a, b in zip(name, other, strict=True)) == 1)
        for other in known
    )


def _attendance(text: str) -> list[Place]:
    """Sentences that say who came, in the part of the document that tells its procedure."""
    sentences = []
    for match in _CAME.finditer(text, 0, 6000):
        at = match.start()
        start = max(text.rfind("。", 0, at), text.rfind("\n", 0, at)) + 1
        sentences.append((max(start, at - 400), match.end()))
    return sentences


def _names(text: str, start: int, end: int) -> list[Place]:
    spans, at = [], start
    for piece in text[start:end].split("、"):
        name = piece.removesuffix("分别").rstrip("等")
        if not looks_like_person(name, strict=True):
            break
        spans.append((at, at + len(name)))
        at += len(piece) + 1
    return spans


def _firm(page: Page, at: int) -> str | None:
    """The office in brackets behind the names (张某（甲律师事务所律师）到庭)."""
    close = page.text.find(")", at, at + 60) if page.text.startswith("(", at) else -1
    span = find_firm(page.text, at + 1, close, offices_only=True) if close > 0 else None
    return page.compact(*span) if span else None


def _agent(page: Page, span: Place, party: Party, firm: str | None) -> Representative:
    name = page.compact(*span)
    return Representative(name, "agent", party.name, firm, page.place(*span), "rule:attendance")
