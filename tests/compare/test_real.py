"""Families of real filings come out as groups."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.compare.papers import Shelf

from xiezhi.compare import Filing, find_duplicates
from xiezhi.compare.duplicates import THRESHOLD
from xiezhi.parsing import parse
from xiezhi.text import SourceText


@pytest.mark.real
@pytest.mark.slow
def test_one_applicants_refusals_come_out_as_one_group_of_that_applicant(shared: Path) -> None:
    files = sorted((shared / "corpus" / "judicature_autolabel").glob("*.parquet"))
    if not files:
        pytest.skip("the corpus judicature_autolabel is not beside the project")
    texts = [text for file in files for text in pq.read_table(file, columns=["text"])["text"].to_pylist()]
    shelf = Shelf(Filing.of(str(n), text, parse(SourceText.of(text))) for n, text in enumerate(texts))
    groups = find_duplicates(shelf).at(THRESHOLD).groups()
    often = Counter(party for filing in shelf for party in set(filing.parties) if "某" not in party)
    families = [party for party, count in often.items() if count >= 20]
    shares = [_in_one_group([groups.get(f.id) for f in shelf if party in f.parties]) for party in families]
    assert len(families) >= 2
    assert max(shares) >= 0.95  # the refusals: one applicant, one court
    assert min(shares) >= 0.5  # the other family went to two courts, each with a form of its own


def _in_one_group(numbers: list[int | None]) -> float:
    """The share of a family that is in the group that holds most of it."""
    [(number, count)] = Counter(numbers).most_common(1)
    return 0.0 if number is None else count / len(numbers)
