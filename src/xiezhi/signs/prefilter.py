"""Which phrases can stand in which sentence: one look at the anchors of the whole catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from xiezhi.signs.anchors import Anchors, Array, Companions, Flags
from xiezhi.signs.phrases import Phrase, word_rates
from xiezhi.signs.rules import Catalogue, Pattern, SignRule
from xiezhi.text.triggers import Characters, Neighbours

__all__ = ["Flags", "Prefilter", "Probe", "prefilter_of", "sentence_stops"]

_FARTHEST = 6_000
"""Characters: no real sentence is longer."""
_STOPS = "。；\n！？"


@dataclass(frozen=True, slots=True)
class Probe:
    """One phrase of the catalogue and what it stands for."""

    rule: SignRule
    pattern: Pattern
    phrase: Phrase
    role: str  # `sign`, `against` or `unless`


@dataclass(frozen=True, eq=False)
class Prefilter:
    """All probes of a catalogue, the rules they belong to, and the words that stand in each of their matches.

    Attributes:
        anchors: words of which each match of a probe holds one.
        companions: the further sets of words of each probe.
    """

    rules: tuple[SignRule, ...]
    probes: tuple[Probe, ...]
    anchors: Anchors
    companions: Companions

    def candidates(self, neighbours: Neighbours, stops: list[int], allowed: Flags) -> list[tuple[int, int]]:
        """Pairs (sentence index, probe index) that may match, in order; `stops` are the ends of the sentences.

        Only `allowed` probes are asked for. An anchor that ends with the stop still belongs to its sentence.
        """
        begins = np.zeros(len(neighbours.codes) + 1, np.intp)
        begins[np.array(stops, np.intp) + 1] = 1
        sentence_of = begins.cumsum()[:-1]
        found: list[tuple[int, int]] = []
        for ends, probes in self.anchors.find(neighbours):
            kept = allowed.take(probes).nonzero()[0]
            keys = _once(sentence_of.take(ends.take(kept)) * len(self.probes) + probes.take(kept))
            if len(keys):
                sentences, probes = np.divmod(keys, len(self.probes))
                kept = self.companions.beside(neighbours, sentence_of, sentences, probes)
                found += zip(sentences.take(kept).tolist(), probes.take(kept).tolist(), strict=True)
        return sorted(set(found))

    def of_rules(self, rules: Set[SignRule]) -> Flags:
        """For each probe, whether it is one of these rules."""
        return np.array([probe.rule in rules for probe in self.probes], bool)

    def every(self, stops: list[int], allowed: Flags) -> list[tuple[int, int]]:
        """Every pair: the slow way, for tests."""
        return [(index, probe) for index in range(len(stops) + 1) for probe in allowed.nonzero()[0].tolist()]


def _once(keys: Array) -> Array:
    """The numbers in order, each once (`np.unique` does it too, three times slower for a few hundred)."""
    keys.sort()
    first = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    return keys[first]


def sentence_stops(text: str, neighbours: Neighbours) -> list[int]:
    """Offsets of the characters that end a sentence; a sentence that never ends is cut, so that no text costs much."""
    stops = [at for at in _stop_characters().places(neighbours) if text[at] in _STOPS]
    return list(_cut(stops, len(text))) if len(text) > _FARTHEST else stops


@cache
def _stop_characters() -> Characters:
    return Characters(_STOPS)


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
        Anchors(wanted, word_rates()),
        Companions([probe.phrase.also for probe in probes], word_rates()),
    )


def _probes(rules: Iterable[SignRule]) -> Iterator[Probe]:
    for rule in rules:
        for pattern in rule.patterns:
            yield from (Probe(rule, pattern, phrase, "sign") for phrase in pattern.any)
        for pattern in rule.against:
            yield from (Probe(rule, pattern, phrase, "against") for phrase in pattern.any)
        if rule.unless:
            pattern = Pattern(rule.unless)
            yield from (Probe(rule, pattern, phrase, "unless") for phrase in rule.unless)
