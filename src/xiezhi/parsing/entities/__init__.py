"""Mentions in the text, by rules.

Two steps: find names where the grammar introduces them (a party line, a suffix such as 有限公司, the verb before a
voucher), then mark every further occurrence of the same name. Where two mentions overlap the longer one stands.
"""

from __future__ import annotations

from xiezhi.parsing.entities.evidence import find_evidence
from xiezhi.parsing.entities.marks import Mark, occurrences, settle
from xiezhi.parsing.entities.organizations import find_courts, find_organizations
from xiezhi.parsing.entities.people import find_people
from xiezhi.parsing.entities.places import find_places
from xiezhi.parsing.entities.short_names import find_short_names
from xiezhi.parsing.entities.values import find_values
from xiezhi.parsing.page import Page
from xiezhi.schema import Entity, Facts


def find_entities(page: Page, facts: Facts) -> tuple[Entity, ...]:
    """Every mention of the document, in order, none overlapping another."""
    values = find_values(page)
    courts = find_courts(page)
    organizations = find_organizations(page, facts)
    people = find_people(page, facts)
    names = [*courts, *organizations, *people, *find_short_names(page, [*courts, *organizations])]
    marks = [*values, *names, *find_places(page), *find_evidence(page)]
    marks.extend(occurrences(page.text, marks))
    return tuple(_entity(page, mark) for mark in settle(marks))


def _entity(page: Page, mark: Mark) -> Entity:
    start, end = page.original(mark.start, mark.end)
    return Entity(mark.label, page.source.text[start:end], start, end, mark.source)
