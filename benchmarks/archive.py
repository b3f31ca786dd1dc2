"""Annotate a generated archive: documents per second and peak memory of all processes.

    python benchmarks/archive.py --shared ../shared --documents 2000 10000 --workers 2 --no-model

The archive is made of real judgments of 2,200 to 2,800 characters (the corpus is not part of the project; `--shared`
says where it is) with other sums, days and serial numbers, so that no two are equal. Each size is written as a
GB18030 CSV and annotated by the command itself in a process of its own; memory is the proportional set size of that
process and all its children (Linux), sampled once a second (ten times a second takes a tenth of the machine), as is
their processor time, which says more than the wall clock where a machine is shared.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

_CHANGED = re.compile(r"\d+(?=(?:\.\d+)?万?元)|(?<=月)\d{1,2}(?=日)|(?<=初)\d+(?=号)|(?<=终)\d+(?=号)")

_EVERY = 1.0
"""Seconds between samples: the kernel walks all pages of a process for each, 20 ms of a core."""


def main() -> None:
    """Make, annotate, print one line per size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--documents", type=int, nargs="+", default=[2000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-model", action="store_true")
    parser.add_argument("--keep", type=Path, help="make archives and runs here and leave them")
    args = parser.parse_args()
    texts = list(_texts(args.shared))
    sys.stdout.write(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {len(texts)} texts\n"
    )
    with tempfile.TemporaryDirectory() as scratch:
        for count in args.documents:
            folder = args.keep or Path(scratch)
            folder.mkdir(parents=True, exist_ok=True)
            table = folder / f"archive{count}.csv"
            chars = write_archive(texts, count, table)
            options = ["--workers", str(args.workers), *(["--no-model"] if args.no_model else [])]
            done, seconds, peak, cpu = measure(table, folder / f"run{count}", options)
            sys.stdout.write(
                f"{count} documents of {chars / count:.0f} characters: {seconds:.1f} s with start, "
                f"{count / seconds:.1f} documents/s; {cpu:.1f} s of processor time, {count / cpu:.1f} documents/s "
                f"of it; peak {peak / 2**20:.0f} MiB, "
                f"{done['failed']} failed, {done['skipped']} copies\n"
            )
            sys.stdout.flush()


def write_archive(texts: list[str], count: int, path: Path) -> int:
    """A CSV of `count` documents; returns their characters."""
    dice, chars = random.Random(count), 0
    with path.open("w", encoding="gb18030", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["案号", "全文"])
        for number in range(count):
            text = perturbed(texts[number % len(texts)], dice) + f"\n（第{number}份）\n"
            chars += len(text)
            writer.writerow([f"（2020）云2599民初{number}号", text])
    return chars


def perturbed(text: str, dice: random.Random) -> str:
    """The same judgment with other sums, days and serial numbers."""
    return _CHANGED.sub(lambda match: _other(match[0], dice), text)


def measure(source: Path, run: Path, options: list[str]) -> tuple[dict[str, int], float, int, float]:
    """Totals of the run, wall seconds, peak bytes and processor seconds of all its processes."""
    code = "from xiezhi.cli import main; main()"
    command = [sys.executable, "-c", code, "annotate", str(source), "--output", str(run), *options]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak, ticks = [0], dict[int, int]()
    watcher = threading.Thread(target=_watch, args=(process, peak, ticks), daemon=True)
    watcher.start()
    out, _ = process.communicate()
    seconds = time.perf_counter() - start
    return json.loads(out.splitlines()[-1]), seconds, peak[0], sum(ticks.values()) / os.sysconf("SC_CLK_TCK")


def _watch(process: subprocess.Popen[str], peak: list[int], ticks: dict[int, int]) -> None:
    while process.poll() is None:
        family = _family(process.pid)
        peak[0] = max(peak[0], sum(map(_memory, family)))
        ticks.update((pid, spent) for pid in family if (spent := _ticks(pid)))
        time.sleep(_EVERY)


def _family(root: int) -> set[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    family, size = {root}, 0
    while len(family) > size:
        size = len(family)
        family |= {pid for pid, parent in parents.items() if parent in family}
    return family


def _ticks(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def _memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _other(number: str, dice: random.Random) -> str:
    if len(number) <= 2:
        return str(dice.randint(1, 28))
    return str(dice.randint(1, 9)) + "".join(str(dice.randint(0, 9)) for _ in number[1:])


def _texts(shared: Path) -> Iterator[str]:
    import pyarrow.parquet as pq

    for file in sorted((shared / "corpus").glob("*/*.parquet")):
        for row in pq.read_table(file, columns=["text", "doc_type"]).to_pylist():
            if 2_200 <= len(row["text"]) <= 2_800 and "民事" in (row["doc_type"] or ""):
                yield row["text"]


if __name__ == "__main__":
    main()
