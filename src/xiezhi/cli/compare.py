"""`xiezhi compare A B`: how two documents agree and differ, passage by passage."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xiezhi.errors import XiezhiError
from xiezhi.language import say

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from xiezhi.compare import Comparison, Filing, Passage

_COLOURS = {"wording": "cyan"}  # values swapped are yellow


@click.command()
@click.argument("a", type=click.Path(path_type=Path))
@click.argument("b", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "html", "json"]), default="text", show_default=True
)
@click.option(
    "--output", type=click.Path(path_type=Path), help="Write to this file instead of standard output."
)
@click.option("--all", "whole", is_flag=True, help="Show passages that are the same, too.")
def compare(a: Path, b: Path, form: str, output: Path | None, whole: bool) -> None:
    """What two documents share word for word, what was swapped (who, how much, when), what stands in one alone.

    Sentences are held against each other with names, dates and sums masked, wherever they stand.
    """
    from xiezhi.compare import compare as hold

    if str(a) == str(b) == "-":
        raise click.UsageError(
            say("标准输入只能用于其中一份", "only one of the two can come from standard input")
        )
    comparison = hold(_filing(a), _filing(b))
    try:
        _write(comparison, (str(a), str(b)), form, output, whole)
    except OSError as error:
        raise XiezhiError("XZ904", path=output, reason=error.strerror or error) from error


def _write(
    comparison: Comparison, names: tuple[str, str], form: str, output: Path | None, whole: bool
) -> None:
    if form == "text":
        _text(comparison, names, output, whole)
        return
    if form == "html":
        from xiezhi.compare.page import render

        content = render(comparison, *names)
    else:
        content = json.dumps(_plain(comparison), ensure_ascii=False, indent=1)
    if output is None:
        click.echo(content)
    else:
        output.write_text(content, encoding="utf-8")


def _filing(path: Path) -> Filing:
    from xiezhi.analyzer import Analyzer
    from xiezhi.compare import Filing
    from xiezhi.reading import read_bytes, read_file
    from xiezhi.report.hiding import hide

    if str(path) == "-":
        source = read_bytes(sys.stdin.buffer.read(), name="stdin", source="-")
    else:
        source = read_file(path)
    facts = Analyzer.load(signs=False, model=False).analyze(source).facts
    # Hidden character for character: what is shown holds no personal number, and every offset stays.
    return Filing.of(source.id, hide(source.text), facts)


def _plain(comparison: Comparison) -> dict[str, Any]:
    from xiezhi.schema import plain

    result: dict[str, Any] = plain(comparison)
    return {key: value for key, value in result.items() if key not in ("a", "b")}


def _text(comparison: Comparison, names: tuple[str, str], output: Path | None, whole: bool) -> None:
    from rich.console import Console

    if output is None:
        _show(comparison, names, Console(), whole)
        return
    with output.open("w", encoding="utf-8") as file:
        _show(comparison, names, Console(file=file, width=120), whole)


def _show(comparison: Comparison, names: tuple[str, str], console: Console, whole: bool) -> None:
    from rich.table import Table

    from xiezhi.compare.page import KIND_NAMES, PASSAGE_NAMES

    counts = ", ".join(f"{PASSAGE_NAMES[kind]} {comparison.count(kind)}" for kind in PASSAGE_NAMES)
    console.print(f"相似度 similarity {comparison.similarity:.2f}: {counts}", highlight=False)
    swaps = Table(box=None, pad_edge=False)
    for name in ("替换 swapped", "A", "B", "次 times"):
        swaps.add_column(name, overflow="fold")
    for swap in comparison.swaps:
        swaps.add_row(KIND_NAMES[swap.kind], swap.a, swap.b, str(swap.count))
    if comparison.swaps:
        console.print(swaps)
    table = Table(show_lines=True)
    for name, ratio in (("", 2), (names[0], 7), (names[1], 7)):
        table.add_column(name, overflow="fold", ratio=ratio)
    for passage in comparison.passages:
        if whole or passage.kind != "same":
            label = PASSAGE_NAMES[passage.kind] + (", moved" if passage.moved else "")
            table.add_row(label, *(_cell(comparison, passage, side) for side in "ab"))
    if table.row_count:
        console.print(table)


def _cell(comparison: Comparison, passage: Passage, side: str) -> Text:
    from rich.text import Text

    from xiezhi.compare.page import pieces

    place, filing = (passage.a, comparison.a) if side == "a" else (passage.b, comparison.b)
    cell = Text()
    if place is not None:
        for kind, piece in pieces(filing.text, place, passage.changes, side):
            cell.append(piece, style=_COLOURS.get(kind, "bold yellow") if kind else "")
    return cell
