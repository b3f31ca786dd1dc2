"""Begin a run, or go on with one: only if inputs, settings, code and model are what they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from xiezhi.archive.inputs import InputFile, digest_inputs
from xiezhi.archive.plan import Shard
from xiezhi.archive.settings import Settings, fingerprint
from xiezhi.archive.store import FORMAT, Store
from xiezhi.errors import XiezhiError

_BEFORE = frozenset(("lock", "inputs.parquet"))
"""What may lie in the folder before `run.json`; anything else is someone else's."""


def begin(store: Store, files: Sequence[InputFile], settings: Settings) -> None:
    """Write `run.json`, or compare it with what is asked for now.

    Raises:
        XiezhiError: XZ502 with what changed, XZ501 when the folder holds something else, XZ509 when it cannot be
            written.
    """
    now = {
        "format": FORMAT,
        "inputs": {"files": len(files), "bytes": sum(max(f.size, 0) for f in files), "digest": digest_inputs(files)},
        **fingerprint(settings),
    }  # fmt: skip
    before = store.read_json("run.json")
    if before is None:
        if any(path.name not in _BEFORE and not path.name.startswith(".") for path in store.path.iterdir()):
            raise XiezhiError("XZ501", path=store.path)
        _write(store, files, now)
        return
    changes = list(_changes(before, now, store, files))
    if changes and any(marker["ok"] or marker["partial"] for marker in store.markers()):
        raise XiezhiError("XZ502", run=store.path, changes="; ".join(changes))
    if changes:  # nothing has been read yet, say for a mistyped column: nothing to protect
        store.forget()
        _write(store, files, now)


def _write(store: Store, files: Sequence[InputFile], now: Mapping[str, Any]) -> None:
    _write_inputs(store.path / "inputs.parquet", files)
    store.write_json("run.json", now)


def check_shard(store: Store, shard: Shard) -> dict[str, Any] | None:
    """The marker of a shard that an earlier run finished, None if it is still to do.

    Raises:
        XiezhiError: XZ502 when it was finished from other content.
    """
    marker = store.read_marker(shard.number)
    if marker is not None and marker.get("digest") != shard.digest:
        first, last = shard.items[0].source, shard.items[-1].source
        change = f"content between {first} and {last} is not what it was"
        raise XiezhiError("XZ502", run=store.path, changes=change)
    if marker is not None and store.damage(marker, content=True) is not None:
        return None  # a table was lost or changed on disk: the shard is done again
    return marker


def _changes(
    before: Mapping[str, Any], now: Mapping[str, Any], store: Store, files: Sequence[InputFile]
) -> Iterable[str]:
    if before.get("format") != now["format"]:
        yield f"format {before.get('format')} → {now['format']}"
    if before.get("inputs") != now["inputs"]:
        yield _changed_inputs(store.path / "inputs.parquet", files)
    for group in ("settings", "code"):
        old: Mapping[str, Any] = before.get(group) or {}
        for name in sorted({*old, *now[group]}):
            if old.get(name) != now[group].get(name):
                yield f"{group} {name}: {old.get(name)} → {now[group].get(name)}"
    if before.get("model") != now["model"]:
        yield f"model: {before.get('model') or 'none'} → {now['model'] or 'none'}"


def _changed_inputs(listing: Path, files: Sequence[InputFile]) -> str:
    try:
        table = pq.read_table(listing).to_pydict()
    except (OSError, pa.ArrowException):
        return "input files"
    old = dict(zip(table["source"], table["size"], strict=True))
    new = {file.source: file.size for file in files}
    groups = {
        "added": [name for name in new if name not in old],
        "gone": [name for name in old if name not in new],
        "changed": [name for name in new if name in old and new[name] != old[name]],
    }
    said = [f"{len(names)} input(s) {what} ({names[0]} …)" for what, names in groups.items() if names]
    return "; ".join(said) or "order of inputs"


def _write_inputs(path: Path, files: Sequence[InputFile]) -> None:
    columns = {"source": [f.source for f in files], "path": [str(f.path).encode("utf-8", "replace").decode() for f in files],
               "size": [f.size for f in files]}  # fmt: skip
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.table(columns), path)
    except OSError as error:
        raise XiezhiError("XZ509", path=path.parent, reason=error.strerror or error) from error
