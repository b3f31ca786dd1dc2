"""RTF: the text of simple rich-text files, as WordPad, WPS and many case systems write them.

Read after the RTF 1.9.1 specification: groups, destinations, `\\'xx` bytes in the code page of the font or file,
`\\uN` characters with their fallback, paragraphs, tabs and table cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from xiezhi.errors import Problem, XiezhiError
from xiezhi.reading.encodings import losses
from xiezhi.reading.extract import Extract
from xiezhi.reading.flow import Flow, tidy

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_DESTINATIONS = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf "
    b"generator listtable listoverridetable rsidtbl themedata datastore fldinst filetbl revtbl xmlnstbl latentstyles "
    b"bkmkstart bkmkend template".split()
)
_BREAKS = {b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"tab": "\t"}
_CHARACTERS = {
    b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"emspace": "\u2003", b"enspace": "\u2002",
}  # fmt: skip
_CHARSETS = {134: "gb18030", 136: "big5hkscs", 0: "cp1252", 128: "cp932", 129: "cp949"}
_CODE_PAGES = {936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 65001: "utf-8", 1252: "cp1252"}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside one group: is its text shown, its code page, how many bytes stand in for a `\\u`."""

    skipped: bool = False
    encoding: str = "cp1252"
    fallback: int = 1
    hidden: bool = False


class _Reader:
    def __init__(self) -> None:
        self.flow = Flow()
        self.pictures = 0
        self._state = _State()
        self._stack: list[_State] = []
        self._bytes = bytearray()
        self._units: list[int] = []
        self._skip = 0
        self._starting = False
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._default = "cp1252"

    def read(self, data: bytes) -> None:
        position = 0
        while position < len(data):
            found = _TOKEN.match(data, position)
            if found is None:
                break
            position = found.end()
            code, word, number, symbol, brace, text = found.groups()
            if word == b"bin":
                position += max(int(number or b"0"), 0)
            elif brace:
                self._brace(brace)
            elif word:
                self._word(word, int(number) if number else None)
            elif code:
                self._raw(bytes((int(code, 16),)))
            elif symbol:
                self._symbol(symbol)
            elif text:
                self._raw(text)
        self._flush()

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._skip = 0
        if brace == b"{":
            self._stack.append(self._state)
            self._starting = True
        elif self._stack:
            self._state = self._stack.pop()

    def _word(self, word: bytes, number: int | None) -> None:
        starting, self._starting = self._starting, False
        if word == b"u" and number is not None:
            self._unicode(number)
            return
        self._flush()
        if starting and word in _DESTINATIONS:
            self.pictures += word == b"pict"
            self._state = replace(self._state, skipped=True)
        elif word in _BREAKS or word in _CHARACTERS:
            self._show(_BREAKS.get(word) or _CHARACTERS[word])
        elif word in (b"trowd", b"row"):
            if not self._hides():
                self.flow.break_row()
        elif word == b"cell":
            if not self._hides():
                self.flow.next_cell()
        else:
            self._setting(word, number)

    def _setting(self, word: bytes, number: int | None) -> None:
        if word == b"ansicpg" and number in _CODE_PAGES:
            self._default = _CODE_PAGES[number]
            self._state = replace(self._state, encoding=self._default)
        elif word == b"f" and number is not None:
            self._font = number
            self._state = replace(self._state, encoding=self._fonts.get(number, self._default))
        elif word == b"fcharset" and number in _CHARSETS:
            # Western fonts still carry Chinese bytes when the file's own code page is Chinese.
            self._fonts[self._font] = _CHARSETS[number] if number else self._default
        elif word == b"uc":
            self._state = replace(self._state, fallback=min(max(number or 0, 0), 8))
        elif word in (b"v", b"deleted"):
            self._state = replace(self._state, hidden=number != 0)
        elif word == b"plain":
            self._state = replace(self._state, hidden=False)

    def _unicode(self, number: int) -> None:
        if self._bytes:
            self._flush()
        self._units.append(number & 0xFFFF)
        self._skip = self._state.fallback

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*" and self._starting:
            self._state = replace(self._state, skipped=True)
        elif symbol in b"\\{}":
            self._raw(symbol)
        elif symbol == b"~":
            self._flush()
            self._show("\u00a0")
        elif symbol == b"_":
            self._raw(b"-")
        elif symbol in b"\r\n":
            self._flush()
            self._show("\n")

    def _raw(self, data: bytes) -> None:
        self._starting = False
        if self._skip:
            dropped = min(self._skip, len(data))
            self._skip -= dropped
            data = data[dropped:]
        if data:
            if self._units:
                self._flush()
            self._bytes += data

    def _flush(self) -> None:
        if self._units:
            raw = b"".join(unit.to_bytes(2, "little") for unit in self._units)
            self._units.clear()
            self._show(raw.decode("utf-16-le", "replace"))
        if self._bytes:
            text = self._bytes.decode(self._state.encoding, "replace")
            self._bytes.clear()
            self._show(text)

    def _hides(self) -> bool:
        return self._state.skipped or self._state.hidden

    def _show(self, text: str) -> None:
        if self._hides():
            return
        if text == "\n":
            self.flow.break_line()
        else:
            self.flow.add(text)


def read_rtf(data: bytes) -> Extract:
    """The text of an RTF file.

    Raises:
        XiezhiError: XZ107 when nothing readable follows the header.
    """
    reader = _Reader()
    reader.read(data.replace(b"\0", b""))
    text = tidy(reader.flow.text)
    if not text:
        raise XiezhiError("XZ110", kind="RTF")
    problems = losses(text, "XZ111", encoding="RTF")
    if reader.pictures:
        problems += (Problem.of("XZ118", count=reader.pictures),)
    return Extract(text, "application/rtf", None, problems)
