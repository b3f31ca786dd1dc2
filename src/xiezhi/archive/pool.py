"""Worker processes on this machine: shards handed out in order, the dead replaced, the documents that kill told apart."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from xiezhi.archive.found import Item
from xiezhi.archive.plan import Shard
from xiezhi.archive.settings import Settings
from xiezhi.archive.store import Store
from xiezhi.archive.worker import work
from xiezhi.errors import XiezhiError
from xiezhi.reading import Failure

_MOST_DEATHS = 6
"""Of the processes on one shard, or before the first is ready; then the machine is at fault, not a document."""
_PATIENCE = 10.0
"""Seconds that workers have to end by themselves."""

Tell = Callable[[str, Any], None]
"""Called with ("at", (shard, index)) for every document begun, ("done", marker) for every shard finished."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    ready: bool = False
    shard: Shard | None = None
    at: int | None = None


@dataclass(slots=True)
class _Deaths:
    """What is known of a shard that processes died of: how often, and at which document last."""

    count: int = 0
    last: int | None = None


@dataclass(slots=True)
class Pool:
    """Workers on this machine. `run` takes shards from an iterator, a few ahead of the workers, and no more."""

    store: Store
    settings: Settings
    size: int
    tell: Tell
    _workers: list[_Worker] = field(default_factory=list)
    _waiting: deque[Shard] = field(default_factory=deque)
    _deaths: dict[int, _Deaths] = field(default_factory=dict)

    def run(self, shards: Iterator[Shard]) -> None:
        """Work through all shards.

        Raises:
            XiezhiError: what stopped a worker (XZ509 disk full), XZ516 when processes keep dying.
            KeyboardInterrupt: after all workers have ended; finished shards stay.
        """
        try:
            for _ in range(self.size):
                self._workers.append(self._start())
            exhausted = False
            while True:
                while not exhausted and len(self._waiting) < self.size:
                    shard = next(shards, None)
                    exhausted = shard is None
                    if shard is not None:
                        self._waiting.append(shard)
                    self._listen(timeout=0)
                    self._hand_out()
                self._hand_out()
                if exhausted and not self._waiting and all(w.shard is None for w in self._workers):
                    return
                self._listen()
        finally:
            self._end()

    def _hand_out(self) -> None:
        for worker in self._workers:
            if worker.ready and worker.shard is None and self._waiting:
                worker.shard, worker.at = self._waiting.popleft(), None
                try:
                    worker.pipe.send(worker.shard)
                except OSError:
                    continue  # it died meanwhile: the end of its pipe will be heard

    def _listen(self, timeout: float = 1.0) -> None:
        """Hear one word of each worker that has said any: several for each document, so each is heard but once."""
        pipes = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(pipes), timeout):
            worker = pipes[pipe]  # type: ignore[index]
            try:
                self._heard(worker, *worker.pipe.recv())
            except (EOFError, OSError):
                self._died(worker)

    def _heard(self, worker: _Worker, what: str, value: Any) -> None:
        if what == "error":
            raise value
        if what == "ready":
            worker.ready = True
            return
        assert worker.shard is not None
        if what == "at":
            worker.at = value
            self.tell("at", (worker.shard.number, value))
        else:
            worker.shard = None
            self.tell("done", value)

    def _died(self, worker: _Worker) -> None:
        """Replace a dead worker; a document at which two died in a row is not tried a third time."""
        worker.process.join(_PATIENCE)
        reason = f"exit status {worker.process.exitcode}"
        shard, at = worker.shard, worker.at
        deaths = self._deaths.setdefault(shard.number if shard else -1, _Deaths())
        deaths.count += 1
        if deaths.count > _MOST_DEATHS:
            raise XiezhiError("XZ516", reason=reason)
        if shard is not None:
            if at is not None and at == deaths.last:
                shard = _without(shard, at, reason)
            deaths.last = at
            self._waiting.appendleft(shard)
        worker.pipe.close()
        self._workers[self._workers.index(worker)] = self._start()

    def _start(self) -> _Worker:
        context = _context()
        ours, theirs = context.Pipe()
        arguments = (theirs, str(self.store.path), self.settings)
        process = context.Process(target=work, args=arguments, daemon=True)  # type: ignore[attr-defined]
        with _interrupts_held():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _end(self) -> None:
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join(_PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()


def _context() -> multiprocessing.context.BaseContext:
    """Fork server where there is one: nothing of the parent's state or threads reaches the workers."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["xiezhi.archive.shard"])
    return context


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C comes through when this ends; processes started meanwhile never see it, though a terminal tells them too."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # started under the mask, it would lift it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _without(shard: Shard, index: int, reason: str) -> Shard:
    item = shard.items[index]
    failure = Failure.of(item.source, XiezhiError("XZ511", reason=reason))
    poisoned = Item(item.id, item.source, item.sha256, failure=failure)
    return replace(shard, items=(*shard.items[:index], poisoned, *shard.items[index + 1 :]))
