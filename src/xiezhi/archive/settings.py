"""What a run is made with: everything that can change its tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from xiezhi import __version__
from xiezhi.archive.columns import Columns

_ROOMS = ("errors", "text", "knowledge", "reading", "parsing", "inference", "signs")
_MODULES = ("analyzer.py", "schema/results.py")
_SHAPING = frozenset((".py", ".toml", ".tsv", ".csv", ".txt", ".json"))


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read and what is written of them.

    Attributes:
        columns: which columns of tables hold what; those not named are recognised.
        signs: look for signs (without: facts only).
        sign_dirs: directories of an office's own signs.
        texts: keep the decoded originals in the run (search, comparison and review need them).
        model: as for `Analyzer.load`: True for the packed encoder, a folder for another one, False for rules alone.
        shard_documents: documents per shard, the unit that is lost at most when a run is killed.
        shard_bytes: bytes of documents per shard, which bounds memory.
    """

    columns: Columns = field(default_factory=Columns)
    signs: bool = True
    sign_dirs: tuple[Path, ...] = ()
    texts: bool = True
    model: bool | Path = True
    shard_documents: int = 500
    shard_bytes: int = 24 << 20


def fingerprint(settings: Settings) -> dict[str, Any]:
    """Settings, code and model as they are written to `run.json` and compared when a run goes on.

    Raises:
        XiezhiError: XZ30x when an office's own signs cannot be used, XZ401 to XZ403 when the model cannot.
    """
    if settings.signs and settings.sign_dirs:
        _check_signs(settings)
    return {
        "settings": {
            **{k: v for k, v in asdict(settings).items() if k not in ("columns", "sign_dirs")},
            "model": bool(settings.model),  # which one it is stands below, by its checksum
            "columns": dict(settings.columns.given),
            "own signs": _digest(path for folder in settings.sign_dirs for path in sorted(folder.rglob("*.toml"))),
        },
        "code": {"version": __version__, "digest": _code(), "pyarrow": version("pyarrow")},
        "model": _model(settings.model),
    }  # fmt: skip


def _check_signs(settings: Settings) -> None:
    from xiezhi.signs import load_catalogue

    load_catalogue(settings.sign_dirs)


def _model(named: bool | Path) -> str | None:
    if not named:
        return None
    from xiezhi.inference.locate import find_model
    from xiezhi.inference.manifest import Manifest, checksum

    folder = find_model(None if named is True else named)
    if folder is None:
        return None
    manifest = Manifest.read(folder)
    manifest.check(folder)  # once here: workers then need not
    return f"{manifest.source} {checksum(folder / 'labels.json')[:16]}"


@cache
def _code() -> str:
    package = Path(str(files("xiezhi")))
    found = [package / name for name in _MODULES]
    found += sorted((package / "archive").glob("*.py"))  # not its rooms, which only ask questions of a run
    for room in _ROOMS:
        found += sorted(path for path in (package / room).rglob("*") if path.suffix in _SHAPING)
    return _digest(found)


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
