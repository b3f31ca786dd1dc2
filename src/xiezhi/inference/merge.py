"""Mentions by rules and by the model, put together: where both speak, one answer stands and says whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from xiezhi.schema import Entity

BELIEVED = frozenset({"PERSON", "ORG"})
"""Labels of which the model finds mentions that the rules miss. Dates, sums, case numbers and laws have a regular form that
the rules read exactly; of places and evidence the model knows less than the rules."""

LEAST = 0.95
"""From this confidence on a mention that only the model sees is believed."""


def merge(rules: Sequence[Entity], model: Sequence[Entity], least: float = LEAST) -> list[Entity]:
    """All mentions of the rules, and those of the model that overlap none of them and are sure enough, in order."""
    taken = sorted((e.start, e.end) for e in rules)
    found = list(rules)
    at = 0
    for entity in sorted(model, key=lambda e: e.start):
        while at < len(taken) and taken[at][1] <= entity.start:
            at += 1
        free = at == len(taken) or entity.end <= taken[at][0]
        if free and entity.confidence >= least and entity.label in BELIEVED and _names(entity.text):
            found.append(entity)
    return sorted(found, key=lambda e: (e.start, e.end))


def _names(text: str) -> bool:
    """Whether a mention can name somebody: not one character of a word, not 公司 alone."""
    return len(text) > 1 and text not in ("公司", "被告", "原告")
