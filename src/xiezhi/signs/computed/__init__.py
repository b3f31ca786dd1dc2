"""Signs that are computed from facts and dates rather than read from words; each shows its arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from xiezhi.signs.computed.reading import Computed, Computer, Reading

__all__ = ["Computed", "Reading", "compute"]


@cache
def _computers() -> tuple[Computer, ...]:
    from xiezhi.signs.computed.absence import all_defendants_absent
    from xiezhi.signs.computed.calendar import impossible_days, signed_before_it_happened
    from xiezhi.signs.computed.inflated import paper_above_money
    from xiezhi.signs.computed.insolvency import suit_before_insolvency
    from xiezhi.signs.computed.labour import batch_of_workers, outlying_wage
    from xiezhi.signs.computed.lease import long_lease
    from xiezhi.signs.computed.lending import rate_above_ceiling
    from xiezhi.signs.computed.mediation import (
        settled_above_claim,
        settled_at_once,
        told_to_be_settled_at_once,
    )
    from xiezhi.signs.computed.party_block import same_agent, same_home
    from xiezhi.signs.computed.price import price_below_value
    from xiezhi.signs.computed.relations import related_parties
    from xiezhi.signs.computed.third_payer import account_of_another

    return (
        all_defendants_absent, impossible_days, signed_before_it_happened, suit_before_insolvency, batch_of_workers,
        outlying_wage, rate_above_ceiling, settled_above_claim, settled_at_once, told_to_be_settled_at_once, same_agent, same_home,
        price_below_value, paper_above_money, related_parties, account_of_another, long_lease,
    )  # fmt: skip


def compute(reading: Reading) -> Iterator[Computed]:
    """Every computed sign of a document that the catalogue knows."""
    for computer in _computers():
        yield from (found for found in computer(reading) if found.id in reading.catalogue)
