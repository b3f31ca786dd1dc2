"""`xiezhi train --task vectors`: from who is more alike to a document vector, encoder untouched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from xiezhi.errors import XiezhiError
from xiezhi.learning.matching import Triple
from xiezhi.learning.read import json_rows


@dataclass(slots=True)
class Triples:
    """Different texts, and which two of three are more alike."""

    texts: list[str] = field(default_factory=list)
    found: list[Triple] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        """The index of a text, which is added when new."""
        if text not in self._numbers:
            self._numbers[text] = len(self.texts)
            self.texts.append(text)
        return self._numbers[text]


def read_triples(folder: Path, seed: int = 1) -> Triples:
    """JSON lines with `anchor`, `near`, `far`, or pairs `text_a`, `text_b` with `label` 1 (alike) or 0.

    A pair that is alike becomes a triple with a text that is known not to be like the first, else with any other.

    Raises:
        XiezhiError: XZ804 a bad line, XZ808 no such lines.
    """
    known = Triples()
    alike: list[tuple[int, int]] = []
    unlike: dict[int, list[int]] = {}
    for path, line, row in json_rows(folder):
        if {"anchor", "near", "far"} <= row.keys():
            known.found.append(Triple(*(known.number(str(row[n])) for n in ("anchor", "near", "far"))))
        elif {"text_a", "text_b", "label"} <= row.keys():
            pair = known.number(str(row["text_a"])), known.number(str(row["text_b"]))
            if row["label"] not in (0, 1, "0", "1"):
                raise XiezhiError(
                    "XZ804", path=path, line=line, reason=f"label is {row['label']!r}, not 0 or 1"
                )
            if int(row["label"]):
                alike.append(pair)
            else:
                unlike.setdefault(pair[0], []).append(pair[1])
                unlike.setdefault(pair[1], []).append(pair[0])
    known.found += _completed(alike, unlike, len(known.texts), seed)
    if not known.found:
        raise XiezhiError("XZ808", path=folder)
    return known


def _completed(
    alike: Sequence[tuple[int, int]], unlike: dict[int, list[int]], count: int, seed: int
) -> list[Triple]:
    luck = np.random.default_rng(seed)
    found = []
    for first, second in alike:
        others = unlike.get(first) or [
            n for n in luck.integers(0, count, 4).tolist() if n not in (first, second)
        ]
        if others:
            found.append(Triple(first, second, others[int(luck.integers(len(others)))]))
    return found


def apart(found: Sequence[Triple], share: float, seed: int) -> tuple[list[Triple], list[Triple]]:
    """(to learn, to check): no pair of texts occurs on both sides; a triple that would is left out of learning."""
    order = np.random.default_rng(seed).permutation(len(found)).tolist()
    count = max(1, int(share * len(found)))
    held = [found[i] for i in order[:count]]
    pairs = {pair for triple in held for pair in _pairs(triple)}
    return [found[i] for i in order[count:] if not pairs & set(_pairs(found[i]))], held


def _pairs(triple: Triple) -> list[frozenset[int]]:
    return [frozenset((triple.anchor, triple.near)), frozenset((triple.anchor, triple.far))]
