"""`xiezhi annotate` as a process: killed, interrupted, out of room; the same command goes on."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.archive.makers import differences, row, tree, write_csv, write_folder

import xiezhi
from xiezhi.archive import Archive
from xiezhi.cli import cli

OPTIONS = ("--shard-size", "5", "--no-model", "--workers", "2")
SOME = 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "in", range(SOME))


@pytest.fixture(scope="module", autouse=True)
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The code as it is now: a run goes on only with the code it began with, and someone may be at work on it."""
    package = Path(xiezhi.__file__).parent
    copy = tmp_path_factory.mktemp("code")
    shutil.copytree(package, copy / "xiezhi", ignore=shutil.ignore_patterns("__pycache__"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(copy))
        yield


def command(folder: Path, run: Path) -> list[str]:
    code = "from xiezhi.cli import main; main()"
    return [sys.executable, "-c", code, "annotate", str(folder), "--output", str(run), *OPTIONS]


def totals_of(folder: Path, run: Path) -> dict[str, Any]:
    """What the command says when it has come to the end."""
    done = subprocess.run(command(folder, run), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    totals: dict[str, Any] = json.loads(done.stdout)
    return totals


def start(folder: Path, run: Path, finished: int) -> subprocess.Popen[str]:
    """The command, once it has finished so many shards."""

    def heard() -> None:
        signal.signal(
            signal.SIGINT, signal.SIG_DFL
        )  # whoever started the tests may have had it ignored (nohup … &)

    pipe = subprocess.PIPE
    process = subprocess.Popen(
        command(folder, run), stdout=pipe, stderr=pipe, text=True, start_new_session=True, preexec_fn=heard
    )
    while len(list(run.glob("done/shard-*.json"))) < finished and process.poll() is None:
        time.sleep(0.005)
    return process


@pytest.mark.parametrize("finished", [0, 2, 5])
def test_killed_and_continued_equals_never_stopped(folder: Path, tmp_path: Path, finished: int) -> None:
    totals_of(folder, tmp_path / "whole")
    process = start(folder, tmp_path / "run", finished)
    process.kill()
    process.communicate()
    assert not (tmp_path / "run" / "complete.json").exists()
    assert totals_of(folder, tmp_path / "run")["documents"] == SOME
    assert not differences(tree(tmp_path / "run"), tree(tmp_path / "whole"))


@pytest.mark.parametrize(("stop", "finished"), [(signal.SIGINT, 0), (signal.SIGINT, 1), (signal.SIGTERM, 1)])
def test_an_interrupted_run_says_how_to_go_on(
    folder: Path, tmp_path: Path, stop: signal.Signals, finished: int
) -> None:
    process = start(folder, tmp_path / "run", finished)
    while not (tmp_path / "run" / "run.json").exists():
        time.sleep(0.005)
    if stop is signal.SIGINT:
        os.killpg(process.pid, stop)  # as a terminal does: to the command and all its processes
    else:
        process.send_signal(stop)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "the same command goes on" in errors
    assert "Traceback" not in errors
    assert totals_of(folder, tmp_path / "run")["resumed_shards"] >= finished


def test_no_room_is_an_error_with_a_remedy(folder: Path, tmp_path: Path) -> None:
    def cramped() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))  # no file may grow larger

    done = subprocess.run(
        command(folder, tmp_path / "run"), capture_output=True, text=True, preexec_fn=cramped
    )
    assert done.returncode == 2
    assert "XZ509" in done.stderr
    assert "goes on where this one stopped" in done.stderr
    assert not list((tmp_path / "run").rglob(".*.tmp"))


def test_exit_status_and_totals(folder: Path, tmp_path: Path) -> None:
    table = write_csv(
        tmp_path / "dump.csv", [row(1) | {"正本": "民事判决书"}, row(2) | {"正本": ""}], "gb18030"
    )
    run = str(tmp_path / "run")
    result = CliRunner().invoke(
        cli,
        ["annotate", str(table), "--output", run, "--column", "text=正本", "--workers", "0", "--no-model"],
    )
    assert result.exit_code == 1
    totals = json.loads(result.stdout)
    assert (totals["event"], totals["ok"], totals["failed"]) == ("done", 1, 1)
    assert totals["failures"] == {"XZ504": 1}
    with Archive.open(run) as archive:
        assert archive.sql("SELECT source, code FROM failures").fetchall() == [("dump.csv#2", "XZ504")]


def test_search_in_a_run(folder: Path, tmp_path: Path) -> None:
    run = str(tmp_path / "run")
    assert CliRunner().invoke(cli, ["annotate", str(folder), "--output", run, "--no-model"]).exit_code == 0
    result = CliRunner().invoke(cli, ["search", run, "东街7号", "--format", "json"])
    assert result.exit_code == 0
    hits = json.loads(result.stdout)
    assert (hits["total"], hits["hits"][0]["doc_id"]) == (1, "007")
    shown = CliRunner().invoke(cli, ["search", run, "民初8号"])
    assert "007" in shown.output
    assert "民初8号" in shown.output
    others = CliRunner().invoke(cli, ["search", run, "原告", "-东街7号", "--format", "json"])
    assert json.loads(others.output)["total"] > 0
    assert "007" not in {hit["doc_id"] for hit in json.loads(others.output)["hits"]}
    mistyped = CliRunner().invoke(cli, ["search", run, "原告", "--lik", "007"])
    assert mistyped.exit_code == 2
    assert "--lik" in mistyped.output
    like = CliRunner().invoke(cli, ["search", run, "--like", "007", "--limit", "3", "--format", "json"])
    assert "007" not in [hit["doc_id"] for hit in json.loads(like.stdout)["hits"]]
