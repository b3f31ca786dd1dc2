"""`xiezhi analyze FILE…`: one or more documents to readable text, JSON, a clue report or Akoma Ntoso."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from xiezhi.analyzer import Analyzer
from xiezhi.cli.model import chosen
from xiezhi.cli.speak import complain
from xiezhi.errors import XiezhiError
from xiezhi.reading import Failure, read_bytes, read_many
from xiezhi.schema import Analysis, DocumentInfo
from xiezhi.text import SourceText

_LONGEST = 200
"""Bytes of a file name before its ending; most disks take 255."""
_SINGLE = ("html", "docx", "akn")
"""Formats of which standard output can hold one document only."""
ENDINGS = {"json": ".json", "html": ".html", "docx": ".docx", "akn": ".akn.xml"}


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", *ENDINGS]), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="A folder: write <stem>.<format> there.")
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

    On a terminal the result is readable text; `--format json` gives the published form (several documents to standard
    output: JSON lines), `html` and `docx` a clue report for the file, `akn` Akoma Ntoso XML.
    """
    using = chosen(model, no_model=no_model)
    analyzer = Analyzer.load(signs=not no_signs, extra_signs=sign_dirs, model=using)
    sources, several = _counted(_sources(files))
    if several and output is None and form in _SINGLE:
        raise XiezhiError("XZ906", form=form)
    target = Target(form, output, looked=not no_signs, several=several)
    failed = 0
    for item in sources:
        failure = item if isinstance(item, Failure) else _done(analyzer, item, target)
        if failure is not None:
            failed += 1
            complain(failure, failure.source)
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


def _counted(items: Iterator[SourceText | Failure]) -> tuple[Iterator[SourceText | Failure], bool]:
    """The same items, and whether more than one of them is a document; reads ahead only as far as the second."""
    ahead: list[SourceText | Failure] = []
    for item in items:
        ahead.append(item)
        if sum(isinstance(each, SourceText) for each in ahead) > 1:
            return chain(ahead, items), True
    return iter(ahead), False


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

    def __init__(self, form: str, output: Path | None, *, looked: bool, several: bool = False) -> None:
        self.form, self.output, self._looked, self._several = form, output, looked, several
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
        if self.output is None and form == "json" and self._several:
            sys.stdout.buffer.write(_json(analysis, indent=None))
            return
        data = _rendered(analysis, source.text, form)
        if self.output is None:
            sys.stdout.buffer.write(data)
        else:
            (self.output / (self._name(analysis.document) + ENDINGS[form])).write_bytes(data)

    def _name(self, document: DocumentInfo) -> str:
        """A file name that holds no other document's result, upper and lower case alike, short enough for any disk."""
        stem = document.id
        if len(stem.encode()) > _LONGEST:
            digest = hashlib.sha256(stem.encode()).hexdigest()[:12]
            stem = stem.encode()[: _LONGEST - 13].decode(errors="ignore") + "-" + digest
        name, copy = stem, 1
        while name.casefold() in self._names or self._taken(name, document):
            copy += 1
            name = f"{stem}-{copy}"
        self._names.add(name.casefold())
        return name

    def _taken(self, name: str, document: DocumentInfo) -> bool:
        """Whether an earlier call wrote the JSON of another document under this name."""
        assert self.output is not None
        try:
            old = json.loads((self.output / f"{name}.json").read_bytes())["document"]
            return bool(old["sha256"] != document.sha256 and old["source"] != document.source)
        except (OSError, ValueError, LookupError, TypeError):
            return False


def _rendered(analysis: Analysis, text: str, form: str) -> bytes:
    """The bytes of a file in one of the formats of `ENDINGS`."""
    if form == "json":
        return _json(analysis, indent=1)
    if form == "akn":
        from xiezhi.exchange import to_akn

        return to_akn(analysis, text).encode()
    from xiezhi.report import render_docx, render_html

    return (
        render_docx(analysis, text)
        if form == "docx"
        else render_html(analysis, text).encode("utf-8", "replace")
    )


def _json(analysis: Analysis, indent: int | None) -> bytes:
    # A lone surrogate, from a damaged original, becomes JSON's own escape.
    data = json.dumps(analysis.to_dict(), ensure_ascii=False, indent=indent) + "\n"
    return data.encode("utf-8", "backslashreplace")
