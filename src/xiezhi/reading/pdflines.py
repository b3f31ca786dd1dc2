"""Lines of a PDF page, and which of them continue a paragraph."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_SAME_EDGE = 8.0  # points: edges closer than this are one margin


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. `left`, `right`, `top`, `height` in points, all zero where the page does not tell."""

    text: str
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    height: float = 0.0


def layer_text(layer: Any) -> str:
    """The text of a pdfium text page, one character for each of its characters, so that places can be asked for.

    pdfium leaves characters without a Unicode value out of its text: they come back as U+FFFD.
    """
    text = str(layer.get_text_range())
    count = layer.count_chars()
    if len(text) == count:
        return text
    import pypdfium2.raw as pdfium

    codes = (pdfium.FPDFText_GetUnicode(layer.raw, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def split_lines(layer: Any, text: str) -> list[Line]:
    """The lines of a pdfium text page, whose whole text is `text`, one for one (`layer_text`).

    The place of a line comes from its first and last character.
    """
    lines, position = [], 0
    for raw in text.split("\n"):
        start, position = position, position + len(raw) + 1
        bare = raw.rstrip("\r ")
        begin = start + len(bare) - len(bare.lstrip(" "))
        shown = _shown(bare.strip(" "))
        if shown:
            lines.append(_placed(layer, shown, begin, start + len(bare) - 1))
    return lines


def _shown(text: str) -> str:
    """`text` without the marks pdfium leaves for hyphens, and with surrogate pairs put together."""
    text = text.replace("\x02", "").replace("\ufffe", "")
    if any("\ud800" <= char <= "\udfff" for char in text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _placed(layer: Any, text: str, first: int, last: int) -> Line:
    import pypdfium2

    try:
        # Loose boxes: a comma takes the room of a whole character, so full lines end at one margin.
        left, bottom, right, top = layer.get_charbox(first, loose=True)
        _, low, end, high = layer.get_charbox(last, loose=True)
    except pypdfium2.PdfiumError:  # pdfium has no box for a character it made up; the line still counts
        return Line(text)
    return Line(text, left, max(right, end), max(top, high), max(top, high) - min(bottom, low))


def running_heads(pages: list[list[Line]]) -> frozenset[str]:
    """Lines that stand at the top or bottom of most pages of a document of three pages or more."""
    if len(pages) < 3:
        return frozenset()
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({line.text.strip() for line in (*lines[:2], *lines[-2:])})
    return frozenset(text for text, count in counts.items() if count >= max(3, 0.6 * len(pages)))


def join_lines(pages: list[list[Line]]) -> str:
    """The text of the pages, lines of one paragraph joined, paragraphs parted by `\\n`.

    A line goes on in the next one when it reaches the right margin and the next is not indented: Chinese paragraphs
    indent their first line by two characters and end short.
    """
    lines = [line for page in pages for line in page]
    right = _margin([line.right for line in lines if line.right], high=True)
    left = _margin([line.left for line in lines if line.right], high=False)
    pieces: list[str] = []
    for line, following in pairwise(lines):
        pieces.append(line.text)
        pieces.append(_gap(line, following) if _continues(line, following, left, right) else "\n")
    return "".join(pieces) + (lines[-1].text if lines else "")


def _margin(edges: list[float], *, high: bool) -> float:
    """The outermost edge that a twentieth of the lines, and at least two, share; the outermost of all otherwise."""
    ordered = sorted(edges, reverse=high)
    needed = max(2, len(edges) // 20)
    for index, edge in enumerate(ordered[: len(ordered) - needed + 1]):
        if abs(edge - ordered[index + needed - 1]) <= _SAME_EDGE:
            return edge
    return ordered[0] if ordered else 0.0


def _continues(line: Line, following: Line, left: float, right: float) -> bool:
    if not (line.height and following.height):
        return False
    size = max(line.height, 6.0)
    full = line.right >= right - 1.6 * size
    return full and following.left <= left + 1.2 * size and 0.6 < following.height / size < 1.6


def _gap(line: Line, following: Line) -> str:
    """A space between two Latin words, nothing between Chinese characters."""
    latin = line.text[-1].isascii() and following.text[0].isascii()
    return " " if latin and line.text[-1].isalpha() and following.text[0].isalpha() else ""
