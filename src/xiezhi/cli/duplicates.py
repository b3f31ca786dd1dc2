"""`xiezhi duplicates RUN --output FILE`: filings of a run that repeat one another."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from xiezhi.language import say


@click.command()
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--output", required=True, type=click.Path(path_type=Path), help="A .csv or .parquet file.")
@click.option("--threshold", type=click.FloatRange(0.4, 1.0), default=0.5, show_default=True)
@click.option(
    "--vectors",
    type=click.FloatRange(0.5, 1.0),
    metavar="COSINE",
    help="Also pairs alike by the model, from this cosine on.",
)
def duplicates(run: Path, output: Path, threshold: float, vectors: float | None) -> None:
    """Write every pair of near-duplicate filings (doc_a, doc_b, similarity, method, group).

    Names, dates and sums are masked and what every judgment says is left out, so the same complaint with another
    borrower is found. The pairs are kept beside the run: another --threshold takes no new computing.
    --vectors adds what was retold in other words, as far as the model can tell (method `vector`).
    """
    from xiezhi.archive import Archive
    from xiezhi.archive.screen.repeats import duplicates_of, pairs_table, with_vectors
    from xiezhi.archive.screen.writing import ENDINGS, write_table
    from xiezhi.errors import XiezhiError

    if output.suffix.lower() not in ENDINGS:
        raise XiezhiError("XZ531", path=output, known=" or ".join(ENDINGS))
    with Archive.open(run) as archive:
        found = duplicates_of(archive, _watch if sys.stderr.isatty() else None).at(threshold)
        if vectors is not None:
            found = with_vectors(archive, found, vectors)
    write_table(pairs_table(found, grouped=True), output)
    groups = len(set(found.groups().values()))
    summary = say(
        "比对 {:,} 份文书，得 {:,} 对、{:,} 组 → {}；另有 {:,} 份自身内容过少，未比对",
        "{1:,} pairs in {2:,} groups among {0:,} filings → {3}; {4:,} say too little of their own to be compared",
    )
    click.echo(summary.format(found.compared, len(found.pairs), groups, output, len(found.short)))


def _watch(done: int) -> None:
    click.echo(
        "\r" + say(f"已取 {done:,} 份文书的指纹", f"{done:,} filings fingerprinted"), nl=False, err=True
    )
