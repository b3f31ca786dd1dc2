"""A text with labels, as every labelling tool knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from xiezhi.errors import XiezhiError


class Label(NamedTuple):
    """`text[start:end]` (code points) is a `label`: an entity label, or `sign:ID:speaker:status`."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One document. `meta` is what travels with it unread (JSON values)."""

    id: str
    text: str
    labels: tuple[Label, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Where:
    """A line of a file, for errors."""

    path: Path
    line: int

    def wrong(self, reason: str) -> XiezhiError:
        """XZ602: this line says something that cannot be."""
        return XiezhiError("XZ602", path=self.path, line=self.line, reason=reason)

    def label(self, text: str, start: Any, end: Any, label: Any, said: Any = None) -> Label:
        """A label that holds: inside the text, over the words it is said to cover.

        Raises:
            XiezhiError: XZ602 no offsets, XZ603 other words, XZ604 outside of the text.
        """
        if isinstance(start, bool) or not (isinstance(start, int) and isinstance(end, int)):
            raise self.wrong(f"{start!r} and {end!r} are no offsets")
        if not isinstance(label, str) or not label:
            raise self.wrong(f"{label!r} is no label")
        if not 0 <= start < end <= len(text):
            raise XiezhiError(
                "XZ604", path=self.path, line=self.line, label=label, start=start, end=end, chars=len(text)
            )
        if said is not None and said != text[start:end]:
            found = text[start:end]
            raise XiezhiError(
                "XZ603", path=self.path, line=self.line, label=label, found=found[:60], said=str(said)[:60]
            )
        return Label(start, end, label)
