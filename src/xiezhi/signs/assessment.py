"""How closely a person should look at a document, from its signs: an open sum with its reasons in words.

Weights, combinations and levels stand in `knowledge/signs/assessment.toml`. The level is a reading order for people,
never a statement about the case.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from xiezhi.schema import PARTY_PAPERS, Assessment, Facts, Sign
from xiezhi.signs.rules import Catalogue

_STRENGTH = {"weak": "弱", "medium": "中", "strong": "强"}
_SPEAKER = {
    "plaintiff": "原告方",
    "defendant": "被告方",
    "third_person": "第三人",
    "court": "法院",
    "document": "文书",
}
_STATUS = {
    "asserted": "主张", "admitted": "自认", "denied": "否认", "found": "认定或者载明", "not_found": "提出而未获认定",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of `assessment.toml`."""

    strength: dict[str, float]
    status: dict[str, float]
    party_paper: dict[str, float]
    levels: dict[str, float]
    own: dict[str, float]
    against: float
    combinations: tuple[dict[str, Any], ...]


@cache
def load_weights(own: tuple[str, ...] = ()) -> Weights:
    """The shipped weights, changed by the texts of an office's own `assessment.toml` files."""
    file = resources.files("xiezhi.knowledge").joinpath("signs/assessment.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    for text in own:
        for key, value in tomllib.loads(text).items():
            data[key] = data[key] | value if isinstance(value, dict) and key in data else value
    return Weights(
        strength=data["strength"],
        status=data["status"],
        party_paper=data["status"] | data["party_paper"],
        levels=data["levels"],
        own=data["weights"],
        against=data["against"]["factor"],
        combinations=tuple(data["combination"]),
    )


def assess(facts: Facts, signs: tuple[Sign, ...], catalogue: Catalogue) -> Assessment:
    """The level of a document with its score and reasons, the weightiest first."""
    weights = load_weights(catalogue.weights)
    paper = facts.doc_type is not None and facts.doc_type.value in PARTY_PAPERS
    standings = weights.party_paper if paper else weights.status
    weighed = ((_weight(sign, weights, standings), sign) for sign in signs)
    scored = sorted(weighed, key=lambda pair: (-pair[0], pair[1].id))
    because = [_reason(sign, weight, weights) for weight, sign in scored]
    score = sum(weight for weight, _ in scored)
    for combination in weights.combinations:
        together = [sign.name for weight, sign in scored if sign.id in combination["signs"] and weight >= 0.3]
        if len(together) >= combination["needs"]:
            score += combination["bonus"]
            because.append(
                f"组合：{'、'.join(together)}（{combination['authority']}），加{combination['bonus']:g}"
            )
    score = round(score, 2)
    return Assessment(_level(score, weights), score, tuple(because))


def _weight(sign: Sign, weights: Weights, standings: dict[str, float]) -> float:
    """Strength times the best standing of its passages, less what speaks against it."""
    base = weights.own.get(sign.id, weights.strength[sign.strength])
    standing = max((standings.get(e.status, 0.0) for e in sign.evidence), default=0.0)
    factor = 1.0 - weights.against if sign.against else 1.0
    return round(base * standing * factor * sign.confidence, 3)


def _reason(sign: Sign, weight: float, weights: Weights) -> str:
    best = max(sign.evidence, key=lambda e: weights.status.get(e.status, 0.0), default=None)
    said = f"，{_SPEAKER[best.speaker]}{_STATUS[best.status]}" if best is not None else ""
    against = f"，另有{len(sign.against)}处相反材料" if sign.against else ""
    return f"{sign.name}（{_STRENGTH[sign.strength]}{said}{against}）：{weight:g}"


def _level(score: float, weights: Weights) -> str:
    reached = [name for name in ("low", "medium", "high") if score >= weights.levels[name]]
    return reached[-1] if reached else "none"
