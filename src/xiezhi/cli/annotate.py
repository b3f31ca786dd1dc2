"""`xiezhi annotate SOURCE… --output RUN`: an archive into a run directory."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from xiezhi.archive.columns import Columns
from xiezhi.archive.job import ENGINES, Progress, Watch
from xiezhi.archive.settings import Settings
from xiezhi.cli.model import chosen
from xiezhi.language import language, say, told

_EVERY = 5.0  # seconds between lines of progress where there is no terminal


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--output", required=True, type=click.Path(path_type=Path), help="The run directory.")
@click.option("--column", "columns", multiple=True, metavar="ROLE=COLUMN", help="E.g. text=全文, id=编号.")
@click.option("--workers", type=click.IntRange(0, 512), help="Processes (default: one per core).")
@click.option("--engine", type=click.Choice(ENGINES), default="local", show_default=True)
@click.option("--signs", "sign_dirs", multiple=True, type=click.Path(path_type=Path), help="Your own signs.")
@click.option("--no-signs", is_flag=True, help="Facts only.")
@click.option("--no-texts", is_flag=True, help="Keep no copy of the texts (no search, no comparison).")
@click.option("--model", type=click.Path(path_type=Path), help="Another model than the packed one.")
@click.option("--no-model", is_flag=True, help="Rules only.")
@click.option("--shard-size", type=click.IntRange(1, 100_000), default=500, show_default=True)
def annotate(
    sources: tuple[Path, ...], output: Path, workers: int | None, engine: str, **options: Any
) -> None:
    """Read an archive (folders, ZIP, CSV, JSON lines, Parquet, XLSX, single files) into a run directory.

    Stop it when you like: the same command goes on where it stopped. Documents that could not be read are listed in
    the table `failures`. Progress goes to standard error, totals to standard output.
    """
    from xiezhi.archive import annotate as run

    settings = Settings(
        columns=Columns.parse(options["columns"]),
        signs=not options["no_signs"],
        sign_dirs=options["sign_dirs"],
        texts=not options["no_texts"],
        model=chosen(options["model"], no_model=options["no_model"]),
        shard_documents=options["shard_size"],
    )
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with _shown() as watch:
            done = run(sources, output, settings=settings, workers=workers, engine=engine, watch=watch)
    except KeyboardInterrupt:
        click.echo(
            say(
                "已停止；已完成的部分保留，同一命令会从此处继续",
                "stopped; what is done is kept, and the same command goes on from there",
            ),
            err=True,
        )
        sys.exit(130)
    _report(done, output)
    sys.exit(1 if done.counts["failed"] else 0)


@contextmanager
def _shown() -> Iterator[Watch]:
    """Progress as a bar on a terminal, as JSON lines elsewhere."""
    if not sys.stderr.isatty():
        yield _Lines().watch
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(say("正在清点", "looking through the archive"), total=None)

        def watch(progress: Progress) -> None:
            bar.update(
                task,
                total=max(progress.total_bytes, 1),
                completed=progress.bytes,
                description=_line(progress),
            )

        yield watch


def _line(progress: Progress) -> str:
    counts = progress.counts
    parts = [
        say("已写 {:,} 份", "{:,} documents written").format(counts["documents"]),
        f"{progress.rate:.1f}/s",
    ]
    if counts["failed"]:
        parts.append(say("失败 {:,} 份", "{:,} failed").format(counts["failed"]))
    if progress.seconds_left is not None:
        minutes, seconds = divmod(round(progress.seconds_left), 60)
        parts.append(say("还需 {}:{:02}", "{}:{:02} left").format(minutes, seconds))
    return ", ".join(parts)


class _Lines:
    """One JSON object per line on standard error, every few seconds."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _EVERY

    def watch(self, progress: Progress) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _EVERY
        click.echo(json.dumps({"event": "progress", **_numbers(progress)}), err=True)


def _numbers(progress: Progress) -> dict[str, Any]:
    left = progress.seconds_left
    return {
        **progress.counts,
        "shards": progress.shards,
        "resumed_shards": progress.resumed,
        "bytes": progress.bytes,
        "total_bytes": progress.total_bytes,
        "documents_per_second": round(progress.rate, 1),
        "seconds": round(progress.seconds, 1),
        "seconds_left": None if left is None else round(left),
    }


def _report(done: Progress, output: Path) -> None:
    failures = _failures(output) if done.counts["failed"] else []
    if not sys.stdout.isatty():
        codes = {code: count for code, count, *_ in failures}
        totals = {"event": "done", "run": str(output), **_numbers(done), "failures": codes}
        click.echo(json.dumps(totals, ensure_ascii=False))
        return
    counts = done.counts
    total = say("{documents:,} 份文书，{chars:,} 字", "{documents:,} documents, {chars:,} characters")
    kinds = say(
        "完整 {ok:,}，部分 {partial:,}，重复 {skipped:,}，失败 {failed:,}；迹象 {signs:,} 处",
        "ok {ok:,}, partial {partial:,}, copies {skipped:,}, failed {failed:,}; {signs:,} signs",
    )
    click.echo(f"{total.format(**counts)} → {output}\n{kinds.format(**counts)}")
    for code, count, source, message, remedy in failures:
        message, advice = told(code, message, language())
        click.echo(f"{code} × {count:,}, {source}: {message}\n  → {advice or remedy}")


def _failures(output: Path) -> list[tuple[Any, ...]]:
    """Reasons for failures, the most frequent first: code, count, first source, its message and remedy."""
    from xiezhi.archive import Archive

    query = """
        SELECT code, count(*) AS n, min(source), arg_min(message, source), arg_min(remedy, source)
        FROM failures GROUP BY code ORDER BY n DESC, code"""
    with Archive.open(output) as archive:
        return archive.sql(query).fetchall()
