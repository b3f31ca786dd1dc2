"""Desensitised results (脱敏): names become stable pseudonyms, numbers keyed hashes, and every span still holds.

Under one key the same name or number gives the same token in every document, so cases can still be linked; without
the key nothing leads back. Courts, laws, sums, dates of events and the county of an address stay. What the engine did
not recognise as a name stays too: a masked text is for people who may see the case, not for publication.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from xiezhi.exchange.hashing import fingerprint
from xiezhi.exchange.replacing import Replacement, Replacer, applied, names_of
from xiezhi.schema import Analysis, DocumentInfo, Entity, Evidence, Fact, Party, Sign

# Strings that say nothing of the case: codes, rules, law.
_LEFT: dict[type, frozenset[str]] = {
    Sign: frozenset({"id", "name", "name_en", "strength", "authority", "to_verify", "source"}),
    Evidence: frozenset({"speaker", "status"}),
    Entity: frozenset({"label", "source"}),
}
_CODES = frozenset({"source", "kind", "role", "title", "delivery", "code", "level"})
_PLACED = ("start", "end")


@dataclass(frozen=True, slots=True)
class Shift:
    """Offsets of the original to offsets of the masked text; a place inside a replacement widens to all of it."""

    replacements: tuple[Replacement, ...]
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    @classmethod
    def of(cls, replacements: Sequence[Replacement]) -> Shift:
        """The shift that some replacements (in order) cause."""
        shifts, total = [], 0
        for item in replacements:
            shifts.append(total)
            total += len(item.new) - (item.end - item.start)
        return cls(tuple(replacements), tuple(item.start for item in replacements), (*shifts, total))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the original stands in the masked text."""
        return self._offset(start, end=False), self._offset(end, end=True)

    def _offset(self, offset: int, *, end: bool) -> int:
        # An end belongs to what stands before it, a start to what follows.
        index = bisect_right(self.starts, offset - 1 if end else offset) - 1
        if index >= 0 and offset < self.replacements[index].end + (1 if end else 0):
            item = self.replacements[index]
            return item.start + self.shifts[index] + (len(item.new) if end else 0)
        return offset + self.shifts[index + 1]


def mask_case(analysis: Analysis, text: str, key: bytes) -> tuple[Analysis, str]:
    """The analysis and its text, desensitised; in the result every span again covers what it says."""
    replacer = Replacer(names_of(analysis.facts), key)
    found = replacer.find(text)
    walk = _Walk(replacer, Shift.of(found), applied(text, found))
    info = analysis.document
    document = replace(
        info,
        id=replacer.number(info.id),
        source="",
        sha256=fingerprint(key, info.sha256) if info.sha256 else "",
        chars=len(walk.text),
    )
    masked: Analysis = walk.value(analysis)
    return replace(masked, document=document), walk.text


@dataclass(frozen=True, slots=True)
class _Walk:
    """Masks a result all the way down."""

    replacer: Replacer
    shift: Shift
    text: str

    def value(self, value: Any) -> Any:
        """A string, a tuple or a part of the result, masked."""
        if isinstance(value, str):
            return self.replacer.replace(value)
        if isinstance(value, tuple):
            return tuple(self.value(item) for item in value)
        if isinstance(value, DocumentInfo) or not is_dataclass(value) or isinstance(value, type):
            return value
        return self._record(value)

    def _record(self, record: Any) -> Any:
        left = _LEFT.get(type(record), _CODES)
        changed: dict[str, Any] = {}
        for field in fields(record):
            held = getattr(record, field.name)
            if field.name == "spans":
                changed["spans"] = tuple(self.shift.place(*place) for place in held)
            elif field.name not in left and field.name not in _PLACED and held is not None:
                changed[field.name] = self.value(held)
        if getattr(record, "start", None) is not None:
            changed["start"], changed["end"] = self.shift.place(record.start, record.end)
            if isinstance(record, Entity | Evidence):
                changed["text"] = self.text[changed["start"] : changed["end"]]
        return replace(record, **(changed | self._own(record)))

    def _own(self, record: Any) -> dict[str, Any]:
        """Fields with a rule of their own."""
        if isinstance(record, Party):
            return {
                "born_on": record.born_on[:4] if record.born_on else None,
                "identifier": self.replacer.number(record.identifier) if record.identifier else None,
                "address": self.replacer.name(record.address) if record.address else None,
            }
        if isinstance(record, Fact) and not isinstance(record.value, str):
            return {"value": record.value}
        return {}
