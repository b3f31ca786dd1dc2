"""Interest ceilings: the three periods, their borders, and the split of art.31(2)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.knowledge.rates import lpr, rate_ceiling


@pytest.mark.parametrize(
    ("contract", "accepted", "percent", "basis"),
    [
        ("2015-08-31", "2016-05-01", None, "benchmark_x4"),
        ("2015-09-01", "2016-05-01", Decimal(24), "fixed_24_36"),
        ("2020-08-19", "2020-08-19", Decimal(24), "fixed_24_36"),
        ("2020-08-19", "2020-08-20", Decimal(24), "split_2020"),
        ("2020-08-20", "2021-03-01", Decimal("15.40"), "lpr_x4"),
        ("2014-01-01", "2021-03-01", None, "split_2020"),
    ],
)
def test_periods(contract: str, accepted: str, percent: Decimal | None, basis: str) -> None:
    ceiling = rate_ceiling(date.fromisoformat(contract), date.fromisoformat(accepted))
    assert (ceiling.annual_percent, ceiling.basis) == (percent, basis)
    assert ceiling.authority


def test_the_split_gives_the_later_ceiling_at_filing() -> None:
    ceiling = rate_ceiling(date(2018, 1, 1), date(2022, 9, 1))
    assert ceiling.void_above == 36
    assert ceiling.later_percent == Decimal("14.60")
    assert rate_ceiling(date(2018, 1, 1)).later_percent is None


def test_an_unverified_rate_makes_the_ceiling_unverified() -> None:
    marks = set()
    for day in (date(2021, 1, 1), date(2023, 7, 1)):
        row = lpr(day)
        assert row is not None
        assert rate_ceiling(day).verified is row.verified
        assert rate_ceiling(date(2017, 1, 1), day).verified is row.verified
        marks.add(row.verified)
    assert marks == {True, False}
    assert rate_ceiling(date(2017, 1, 1), date(2018, 1, 1)).verified


def test_there_is_no_lpr_before_the_reform() -> None:
    assert lpr(date(2019, 8, 19)) is None
    first = lpr(date(2019, 8, 20))
    assert first is not None
    assert first.percent == Decimal("4.25")


@given(st.dates(date(2019, 8, 20), date(2030, 1, 1)))
def test_the_lpr_of_a_day_was_announced_by_then_and_holds_the_day_after_unless_changed(day: date) -> None:
    row, following = lpr(day), lpr(day + timedelta(days=1))
    assert row is not None
    assert following is not None
    assert row.since <= day
    assert following == row or following.since == day + timedelta(days=1)
