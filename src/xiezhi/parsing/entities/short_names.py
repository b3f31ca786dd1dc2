"""Short names: …有限公司（以下简称甲公司）."""

from __future__ import annotations

import re
from collections.abc import Iterable

from xiezhi.parsing.entities.marks import Mark
from xiezhi.parsing.page import Page

_SHORT = re.compile(
    r"\((?:[^()]{0,30}，)?(?:以下|下称|下)?(?:统一)?(?:简称|称)(?:为|：)?[“\"'‘]?([^”\"'’，。()]{2,20})[”\"'’]?\)"
)


def find_short_names(page: Page, names: Iterable[Mark]) -> list[Mark]:
    """The short name takes the label of the name it stands behind."""
    ends = {mark.end: mark.label for mark in names}
    found = []
    for match in _SHORT.finditer(page.text):
        label = ends.get(match.start())
        if label and match.group(1) not in ("原告", "被告", "第三人", "本案"):
            found.append(Mark(label, match.start(1), match.end(1), "rule:short-name", match.group(1)))
    return found
