"""Causes of action (案由): the official names of civil and enforcement cases, and the one named in a phrase.

Source: 《民事案件案由规定》 in its editions of 2008/2011, 2020 (法〔2020〕346号) and 2025 (法〔2025〕226号, in force
2026-01-01). The numbers are the courts' own cause codes. Names of every edition are accepted, the code is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, cast

import ahocorasick

from xiezhi.knowledge.loader import read_table
from xiezhi.text.views import fold

CauseStatus = Literal["kept", "new", "renamed", "old"]
CauseForm = Literal["official", "former", "stem", "informal"]

_DISPUTE = "纠纷"
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of action.

    Attributes:
        code: the courts' cause code (`9179`), unique.
        name: the official name of the newest edition that has it (`民间借贷纠纷`).
        level: 1 (part) to 4.
        parent: code of the cause above, empty at the top, `H` for causes that only the 2008–2011 lists hold.
        status: `kept` or `renamed` since the list of 2019, `new` after it, `old`: only in it.
        former_name: the name in the list of 2019 where it was another.
        enforcement: whether it belongs to the list of enforcement causes (执行案由).
    """

    code: str
    name: str
    level: int
    parent: str
    status: CauseStatus
    former_name: str | None = None
    enforcement: bool = False


class CauseMatch(NamedTuple):
    """A cause named in a phrase: `phrase[start:end]` are the words, `form` how close they are to the list.

    `official` is the listed name, `former` the name of an earlier edition, `stem` the listed name without 纠纷 or
    with a 纠纷 that the list does not have, `informal` a name of practice.
    """

    cause: Cause
    start: int
    end: int
    form: CauseForm


@cache
def causes() -> tuple[Cause, ...]:
    """Every civil cause (民事案由), old ones included, in code order of the table."""
    return tuple(
        Cause(code, name, int(level), parent, cast(CauseStatus, status), former or None)
        for code, name, level, parent, status, former in read_table("causes", 6)
    )


@cache
def enforcement_causes() -> tuple[Cause, ...]:
    """Every enforcement cause (执行案由), list of 2019."""
    return tuple(
        Cause(code, name, int(level), parent, "kept", enforcement=True)
        for code, name, level, parent in read_table("enforcement_causes", 4)
    )


@cache
def _by_code() -> dict[str, Cause]:
    return {cause.code: cause for cause in (*enforcement_causes(), *causes())}


def cause_by_code(code: str) -> Cause | None:
    """The cause with this code (civil or enforcement), or None."""
    return _by_code().get(code)


def cause_by_name(name: str) -> Cause | None:
    """The civil cause with this name in any edition, in any width of brackets; no stems, no informal names."""
    form = _names().get(fold(name))
    return form[0] if form and form[1] in ("official", "former") else None


def find_cause(phrase: str) -> CauseMatch | None:
    """The longest cause of action named in a phrase such as `原告甲与被告乙民间借贷纠纷一案`, or None.

    Full names (listed, or ending in 纠纷) go before stems; of two equally long the first wins. Meant for phrases
    that are known to name a cause: in running text a stem such as 借款合同 is an ordinary word.
    """
    best: CauseMatch | None = None
    best_rank = (False, 0)
    for last, (length, full, cause, form) in _automaton().iter(fold(phrase)):
        if (full, length) > best_rank:
            best_rank = full, length
            best = CauseMatch(cause, last - length + 1, last + 1, form)
    return best


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for name, (cause, form) in _names().items():
        full = form in ("official", "former") or name.endswith(_DISPUTE)
        automaton.add_word(name, (len(name), full, cause, form))
    automaton.make_automaton()
    return automaton


@cache
def _names() -> dict[str, tuple[Cause, CauseForm]]:
    """Every accepted name, folded, with what it stands for. Earlier entries win over later ones."""
    names: dict[str, tuple[Cause, CauseForm]] = {}
    # Current causes before old ones, and the more special of two causes with one name (人格权纠纷 is level 1 and 2).
    ordered = sorted(causes(), key=lambda cause: (cause.status == "old", -cause.level))
    for cause in ordered:
        names.setdefault(fold(cause.name), (cause, "official"))
    for cause in ordered:
        if cause.former_name:
            names.setdefault(fold(cause.former_name), (cause, "former"))
    listed = {name: cause for name, (cause, _) in names.items()}
    for alias, name in read_table("cause_aliases", 2):
        names.setdefault(fold(alias), (listed[fold(name)], "informal"))
    for name, cause in listed.items():
        for stem in _stems(name):
            names.setdefault(stem, (cause, "stem"))
    return names


def _stems(name: str) -> list[str]:
    """What people write for a listed name: 民间借贷 for 民间借贷纠纷, 劳动争议纠纷 for 劳动争议."""
    if name.endswith(_DISPUTE):
        short = name.removesuffix(_DISPUTE)
        return [short] if len(short) >= _SHORTEST_STEM else []
    if name.endswith("争议"):
        return [name + _DISPUTE]
    return [name.removesuffix("案件")] if name.endswith("案件") and len(name) > _SHORTEST_STEM + 2 else []
