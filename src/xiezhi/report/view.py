"""What a report says, before it is a page: the same for HTML and Word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from xiezhi.errors import Problem
from xiezhi.language import Language, told
from xiezhi.report.english import in_english
from xiezhi.report.events import Timeline, timeline_of
from xiezhi.report.hiding import hide
from xiezhi.report.labels import STATUSES, say
from xiezhi.report.passages import Passage, evidence_passage
from xiezhi.report.rows import Row, dealing_rows, fact_rows, party_rows
from xiezhi.schema import Analysis, Authority, Sign, words
from xiezhi.schema.words import term

__all__ = ["Case", "CaseView", "Language", "Report", "SignView", "Similar", "report_of"]


@dataclass(frozen=True, slots=True)
class Similar:
    """Another filing that is much like this one; `similarity` from 0 to 1."""

    id: str
    title: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Case:
    """A document for a report: its analysis, the decoded original it was made of, and filings like it.

    `made` says more of how the result was made (label and value: fingerprint of a run, model).
    """

    analysis: Analysis
    text: str
    similar: tuple[Similar, ...] = ()
    made: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SignView:
    """One sign as the report shows it."""

    id: str
    name: str
    strength: str
    evidence: tuple[Passage, ...]
    against: tuple[Passage, ...]
    authority: tuple[str, ...]
    to_verify: tuple[str, ...]
    arithmetic: str
    source: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """One document as the report shows it; `level` is the code, `attention` its word."""

    title: str
    level: str
    attention: str
    because: tuple[str, ...]
    facts: tuple[Row, ...]
    parties: tuple[Row, ...]
    dealings: tuple[Row, ...]
    timeline: Timeline | None
    signs: tuple[SignView, ...]
    similar: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    made: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report; the documents to look at first come first."""

    language: Language
    cases: tuple[CaseView, ...]

    def say(self, key: str) -> str:
        """A printed label in the report's language."""
        return say(key, self.language)


def report_of(cases: Sequence[Case], language: Language = "zh") -> Report:
    """The report of some documents, by score and then in the order given."""
    ordered = sorted(cases, key=lambda case: -case.analysis.assessment.score)
    return Report(language, tuple(_case(case, language) for case in ordered))


def _case(case: Case, language: Language) -> CaseView:
    analysis, shown = case.analysis, hide(case.text)
    facts, assessment = analysis.facts, analysis.assessment
    return CaseView(
        title=_title(analysis, language),
        level=assessment.level,
        attention=term(words.LEVELS, assessment.level, language),
        because=tuple(
            hide(_told(reason, "because", language, analysis.signs)) for reason in assessment.because
        ),
        facts=tuple(fact_rows(facts, shown, language)),
        parties=tuple(party_rows(facts, shown, language)),
        dealings=tuple(dealing_rows(facts, shown, language)),
        timeline=timeline_of(facts, language),
        signs=tuple(_sign(sign, shown, language) for sign in analysis.signs),
        similar=tuple((hide(each.title or each.id), f"{each.similarity:.0%}") for each in case.similar),
        problems=tuple(_problem(problem, language) for problem in analysis.problems),
        made=_made(case, language),
    )


def _problem(problem: Problem, language: Language) -> str:
    message, _ = told(problem.code, problem.message, language)
    return f"{problem.code} {hide(message)}"


def _title(analysis: Analysis, language: Language) -> str:
    facts = analysis.facts
    number = str(facts.case_number.value) if facts.case_number else ""
    kind = term(words.DOC_TYPES, str(facts.doc_type.value), language) if facts.doc_type else ""
    return " ".join(part for part in (number, kind) if part) or analysis.document.id


def _sign(sign: Sign, shown: str, language: Language) -> SignView:
    return SignView(
        id=sign.id,
        name=sign.name if language == "zh" else sign.name_en,
        strength=term(words.STRENGTHS, sign.strength, language),
        evidence=tuple(evidence_passage(shown, item, language) for item in sign.evidence),
        against=tuple(evidence_passage(shown, item, language) for item in sign.against),
        authority=tuple(_authority(item, language) for item in sign.authority),
        to_verify=tuple(_told(item, "to_verify", language) for item in sign.to_verify),
        arithmetic=hide(_told(sign.arithmetic or "", "arithmetic", language)),
        source=sign.source,
    )


def _told(
    text: str,
    kind: Literal["to_verify", "arithmetic", "because"],
    language: Language,
    signs: tuple[Sign, ...] = (),
) -> str:
    return text if language == "zh" else in_english(text, kind, signs)


def _authority(authority: Authority, language: Language) -> str:
    date = f"（{authority.date}）" if authority.date else ""
    open_mark = "" if authority.verified else say("unverified", language)
    return f"{authority.name}{authority.article or ''}{date}{open_mark}"


def _made(case: Case, language: Language) -> tuple[tuple[str, str], ...]:
    from xiezhi import __version__

    document = case.analysis.document
    read_as = "，".join(
        part
        for part in (
            document.media_type,
            document.encoding,
            say("chars", language, count=f"{document.chars:,}"),
        )
        if part
    )
    rows = (
        (say("document", language), document.source or document.id),
        (say("sha256", language), document.sha256),
        (say("read_as", language), read_as),
        (say("status", language), term(STATUSES, case.analysis.status, language)),
        (say("engine", language), f"xiezhi {__version__}"),
        (say("sources", language), "、".join(_sources(case.analysis))),
    )
    return tuple(row for row in rows if row[1]) + case.made


def _sources(analysis: Analysis) -> list[str]:
    """Whether rules, models or both spoke: `rule`, and every `model@version`."""
    found = {sign.source for sign in analysis.signs} | {entity.source for entity in analysis.facts.entities}
    parts = {part for source in found for part in source.split("+") if part}
    return sorted({"rule" if part.startswith("rule") else part for part in parts})
