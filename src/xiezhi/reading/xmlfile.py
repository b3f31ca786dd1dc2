"""XML files: judgment XML is read through its full text.

Two habits are known among judgment XML: text between the tags, and empty tags whose `value` attribute holds the text
(`<QW nameCN="全文" value="…">`, each part of the judgment again below it).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xiezhi.reading.encodings import losses
from xiezhi.reading.extract import Extract
from xiezhi.reading.flow import tidy
from xiezhi.reading.html import page_text, unescape_again
from xiezhi.reading.safexml import parse_xml
from xiezhi.reading.word import read_flat_word
from xiezhi.reading.wordxml import name

if TYPE_CHECKING:
    from lxml.etree import _Element

_FULL_TEXT = frozenset(("QW", "全文"))
_WORD_ROOTS = frozenset(("wordDocument", "package"))


def read_xml(markup: str, encoding: str | None) -> Extract:
    """The text of an XML file given as decoded `markup`; Word documents saved as XML are read as Word.

    Raises:
        XiezhiError: XZ107, XZ116 as `parse_xml`.
    """
    root = parse_xml(markup)
    if name(root) in _WORD_ROOTS:
        return read_flat_word(root, encoding)
    text = tidy(_with_markup_read(_full_text(root) or _values(root) or _between_tags(root)))
    return Extract(text, "application/xml", encoding, losses(text, "XZ111", encoding=encoding or "XML"))


def _full_text(root: _Element) -> str:
    for element in root.iter():
        if name(element) in _FULL_TEXT or element.get("nameCN") == "全文":
            return element.get("value") or _between_tags(element)
    return ""


def _values(root: _Element) -> str:
    """The topmost `value` attributes, one to a line, when the file keeps its text in them."""
    from lxml import etree

    lines, between = [], 0
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        between += len((element.text or "").strip())
        if value := (element.get("value") or "").strip():
            lines.append(value)
            walker.skip_subtree()
    text = "\n".join(lines)
    return text if len(text) > between else ""


def _between_tags(root: _Element) -> str:
    return "\n".join(line for piece in root.itertext() if (line := str(piece).strip()))


def _with_markup_read(text: str) -> str:
    """Text that is itself a page (`<![CDATA[<div>…]]>`) read as one."""
    return (
        unescape_again(page_text(text)) if re.search(r"</(?:p|div|span|td)>|<br\s*/?>", text, re.I) else text
    )
