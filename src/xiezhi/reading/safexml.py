"""XML parsed without external entities, expansion or network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xiezhi.errors import XiezhiError
from xiezhi.reading.encodings import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def parse_xml(data: bytes | str) -> _Element:
    """The root element, with every door to the outside shut.

    Raises:
        XiezhiError: XZ116 when the file declares entities of its own, XZ107 when it is not well-formed.
    """
    from lxml import etree

    if isinstance(data, bytes) and b"\0" in data[:8]:
        data = decode(data).text  # UTF-16: made readable, so that nothing hides in it
    raw = _without_declaration(data) if isinstance(data, str) else data
    if b"<!ENTITY" in raw:
        raise XiezhiError("XZ116")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(raw, parser)
    except (etree.LxmlError, ValueError) as error:
        raise XiezhiError("XZ107", kind="XML", reason=error) from error


def _without_declaration(markup: str) -> bytes:
    """UTF-8 bytes without the XML declaration: the text has been decoded, what it says of its encoding is past."""
    return _DECLARATION.sub("", markup, count=1).strip("\ufeff \t\r\n").encode("utf-8", "replace")
