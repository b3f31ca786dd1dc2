"""Case types (案件类型) and their characters (类型代字): what `民初` or `执恢` in a case number says.

Source: 法〔2015〕137号 annex 1 (numbers from 2016 on). Chamber words of the numbers before 2016 (民一终字, 商初字)
were each court's own: they are read by their parts, not from a list.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from xiezhi.knowledge.loader import read_table

Procedure = Literal[
    "first_instance",
    "second_instance",
    "retrial",
    "retrial_review",
    "payment_order",
    "enforcement",
    "preservation",
    "bankruptcy",
    "arbitration",
    "special",
    "none",
]
CaseField = Literal[
    "civil", "criminal", "administrative", "compensation", "enforcement", "bankruptcy", "other"
]


@dataclass(frozen=True, slots=True)
class CaseType:
    """One or more kinds of case that share their characters.

    Attributes:
        characters: the type characters in a case number (`民初`), without 字.
        names: the kinds of case they stand for (`民特` stands for twelve).
        codes: the courts' codes of these kinds; empty for words from before 2016 and for words of practice.
        field: the branch of law.
        procedure: the procedure, in the codes of the Annotation format.
        official: whether 法〔2015〕137号 lists the characters.
    """

    characters: str
    names: tuple[str, ...]
    codes: tuple[str, ...]
    field: CaseField
    procedure: Procedure
    official: bool = True


@cache
def case_types() -> dict[str, CaseType]:
    """Every listed case type by its characters."""
    found: dict[str, CaseType] = {}
    for code, name, characters, field, procedure in read_table("case_types", 5):
        before = found.get(characters)
        found[characters] = CaseType(
            characters,
            (*before.names, name) if before else (name,),
            (*before.codes, code) if before and code else before.codes if before else (code,) if code else (),
            cast(CaseField, field),
            cast(Procedure, procedure),
            official=bool(code),
        )
    return found


# What the last stage character of an old chamber word says.
_OLD_STAGES: dict[str, Procedure] = {
    "初": "first_instance",
    "辖": "first_instance",
    "终": "second_instance",
    "再": "retrial",
    "提": "retrial",
    "申": "retrial_review",
    "监": "retrial_review",
    "抗": "retrial_review",
    "督": "payment_order",
    "保": "preservation",
    "破": "bankruptcy",
    "清": "bankruptcy",
    "执": "enforcement",
    "恢": "enforcement",
    "异": "enforcement",
    "催": "special",
    "特": "special",
    "调": "special",
    "确": "special",
    "复": "special",
    "核": "special",
    "减": "special",
}
# Tried in this order: court short names hold 民, 商, 海 too (商刑初字 is of Shangqiu), so the plain ones come last.
_OLD_FIELDS: tuple[tuple[str, CaseField], ...] = (
    ("赔", "compensation"),
    ("刑", "criminal"),
    ("执", "enforcement"),
    ("破", "bankruptcy"),
    ("行", "administrative"),
    ("民", "civil"),
    ("商", "civil"),
    ("经", "civil"),
    ("知", "civil"),
    ("海", "civil"),
    ("催", "civil"),
    ("督", "civil"),
)
_STAGE_WITHIN = 3


def case_type(characters: str) -> CaseType | None:
    """The listed case type of the type characters of a number (`民初`, `执恢`; a final 字 is dropped), or None."""
    return case_types().get(characters.removesuffix("字"))


def old_case_type(word: str) -> CaseType | None:
    """The case type of a chamber word from before 2016 (`民一终字`, `安民三终字`, `商破字`, `执字`), or None.

    The court's short name may still stand before it. The last stage character decides (民辖终 is a second
    instance); 民再初, 民再终 are the retried case whatever its instance; 刑执 is the change of a sentence.
    """
    body = word.removesuffix("字")
    procedure = _old_procedure(body)
    field = next((field for mark, field in _OLD_FIELDS if mark in body), None)
    if procedure is None or field is None:
        return None
    if field == "criminal" and procedure == "enforcement":
        procedure = "special"
    return CaseType(body, (), (), field, procedure, official=False)


def _old_procedure(body: str) -> Procedure | None:
    tail = body[-_STAGE_WITHIN:]
    stages = [mark for mark in tail if mark in _OLD_STAGES]
    if not stages:
        return None
    if "执" in stages:
        return "enforcement"
    if "再" in stages and stages[-1] in ("初", "终"):
        return "retrial"
    return _OLD_STAGES[stages[-1]]
