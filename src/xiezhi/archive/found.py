"""What readers of archives hand over: one document still in its bytes, or the reason why there is none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from xiezhi.errors import Problem
from xiezhi.reading import Failure


@dataclass(frozen=True, slots=True)
class Found:
    """A document found in an archive, not yet decoded.

    Attributes:
        source: where it is (`cases/a.docx`, `dump.zip!2021/b.html`, `dump.csv#17`: rows count from 1).
        name: what its id and its file ending are taken from.
        data: its bytes (the UTF-8 text of a table cell), or None where they are to be read from `path`.
        path: the file, when it is too large to hand around.
        id: the id that a column of the table gives.
        given: what other columns say: title, case_number, court, cause, decided_on, parties, procedure, url.
        problems: what happened on the way here.
    """

    source: str
    name: str
    data: bytes | None = None
    path: str | None = None
    id: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the run to be: a document, a copy of an earlier one, or a failure, with its final id.

    Attributes:
        sha256: of the bytes, empty where they could not be read.
        copy_of: id of the first document with the same bytes.
    """

    id: str
    source: str
    sha256: str
    found: Found | None = None
    copy_of: str | None = None
    failure: Failure | None = None


@dataclass(slots=True)
class Meter:
    """How far the reader of one file has come, from 0 to 1; a reader of many documents moves it on."""

    share: float = 0.0


def shown(path: str | os.PathLike[str]) -> str:
    """A path as text that can be written down: names in GB18030 (unpacked on another system) are read as such."""
    raw = os.fsencode(path)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def clean(text: str) -> str:
    """`text` without lone surrogates (from broken JSON escapes or file names), which no table can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return text
