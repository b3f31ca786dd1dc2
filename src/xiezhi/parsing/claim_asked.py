"""A claim while it is being read: later clauses may give its sum or end."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Asked:
    """A claim being read, in page offsets."""

    kind: str
    amount: float | None
    start: int
    end: int
    bare: bool = False
    summed: bool = False
    tentative: bool = False
