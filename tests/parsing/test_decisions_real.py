"""Claims, orders, result, fee and legal basis against labelled real documents beside the project."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.parsing.decision_pages import Read, read

from xiezhi.parsing.costs import read_fee
from xiezhi.parsing.outcome import read_result
from xiezhi.parsing.statutes import read_statutes

pytestmark = pytest.mark.real


def plain(value: Any) -> Any:
    """One form for comparing strings."""
    return "".join(unicodedata.normalize("NFKC", value).split()) if isinstance(value, str) else value


def documents(shared: Path) -> Iterator[tuple[Read, dict[str, Any]]]:
    for path in sorted((shared / "gold").glob("s*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield read((shared / "samples" / gold["file"]).read_bytes().decode("utf-8")), gold


FIELDS: dict[str, tuple[Callable[[Read], list[Any]], Callable[[dict[str, Any]], list[Any]], float]] = {
    "claims": (
        lambda got: [(c.kind, c.amount) for c in got.claims],
        lambda gold: [(c["kind"], c["amount"]) for c in gold["claims"]],
        0.85,
    ),
    "awarded": (
        lambda got: [(plain(a.payer), plain(a.payee), a.amount) for a in got.awarded],
        lambda gold: [(plain(a["payer"]), plain(a["payee"]), a["amount"]) for a in gold["awarded"]],
        0.9,
    ),
    "result": (
        lambda got: [f.value for f in [read_result(got.page, got.title, got.claims, got.awarded)] if f],
        lambda gold: [gold["result"]] if gold["result"] else [],
        0.95,
    ),
    "court_fee": (
        lambda got: [f.value for f in [read_fee(got.page, got.title)] if f],
        lambda gold: [] if gold["court_fee"] is None else [gold["court_fee"]],
        0.95,
    ),
    "statutes": (
        lambda got: [(plain(s.law), s.article) for s in read_statutes(got.page, got.title)],
        lambda gold: [(plain(s["law"]), s["article"]) for s in gold["statutes"]],
        0.97,
    ),
}


@pytest.mark.parametrize("field", FIELDS)
def test_agreement_with_the_labels(field: str, shared: Path) -> None:
    predict, expect, least = FIELDS[field]
    right = predicted = expected = 0
    for got, gold in documents(shared):
        mine, theirs = Counter(predict(got)), Counter(expect(gold))
        right += sum((mine & theirs).values())
        predicted += sum(mine.values())
        expected += sum(theirs.values())
    assert 2 * right / (predicted + expected) >= least
