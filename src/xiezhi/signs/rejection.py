"""What became of a plea: grounds of an appeal or a petition that failed altogether were raised and not found."""

from __future__ import annotations

from dataclasses import replace

from xiezhi.schema import Evidence, Facts
from xiezhi.signs.rules import SignRule
from xiezhi.signs.who import COURT, Who

_CIRCUMSTANCES = frozenset(
    {"close_relation_of_parties", "defendant_heavily_indebted", "affiliated_companies"}
)
"""Signs that a court need not decide: they stay assertions."""


def losing_side(facts: Facts, who: Who) -> str | None:
    """The side whose appeal or petition failed altogether, or None.

    A court of first instance may decide against a party without a word on one of its pleas; a court that upholds has
    gone through the grounds.
    """
    result = facts.result.value if facts.result else None
    return who.mover if result == "upheld" else None


def settle(rule: SignRule, evidence: list[Evidence], loser: str | None) -> list[Evidence]:
    """Assertions that the court rejected become `not_found`, unless the court found the same sign itself.

    Rejected is what the court did not find when it came to the same sign, and what the side that failed had asserted.
    """
    if rule.id in _CIRCUMSTANCES or any(
        item.speaker == COURT and item.status == "found" for item in evidence
    ):
        return evidence
    rejected = any(item.status == "not_found" for item in evidence)
    if not rejected and loser is None:
        return evidence
    return [
        replace(item, status="not_found")
        if item.status == "asserted" and (rejected or item.speaker == loser)
        else item
        for item in evidence
    ]
