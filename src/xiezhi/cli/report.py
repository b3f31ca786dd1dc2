"""`xiezhi report RUN CASE…`: the clue report (线索报告) of some documents of a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xiezhi.language import say

if TYPE_CHECKING:
    from xiezhi.archive import Archive
    from xiezhi.report import Language, Similar


@click.command()
@click.argument("run", type=click.Path(path_type=Path))
@click.argument("cases", nargs=-1, required=True)
@click.option("--output", required=True, type=click.Path(path_type=Path), help="A .html or .docx file.")
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
def report(run: Path, cases: tuple[str, ...], output: Path, language: str) -> None:
    """Write a clue report: what the documents state, the signs with passage and authority, what to verify.

    CASE is a document's id in the run or a case number; several make one report. After `xiezhi duplicates` the
    report names similar filings too.
    """
    from xiezhi.archive import Archive
    from xiezhi.archive.stored import ids_of, made, stored
    from xiezhi.errors import XiezhiError
    from xiezhi.report import Case, render_docx_group, render_html_group

    if output.suffix.lower() not in (".html", ".docx"):
        raise XiezhiError("XZ612", path=output, known=".html or .docx")
    with Archive.open(run) as archive:
        ids = list(dict.fromkeys(id for case in cases for id in ids_of(archive, case)))
        note = made(archive)
        found = [Case(*stored(archive, id), similar=_similar(archive, id), made=note) for id in ids]
    tongue: Language = "en" if language == "en" else "zh"
    if output.suffix.lower() == ".docx":
        data = render_docx_group(found, language=tongue)
    else:
        data = render_html_group(found, language=tongue).encode("utf-8", "replace")
    try:
        output.write_bytes(data)
    except OSError as error:
        raise XiezhiError("XZ607", path=output, reason=error.strerror or error) from error
    click.echo(say(f"{len(found)} 份文书 → {output}", f"{len(found)} document(s) → {output}"), err=True)


def _similar(archive: Archive, doc_id: str) -> tuple[Similar, ...]:
    """Filings like this one, most alike first, where `xiezhi duplicates` has compared the run."""
    from xiezhi.archive.screen.repeats import FOLDER, duplicates_of
    from xiezhi.report import Similar

    if not (archive.path / FOLDER / "pairs.json").is_file():
        return ()
    alike = {
        pair.doc_b if pair.doc_a == doc_id else pair.doc_a: pair.similarity
        for pair in duplicates_of(archive).pairs
        if doc_id in (pair.doc_a, pair.doc_b)
    }
    ordered = sorted(alike.items(), key=lambda item: (-item[1], item[0]))[:20]
    return tuple(Similar(id, _title(archive, id), similarity) for id, similarity in ordered)


def _title(archive: Archive, doc_id: str) -> str:
    rows = archive.sql("SELECT case_number, source FROM documents WHERE doc_id = $id", id=doc_id).fetchall()
    return " ".join(str(part) for row in rows for part in row if part)
