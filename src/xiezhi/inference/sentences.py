"""Where sentences begin and end, for labels of sentences."""

from __future__ import annotations

import re

_END = re.compile(r"[^。；！？;!?\n]*[。；！？;!?\n]+[”’」』）)]*|[^。；！？;!?\n]+$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """`[start, end)` of every sentence: up to 。；！？ or a line break, closing quotes included.

    Stretches of white space are left out; everything else is in exactly one sentence.
    """
    found = []
    for match in _END.finditer(text):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip())
        end = match.end() - (len(piece) - len(piece.rstrip()))
        if start < end:
            found.append((start, end))
    return found
