"""Old Word containers (OLE2, `.doc`): read where they wrap a web page, an RTF or XML text; named where they do not.

The official judgment site serves web pages inside an OLE2 container, as a stream called `WordDocument`. A true binary
Word 97 file has a stream of the same name, which starts with the magic number 0xA5EC.
"""

from __future__ import annotations

import io
from typing import Any

from xiezhi.errors import XiezhiError

_WORD_MAGIC = (b"\xec\xa5", b"\xdc\xa5", b"\x9b\xa5")
_OTHERS = {
    "Workbook": "Excel workbook",
    "Book": "Excel workbook",
    "PowerPoint Document": "PowerPoint presentation",
    "__properties_version1.0": "Outlook message",
}


def unwrap_ole(data: bytes, *, max_bytes: int) -> bytes:
    """The text file inside an OLE2 container: the bytes of a page, RTF, XML or plain text.

    Raises:
        XiezhiError: XZ105 true binary Word, XZ106 encrypted, XZ107 damaged, XZ109 another Office format.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return _content(container, max_bytes)
    except XiezhiError:
        raise
    except Exception as error:  # olefile lets struct, index and type errors through on damaged files
        raise XiezhiError("XZ107", kind="Word (.doc)", reason=error) from error


def _content(container: Any, max_bytes: int) -> bytes:
    streams = {"/".join(path): path for path in container.listdir()}
    if "EncryptedPackage" in streams:
        raise XiezhiError("XZ106", kind="Word (.docx)")
    if "WordDocument" in streams:
        return _word_stream(_read(container, streams["WordDocument"], max_bytes))
    for name, kind in _OTHERS.items():
        if name in streams:
            raise XiezhiError("XZ109", kind=kind)
    for path in streams.values():
        content = _read(container, path, max_bytes)
        if _is_markup(content):
            return content
    raise XiezhiError("XZ109", kind="OLE2 container without a Word document")


def _read(container: Any, path: list[str], max_bytes: int) -> bytes:
    if container.get_size(path) > max_bytes:
        raise XiezhiError("XZ103", size=container.get_size(path), limit=max_bytes)
    return bytes(container.openstream(path).read())


def _word_stream(content: bytes) -> bytes:
    if content.startswith(_WORD_MAGIC):
        encrypted = len(content) > 11 and content[11] & 1  # FibBase.fEncrypted, [MS-DOC] 2.5.2
        raise XiezhiError("XZ106", kind="Word (.doc)") if encrypted else XiezhiError("XZ105")
    return content.rstrip(b"\0")


def _is_markup(content: bytes) -> bool:
    head = content[:2048].lstrip().lower()
    return head.startswith((b"<html", b"<!doctype", b"<?xml", b"{\\rtf", b"<div", b"<p"))
