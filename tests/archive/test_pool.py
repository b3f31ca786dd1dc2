"""Worker processes that die, documents that kill them, and what is left afterwards."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from tests.archive.makers import differences, judgment, tree, write_folder

from xiezhi.archive import Archive, Progress, Settings, annotate
from xiezhi.archive.inputs import list_inputs
from xiezhi.archive.plan import plan
from xiezhi.archive.pool import Pool
from xiezhi.archive.store import FORMAT, Store
from xiezhi.errors import XiezhiError

SMALL = Settings(shard_documents=6, model=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "in", range(24))


def kill_one(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def workers() -> list[int]:
    return [child.pid for child in multiprocessing.active_children() if child.pid is not None]


def test_workers_killed_in_the_middle_are_replaced_and_nothing_is_lost(folder: Path, tmp_path: Path) -> None:
    annotate([folder], tmp_path / "whole", settings=SMALL, workers=0)
    store = Store(tmp_path / "run")
    store.prepare()
    killed: list[int] = []

    def kill(what: str, value: Any) -> None:
        # In two different shards: a document at which two processes die in a row is taken for the cause.
        if what == "at" and value[1] == 2 and value[0] not in killed and len(killed) < 2:
            at_it = next(w for w in pool._workers if w.shard is not None and w.shard.number == value[0])
            assert at_it.process.pid is not None
            kill_one(at_it.process.pid)
            killed.append(value[0])

    pool = Pool(store, SMALL, 2, kill)
    pool.run(plan(list_inputs([folder]), SMALL))
    store.sweep()
    assert len(killed) == 2
    assert not differences(tree(tmp_path / "run"), tree(tmp_path / "whole"))


def test_what_a_killed_worker_left_half_written_is_gone_at_the_end(folder: Path, tmp_path: Path) -> None:
    left = tmp_path / "run" / "signs" / ".shard-000001.parquet.77.tmp"

    def leave(progress: Progress) -> None:
        if progress.shards == 1:
            left.write_bytes(b"PAR1")

    annotate([folder], tmp_path / "run", settings=SMALL, workers=0, watch=leave)
    assert not left.exists()


def test_a_document_that_kills_every_process_fails_alone(folder: Path, tmp_path: Path) -> None:
    # A long document gives the time to kill the process while it is at work on just this one.
    (folder / "乙" / "004.txt").write_text("\n".join(map(judgment, range(100, 6100))), encoding="utf-8")
    files = list_inputs([folder])
    at = [item.source for shard in plan(files, SMALL) for item in shard.items].index("in/乙/004.txt")
    store = Store(tmp_path / "run")
    store.prepare()

    deaths = []

    def tell(what: str, value: Any) -> None:
        if what == "at" and value == (0, at) and len(deaths) < 2:
            deaths.append(value)
            kill_one(workers()[0])

    first = next(iter(plan(files, SMALL)))
    Pool(store, SMALL, 1, tell).run(iter([first]))
    store.write_json("run.json", {"format": FORMAT})
    with Archive.open(tmp_path / "run") as archive:
        assert archive.sql("SELECT doc_id, code FROM failures").fetchall() == [("004", "XZ511")]
        assert archive.statistics()["ok"] == 5


def test_a_machine_on_which_processes_cannot_live_is_named(folder: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "run")
    store.prepare()

    def tell(what: str, value: Any) -> None:
        kill_one(workers()[0])

    with pytest.raises(XiezhiError) as caught:
        Pool(store, SMALL, 1, tell).run(plan(list_inputs([folder]), SMALL))
    assert caught.value.code == "XZ516"
    assert not multiprocessing.active_children()


def test_what_stops_a_worker_stops_the_run(folder: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "run")
    store.prepare()
    (tmp_path / "run" / "done").rmdir()
    (tmp_path / "run" / "done").write_text("in the way")
    with pytest.raises(XiezhiError) as caught:
        Pool(store, SMALL, 2, lambda what, value: None).run(plan(list_inputs([folder]), SMALL))
    assert caught.value.code == "XZ509"


def test_shards_are_asked_for_only_a_few_ahead(folder: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "run")
    store.prepare()
    asked: list[int] = []
    done: list[int] = []
    ahead: list[int] = []

    def shards() -> Any:
        for shard in plan(list_inputs([folder]), Settings(shard_documents=1, model=False)):
            asked.append(shard.number)
            ahead.append(len(asked) - len(done))
            yield shard

    def tell(what: str, value: Any) -> None:
        if what == "done":
            done.append(value["shard"])

    Pool(store, Settings(shard_documents=1, model=False), 2, tell).run(shards())
    assert sorted(done) == list(range(24))
    assert max(ahead) <= 2 * 2 + 1


def test_workers_end_when_the_parent_is_gone(folder: Path, tmp_path: Path) -> None:
    from multiprocessing import get_context

    from xiezhi.archive.worker import work

    ours, theirs = get_context("forkserver").Pipe()
    process = get_context("forkserver").Process(target=work, args=(theirs, str(tmp_path), SMALL))
    process.start()
    theirs.close()
    assert ours.recv() == ("ready", None)
    ours.close()
    process.join(30)
    assert process.exitcode == 0


def test_time_left_is_estimated_from_bytes() -> None:
    progress = Progress(total_bytes=100, started=time.monotonic() - 10)
    assert progress.seconds_left is None
    progress.bytes, progress.resumed_bytes = 60, 20
    assert progress.seconds_left == pytest.approx(10, rel=0.1)
