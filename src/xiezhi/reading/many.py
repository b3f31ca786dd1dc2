"""Many files, folders and ZIPs to source texts, without ever stopping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from xiezhi.errors import XiezhiError
from xiezhi.reading.archive import is_archive, iter_archive
from xiezhi.reading.failure import Failure
from xiezhi.reading.files import read_file
from xiezhi.reading.folders import files_in
from xiezhi.reading.limits import DEFAULT_LIMITS, Limits
from xiezhi.text import SourceText


def read_many(
    paths: Iterable[Path | str], *, limits: Limits = DEFAULT_LIMITS
) -> Iterator[SourceText | Failure]:
    """Every document in files, folders (all levels, in name order) and ZIPs; one `Failure` per file that is none.

    Files that systems leave behind (`.DS_Store`, `Thumbs.db`, `~$…`, `__MACOSX/`) are passed over, and `NAME.json` beside
    `NAME.txt` (labels of that document); a folder or a ZIP without anything else is a `Failure` of its own (XZ514).
    """
    for given in paths:
        nothing = True
        for item in _read_one(Path(given), limits):
            nothing = False
            yield item
        if nothing:
            yield Failure.of(str(given), XiezhiError("XZ514", paths=given))


def _read_one(given: Path, limits: Limits) -> Iterator[SourceText | Failure]:
    for path in files_in(given) if given.is_dir() else (given,):
        if is_archive(path):
            yield from iter_archive(path, limits=limits)
            continue
        try:
            yield read_file(path, limits=limits)
        except XiezhiError as error:
            yield Failure.of(str(path), error)
