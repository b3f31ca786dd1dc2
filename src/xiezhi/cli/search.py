"""`xiezhi search RUN WORDS`: full text and cases like a given one."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xiezhi.archive import Archive
from xiezhi.errors import XiezhiError
from xiezhi.language import say
from xiezhi.report.hiding import hide
from xiezhi.text import find_identifiers, fold, mask

if TYPE_CHECKING:
    from xiezhi.archive.search import Found, Hit

_COLUMNS = ("case_number", "court", "cause", "decided_on", "doc_type", "level", "source")
_AROUND = 20


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("run", type=click.Path(path_type=Path))
@click.argument("words", nargs=-1)
@click.option("--like", metavar="FILE|DOC_ID", help="Cases like a file, or like a document of the run.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def search(run: Path, words: tuple[str, ...], like: str | None, limit: int, form: str) -> None:
    """Find documents in a run that hold all WORDS.

    Put a passage with spaces in quotation marks; a word after - must not occur; court:, cause:, number: and
    people: (法院: 案由: 案号: 人:) look in that field only. The index is built beside the run the first time.
    """
    from xiezhi.archive.search import search as by_words
    from xiezhi.archive.search import similar

    for word in words:
        if word.startswith("--"):  # a mistyped option; a single dash leaves a word out
            raise click.NoSuchOption(word)
    with Archive.open(run) as archive:
        if like is not None:
            text, own = _example(archive, like)
            found = similar(archive, text, but=own, limit=limit, tell=_tell)
        else:
            found = by_words(archive, " ".join(words), limit=limit, tell=_tell)
        rows = _rows(archive, found)
        if form == "json":
            _write_json(found, rows)
        else:
            _show(archive, found, rows)


def _example(archive: Archive, like: str) -> tuple[str, str | None]:
    """The text of a document of the run, or else of a file."""
    try:
        return archive.text(like), like
    except XiezhiError:
        if not Path(like).is_file():
            raise
    from xiezhi.reading import read_file

    return read_file(like).text, None


def _tell(documents: int) -> None:
    if documents % 1000 == 0 and sys.stderr.isatty():
        click.echo(
            "\r" + say(f"正在编索引：{documents:,} 份", f"indexing: {documents:,} documents"),
            nl=False,
            err=True,
        )


def _rows(archive: Archive, found: Found) -> dict[str, dict[str, Any]]:
    ids = [hit.doc_id for hit in found.hits]
    query = f"SELECT doc_id, {', '.join(_COLUMNS)} FROM documents WHERE doc_id IN (SELECT unnest($ids::VARCHAR[]))"
    return {
        row[0]: dict(zip(_COLUMNS, row[1:], strict=True)) for row in archive.sql(query, ids=ids).fetchall()
    }


def _write_json(found: Found, rows: dict[str, dict[str, Any]]) -> None:
    hits = [
        {"doc_id": h.doc_id, "score": h.score, "method": h.method, "passages": h.passages, **rows[h.doc_id]}
        for h in found.hits
    ]
    click.echo(json.dumps({"total": found.total, "hits": hits}, ensure_ascii=False, indent=1))


def _show(archive: Archive, found: Found, rows: dict[str, dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True)
    console.print(say(f"{found.total:,} 份文书", f"{found.total:,} documents"), style="bold")
    texts = archive.texts([hit.doc_id for hit in found.hits if hit.passages])
    for hit in found.hits:
        row = rows[hit.doc_id]
        head = "  ".join(str(row[name]) for name in _COLUMNS[:4] if row[name])
        console.print(Text(f"{hit.doc_id}  {head}").append(f"  {hit.score:.2f}", style="dim"))
        for line in _passages(hide(texts.get(hit.doc_id, "")), hit):
            console.print(Text("    ") + line)


def _passages(text: str, hit: Hit) -> list[Any]:
    from rich.text import Text

    text = _masked(text)
    lines = []
    for start, end in hit.passages[:3]:
        line = Text("…" + " ".join(text[max(0, start - _AROUND) : start].split()))
        line.append("".join(text[start:end].split()), style="bold yellow")
        line.append(" ".join(text[end : end + _AROUND].split()) + "…")
        lines.append(line)
    return lines


def _masked(text: str) -> str:
    """The text with identity and telephone numbers masked, every character in its place."""
    for found in find_identifiers(fold(text)):
        start, end = found.span
        text = text[:start] + mask(text[start:end]) + text[end:]
    return text
