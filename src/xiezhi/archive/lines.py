"""Lines of large tables: one at a time, in the encoding of the table, damaged places passed over."""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import BinaryIO

from xiezhi.archive.rows import MAX_ROW
from xiezhi.errors import Problem
from xiezhi.reading.encodings import decode

_HEAD = 1 << 20
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(slots=True)
class Lines:
    """The lines of a table, with a way back to the second line of a record that turned out to be broken.

    In the one- and multi-byte encodings of Chinese no line break, comma or quotation mark is ever part of another
    character, so lines are cut and parsed as bytes (one code point per byte) and cells decoded afterwards: a broken
    byte harms only its own cell. UTF-16 has no such property and is decoded first.
    """

    encoding: str
    _source: Iterator[str]
    _again: deque[str] = field(default_factory=deque)
    record: list[str] = field(default_factory=list)

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._source)
        self.record.append(line)
        return line

    def accept(self) -> None:
        """The record just read is whole."""
        self.record = []

    def retry(self) -> None:
        """The record just read is broken: only its first line is given up."""
        self._again.extendleft(reversed(self.record[1:]))
        self.record = []

    def cell(self, raw: str) -> tuple[str, tuple[Problem, ...]]:
        """A parsed cell as text; where it does not fit the table's encoding, by what it looks like itself."""
        if raw.isascii() or self.encoding.startswith("utf-16"):
            return raw, ()
        data = raw.encode("latin-1")
        try:
            return data.decode(self.encoding), ()
        except UnicodeDecodeError:
            decoded = decode(data)
        if decoded.encoding == self.encoding:
            return decoded.text, decoded.problems
        return decoded.text, (Problem.of("XZ513", encoding=decoded.encoding, table=self.encoding),)


def open_lines(stream: BinaryIO) -> Lines:
    """The lines of `stream`, whose encoding is told by its first mebibyte."""
    head = stream.read(_HEAD)
    if len(head) == _HEAD:
        head += stream.readline(MAX_ROW)
    encoding = decode(head).encoding
    for bom in _BOMS:
        head = head.removeprefix(bom)
    if encoding.startswith("utf-16"):
        return Lines(encoding, _decoded(head, stream, encoding))
    pieces = chain(head.splitlines(keepends=True) if b"\n" not in head else _split(head), _rest(stream))
    return Lines(encoding, (line.decode("latin-1") for line in pieces))


def _split(head: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(head):
        end = head.find(b"\n", start) + 1 or len(head)
        yield head[start:end]
        start = end


def _rest(stream: BinaryIO) -> Iterator[bytes]:
    read: Callable[[], bytes] = lambda: stream.readline(MAX_ROW)  # noqa: E731
    return iter(read, b"")


def _decoded(head: bytes, stream: BinaryIO, encoding: str) -> Iterator[str]:
    read: Callable[[], bytes] = lambda: stream.read(_HEAD)  # noqa: E731
    pending = ""
    for piece in codecs.iterdecode(chain([head], iter(read, b"")), encoding, "replace"):
        *whole, pending = (pending + piece).split("\n")
        yield from (line + "\n" for line in whole)
    if pending:
        yield pending
