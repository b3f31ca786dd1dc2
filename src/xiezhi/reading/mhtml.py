"""MHTML: a web page and its pictures in one MIME message, which many office systems name `.doc`."""

from __future__ import annotations

from dataclasses import replace

from xiezhi.errors import XiezhiError
from xiezhi.reading.encodings import decode
from xiezhi.reading.extract import Extract
from xiezhi.reading.html import declared_encoding, read_html


def read_mhtml(data: bytes) -> Extract:
    """The text of the first page in a MIME message.

    Raises:
        XiezhiError: XZ107 when the message holds no page.
    """
    import email
    import email.policy

    try:
        message = email.message_from_bytes(data.lstrip(), policy=email.policy.compat32)
        pages = [
            part
            for part in message.walk()
            if part.get_content_type() in ("text/html", "application/xhtml+xml")
        ]
        payload = pages[0].get_payload(decode=True) if pages else None
        declared = pages[0].get_content_charset() if pages else None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise XiezhiError("XZ107", kind="MHTML", reason=error) from error
    if not isinstance(payload, bytes):
        raise XiezhiError("XZ107", kind="MHTML", reason="it holds no page")
    decoded = decode(payload, declared or declared_encoding(payload))
    return replace(read_html(decoded.text, decoded.encoding), media_type="multipart/related")
