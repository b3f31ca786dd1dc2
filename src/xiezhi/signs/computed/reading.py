"""What a computed sign reads, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from xiezhi.parsing.page import Page
from xiezhi.schema import Evidence, Facts, Place
from xiezhi.signs.guards import Setting, suit_of
from xiezhi.signs.passages import LONGEST, evidence_of, sentence_at
from xiezhi.signs.rules import Catalogue
from xiezhi.signs.status import status_of
from xiezhi.signs.voices import Voices

_STOPS = "，。；：\n,;:　"


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as a computed sign reads it."""

    page: Page
    facts: Facts
    catalogue: Catalogue
    voices: Voices
    setting: Setting

    def kind(self) -> str:
        """The document kind, `other` where unknown."""
        return str(self.facts.doc_type.value) if self.facts.doc_type else "other"

    def cause(self) -> str:
        """The cause of action, empty where unknown."""
        return suit_of(self.facts, self.page.text)

    def evidence(
        self, start: int, end: int, speaker: str = "", status: str = "", note: str | None = None
    ) -> Evidence:
        """The clause round a page stretch as evidence; without a speaker, whoever says it there."""
        sentence = sentence_at(self.page.text, start, end)
        if not speaker:
            voice = self.voices.at(start, sentence, judging=False, end=end)
            speaker, told = status_of(
                self.page.text, (start, end), sentence, voice, judging=False, plain=True
            )
            status = status or told
        status = status or ("found" if speaker in ("court", "document") else "asserted")
        return evidence_of(self.page, start, end, sentence, speaker, status, note)

    def at_source(self, places: tuple[Place, ...], speaker: str, status: str) -> Evidence | None:
        """The clause of the source text that a fact was read from, as evidence."""
        if not places:
            return None
        text, (start, end) = self.page.source.text, places[0]
        first = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
        last = min((at for stop in _STOPS if (at := text.find(stop, end)) != -1), default=len(text))
        if last - first <= LONGEST:
            start, end = first, last
        return Evidence(start, end, text[start:end], speaker, status)


@dataclass(frozen=True, slots=True)
class Computed:
    """A sign that numbers, dates or names show, with its arithmetic in words."""

    id: str
    evidence: tuple[Evidence, ...]
    arithmetic: str | None = None


Computer = Callable[[Reading], Iterable[Computed]]
