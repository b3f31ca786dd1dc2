"""`xiezhi analyze FILE…`: one or more documents to readable text, JSON, a clue report or Akoma Ntoso."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from xiezhi.analyzer import Analyzer
from xiezhi.errors import XiezhiError
from xiezhi.reading import Failure, read_bytes, read_many
from xiezhi.schema import Analysis
from xiezhi.text import SourceText

_LONGEST = 200
"""Bytes of a file name before its ending; most disks take 255."""
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
    target = Target(form, output, looked=not no_signs)
    failed = 0
    for item in _sources(files):
        failure = item if isinstance(item, Failure) else _done(analyzer, item, target)
        if failure is not None:
            failed += 1
            click.echo(f"{failure.source}: {failure.code}: {failure.message}\n  → {failure.remedy}", err=True)
    sys.exit(1 if failed else 0)


def _done(analyzer: Analyzer, source: SourceText, target: Target) -> Failure | None:
    """Analyze and write one document; whatever goes wrong with it does not stop the others."""
    try:
        target.write(analyzer.analyze(source), source)
    except XiezhiError as error:
        return Failure.of(source.source, error)
    except OSError as error:
        return Failure.of(
            source.source, XiezhiError("XZ904", path=target.output, reason=error.strerror or error)
        )
    except Exception as error:  # a fault of ours: the document is named, the run goes on
        reason = f"{type(error).__name__}: {error}"
        return Failure.of(source.source, XiezhiError("XZ905", path=source.source, reason=reason))
    return None


def _sources(files: tuple[Path, ...]) -> Iterator[SourceText | Failure]:
    for path in files:
        if str(path) != "-":
            yield from read_many([path])
            continue
        try:
            yield read_bytes(sys.stdin.buffer.read(), name="stdin", source="-")
        except XiezhiError as error:
            yield Failure("-", error.code, error.message, error.remedy)


class Target:
    """Where results go: the terminal, standard output, or a folder in which no file takes another's name."""

    def __init__(self, form: str, output: Path | None, *, looked: bool) -> None:
        self.form, self.output, self._looked = form, output, looked
        self._names: set[str] = set()
        if output is not None:
            try:
                output.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise XiezhiError("XZ904", path=output, reason=error.strerror or error) from error

    def write(self, analysis: Analysis, source: SourceText) -> None:
        """Show or write one result."""
        if self.form == "text" and self.output is None:
            from xiezhi.cli.terminal import show

            show(analysis, source.text, looked=self._looked)
            return
        form = "json" if self.form == "text" else self.form
        data = _rendered(analysis, source.text, form)
        if self.output is None:
            sys.stdout.buffer.write(data)
        else:
            (self.output / (self._name(analysis.document.id) + ENDINGS[form])).write_bytes(data)

    def _name(self, stem: str) -> str:
        """A file name not used before in this call, upper and lower case alike, short enough for any disk."""
        if len(stem.encode()) > _LONGEST:
            digest = hashlib.sha256(stem.encode()).hexdigest()[:12]
            stem = stem.encode()[: _LONGEST - 13].decode(errors="ignore") + "-" + digest
        name, copy = stem, 1
        while name.casefold() in self._names:
            copy += 1
            name = f"{stem}-{copy}"
        self._names.add(name.casefold())
        return name


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
