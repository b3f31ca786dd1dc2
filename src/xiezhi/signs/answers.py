"""What the court answers to a plea, elsewhere in a whole document.

A judgment tells the pleas in one place and answers them in another. The answer counts as one where the court names the
side that pleads and the subject of the plea, and refuses it; or where it finds what rules the plea out (该鉴定意见程序合法，
予以采信). An excerpt without reasons and order holds no answers: what a document does not show cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from xiezhi.parsing.page import Page
from xiezhi.schema import Evidence
from xiezhi.signs.exhibits import accepted
from xiezhi.signs.passages import LONGEST, sentence_at
from xiezhi.signs.pleas import Subject, subjects_of
from xiezhi.signs.rejection import REFUSES_NAMED, Loser
from xiezhi.signs.status import accepts
from xiezhi.signs.turn_words import RULES, VIEWS
from xiezhi.signs.voices import Voices
from xiezhi.signs.who import COURT

_PLEA = re.compile(r"主张|抗辩|[诉辩述]称|辩解|答辩|提出|认为|意见|异议|理由|申请|为由|质疑|不(?:予)?认可|称")
# What stands right behind a party that pleads.
_PLEADS = re.compile(
    r"(?:方|公司|等)?(?:[^，。；：\n的]{0,4}?(?:主张|[诉辩述]?称|抗辩|辩解|辩论|答辩|提出|所提|申请|质疑|认为)|以[^。；：\n]{2,60}?为由|(?:虽|在|于|对|就|关于)[^。；：\n但]{0,40}?(?:称|主张|提出|辩|异议|不(?:予)?认可|申请)"
    r"|(?:关于|的|有关)[^。；：\n]{0,150}?(?:抗辩|主张|意见|理由|异议|辩解|[辩诉述]称|申请|说法|观点)|(?:该|此|上述|其他|各)[^，。；]{0,4}项?[^，。；]{0,4}(?:抗辩|主张|意见|理由|辩|异议|申请))"
)
_NO_PLEADER = re.compile(r"[在向对给与和由系是令将把为]$")
_ON_IT = re.compile(r"(?:对于?|关于|针对|就|至于)$")
_REFERS = re.compile(
    r"(?:该|此|上述|前述|其)(?:一|项|些|种|点|条|部分|等)?[^，。；]{0,6}(?:抗辩|主张|辩|理由|意见|异议|申请|观点|说法)|对此"
)
_ALL = re.compile(
    r"(?:各项|其他|其余|其它|全部|所有)[^，。；]{0,4}(?:抗辩|辩[解称论]|答辩|上诉|申请再审)?(?:意见|理由|主张|抗辩|观点)"
    r"|(?<=被告)的(?:抗辩|答辩|辩解)(?:意见|理由|主张)?，?(?:均)?$"
)
_FOLLOWED = re.compile(r"(?:异议|抗辩|主张|意见|理由)[^，。；不]{0,6}成立|(?<!不)予以(?:采纳|支持)")
_CIRCUMSTANCES = frozenset(
    {"close_relation_of_parties", "defendant_heavily_indebted", "affiliated_companies"}
)
"""Signs that a court need not decide: pleas of them stay assertions unless it refuses that very plea."""
# Said of the plea, not of the proof: 被告主张借条系伪造，但未提供证据，不予采信.
_OF_A_PLEA = re.compile(r"主张|抗辩|辩[称解]|意见|(?:未|没有)[^，。；]{0,4}(?:提供|提交)[^，。；]{0,8}证据")
_LEAD = 260
_BEHIND = 24
_CLOSE = 8
_MOST = 400
"""Refusals read of one document: the longest judgment has fewer, a hostile text has more."""


# A view of a proof: refused where nothing bears it out, followed where the court refuses the proof.
_VIEW = re.compile(r"[^。；：\n]{0,40}?(?:异议|不(?:予)?认可|质疑)")
# 故对原告赔偿的请求不予支持: a claim, no plea.
_CLAIM = re.compile(r"(?<!鉴定的)(?<!评估的)(?:请求|诉请|诉求)，?(?:本院)?(?:依法)?[亦均也]?$")
_TAKES = re.compile(r"[不未]予|不能(?:予以)?(?:采|支|认)|无法|难以")
_PLEA_NOUN = re.compile(r"(?:抗辩|主张|意见|异议|理由|辩[称解论]|申请|说法|观点)[^。；]{0,14}$")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal of the court.

    Attributes:
        start: where what it refers to begins: its sentence, or the one before (该抗辩 …).
        own: where its sentence begins.
        at, end: the word of refusal.
        stop: where its sentence ends.
    """

    start: int
    own: int
    at: int
    end: int
    stop: int


class Answers:
    """The court's answers on one page, read when a plea first asks for them; `loser`: who failed altogether."""

    def __init__(self, page: Page, voices: Voices, loser: Loser | None = None) -> None:
        self._text, self._page, self._voices, self._loser = page.text, page, voices, loser
        self._aside: dict[Subject, bool] = {}
        self._anew: dict[Subject, bool] = {}
        self._spoken: dict[Subject, bool] = {}
        self._answered: dict[tuple[int, str, tuple[Subject, ...]], bool] = {}
        self._ruled_out: dict[Subject, list[Refusal]] = {}

    def settle(
        self, sign: str, evidence: list[Evidence], places: Mapping[Evidence, tuple[int, int]]
    ) -> tuple[list[Evidence], list[Evidence]]:
        """The evidence of a sign with the pleas that the court refuses as `not_found`, and the words that refuse them.

        What refuses a plea speaks against the sign; where it is evidence of the sign itself it is not told twice.
        """
        found = any(item.speaker == COURT and item.status == "found" for item in evidence)
        settled, against = [], []
        for item in evidence:
            refused = None
            if item.status == "asserted" and self._borne_out(sign, *places[item]):
                settled.append(replace(item, status="found"))
                continue
            if item.status == "asserted":
                refused = self.refusal(sign, item.speaker, *places[item], found=found)
            settled.append(replace(item, status="not_found") if refused else item)
            if refused is not None:
                against.append(self._quoted(refused))
        if not found and sign not in _CIRCUMSTANCES:
            settled = self._with_the_others(sign, settled, places)
        return settled, [
            item
            for item in dict.fromkeys(against)
            if not any(item.start < other.end and other.start < item.end for other in evidence)
        ]

    def _borne_out(self, sign: str, start: int, end: int) -> bool:
        """Whether the court takes an objection to a proof over: with its next words on it, or with a new appraisal."""
        known = subjects_of(sign, self._text[start:end])
        if self._whole and any(self._taken_over(subject) for subject in known):
            return True
        answer = self._voices.turns.answer(start) if any(subject.of_proof for subject in known) else ""
        if not answer or _OF_A_PLEA.search(answer):
            return False
        return any(subject.bears_out(answer) for subject in known)

    def _with_the_others(
        self, sign: str, evidence: list[Evidence], places: Mapping[Evidence, tuple[int, int]]
    ) -> list[Evidence]:
        """The other pleas of a sign fail with one that the court refuses, and with an appeal that fails altogether."""
        rejected = any(item.status == "not_found" for item in evidence)
        return [
            replace(item, status="not_found")
            if item.status == "asserted" and (rejected or self._lost(sign, item, places))
            else item
            for item in evidence
        ]

    def _lost(self, sign: str, plea: Evidence, places: Mapping[Evidence, tuple[int, int]]) -> bool:
        """Whether a plea is of the side that failed with all of its grounds, or with those that the court speaks of."""
        if self._loser is None or plea.speaker != self._loser.side:
            return False
        start, end = places[plea]
        return self._loser.throughout or any(
            subject.is_named(self._text, start, end) and self._spoken_of(subject)
            for subject in self._subjects(sign, start, end)
        )

    def _spoken_of(self, subject: Subject) -> bool:
        """Whether the court speaks of a subject; asked once for all pleas with it."""
        if subject not in self._spoken:
            self._spoken[subject] = any(subject.is_named(self._text, *span) for span in self._stretches)
        return self._spoken[subject]

    def _subjects(self, sign: str, start: int, end: int) -> tuple[Subject, ...]:
        """What the plea at `start` is about, where the document may hold an answer; none that the court follows."""
        subjects = subjects_of(sign, self._text[start:end]) if self._whole else ()
        return tuple(subject for subject in subjects if not self._set_aside(subject))

    def _quoted(self, refusal: Refusal) -> Evidence:
        """The sentence that refuses, up to the words of refusal and as much of it as can be quoted."""
        end = min(refusal.stop, max(refusal.end, refusal.own + LONGEST))
        span = self._page.original(max(refusal.own, end - LONGEST), end)
        return Evidence(span.start, span.end, span.of(self._page.source.text), COURT, "found")

    def refusal(
        self, sign: str, speaker: str, start: int, end: int, *, found: bool = False
    ) -> Refusal | None:
        """The court's refusal of the plea at `start`, None where there is none; `found`: it found the sign elsewhere."""
        subjects = self._subjects(sign, start, end)
        if not subjects:
            return None
        refusal = self._named_refusal(speaker, start, subjects)
        if refusal is not None:
            return refusal
        accepted = self._accepted(subjects, speaker, start, end)
        if accepted is not None:
            return accepted
        lasting = tuple(subject for subject in subjects if not found or subject.lasts(sign))
        return self._contradiction(lasting, end)

    def _named_refusal(self, speaker: str, start: int, subjects: tuple[Subject, ...]) -> Refusal | None:
        """The first refusal behind `start` that names the side and the subject of its plea."""
        for index, refusal in enumerate(self._refusals):
            if refusal.end > start and self._answers(index, speaker, subjects):
                return refusal
        return None

    def _accepted(self, subjects: tuple[Subject, ...], speaker: str, start: int, end: int) -> Refusal | None:
        """Where the court accepts the proof that a plea objects to."""
        if not any(subject.of_proof for subject in subjects):
            return None
        who, last = self._voices.who, self._stretches[-1][1] if self._stretches else 0
        span = accepted(self._text, (start, end), speaker, who, last) or self._upheld_at_once(start)
        return None if span is None else Refusal(span[0], span[0], *span, span[1])

    def _upheld_at_once(self, start: int) -> tuple[int, int] | None:
        """The court's next words on a proof, where they accept it after a party's view at `start`."""
        turns = self._voices.turns
        turn, answer = turns.at(start), turns.answer(start)
        if turn is None or turn.kind != VIEWS or not accepts(answer):
            return None
        at = self._text.find(answer, start)
        return at, at + len(answer)

    def _set_aside(self, subject: Subject) -> bool:
        """Whether the court follows the objection; asked once for all pleas with this subject."""
        if subject not in self._aside:
            found = any(subject.followed(self._text, *span) for span in self._stretches)
            self._aside[subject] = found or self._taken_over(subject)
        return self._aside[subject]

    def _taken_over(self, subject: Subject) -> bool:
        """Whether the court takes the objection over; asked once for all pleas with this subject."""
        if subject not in self._anew:
            self._anew[subject] = any(subject.taken_over(self._text, *span) for span in self._stretches)
        return self._anew[subject]

    def _answers(self, index: int, speaker: str, subjects: tuple[Subject, ...]) -> bool:
        """Whether a refusal is of a plea of this side with one of these subjects; a thousand pleas may ask the same."""
        key = index, speaker, subjects
        if key not in self._answered:
            self._answered[key] = self._refuses(self._refusals[index], speaker, subjects)
        return self._answered[key]

    @cached_property
    def _whole(self) -> bool:
        """Whether the document holds the court's reasons and its order."""
        return self._page.first("reasons") is not None and self._page.first("disposition") is not None

    @cached_property
    def _refusals(self) -> list[Refusal]:
        """Every refusal in what the court itself writes."""
        text = self._text
        found: list[Refusal] = []
        for start, end in self._stretches:
            for match in REFUSES_NAMED.finditer(text, start, end):
                own, stop = sentence_at(text, match.start(), match.end())
                refers = _REFERS.search(text, own, match.start())
                named_here = refers is not None and _PLEA.search(text, own, refers.start())
                lead = self._back(own) if refers is not None and not named_here else own
                low = match.start() - _LEAD
                if len(found) == _MOST:
                    return found
                found.append(Refusal(max(lead, low), max(own, low), match.start(), match.end(), stop))
        return found

    @cached_property
    def _stretches(self) -> list[tuple[int, int]]:
        """Where the court itself writes: its reasons, and sentences before them in which it weighs a proof."""
        text, found = self._text, []
        for part in self._page.parts:
            if part.kind == "reasons":
                found.append((part.start, part.end))
            elif part.kind in ("findings", "evidence"):
                at = text.find("本院", part.start, part.end)
                while at != -1:
                    _, end = sentence_at(text, at, at)
                    turn = self._voices.turns.at(at)
                    if turn is None or turn.kind == RULES:
                        found.append((at, min(end, part.end)))
                    at = text.find("本院", end, part.end)
        return found

    def _back(self, start: int) -> int:
        """The beginning of the sentence before."""
        return sentence_at(self._text, max(0, start - 2), max(0, start - 2))[0]

    def _refuses(self, refusal: Refusal, speaker: str, subjects: tuple[Subject, ...]) -> bool:
        text, pleader = self._text, self._pleader(refusal)
        if pleader is None or pleader[2] != speaker or self._others(refusal, speaker):
            return False
        named, after, _ = pleader
        until = min(refusal.end + _BEHIND, refusal.stop)
        if _PLEA.search(text, named, until) is None or _FOLLOWED.search(text, named, refusal.at):
            return False
        if _CLAIM.search(text, after, refusal.at):
            return False
        if (
            _VIEW.match(text, after)
            and _TAKES.match(text, refusal.at)
            and not _PLEA_NOUN.search(text, after, refusal.at)
        ):
            return False
        start = refusal.start if refusal.start < refusal.own else named
        if _ALL.search(text, named, refusal.at) is not None:
            return True
        return any(subject.is_named(text, start, until) for subject in subjects)

    def _pleader(self, refusal: Refusal) -> tuple[int, int, str] | None:
        """Whose plea is refused, and where it is named: the last party before the refusal that pleads."""
        text, who, found = self._text, self._voices.who, None
        named = [subject for subject in who.subjects.find(text, refusal.start, refusal.at) if subject.party]
        own = [subject for subject in named if subject.start >= refusal.own]
        for subject in own or named:
            low = max(refusal.start, subject.start - 2)
            barred = _NO_PLEADER.search(text, low, subject.start) and not _ON_IT.search(
                text, low, subject.start
            )
            if not barred and _PLEADS.match(text, subject.end, refusal.end):
                found = subject.start, subject.end, who.side(subject.word)
        return found

    def _others(self, refusal: Refusal, speaker: str) -> bool:
        """Whether it is the other side that the word of refusal is said of: 因原告未提供证据."""
        close = self._voices.who.subjects.find(self._text, max(refusal.own, refusal.at - _CLOSE), refusal.at)
        sides = [self._voices.who.side(subject.word) for subject in close if subject.party]
        return bool(sides) and sides[-1] != speaker

    def _contradiction(self, subjects: tuple[Subject, ...], after: int) -> Refusal | None:
        """The first finding of the court behind a plea that rules out what is pleaded."""
        found = [one for subject in subjects for one in self._contradictions(subject) if one.at >= after]
        return min(found, key=lambda one: one.at, default=None)

    def _contradictions(self, subject: Subject) -> list[Refusal]:
        """Every finding of the court that rules out a plea with this subject."""
        if subject not in self._ruled_out:
            spans = (span for part in self._stretches for span in subject.refuted(self._text, *part))
            few = islice(spans, _MOST)
            self._ruled_out[subject] = [Refusal(at, at, at, end, end) for at, end in few]
        return self._ruled_out[subject]
