"""The full-text index beside a run: built when first asked for, built anew when the run has grown."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from xiezhi.archive.archive import Archive
from xiezhi.archive.bigrams import pairs, plain
from xiezhi.archive.query import FIELDS
from xiezhi.errors import XiezhiError

_FORMAT = 1
_HEAP = 128 << 20
_TOKENIZER = "pairs"
_ROWS = """
    SELECT d.doc_id, t.text, coalesce(d.court, d.given_court, ''), coalesce(d.cause, d.given_cause, ''),
           coalesce(d.case_number, d.given_case_number, ''), coalesce(p.names, '') || ' ' || coalesce(r.names, '')
    FROM documents d JOIN texts t USING (doc_id)
    LEFT JOIN (SELECT doc_id, string_agg(name, ' ' ORDER BY n) AS names FROM parties GROUP BY doc_id) p USING (doc_id)
    LEFT JOIN (SELECT doc_id, string_agg(name || ' ' || coalesce(firm, ''), ' ' ORDER BY n) AS names
               FROM representatives GROUP BY doc_id) r USING (doc_id)
"""


def open_index(archive: Archive, tell: Callable[[int], None] = lambda documents: None) -> Any:
    """The tantivy index of a run, built first where it is missing or older than the run.

    Args:
        tell: called with the number of documents indexed so far while it is built.

    Raises:
        XiezhiError: XZ530 where the run was made without texts, XZ515 without tantivy, XZ509 when the index cannot be
            written.
    """
    archive.need_texts()
    try:
        import tantivy
    except ImportError as error:
        raise XiezhiError("XZ515", name="tantivy", command="pip install tantivy") from error
    folder = archive.path / "search"
    state = {"format": _FORMAT, "tantivy": version("tantivy"), "run": archive.state()}
    if _state(folder) != state:
        try:
            _build(tantivy, archive, folder, state, tell)
        except OSError as error:
            raise XiezhiError("XZ509", path=folder, reason=error.strerror or error) from error
    return _prepared(tantivy, tantivy.Index.open(str(folder)))


def schema(tantivy: Any) -> Any:
    """One field for the id, one of pairs for each field that can be searched."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("doc_id", stored=True, tokenizer_name="raw")
    for field in FIELDS:
        builder.add_text_field(field, stored=False, tokenizer_name=_TOKENIZER, index_option="position")
    return builder.build()


def _build(
    tantivy: Any, archive: Archive, folder: Path, state: dict[str, Any], tell: Callable[[int], None]
) -> None:
    temporary = folder.with_name(f".search.{os.getpid()}.tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    try:
        index = _prepared(tantivy, tantivy.Index(schema(tantivy), path=str(temporary)))
        writer = index.writer(_HEAP, 1)
        for count, row in enumerate(_rows(archive), 1):
            values = {
                field: " ".join(pairs(plain(value))) for field, value in zip(FIELDS, row[1:], strict=True)
            }
            writer.add_document(tantivy.Document(doc_id=row[0], **values))
            tell(count)
        writer.commit()
        writer.wait_merging_threads()
        (temporary / "xiezhi.json").write_text(json.dumps(state), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        temporary.replace(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _rows(archive: Archive) -> Iterator[tuple[str, ...]]:
    result = archive.connection.execute(_ROWS)
    while rows := result.fetchmany(256):
        yield from rows


def _prepared(tantivy: Any, index: Any) -> Any:
    # Pairs are made by us and joined by spaces: tantivy has only to take them apart again.
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TOKENIZER, analyzer)
    return index


def _state(folder: Path) -> dict[str, Any] | None:
    try:
        state: dict[str, Any] = json.loads((folder / "xiezhi.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return state
