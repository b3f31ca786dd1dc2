"""An analysis and its text as one Akoma Ntoso document."""

from __future__ import annotations

from lxml import etree

from xiezhi.exchange.akn.body import Part, add_lines, parts_of
from xiezhi.exchange.akn.marks import Mark, marks_of
from xiezhi.exchange.akn.meta import add_meta, is_judgment
from xiezhi.exchange.akn.names import AKN, OWN, Registry, akn
from xiezhi.schema import Analysis


def to_akn(analysis: Analysis, text: str) -> str:
    """The document as Akoma Ntoso XML (UTF-8, with declaration): a `judgment`, or a `doc` for papers of parties.

    `text` is the decoded original that the analysis was made of. The same input gives the same XML.
    """
    facts = analysis.facts
    kind = str(facts.doc_type.value) if facts.doc_type else "other"
    root = etree.Element(akn("akomaNtoso"), nsmap={None: AKN, "xz": OWN})
    judgment = is_judgment(kind)
    document = etree.SubElement(root, akn("judgment" if judgment else "doc"), {"name": kind})
    registry = Registry()
    if facts.court:
        registry.id("organization", str(facts.court.value))
    marks = marks_of(facts, text, registry)
    parts = parts_of(facts.sections, len(text))
    (_judgment if judgment else _paper)(document, text, parts, marks)
    add_meta(document, analysis, registry)
    xml = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}\n'


def _judgment(document: etree._Element, text: str, parts: list[Part], marks: list[Mark]) -> None:
    """`header`, `judgmentBody` with at least one block, `conclusions`."""
    header = etree.SubElement(document, akn("header"), {"eId": "header"})
    body = etree.SubElement(document, akn("judgmentBody"), {"eId": "body"})
    for number, part in enumerate(parts, start=1):
        if part.element == "header":
            add_lines(header, text, part, marks, id="header")
        elif part.element == "conclusions":
            conclusions = etree.SubElement(document, akn("conclusions"), {"eId": "conclusions"})
            add_lines(conclusions, text, part, marks, id="conclusions")
        else:
            block = etree.SubElement(body, akn(part.element), {"eId": f"{part.element}_{number}"})
            add_lines(block, text, part, marks, id=f"{part.element}_{number}")
    if not len(body):
        block = etree.SubElement(body, akn("background"), {"eId": "background_0"})
        add_lines(block, "", Part("background", 0, 0), [], id="background_0")


def _paper(document: etree._Element, text: str, parts: list[Part], marks: list[Mark]) -> None:
    """`preface`, `mainBody` with a named `container` per part, `conclusions`."""
    preface = etree.SubElement(document, akn("preface"), {"eId": "header"})
    body = etree.SubElement(document, akn("mainBody"), {"eId": "body"})
    for number, part in enumerate(parts, start=1):
        if part.element == "header":
            add_lines(preface, text, part, marks, id="header")
        elif part.element == "conclusions":
            conclusions = etree.SubElement(document, akn("conclusions"), {"eId": "conclusions"})
            add_lines(conclusions, text, part, marks, id="conclusions")
        else:
            id = f"{part.element}_{number}"
            box = etree.SubElement(body, akn("container"), {"eId": id, "name": part.element})
            add_lines(box, text, part, marks, id=id)
    if not len(preface):
        document.remove(preface)
    if not len(body):
        add_lines(body, "", Part("background", 0, 0), [], id="body")
