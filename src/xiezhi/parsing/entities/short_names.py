"""Short names: the ones a document gives (…有限公司（以下简称甲公司）) and the ones it just uses (甲醇厂)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xiezhi.knowledge.divisions import find_divisions
from xiezhi.knowledge.provinces import province_short_names
from xiezhi.parsing.entities.marks import Mark, first_places
from xiezhi.parsing.page import Page

_SHORT = re.compile(r"(?:简称|下称|统称)(?:为|作|：)?[“\"'‘「]?([^\n“”\"'’‘」()，、；。《》]{2,20})")
_WINDOW = 90
_ROLES = frozenset(("原告", "被告", "第三人", "本案", "甲方", "乙方", "丙方", "上诉人", "被上诉人"))
_FORM = re.compile(r"(?:有限责任公司|股份有限公司|集团有限公司|有限公司)$")
_WINDING_UP = re.compile(r"(?:破产管理人|破产清算组|管理人|清算组)$")
_UNIT = re.compile(r"(?:厂|店|中心|学校|中学|医院|大楼|超市|市场|酒店)$")


def find_short_names(page: Page, names: Iterable[Mark]) -> list[Mark]:
    """Short names, with the label of the name they stand for."""
    names = list(names)
    return [*_given(page, names), *_used(page, names)]


def _given(page: Page, names: list[Mark]) -> Iterator[Mark]:
    labels = {mark.text: mark.label for mark in names}
    for match in _SHORT.finditer(page.text):
        name = match.group(1)
        opening = page.text.rfind("(", max(0, match.start() - _WINDOW), match.start())
        if opening < 0 or name in _ROLES:
            continue
        label = _label_before(page.text, opening, labels)
        if label is None:
            inside = [m for m in names if opening <= m.start and m.end <= match.start()]
            label = sorted(inside, key=lambda mark: mark.end)[-1].label if inside else None
        if label is not None:
            yield Mark(label, match.start(1), match.end(1), "rule:short-name", name, known=True)


def _label_before(text: str, opening: int, labels: dict[str, str]) -> str | None:
    """The label of the longest known name that ends at the bracket."""
    ending = [name for name in labels if text.endswith(name, 0, opening)]
    return labels[max(ending, key=len)] if ending else None


def _used(page: Page, names: list[Mark]) -> Iterator[Mark]:
    """Forms that the text uses without saying so: the name without its place, its legal form or its liquidator."""
    known = dict.fromkeys(mark.text for mark in names if mark.label == "ORG")
    forms = [form for name in known for form in _forms(name)]
    places = first_places(page.text, forms)
    for form in forms:
        if (at := places[form]) != -1:
            yield Mark("ORG", at, at + len(form), "rule:shortened-name", form)


def _forms(name: str) -> Iterator[str]:
    base = _WINDING_UP.sub("", name)
    if base != name and len(base) > 3:
        yield base
    bare = _without_place(base)
    if (bare != base and _UNIT.search(bare) and len(bare) >= 3) or len(bare) > 5:
        yield bare
    brand, place = _FORM.sub("", bare), base[: len(base) - len(bare)]
    if brand != bare:
        if len(brand) >= 4:
            yield from {brand, place + brand}
        for length in (2, 3, 4):
            if len(brand) > length:
                yield from {brand[:length] + "公司", place + brand[:length] + "公司"}


def _without_place(name: str) -> str:
    """The name behind the division or province it begins with."""
    while True:
        places = find_divisions(name)
        if places and places[0].start == 0 and len(name) - places[0].end >= 3:
            name = name[places[0].end :]
            continue
        provinces = province_short_names()
        short = next(filter(name.startswith, provinces), None) if name.startswith(provinces) else None
        if short and len(name) - len(short) >= 3:
            name = name[len(short) :]
            continue
        return name
