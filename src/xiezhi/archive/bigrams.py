"""Text as overlapping pairs of characters: what the index holds and what is looked up in it.

Pairs instead of words: a segmenter's mistake would hide a name for ever, while a phrase of pairs finds exactly the
stretches in which the characters stand side by side, across line breaks too.
"""

from __future__ import annotations

from itertools import pairwise

from xiezhi.text import fold


def plain(text: str) -> str:
    """Folded, lower case, without white space: what is compared."""
    return "".join(fold(text).casefold().split())


def pairs(text: str) -> list[str]:
    """The pairs of `plain` text, one for each character but the last, which stands alone at the end.

    >>> pairs("民间借贷")
    ['民间', '间借', '借贷', '贷']
    """
    return [*(first + second for first, second in pairwise(text)), text[-1:]]
