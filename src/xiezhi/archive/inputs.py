"""What was given to be read: folders, ZIPs, tables and single files, listed in an order that never changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xiezhi.archive.found import shown
from xiezhi.errors import XiezhiError
from xiezhi.reading.folders import files_in


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file of the archive; small, because there may be a million of them.

    Attributes:
        root: the folder or file given.
        name: how results name it.
        inside: path inside the folder, empty for a file given by itself.
        size: bytes when listed, -1 where it cannot be looked at.
    """

    root: Path
    name: str
    inside: str
    size: int

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.root / self.inside if self.inside else self.root

    @property
    def source(self) -> str:
        """How results name the file: the name of the folder given, then the path inside it."""
        return f"{self.name}/{shown(self.inside)}" if self.inside else self.name


def list_inputs(sources: Sequence[Path | str]) -> list[InputFile]:
    """Every file in `sources`, folders walked in name order; `NAME.json` beside `NAME.txt` (labels) is passed over.

    A folder of the same name given twice is kept apart by a number, so that no two files share a `source`.

    Raises:
        XiezhiError: XZ514 when there is none at all.
    """
    found: list[InputFile] = []
    names: dict[str, int] = {}
    for given in sources:
        path = Path(given)
        name = shown(path.resolve().name) or "root"
        names[name] = names.get(name, 0) + 1
        root = name if names[name] == 1 else f"{name}~{names[name]}"
        found += _walk(path, root) if path.is_dir() else [InputFile(path, root, "", _size(path))]
    if not found or all(file.size < 0 for file in found):
        raise XiezhiError("XZ514", paths=", ".join(map(str, sources)))
    return found


def digest_inputs(files: Sequence[InputFile]) -> str:
    """A fingerprint of which files there are and how large they are (contents are checked shard by shard)."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.source}\0{file.size}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _walk(root: Path, name: str) -> Iterator[InputFile]:
    for path in files_in(root):
        yield InputFile(root, name, path.relative_to(root).as_posix(), _size(path))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
