"""Labour signs from figures: one claimant far above the norm, many claimants at once."""

from __future__ import annotations

from collections.abc import Iterator

from xiezhi.schema import Claim
from xiezhi.signs.computed.reading import Computed, Reading

_LABOUR = ("劳动", "工资", "劳务", "职工", "追索")
_OUTLIER = 300_000.0
"""Yuan claimed by one person: the published threshold of the Suzhou supervision model."""
_BATCH = 10


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
    if evidence is not None:
        arithmetic = f"一人主张{largest.amount:,.2f}元，不低于{_OUTLIER:,.0f}元"
        yield Computed("wage_amount_outlier", (evidence,), arithmetic)


def batch_of_workers(reading: Reading) -> Iterator[Computed]:
    """Ten or more workers claim in one document."""
    workers = [
        p for p in reading.facts.parties if p.kind == "person" and p.role in ("plaintiff", "applicant")
    ]
    if len(workers) < _BATCH or not _is_labour(reading):
        return
    evidence = reading.at_source(workers[0].spans, "document", "found")
    if evidence is not None:
        yield Computed("batch_wage_claims", (evidence,), f"同一文书中劳动者{len(workers)}人")
