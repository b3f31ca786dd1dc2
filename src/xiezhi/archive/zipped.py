"""ZIPs as archives of an archive: documents, tables and one more level of ZIPs, nothing unpacked to disk."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from xiezhi.archive.found import Found, Meter
from xiezhi.archive.inputs import InputFile
from xiezhi.archive.suffixes import STREAMED, table_suffix
from xiezhi.errors import XiezhiError
from xiezhi.reading import Failure, Limits
from xiezhi.reading.archive import check_member, member_name
from xiezhi.reading.folders import is_litter
from xiezhi.reading.sniff import Kind, sniff_bytes

if TYPE_CHECKING:
    from xiezhi.archive.readers import Reader

_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, NotImplementedError, ValueError,
)  # fmt: skip
_MAX_MEMBERS = 5_000_000


def zip_members(file: InputFile, reader: Reader, meter: Meter) -> Iterator[Found | Failure]:
    """The documents in a ZIP, in stored order. Members are bounded one by one, the whole is not: it is only streamed."""
    try:
        with zipfile.ZipFile(file.path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if not entries:
                yield Failure.of(file.source, XiezhiError("XZ514", paths=file.source))
            for done, entry in enumerate(entries):
                meter.share = done / len(entries)
                yield from _member(archive, entry, f"{file.source}!", reader, nested=False)
    except _BROKEN as error:
        yield Failure.of(file.source, XiezhiError("XZ107", kind="ZIP", reason=error))


def _member(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, prefix: str, reader: Reader, *, nested: bool
) -> Iterator[Found | Failure]:
    name = member_name(entry)
    if is_litter(name):
        return
    source = prefix + name
    try:
        yield from _documents(archive, entry, name, source, reader, nested)
    except XiezhiError as error:
        yield Failure.of(source, error)
    except _BROKEN as error:
        yield Failure.of(source, XiezhiError("XZ107", kind="ZIP member", reason=error))


def _documents(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, source: str, reader: Reader, nested: bool
) -> Iterator[Found | Failure]:
    suffix, packed = table_suffix(name)
    streamed = suffix in STREAMED and not packed
    # Tables are streamed, so their size is no danger; whether they unpack to absurdly much is still asked.
    limits = replace(reader.limits, max_bytes=1 << 50) if streamed else reader.limits
    check_member(entry, name, limits)
    with archive.open(entry) as stream:
        if suffix and not packed:
            yield from reader.table(cast(BinaryIO, stream), suffix, source, Meter())
            return
        data = _unpacked(stream, entry, reader.limits)
    if data.startswith(b"PK") and sniff_bytes(data) is Kind.ZIP:
        yield from _inner(data, source, reader, nested)
    else:
        yield Found(source, PurePosixPath(name).name, data)


def _inner(data: bytes, source: str, reader: Reader, nested: bool) -> Iterator[Found | Failure]:
    if nested:
        raise XiezhiError("XZ128")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > _MAX_MEMBERS:
            raise XiezhiError("XZ130", count=len(entries), limit=_MAX_MEMBERS)
        for entry in entries:
            yield from _member(archive, entry, f"{source}!", reader, nested=True)


def _unpacked(stream: object, entry: zipfile.ZipInfo, limits: Limits) -> bytes:
    # The directory may lie about the size: never take more than the limit, whatever it says.
    data: bytes = cast(BinaryIO, stream).read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        raise XiezhiError("XZ103", size=len(data), limit=limits.max_bytes)
    if limits.is_bomb(entry.compress_size, len(data)):
        raise XiezhiError("XZ104")
    return data
