"""Section headings: kinds of the published schema, phrases as they stand in folded text, none twice."""

from __future__ import annotations

from collections import Counter

from xiezhi.knowledge.headings import headings
from xiezhi.schema import SECTION_KINDS
from xiezhi.text import Dense, fold


def test_every_kind_is_a_section_kind_and_all_parts_have_headings() -> None:
    kinds = {heading.kind for heading in headings()}
    assert kinds <= set(SECTION_KINDS)
    assert set(SECTION_KINDS) - kinds <= {"title", "body"}


def test_phrases_stand_as_in_folded_dense_text() -> None:
    for heading in headings():
        assert Dense.of(fold(heading.phrase)).text == heading.phrase
        assert len(heading.phrase) >= 2


def test_a_phrase_opens_one_kind_of_part() -> None:
    owners = Counter(
        (phrase, documents)
        for phrase, documents in {
            (h.phrase, h.kinds, h.kind): (h.phrase, h.kinds) for h in headings()
        }.values()
    )
    assert [owner for owner, count in owners.items() if count > 1] == []


def test_longer_phrases_come_first_within_an_entry() -> None:
    order = [heading.phrase for heading in headings()]
    assert order.index("一审法院经审理查明") < order.index("一审查明")
    assert order.index("事实和理由：") < order.index("事实和理由")
