"""Bytes to source text: plain text, web pages, XML, Word, RTF, PDF, and ZIPs of them."""

from xiezhi.reading.archive import iter_archive
from xiezhi.reading.files import LOSSES, Failure, read_bytes, read_file, read_many
from xiezhi.reading.limits import DEFAULT_LIMITS, Limits

__all__ = [
    "DEFAULT_LIMITS",
    "LOSSES",
    "Failure",
    "Limits",
    "iter_archive",
    "read_bytes",
    "read_file",
    "read_many",
]
