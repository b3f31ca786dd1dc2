"""Find the signs of one document: prefilter, phrases, guards, who says it, does it stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache

from xiezhi.parsing.page import Page
from xiezhi.schema import Evidence, Facts, Sign
from xiezhi.signs.answers import Answers
from xiezhi.signs.computed import Computed, Reading, compute
from xiezhi.signs.guards import Setting, passes
from xiezhi.signs.masks import Masks
from xiezhi.signs.passages import clause_of, evidence_of
from xiezhi.signs.prefilter import Flags, Prefilter, Probe, prefilter_of, sentence_stops
from xiezhi.signs.rejection import losing_side
from xiezhi.signs.rules import Catalogue, SignRule
from xiezhi.signs.status import status_of
from xiezhi.signs.voices import Voices
from xiezhi.signs.who import COURT, DOCUMENT

_MOST = 12
_BESIDE = frozenset("在向对与和给欠从由将把为同跟因")
"""Before a party, these make it no subject: 被告在原告不知情的情况下对外担保."""
_REACH = 120
"""Characters on each side of a passage in which its guards look; few sentences are longer."""
_SUPPOSED = re.compile(
    r"(?:但|而|且)?(?:如果|如(?!上|前|下|实|此|期|数|约|何|意|东|皋)|若|倘|假如|假设|一旦)"
)
# 即使该签名非本人所签，亦不影响…: a party supposes it, a court lets it count for nothing.
_GRANTED = re.compile(r"(?:即使|即便|纵使|就算)[^，。；：\n]{0,30}$")
# What is denied or was not found speaks against nothing: 未提交取款凭证 is no withdrawal.
_DOES_NOT_STAND = ("denied", "not_found")
_NOT = ("没", "未", "无", "不")


@dataclass(slots=True)
class _Found:
    """What was found for one sign so far."""

    evidence: list[Evidence] = field(default_factory=list)
    against: list[Evidence] = field(default_factory=list)
    places: dict[Evidence, tuple[int, int]] = field(default_factory=dict)
    sentences: set[tuple[int, str]] = field(default_factory=set)
    cancelled: bool = False


def find_signs(page: Page, facts: Facts, catalogue: Catalogue, *, thorough: bool = False) -> tuple[Sign, ...]:
    """The signs that the words, figures and dates of a page show, in the order of the catalogue.

    `thorough` tries every phrase on every sentence instead of asking the prefilter: slow, the same answer.
    """
    setting = Setting.of(facts, page.text)
    reading = Reading(page, facts, catalogue, Voices(page, facts), setting)
    found = _search(reading, setting, thorough=thorough)
    if found:
        answers = Answers(page, reading.voices, losing_side(facts, reading.voices.who))
        for id, hits in found.items():
            hits.evidence, refusals = answers.settle(id, hits.evidence, hits.places)
            hits.against += refusals
    signs = {id: _sign(catalogue[id], hits) for id, hits in found.items()}
    for computed in compute(reading):
        if setting.allows(catalogue[computed.id]):
            signs[computed.id] = _with_computed(catalogue[computed.id], signs.get(computed.id), computed)
    return tuple(signs[id] for id in catalogue.signs if id in signs)


def _search(reading: Reading, setting: Setting, *, thorough: bool) -> dict[str, _Found]:
    """What was found for each sign that has evidence: first what speaks for it, then what speaks against those."""
    neighbours = reading.page.neighbours
    stops = sentence_stops(reading.page.text, neighbours)
    prefilter = prefilter_of(reading.catalogue)
    allowed = _allowed(prefilter, setting)
    pairs = prefilter.every(stops, allowed) if thorough else prefilter.candidates(neighbours, stops, allowed)
    reader = _Reader(reading, setting, stops)
    against = []
    for index, number in pairs:
        probe = prefilter.probes[number]
        if probe.role == "against":
            against.append((probe, index))
        else:
            reader.look(probe, index)
    shown = {id: hits for id, hits in reader.found.items() if hits.evidence and not hits.cancelled}
    for probe, index in against:
        if probe.rule.id in shown:
            reader.look(probe, index)
    return shown


def _allowed(prefilter: Prefilter, setting: Setting) -> Flags:
    """The probes whose signs are looked for in this document."""
    if setting.plaintiffs:
        barred = [rule for rule in _conditional(prefilter) if not setting.allows(rule)]
        return _probes_of(prefilter, setting.kind, setting.cause, tuple(barred))
    return _probes_of(prefilter, setting.kind, setting.cause, ())


@cache
def _conditional(prefilter: Prefilter) -> tuple[SignRule, ...]:
    """The signs that some plaintiffs rule out."""
    return tuple(rule for rule in prefilter.rules if rule.unless_plaintiff)


@lru_cache(maxsize=512)
def _probes_of(prefilter: Prefilter, kind: str, cause: str, barred: tuple[SignRule, ...]) -> Flags:
    """The probes of the signs that suit a kind of document and a cause."""
    setting = Setting(kind, cause, ())
    rules = {rule for rule in prefilter.rules if rule not in barred and setting.allows(rule)}
    return prefilter.of_rules(rules)


class _Reader:
    """Judges one match: masked, guarded, said by whom, with which status."""

    def __init__(self, reading: Reading, setting: Setting, stops: list[int]) -> None:
        self.page, self.voices = reading.page, reading.voices
        self.setting, self.stops = setting, stops
        self.found: dict[str, _Found] = {}

    @cached_property
    def masks(self) -> Masks:
        """What never counts on this page; made when the first phrase matches."""
        return Masks(self.page)

    def look(self, probe: Probe, index: int) -> None:
        """Try a phrase on a sentence and add the passage to what was found, if nothing speaks against it."""
        found, key = self.found.get(probe.rule.id), (index, probe.role)
        if found is not None and key in found.sentences:
            return
        sentence = self._sentence(index)
        # The stop itself may be asked for (属实。), but is no part of the passage.
        place = probe.phrase.find(self.page.text, sentence[0], sentence[1] + 1)
        if place is None:
            return
        found = found or self.found.setdefault(probe.rule.id, _Found())
        if probe.role == "unless":
            found.cancelled = True
            return
        span = (place[0], min(place[1], sentence[1]))
        if self._counts(probe, index, sentence, span) and (said := self._said(probe, sentence, span)):
            found.sentences.add(key)
            listed = found.evidence if probe.role == "sign" else found.against
            listed.append(evidence_of(self.page, *span, sentence, *said))
            found.places[listed[-1]] = clause_of(self.page.text, *span, sentence)

    def _sentence(self, index: int) -> tuple[int, int]:
        start = self.stops[index - 1] + 1 if index else 0
        return start, self.stops[index] if index < len(self.stops) else len(self.page.text)

    def _counts(self, probe: Probe, index: int, sentence: tuple[int, int], span: tuple[int, int]) -> bool:
        """Whether the passage is said at all, of whom the phrase means, in the surroundings that it asks for."""
        # 没有保留手稿 holds 有保留手稿, which would speak against the sign.
        if probe.role != "sign" and self.page.text[span[0] - 1 : span[0]] in _NOT:
            return False
        if asked(self.page.text, span[0], sentence[0]):
            return False
        window = self._window(probe, index, sentence, span)
        cause, reach = self.setting.cause, _reach(sentence, span)
        if not passes(probe.pattern, self.page, cause, span, window, reach):
            return False
        barred = probe.pattern.not_subjects
        if barred and self._subject(span[0], sentence) in barred:
            return False
        return not self.masks.hide(*span)

    def _said(self, probe: Probe, sentence: tuple[int, int], span: tuple[int, int]) -> tuple[str, str] | None:
        """Speaker and status of the passage, None where it does not count from this speaker or with this status."""
        text, pattern, judging = self.page.text, probe.pattern, probe.pattern.judging
        voice = self.voices.at(span[0], sentence, judging=judging, end=span[1])
        speaker, status = status_of(text, span, sentence, voice, judging=judging, plain=probe.phrase.plain)
        status = pattern.status or status
        if _GRANTED.search(text, sentence[0], span[0] + 2):
            if speaker != COURT:
                return None
            status = "not_found"
        # A paper that the court quotes stands where the court's own words may.
        said_by = COURT if speaker == DOCUMENT and COURT in pattern.speakers else speaker
        if pattern.speakers and said_by not in pattern.speakers:
            return None
        if pattern.statuses and status not in pattern.statuses:
            return None
        if probe.role != "sign" and status in _DOES_NOT_STAND:
            return None
        return pattern.speaker or speaker, status

    def _subject(self, start: int, sentence: tuple[int, int]) -> str | None:
        """The side that a passage is about: the last party named in its clause, else the first of its sentence."""
        text, who = self.page.text, self.voices.who
        clause = max(text.rfind("，", sentence[0], start) + 1, sentence[0])
        named = [subject for subject in who.subjects.find(text, sentence[0], start) if subject.party]
        own = [subject for subject in named if subject.start >= clause]
        own = [subject for subject in own if text[subject.start - 1] not in _BESIDE] or own[:1]
        chosen = own[-1] if own else named[0] if named else None
        return who.side(chosen.word) if chosen is not None else None

    def _window(
        self, probe: Probe, index: int, sentence: tuple[int, int], span: tuple[int, int]
    ) -> tuple[int, int]:
        """Where `near` and `absent` look."""
        if probe.pattern.window == "clause":
            return clause_of(self.page.text, *span, sentence)
        if probe.pattern.window == "sentence":
            return _reach(sentence, span)
        if probe.pattern.window in ("document", "anywhere"):
            return 0, len(self.page.text)
        if probe.pattern.window == "following":
            last = self.stops[min(index + 2, len(self.stops) - 1)] if self.stops else len(self.page.text)
            return sentence[0], max(last, sentence[1])
        first = self.stops[index - 2] + 1 if index > 1 else 0
        last = self.stops[index + 1] if index + 1 < len(self.stops) else len(self.page.text)
        return first, last


def _reach(sentence: tuple[int, int], span: tuple[int, int]) -> tuple[int, int]:
    """As much of a sentence as bears on a passage: one that runs on for a page holds many matters."""
    return max(sentence[0], span[0] - _REACH), min(sentence[1], span[1] + _REACH)


def asked(text: str, start: int, opening: int) -> bool:
    """Whether the passage is only a question or a supposition: 是否存在 …, 能否认定 …, 如果不能提供 …."""
    first = max(opening, start - 24)
    at = max(text.rfind(word, first, start + 2) for word in ("是否", "能否", "有无"))
    if at != -1 and "，" not in text[at:start] and not text.startswith("是否认", at):
        return True
    # 争议焦点：一、原告是职业打假人, told before anything is decided.
    issue = text.rfind("焦点", first, start)
    if issue != -1 and "，" not in text[issue:start]:
        return True
    clause = max(text.rfind("，", opening, start) + 1, opening)
    return _SUPPOSED.match(text, clause, start + 1) is not None


def _sign(rule: SignRule, found: _Found) -> Sign:
    shown = [item for item in found.evidence if item.status not in _DOES_NOT_STAND]
    against = [item for item in found.against if not any(_overlap(item, other) for other in shown)]
    return Sign(
        id=rule.id,
        name=rule.name,
        name_en=rule.name_en,
        strength=rule.strength,
        authority=rule.authority,
        evidence=tuple(sorted(found.evidence, key=lambda e: (e.start, e.end))[:_MOST]),
        against=tuple(sorted(against, key=lambda e: (e.start, e.end))[:_MOST]),
        to_verify=rule.to_verify,
    )


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end


def _with_computed(rule: SignRule, sign: Sign | None, computed: Computed) -> Sign:
    """A sign with what was computed added to what was read."""
    sign = sign or _sign(rule, _Found())
    # Of a passage that phrases found too, what became of it is known.
    known = {(item.start, item.end, item.speaker) for item in sign.evidence}
    more = {item for item in computed.evidence if (item.start, item.end, item.speaker) not in known}
    evidence = sorted({*more, *sign.evidence}, key=lambda e: (e.start, e.end, e.speaker, e.status))
    told, sums = sign.arithmetic or "", computed.arithmetic or ""
    arithmetic = told if sums in told else "；".join(filter(None, (told, sums)))
    return replace(sign, evidence=tuple(evidence[:_MOST]), arithmetic=arithmetic or None)
