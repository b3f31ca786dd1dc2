"""Lay out a text: fold characters, drop white space that means nothing, find the logical lines.

Four shapes of real files are met: one paragraph a line (most), lines broken inside sentences (copies of PDFs), whole
documents on one line (spreadsheet exports), and exports that put captions of their own before the paragraphs. The
first needs nothing, in the second the breaks are dropped, in the third breaks are put in where a new part of the
document is announced, in the fourth captions get a line of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from xiezhi.parsing.breaks import find_breaks
from xiezhi.text import Span, fold

# White space (spelt out: the class `\s` is tried three times slower), control characters, and U+E5E5, which stands
# for the full-width space in copies out of GBK.
_BLANK = r"\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ue5e5"
_GAP = re.compile(
    rf"[{_BLANK}][{_BLANK}]*"
)  # a set of characters comes first: all others are passed over at once
# Captions of a database, set before the first paragraph of a section with two or more spaces between.
CAPTIONS = {
    "当事人": "parties",
    "当事人信息": "parties",
    "审理经过": "procedure_history",
    "案件概述": "procedure_history",
    "诉讼记录": "procedure_history",
    "原告诉称": "claim_facts",
    "申请人称": "claim_facts",
    "上诉人诉称": "claim_facts",
    "上诉请求": "claim_facts",
    "再审申请人称": "claim_facts",
    "公诉机关称": "claim_facts",
    "请求情况": "claim_facts",
    "被告辩称": "defence",
    "答辩情况": "defence",
    "被申请人称": "defence",
    "被上诉人辩称": "defence",
    "第三人称": "third_person_statement",
    "一审法院查明": "lower_court",
    "一审法院认为": "lower_court",
    "二审法院查明": "lower_court",
    "二审法院认为": "lower_court",
    "原审查明": "lower_court",
    "本院查明": "findings",
    "案件事实": "findings",
    "本院认为": "reasons",
    "裁判依据": "legal_basis",
    "裁判结果": "disposition",
    "裁判主文": "disposition",
    "落款": "signature",
    "附录": "appendix",
}
_ENTITIES = {"ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "lt": "<", "gt": ">", "middot": "·", "hellip": "…",
             "mdash": "—", "ndash": "-", "times": "×", "quot": '"', "amp": "&"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Laid:
    """A normalised text and its map back: from `_starts[k]` on, source offset = page offset + `_shifts[k]`."""

    text: str
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]

    def source_of(self, offset: int) -> int:
        """The source offset of one page offset."""
        return offset + self._shifts[bisect_right(self._starts, offset) - 1]

    def original(self, start: int, end: int) -> Span:
        """The source stretch that the page stretch `[start, end)` stands for."""
        return Span(*self.bounds(start, end))

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """The same as plain numbers."""
        starts, shifts = self._starts, self._shifts
        index = bisect_right(starts, start)
        shift = shifts[index - 1]
        if end <= start:
            return start + shift, start + shift
        if index == len(starts) or end <= starts[index]:
            return start + shift, end + shift
        return start + shift, self.source_of(end - 1) + 1

    def broken(self, breaks: list[int]) -> Laid:
        """The same with a line break put in before each of these page offsets (ascending, none repeated)."""
        if not breaks:
            return self
        edges = [0, *breaks, len(self.text)]
        text = "\n".join(self.text[a:b] for a, b in pairwise(edges))
        shifts: dict[int, int] = {}
        for start, shift in zip(self._starts, self._shifts, strict=True):
            before = bisect_right(breaks, start)
            shifts[start + before] = shift - before
        for count, at in enumerate(breaks):
            source = self.source_of(at)
            shifts[at + count] = source - (at + count)
            shifts[at + count + 1] = source - (at + count + 1)
        starts = sorted(shifts)
        return Laid(text, tuple(starts), tuple(shifts[start] for start in starts))


def lay_out(text: str) -> Laid:
    """The normalised text of a document with its map back."""
    folded = fold(text).replace("[", "(").replace("]", ")")  # case numbers are printed with any bracket
    laid = _Layer(folded, _wrap_width(folded)).laid()
    return laid.broken(find_breaks(laid.text))


class _Layer:
    """Builds the normalised text piece by piece."""

    def __init__(self, folded: str, width: int) -> None:
        self.folded, self.width = folded, width
        self.pieces: list[str] = []
        self.starts, self.shifts = [0], [0]
        self.length = 0

    def laid(self) -> Laid:
        """Go over all white space (and marks that stand for it) once."""
        folded, position = self.folded, 0
        captions = {m.end(1) for m in _caption_pattern().finditer(folded)} if "  " in folded else set()
        for gap in self._gaps().finditer(folded):
            start, end = gap.span()
            if folded[start] == "&":
                instead = _ENTITIES.get(gap.group().rstrip("；").rsplit("；", 1)[-1].lstrip("&"), "")
            else:
                instead = self._instead(start, end, start in captions)
            if instead == "\n" and end - start == 1 and folded[start] == "\n":
                continue  # what stays as it is goes with the piece around it
            self.put(folded[position:start], position)
            self.put(instead, start)
            position = end
        self.put(folded[position:], position)
        return Laid("".join(self.pieces), tuple(self.starts), tuple(self.shifts))

    def _gaps(self) -> re.Pattern[str]:
        """Markdown marks, HTML entities and torn tags count as white space only where a document has them."""
        folded = self.folded
        marks = ("&", "\n#", "\n**", "”>", '">', "”&gt")
        if folded.startswith(("#", "**")) or any(mark in folded for mark in marks):
            return _wide_gap()
        return _GAP

    def _instead(self, start: int, end: int, after_caption: bool) -> str:
        """What stays of a stretch of white space: a line break, a blank between Latin words, or nothing."""
        folded = self.folded
        before = folded[start - 1] if start else ""
        after = folded[end] if end < len(folded) else ""
        if not before or not after:
            return ""
        gap = folded[start:end]
        if "\n" in gap or "\r" in gap:
            joined = bool(self.width) and self._is_full(start) and _continues(before)
            joined = joined or _is_torn(before, after) or self._is_sliver(start, end)
            return "" if joined else "\n"
        if after_caption:
            return "\n"
        latin = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
        return " " if latin and not gap.strip() else ""

    def _is_full(self, start: int) -> bool:
        """Whether the line that ends here fills the width at which the copy wraps its lines."""
        line = self.folded[self.folded.rfind("\n", 0, start) + 1 : start]
        return len(line) >= self.width - 3

    def _is_sliver(self, start: int, end: int) -> bool:
        """Whether one character on a line of its own goes on with the line before: a name or date that slipped."""
        folded, following = self.folded, self.folded[end + 1 : end + 2]
        if following not in ("", " ", "\n", "\r"):
            return False
        if following == " " and folded[end + 1 : end + 40].lstrip(" ")[:1] not in ("", "\n", "\r"):
            return False
        after = folded[end]
        if not ("\u4e00" <= after <= "\u9fff" or after in "〇、"):
            return False
        alone = folded[max(0, start - 8) : start - 1].rstrip(" ")[-1:] in ("", "\n", "\r")
        return alone or after not in "一二三四五六七八九十甲乙丙丁"

    def put(self, piece: str, at: int) -> None:
        """Add a piece that stands at source offset `at`."""
        if not piece:
            return
        shift = at - self.length
        if self.starts[-1] == self.length:
            self.shifts[-1] = shift
        elif self.shifts[-1] != shift:
            self.starts.append(self.length)
            self.shifts.append(shift)
        self.pieces.append(piece)
        self.length += len(piece)


@cache
def _caption_pattern() -> re.Pattern[str]:
    return re.compile(rf"^[ ]*({'|'.join(sorted(CAPTIONS, key=len, reverse=True))})(?=[ ]{{2,}}\S)", re.M)


@cache
def _wide_gap() -> re.Pattern[str]:
    entity = rf"&(?:amp；)*(?:{'|'.join(_ENTITIES)})；"
    return re.compile(
        rf"{entity}|(?:[{_BLANK}]|&(?:amp；)*nbsp；|^[^\n<>]{{0,40}}[”\"](?:>|&gt；)|^#{{1,6}}(?=[ ])|^\*\*(?=[^*\n]+\*\*)|(?<=[^*\n])\*\*(?=[：\n]))+",
        re.M,
    )


def _wrap_width(folded: str) -> int:
    """The width at which line breaks fall inside sentences, 0 where they do not: most long lines have like lengths
    and end without a stop."""
    printed = folded.split("\n")
    if len(max(printed, key=len).rstrip()) > 120:
        return 0  # a paragraph a line, as most
    lines = [line.rstrip() for line in printed if line.strip()]
    if len(lines) < 12:
        return 0
    long = sorted(len(line) for line in lines)[-len(lines) // 3 :]
    if long[0] < 18 or long[-1] > 120 or long[-1] - long[len(long) // 2] > 6:
        return 0
    body = [line for line in lines if len(line) >= long[0]]
    open_ended = sum(line[-1] not in "。；：！？)）" for line in body)
    return long[len(long) // 2] if open_ended >= 0.6 * len(body) else 0


def _continues(before: str) -> bool:
    """Whether a sentence goes on over the break behind a full line."""
    return before not in "。；：！？"


def _is_torn(before: str, after: str) -> bool:
    """Whether a break tears a date or a clause: no line begins with a comma, or with 月 after a figure."""
    return after in "，。；、！？" or (before.isdigit() and after in "年月日元")
