"""A worker process: loads the engine once, works on the shards it is sent, ends when the pipe does."""

from __future__ import annotations

import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

_THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def work(pipe: Connection, run: str, settings: Any) -> None:
    """Receive shards, send `("at", index)`, `("done", marker)` or `("error", XiezhiError)`.

    The end of the pipe ends the worker: at once when idle, at its next document otherwise.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    os.environ.update(dict.fromkeys(_THREAD_VARIABLES, "1"))
    from xiezhi.errors import XiezhiError

    try:
        try:
            _serve(pipe, run, settings)
        except XiezhiError as error:
            pipe.send(("error", error))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone, and with it whoever would hear an error


def _serve(pipe: Connection, run: str, settings: Any) -> None:
    import pyarrow as pa

    from xiezhi.archive.shard import Engine, run_shard
    from xiezhi.archive.store import Store

    pa.set_cpu_count(1)
    engine, store = Engine.load(settings), Store(Path(run))
    pipe.send(("ready", None))
    while True:
        shard = pipe.recv()
        pipe.send(("done", run_shard(shard, engine, store, lambda index: pipe.send(("at", index)))))
