"""The dates a document states, laid out on one line to scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from xiezhi.language import Language
from xiezhi.report.hiding import hide
from xiezhi.report.labels import say
from xiezhi.schema import Facts

WIDTH = 960
_MARGIN = 30
_AXIS = 24
_LANE = 34
_MOST = 40


@dataclass(frozen=True, slots=True)
class Event:
    """One day and what happened; `x`, `y` in the units of the drawing, `anchor` where its label is held."""

    day: str
    label: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawn timeline: `width` × `height` units, axis at height `axis`; `left_out` events had no room."""

    events: tuple[Event, ...]
    width: int
    height: int
    axis: int
    left_out: int = 0


def timeline_of(facts: Facts, language: Language) -> Timeline | None:
    """The timeline of loans, employment and procedure; None for fewer than two different days."""
    days: dict[date, list[str]] = {}
    for iso, label in _dated(facts, language):
        day = _day(iso)
        if day is not None and label not in days.setdefault(day, []):
            days[day].append(label)
    if len(days) < 2:
        return None
    ordered = sorted(days.items())
    kept = ordered[:_MOST]
    return _drawn(kept, len(ordered) - len(kept))


def _dated(facts: Facts, language: Language) -> Iterator[tuple[str | None, str]]:
    for loan in facts.loans:
        who = hide(f"{loan.lender or '?'} → {loan.borrower or '?'}")
        yield loan.lent_on, f"{say('lent_on', language)} {who}"
        yield loan.due_on, f"{say('due_on', language)} {who}"
    for job in facts.employments:
        worker = hide(job.worker or "?")
        yield job.from_, f"{say('work_from', language)} {worker}"
        yield job.to, f"{say('work_to', language)} {worker}"
    for name in ("accepted_on", "decided_on"):
        fact = getattr(facts, name)
        if fact is not None:
            yield str(fact.value), say(name, language)


def _day(iso: str | None) -> date | None:
    """The day, None where the document gives no whole date."""
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return None


def _drawn(days: list[tuple[date, list[str]]], left_out: int) -> Timeline:
    first, last = days[0][0], days[-1][0]
    scale = (WIDTH - 2 * _MARGIN) / (last - first).days
    lanes: list[float] = []
    events = []
    for day, labels in days:
        label = "；".join(labels)
        x = _MARGIN + (day - first).days * scale
        wide = max(_width(label), 90.0)
        anchor = "start" if x + wide < WIDTH else "end"
        left = x if anchor == "start" else max(0.0, x - wide)
        lane = next((n for n, taken in enumerate(lanes) if taken <= left), len(lanes))
        lanes[lane : lane + 1] = [left + wide + 12]
        events.append(Event(day.isoformat(), label, round(x, 1), float(_AXIS + 26 + lane * _LANE), anchor))
    return Timeline(tuple(events), WIDTH, _AXIS + 26 + len(lanes) * _LANE, _AXIS, left_out)


def _width(label: str) -> float:
    """About how wide a label is drawn, in units: a Han character is as wide as high."""
    return sum(13.0 if ord(char) > 0x2E7F else 7.5 for char in label)
