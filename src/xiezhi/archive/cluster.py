"""The same shards on a Ray cluster. The run directory must lie where every node can write it.

Ray actors rather than Ray Data: what is written is the run directory itself, shard by shard and only once, so a
dataset that Ray keeps, splits and orders by its own rules would have nothing to carry.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from xiezhi.archive.plan import Shard
from xiezhi.archive.pool import Tell
from xiezhi.archive.settings import Settings
from xiezhi.archive.store import Store
from xiezhi.errors import XiezhiError

_RETRIES = 3


def run_on_ray(shards: Iterator[Shard], store: Store, settings: Settings, workers: int, tell: Tell) -> None:
    """Work through all shards with `workers` actors of one core each.

    Uses the cluster that is connected or that `RAY_ADDRESS` names, else starts a local one for the time of the run.
    An actor that dies is started again and its shard repeated.

    Raises:
        XiezhiError: XZ515 without Ray, XZ516 when a shard has killed its actor again and again, and what a shard
            raises (XZ509 disk full).
    """
    try:
        import ray
    except ImportError as error:
        raise XiezhiError("XZ515", name="Ray", command="pip install 'xiezhi[cluster]'") from error
    with connected(ray, workers):
        _work(ray, shards, store.resolved(), settings, max(1, workers), tell)


@contextmanager
def connected(ray: Any, workers: int) -> Iterator[None]:
    """A connection to Ray: the one there is, the cluster that `RAY_ADDRESS` names, or a local one for the time."""
    if ray.is_initialized():
        yield
        return
    if os.environ.get("RAY_ADDRESS"):
        ray.init(log_to_driver=False)
    else:
        ray.init(num_cpus=max(1, workers), include_dashboard=False, log_to_driver=False)
    try:
        yield
    finally:
        ray.shutdown()


def _work(
    ray: Any, shards: Iterator[Shard], store: Store, settings: Settings, workers: int, tell: Tell
) -> None:
    actor = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=_RETRIES)(_Actor)
    idle = [actor.remote(str(store.path), settings) for _ in range(workers)]
    running: dict[Any, Any] = {}
    for shard in shards:
        if not idle:
            idle += _finished(ray, running, tell)
        worker = idle.pop()
        running[worker.run.remote(shard)] = worker
    while running:
        _finished(ray, running, tell)


def _finished(ray: Any, running: dict[Any, Any], tell: Tell) -> list[Any]:
    """Wait for at least one shard; returns the actors that are free again."""
    ready, _ = ray.wait(list(running), num_returns=1)
    free = []
    for reference in ready:
        free.append(running.pop(reference))
        try:
            marker = ray.get(reference)
        except ray.exceptions.RayTaskError as error:
            raise error.cause from None
        except ray.exceptions.RayActorError as error:
            raise XiezhiError("XZ516", reason=str(error).splitlines()[0]) from error
        tell("done", marker)
    return free


class _Actor:
    """A worker on a cluster: the engine is loaded once."""

    def __init__(self, run: str, settings: Settings) -> None:
        from pathlib import Path

        from xiezhi.archive.shard import Engine

        self._engine, self._store = Engine.load(settings), Store(Path(run))

    def run(self, shard: Shard) -> dict[str, Any]:
        from xiezhi.archive.shard import run_shard

        return run_shard(shard, self._engine, self._store)
