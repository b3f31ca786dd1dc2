"""Near-duplicates among invented complaints: swapped ones found, unrelated ones of the same cause not."""

from __future__ import annotations

import random

import pytest
from tests.compare.papers import Shelf, paper, swapped

from xiezhi.compare import Duplicates, Filing, find_duplicates
from xiezhi.compare.duplicates import THRESHOLD


@pytest.fixture(scope="module")
def found() -> tuple[Duplicates, set[tuple[str, str]]]:
    rng = random.Random(7)
    papers = [paper(rng) for _ in range(400)]
    shelf = Shelf(p.filing(f"a{n:03}") for n, p in enumerate(papers))
    shelf += [swapped(p, rng).filing(f"b{n:03}") for n, p in enumerate(papers[:100])]
    return find_duplicates(shelf), {(f"a{n:03}", f"b{n:03}") for n in range(100)}


def test_swapped_complaints_are_found_and_unrelated_ones_are_not(
    found: tuple[Duplicates, set[tuple[str, str]]],
) -> None:
    result, planted = found
    pairs = {(pair.doc_a, pair.doc_b) for pair in result.at(THRESHOLD).pairs}
    assert len(pairs & planted) >= 0.99 * len(planted)
    assert len(pairs & planted) >= 0.98 * len(pairs)


def test_another_threshold_needs_no_new_computing(found: tuple[Duplicates, set[tuple[str, str]]]) -> None:
    result, _ = found
    strict = result.at(0.9)
    assert 0 < len(strict.pairs) < len(result.at(THRESHOLD).pairs)
    assert all(pair.similarity >= 0.9 for pair in strict.pairs)
    assert strict.at(THRESHOLD) == strict  # what was left out does not come back


def test_a_family_of_one_lender_comes_out_as_one_group() -> None:
    rng = random.Random(11)
    template = paper(rng, lender="钱万贯")
    shelf = Shelf(paper(rng).filing(f"x{n:03}") for n in range(150))
    family = [swapped(template, rng).filing(f"y{n:02}") for n in range(60)]
    result = find_duplicates(Shelf([*shelf, *family])).at(THRESHOLD)
    groups = result.groups()
    assert {groups[filing.id] for filing in family} == {1}
    assert not [id for id in groups if id.startswith("x")]


def test_order_of_pairs_and_result_do_not_depend_on_chance() -> None:
    rng = random.Random(3)
    shelf = Shelf(swapped(paper(random.Random(n // 3)), rng).filing(f"d{n:02}") for n in range(30))
    assert find_duplicates(shelf) == find_duplicates(shelf)


def test_short_papers_are_named_not_compared() -> None:
    shelf = Shelf([Filing("a", "准许原告撤回起诉。"), Filing("b", "准许原告撤回起诉。")])
    result = find_duplicates(shelf)
    assert result.pairs == ()
    assert result.short == ("a", "b")


def test_an_empty_archive_has_no_pairs() -> None:
    assert find_duplicates(Shelf()) == Duplicates((), 0)
