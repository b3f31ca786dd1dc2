"""Signs that a model suggests, where no phrase of the catalogue reaches: they pass the same guards as a match of a phrase.

A model that learnt from a few dozen cases is right more often than not, but not often enough to raise an alarm of its
own. So it speaks only where the rules have found a sign that stands, and what it adds says whose it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from xiezhi.parsing.page import Page
from xiezhi.schema import Evidence, Facts, Sign
from xiezhi.signs.engine import asked
from xiezhi.signs.guards import Setting
from xiezhi.signs.masks import Masks
from xiezhi.signs.passages import LONGEST, evidence_of
from xiezhi.signs.prefilter import sentence_stops
from xiezhi.signs.rules import Catalogue, SignRule
from xiezhi.signs.status import status_of
from xiezhi.signs.voices import Voices

Suggest = Callable[[Sequence[str], float | None], Sequence[Sequence[tuple[str, float]]]]
"""Texts of sentences, a threshold (`None`: the model's own) → for each the signs suggested, with probabilities."""

_FEWEST = 6
_FALLEN = ("denied", "not_found")


def with_candidates(
    page: Page, facts: Facts, catalogue: Catalogue, signs: Sequence[Sign], suggest: Suggest, source: str
) -> tuple[Sign, ...]:
    """The signs found by rules with those a model adds, in the order of the catalogue.

    A sign that both find in the same sentence gets the source `rule+` and the model's name; one that only the model
    finds gets the model's name and its confidence. Without a sign that stands nothing is asked.
    """
    if not any(e.status not in _FALLEN for sign in signs for e in sign.evidence):
        return tuple(signs)
    found = {sign.id: sign for sign in signs}
    reader = _Reader(page, facts, catalogue)
    for sentence, id, score in _suggested(page, suggest):
        known = found.get(id)
        if known is not None and not known.source.endswith(source):
            span = page.original(*sentence)
            if any(span.start < e.end and e.start < span.end for e in known.evidence):
                found[id] = replace(known, source=f"{known.source}+{source}")
        elif known is None or known.source == source:
            rule = catalogue.signs.get(id)
            evidence = reader.read(rule, sentence, suggest) if rule else None
            if rule and evidence:
                found[id] = _added(rule, known, evidence, source, score)
    return tuple(found[id] for id in catalogue.signs if id in found)


def _suggested(page: Page, suggest: Suggest) -> Iterator[tuple[tuple[int, int], str, float]]:
    """(sentence, sign, probability) of all that the model suggests."""
    text = page.text
    starts = [0, *(stop + 1 for stop in sentence_stops(text, page.neighbours))]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    places = [(a, b) for a, b in zip(starts, ends, strict=True) if b - a >= _FEWEST]
    for place, labels in zip(places, suggest([text[a:b] for a, b in places], None), strict=True):
        for id, score in labels:
            yield place, id, score


def _added(rule: SignRule, known: Sign | None, evidence: Evidence, source: str, score: float) -> Sign:
    if known is not None:
        listed = tuple(sorted({*known.evidence, evidence}, key=lambda e: (e.start, e.end)))
        return replace(known, evidence=listed, confidence=max(known.confidence, score))
    return Sign(
        id=rule.id,
        name=rule.name,
        name_en=rule.name_en,
        strength=rule.strength,
        authority=rule.authority,
        evidence=(evidence,),
        to_verify=rule.to_verify,
        source=source,
        confidence=score,
    )


class _Reader:
    """The guards of the catalogue, for a sentence without a phrase."""

    def __init__(self, page: Page, facts: Facts, catalogue: Catalogue) -> None:
        self.page, self.setting = page, Setting.of(facts, page.text)
        self.masks, self.voices = Masks(page), Voices(page, facts)

    def read(self, rule: SignRule, sentence: tuple[int, int], suggest: Suggest) -> Evidence | None:
        """The passage as evidence, or `None` when kind, cause, speaker or status of the sign speak against it."""
        text = self.page.text
        if not self.setting.allows(rule) or any(phrase.regex.search(text) for phrase in rule.unless):
            return None
        span = _sharpest(text, sentence, rule.id, suggest)
        if self.masks.hide(*span) or asked(text, span[0], sentence[0]):
            return None
        voice = self.voices.at(span[0], sentence, judging=False)
        speaker, status = status_of(text, span, sentence, voice, judging=False, plain=False)
        speakers = _speakers(rule)
        if status in _FALLEN or (speakers and speaker not in speakers):
            return None
        return evidence_of(self.page, *span, sentence, speaker, status)


def _speakers(rule: SignRule) -> frozenset[str]:
    """Who may say it; empty when some pattern of the sign takes it from anybody, or it has none."""
    named = [pattern.speakers for pattern in rule.patterns]
    return frozenset().union(*named) if all(named) else frozenset()


def _sharpest(text: str, sentence: tuple[int, int], id: str, suggest: Suggest) -> tuple[int, int]:
    """The sentence, or of a long one the clauses round the one that shows the sign best."""
    start, end = sentence
    if end - start <= LONGEST:
        return sentence
    cuts = [start, *(at + 1 for at in range(start, end) if text[at] == "，"), end]
    clauses = [(a, b) for a, b in pairwise(cuts) if b - a > 1]
    scores = [dict(labels).get(id, 0.0) for labels in suggest([text[a:b] for a, b in clauses], 0.0)]
    first, last = clauses[scores.index(max(scores))]
    return first, min(last - (text[last - 1] == "，"), first + LONGEST)
