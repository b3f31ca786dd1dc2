"""For whom a representative in the party block acts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xiezhi.parsing.parties import Entry
from xiezhi.parsing.roles import ROLE_WORDS, bare, role_word
from xiezhi.schema import Party

_NUMBERS = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_NUMBER = re.compile(
    r"(?<!第)([二两三四五六七八九十]|\d{1,2})(?:位|名|个)?(?=被|原|上|申|第三人|再|公司|单位|人|者|$)"
)
_NOTE = re.compile(r"\(([^()\n]*(?:受|共同|委托)[^()\n]*)\)")
_SHARED = re.compile(r"共同|上[列述]|以上|前述|均|全体")


@dataclass(frozen=True, slots=True)
class Represented:
    """The parties above each representative's unit of one party block."""

    text: str
    entries: tuple[Entry, ...]

    def by(self, index: int) -> tuple[Party, ...]:
        """The parties for whom the representative of unit `index` acts, in order of the block."""
        above = self._above(index)
        if not above:
            below = next((e.parties for e in self.entries[index:] if e.parties), ())
            return below[:1]
        unit = self.entries[index].unit
        notes = ("共同" if "共同" in unit.word else "") + unit.notes + self._after_name(index)
        current = above[-1]
        if not notes:
            return current
        flat = tuple(party for parties in above for party in parties)
        everyone = tuple(party for entry in self.entries for party in entry.parties)
        if named := _named(notes, everyone):
            return named
        return _counted(notes, flat, current)

    def _above(self, index: int) -> list[tuple[Party, ...]]:
        return [entry.parties for entry in self.entries[:index] if entry.parties]

    def _after_name(self, index: int) -> str:
        """A note behind the name: 王某（受张某、李某的共同委托）."""
        unit = self.entries[index].unit
        match = _NOTE.search(self.text, unit.body, min(unit.end, unit.body + 60))
        return match.group(1) if match else ""


def _named(notes: str, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Parties whose names stand in the phrase."""
    folded = [(party, _plain(party.name)) for party in parties]
    phrase = _plain(notes)
    return tuple(
        party
        for party, name in folded
        if name in phrase
        and not any(name != other and name in other and other in phrase for _, other in folded)
    )


def _plain(name: str) -> str:
    return name.replace("（", "(").replace("）", ")")


def _counted(notes: str, above: tuple[Party, ...], current: tuple[Party, ...]) -> tuple[Party, ...]:
    """二被告, 上列上诉人, 共同: the last so many of a role, or all of it."""
    word = role_word().search(notes)
    role = ROLE_WORDS.get(bare(word.group())) if word else None
    same = tuple(p for p in above if _same_side(p.role, role)) if role else _last_run(above)
    if not same:
        return current
    number = _NUMBER.search(notes)
    if number:
        value = _NUMBERS.get(number.group(1)) or int(number.group(1) if number.group(1).isdigit() else 0)
        return same[-value:] if value else same
    if _SHARED.search(notes):
        return same
    return same if role and role != current[-1].role else current


def _same_side(role: str, asked: str) -> bool:
    """申请人 is said of the applicant in any kind of proceeding."""
    return role == asked or (asked in ("applicant", "respondent") and role.endswith(asked))


def _last_run(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The last parties that share a role."""
    run: list[Party] = []
    for party in reversed(parties):
        if run and party.role != run[-1].role:
            break
        run.append(party)
    return tuple(reversed(run))
