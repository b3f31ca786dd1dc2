"""Signs of the party block: one agent or one firm for both sides, one address for both sides."""

from __future__ import annotations

from collections.abc import Iterator

from xiezhi.schema import Party, Representative
from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.guards import Setting
from xiezhi.signs.who import DEFENDANT, PLAINTIFF

_SHORTEST_ADDRESS = 9
"""Characters: shorter addresses (a town, a village) are shared by strangers."""
_MASKS = "XＸx×*某"
_NOT_NAMES = ("代理", "权限", "授权")
_PRECISE = ("号", "室", "栋", "单元", "幢")


def _sides(reading: Reading, name: str) -> str:
    return reading.voices.who.side(name)


def same_agent(reading: Reading) -> Iterator[Computed]:
    """The same agent, the same law firm, or the same legal representative stands for opposing parties."""
    people: dict[str, list[Representative]] = {}
    for person in reading.facts.representatives:
        if any(word in person.name for word in _NOT_NAMES):
            continue
        people.setdefault(person.name, []).append(person)
        if person.firm and "律师事务所" in person.firm:
            people.setdefault(person.firm, []).append(person)
    for key, found in people.items():
        sides = {_sides(reading, person.for_) for person in found}
        if (
            not {PLAINTIFF, DEFENDANT} <= sides
            or key in {p.for_ for p in found}
            or any(m in key for m in _MASKS)
        ):
            continue
        heads = all(person.kind in ("legal_representative", "person_in_charge") for person in found)
        sign = "affiliated_companies" if heads else "opposing_agent_linked"
        listed = [reading.at_source(person.spans, "document", "found") for person in found[:4]]
        evidence = tuple(item for item in listed if item is not None)
        if evidence:
            served = "、".join(dict.fromkeys(person.for_ for person in found))
            yield Computed(sign, evidence, f"{key}同时出现在对立双方：{served}")


def same_home(reading: Reading) -> Iterator[Computed]:
    """Opposing parties share one exact address."""
    rule = reading.catalogue.signs.get("shared_address_or_phone")
    if rule is None or not Setting.of(reading.facts).allows(rule):
        return
    homes: dict[str, list[Party]] = {}
    for party in reading.facts.parties:
        address = "".join((party.address or "").split())
        exact = len(address) >= _SHORTEST_ADDRESS and any(mark in address for mark in _PRECISE)
        if exact and not any(mark in address for mark in _MASKS):
            homes.setdefault(address, []).append(party)
    for address, found in homes.items():
        if {PLAINTIFF, DEFENDANT} <= {_sides(reading, party.name) for party in found}:
            listed = [reading.at_source(party.spans, "document", "found") for party in found[:4]]
            evidence = tuple(item for item in listed if item is not None)
            if evidence:
                yield Computed("shared_address_or_phone", evidence, f"对立双方地址相同：{address}")
