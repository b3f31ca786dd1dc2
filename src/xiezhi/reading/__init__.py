"""Bytes to source text: plain text, web pages, XML, Word, RTF, PDF, and ZIPs of them."""

from xiezhi.reading.archive import iter_archive
from xiezhi.reading.failure import Failure
from xiezhi.reading.files import LOSSES, read_bytes, read_file
from xiezhi.reading.limits import DEFAULT_LIMITS, Limits
from xiezhi.reading.many import read_many

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
