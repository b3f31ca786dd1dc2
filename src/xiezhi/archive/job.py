"""`annotate`: an archive to a run directory, begun or gone on with."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from xiezhi.archive.inputs import InputFile, list_inputs
from xiezhi.archive.lock import locked
from xiezhi.archive.plan import Shard, plan
from xiezhi.archive.settings import Settings
from xiezhi.archive.start import begin, check_shard
from xiezhi.archive.store import Store
from xiezhi.errors import XiezhiError

COUNTS = ("documents", "ok", "partial", "failed", "skipped", "chars", "signs")
ENGINES = ("local", "ray")


@dataclass(slots=True)
class Progress:
    """How far a run is: totals of finished shards, and what is under way.

    Attributes:
        counts: documents, ok, partial, failed, skipped, chars, signs of all finished shards, earlier runs included.
        shards: finished shards; `resumed` of them by an earlier run.
        begun: documents this run has finished or begun, copies and failures included.
        bytes, total_bytes: of the input, done with (estimated inside a shard) and in all; `resumed_bytes` of them by
            an earlier run.
        seconds: since this run began.
    """

    total_bytes: int
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    shards: int = 0
    resumed: int = 0
    begun: int = 0
    bytes: int = 0
    resumed_bytes: int = 0
    started: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Seconds since this run began."""
        return time.monotonic() - self.started

    @property
    def rate(self) -> float:
        """Documents per second of this run."""
        return self.begun / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Estimated from bytes; None before this run has begun anything."""
        done = self.bytes - self.resumed_bytes
        return self.seconds * (self.total_bytes - self.bytes) / done if done > 0 else None

    def add(self, marker: Mapping[str, Any]) -> None:
        """Count a finished shard."""
        self.shards += 1
        for name in COUNTS:
            self.counts[name] += marker.get(name, 0)


Watch = Callable[[Progress], None]


def annotate(
    sources: Sequence[Path | str],
    run: Path | str,
    *,
    settings: Settings | None = None,
    workers: int | None = None,
    engine: str = "local",
    watch: Watch = lambda progress: None,
) -> Progress:
    """Read every document in `sources` and write the run directory `run`; the same call goes on after any end.

    Args:
        sources: folders, ZIPs, tables (CSV, TSV, JSON lines, JSON, Parquet, XLSX) and single documents.
        workers: processes of one thread each (default: one per core that this process may use); 0 works in this one.
        engine: `local`, or `ray` for a cluster (extra `cluster`).
        watch: called when something has moved on: often, so keep it quick.

    Returns:
        the totals; `counts["failed"]` documents are in the table `failures`.

    Raises:
        XiezhiError: XZ502 the run was made from something else, XZ508 someone else writes it, XZ509 it cannot be
            written, XZ514 there is nothing to read, XZ515 Ray is not installed, XZ519 the run lies in the archive.
    """
    settings = settings or Settings()
    store = Store(Path(run))
    _outside(store.path, sources)
    files = list_inputs(sources)
    with locked(store.path):
        begin(store, files, settings)
        store.prepare()
        job = _Job(store, settings, Progress(sum(max(file.size, 0) for file in files)), watch)
        job.run(files, _cores() if workers is None else workers, engine)
    return job.progress


@dataclass(slots=True)
class _Share:
    """A shard handed out: its bytes of input, its documents, how many of them are begun."""

    bytes: int
    documents: int
    begun: int = 0


@dataclass(slots=True)
class _Job:
    store: Store
    settings: Settings
    progress: Progress
    watch: Watch
    _under_way: dict[int, _Share] = field(default_factory=dict)
    _finished: tuple[int, int] = (0, 0)

    def run(self, files: Sequence[InputFile], workers: int, engine: str) -> None:
        complete = self.store.read_json("complete.json")
        shards = self._to_do(files)
        if engine == "ray":
            from xiezhi.archive.cluster import run_on_ray

            run_on_ray(shards, self.store, self.settings, workers, self.tell)
        elif workers == 0:
            self._here(shards)
        else:
            self._pooled(shards, workers)
        self.store.sweep()  # a worker that was killed on the way may have left half a table
        if complete is None:
            self.store.write_json("complete.json", {"shards": self.progress.shards, **self.progress.counts})

    def tell(self, what: str, value: Any) -> None:
        """Take note of what a worker says (`xiezhi.archive.pool.Tell`)."""
        if what == "at":
            number, index = value
            self._under_way[number].begun = index + 1
        else:
            share = self._under_way.pop(value["shard"])
            self._finished = (self._finished[0] + value["documents"], self._finished[1] + share.bytes)
            self.progress.add(value)
        documents, size = self._finished
        shares = self._under_way.values()
        self.progress.begun = documents + sum(share.begun for share in shares)
        self.progress.bytes = size + sum(share.bytes * share.begun // share.documents for share in shares)
        self.progress.bytes += self.progress.resumed_bytes
        self.watch(self.progress)

    def _to_do(self, files: Sequence[InputFile]) -> Iterator[Shard]:
        """Shards that no earlier run has finished; those that one has are counted on the way."""
        for shard in plan(files, self.settings):
            marker = check_shard(self.store, shard)
            if marker is None:
                self._under_way[shard.number] = _Share(shard.bytes, len(shard.items))
                yield shard
                continue
            self.progress.add(marker)
            self.progress.resumed += 1
            self.progress.bytes += shard.bytes
            self.progress.resumed_bytes += shard.bytes
            self.watch(self.progress)

    def _pooled(self, shards: Iterator[Shard], workers: int) -> None:
        from xiezhi.archive.pool import Pool

        first = next(shards, None)
        if first is not None:  # else all is done: no process need be started
            Pool(self.store, self.settings, workers, self.tell).run(chain([first], shards))

    def _here(self, shards: Iterator[Shard]) -> None:
        from xiezhi.archive.shard import Engine, run_shard

        engine = Engine.load(self.settings)
        for shard in shards:
            at = partial(self._at, shard.number)
            self.tell("done", run_shard(shard, engine, self.store, at))

    def _at(self, number: int, index: int) -> None:
        self.tell("at", (number, index))


def _outside(run: Path, sources: Sequence[Path | str]) -> None:
    """A run inside its own archive would be read as part of it the next time."""
    for source in sources:
        folder = Path(source).resolve()
        if folder.is_dir() and (run.resolve() == folder or folder in run.resolve().parents):
            raise XiezhiError("XZ519", run=run, source=source)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Windows and macOS
        return os.cpu_count() or 1
