"""Signs of the party block: one agent or one firm for both sides, one address or one telephone for both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiezhi.schema import Facts, Party, Place, Representative
from xiezhi.schema.values import plain_value
from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.guards import Setting
from xiezhi.signs.who import DEFENDANT, PLAINTIFF
from xiezhi.text import fold
from xiezhi.text.expressions import expression

_SHORTEST_ADDRESS = 9
"""Characters: shorter addresses (a town, a village) are shared by strangers."""
_MASKS = "Xx×*某"
_NOT_NAMES = ("代理", "权限", "授权")
_PRECISE = ("号", "室", "栋", "单元", "幢")
_HEAD = 3_000
_WORDS = (
    "电话",
    "手机",
    "联系",
    "同上",
    "同前",
    "同原告",
    "同被告",
    "同申请",
    "与原告",
    "上述地址",
    "前述地址",
)
"""Without one of these in the party block only printed addresses are compared."""
_LINE = 400
"""Characters behind a name in the party block that still tell of that person."""
# A masked number (138****5678, 1385678XXXX) equals no other: its digits do not stand in one row.
_PHONE = re.compile(
    r"(?<![\dA-Za-z*×-])(?:1[3-9]\d-?\d{4}-?\d{4}|\(?0\d{2,3}\)?-?[2-9]\d{6,7})(?![\dA-Za-z*×])"
)
_SAME_HOME = re.compile(
    r"(?:住所地?|住址|住|地址|所在地|居住地|户籍地?)[：，]?(?:均|亦)?"
    r"(?:[同与和](?P<who>上|前|原告|被告|第三人|申请人|被申请人)|(?:上述|前述)地址)"
)
_HOME_WORDS = ("住", "地址", "所在地", "户籍")
_ROLES = {
    "原告": "plaintiff",
    "被告": "defendant",
    "第三人": "third_person",
    "申请人": "applicant",
    "被申请人": "respondent",
}


@plain_value
class _Entry:
    """One person of the party block: whose side, where told, what stands behind the name (folded, no white space)."""

    name: str
    side: str
    role: str
    spans: tuple[Place, ...]
    told: str
    end: int = 0
    address: str = ""

    @property
    def houses(self) -> bool:
        """Whether an address of this person is told, exact or not."""
        return bool(self.address) or any(word in self.told for word in _HOME_WORDS)


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
        if len(found) < 2:
            continue
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
    """Opposing parties share one exact address, or one telephone number (their own or their agent's)."""
    rule = reading.catalogue.signs.get("shared_address_or_phone")
    if rule is None or not (_more_told(reading) or _printed_twice(reading.facts)):
        return
    if not Setting.of(reading.facts).allows(rule):
        return
    entries = _entries(reading)
    homes: dict[str, list[_Entry]] = {}
    phones: dict[str, list[_Entry]] = {}
    for entry in entries:
        if entry.address:
            homes.setdefault(entry.address, []).append(entry)
        for number in _PHONE.findall(entry.told):
            phones.setdefault(expression(r"\D").sub("", number), []).append(entry)
    yield from _shared(reading, homes, "对立双方地址相同")
    yield from _shared(reading, phones, "对立双方电话相同")


def _more_told(reading: Reading) -> bool:
    """Whether the party block tells of telephones, or of one home by another."""
    block = reading.page.first("parties")
    head = reading.page.text[: block.end if block else _HEAD]
    return any(word in head for word in _WORDS)


def _printed_twice(facts: Facts) -> bool:
    """Whether two parties have the same address."""
    homes = [_plain(party.address) for party in facts.parties if party.address]
    return len(set(homes)) < len(homes)


def _plain(address: str) -> str:
    return "".join(fold(address).split())


def _shared(reading: Reading, listed: dict[str, list[_Entry]], what: str) -> Iterator[Computed]:
    for key, found in listed.items():
        if not {PLAINTIFF, DEFENDANT} <= {entry.side for entry in found}:
            continue
        places = [reading.at_source(_where(reading, entry, key), "document", "found") for entry in found[:4]]
        evidence = tuple(dict.fromkeys(item for item in places if item is not None))
        if evidence:
            shown = f"{key[:3]}****{key[-4:]}" if key.isdigit() else key
            yield Computed("shared_address_or_phone", evidence, f"{what}：{shown}")


def _where(reading: Reading, entry: _Entry, key: str) -> tuple[Place, ...]:
    """Where the address or the number stands behind the name; the name itself where it was printed with gaps."""
    first = entry.spans[0][1]
    printed = fold(reading.page.source.text[first : entry.end])
    if key.isdigit():
        found = next(
            (m for m in _PHONE.finditer(printed) if expression(r"\D").sub("", m.group()) == key), None
        )
    else:
        found = re.compile(re.escape(key)).search(printed) or _SAME_HOME.search(printed)
    return ((first + found.start(), first + found.end()),) if found else entry.spans


def _entries(reading: Reading) -> list[_Entry]:
    """Parties and their agents in the order of the block, each with what is told of them."""
    people: list[Party | Representative] = [*reading.facts.parties, *reading.facts.representatives]
    people = sorted((person for person in people if person.spans), key=lambda person: person.spans[0])
    block = reading.page.first("parties")
    last = reading.page.original(block.start, block.end).end if block else None
    entries: list[_Entry] = []
    worth = _more_told(reading)
    for index, person in enumerate(people):
        end = people[index + 1].spans[0][0] if index + 1 < len(people) else person.spans[0][1] + _LINE
        end = min(end, person.spans[0][1] + _LINE, last or end)
        stretch = reading.page.source.text[person.spans[0][1] : end] if worth else ""
        told = "".join(fold(stretch).split())
        owner = person.for_ if isinstance(person, Representative) else person.name
        role = person.role if isinstance(person, Party) else ""
        address = _home(person, told, entries)
        entries.append(_Entry(person.name, _sides(reading, owner), role, person.spans, told, end, address))
    return entries


def _home(person: Party | Representative, told: str, before: list[_Entry]) -> str:
    """The exact address of a person, empty where none is told; 住所同上 is that of the one told before.

    That one's address may be too wide to compare (a village): no other person's stands in for it.
    """
    same = _SAME_HOME.search(told)
    if same is not None:
        wanted = _ROLES.get(same["who"] or "", "")
        known = [entry for entry in before if entry.houses and wanted in ("", entry.role)]
        return known[-1].address if known else ""
    if isinstance(person, Representative):
        return ""
    address = _plain(person.address or "")
    exact = len(address) >= _SHORTEST_ADDRESS and any(mark in address for mark in _PRECISE)
    return address if exact and not any(mark in address for mark in _MASKS) else ""
