"""The run directory on disk: tables shard by shard, a marker for each finished shard, nothing half-written.

RUN/run.json                  what the run was made from and with
RUN/inputs.parquet            the files that were read (source, size)
RUN/<table>/shard-000012.parquet
RUN/done/shard-000012.json    written last: the shard is whole; statistics
RUN/complete.json             written when all shards are: totals
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from xiezhi.archive.tables import TABLES
from xiezhi.errors import XiezhiError

FORMAT = "xiezhi.run/1"
"""What a run directory is made like; raised when an older one could no longer be read."""
_ZSTD_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Store:
    """A run directory, written by several processes at once: each shard by one of them."""

    path: Path

    def resolved(self) -> Store:
        """The same directory by its full path, for processes that start elsewhere."""
        return Store(self.path.resolve())

    def prepare(self) -> None:
        """Make the folders, and remove what killed processes left half-written.

        Raises:
            XiezhiError: XZ509 when the place cannot be written.
        """
        with self._writing():
            for name in (*TABLES, "done"):
                (self.path / name).mkdir(parents=True, exist_ok=True)
        self.sweep()

    def sweep(self) -> None:
        """Remove what killed processes left half-written; no process may be writing.

        Raises:
            XiezhiError: XZ509 when the place cannot be written.
        """
        with self._writing():
            for name in (*TABLES, "done"):
                for left in (self.path / name).glob(".*.tmp"):
                    left.unlink(missing_ok=True)

    def forget(self) -> None:
        """Count no shard as finished any more.

        Raises:
            XiezhiError: XZ509 when the place cannot be written.
        """
        with self._writing():
            for path in (
                self.path / "complete.json",
                *self.path.glob("done/*.json"),
                *self.path.glob("*/*.parquet"),
            ):
                path.unlink(missing_ok=True)

    def write(self, number: int, tables: Mapping[str, pa.Table], marker: Mapping[str, Any]) -> None:
        """Write the tables of a shard, then its marker; either all of it counts or nothing.

        Raises:
            XiezhiError: XZ509 when it cannot be written (disk full, no permission).
        """
        rows, files = {}, {}
        with self._writing():
            for name, table in tables.items():
                rows[name] = table.num_rows
                with _replacing(self.shard(name, number)) as temporary:
                    pq.write_table(table, temporary, compression="zstd", compression_level=_ZSTD_LEVEL)
                    files[name] = [temporary.stat().st_size, _checksum(temporary)]
            self._json(self.marker(number), {**marker, "rows": rows, "files": files})

    def damage(self, marker: Mapping[str, Any], *, content: bool) -> Path | None:
        """The first table of a finished shard that is not what was written: gone, of another size, or, with `content`,
        of another checksum. None when all are whole.
        """
        for name, (size, checksum) in marker.get("files", {}).items():
            path = self.shard(name, marker["shard"])
            try:
                if path.stat().st_size != size or (content and _checksum(path) != checksum):
                    return path
            except OSError:
                return path
        return None

    def shard(self, table: str, number: int) -> Path:
        """Where a table of a shard lies."""
        return self.path / table / f"shard-{number:06}.parquet"

    def marker(self, number: int) -> Path:
        """Where the marker of a shard lies."""
        return self.path / "done" / f"shard-{number:06}.json"

    def read_marker(self, number: int) -> dict[str, Any] | None:
        """The marker of a shard, or None when the shard is not whole."""
        try:
            marker: dict[str, Any] = json.loads(self.marker(number).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return marker

    def markers(self) -> list[dict[str, Any]]:
        """The markers of all finished shards, in order."""
        numbers = sorted(
            int(path.stem.removeprefix("shard-")) for path in self.path.glob("done/shard-*.json")
        )
        return [marker for number in numbers if (marker := self.read_marker(number)) is not None]

    def write_json(self, name: str, content: Mapping[str, Any]) -> None:
        """Write `RUN/name` in one step.

        Raises:
            XiezhiError: XZ509 when it cannot be written.
        """
        with self._writing():
            self._json(self.path / name, content)

    def read_json(self, name: str) -> dict[str, Any] | None:
        """The content of `RUN/name`, None where it is absent or damaged."""
        try:
            content: dict[str, Any] = json.loads((self.path / name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return content

    def _json(self, path: Path, content: Mapping[str, Any]) -> None:
        with _replacing(path) as temporary:
            temporary.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise XiezhiError("XZ509", path=self.path, reason=error.strerror or error) from error


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A temporary file that takes the place of `path` in one step, once it is safely on disk."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
