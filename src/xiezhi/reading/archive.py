"""ZIP archives: every member read in memory, nothing unpacked to disk, hostile members refused one by one."""

from __future__ import annotations

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from xiezhi.errors import XiezhiError
from xiezhi.reading.failure import Failure
from xiezhi.reading.files import read_bytes
from xiezhi.reading.folders import is_litter
from xiezhi.reading.limits import DEFAULT_LIMITS, Limits
from xiezhi.reading.sniff import Kind, sniff_bytes
from xiezhi.text import SourceText

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, NotImplementedError, ValueError,
)  # fmt: skip


def is_archive(path: Path) -> bool:
    """Whether the file at `path` is a ZIP of documents (and not a `.docx`, which is a ZIP too)."""
    try:
        with path.open("rb") as file:
            if file.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
                return False
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except _BROKEN:
        return False  # read_file names what is wrong with it
    return not names & {"[Content_Types].xml", "OFD.xml", "mimetype"}


def iter_archive(
    path: Path | str | IO[bytes], *, limits: Limits = DEFAULT_LIMITS
) -> Iterator[SourceText | Failure]:
    """Every document in a ZIP, and in the ZIPs right inside it, in stored order; sources read `a.zip!folder/b.txt`.

    Members that climb out of the archive, are links, encrypted, too large or packed too well become a `Failure` each;
    when the whole has unpacked to more than `limits.max_unpacked`, one last `Failure` says so.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _Walk(limits).members(archive, f"{path}!", nested=False)
    except _BROKEN as error:
        yield Failure.of(str(path), XiezhiError("XZ107", kind="ZIP", reason=error))


class _Walk:
    """One pass over an archive; `left` is how many bytes may still be unpacked."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.left = limits.max_unpacked

    def members(
        self, archive: zipfile.ZipFile, prefix: str, *, nested: bool
    ) -> Iterator[SourceText | Failure]:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > self.limits.max_members:
            error = XiezhiError("XZ130", count=len(entries), limit=self.limits.max_members)
            yield Failure.of(prefix.rstrip("!"), error)
            return
        for entry in entries:
            name = member_name(entry)
            if is_litter(name):
                continue
            if self.left <= 0:
                yield Failure.of(prefix.rstrip("!"), XiezhiError("XZ129", limit=self.limits.max_unpacked))
                return
            yield from self._member(archive, entry, name, prefix, nested)

    def _member(
        self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, prefix: str, nested: bool
    ) -> Iterator[SourceText | Failure]:
        source = prefix + name
        try:
            data = self._unpack(archive, entry, name)
            if data and sniff_bytes(data) is Kind.ZIP:
                yield from self._inner(data, source, nested)
            else:
                yield read_bytes(data, name=PurePosixPath(name).name, source=source, limits=self.limits)
        except XiezhiError as error:
            yield Failure.of(source, error)
        except _BROKEN as error:
            yield Failure.of(source, XiezhiError("XZ107", kind="ZIP member", reason=error))

    def _inner(self, data: bytes, source: str, nested: bool) -> Iterator[SourceText | Failure]:
        if nested:
            raise XiezhiError("XZ128")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from self.members(archive, f"{source}!", nested=True)

    def _unpack(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
        check_member(entry, name, self.limits)
        with archive.open(entry) as file:
            # The directory may lie about the size: never take more than the limit, whatever it says.
            data = file.read(self.limits.max_bytes + 1)
        self.left -= len(data)
        if len(data) > self.limits.max_bytes:
            raise XiezhiError("XZ103", size=len(data), limit=self.limits.max_bytes)
        if self.limits.is_bomb(entry.compress_size, len(data)):
            raise XiezhiError("XZ104")
        return data


def member_name(entry: zipfile.ZipInfo) -> str:
    """The name of a member as its maker meant it: GB18030 names of Chinese Windows are told from UTF-8 ones."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def check_member(entry: zipfile.ZipInfo, name: str, limits: Limits) -> None:
    """Refuse a member that must not be unpacked.

    Raises:
        XiezhiError: XZ103 too large, XZ104 a bomb, XZ125 climbs out of the archive, XZ126 encrypted, XZ127 no file.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (len(name) > 1 and name[1] == ":"):
        raise XiezhiError("XZ125")
    mode = entry.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise XiezhiError("XZ127")
    if entry.flag_bits & _ENCRYPTED:
        raise XiezhiError("XZ126")
    if entry.file_size > limits.max_bytes:
        raise XiezhiError("XZ103", size=entry.file_size, limit=limits.max_bytes)
    if limits.is_bomb(entry.compress_size, entry.file_size):
        raise XiezhiError("XZ104")
