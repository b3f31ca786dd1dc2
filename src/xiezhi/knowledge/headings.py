"""Opening phrases (提示语) of the parts of a document, by section kind.

Sources: 《人民法院民事裁判文书制作规范》《民事诉讼文书样式》 (法〔2016〕221号), the labour-arbitration forms, and the
headings that published copies use. The phrases stand in `headings.toml`, where an office can add its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from xiezhi.knowledge.loader import read_toml

DocumentFamily = Literal[
    "judgment", "mediation", "payment_order", "enforcement", "arbitration", "party_paper"
]


@dataclass(frozen=True, slots=True)
class Heading:
    """A phrase that opens a part of a document.

    Attributes:
        kind: the section kind (`findings`), a code of the Analysis format.
        phrase: as it stands in folded, dense text (`经审理查明`).
        anchored: whether it counts only at the beginning of a line or of a sentence.
        kinds: families of documents in which it counts; empty for all.
    """

    kind: str
    phrase: str
    anchored: bool
    kinds: tuple[DocumentFamily, ...] = ()


@cache
def headings() -> tuple[Heading, ...]:
    """Every heading, in the order of the parts in a document, longer phrases of one kind first."""
    found: list[Heading] = []
    for entry in read_toml("headings")["heading"]:
        found.extend(_phrases(entry))
    return tuple(found)


def _phrases(entry: dict[str, Any]) -> list[Heading]:
    kinds = cast(tuple[DocumentFamily, ...], tuple(entry.get("documents", ())))
    phrases = sorted(entry["phrases"], key=len, reverse=True)
    return [Heading(entry["kind"], phrase, entry["anchored"], kinds) for phrase in phrases]
