"""Normalised views of a text that can always be led back to the original.

Two views serve every parser:

* `fold` replaces characters one for one (full-width forms, odd brackets, the many zeros), so an offset in the
  folded text *is* an offset in the original;
* `Dense` drops white space from the folded text (`审 判 长`, line breaks inside sentences) and carries a map back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from xiezhi.text.span import Span

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Punctuation of Chinese prose keeps its full-width form: the patterns of the project are written with it.
_KEEP_WIDE = "，：；！？"
_ODD = {
    **dict.fromkeys("〔［﹝【", "("),
    **dict.fromkeys("〕］﹞】", ")"),
    **dict.fromkeys("〈﹤＜", "<"),
    **dict.fromkeys("〉﹥＞", ">"),
    **dict.fromkeys("○◯Ｏ零〇О", "〇"),
    **dict.fromkeys("×╳✕Ｘ", "×"),
    **dict.fromkeys("\u00a0\u3000\u2002\u2003\u2009\u202f\ufeff\u200b\t", " "),
    ":": "：",
    ",": "，",
    ";": "；",
    "−": "-",
    "－": "-",
    "–": "-",
    "～": "~",
    "％": "%",
    "﹪": "%",
    "￥": "¥",
    "﹕": "：",
    "∶": "：",
}
_PLAIN: dict[str, str] = {
    **{chr(code): chr(narrow) for code, narrow in _WIDE.items() if chr(code) not in _KEEP_WIDE},
    **_ODD,
}
# Few of these characters occur in one text: looking for them first is ten times faster than `str.translate`.
_FOLDED = re.compile("[" + re.escape("".join(_PLAIN)) + "]")
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """`text` with every character replaced by its plain form, one for one: `len(fold(t)) == len(t)`.

    Full-width letters, digits and brackets become ASCII; `，：；` (and their ASCII forms) become full-width;
    all zeros (`○ Ｏ 零 〇`) become `〇`; all brackets of case numbers become `(` and `)`; odd spaces become a space.
    """
    for char in set(_FOLDED.findall(text)):
        text = text.replace(char, _PLAIN[char])
    return text


@dataclass(frozen=True, slots=True)
class Dense:
    """A text without white space, and the way back.

    `text` is the dense text. `_starts[k]` is the dense offset from which `_shifts[k]` characters of white space
    have been dropped, so `original = dense + shift`.
    """

    text: str
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]

    @classmethod
    def of(cls, folded: str) -> Dense:
        """The dense view of a folded text."""
        pieces: list[str] = []
        starts, shifts = [0], [0]
        position = dropped = 0
        for gap in _SPACE.finditer(folded):
            pieces.append(folded[position : gap.start()])
            dropped += gap.end() - gap.start()
            position = gap.end()
            starts.append(position - dropped)
            shifts.append(dropped)
        pieces.append(folded[position:])
        return cls("".join(pieces), tuple(starts), tuple(shifts))

    def original(self, start: int, end: int) -> Span:
        """The stretch of the original text that the dense stretch `[start, end)` stands for."""
        if end <= start:
            at = start + self._shifts[bisect_right(self._starts, start) - 1]
            return Span(at, at)
        first = start + self._shifts[bisect_right(self._starts, start) - 1]
        last = end - 1 + self._shifts[bisect_right(self._starts, end - 1) - 1]
        return Span(first, last + 1)

    def dense(self, offset: int) -> int:
        """The dense offset of the first kept character at or after `offset` in the original text."""
        low, high = 0, len(self._starts)
        while low < high:
            middle = (low + high) // 2
            if self._starts[middle] + self._shifts[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        index = low - 1
        candidate = offset - self._shifts[index]
        limit = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
        return min(candidate, limit)
