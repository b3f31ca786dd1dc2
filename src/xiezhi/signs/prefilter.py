"""Which phrases can stand in which sentence: one Aho-Corasick pass over the anchors of the whole catalogue."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import ahocorasick

from xiezhi.signs.phrases import Phrase
from xiezhi.signs.rules import Catalogue, Pattern, SignRule

_STOP = re.compile(r"[。；\n！？]")


@dataclass(frozen=True, slots=True)
class Probe:
    """One phrase of the catalogue and what it stands for."""

    rule: SignRule
    pattern: Pattern
    phrase: Phrase
    role: str  # `sign`, `against` or `unless`


@dataclass(frozen=True, eq=False)
class Prefilter:
    """All probes of a catalogue, the rules they belong to, and the automaton that finds their anchors."""

    rules: tuple[SignRule, ...]
    probes: tuple[Probe, ...]
    automaton: Any

    def candidates(self, text: str, stops: list[int], allowed: frozenset[int]) -> list[tuple[int, int]]:
        """Pairs (sentence index, probe index) that may match, in order; `stops` are the ends of the sentences.

        Only `allowed` probes are asked for.
        """
        seen: set[tuple[int, int]] = set()
        known: set[tuple[int, int]] = set()
        for end, (number, probes) in self.automaton.iter(text):
            index = bisect_right(stops, end)
            if (index, number) not in known:
                known.add((index, number))
                seen.update([(index, probe) for probe in probes if probe in allowed])
        return sorted(seen)

    def every(self, stops: list[int], allowed: frozenset[int]) -> list[tuple[int, int]]:
        """Every pair: the slow way, for tests."""
        return [(index, probe) for index in range(len(stops) + 1) for probe in sorted(allowed)]


def sentence_stops(text: str) -> list[int]:
    """Offsets of the characters that end a sentence."""
    return [match.start() for match in _STOP.finditer(text)]


def prefilter_of(catalogue: Catalogue) -> Prefilter:
    """The prefilter of a catalogue, built once for each catalogue."""
    return _built(catalogue)


@lru_cache(maxsize=8)
def _built(catalogue: Catalogue) -> Prefilter:
    probes = tuple(_probes(catalogue.signs.values()))
    wanted: dict[str, list[int]] = {}
    for index, probe in enumerate(probes):
        for anchor in probe.phrase.anchors:
            wanted.setdefault(anchor, []).append(index)
    automaton = ahocorasick.Automaton()
    for number, (anchor, indices) in enumerate((wanted or {"\0": []}).items()):
        automaton.add_word(anchor, (number, tuple(indices)))
    automaton.make_automaton()
    return Prefilter(tuple(dict.fromkeys(probe.rule for probe in probes)), probes, automaton)


def _probes(rules: Iterable[SignRule]) -> Iterator[Probe]:
    for rule in rules:
        for pattern in rule.patterns:
            yield from (Probe(rule, pattern, phrase, "sign") for phrase in pattern.any)
        for pattern in rule.against:
            yield from (Probe(rule, pattern, phrase, "against") for phrase in pattern.any)
        if rule.unless:
            pattern = Pattern(rule.unless)
            yield from (Probe(rule, pattern, phrase, "unless") for phrase in rule.unless)
