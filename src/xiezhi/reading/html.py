"""Web pages: the text a browser would show, without scripts, styles and hidden parts."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from xiezhi.errors import Problem, XiezhiError
from xiezhi.reading.encodings import losses
from xiezhi.reading.extract import Extract
from xiezhi.reading.flow import Flow, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

_HIDDEN = frozenset((
    "head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math",
    "select", "datalist", "audio", "video", "map", "rp",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "caption", "ul",
))  # fmt: skip
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}\d{0,2});")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,20})""", re.I)


def declared_encoding(data: bytes) -> str | None:
    """The encoding a page or an XML file names in its first 2,048 bytes."""
    found = _CHARSET.search(data[:2048])
    return found.group(1).decode("ascii", "replace") if found else None


def read_html(markup: str, encoding: str | None) -> Extract:
    """The text of a page given as decoded `markup`.

    Raises:
        XiezhiError: XZ107 when its tags are nested deeper than the parser goes (2,048 levels).
    """
    text = tidy(page_text(markup))
    settled = unescape_again(text)
    problems = losses(settled, "XZ111", encoding=encoding or "page")
    if settled != text:
        problems += (Problem.of("XZ131", count=len(_ENTITY.findall(text))),)
    return Extract(settled, "text/html", encoding, problems)


def page_text(markup: str) -> str:
    """The visible text of `markup`, breaks and cells laid out by `Flow`."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        root = None  # what lxml says of a page without any element or text
    if any("depth" in entry.message for entry in parser.error_log):
        raise XiezhiError("XZ107", kind="HTML", reason="its tags are nested too deeply")
    flow = Flow()
    if root is not None:
        # What follows a first </html> (pages glued together) hangs beside the root, not below it.
        for page in (root, *root.itersiblings()):
            flow.break_line()
            _walk(page, flow)
    return flow.text


def unescape_again(text: str) -> str:
    """`text` with entities that were encoded twice (`&amp;ldquo;` in the page) decoded until none is left."""
    for _ in range(8):
        if not _ENTITY.search(text):
            break
        decoded = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
        if decoded == text:
            break
        text = decoded
    return text


def _walk(root: _Element, flow: Flow) -> None:
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end"))
    preformatted = 0
    counts: dict[_Element, int] = {}
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        add = flow.add if preformatted else flow.add_collapsed
        if event == "start":
            if tag in _HIDDEN or _hidden(element):
                walker.skip_subtree()
                continue
            _open(tag, element, flow, counts)
            preformatted += tag in ("pre", "textarea")
            if element.text:
                (flow.add if preformatted else flow.add_collapsed)(element.text)
        else:
            preformatted -= tag in ("pre", "textarea") and not _hidden(element)
            if tag == "tr":
                flow.break_row()
            elif tag in _BLOCKS or tag == "br":
                flow.break_line()
            add = flow.add if preformatted else flow.add_collapsed
            if element.tail and element is not root:
                add(element.tail)


def _open(tag: str, element: _Element, flow: Flow, counts: dict[_Element, int]) -> None:
    if tag == "tr":
        flow.break_row()
    elif tag in ("td", "th"):
        if any(True for _ in element.itersiblings("td", "th", preceding=True)):
            flow.next_cell()
    elif tag in _BLOCKS:
        flow.break_line()
    if tag == "li":
        flow.add(_list_number(element, counts))


def _list_number(item: _Element, counts: dict[_Element, int]) -> str:
    """`2. ` for the second item of a numbered list, nothing in a bulleted one. `counts` holds the last numbers."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    number = _integer(item.get("value"))
    if number is None:
        number = counts[parent] + 1 if parent in counts else _integer(parent.get("start")) or 1
    counts[parent] = number
    return f"{number}. "


def _integer(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 8 else None


def _hidden(element: _Element) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _NOT_SHOWN.search(style))
