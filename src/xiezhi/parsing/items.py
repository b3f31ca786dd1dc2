"""The items of a list of claims, orders or terms: 一、…；二、…; 1. …；2. …; ①…②….

An item ends where the next begins. Numbers inside brackets and book-title marks (《…》第1、2条) begin nothing.
"""

from __future__ import annotations

import re
from functools import cache

from xiezhi.parsing.page import Page
from xiezhi.schema.values import plain_value
from xiezhi.text import Span
from xiezhi.text.expressions import expression

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"


@plain_value
class Item:
    """One item, in page offsets, without its number; `level` 0 for 一、, 1 for 1., 2 for ①, -1 where none is printed."""

    start: int
    end: int
    text: str
    level: int


@cache
def _number() -> re.Pattern[str]:
    before = r"(?:(?<=[\n，。；：、！…])|(?<=^))"
    return re.compile(
        rf"{before}(?P<zero>(?<!项、)第?[一二三四五六七八九十]{{1,3}}(?:[、．.，：]|项[、，：])(?!二审|三审|[二三]项))"
        rf"|{before}(?P<one>(?:\d{{1,2}}(?:[、．]|\.(?!\d(?!\d{{3}}年))|[，：](?!\d)))|\((?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\)[、，.：]?)"
        rf"|(?P<two>[{_CIRCLED}])"
    )


def split_items(page: Page, span: Span) -> list[Item]:
    """The items of a stretch, in order; one item of level -1 before the first number, or for a stretch without any.

    Without any number, sentences are the items: orders are often printed one to a line.
    """
    text = page.text
    cuts = _cuts(text, span)
    if not cuts:
        return _sentences(text, span)
    items = []
    if text[span.start : cuts[0][0]].strip("，。；：、\n"):
        items.append(_item(text, span.start, cuts[0][0], -1))
    for index, (_, after, level) in enumerate(cuts):
        end = cuts[index + 1][0] if index + 1 < len(cuts) else span.end
        items.append(_item(text, after, end, level))
    return [item for item in items if item.text]


_COSTS = re.compile(
    r"(?:^|[\n。；，、])(?:本案|本诉|反诉|案件|上诉|一审|二审|原审|再审|申请|应收|应|收取|减半|免收|预交|已预交|尚欠|余欠|第[一二]审|、|的|及|和){0,6}"
    r"(?:受理费|诉讼费|申请费|保全费)"
)


def without_costs(item: Item) -> Item | None:
    """The item up to the sentence that shares out the costs of the suit; None where nothing else stands in it."""
    match = _COSTS.search(item.text)
    if match is None:
        return item
    kept = item.text[: match.start()].rstrip("，。；：、\n ")
    return Item(item.start, item.start + len(kept), kept, item.level) if kept else None


def _cuts(text: str, span: Span) -> list[tuple[int, int, int]]:
    """(start of the number, end of it, level) for each number that continues or opens a list of its level."""
    found: list[tuple[int, int, int]] = []
    balanced = text.count("(", *span) == text.count(")", *span)
    depth, seen = 0, span.start
    for match in _number().finditer(text, span.start, span.end):
        depth += text.count("(", seen, match.start()) - text.count(")", seen, match.start())
        seen = match.start()
        if balanced and depth > 0:
            continue  # 共计9000元(1、医疗费800元；2、…): the parts of one item
        level = ("zero", "one", "two").index(str(match.lastgroup))
        found.append((match.start(), match.end(), level))
    return found


def _sentences(text: str, span: Span) -> list[Item]:
    items, start = [], span.start
    balanced = text.count("(", *span) == text.count(")", *span)
    depth = 0
    for match in expression(r"[。；\n]+|[()]").finditer(text, span.start, span.end):
        if match.group() in "()":
            depth += (match.group() == "(") - (match.group() == ")")
        elif depth <= 0 or not balanced:  # a stop inside brackets ends nothing
            items.append(_item(text, start, match.start(), -1))
            start = match.end()
    items.append(_item(text, start, span.end, -1))
    return [item for item in items if item.text]


def _item(text: str, start: int, end: int, level: int) -> Item:
    while end > start and text[end - 1] in "，。；：、\n ":
        end -= 1
    while start < end and text[start] in "，。；：、\n ":
        start += 1
    return Item(start, end, text[start:end], level)
