from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xiezhi.compare.groups import connected

IDS = st.sampled_from("abcdefghij")


@given(st.lists(st.tuples(IDS, IDS), max_size=14))
def test_ids_are_in_one_group_when_pairs_lead_from_one_to_the_other(pairs: list[tuple[str, str]]) -> None:
    groups = connected(pairs)
    reach = {id: {id} for pair in pairs for id in pair}
    for _ in reach:
        for a, b in pairs:
            both = reach[a] | reach[b]
            for id in both:
                reach[id] = reach[id] | both
    assert groups.keys() == reach.keys()
    for a in reach:
        assert {b for b in reach if groups[b] == groups[a]} == reach[a]


@given(st.lists(st.tuples(IDS, IDS), max_size=14))
def test_groups_are_numbered_by_size_whatever_the_order_of_pairs(pairs: list[tuple[str, str]]) -> None:
    groups = connected(pairs)
    assert groups == connected([(b, a) for a, b in reversed(pairs)])
    sizes = [list(groups.values()).count(number) for number in range(1, len(set(groups.values())) + 1)]
    assert sizes == sorted(sizes, reverse=True)
