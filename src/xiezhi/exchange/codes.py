"""The codes that other departments load: causes, courts, case types, divisions, sex, ethnic groups.

| code | list | state |
| --- | --- | --- |
| `cause` | courts' cause codes, 《民事案件案由规定》 (法〔2025〕226号 and earlier editions) | names official, numbers as published |
| `court` | three-character grade codes (分级码) of the courts, 2026 | names official, codes as published |
| `case_type` | 法〔2015〕137号 annex 1 | official |
| `division` | GB/T 2260 with every revision since 1980 | official |
| `sex` | GB/T 2261.1-2003 | official; 9 (not stated) to be checked |
| `ethnic_group` | GB/T 3304-1991 | to be checked |
"""

from __future__ import annotations

from typing import Any

from xiezhi.knowledge.case_types import case_type
from xiezhi.knowledge.causes import cause_by_code, cause_by_name
from xiezhi.knowledge.courts import Court, court_of_case_number, resolve_court
from xiezhi.knowledge.divisions import division, find_divisions
from xiezhi.knowledge.ethnicity import ethnic_group, ethnic_groups
from xiezhi.schema import Analysis, Facts, Party
from xiezhi.text import parse_case_number, parse_identifier

LISTS = {
    "cause": "民事案件案由规定（2008、2011、2020、2025年各版），法院案由代码",
    "court": "法院分级码（2026年）",
    "case_type": "法〔2015〕137号附件1",
    "division": "GB/T 2260",
    "sex": "GB/T 2261.1-2003",
    "ethnic_group": "GB/T 3304-1991（待核对）",
}
_SEX = {"男": "1", "male": "1", "女": "2", "female": "2"}


def codes_of(analysis: Analysis) -> dict[str, Any]:
    """The coded form of what an analysis names; None where a list does not hold it, the printed words beside it."""
    facts = analysis.facts
    return {
        "lists": LISTS,
        "doc_type": facts.doc_type.value if facts.doc_type else None,
        "cause": _cause(facts),
        "court": _court(facts),
        "case_number": _case_number(facts),
        "parties": [_party(party) for party in facts.parties],
    }


def _cause(facts: Facts) -> dict[str, Any] | None:
    if facts.cause is None:
        return None
    printed = str(facts.cause.value)
    cause = cause_by_name(printed)
    return {"printed": printed, "code": cause.code if cause else None, "name": cause.name if cause else None}


def _court(facts: Facts) -> dict[str, Any] | None:
    if facts.court is None:
        return None
    printed = str(facts.court.value)
    court = resolve_court(printed) or _court_of_number(facts)
    if court is None:
        return {"printed": printed, "code": None, "name": None, "level": None, "province": None}
    return {
        "printed": printed,
        "code": court.code or None,
        "name": court.name,
        "level": court.level,
        "province": court.province,
    }


def _court_of_number(facts: Facts) -> Court | None:
    """The court that the characters of the case number stand for, where its printed name is masked or abolished."""
    number = parse_case_number(str(facts.case_number.value)) if facts.case_number else None
    return court_of_case_number(number.court) if number and number.style == "court2016" else None


def _case_number(facts: Facts) -> dict[str, Any] | None:
    if facts.case_number is None:
        return None
    printed = str(facts.case_number.value)
    number = parse_case_number(printed)
    if number is None:
        return {"printed": printed, "year": None, "court": None, "type": None, "case_type": []}
    kind = case_type(number.type)
    return {
        "printed": printed,
        "year": number.year,
        "court": number.court or None,
        "type": number.type or None,
        "case_type": list(kind.codes) if kind else [],
    }


def _party(party: Party) -> dict[str, Any]:
    person = party.kind == "person"
    group = ethnic_group(party.ethnicity) if party.ethnicity else None
    return {
        "name": party.name,
        "role": party.role,
        "kind": party.kind,
        "sex": (_SEX.get(party.sex or "", "0")) if person else None,
        "ethnic_group": ethnic_groups()[group] if group else None,
        "division": _division(party),
    }


def _division(party: Party) -> str | None:
    """The division of the address; where the address names none for sure, that of the identity number's day."""
    codes: set[str] = set()
    for match in find_divisions(party.address or "")[-1:]:
        codes = {found.code for found in match.divisions if found.current}
    if len(codes) == 1:
        return codes.pop()
    number = parse_identifier(party.identifier) if party.identifier else None
    if number is not None and number.kind == "personal_id" and division(number.text[:6]):
        return number.text[:6]
    return None


def unknown_codes(codes: dict[str, Any]) -> list[str]:
    """What in a coded form is in no list here, in words."""
    found = []
    cause = (codes.get("cause") or {}).get("code")
    if cause is not None and cause_by_code(str(cause)) is None:
        found.append(f"no cause has the code {cause}")
    for party in codes.get("parties", []):
        if party.get("sex") not in (None, "0", "1", "2", "9"):
            found.append(f"{party.get('sex')} is no sex code of GB/T 2261.1")
        if party.get("division") is not None and division(str(party["division"])) is None:
            found.append(f"no division has the code {party['division']}")
        if party.get("ethnic_group") not in (None, *ethnic_groups().values()):
            found.append(f"{party.get('ethnic_group')} is no code of GB/T 3304")
    return found
