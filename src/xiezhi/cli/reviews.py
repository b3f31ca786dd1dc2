"""`xiezhi reviews export|agreement RUN`: what reviewers decided, without the pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xiezhi.errors import XiezhiError

if TYPE_CHECKING:
    from xiezhi.web.desk import Desk


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
        click.echo(f"{id}: {XiezhiError('XZ711', id=id)}", err=True)
    click.echo(f"{count} documents → {output}", err=True)


@reviews.command()
@click.argument("run", type=click.Path(path_type=Path))
def agreement(run: Path) -> None:
    """Show how reviewers agree with the engine, sign by sign and field by field."""
    from rich.console import Console
    from rich.table import Table

    from xiezhi.web.agreement import agreement as agree

    table = Table(box=None)
    table.add_column("sign or field", overflow="fold", min_width=28)
    for name in ("accepted", "corrected", "rejected", "added", "share accepted", "reviewers differ"):
        table.add_column(name, justify="right")
    for row in agree(_desk(run).reviews.standing()):
        share = "–" if row.share is None else f"{row.share:.0%}"
        split = f"{row.split}/{row.shared}" if row.shared else "–"
        counts = (row.accepted, row.corrected, row.rejected, row.added)
        table.add_row(row.name, *map(str, counts), share, split)
    Console().print(table)


def _desk(run: Path) -> Desk:
    """The decisions beside a run, or in a file of their own.

    Raises:
        XiezhiError: XZ709 where there are none.
    """
    from xiezhi.web.desk import Desk
    from xiezhi.web.settings import Settings

    settings = Settings(run=run) if run.is_dir() else Settings(reviews=run)
    if not Path(settings.database).is_file():
        raise XiezhiError("XZ709", path=run)
    return Desk(settings)
