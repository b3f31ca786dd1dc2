"""Stretches that never count: quoted statutes, titles of laws, the basis of the decision, the appendix."""

from __future__ import annotations

import re
from bisect import bisect_right

from xiezhi.parsing.page import Page

_LAW = r"《[^》\n]{0,45}(?:法|规定|解释|条例|办法|意见|批复|通知|纪要|规则|若干问题)[^》\n]{0,40}(?:》(?:[^》\n]{0,20}》)?)"
_TITLE = re.compile(_LAW)
# 第…条规定：“…” or 第…条：… : the words of the statute follow.
_QUOTED = re.compile(
    r"(?:》|第[〇一二三四五六七八九十百\d]{1,8}条)[^。；\n“”：]{0,30}(?:规定|明确|载明)?[：，]{1,2}“(?P<quote>[^”]{4,600})”"
)
_RECITED = re.compile(
    r"第[〇一二三四五六七八九十百\d]{1,8}条[^。；\n“”：，]{0,25}(?:规定|明确)?：(?P<quote>[^“。\n][^。\n]{4,400})"
)
_ARTICLE_LINE = re.compile(
    r"(?m)^(?:《[^》\n]+》)?第[〇一二三四五六七八九十百\d]{1,8}条(?P<quote>[^\n]{8,})$"
)
_ENUMERATED = re.compile(r"\([一二三四五六七八九十]+\)(?P<quote>[^。；\n]{0,30}证据(?:是|系)伪造的)；")
_SILENT_PARTS = frozenset({"caption", "legal_basis", "default_interest", "appendix"})


class Masks:
    """The stretches of one page in which no sign can stand."""

    def __init__(self, page: Page) -> None:
        spans = [(p.start, p.end) for p in page.parts if p.kind in _SILENT_PARTS]
        text = page.text
        if "条" in text:
            quoted = (_QUOTED,) if "“" in text else ()
            enumerated = (_ENUMERATED,) if "伪造的；" in text else ()
            for pattern in (*quoted, _RECITED, _ARTICLE_LINE, *enumerated):
                spans += [match.span("quote") for match in pattern.finditer(text)]
        if "《" in text:
            spans += [match.span() for match in _TITLE.finditer(text)]
        spans.sort()
        self._starts = [start for start, _ in spans]
        self._ends: list[int] = []
        for _, end in spans:
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def hide(self, start: int, end: int) -> bool:
        """Whether a match lies inside a stretch that does not count."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._ends[index]
