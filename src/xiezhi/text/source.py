"""The source text of one document: what was decoded, from what, and what went wrong on the way."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from xiezhi.errors import Problem


@dataclass(frozen=True, slots=True)
class SourceText:
    """A decoded document. `text` owns the coordinates of every span and is never changed.

    Attributes:
        text: the decoded original.
        id: a name for the document inside its run (file stem, row id).
        source: where it came from (path, `archive.zip!inner/name.txt`, `table.csv#12`).
        sha256: of the bytes that were read (of the UTF-8 text where there were no bytes).
        media_type: of the bytes (`text/plain`, `application/pdf`, …).
        encoding: of the text inside them (`utf-8`, `gb18030`), or None where the format settles it.
        problems: what could not be read.
    """

    text: str
    id: str = "document"
    source: str = ""
    sha256: str = ""
    media_type: str = "text/plain"
    encoding: str | None = None
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, text: str, *, id: str = "document", source: str = "") -> SourceText:
        """A source text straight from a string."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(text=text, id=id, source=source, sha256=digest, encoding="utf-8")
