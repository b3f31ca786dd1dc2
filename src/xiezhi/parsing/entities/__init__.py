"""Mentions in the text, by rules.

Two steps: find names where the grammar introduces them (a party line, a suffix such as 有限公司, the verb before a
voucher), then mark every further occurrence of the same name. Where two mentions overlap the surer kind stands, and
of one kind the longer.
"""

from __future__ import annotations

from xiezhi.parsing.entities.evidence import find_evidence
from xiezhi.parsing.entities.marks import Mark, occurrences, settle
from xiezhi.parsing.entities.organizations import extended, find_courts, find_organizations
from xiezhi.parsing.entities.people import find_people
from xiezhi.parsing.entities.places import find_addresses, find_divisions_named
from xiezhi.parsing.entities.short_names import find_short_names
from xiezhi.parsing.entities.values import find_values
from xiezhi.parsing.page import Page
from xiezhi.schema import Entity, Facts


def find_entities(page: Page, facts: Facts) -> tuple[Entity, ...]:
    """Every mention of the document, in order, none overlapping another."""
    courts = find_courts(page)
    organizations = find_organizations(page, facts)
    short = find_short_names(page, [*courts, *organizations])
    people = find_people(page, facts)
    known = {mark.text for mark in (*short, *organizations) if mark.known}
    names = [*courts, *short, *_trimmed(organizations, known), *people]
    names.extend(occurrences(page.text, names))
    names = list(extended(page.text, names))
    values = find_values(page)
    papers = find_evidence(page, {mark.text for mark in names})
    marks = settle([*values, *find_addresses(page), *names, *papers], list(find_divisions_named(page)))
    text, bounds, found = page.source.text, page.laid.bounds, []
    for mark in marks:
        start, end = bounds(mark.start, mark.end)
        found.append(Entity(mark.label, text[start:end], start, end, mark.source))
    return tuple(found)


def _trimmed(organizations: list[Mark], known: set[str]) -> list[Mark]:
    """Without those that are a known name with words of the sentence before it (确认甲公司)."""
    ends = tuple(known)
    return [
        mark
        for mark in organizations
        if mark.known
        or not mark.text.endswith(ends)
        or not any(mark.text.endswith(end) and mark.text != end for end in ends)
    ]
