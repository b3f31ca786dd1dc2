"""What a reader of one format hands back: the text and what went wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass

from xiezhi.errors import Problem


@dataclass(frozen=True, slots=True)
class Extract:
    """Text taken out of one file.

    Attributes:
        text: the text, final: offsets of `problems` point into it.
        media_type: what the bytes really are.
        encoding: of the text inside them, None where the format settles it.
        problems: what was not read, in the order of the text where it has a place.
    """

    text: str
    media_type: str
    encoding: str | None = None
    problems: tuple[Problem, ...] = ()
