"""`xiezhi screen RUN --output DIR`: signs that need the whole archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xiezhi.language import say
from xiezhi.schema import words

if TYPE_CHECKING:
    from xiezhi.archive.screen.clues import Clue


@click.command()
@click.argument("run", type=click.Path(path_type=Path))
@click.option(
    "--output", required=True, type=click.Path(path_type=Path), help="A folder for tables and drawings."
)
@click.option(
    "--rules",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Your questions.toml, lenders.toml.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0.4, 1.0),
    default=0.6,
    show_default=True,
    help="For near-duplicates.",
)
@click.option(
    "--show", type=click.IntRange(0), default=10, show_default=True, help="How many clues to print."
)
def screen(run: Path, output: Path, rules: Path | None, threshold: float, show: int) -> None:
    """Write a ranked list of clues with the documents behind each: frequent lenders, agents on both sides, one voucher
    in several courts, batches, new creditors, equal wage claims, role swaps, near-duplicates.

    DIR gets clues, clue_documents, people (why mentions count as one person) and links as CSV and Parquet, clues.json,
    network.svg and timeline.svg. A clue is a place to look, never a finding.
    """
    from xiezhi.archive import Archive
    from xiezhi.archive.screen.screening import screen as ask
    from xiezhi.archive.screen.screening import write

    with Archive.open(run) as archive:
        screening = ask(archive, rules=rules, threshold=threshold)
    write(screening, output)
    for clue in screening.clues[:show]:
        click.echo(f"{clue.rank}. {_head(clue)}\n   {say(clue.finding, clue.finding_en)}")
    count = f"{len(screening.clues):,}"
    click.echo(
        say(
            f"{count} 条线索 → {output}。线索供人工核查，不是结论。",
            f"{count} clues → {output}. Places to look, not findings.",
        )
    )


def _head(clue: Clue) -> str:
    """Name, strength and size of a clue, in the person's language."""
    count = len(clue.documents)
    chinese = f"{clue.name}（{words.STRENGTHS[clue.strength]}）[{count} 份文书]"
    return say(chinese, f"{clue.name_en} ({clue.strength}) [{count} documents]")
