"""The same shards on a local Ray of two workers: the same tables."""

from __future__ import annotations

import builtins
import contextlib
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from tests.archive.makers import differences, tree, write_folder

from xiezhi.archive import Archive, Progress, Settings, annotate
from xiezhi.errors import XiezhiError

SMALL = Settings(shard_documents=4, model=False)


def actors() -> list[int]:
    """Our actors' processes: below this process, under the title that Ray gives them."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])

    def ours(pid: int) -> bool:
        return pid == os.getpid() or (pid in parents and ours(parents[pid]))

    return [
        p for p in parents if Path(f"/proc/{p}/cmdline").read_bytes().startswith(b"ray::_Actor") and ours(p)
    ]


@pytest.mark.slow
def test_ray_writes_the_same_tables_though_a_worker_is_killed(tmp_path: Path) -> None:
    ray = pytest.importorskip("ray", reason="Ray is not installed (extra `cluster`)")
    from xiezhi.archive.cluster import connected

    write_folder(tmp_path / "in", range(32))
    annotate([tmp_path / "in"], tmp_path / "whole", settings=SMALL, workers=0)
    killed: list[int] = []

    def kill(progress: Progress) -> None:
        if progress.shards == 2 and not killed:
            killed.append(actors()[0])
            os.kill(killed[0], signal.SIGKILL)

    with connected(ray, 2):
        done = annotate(
            [tmp_path / "in"], tmp_path / "run", settings=SMALL, workers=2, engine="ray", watch=kill
        )
    assert killed
    assert done.counts["documents"] == 32
    assert not differences(tree(tmp_path / "run"), tree(tmp_path / "whole"))
    with Archive.open(tmp_path / "run") as archive:
        assert archive.complete


def test_without_ray_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load = builtins.__import__

    def missing(name: str, *arguments: Any, **options: Any) -> Any:
        if name == "ray":
            raise ImportError(name)
        return load(name, *arguments, **options)

    write_folder(tmp_path / "in", range(2))
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(XiezhiError) as caught:
        annotate([tmp_path / "in"], tmp_path / "run", settings=SMALL, engine="ray")
    assert caught.value.code == "XZ515"
    assert "xiezhi[cluster]" in caught.value.remedy
