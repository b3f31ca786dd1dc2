"""Find the signs of one document: prefilter, phrases, guards, who says it, does it stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from xiezhi.parsing.page import Page
from xiezhi.schema import Evidence, Facts, Sign
from xiezhi.signs.guards import Setting, passes
from xiezhi.signs.masks import Masks
from xiezhi.signs.prefilter import Probe, prefilter_of, sentence_stops
from xiezhi.signs.rules import Catalogue, SignRule
from xiezhi.signs.status import status_of
from xiezhi.signs.voices import Voices

_LONGEST = 80
_MOST = 12


@dataclass(slots=True)
class _Found:
    """What was found for one sign so far."""

    evidence: list[Evidence] = field(default_factory=list)
    against: list[Evidence] = field(default_factory=list)
    sentences: set[tuple[int, str]] = field(default_factory=set)
    cancelled: bool = False


def find_signs(page: Page, facts: Facts, catalogue: Catalogue, *, thorough: bool = False) -> tuple[Sign, ...]:
    """The signs that the words of a page show, in the order of the catalogue.

    `thorough` tries every phrase on every sentence instead of asking the prefilter: slow, the same answer.
    """
    setting = Setting.of(facts)
    stops = sentence_stops(page.text)
    found = _search(page, facts, catalogue, setting, stops, thorough=thorough)
    return tuple(
        _sign(catalogue[id], found[id])
        for id in catalogue.signs
        if id in found and found[id].evidence and not found[id].cancelled
    )


def _search(
    page: Page, facts: Facts, catalogue: Catalogue, setting: Setting, stops: list[int], *, thorough: bool
) -> dict[str, _Found]:
    """Run the phrases that may match, sentence by sentence."""
    prefilter = prefilter_of(catalogue)
    pairs = prefilter.every(stops) if thorough else prefilter.candidates(page.text, stops)
    found: dict[str, _Found] = {}
    reader: _Reader | None = None
    for index, number in pairs:
        probe = prefilter.probes[number]
        if not setting.allows(probe.rule):
            continue
        sentence = (
            stops[index - 1] + 1 if index else 0,
            stops[index] if index < len(stops) else len(page.text),
        )
        match = probe.phrase.regex.search(page.text, *sentence)
        if match is None:
            continue
        if probe.role == "unless":
            found.setdefault(probe.rule.id, _Found()).cancelled = True
            continue
        reader = reader or _Reader(page, facts, setting, stops)
        reader.read(probe, index, sentence, match.span(), found.setdefault(probe.rule.id, _Found()))
    return found


class _Reader:
    """Judges one match: masked, guarded, said by whom, with which status."""

    def __init__(self, page: Page, facts: Facts, setting: Setting, stops: list[int]) -> None:
        self.page, self.setting, self.stops = page, setting, stops
        self.masks = Masks(page)
        self.voices = Voices(page, facts)

    def read(
        self, probe: Probe, index: int, sentence: tuple[int, int], span: tuple[int, int], found: _Found
    ) -> None:
        """Add the passage to what was found, if nothing speaks against it."""
        key = (index, probe.role)
        if key in found.sentences or self.masks.hide(*span):
            return
        if not passes(
            probe.pattern,
            self.page,
            self.setting.cause,
            span,
            self._window(probe, index, sentence, span),
            sentence,
        ):
            return
        start, end = span
        speaker, status = status_of(
            self.page.text, start, end, sentence, self.voices.at(start, end, sentence)
        )
        pattern = probe.pattern
        if (pattern.speakers and speaker not in pattern.speakers) or (
            pattern.statuses and status not in pattern.statuses
        ):
            return
        found.sentences.add(key)
        listed = found.evidence if probe.role == "sign" else found.against
        listed.append(evidence_of(self.page, start, end, sentence, speaker, status))

    def _window(
        self, probe: Probe, index: int, sentence: tuple[int, int], span: tuple[int, int]
    ) -> tuple[int, int]:
        """Where `near` and `absent` look."""
        if probe.pattern.window == "clause":
            return clause_of(self.page.text, *span, sentence)
        if probe.pattern.window == "sentence":
            return sentence
        first = self.stops[index - 2] + 1 if index > 1 else 0
        last = self.stops[index + 1] if index + 1 < len(self.stops) else len(self.page.text)
        return first, last


def clause_of(text: str, start: int, end: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """The clause or clauses round a stretch: out to the nearest comma on both sides, within the sentence."""
    first = max(text.rfind("，", sentence[0], start), text.rfind("：", sentence[0], start)) + 1
    last = text.find("，", end, sentence[1])
    return max(first, sentence[0]), last if last != -1 else sentence[1]


def evidence_of(
    page: Page,
    start: int,
    end: int,
    sentence: tuple[int, int],
    speaker: str,
    status: str,
    note: str | None = None,
) -> Evidence:
    """A passage as evidence: its clause, cut to a length that can be quoted."""
    first, last = clause_of(page.text, start, end, sentence)
    if last - first > _LONGEST:
        first = max(first, min(start, end - _LONGEST))
        last = max(end, min(last, first + _LONGEST))
    span = page.original(first, last)
    return Evidence(span.start, span.end, span.of(page.source.text), speaker, status, note)


def _sign(rule: SignRule, found: _Found) -> Sign:
    return Sign(
        id=rule.id,
        name=rule.name,
        name_en=rule.name_en,
        strength=rule.strength,
        authority=rule.authority,
        evidence=tuple(sorted(found.evidence, key=lambda e: (e.start, e.end))[:_MOST]),
        against=tuple(sorted(found.against, key=lambda e: (e.start, e.end))[:_MOST]),
        to_verify=rule.to_verify,
    )
