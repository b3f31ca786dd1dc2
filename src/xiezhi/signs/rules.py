"""What the catalogue says of a sign, as values: metadata, patterns, guards, examples."""

from __future__ import annotations

from dataclasses import dataclass, field

from xiezhi.schema import Authority
from xiezhi.signs.phrases import Phrase

STRENGTHS = ("weak", "medium", "strong")
SCOPES = ("single", "archive", "both")
WINDOWS = ("clause", "sentence", "following", "passage", "document", "anywhere")
SPEAKERS = ("plaintiff", "defendant", "third_person", "court", "document")
STATUSES = ("asserted", "admitted", "denied", "found", "not_found")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which a sign stands in a text.

    Attributes:
        any: phrases, one of which must match.
        near: phrases, one of which must also stand in the window (none listed: no condition).
        absent: phrases, none of which may stand in the window.
        clause_absent: phrases, none of which may stand in the clause of the match itself, however wide the window is:
            for small words (应当, 银行) that rule out little beyond the clause they stand in.
        window: how far `near` and `absent` look: the clause, the sentence, the sentence and the two that follow, the
            sentence with its neighbours on both sides, the whole document. `passage` and `anywhere` are for `near`
            (`anywhere`: the whole document); `absent` looks in the sentence there.
        speakers: who may say it (none listed: anybody).
        statuses: statuses with which it counts (none listed: all).
        sections, not_sections: parts of the document (`schema.SECTION_KINDS`) where it counts or does not.
        causes: cause-of-action words, one of which must stand in the cause (none listed: any cause).
        judging: the words weigh a statement or a proof (前后矛盾, 没有原件): they belong to whoever writes them, not to
            the party named in the sentence, and a rejection in the sentence confirms them.
        speaker: who says it by the words themselves (被告对原告诉称无异议 in the findings), else read from its context.
        status: the status the words themselves settle (加盖的公章真实 rejects a false seal), else read from its context.
        not_subjects: sides that the passage may not be about (资不抵债 told of the plaintiff is no sign of the
            defendant's debts); a passage whose subject is not named counts.
        min_amount: a sum of at least so many yuan must stand in the sentence (0: no condition).
    """

    any: tuple[Phrase, ...]
    near: tuple[Phrase, ...] = ()
    absent: tuple[Phrase, ...] = ()
    clause_absent: tuple[Phrase, ...] = ()
    window: str = "sentence"
    speakers: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    not_sections: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    not_subjects: tuple[str, ...] = ()
    judging: bool = False
    speaker: str = ""
    status: str = ""
    min_amount: float = 0.0


@dataclass(frozen=True, slots=True)
class Example:
    """A text that must fire the sign (`fires`), or must leave it silent, in a given setting."""

    text: str
    fires: bool
    section: str = "findings"
    kind: str = "civil_judgment"
    cause: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class SignRule:
    """A sign of the catalogue. Signs without patterns are computed from facts or need an archive."""

    id: str
    name: str
    name_en: str
    group: str
    scope: str
    strength: str
    authority: tuple[Authority, ...]
    about: str = ""
    documents: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    not_causes: tuple[str, ...] = ()
    unless_plaintiff: tuple[str, ...] = ()
    unless: tuple[Phrase, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    against: tuple[Pattern, ...] = ()
    counter: tuple[str, ...] = ()
    to_verify: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    file: str = ""
    line: int = 0


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All signs by id, in the order of their files. Two catalogues are the same only where they are one object.

    `weights` are the texts of the `assessment.toml` files of an office: what they say goes before what is shipped.
    """

    signs: dict[str, SignRule] = field(default_factory=dict)
    weights: tuple[str, ...] = ()

    def __getitem__(self, id: str) -> SignRule:
        return self.signs[id]

    def __contains__(self, id: object) -> bool:
        return id in self.signs

    def __len__(self) -> int:
        return len(self.signs)
