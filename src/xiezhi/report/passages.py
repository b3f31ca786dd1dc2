"""Passages of the original as a report quotes them: a little context, the words, a little context."""

from __future__ import annotations

from dataclasses import dataclass

from xiezhi.language import Language
from xiezhi.report.hiding import hide
from xiezhi.report.labels import say
from xiezhi.schema import Evidence, Place, words
from xiezhi.schema.words import term

_CONTEXT = 24
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted passage: `before` and `after` are context, `who` the speaker and how it stands, `place` where it is."""

    before: str
    quoted: str
    after: str
    place: str
    who: str = ""
    note: str = ""


def passage(shown: str, places: tuple[Place, ...], language: Language) -> Passage | None:
    """The first of some places in the (masked) original, None where there is none."""
    if not places:
        return None
    start, end = places[0]
    return _passage(shown, start, end, language)


def evidence_passage(shown: str, evidence: Evidence, language: Language) -> Passage:
    """The passage of a sign, with who says it and whether it stands."""
    found = _passage(shown, evidence.start, evidence.end, language, longest=4 * _LONGEST)
    speaker = term(words.SPEAKERS, evidence.speaker, language)
    status = term(words.STATUSES, evidence.status, language)
    who = f"{speaker}{'，' if language == 'zh' else ', '}{status}"
    return Passage(found.before, found.quoted, found.after, found.place, who, hide(evidence.note or ""))


def _passage(shown: str, start: int, end: int, language: Language, longest: int = _LONGEST) -> Passage:
    cut = min(end, start + longest)
    before = _one_line(shown[max(0, start - _CONTEXT) : start])
    after = "……" if cut < end else _one_line(shown[end : end + _CONTEXT])
    place = say("place", language, start=start, end=end)
    return Passage(before, _one_line(shown[start:cut]), after, place)


def _one_line(text: str) -> str:
    """Line breaks and runs of space as one space: a quotation is read, its place is given in characters."""
    return " ".join(text.split())
