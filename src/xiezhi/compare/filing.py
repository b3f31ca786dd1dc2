"""What is compared: a text, and the names in it that another filing may have swapped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xiezhi.schema import Facts
from xiezhi.text import fold

MASKED_LABELS = ("PERSON", "ORG", "COURT", "LOC")


@dataclass(frozen=True, slots=True)
class Filing:
    """One document to be compared.

    Attributes:
        id: the document's id, unique among those compared.
        text: the decoded original.
        names: people, organisations, courts and places named in it, as printed; masked before comparing.
        parties: names of its parties: a formula shared only by papers of one party is no boilerplate.
    """

    id: str
    text: str
    names: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()

    @classmethod
    def of(cls, id: str, text: str, facts: Facts) -> Filing:
        """The filing with the names that `facts` found in its text."""
        return cls(id, text, names_in(facts), tuple(party.name for party in facts.parties))


def names_in(facts: Facts) -> tuple[str, ...]:
    """Every name that the facts of a document hold, each once, the longest first."""
    names = {party.name for party in facts.parties}
    names.update(person.name for person in facts.representatives)
    names.update(person.firm for person in facts.representatives if person.firm)
    names.update(judge.name for judge in facts.judges)
    names.update(entity.text for entity in facts.entities if entity.label in MASKED_LABELS)
    return longest_first(names)


def longest_first(names: Iterable[str]) -> tuple[str, ...]:
    """Names that can be masked (two characters or more, folded), longest first so that 王五 spares 王五金公司."""
    plain = {name.strip() for name in fold("\n".join(names)).split("\n")}
    return tuple(sorted((name for name in plain if len(name) > 1), key=lambda name: (-len(name), name)))
