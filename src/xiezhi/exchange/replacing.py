"""Which stretches of a text give people away, and what stands in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import ahocorasick

from xiezhi.exchange.hashing import token
from xiezhi.knowledge.divisions import find_divisions
from xiezhi.schema import Facts
from xiezhi.text import Dense, find_case_numbers, find_identifiers, fold

_HAN = re.compile(r"[\u3400-\u9fff]")
# No 某: it would make masked names (区某) of the character before.
_PREFIX = {"person": "个人", "organization": "单位", "place": "处所"}


@dataclass(frozen=True, slots=True)
class Replacement:
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


@cache
def _birthday() -> re.Pattern[str]:
    """The month and day of a birth date, whose year may stay."""
    return re.compile(
        r"(?<=年)\s{0,3}\d{1,2}\s{0,3}月\s{0,3}\d{1,2}\s{0,3}日(?=\s{0,3}(?:出生|生[，。、,）)]))"
    )


@cache
def _long_run() -> re.Pattern[str]:
    """Fifteen digits and more: no sum, date or case number is that long, whatever the number turns out to be."""
    return re.compile(r"(?<!\d)\d(?:[ -]?\d){14,}[Xx]?(?!\d)")


def plain_name(name: str) -> str:
    """A name as it is compared: folded, without white space."""
    return "".join(fold(name).split())


def names_of(facts: Facts) -> dict[str, str]:
    """Every name and address that the facts hold, as compared, with what it is: person, organization or place."""
    found: dict[str, str] = {}
    for name, kind in _named(facts):
        plain = plain_name(name) if name else ""
        if (
            len(plain) > 1
            and _HAN.search(plain)
            and not (_is_region(plain) if kind == "place" else _region(plain) == plain)
        ):
            found.setdefault(plain, kind)
    for court in [facts.court] if facts.court else []:  # courts are no secret
        found.pop(plain_name(str(court.value)), None)
    return found


def _is_region(plain: str) -> bool:
    """A division with or without the word for its kind: 上海市, 上海."""
    return any(_region(plain + kind) == plain + kind for kind in ("", "市", "省", "县", "区"))


def _named(facts: Facts) -> Iterator[tuple[str | None, str]]:
    for party in facts.parties:
        yield party.name, party.kind
        yield party.address, "place"
    for person in facts.representatives:
        yield person.name, "person"
        yield person.firm, "organization"
    yield from ((judge.name, "person") for judge in facts.judges)
    yield from ((str(fact.value), "person") for fact in facts.absent_parties)
    for entity in facts.entities:
        kind = {"PERSON": "person", "ORG": "organization", "LOC": "place"}.get(entity.label)
        if kind:
            yield entity.text, kind
    for loan in facts.loans:
        yield from ((name, "person") for name in (loan.lender, loan.borrower))
    for award in facts.awarded:
        yield from ((name, "person") for name in (award.payer, award.payee))
    for job in facts.employments:
        yield from ((job.worker, "person"), (job.employer, "organization"))


class Replacer:
    """Finds and replaces what gives people away, the same way in a text and in every string about it."""

    def __init__(self, names: Mapping[str, str], key: bytes) -> None:
        self._key = key
        self._names = dict(names)
        self._automaton = ahocorasick.Automaton()
        for name in self._names:
            self._automaton.add_word(name, name)
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Replacement]:
        """What to replace in a text, in order, nothing overlapping; numbers before names, longer names first."""
        taken = bytearray(len(text))
        kept = []
        for item in (*self._numbers(text), *self._occurrences(text)):
            if item.end > item.start and not any(taken[item.start : item.end]):
                taken[item.start : item.end] = b"\1" * (item.end - item.start)
                kept.append(item)
        return sorted(kept, key=lambda item: item.start)

    def replace(self, text: str) -> str:
        """`text` with everything replaced."""
        return applied(text, self.find(text))

    def number(self, printed: str) -> str:
        """What stands for a number: its keyed hash; how it was printed (spaces, small letters) does not matter."""
        return f"#{token(self._key, re.sub('[ -]', '', fold(printed)).upper())}"

    def name(self, name: str) -> str:
        """What stands for a name or address: its kind and its keyed hash; of an address the county stays."""
        plain = plain_name(name)
        kind = self._names.get(plain, "person")
        region = _region(plain) if kind == "place" else ""
        return f"{region}{_PREFIX[kind]}{token(self._key, plain)}"

    def _numbers(self, text: str) -> Iterator[Replacement]:
        folded = fold(text)
        for case in find_case_numbers(folded):
            start, end = case.span
            year = f"（{case.year}）" if case.year else ""
            yield Replacement(start, end, f"{year}案{token(self._key, plain_name(text[start:end]))}号")
        for found in find_identifiers(folded):
            yield Replacement(found.span.start, found.span.end, f"#{token(self._key, found.text)}")
        for run in _long_run().finditer(folded):
            yield Replacement(run.start(), run.end(), self.number(run[0]))
        for day in _birthday().finditer(folded):
            yield Replacement(day.start(), day.end(), "")

    def _occurrences(self, text: str) -> Iterator[Replacement]:
        if not self._names:
            return
        dense = Dense.of(fold(text))
        hits = [(last + 1 - len(name), last + 1, name) for last, name in self._automaton.iter(dense.text)]
        for start, end, name in sorted(hits, key=lambda hit: (hit[0] - hit[1], hit[0])):
            place = dense.original(start, end)
            yield Replacement(place.start, place.end, self.name(name))


def _region(address: str) -> str:
    """The province, city and county that an address begins with."""
    end = 0
    for found in find_divisions(address):
        if found.start != end:
            break
        end = found.end
    return address[:end]


def applied(text: str, replacements: list[Replacement]) -> str:
    """`text` with the replacements (in order, not overlapping) made."""
    pieces, position = [], 0
    for item in replacements:
        pieces += [text[position : item.start], item.new]
        position = item.end
    return "".join([*pieces, text[position:]])
