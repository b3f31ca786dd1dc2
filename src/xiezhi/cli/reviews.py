"""`xiezhi reviews export|agreement RUN`: what reviewers decided, without the pages."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xiezhi.errors import XiezhiError
from xiezhi.language import language, say, told

if TYPE_CHECKING:
    from xiezhi.web.desk import Desk

_COLUMNS = (
    ("采纳", "accepted"),
    ("更正", "corrected"),
    ("不采纳", "rejected"),
    ("补充", "added"),
    ("采纳率", "share"),
    ("不一致", "differ"),
)
"""Decisions counted; the share accepted of what the engine said; of what several decided on, where they differ."""


@click.group()
def reviews() -> None:
    """What reviewers decided on the review pages: labels to learn from, agreement with the engine."""


@reviews.command()
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--output", required=True, type=click.Path(path_type=Path), help="A folder, or a .jsonl file.")
@click.option("--decided-only", is_flag=True, help="Leave out signs and facts that nobody decided on.")
def export(run: Path, output: Path, decided_only: bool) -> None:
    """Write the reviewed documents as Annotations, for `xiezhi train` and `xiezhi evaluate`.

    RUN is a run, or the file of `xiezhi serve --reviews FILE`. The labels come with the whole, unmasked texts.
    """
    from xiezhi.web.export import labelled
    from xiezhi.web.labels import write

    found = labelled(_desk(run), decided_only=decided_only)
    count = write(found.labelled, output)
    for id in found.gone:
        error = XiezhiError("XZ711", id=id)
        click.echo(f"{id}: {error.code}: {told(error.code, error.message, language())[0]}", err=True)
    click.echo(say(f"{count} 份文书 → {output}", f"{count} document(s) → {output}"), err=True)


@reviews.command()
@click.argument("run", type=click.Path(path_type=Path))
def agreement(run: Path) -> None:
    """Show how reviewers agree with the engine, sign by sign and field by field."""
    from rich.console import Console
    from rich.table import Table

    from xiezhi.web.agreement import agreement as agree

    table = Table(box=None)
    table.add_column(say("迹象或者事实", "sign or field"), overflow="fold", min_width=20)
    for chinese, english in _COLUMNS:
        table.add_column(say(chinese, english), justify="right")
    for row in agree(_desk(run).reviews.standing()):
        share = "–" if row.share is None else f"{row.share:.0%}"
        split = f"{row.split}/{row.shared}" if row.shared else "–"
        counts = (row.accepted, row.corrected, row.rejected, row.added)
        table.add_row(row.name, *map(str, counts), share, split)
    Console().print(table)


def _desk(run: Path) -> Desk:
    """The decisions beside a run, or in a file of their own.

    Raises:
        XiezhiError: XZ101 where there is no such run or file, XZ709 where nobody has decided anything.
    """
    from xiezhi.web.desk import Desk
    from xiezhi.web.settings import Settings

    if not run.exists():
        raise XiezhiError("XZ101", path=run, reason=os.strerror(errno.ENOENT))
    settings = Settings(run=run) if run.is_dir() else Settings(reviews=run)
    if not Path(settings.database).is_file():
        raise XiezhiError("XZ709", path=run)
    desk = Desk(settings)
    if not desk.reviews.standing():
        raise XiezhiError("XZ709", path=run)
    return desk
