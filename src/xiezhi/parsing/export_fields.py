"""The parts of a decision exported field by field (原告诉请判令：…, 基本案情：…, 法院意见：…, 民事结果1：…).

Such exports hold the words of the decision under labels of their own, each on a line; the order to pay, the laws cited
and the requests stand under labels and not behind the phrases that open them in print.
"""

from __future__ import annotations

import re

from xiezhi.parsing.page import Page
from xiezhi.text import Span

Mark = tuple[int, str]

_FIELDS: tuple[tuple[str, str], ...] = (
    ("parties", r"审理程序|原告(?:\(公诉\))?|被告|第三人|(?:被)?上诉人|(?:原告|被告)?代理人|(?:原告|被告|上诉人|被上诉人)基本情况"),
    ("claims", r"原告诉请判令(?:\([^()\n]{2,12}\))?|上诉请求"),
    ("claim_facts", r"原告陈述"),
    ("defence", r"被告陈述|(?:被告代理人|被上诉人|上诉人)辩护"),
    ("findings", r"基本案情|(?:本院)?二审查明事实"),
    ("lower_court", r"(?:一审|原审)法院(?:认定事实|意见|审判依据|审判结果)"),
    ("reasons", r"法院意见|二审意见"),
    ("legal_basis", r"引用法律条文\d{1,2}"),
    ("disposition", r"(?:民事|行政|刑事_?)结果\d{1,2}|刑事_(?:罪名|刑期|罚金)"),
)  # fmt: skip
_LABEL = re.compile("|".join(f"(?P<{kind}>(?:{labels})：+)" for kind, labels in _FIELDS))
_STORY = re.compile(r"(?<=[。；，\n])(?:事实(?:[和与及]|、)?理由|理由)：")


def divide_export(page: Page) -> list[Mark] | None:
    """Marks of the fields, or None where the page is no such export: its requests or its result under a label make one."""
    if not is_export(page):
        return None
    marks: list[Mark] = []
    for line in page.lines:
        label = _LABEL.match(page.text, line.start, line.end)
        if label is None or label.lastgroup is None:
            continue
        marks.append((line.start, label.lastgroup))
        story = _STORY.search(page.text, label.end(), line.end) if label.lastgroup == "claims" else None
        if story:
            marks.append((story.start(), "claim_facts"))
    return marks


def is_export(page: Page) -> bool:
    """Whether a page is an export of fields."""
    return "\n审理程序：" in page.text and any(word in page.text for word in _SURE)


_SURE = ("\n引用法律条文", "\n民事结果", "\n原告诉请判令", "\n一审法院审判结果：")


def order_of(page: Page) -> tuple[Span, Span] | None:
    """The laws cited and the order of an export, in page offsets; None where no result is given."""
    ordered = page.all_of("disposition")
    if not ordered or not is_export(page):
        return None
    cited = page.all_of("legal_basis")
    start = cited[0].start if cited else ordered[0].start
    return Span(start, ordered[0].start), Span(ordered[0].start, ordered[-1].end)
