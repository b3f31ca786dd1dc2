"""Short names: …有限公司（以下简称甲公司）."""

from __future__ import annotations

import re
from collections.abc import Iterable

from xiezhi.parsing.entities.marks import Mark
from xiezhi.parsing.page import Page

_SHORT = re.compile(r"(?:简称|下称|统称)(?:为|作|：)?[“\"'‘「]?([^\n“”\"'’‘」()，、；。《》]{2,20})")
_WINDOW = 90
_ROLES = frozenset(("原告", "被告", "第三人", "本案", "甲方", "乙方", "丙方", "上诉人", "被上诉人"))


def find_short_names(page: Page, names: Iterable[Mark]) -> list[Mark]:
    """The short name takes the label of the last name before the bracket it stands in."""
    ordered = sorted(names, key=lambda mark: mark.end)
    found = []
    for match in _SHORT.finditer(page.text):
        name = match.group(1)
        opening = page.text.rfind("(", max(0, match.start() - _WINDOW), match.start())
        if opening < 0 or name in _ROLES:
            continue
        owner = next((m for m in reversed(ordered) if m.end <= match.start() and m.end >= opening - 1), None)
        if owner is not None:
            found.append(Mark(owner.label, match.start(1), match.end(1), "rule:short-name", name, known=True))
    return found
