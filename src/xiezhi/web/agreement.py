"""How reviewers agree with the engine, and with each other, sign by sign and field by field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xiezhi.web.labels import field_of
from xiezhi.web.reviews import Decision


@dataclass(slots=True)
class Agreement:
    """Counts of decisions on one sign or field.

    `added` were missed by the engine; `shared` were decided by two reviewers or more, `split` of them differently.
    """

    name: str
    accepted: int = 0
    rejected: int = 0
    corrected: int = 0
    added: int = 0
    shared: int = 0
    split: int = 0

    @property
    def decided(self) -> int:
        """Decisions on what the engine said."""
        return self.accepted + self.rejected + self.corrected

    @property
    def share(self) -> float | None:
        """Accepted of what was decided on, None where nothing was."""
        return self.accepted / self.decided if self.decided else None


def agreement(decisions: Iterable[Decision]) -> tuple[Agreement, ...]:
    """A row per sign, then per field, those with most decisions first. `decisions` are standing ones."""
    rows: dict[tuple[str, str], Agreement] = {}
    verdicts: dict[tuple[str, str], list[str]] = {}
    for decision in decisions:
        key = _key(decision)
        row = rows.setdefault(key, Agreement(key[1]))
        setattr(row, decision.verdict, getattr(row, decision.verdict) + 1)
        verdicts.setdefault((decision.doc_id, decision.target), []).append(decision.verdict)
        if len(verdicts[decision.doc_id, decision.target]) == 2:
            row.shared += 1
    for decision_key, given in verdicts.items():
        if len(given) > 1 and len(set(given)) > 1:
            rows[_key_of(decision_key[1])].split += 1
    ordered = sorted(rows.items(), key=lambda item: (item[0][0], -item[1].decided, item[0][1]))
    return tuple(row for _, row in ordered)


def _key(decision: Decision) -> tuple[str, str]:
    return _key_of(decision.target)


def _key_of(target: str) -> tuple[str, str]:
    """Signs (group 0) by their id, everything else (group 1) by its field."""
    if target.startswith("sign:"):
        return "0", target.split(":")[1]
    return "1", field_of(target)
