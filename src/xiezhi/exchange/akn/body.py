"""The text of a document as Akoma Ntoso content: parts, lines, inline marks. No character but white space is lost."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from xiezhi.exchange.akn.marks import Mark
from xiezhi.exchange.akn.names import akn, fit, own
from xiezhi.schema import Section

_HEAD = frozenset({"caption", "title", "parties"})
_TAIL = frozenset({"signature", "appendix"})
BLOCKS = {
    "procedure_history": "introduction", "claims": "arguments", "claim_facts": "arguments", "defence": "arguments",
    "third_person_statement": "arguments", "lower_court": "background", "evidence": "background",
    "findings": "background", "body": "background", "reasons": "motivation", "legal_basis": "motivation",
    "disposition": "decision", "default_interest": "decision", "costs": "decision", "appeal": "remedies",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text and the element it goes to: `header`, a block of the body, or `conclusions`."""

    element: str
    start: int
    end: int


def parts_of(sections: Sequence[Section], chars: int) -> list[Part]:
    """The whole text in parts: header first, conclusions last, blocks between; gaps belong to the part before."""
    cuts = sorted({(min(section.start, chars), section.kind) for section in sections})
    if not cuts or cuts[0][0] > 0:
        cuts.insert(0, (0, "caption" if cuts else "body"))
    head = next((n for n, (_, kind) in enumerate(cuts) if kind not in _HEAD), len(cuts))
    tail = len(cuts)
    while tail > head and cuts[tail - 1][1] in _TAIL:
        tail -= 1
    parts: list[Part] = []
    for number, (start, kind) in enumerate(cuts):
        end = cuts[number + 1][0] if number + 1 < len(cuts) else chars
        element = "header" if number < head else "conclusions" if number >= tail else _block(kind)
        if parts and parts[-1].element == element:
            parts[-1] = Part(element, parts[-1].start, end)
        elif end > start:
            parts.append(Part(element, start, end))
    return parts


def _block(kind: str) -> str:
    """The block for a section of the body; a heading or a signature in the middle is told with the procedure."""
    return BLOCKS.get(kind, "introduction")


def add_lines(parent: etree._Element, text: str, part: Part, marks: Sequence[Mark], *, id: str) -> None:
    """Every line of a part that is not blank as a `p`, its marks as inline elements; one empty `p` where there is none."""
    starts = [mark.start for mark in marks]
    number = 0
    for start, end in _lines(text, part):
        number += 1
        line = etree.SubElement(parent, akn("p"), {"eId": f"{id}__p_{number}"})
        line.set(own("start"), str(start))
        line.set(own("end"), str(end))
        inside = marks[bisect_left(starts, start) : bisect_left(starts, end)]
        _fill(line, text, start, end, [mark for mark in inside if mark.end <= end])
    if not number:
        etree.SubElement(parent, akn("p"), {"eId": f"{id}__p_1"})


def _lines(text: str, part: Part) -> Iterator[tuple[int, int]]:
    position = part.start
    for line in text[part.start : part.end].split("\n"):
        if fit(line).strip():
            yield position, position + len(line)
        position += len(line) + 1


def _fill(line: etree._Element, text: str, start: int, end: int, marks: Sequence[Mark]) -> None:
    position = start
    last: etree._Element | None = None
    for mark in marks:
        _say(line, last, text[position : mark.start])
        last = etree.SubElement(line, akn(mark.element), dict(mark.attributes))
        last.text = fit(text[mark.start : mark.end])
        position = mark.end
    _say(line, last, text[position:end])


def _say(line: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        line.text = fit(text)
    else:
        last.tail = fit(text)
