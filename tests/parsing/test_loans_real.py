"""Loans against labelled real documents beside the project."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from tests.parsing.loan_pages import loans_of

pytestmark = pytest.mark.real
Key = tuple[Any, ...]


def plain(value: Any) -> Any:
    """One form for comparing strings."""
    return "".join(unicodedata.normalize("NFKC", value).split()) if isinstance(value, str) else value


def documents(shared: Path) -> Iterator[tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    """For each labelled document the loans read and the loans labelled."""
    for path in sorted((shared / "gold").glob("s*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (shared / "samples" / gold["file"]).read_bytes().decode("utf-8")
        yield [asdict(loan) for loan in loans_of(text)], gold["loans"]


def terms(loans: list[dict[str, Any]]) -> Counter[Key]:
    names = ("lent_on", "due_on", "annual_rate_percent", "delivery")
    return Counter(
        (x["principal"], name, x[name]) for x in loans for name in names if x[name] not in (None, "unknown")
    )


def sides(loans: list[dict[str, Any]]) -> Counter[Key]:
    return Counter((plain(x["lender"]), plain(x["borrower"]), x["principal"]) for x in loans)


@pytest.mark.parametrize(("keys", "least"), [(sides, 0.9), (terms, 0.9)])
def test_f1_of_labelled_loans(shared: Path, keys: Any, least: float) -> None:
    right = got = want = 0
    for read, labelled in documents(shared):
        found, expected = keys(read), keys(labelled)
        right, got, want = (
            right + (found & expected).total(),
            got + found.total(),
            want + expected.total(),
        )
    assert 2 * right / (got + want) >= least
