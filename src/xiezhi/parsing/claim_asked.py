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


def left_over(found: list[Asked], one: Asked) -> float | None:
    """What a bare sum gives the request before it: of 本金300万元及利息(…)，共计345万元 what the others leave."""
    known = sum(other.amount for other in found[-_MOST_PARTS:] if other.amount is not None)
    more = found[-1].kind in ("interest", "penalty") and one.summed and one.amount is not None
    return one.amount - known if more and one.amount and one.amount > known else one.amount


_MOST_PARTS = 100


def adds_up(found: list[Asked], total: float) -> bool:
    """Whether the sums before come to a total."""
    known = [other.amount for other in found[-_MOST_PARTS:] if other.amount is not None]
    return bool(known) and abs(sum(known) - total) < 1
