"""SourceText → Facts: document kind, sections, heading, parties, procedure, claims, loans, labour, outcome."""

from __future__ import annotations

import importlib
from typing import Any

from xiezhi.parsing.page import Page, Part
from xiezhi.schema import Facts, Section
from xiezhi.text import SourceText

__all__ = ["Page", "Part", "parse", "parse_page"]


def _call(module: str, function: str, default: Any, *args: Any) -> Any:
    # Scaffolding while the rooms are being furnished; goes when all modules stand.
    try:
        found = importlib.import_module(f"xiezhi.parsing.{module}")
    except ModuleNotFoundError as error:
        if error.name == f"xiezhi.parsing.{module}":
            return default
        raise
    return getattr(found, function)(*args) if hasattr(found, function) else default


def parse(source: SourceText) -> Facts:
    """All facts of one document, by rules alone."""
    return parse_page(source)[1]


def parse_page(source: SourceText) -> tuple[Page, Facts]:
    """The laid-out page and its facts: the signs engine reads both."""
    page = Page.of(source)
    title = _call("title", "read_title", None, page)
    if title is None:
        return page, Facts()
    page = _call("sections", "divide", page, page, title)
    signature = _call("signature", "read_signature", None, page, title)
    parties = _call("parties", "read_parties", (), page, title)
    representatives = _call("representatives", "read_representatives", (), page, title, parties)
    try:
        from xiezhi.parsing.cast import Cast
    except ModuleNotFoundError:
        cast: Any = None
    else:
        cast = Cast.of(page, parties, representatives)
    claims = _call("claims", "read_claims", (), page, title, cast) if cast else ()
    awarded = _call("awards", "read_awarded", (), page, title, cast) if cast else ()
    facts = Facts(
        doc_type=title.doc_type,
        sections=tuple(Section(p.kind, *page.original(p.start, p.end)) for p in page.parts),
        court=title.court,
        case_number=title.case_number,
        cause=_call("cause", "read_cause", None, page, title),
        procedure=_call("procedure", "read_procedure", None, page, title),
        accepted_on=_call("procedure", "read_accepted_on", None, page, title),
        decided_on=signature.decided_on if signature else None,
        result=_call("outcome", "read_result", None, page, title, claims, awarded),
        court_fee=_call("costs", "read_fee", None, page, title),
        related_case_numbers=_call("related", "read_related", (), page, title),
        absent_parties=_call("absence", "read_absent", (), page, parties, cast) if cast else (),
        parties=parties,
        representatives=representatives,
        judges=signature.judges if signature else (),
        claims=claims,
        loans=_call("loans", "read_loans", (), page, title, cast) if cast else (),
        employments=_call("employments", "read_employments", (), page, title, cast) if cast else (),
        awarded=awarded,
        statutes=_call("statutes", "read_statutes", (), page, title),
    )
    from dataclasses import replace

    return page, replace(facts, entities=_call("entities", "find_entities", (), page, facts))
