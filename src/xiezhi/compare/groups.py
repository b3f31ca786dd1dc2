"""Groups: what is connected by pairs."""

from __future__ import annotations

from collections.abc import Iterable


def connected(pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The number of its group for every id that stands in a pair; groups are numbered from 1, the largest first,
    then by their first id."""
    parent: dict[str, str] = {}
    for a, b in pairs:
        parent[_root(parent, a)] = _root(parent, b)
    members: dict[str, list[str]] = {}
    for id in sorted(parent):
        members.setdefault(_root(parent, id), []).append(id)
    ordered = sorted(members.values(), key=lambda group: (-len(group), group[0]))
    return {id: number for number, group in enumerate(ordered, 1) for id in group}


def _root(parent: dict[str, str], id: str) -> str:
    parent.setdefault(id, id)
    while parent[id] != id:
        parent[id] = parent[parent[id]]
        id = parent[id]
    return id
