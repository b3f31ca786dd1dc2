"""SourceText → Facts: document kind, sections, heading, parties, procedure, claims, loans, labour, outcome."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from xiezhi.parsing.absence import read_absent
from xiezhi.parsing.awards import read_awarded
from xiezhi.parsing.cast import Cast
from xiezhi.parsing.cause import read_cause
from xiezhi.parsing.claims import read_claims
from xiezhi.parsing.costs import read_fee
from xiezhi.parsing.employments import read_employments
from xiezhi.parsing.entities import find_entities
from xiezhi.parsing.loans import read_loans
from xiezhi.parsing.outcome import read_result
from xiezhi.parsing.page import Page, Part
from xiezhi.parsing.parties import read_parties
from xiezhi.parsing.procedure import read_accepted_on, read_procedure
from xiezhi.parsing.related import read_related
from xiezhi.parsing.representatives import read_representatives
from xiezhi.parsing.sections import divide
from xiezhi.parsing.signature import read_signature
from xiezhi.parsing.statutes import read_statutes
from xiezhi.parsing.title import read_title
from xiezhi.schema import Facts, Section
from xiezhi.text import SourceText

__all__ = ["Page", "Part", "parse", "parse_page"]


def parse(source: SourceText) -> Facts:
    """All facts of one document, by rules alone."""
    return parse_page(source)[1]


def parse_page(source: SourceText) -> tuple[Page, Facts]:
    """The laid-out page and its facts: the signs engine reads both."""
    page = Page.of(source)
    title = read_title(page)
    page = divide(page, title)
    signature = read_signature(page, title)
    parties = read_parties(page, title)
    representatives = read_representatives(page, title, parties)
    cast = Cast.of(page, parties, representatives)
    claims = read_claims(page, title, cast)
    awarded = read_awarded(page, title, cast)
    facts = Facts(
        doc_type=title.doc_type,
        sections=_sections(page),
        court=title.court,
        case_number=title.case_number,
        cause=read_cause(page, title),
        procedure=read_procedure(page, title),
        accepted_on=read_accepted_on(page, title),
        decided_on=signature.decided_on,
        result=read_result(page, title, claims, awarded),
        court_fee=read_fee(page, title),
        related_case_numbers=read_related(page, title),
        absent_parties=read_absent(page, parties, cast),
        parties=parties,
        representatives=representatives,
        judges=signature.judges,
        claims=claims,
        loans=read_loans(page, title, cast),
        employments=read_employments(page, title, cast, claims),
        awarded=awarded,
        statutes=read_statutes(page, title),
    )
    return page, replace(facts, entities=find_entities(page, facts))


def _sections(page: Page) -> tuple[Section, ...]:
    """The sections in source offsets. A line break that the layout put in belongs to no section; what the page left out
    (remains of a tag) to the one before."""
    spans, text = [page.original(part.start, part.end) for part in page.parts], page.source.text
    ends = [
        follow.start if text[span.end : follow.start].strip() else min(span.end, follow.start)
        for span, follow in pairwise(spans)
    ]
    ends.extend(span.end for span in spans[-1:])
    return tuple(
        Section(part.kind, span.start, end) for part, span, end in zip(page.parts, spans, ends, strict=True)
    )
