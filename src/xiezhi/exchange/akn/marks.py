"""Which stretches of the text become inline elements: parties, judges, numbers, dates, names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from xiezhi.exchange.akn.names import Registry
from xiezhi.schema import Entity, Facts
from xiezhi.text import fold, parse_date

Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """`text[start:end]` as an inline element."""

    start: int
    end: int
    element: str
    attributes: Attributes = ()


def marks_of(facts: Facts, text: str, registry: Registry) -> list[Mark]:
    """Marks in order, none overlapping another, none over a line break; what the parser is surest of goes first."""
    taken = bytearray(len(text))
    kept = []
    for mark in _candidates(facts, registry):
        inside = text[mark.start : mark.end]
        if inside and "\n" not in inside and "\r" not in inside and not any(taken[mark.start : mark.end]):
            taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def _candidates(facts: Facts, registry: Registry) -> Iterator[Mark]:
    kinds = {party.name: party.kind for party in facts.parties}
    for party in facts.parties:
        who, role = registry.id(party.kind, party.name), registry.role(party.role)
        for start, end in party.spans[:1]:
            yield Mark(start, end, "party", (("refersTo", f"#{who}"), ("as", f"#{role}")))
    for judge in facts.judges:
        who, role = registry.id("person", judge.name), registry.role(judge.title)
        for start, end in judge.spans[:1]:
            yield Mark(start, end, "judge", (("refersTo", f"#{who}"), ("as", f"#{role}")))
    for person in facts.representatives:
        who, role = registry.id("person", person.name), registry.role(person.kind)
        for start, end in person.spans[:1]:
            yield Mark(start, end, "person", (("refersTo", f"#{who}"), ("as", f"#{role}")))
    yield from _heading(facts)
    for entity in facts.entities:
        mark = _entity(entity, registry, kinds)
        if mark is not None:
            yield mark


def _heading(facts: Facts) -> Iterator[Mark]:
    for element, fact in (("docNumber", facts.case_number), ("docType", facts.doc_type)):
        for start, end in fact.spans[:1] if fact else ():
            yield Mark(start, end, element)
    if facts.decided_on and is_day(str(facts.decided_on.value)):
        for start, end in facts.decided_on.spans[:1]:
            yield Mark(start, end, "docDate", (("date", str(facts.decided_on.value)),))


def _entity(entity: Entity, registry: Registry, kinds: dict[str, str]) -> Mark | None:
    place = (entity.start, entity.end)
    if entity.label == "PERSON":
        return Mark(*place, "person", (("refersTo", f"#{registry.id('person', entity.text)}"),))
    if entity.label in ("ORG", "COURT"):
        who = registry.id(kinds.get(entity.text, "organization"), entity.text)
        return Mark(*place, "organization", (("refersTo", f"#{who}"),))
    if entity.label == "LOC":
        return Mark(*place, "location", (("refersTo", f"#{registry.id('location', entity.text)}"),))
    if entity.label == "DATE":
        value = parse_date(fold(entity.text))
        iso = str(value.iso) if value is not None and value.iso else ""
        return Mark(*place, "date", (("date", iso),)) if is_day(iso) else None
    return None


def is_day(iso: str) -> bool:
    """Whether `iso` is a whole day that exists, as the schema's `date` attributes want it."""
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return len(iso) == 10
