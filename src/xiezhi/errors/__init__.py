"""The catalogue of errors a user can meet: each has a code, a sentence that says what happened, and a remedy.

Codes by room: XZ1xx reading, XZ2xx parsing and values, XZ3xx signs and knowledge, XZ4xx models,
XZ5xx archives, XZ6xx reports and exchange, XZ7xx review pages, XZ8xx learning, XZ9xx commands and settings.

The same codes stand on a `Problem` (something on a result that a reader should know) and on a `XiezhiError`
(something that stopped the work).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xiezhi.errors.entry import Entry
from xiezhi.errors.of_documents import OF_DOCUMENTS
from xiezhi.errors.of_work import OF_WORK

__all__ = ["CATALOGUE", "Entry", "Problem", "XiezhiError"]

CATALOGUE: dict[str, Entry] = {**OF_DOCUMENTS, **OF_WORK}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not read, or a value that did not parse, on a result that still stands.

    `start` and `end` are code-point offsets into the source text where the problem has a place, else `None`.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None

    @classmethod
    def of(cls, code: str, start: int | None = None, end: int | None = None, **values: Any) -> Problem:
        """The problem `code` with its message filled in from `values`."""
        return cls(code, CATALOGUE[code].message.format(**values), start, end)


class XiezhiError(Exception):
    """An error with a code, a message and a remedy, all meant for the person at the keyboard."""

    def __init__(self, code: str, **values: Any) -> None:
        entry = CATALOGUE[code]
        self.code = code
        self.values = values
        self.message = entry.message.format(**values)
        self.remedy = entry.remedy.format(**values)
        super().__init__(f"{code}: {self.message} {self.remedy}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.code, self.values)


def _rebuild(kind: type[XiezhiError], code: str, values: dict[str, Any]) -> XiezhiError:
    return kind(code, **values)
