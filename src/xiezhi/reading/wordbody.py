"""The text of a Word document's body, in reading order, as it stands after all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from xiezhi.reading.flow import Flow
from xiezhi.reading.numbering import Numbering
from xiezhi.reading.wordxml import attribute, child, children, is_on, name

if TYPE_CHECKING:
    from lxml.etree import _Element

_DROPPED = frozenset(("del", "moveFrom"))
_SKIPPED = frozenset(("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "instrText", "rt",
                      "delText", "delInstrText", "fldData", "binData", "commentReference"))  # fmt: skip
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_GRAPHICS = frozenset(("drawing", "pict", "object"))
_PICTURES = frozenset(("blip", "imagedata"))
# Ticked and empty boxes of form complaints, which Word keeps as characters of symbol fonts.
_SYMBOLS = {
    "52": "☑", "FE": "☑", "51": "☒", "FD": "☒", "54": "☒", "A8": "□", "6F": "□", "A3": "□", "2A": "□",
    "FC": "✓", "50": "✓", "FB": "✗", "4F": "✗", "6C": "●", "6E": "■",
}  # fmt: skip


class Body:
    """Walks paragraphs, tables and text boxes; `flow` collects the text, the counters what was left out."""

    def __init__(self, numbering: Numbering, chunk: Callable[[str], str] | None = None) -> None:
        self.flow = Flow()
        self.deleted = 0
        self.pictures = 0
        self.foreign = 0
        self._numbering = numbering
        self._read_chunk = chunk
        self._joins_next = False

    def blocks(self, parent: _Element) -> None:
        """Every paragraph and table below `parent`, through content controls and tracked insertions."""
        for element in parent:
            kind = name(element)
            if kind == "p":
                self._paragraph(element)
            elif kind == "tbl":
                self._table(element)
            elif kind in _DROPPED:
                self.deleted += 1
            elif kind == "altChunk":
                self._chunk(attribute(element, "id") or "")
            elif kind == "AlternateContent":
                self._first_with_text(element, self.blocks)
            elif kind not in _SKIPPED:
                self.blocks(element)

    def _chunk(self, relation: str) -> None:
        """A page or document inserted whole, as programs do that make Word files out of web pages."""
        text = self._read_chunk(relation) if self._read_chunk else ""
        self.foreign += not text
        self.flow.break_line()
        self.flow.add(text)

    def _paragraph(self, paragraph: _Element) -> None:
        properties = child(paragraph, "pPr")
        if not self._joins_next:
            self.flow.break_line()
        # A tracked deletion of the paragraph mark joins this paragraph to the next one.
        self._joins_next = child(child(properties, "rPr"), "del") is not None
        boxes: list[_Element] = []
        if _has_content(paragraph):
            self.flow.add(_printed_number(properties) or self._numbering.number(properties))
        self._inline(paragraph, boxes)
        for box in boxes:
            self.flow.break_line()
            self.blocks(box)

    def _inline(self, parent: _Element, boxes: list[_Element]) -> None:
        for element in parent:
            kind = name(element)
            if kind == "t":
                self.flow.add(element.text or "")
            elif kind == "r":
                if not is_on(child(element, "rPr"), "vanish"):
                    self._inline(element, boxes)
            elif kind in _CHARACTERS:
                self.flow.add(_CHARACTERS[kind])
            elif kind == "sym":
                self.flow.add(_symbol(element))
            elif kind == "checkBox":
                self.flow.add("☑" if _ticked(element) else "□")
            elif kind in _GRAPHICS:
                self._graphic(element, boxes)
            elif kind in _DROPPED:
                self.deleted += 1
            elif kind == "AlternateContent":
                self._first_with_text(element, lambda choice: self._inline(choice, boxes))
            elif kind not in _SKIPPED:
                self._inline(element, boxes)

    def _graphic(self, graphic: _Element, boxes: list[_Element]) -> None:
        """Text boxes are read after their paragraph; a picture is only counted."""
        found = _outermost_boxes(graphic)
        boxes.extend(found)
        if not found:
            self.pictures += any(name(element) in _PICTURES for element in graphic.iter())

    def _first_with_text(self, alternatives: _Element, read: Callable[[_Element], None]) -> None:
        """One of the renderings that `mc:AlternateContent` offers, the first that holds anything."""
        choices = [choice for choice in alternatives if len(choice)]
        chosen = next((choice for choice in choices if any(name(e) == "t" for e in choice.iter())), None)
        if chosen is None and choices:
            chosen = choices[0]
        if chosen is not None:
            read(chosen)

    def _table(self, table: _Element) -> None:
        for row in _rows(table):
            if child(child(row, "trPr"), "del") is not None:
                self.deleted += 1
                continue
            self.flow.break_row()
            for index, cell in enumerate(_cells(row)):
                if index:
                    self.flow.next_cell()
                self.blocks(cell)
        self.flow.break_row()


def _rows(table: _Element) -> list[_Element]:
    return _unwrapped(table, "tr")


def _cells(row: _Element) -> list[_Element]:
    return _unwrapped(row, "tc")


def _unwrapped(parent: _Element, wanted: str) -> list[_Element]:
    """Children called `wanted`, also inside content controls and insertions."""
    found: list[_Element] = []
    for element in parent:
        if name(element) == wanted:
            found.append(element)
        elif name(element) in ("sdt", "sdtContent", "ins", "customXml", "smartTag"):
            found += _unwrapped(element, wanted)
    return found


def _outermost_boxes(graphic: _Element) -> list[_Element]:
    found: list[_Element] = []
    for element in graphic:
        if name(element) == "txbxContent":
            found.append(element)
        elif name(element) == "AlternateContent":
            choices = [boxes for choice in element if (boxes := _outermost_boxes(choice))]
            found += choices[0] if choices else []
        else:
            found += _outermost_boxes(element)
    return found


def _has_content(paragraph: _Element) -> bool:
    return any(name(element) in ("t", "sym", *_GRAPHICS) for element in paragraph.iter())


def _printed_number(properties: _Element | None) -> str:
    """The number as Word 2003 XML stores it ready-made (`wx:t wx:val="一、"`)."""
    for printed in children(child(properties, "listPr"), "t"):
        return attribute(printed, "val") or ""
    return ""


def _ticked(box: _Element) -> bool:
    """Whether a check box of a form is ticked: by its filler, or else from the start."""
    return is_on(box, "default" if child(box, "checked") is None else "checked")


def _symbol(element: _Element) -> str:
    code = (attribute(element, "char") or "").upper()
    font = (attribute(element, "font") or "").lower()
    if "wingdings" in font or "symbol" in font or code.startswith("F0"):
        return _SYMBOLS.get(code.removeprefix("F0").removeprefix("00"), "")
    try:
        return chr(int(code, 16)) if code else ""
    except (ValueError, OverflowError):
        return ""
