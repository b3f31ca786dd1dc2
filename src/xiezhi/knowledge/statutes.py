"""The laws and interpretations that judgments cite most: full and short names, and when they were in force.

`verified` means that the day was found in the text of the instrument itself. The provisions of the Civil Procedure
Law that were renumbered by its amendments (in force 2008-04-01, 2013-01-01, 2017-07-01, 2022-01-01, 2024-01-01)
are in `procedure_law_article`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, cast

from xiezhi.knowledge.loader import read_table
from xiezhi.text.views import fold

StatuteKind = Literal["law", "regulation", "interpretation", "policy"]

_MARKS = re.compile(r"[《》<>\s]")
_EDITION = re.compile(r"\((?:19|20)\d{2}[^()]{0,8}\)$")
_STATE = "中华人民共和国"
_COURT = "最高人民法院"


@dataclass(frozen=True, slots=True)
class Statute:
    """A law, regulation, judicial interpretation (司法解释) or policy paper.

    Attributes:
        kind: what it is.
        name: the full name, nested titles in `<>`.
        short_names: names in use besides it.
        in_force: the day its first text came into force.
        repealed: the day it was no longer in force, None while it is.
        verified: whether `in_force` was read in the instrument's own text.
    """

    kind: StatuteKind
    name: str
    short_names: tuple[str, ...]
    in_force: date
    repealed: date | None
    verified: bool


@cache
def statutes() -> tuple[Statute, ...]:
    """Every instrument of the table."""
    return tuple(
        Statute(
            cast(StatuteKind, kind),
            name,
            tuple(short.split(";")) if short else (),
            date.fromisoformat(start),
            date.fromisoformat(end) if end else None,
            sure == "yes",
        )
        for kind, name, short, start, end, sure in read_table("statutes", 6)
    )


def statute(name: str) -> Statute | None:
    """The instrument printed as `name`: full or short, with or without book-title marks and 中华人民共和国."""
    return _by_key().get(_key(name))


def in_force(law: Statute | str, on: date) -> bool | None:
    """Whether some text of the law was in force on a day; None where the table does not hold the law."""
    found = law if isinstance(law, Statute) else statute(law)
    if found is None:
        return None
    return found.in_force <= on and (found.repealed is None or on < found.repealed)


@dataclass(frozen=True, slots=True)
class ProcedureArticle:
    """Where a provision of the Civil Procedure Law stands in the text in force from `since` on."""

    provision: str
    since: date
    article: int
    verified: bool


def procedure_law_article(provision: str, on: date) -> ProcedureArticle | None:
    """The article of 民事诉讼法 that holds a provision on a day, or None before it existed.

    Provisions: `default_interest` (加倍支付迟延履行期间的债务利息), `default_judgment` (缺席判决), `payment_order`
    (支付令), `fabricated_suit` (恶意串通诉讼), `burden_of_proof`, `third_party_revocation`, `retrial_grounds`,
    `appeal_outcome`, `enforcement_end` (终结执行).
    """
    rows = [row for row in procedure_articles() if row.provision == provision and row.since <= on]
    return rows[-1] if rows else None


@cache
def procedure_articles() -> tuple[ProcedureArticle, ...]:
    """Every row of the table, by provision and then by date."""
    rows = read_table("procedure_articles", 4)
    return tuple(
        ProcedureArticle(p, date.fromisoformat(day), int(n), sure == "yes") for p, day, n, sure in rows
    )


@cache
def _by_key() -> dict[str, Statute]:
    found: dict[str, Statute] = {}
    for item in statutes():
        for name in (item.name, *item.short_names):
            found.setdefault(_key(name), item)
    return found


def _key(name: str) -> str:
    plain = _EDITION.sub("", _MARKS.sub("", fold(name)))
    return plain.removeprefix(_COURT).removeprefix("、最高人民检察院").replace(_STATE, "")
