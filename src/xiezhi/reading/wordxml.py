"""WordprocessingML without its namespaces: transitional, strict and Word 2003 files differ in nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def name(element: _Element) -> str:
    """The tag without its namespace; an empty string for what is no element."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def attribute(element: _Element | None, wanted: str) -> str | None:
    """The attribute called `wanted` in any namespace."""
    if element is None:
        return None
    for key, text in element.attrib.items():
        if str(key).rpartition("}")[2] == wanted:
            return str(text)
    return None


def value(element: _Element | None) -> str | None:
    """The attribute `val`, where WordprocessingML keeps most values."""
    return attribute(element, "val")


def children(element: _Element | None, wanted: str) -> Iterator[_Element]:
    """The direct children called `wanted`."""
    if element is not None:
        yield from (item for item in element if name(item) == wanted)


def child(element: _Element | None, wanted: str) -> _Element | None:
    """The first direct child called `wanted`."""
    return next(children(element, wanted), None)


def is_on(properties: _Element | None, switch: str) -> bool:
    """Whether an on/off property (`w:vanish`) is set."""
    found = child(properties, switch)
    return found is not None and value(found) not in ("0", "false", "off")
