"""`xiezhi analyze FILE…`: one or more documents to readable text, JSON, a clue report or Akoma Ntoso."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from xiezhi.analyzer import Analyzer
from xiezhi.errors import XiezhiError
from xiezhi.reading import Failure, read_bytes, read_many
from xiezhi.schema import Analysis
from xiezhi.text import SourceText

ENDINGS = {"json": ".json", "html": ".html", "docx": ".docx", "akn": ".akn.xml"}


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", *ENDINGS]), default="text", show_default=True)
@click.option(
    "--output", type=click.Path(path_type=Path), help="Write DIR/<stem>.<format> instead of stdout."
)
@click.option("--signs", "sign_dirs", multiple=True, type=click.Path(path_type=Path), help="Your own signs.")
@click.option("--no-signs", is_flag=True, help="Facts only.")
@click.option("--model", type=click.Path(path_type=Path), help="Another model than the packed one.")
@click.option("--no-model", is_flag=True, help="Rules alone.")
def analyze(
    files: tuple[Path, ...],
    form: str,
    output: Path | None,
    sign_dirs: tuple[Path, ...],
    no_signs: bool,
    model: Path | None,
    no_model: bool,
) -> None:
    """Read documents (text, HTML, Word, PDF, ZIP; - for standard input) into facts and signs.

    On a terminal the result is readable text; `--format json` gives the published form, `html` and `docx` a clue
    report for the file, `akn` Akoma Ntoso XML.
    """
    analyzer = Analyzer.load(signs=not no_signs, extra_signs=sign_dirs, model=model or not no_model)
    failed, taken = 0, Counter[str]()
    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
    for item in _sources(files):
        if isinstance(item, Failure):
            failed += 1
            click.echo(f"{item.source}: {item.code}: {item.message}\n  → {item.remedy}", err=True)
            continue
        taken[item.id] += 1
        _write(analyzer.analyze(item), item, form, output, taken[item.id])
    sys.exit(1 if failed else 0)


def _sources(files: tuple[Path, ...]) -> Iterator[SourceText | Failure]:
    for path in files:
        if str(path) != "-":
            yield from read_many([path])
            continue
        try:
            yield read_bytes(sys.stdin.buffer.read(), name="stdin", source="-")
        except XiezhiError as error:
            yield Failure("-", error.code, error.message, error.remedy)


def _write(analysis: Analysis, source: SourceText, form: str, output: Path | None, copy: int) -> None:
    """Show or write one result; `copy` counts documents of one name, so that none overwrites another."""
    if form == "text" and output is None:
        from xiezhi.cli.terminal import show

        show(analysis, source.text)
        return
    form = "json" if form == "text" else form
    data = _rendered(analysis, source.text, form)
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        name = analysis.document.id if copy == 1 else f"{analysis.document.id}-{copy}"
        (output / f"{name}{ENDINGS[form]}").write_bytes(data)


def _rendered(analysis: Analysis, text: str, form: str) -> bytes:
    """The bytes of a file in one of the formats of `ENDINGS`."""
    if form == "json":
        # A lone surrogate, from a damaged original, becomes JSON's own escape.
        data = json.dumps(analysis.to_dict(), ensure_ascii=False, indent=1) + "\n"
        return data.encode("utf-8", "backslashreplace")
    if form == "akn":
        from xiezhi.exchange import to_akn

        return to_akn(analysis, text).encode()
    from xiezhi.report import render_docx, render_html

    return (
        render_docx(analysis, text)
        if form == "docx"
        else render_html(analysis, text).encode("utf-8", "replace")
    )
