"""What disks, clocks and memory do to a run: nothing is lost, nothing counts twice."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.archive.makers import differences, tree, write_folder

from xiezhi.archive import Archive, Settings, annotate
from xiezhi.errors import XiezhiError

SMALL = Settings(shard_documents=5, model=False)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    annotate([write_folder(tmp_path / "in", range(15))], tmp_path / "run", settings=SMALL, workers=0)
    return tmp_path / "run"


def lose(path: Path) -> None:
    path.unlink()


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [lose, cut_off, flip])
def test_a_damaged_shard_is_done_anew_and_the_others_stay(run: Path, damage: Callable[[Path], None]) -> None:
    whole = tree(run)
    damage(run / "parties" / "shard-000001.parquet")
    kept = (run / "parties" / "shard-000002.parquet").stat().st_mtime_ns
    done = annotate([run.parent / "in"], run, settings=SMALL, workers=0)
    assert (done.shards, done.resumed) == (3, 2)
    assert not differences(tree(run), whole)
    assert (run / "parties" / "shard-000002.parquet").stat().st_mtime_ns == kept


@pytest.mark.parametrize("damage", [lose, cut_off])
def test_a_damaged_run_says_so_before_it_answers(run: Path, damage: Callable[[Path], None]) -> None:
    damage(run / "signs" / "shard-000000.parquet")
    with pytest.raises(XiezhiError) as raised:
        Archive.open(run)
    assert raised.value.code == "XZ525"


def test_a_damaged_marker_means_the_shard_is_done_again(run: Path) -> None:
    whole = tree(run)
    (run / "done" / "shard-000001.json").write_text("{", encoding="utf-8")
    assert annotate([run.parent / "in"], run, settings=SMALL, workers=0).resumed == 2
    assert not differences(tree(run), whole)


@pytest.mark.parametrize("hours", [-20_000, 20_000])
def test_a_clock_that_jumps_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    folder = write_folder(tmp_path / "in", range(12))
    annotate([folder], tmp_path / "whole", settings=SMALL, workers=0)
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + hours * 3600)
    with pytest.raises(KeyboardInterrupt):
        annotate([folder], tmp_path / "run", settings=SMALL, workers=0, watch=_stop)
    monkeypatch.setattr(time, "time", now)
    annotate([folder], tmp_path / "run", settings=SMALL, workers=0)
    assert not differences(tree(tmp_path / "run"), tree(tmp_path / "whole"))


def _stop(progress: object) -> None:
    if getattr(progress, "shards", 0) == 1:
        raise KeyboardInterrupt


@pytest.mark.skipif(sys.platform != "linux", reason="limits of address space are as Linux has them")
def test_a_machine_without_memory_says_so(tmp_path: Path) -> None:
    """A process that may take no more memory ends with an error that has a code, and leaves no half-written table."""
    folder = write_folder(tmp_path / "in", range(5))
    code = "from xiezhi.cli import main; main()"
    command = [
        sys.executable,
        "-c",
        code,
        "annotate",
        str(folder),
        "--output",
        str(tmp_path / "run"),
        "--no-model",
    ]

    def cramped() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (700_000_000, 700_000_000))

    done = subprocess.run(
        [*command, "--workers", "1"],
        capture_output=True,
        text=True,
        preexec_fn=cramped,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert done.returncode in (0, 1, 2)
    assert not list((tmp_path / "run").rglob(".*.tmp"))
    if done.returncode:
        assert "XZ5" in done.stderr, done.stderr[-2000:]
    again = subprocess.run(command, capture_output=True, text=True)
    assert again.returncode == 0, again.stderr
    with Archive.open(tmp_path / "run") as archive:
        assert archive.statistics()["ok"] == 5
