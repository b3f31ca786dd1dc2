"""Files of an archive to documents found: tables row by row, ZIPs member by member, everything else whole."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from xiezhi.archive.columns import Columns
from xiezhi.archive.csvrows import csv_rows
from xiezhi.archive.found import Found, Meter
from xiezhi.archive.inputs import InputFile
from xiezhi.archive.jsonrows import json_rows, jsonl_rows
from xiezhi.archive.parquetrows import parquet_rows
from xiezhi.archive.rows import Row, documents
from xiezhi.archive.suffixes import table_suffix
from xiezhi.archive.xlsxrows import xlsx_rows
from xiezhi.archive.zipped import zip_members
from xiezhi.errors import XiezhiError
from xiezhi.reading import DEFAULT_LIMITS, Failure, Limits
from xiezhi.reading.archive import is_archive

_HANDED_AROUND = 4 << 20  # bytes up to which a file's content goes to the worker; larger ones it opens itself


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the files of an archive one after the other; every file ends in documents or failures."""

    columns: Columns = field(default_factory=Columns)
    limits: Limits = DEFAULT_LIMITS

    def read(self, file: InputFile, meter: Meter) -> Iterator[Found | Failure]:
        """The documents in one file; `meter` moves on while it is read."""
        try:
            suffix, packed = table_suffix(file.source)
            if suffix:
                with _opened(file.path, meter, file.size) as raw:
                    stream = gzip.GzipFile(fileobj=raw) if packed else raw
                    yield from self.table(stream, suffix, file.source, meter)  # type: ignore[arg-type]
            elif is_archive(file.path):
                yield from zip_members(file, self, meter)
            else:
                yield _whole(file, self.limits)
        except OSError as error:
            yield Failure.of(file.source, _unreadable(file, error))
        except XiezhiError as error:
            yield Failure.of(file.source, error)
        except (EOFError, zlib.error) as error:
            yield Failure.of(file.source, XiezhiError("XZ107", kind="gzip", reason=error))
        meter.share = 1.0

    def table(self, stream: BinaryIO, suffix: str, source: str, meter: Meter) -> Iterator[Found | Failure]:
        """The documents in the rows of a table.

        Raises:
            XiezhiError: XZ503, XZ518, XZ507 where the whole table cannot be used.
        """
        return documents(self._rows(stream, suffix, source, meter), source, self.columns)

    def _rows(self, stream: BinaryIO, suffix: str, source: str, meter: Meter) -> Iterator[Row]:
        if suffix in (".csv", ".tsv"):
            return csv_rows(stream, source, self.columns)
        if suffix in (".jsonl", ".ndjson"):
            return jsonl_rows(stream)
        if suffix == ".json":
            return json_rows(self._all(stream), source)
        seekable = stream if stream.seekable() and isinstance(stream, io.BufferedReader) else None
        file = seekable or io.BytesIO(self._all(stream))
        if suffix == ".xlsx":
            return xlsx_rows(file, source, self.columns, self.limits, meter)
        return parquet_rows(file, source, self.columns, meter)

    def _all(self, stream: BinaryIO) -> bytes:
        data = stream.read(self.limits.max_bytes + 1)
        if len(data) > self.limits.max_bytes:
            raise XiezhiError("XZ103", size=len(data), limit=self.limits.max_bytes)
        return data


def _whole(file: InputFile, limits: Limits) -> Found | Failure:
    name = file.source.rsplit("/", 1)[-1]
    if file.size > limits.max_bytes:
        return Failure.of(file.source, XiezhiError("XZ103", size=file.size, limit=limits.max_bytes))
    if file.size > _HANDED_AROUND:
        return Found(file.source, name, path=str(file.path))
    return Found(file.source, name, file.path.read_bytes())


@contextmanager
def _opened(path: Path, meter: Meter, size: int) -> Iterator[BinaryIO]:
    """The file at `path`, its reading position shown on `meter`."""
    with path.open("rb") as file:
        yield io.BufferedReader(_Metered(file, meter, size))


class _Metered(io.RawIOBase):
    def __init__(self, file: BinaryIO, meter: Meter, size: int) -> None:
        self._file, self._meter, self._size = file, meter, max(size, 1)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        read: Callable[[memoryview], int] = self._file.readinto  # type: ignore[attr-defined]
        count = read(buffer)
        self._meter.share = min(1.0, self._file.tell() / self._size)
        return count


def _unreadable(file: InputFile, error: OSError) -> XiezhiError:
    return XiezhiError("XZ101", path=file.source, reason=error.strerror or type(error).__name__)
