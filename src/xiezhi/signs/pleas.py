"""What a plea is about: the words by which a court's answer to it is known. The table is `knowledge/pleas.toml`.

A court does not repeat a plea when it answers it; it names its subject (关于印章系伪造的主张, 对其已还款的抗辩), or it finds
what rules the plea out (经鉴定系本人书写). Each sign has a few such subjects; a plea keeps those that its own words name,
or all of them where they name none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from xiezhi.knowledge.loader import read_toml
from xiezhi.signs.phrases import Phrase, compile_phrase
from xiezhi.text.expressions import expression

# 原告主张构成表见代理, 是否构成 …: not found.
_UNSURE = re.compile(r"(?:不|未|非|没|无法|[是能]否|主张|认为|称|如果|若)[^。；，]{0,12}$")
_DENIES = frozenset("不未没无")
_FINDINGS = ("refuted", "taken_over")
"""Rows that tell what a court finds."""


class Subject:
    """One subject of pleas: a table of `knowledge/pleas.toml`, its expressions compiled when first asked for."""

    def __init__(self, name: str, table: Mapping[str, Any]) -> None:
        self.name = name
        self.signs: tuple[str, ...] = tuple(table["signs"])
        self._lasting: tuple[str, ...] = tuple(table.get("lasting", ()))
        self.of_proof: bool = bool(table.get("of_proof"))
        self._table = table

    def is_named(self, text: str, start: int, end: int) -> bool:
        """Whether `text[start:end]` names the subject."""
        return any(True for _ in self._matches("words", text, start, end))

    def refuted(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where `text[start:end]`, written by the court, finds what rules a plea with this subject out."""
        for match in self._matches("refuted", text, start, end):
            yield match.span()

    def followed(self, text: str, start: int, end: int) -> bool:
        """Whether the court follows such a plea in `text[start:end]`: it does not accept the appraisal."""
        return any(True for _ in self._matches("followed", text, start, end))

    def taken_over(self, text: str, start: int, end: int) -> bool:
        """Whether the court takes such a plea over in `text[start:end]`: it had the loss appraised anew."""
        return any(True for _ in self._matches("taken_over", text, start, end))

    def bears_out(self, answer: str) -> bool:
        """Whether the court's words on a proof take an objection to it over: 系复印件，无法核实，不予采信."""
        return any(True for _ in self._matches("borne_out", answer, 0, len(answer)))

    def lasts(self, sign: str) -> bool:
        """Whether what rules the plea out counts although the court finds the circumstance: a profit-seeking buyer."""
        return sign in self._lasting

    def _matches(self, key: str, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches of the phrases of a row; what refutes must be found for sure, and without a word of denial."""
        for pattern, plain in _patterns(self.name, key):
            at, search = start, expression(pattern).search
            while match := search(text, at, end):
                barred = key in _FINDINGS and plain and not _DENIES.isdisjoint(match.group())
                if key == "refuted":
                    barred |= _UNSURE.search(text, max(start, match.start() - 16), match.start()) is not None
                if not barred:
                    yield match
                at = match.start() + 1 if barred else match.end()


@cache
def subjects() -> Mapping[str, Subject]:
    """Every subject by name, in the order of the table."""
    return {name: Subject(name, table) for name, table in read_toml("pleas").items()}


@cache
def _patterns(name: str, key: str) -> tuple[tuple[str, bool], ...]:
    """The phrases of a row as expressions: those without a word of denial in one, the others in another."""
    table = read_toml("pleas")[name]
    phrases = [compile_phrase(source, anchored=False) for source in table.get(key, ())]
    barred = [compile_phrase(source, anchored=False) for source in table.get(f"{key}_not", ())]
    kinds = ((True, [p for p in phrases if p.plain]), (False, [p for p in phrases if not p.plain]))
    return tuple((_either(listed, barred), plain) for plain, listed in kinds if listed)


def _either(phrases: Iterable[Phrase], barred: Iterable[Phrase]) -> str:
    """One expression for several phrases, except where a barred one stands."""
    no = "|".join(phrase.pattern for phrase in barred)
    return (f"(?!{no})" if no else "") + f"(?:{'|'.join(phrase.pattern for phrase in phrases)})"


@cache
def _of_sign(sign: str) -> tuple[Subject, ...]:
    return tuple(subject for subject in subjects().values() if sign in subject.signs)


def subjects_of(sign: str, passage: str) -> tuple[Subject, ...]:
    """The subjects of a plea with this sign: those its words name, else all of the sign; none for other signs."""
    known = _of_sign(sign)
    return tuple(subject for subject in known if subject.is_named(passage, 0, len(passage))) or known
