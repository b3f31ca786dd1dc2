"""The clauses of a request: cut at stops and before verbs that ask anew, never inside brackets or words that fix a time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from xiezhi.text import Span

BRACKETS = re.compile(r"\([^()]*\)|《[^《》]*》|\((?:包括|其中|含|详见|即)[^()]*\Z")
_CUT = re.compile(
    r"，(?!(?<=\d，)\d{3}(?!\d)|(?!并|且|赔|支|给|返|退|承|由|付)[\u4e00-\u9fa5]{2,5}费(?:[，、]|等))|[；。\n]|(?<=[^，；。\n])(?:并|且|以及|同时)(?=(?:判令|由)?(?:被告|原告|[二两三]被告)?(?:立即)?(?:支付|给付|赔偿|承担|返还|归还|偿还|计付|负担|退还|退回|退款|退货|解除|确认|改判))"
)


#: 自到期之日至被告迁出并返还房屋之日的租金: acts that only fix a time.
_UNTIL = re.compile(r"(?:自|从|至|到)[^，。；]{1,60}?(?:之日|日止|时止|为止)")


class Closed:
    """The stretches where nothing is cut: brackets, book-title marks, words that fix a time."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, text: str, span: Span) -> None:
        found = sorted(match.span() for form in (BRACKETS, _UNTIL) for match in form.finditer(text, *span))
        self._starts = [start for start, _ in found]
        self._ends = list(accumulate((end for _, end in found), max))

    def holds(self, at: int) -> bool:
        """Whether a place stands inside one of them, not at its edge."""
        before = bisect_left(self._starts, at)
        return before > 0 and at < self._ends[before - 1]


def clauses(text: str, span: Span) -> Iterator[Span]:
    """Clauses outside brackets, in page offsets."""
    brackets = dict(match.span() for match in BRACKETS.finditer(text, *span))
    closed = Closed(text, span)
    start = span.start
    for match in _CUT.finditer(text, *span):
        if closed.holds(match.start()):
            continue
        stop = after = match.start()
        if match.group() in "，；。\n":
            # …付清。(暂计至起诉日为5000元): the brackets are still of the clause before
            stop = brackets.get(match.end(), stop)
            after = max(stop, match.end())
        if stop > start:
            yield Span(start, stop)
        start = after
    if start < span.end:
        yield Span(start, span.end)


_WHEN = re.compile(
    r"(?:自|从)[^，。；]{0,40}?(?:起|开始)|(?:计算?|付)?至[^，。；]{0,30}?(?:之日|日|时|完毕|清)(?:为?止)|至[^，。；]{0,16}为止|(?<!暂)(?:计算?|付)至[^，。；]{0,30}?之日(?![起的])"
)


def plain(text: str) -> str:
    """A phrase without brackets and without the words that only fix a time (至欠款清偿之日止)."""
    return _WHEN.sub("", BRACKETS.sub("", text))
