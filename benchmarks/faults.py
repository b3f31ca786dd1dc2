"""Kill `xiezhi annotate` at random moments, go on with the same command, compare with a run that nobody touched.

    python benchmarks/faults.py --shared ../shared --documents 4000 --kills 20 --seed 1

Every kill is SIGKILL to the command and all its processes. At the end every table of the two runs is compared byte for
byte; prints kills, rows, rows lost, rows twice. Exit status 1 where the runs differ.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import archive as generator


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    dice = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        table = folder / "archive.csv"
        generator.write_archive(list(generator._texts(args.shared)), args.documents, table)
        begun = time.monotonic()
        _command(table, folder / "whole", args.workers).wait()
        whole = time.monotonic() - begun
        moments = [
            _killed(table, folder / "run", args.workers, dice.uniform(0.5, whole / 3))
            for _ in range(args.kills)
        ]
        _command(table, folder / "run", args.workers).wait()
        left, right = _digests(folder / "whole"), _digests(folder / "run")
        differing = sorted(name for name in set(left) | set(right) if left.get(name) != right.get(name))
        ids = _ids(folder / "run")
        print(json.dumps({
            "documents": args.documents, "kills": sum(moments), "seconds unbroken": round(whole, 1), "files": len(left),
            "files that differ": differing, "rows": len(ids), "rows lost": args.documents - len(set(ids)),
            "rows twice": len(ids) - len(set(ids)),
        }, ensure_ascii=False))  # fmt: skip
    return 1 if differing else 0


def _command(table: Path, run: Path, workers: int) -> subprocess.Popen[bytes]:
    code = "from xiezhi.cli import main; main()"
    options = [
        "annotate",
        str(table),
        "--output",
        str(run),
        "--no-model",
        "--workers",
        str(workers),
        "--shard-size",
        "100",
    ]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, "-c", code, *options], stdout=quiet, stderr=quiet, start_new_session=True
    )


def _killed(table: Path, run: Path, workers: int, after: float) -> bool:
    """Start, wait so many seconds, kill everything; whether there was still something to kill."""
    process = _command(table, run, workers)
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def _digests(run: Path) -> dict[str, str]:
    """Tables and totals by name; inputs.parquet and run.json hold times and paths of their own."""
    files = [*run.glob("*/*.parquet"), *run.glob("done/*.json"), run / "complete.json"]
    return {str(path.relative_to(run)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _ids(run: Path) -> list[str]:
    from xiezhi.archive import Archive

    with Archive.open(run) as archive:
        return [row[0] for row in archive.sql("SELECT doc_id FROM documents").fetchall()]


if __name__ == "__main__":
    raise SystemExit(main())
