"""Automatic numbers of a Word document: they are on the page, but not in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xiezhi.reading.numerals import render
from xiezhi.reading.wordxml import attribute, child, children, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_NO_GAP_AFTER = "、，。：；）》」』．"


@dataclass(slots=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    legal: bool = False
    restarts: bool = True
    paragraph_style: str | None = None


@dataclass(slots=True)
class _List:
    """A numbering instance (`w:num`): the abstract list it counts in, and its own levels and starts."""

    abstract: str
    levels: dict[int, _Level]
    restarts: dict[int, int] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)


class Numbering:
    """Counts the numbered paragraphs of one document in order.

    `numbering` and `styles` are the roots of `word/numbering.xml` and `word/styles.xml`, either may be missing.
    """

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._lists = _read_lists(numbering)
        self._styles = (
            {} if styles is None else {attribute(s, "styleId"): s for s in children(styles, "style")}
        )
        self._default = next((key for key, s in self._styles.items() if _is_default(s)), None)
        self._counts: dict[str, dict[int, int]] = {}

    def number(self, properties: _Element | None) -> str:
        """What Word prints before the paragraph with these properties (`w:pPr`), with the gap after it."""
        number_id, depth = self._place(properties)
        found = self._lists.get(number_id or "")
        if found is None or depth not in found.levels:
            return ""
        self._count(found, depth)
        level = found.levels[depth]
        text = _PLACE.sub(lambda place: self._one(found, int(place[1]) - 1, level.legal), level.pattern)
        if level.style == "bullet" or not text:
            return ""
        return text if level.suffix == "nothing" or text[-1] in _NO_GAP_AFTER else text + " "

    def _place(self, properties: _Element | None) -> tuple[str | None, int]:
        """The numbering instance and level of a paragraph, its own or from its style and those it builds on."""
        own = child(properties, "numPr")
        number_id, depth = value(child(own, "numId")), value(child(own, "ilvl"))
        style_id = value(child(properties, "pStyle")) or self._default
        seen: set[str | None] = set()
        while (
            number_id is None and style_id not in seen and (style := self._styles.get(style_id)) is not None
        ):
            seen.add(style_id)
            from_style = child(child(style, "pPr"), "numPr")
            number_id, depth = value(child(from_style, "numId")), depth or value(child(from_style, "ilvl"))
            if number_id and depth is None:
                depth = self._level_of_style(number_id, style_id)
            style_id = value(child(style, "basedOn"))
        return number_id, _integer(depth, 0)

    def _level_of_style(self, number_id: str, style_id: str | None) -> str | None:
        found = self._lists.get(number_id)
        levels = found.levels.items() if found else ()
        return next((str(depth) for depth, level in levels if level.paragraph_style == style_id), None)

    def _count(self, found: _List, depth: int) -> None:
        counts = self._counts.setdefault(found.abstract, {})
        if depth in found.restarts and depth not in found.used:
            counts[depth] = found.restarts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else found.levels[depth].start
        found.used.add(depth)
        for deeper in [
            d for d in counts if d > depth and (d not in found.levels or found.levels[d].restarts)
        ]:
            del counts[deeper]

    def _one(self, found: _List, depth: int, legal: bool) -> str:
        level = found.levels.get(depth)
        if level is None:
            return ""
        count = self._counts[found.abstract].get(depth, level.start)
        return render(count, "decimal" if legal else level.style)


def _read_lists(numbering: _Element | None) -> dict[str, _List]:
    if numbering is None:
        return {}
    abstracts = {attribute(a, "abstractNumId"): a for a in children(numbering, "abstractNum")}
    linked = {value(child(a, "styleLink")): a for a in abstracts.values()}
    lists = {}
    for number in children(numbering, "num"):
        abstract_id = value(child(number, "abstractNumId"))
        abstract = abstracts.get(abstract_id)
        abstract = linked.get(value(child(abstract, "numStyleLink")) or "-", abstract)
        found = _List(abstract_id or "", _read_levels(abstract))
        for override in children(number, "lvlOverride"):
            depth = _integer(attribute(override, "ilvl"), 0)
            if (start := value(child(override, "startOverride"))) is not None:
                found.restarts[depth] = _integer(start, 1)
            found.levels |= _read_levels(override)
        lists[attribute(number, "numId") or ""] = found
    return lists


def _read_levels(parent: _Element | None) -> dict[int, _Level]:
    return {_integer(attribute(lvl, "ilvl"), 0): _read_level(lvl) for lvl in children(parent, "lvl")}


def _read_level(level: _Element) -> _Level:
    legal = child(level, "isLgl")
    return _Level(
        start=_integer(value(child(level, "start")), 0),
        style=value(child(level, "numFmt")) or "decimal",
        pattern=value(child(level, "lvlText")) or "",
        suffix=value(child(level, "suff")) or "tab",
        legal=legal is not None and value(legal) not in ("0", "false", "off"),
        restarts=value(child(level, "lvlRestart")) != "0",
        paragraph_style=value(child(level, "pStyle")),
    )


def _is_default(style: _Element) -> bool:
    return attribute(style, "default") in ("1", "true", "on") and attribute(style, "type") == "paragraph"


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else otherwise
