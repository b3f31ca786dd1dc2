"""Labour signs from figures: one claimant far above the norm, many claimants at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiezhi.schema import Claim
from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.guards import spelt

_LABOUR = ("劳动", "工资", "劳务", "职工", "追索")
_OUTLIER = 300_000.0
"""Yuan claimed by one person: the published threshold of the Suzhou supervision model."""
_BATCH = 10
_GROUP = re.compile(r"等(?P<count>\d{1,4}|[二三四五六七八九十百]{1,4})(?:名|人|位)")
_QUIET = frozenset(
    {
        "civil_mediation",
        "arbitration_mediation",
        "arbitration_award",
        "arbitration_application",
        "bankruptcy_claim",
        "enforcement_ruling",
        "other",
    }
)
"""Papers in which a group is told by number because nobody fought: in a contested suit a group is ordinary."""


def _is_labour(reading: Reading) -> bool:
    cause = reading.cause()
    if cause:
        return any(word in cause for word in _LABOUR)
    return "劳动" in reading.page.text[:1500]


def outlying_wage(reading: Reading) -> Iterator[Computed]:
    """A single person claims wages of 300,000 yuan or more."""
    wages = [
        claim for claim in reading.facts.claims if claim.kind == "wages" and (claim.amount or 0) >= _OUTLIER
    ]
    claimants = [
        p for p in reading.facts.parties if p.kind == "person" and p.role in ("plaintiff", "applicant")
    ]
    if not wages or len(claimants) != 1 or not _is_labour(reading):
        return
    largest: Claim = max(wages, key=lambda claim: claim.amount or 0)
    evidence = reading.at_source(largest.spans, "plaintiff", "asserted")
    if evidence is not None and not _GROUP.search(evidence.text) and not _group_of(reading):
        arithmetic = f"一人主张{largest.amount:,.2f}元，不低于{_OUTLIER:,.0f}元"
        yield Computed("wage_amount_outlier", (evidence,), arithmetic)


def batch_of_workers(reading: Reading) -> Iterator[Computed]:
    """Ten or more workers claim in one document, by name or by number."""
    workers = [
        p for p in reading.facts.parties if p.kind == "person" and p.role in ("plaintiff", "applicant")
    ]
    if not _is_labour(reading):
        return
    if len(workers) < _BATCH:
        yield from _named_group(reading)
        return
    evidence = reading.at_source(workers[0].spans, "document", "found")
    if evidence is not None:
        yield Computed("batch_wage_claims", (evidence,), f"同一文书中劳动者{len(workers)}人")


def _group_of(reading: Reading) -> re.Match[str] | None:
    """The first mention of so many claimants (等12人) near the head of the document."""
    return _GROUP.search(reading.page.text, 0, 2500)


def _named_group(reading: Reading) -> Iterator[Computed]:
    """Ten or more claimants told by number only (申请人某某等12人), in a paper for which nobody need have fought."""
    if reading.kind() not in _QUIET:
        return
    for match in _GROUP.finditer(reading.page.text, 0, 2500):
        count = int(match["count"]) if match["count"].isdigit() else int(spelt(match["count"]))
        if count >= _BATCH:
            evidence = reading.evidence(*match.span(), "document", "found")
            yield Computed("batch_wage_claims", (evidence,), f"同一文书中劳动者{count}人")
            return
