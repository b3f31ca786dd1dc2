"""One file, or one run of bytes, to a source text."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from xiezhi.errors import Problem, XiezhiError
from xiezhi.reading.encodings import LOST, decode
from xiezhi.reading.extract import Extract
from xiezhi.reading.html import declared_encoding, read_html
from xiezhi.reading.limits import DEFAULT_LIMITS, Limits
from xiezhi.reading.sniff import Kind, expected, sniff_bytes, sniff_text
from xiezhi.text import SourceText

_UNREAD = frozenset((Kind.SPREADSHEET, Kind.SLIDES, Kind.OPENDOCUMENT, Kind.OFD, Kind.PACKED))
_ROWS = frozenset((".csv", ".tsv", ".jsonl", ".ndjson", ".json"))
"""Names of text files that hold rows: read whole, many documents would come out as one."""
# Problems that mean part of the document is missing from the text; the others only say how it was read.
LOSSES = frozenset(("XZ111", "XZ112", "XZ119", "XZ121", "XZ122", "XZ132"))
_TOO_MUCH_LOST = 0.3  # share of characters that fit no encoding, above which bytes are no text


def read_file(path: Path | str, *, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """The document in the file at `path`, whatever its name ending says.

    Raises:
        XiezhiError: XZ101 cannot be opened, and everything `read_bytes` raises.
    """
    path = Path(path)
    try:
        size = path.stat().st_size
        if size > limits.max_bytes:
            raise XiezhiError("XZ103", size=size, limit=limits.max_bytes)
        data = path.read_bytes()
    except OSError as error:
        raise XiezhiError("XZ101", path=path, reason=error.strerror or error) from error
    return read_bytes(data, name=path.name, source=str(path), limits=limits)


def read_bytes(data: bytes, *, name: str, source: str = "", limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """The document in `data`. `name` gives the id and the ending that content is compared with.

    Raises:
        XiezhiError: XZ102 empty, XZ103 too large, XZ104 unpacks to too much, XZ105 binary Word, XZ106 encrypted,
            XZ107 damaged, XZ108 scan without text, XZ109 a format that holds no document text, XZ110 no text in it,
            XZ113 unknown binary, XZ116 XML that declares entities, XZ120 too many pages, XZ123 an archive, XZ133 a
            table or labels.
    """
    if not data:
        raise XiezhiError("XZ102", path=source or name)
    if len(data) > limits.max_bytes:
        raise XiezhiError("XZ103", size=len(data), limit=limits.max_bytes)
    suffix = PurePosixPath(name).suffix.lower()
    kind, extract = _extract(data, suffix, limits)
    if not extract.text.strip():
        raise XiezhiError("XZ110", kind=kind)
    return SourceText(
        text=extract.text,
        id=PurePosixPath(name).stem or name,
        source=source or name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=extract.media_type,
        encoding=extract.encoding,
        problems=(*_name_problem(suffix, kind), *extract.problems),
    )


def _extract(data: bytes, suffix: str, limits: Limits) -> tuple[Kind, Extract]:
    """The text of `data` and what kind of file it turned out to be (for a wrapped page: the wrapping)."""
    kind = sniff_bytes(data)
    if kind is Kind.TEXT:
        return _text(data, suffix)
    if kind is Kind.DOCX:
        from xiezhi.reading.word import read_docx

        return kind, read_docx(data, limits, read_bytes)
    if kind is Kind.PDF:
        from xiezhi.reading.pdf import read_pdf

        return kind, read_pdf(data, limits)
    if kind is Kind.RTF:
        from xiezhi.reading.rtf import read_rtf

        return kind, read_rtf(data)
    if kind is Kind.OLE:
        return kind, _ole(data, suffix, limits)
    if kind is Kind.ZIP:
        raise XiezhiError("XZ123")
    if kind is Kind.PICTURE:
        raise XiezhiError("XZ124")
    raise XiezhiError("XZ109", kind=kind) if kind in _UNREAD else XiezhiError("XZ113")


def _text(data: bytes, suffix: str) -> tuple[Kind, Extract]:
    decoded = decode(data, declared_encoding(data) if data.lstrip()[:1] == b"<" else None)
    if decoded.text.count(LOST) > _TOO_MUCH_LOST * len(decoded.text):
        raise XiezhiError("XZ113")
    kind = sniff_text(decoded.text, suffix)
    if kind is Kind.HTML:
        return kind, read_html(decoded.text, decoded.encoding)
    if kind is Kind.XML:
        from xiezhi.reading.xmlfile import read_xml

        return kind, read_xml(decoded.text, decoded.encoding)
    if kind is Kind.MHTML:
        from xiezhi.reading.mhtml import read_mhtml

        return kind, read_mhtml(data)
    if suffix in _ROWS:
        raise XiezhiError("XZ133", suffix=suffix)
    media_type = "text/markdown" if kind is Kind.MARKDOWN else "text/plain"
    return kind, Extract(decoded.text, media_type, decoded.encoding, decoded.problems)


def _ole(data: bytes, suffix: str, limits: Limits) -> Extract:
    from dataclasses import replace

    from xiezhi.reading.ole import unwrap_ole

    inner = unwrap_ole(data, max_bytes=limits.max_bytes)
    if sniff_bytes(inner) is Kind.OLE:
        raise XiezhiError("XZ107", kind="Word (.doc)", reason="a container inside a container")
    _, extract = _extract(inner, suffix, limits)
    return replace(extract, media_type="application/msword")


def _name_problem(suffix: str, kind: Kind) -> tuple[Problem, ...]:
    promised = expected(suffix)
    if not promised or kind in promised:
        return ()
    return (Problem.of("XZ115", suffix=suffix, kind=kind),)
