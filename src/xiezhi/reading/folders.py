"""Which files of a folder are documents: in an order that never changes, without what systems and labellers leave."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath


def files_in(folder: Path) -> Iterator[Path]:
    """Every file at any level, in name order; litter and `NAME.json` beside `NAME.txt` (labels) are passed over."""
    for place, inner, names in os.walk(folder):
        inner.sort()
        inner[:] = [name for name in inner if not is_litter(name)]
        texts = {Path(name).stem for name in names if not name.lower().endswith(".json")}
        yield from (
            Path(place, name) for name in sorted(names) if not is_litter(name) and not _is_labels(name, texts)
        )


def is_litter(name: str) -> bool:
    """Whether a path names something a system left behind, which no one means as a document."""
    parts = PurePosixPath(name).parts
    last = parts[-1] if parts else ""
    return last.startswith((".", "~$")) or last.lower() in ("thumbs.db", "desktop.ini") or "__MACOSX" in parts


def _is_labels(name: str, texts: set[str]) -> bool:
    return name.lower().endswith(".json") and Path(name).stem in texts
