"""Which phrases can stand in which sentence: one Aho-Corasick pass over the anchors of the whole catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import ahocorasick

from xiezhi.signs.phrases import Phrase
from xiezhi.signs.rules import Catalogue, Pattern, SignRule

_FARTHEST = 6_000
"""Characters: no real sentence is longer."""
_STOP = re.compile(r"[。；\n！？]")
_OFTEN = (
    "，的。0、1告人2、原公法诉被司事本元院定民理有日上保为中一险费第不合判审3行5案4年品：在9687月决同生支十方()于二车条据讼当产和国对应明《》"
    "实×赔认损经求以张付款市书限出华权其向交由故；提规请偿任成代所食后担依用了.发律金责号共与是者期并承未三务失时起通安之标商予关议受内全利股员"
)


@dataclass(frozen=True, slots=True)
class Probe:
    """One phrase of the catalogue and what it stands for."""

    rule: SignRule
    pattern: Pattern
    phrase: Phrase
    role: str  # `sign`, `against` or `unless`


@dataclass(frozen=True, eq=False)
class Prefilter:
    """All probes of a catalogue, the rules they belong to, and the automaton that finds their anchors.

    The automaton gives the number of an anchor; `holders` are the probes of each anchor by that number.
    """

    rules: tuple[SignRule, ...]
    probes: tuple[Probe, ...]
    holders: tuple[tuple[int, ...], ...]
    automaton: Any

    def candidates(self, text: str, stops: list[int], allowed: frozenset[int]) -> list[tuple[int, int]]:
        """Pairs (sentence index, probe index) that may match, in order; `stops` are the ends of the sentences.

        Only `allowed` probes are asked for. An anchor that ends with the stop still belongs to its sentence.
        """
        wanted = _wanted(self, allowed)
        seen: set[int] = set()
        add, size = seen.add, len(self.probes)
        index, count = 0, len(stops)
        for end, number in self.automaton.iter(text):
            for probe in wanted[number]:
                while index < count and stops[index] < end:
                    index += 1
                add(index * size + probe)
        return [divmod(key, size) for key in sorted(seen)]

    def every(self, stops: list[int], allowed: frozenset[int]) -> list[tuple[int, int]]:
        """Every pair: the slow way, for tests."""
        return [(index, probe) for index in range(len(stops) + 1) for probe in sorted(allowed)]


@lru_cache(maxsize=64)
def _wanted(prefilter: Prefilter, allowed: frozenset[int]) -> list[tuple[int, ...]]:
    """The allowed probes of each anchor, by its number."""
    return [tuple([probe for probe in held if probe in allowed]) for held in prefilter.holders]


def sentence_stops(text: str) -> list[int]:
    """Offsets of the characters that end a sentence; a sentence that never ends is cut, so that no text costs much."""
    stops = [match.start() for match in _STOP.finditer(text)]
    return list(_cut(stops, len(text))) if len(text) > _FARTHEST else stops


def _cut(stops: list[int], length: int) -> Iterator[int]:
    before = -1
    for stop in [*stops, length]:
        while stop - before > _FARTHEST:
            before += _FARTHEST
            yield before
        before = stop
        if stop < length:
            yield stop


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
    return Prefilter(
        tuple(dict.fromkeys(probe.rule for probe in probes)),
        probes,
        tuple(map(tuple, wanted.values())),
        _automaton(wanted),
    )


def _automaton(words: Iterable[str]) -> Any:
    """An automaton that gives the number of each word, in their order.

    It tries the characters that can begin a word one after the other, in the order they came in: those that stand
    most often in judgments are put first, with a word that no text holds.
    """
    automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
    for char in _OFTEN:
        automaton.add_word(f"{char}\0\0", 0)
    for number, word in enumerate(words):
        automaton.add_word(word, number)
    automaton.make_automaton()
    return automaton


def _probes(rules: Iterable[SignRule]) -> Iterator[Probe]:
    for rule in rules:
        for pattern in rule.patterns:
            yield from (Probe(rule, pattern, phrase, "sign") for phrase in pattern.any)
        for pattern in rule.against:
            yield from (Probe(rule, pattern, phrase, "against") for phrase in pattern.any)
        if rule.unless:
            pattern = Pattern(rule.unless)
            yield from (Probe(rule, pattern, phrase, "unless") for phrase in rule.unless)
