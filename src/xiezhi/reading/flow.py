"""Puts running text, line breaks and table cells together the way a reader sees them on the page."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[ \t\r\n\f]+")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3000-\u303f]"
# CSS Text 3, section 4.1.3: a line break in the source between two wide characters is not a space.
_BREAK_IN_CHINESE = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n][ \t\r\n\f]*(?={_WIDE})")


class Flow:
    """Collects the text of a page: paragraphs end in `\\n`, table cells are parted by `\\t`, rows by `\\n`.

    Breaks are held back until text follows, so that nested blocks and empty rows leave no blank lines.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._last = ""
        self._newline = False
        self._tabs = 0
        self._row_has_text = False

    @property
    def text(self) -> str:
        """Everything collected so far."""
        return "".join(self._parts)

    def add(self, text: str) -> None:
        """Append `text` as it is, after any break held back."""
        if not text:
            return
        if self._last:
            self._parts.append("\n" * self._newline)
        self._parts.append("\t" * self._tabs)
        self._parts.append(text)
        self._newline, self._tabs, self._row_has_text = False, 0, True
        self._last = text[-1]

    def add_collapsed(self, text: str) -> None:
        """Append `text` with its white space collapsed as a browser does; ideographic spaces stay."""
        text = _SPACES.sub(" ", _BREAK_IN_CHINESE.sub("", text))
        if self._newline or self._tabs or self._last in ("", " ", "\n"):
            text = text.lstrip(" ")
        self.add(text)

    def break_line(self) -> None:
        """What follows stands on a new line, unless it opens a cell: its tab is the break."""
        if not self._tabs:
            self._newline = True

    def break_row(self) -> None:
        """A table row begins or ends."""
        self._newline, self._tabs, self._row_has_text = True, 0, False

    def next_cell(self) -> None:
        """The next cell of the row: parted from the one before by a tab, not by its paragraphs' line breaks."""
        if self._row_has_text:
            self._newline = False
        self._tabs += 1


def tidy(text: str) -> str:
    """`text` without spaces at line ends and without blank lines at either end."""
    return re.sub(r"(?<![ \t])[ \t]+(?=\n|\Z)", "", text).strip("\n")
