"""What a file is, told by its content; its name is only compared afterwards."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePosixPath

from xiezhi.errors import XiezhiError
from xiezhi.reading.encodings import looks_utf16


class Kind(StrEnum):
    """The formats told apart; those without a reader still get an error that names them."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    XML = "XML"
    MHTML = "MHTML (web page with its pictures in one file)"
    DOCX = "Word (.docx)"
    OLE = "Word 97 container (.doc)"
    PDF = "PDF"
    RTF = "RTF"
    ZIP = "ZIP"
    SPREADSHEET = "Excel workbook"
    SLIDES = "PowerPoint presentation"
    OPENDOCUMENT = "OpenDocument file"
    OFD = "OFD (fixed-layout document)"
    PICTURE = "picture"
    PACKED = "archive that is not a ZIP"
    BINARY = "unknown binary"


_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"II*\x00", Kind.PICTURE),
    (b"MM\x00*", Kind.PICTURE),
    (b"Rar!\x1a", Kind.PACKED),
    (b"7z\xbc\xaf\x27\x1c", Kind.PACKED),
    (b"\x1f\x8b", Kind.PACKED),
    (b"BZh", Kind.PACKED),
    (b"\xfd7zXZ\x00", Kind.PACKED),
)
_SUFFIXES: dict[str, frozenset[Kind]] = {
    ".txt": frozenset({Kind.TEXT}),
    ".text": frozenset({Kind.TEXT}),
    ".md": frozenset({Kind.MARKDOWN}),
    ".markdown": frozenset({Kind.MARKDOWN}),
    ".htm": frozenset({Kind.HTML}),
    ".html": frozenset({Kind.HTML}),
    ".xhtml": frozenset({Kind.HTML}),
    ".xml": frozenset({Kind.XML, Kind.HTML}),
    ".mht": frozenset({Kind.MHTML}),
    ".mhtml": frozenset({Kind.MHTML}),
    ".docx": frozenset({Kind.DOCX}),
    ".docm": frozenset({Kind.DOCX}),
    ".doc": frozenset({Kind.OLE}),
    ".wps": frozenset({Kind.OLE}),
    ".pdf": frozenset({Kind.PDF}),
    ".rtf": frozenset({Kind.RTF}),
    ".zip": frozenset({Kind.ZIP}),
}
# A page starts with one of these; a lone tag in running text does not make a page of it.
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I)
_BLOCK_FIRST = re.compile(
    r"<(?:div|p|table|span|center|font|h[1-6]|a|br|pre|ul|ol|section|article)\b[^<>]*>", re.I
)
_BLOCK = re.compile(r"</(?:div|p|tr|td|li|h[1-6]|center)\s*>|<br\s*/?>", re.I)
_MIME = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?mime-version:", re.I)
_HEAD = 4096
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 11, 12, 13, 26, 27))


def sniff_bytes(data: bytes) -> Kind:
    """The kind of `data` as far as bytes tell it; `Kind.TEXT` still has to go through `sniff_text`.

    Raises:
        XiezhiError: XZ107 when a ZIP directory is damaged.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or (data[:2] == b"BM" and b"\0" in data[:32]):
        return Kind.PICTURE
    return Kind.BINARY if _is_binary(data[: 1 << 16]) else Kind.TEXT


def sniff_text(text: str, suffix: str) -> Kind:
    """What a decoded text is: page, XML, MIME message, Markdown or plain text.

    `suffix` settles only what content cannot: Markdown, which may hold HTML tags of its own.
    """
    head = text[:_HEAD].lstrip("\ufeff \t\r\n\u3000")
    markdown = suffix in (".md", ".markdown")
    if head.startswith("<?xml"):
        return Kind.HTML if re.search(r"<html\b", head, re.I) else Kind.XML
    if head.startswith("<") and _PAGE.match(head):
        return Kind.HTML
    if not markdown and _has_markup(head, text):
        return Kind.HTML
    if suffix == ".xml" and re.match(r"<[\w:\u4e00-\u9fff]+[\s>/]", head):
        return Kind.XML
    if _MIME.match(head):
        return Kind.MHTML
    return Kind.MARKDOWN if markdown else Kind.TEXT


def expected(suffix: str) -> frozenset[Kind]:
    """The kinds a file name ending promises; empty when it promises nothing."""
    return _SUFFIXES.get(suffix.lower(), frozenset())


def _has_markup(head: str, text: str) -> bool:
    if "<" not in head:
        return False
    blocks = sum(1 for _ in zip(_BLOCK.finditer(text[: 1 << 16]), range(4), strict=False))
    return blocks >= 4 or (blocks >= 1 and _BLOCK_FIRST.match(head) is not None)


def _is_binary(sample: bytes) -> bool:
    """Control bytes that no text in any of our encodings holds, NULs of UTF-16 apart."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\0" in sample and looks_utf16(sample):
        return False
    return b"\0" * 4 in sample or controls > len(sample) // 50 + 2


def _zip_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError) as error:
        raise XiezhiError("XZ107", kind="ZIP or Word (.docx)", reason=error) from error
    heads = {PurePosixPath(name).parts[0] for name in names if PurePosixPath(name).parts}
    if "[Content_Types].xml" in names:
        return (
            Kind.DOCX
            if "word" in heads
            else Kind.SPREADSHEET
            if "xl" in heads
            else (Kind.SLIDES if "ppt" in heads else Kind.DOCX)
        )
    if "OFD.xml" in names:
        return Kind.OFD
    return Kind.OPENDOCUMENT if {"mimetype", "content.xml"} <= set(names) else Kind.ZIP
