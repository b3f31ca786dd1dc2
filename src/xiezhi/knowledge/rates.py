"""Ceilings of private-lending interest by date, and the one-year loan prime rate (一年期 LPR).

Three periods:

* contracts before 2015-09-01: four times the banks' rate for loans of the same kind (法(民)发〔1991〕21号 art.6);
* contracts from 2015-09-01, suits accepted before 2020-08-20: protected up to 24 % a year, void above 36 %
  (法释〔2015〕18号 art.26);
* suits newly accepted from 2020-08-20: four times the one-year LPR at the conclusion of the contract
  (民间借贷规定, amended 2020, art.25); for contracts before 2020-08-20 the old rule holds for interest up to
  2020-08-19, and four times the LPR at the filing of the suit from 2020-08-20 on (art.31(2)).

The regulation does not apply to loans by licensed financial institutions (art.1(2)).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from xiezhi.knowledge.loader import read_table

CeilingBasis = Literal["benchmark_x4", "fixed_24_36", "lpr_x4", "split_2020"]

REGULATION_2015 = date(2015, 9, 1)
"""法释〔2015〕18号 in force."""
REGULATION_2020 = date(2020, 8, 20)
"""法释〔2020〕6号, the amendment with four times the LPR, in force."""

_MULTIPLE = 4
_FIXED = Decimal(24)
_VOID_ABOVE = Decimal(36)


@dataclass(frozen=True, slots=True)
class Lpr:
    """A one-year LPR from the day it was announced until the next.

    Attributes:
        since: the day of announcement.
        percent: percent a year.
        verified: whether the value was also read in the wording of an announcement of the National Interbank
            Funding Center, in a report of it or in a judgment, not only in lists.
    """

    since: date
    percent: Decimal
    verified: bool


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The highest yearly rate a court protects.

    Attributes:
        annual_percent: percent a year, or None where it rests on a rate that the tables do not hold.
        basis: `benchmark_x4`, `fixed_24_36`, `lpr_x4`; `split_2020`: the fixed rule up to 2020-08-19 and
            four times the LPR at filing from then on.
        authority: instruments and articles.
        verified: False where the number rests on an LPR row that is not verified.
        void_above: the rate above which the agreement itself is void (36), where the rule has such a line.
        later_percent: with `split_2020`, the ceiling from 2020-08-20 on.
    """

    annual_percent: Decimal | None
    basis: CeilingBasis
    authority: tuple[str, ...]
    verified: bool
    void_above: Decimal | None = None
    later_percent: Decimal | None = None


@cache
def _lpr_table() -> tuple[Lpr, ...]:
    rows = read_table("lpr_1y", 3)
    return tuple(Lpr(date.fromisoformat(day), Decimal(rate), sure == "yes") for day, rate, sure in rows)


def lpr(on: date) -> Lpr | None:
    """The one-year LPR in force on a day, None before 2019-08-20 (the first of the reformed LPR)."""
    table = _lpr_table()
    index = bisect_right([row.since for row in table], on)
    return table[index - 1] if index else None


def rate_ceiling(contract_date: date, accepted_on: date | None = None) -> Ceiling:
    """The ceiling for a private loan.

    Args:
        contract_date: the day the contract was concluded (without one: the day of the loan).
        accepted_on: the day the court of first instance accepted the suit; None is read as the day after any
            change, so that the newest rule applies to contracts from 2020-08-20 on and the split to older ones.
    """
    newly_accepted = accepted_on is None or accepted_on >= REGULATION_2020
    if newly_accepted and contract_date >= REGULATION_2020:
        return _lpr_ceiling(contract_date)
    old = _benchmark_ceiling() if contract_date < REGULATION_2015 else _fixed_ceiling()
    if not newly_accepted:
        return old
    later = _lpr_ceiling(accepted_on) if accepted_on else None
    return Ceiling(
        old.annual_percent,
        "split_2020",
        ("民间借贷规定（2020年修正）第三十一条第二款", *old.authority),
        verified=old.verified and (later is None or later.verified),
        void_above=old.void_above,
        later_percent=later.annual_percent if later else None,
    )


def _benchmark_ceiling() -> Ceiling:
    return Ceiling(None, "benchmark_x4", ("法（民）发〔1991〕21号第六条",), verified=False)


def _fixed_ceiling() -> Ceiling:
    authority = ("法释〔2015〕18号第二十六条",)
    return Ceiling(_FIXED, "fixed_24_36", authority, verified=True, void_above=_VOID_ABOVE)


def _lpr_ceiling(on: date) -> Ceiling:
    row = lpr(on)
    authority = ("民间借贷规定（2020年修正）第二十五条",)
    if row is None:
        return Ceiling(None, "lpr_x4", authority, verified=False)
    return Ceiling(row.percent * _MULTIPLE, "lpr_x4", authority, verified=row.verified)
