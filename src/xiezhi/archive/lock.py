"""One writer per run directory; the lock goes with the process that held it, however it ended."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from xiezhi.errors import XiezhiError


@contextmanager
def locked(run: Path) -> Iterator[None]:
    """Hold the run directory for writing; it is made if need be.

    Raises:
        XiezhiError: XZ508 when another process holds it, XZ509 when it cannot be written.
    """
    try:
        run.mkdir(parents=True, exist_ok=True)
        file = (run / "lock").open("a+b")
    except OSError as error:
        raise XiezhiError("XZ509", path=run, reason=error.strerror or error) from error
    with file:
        try:
            _acquire(file)
        except (BlockingIOError, PermissionError) as error:
            raise XiezhiError("XZ508", run=run) from error
        except OSError:
            pass  # a file system without locks: better no guard than no run
        yield


if sys.platform == "win32":

    def _acquire(file: IO[bytes]) -> None:
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:

    def _acquire(file: IO[bytes]) -> None:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
