"""The parts of a document, as a contiguous cover of the whole text.

Decisions are read in the order that the forms prescribe (《民事诉讼文书样式》 法〔2016〕221号, 民事诉讼法 art. 155): the order
is found first, then the end of the party list, then who speaks between the two. Papers of parties have headings of
their own (`party_papers`), published case articles too (`articles`).
"""

from __future__ import annotations

from xiezhi.parsing.articles import divide_article
from xiezhi.parsing.cues import find_closing_cues
from xiezhi.parsing.export_fields import divide_export
from xiezhi.parsing.opening import story_start
from xiezhi.parsing.order import find_order
from xiezhi.parsing.page import Page, Part
from xiezhi.parsing.party_papers import divide_party_paper
from xiezhi.parsing.signature import find_block
from xiezhi.parsing.title import Title
from xiezhi.parsing.voices import find_voices

Mark = tuple[int, str]


def divide(page: Page, title: Title) -> Page:
    """The page with its parts: contiguous, covering the whole text, kinds of `schema.SECTION_KINDS`."""
    marks: list[Mark] = []
    if title.start:
        marks.append((0, "caption"))
    if title.end:
        marks.append((title.start, "title"))
    article = None if title.name else divide_article(page)
    export = divide_export(page)
    if export:
        marks += [mark for mark in export if mark[0] >= title.end]
    elif article:
        marks += article
    elif title.is_party_paper:
        marks += divide_party_paper(page, title)
    else:
        marks += _divide_decision(page, title)
    return page.divided(tuple(_cover(marks, len(page.text))))


def _cover(marks: list[Mark], length: int) -> list[Part]:
    """Marks (page offset, kind) as contiguous parts; of two marks at one offset the later one counts."""
    parts: list[Part] = []
    at: dict[int, str] = {}
    for start, kind in marks:
        at[start] = kind
    ordered = sorted(at.items())
    if not ordered or ordered[0][0] > 0:
        ordered.insert(0, (0, "body"))
    ends = [start for start, _ in ordered[1:]] + [length]
    for (start, kind), end in zip(ordered, ends, strict=True):
        if start >= end:
            continue
        if parts and parts[-1].kind == kind:
            start = parts.pop().start
        parts.append(Part(kind, start, end))
    return parts


def _divide_decision(page: Page, title: Title) -> list[Mark]:
    """Marks of a decision, from the end of its title on."""
    text, begin = page.text, _past_break(page.text, title.end)
    if begin >= len(text):
        return []
    order = find_order(text, begin)
    block = find_block(page, order[1] if order else begin)
    end = block.start if block else len(text)
    stop = order[0] if order else end
    story = story_start(page, begin, stop)
    marks: list[Mark] = [(begin, "parties")] if story > begin else []
    marks += [(story, "procedure_history"), *find_voices(page, story, stop)]
    if order:
        marks += [(order[0], "legal_basis"), (order[1], "disposition")]
        marks += [
            (hit.start, hit.cue.kind)
            for hit in find_closing_cues(page, order[1], end)
            if hit.start > order[1]
        ]
    if block:
        marks += [(block.start, "signature"), (_past_break(text, block.end), "appendix")]
    return [mark for mark in marks if mark[0] < len(text)]


def _past_break(text: str, offset: int) -> int:
    """The offset, past a line break that stands there."""
    return offset + 1 if text[offset : offset + 1] == "\n" else offset
