"""What the page of one document shows, before it is HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from xiezhi.report import Case, Language
from xiezhi.report.hiding import hide
from xiezhi.report.labels import say as report_say
from xiezhi.report.rows import Row, dealing_rows, fact_rows, party_rows
from xiezhi.report.view import CaseView, SignView, report_of
from xiezhi.schema import SCALARS, Analysis, Facts, Place, Section
from xiezhi.schema import words as W
from xiezhi.schema.words import term
from xiezhi.web.items import LISTS, Item, items_of, sign_target
from xiezhi.web.marks import Mark, render
from xiezhi.web.reviews import Decision
from xiezhi.web.words import SECTIONS, say

_MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact beside the text: `places` are the anchors of its passages, `item` is None where nobody decides on it."""

    key: str
    label: str
    value: str
    source: str
    places: tuple[str, ...]
    item: Item | None
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class SignCard:
    """One sign beside the text; `places` and `against_places` are the anchors of its passages in the text."""

    key: str
    view: SignView
    strength: str
    places: tuple[str, ...]
    against_places: tuple[str, ...]
    item: Item
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The page of one document."""

    id: str
    case: CaseView
    chars: int
    text: Markup
    parts: tuple[tuple[str, str], ...]
    signs: tuple[SignCard, ...]
    groups: tuple[tuple[str, tuple[FactLine, ...]], ...]
    added: tuple[Decision, ...]
    names: tuple[str, ...]
    is_dropped: bool


def view(
    id: str,
    analysis: Analysis,
    text: str,
    sections: Sequence[Section],
    decisions: Sequence[Decision],
    language: Language,
    *,
    is_dropped: bool,
    case: Case | None = None,
) -> DocumentView:
    """The page of a document, with the standing decisions on it."""
    shown = hide(text)
    items = {item.target: item for item in items_of(analysis, text)}
    given: dict[str, list[Decision]] = {}
    for decision in decisions:
        given.setdefault(decision.target, []).append(decision)
    report = report_of([case or Case(analysis, text)], language).cases[0]
    cards = tuple(_cards(analysis, report, items, given))
    groups = tuple(_groups(analysis.facts, shown, items, given, language))
    lines = [line for _, group in groups for line in group]
    marks = [*_sign_marks(analysis, language), *_fact_marks(lines), *_entity_marks(analysis.facts, language)]
    names = {kind: pair[0 if language == "zh" else 1] for kind, pair in SECTIONS.items()}
    return DocumentView(
        id, report, len(text), render(shown, marks, sections, names),
        tuple((f"part{n}", names.get(part.kind, part.kind)) for n, part in enumerate(sections)),
        cards, groups, tuple(d for d in decisions if d.target not in items),
        tuple(dict.fromkeys(party.name for party in analysis.facts.parties)), is_dropped,
    )  # fmt: skip


def _cards(
    analysis: Analysis, report: CaseView, items: dict[str, Item], given: dict[str, list[Decision]]
) -> Iterator[SignCard]:
    for n, (sign, shown) in enumerate(zip(analysis.signs, report.signs, strict=True)):
        places = tuple(f"e{n}-{k}" for k in range(len(sign.evidence)))
        against = tuple(f"g{n}-{k}" for k in range(len(sign.against)))
        target = sign_target(sign)
        item = items[target]
        yield SignCard(f"s{n}", shown, sign.strength, places, against, item, tuple(given.get(target, ())))


def _sign_marks(analysis: Analysis, language: Language) -> Iterator[Mark]:
    for n, sign in enumerate(analysis.signs):
        name = sign.name if language == "zh" else sign.name_en
        for k, e in enumerate(sign.evidence):
            yield Mark(
                e.start, e.end, "sign", f"s{n}", f"e{n}-{k}", f"is-{sign.strength} by-{e.speaker}", name
            )
        for k, e in enumerate(sign.against):
            yield Mark(e.start, e.end, "against", f"s{n}", f"g{n}-{k}", "", name)


def _fact_marks(lines: Sequence[FactLine]) -> Iterator[Mark]:
    for line in lines:
        for place, anchor in zip(_places(line), line.places, strict=True):
            yield Mark(*place, "fact", line.key, anchor, "", line.label)


def _places(line: FactLine) -> tuple[Place, ...]:
    return line.item.spans[:_MOST_PLACES] if line.item else ()


def _entity_marks(facts: Facts, language: Language) -> Iterator[Mark]:
    for entity in facts.entities:
        said = say(f"entity_{entity.label}", language)
        yield Mark(entity.start, entity.end, "entity", entity.label, "", f"en-{entity.label.lower()}", said)


def _groups(
    facts: Facts, shown: str, items: dict[str, Item], given: dict[str, list[Decision]], language: Language
) -> Iterator[tuple[str, tuple[FactLine, ...]]]:
    """The facts in groups: the case, who takes part, claims and sums, the law; each line knows its item."""
    number = 0
    for name, rows in (
        ("group_case", _case_rows(facts, shown, items, language)),
        (
            "group_people",
            _paired(party_rows(facts, shown, language), items, "parties", "representatives", "judges"),
        ),
        ("group_dealings", _dealings(facts, shown, items, language)),
        ("group_law", _law(facts, items, language)),
    ):
        lines = []
        for row, item in rows:
            spans = item.spans[:_MOST_PLACES] if item else ()
            places = tuple(f"f{number}-{k}" for k in range(len(spans)))
            decisions = tuple(given.get(item.target, ())) if item else ()
            lines.append(FactLine(f"f{number}", row.label, row.value, row.source, places, item, decisions))
            number += 1
        if lines:
            yield say(name, language), tuple(lines)


_Paired = Iterator[tuple[Row, Item | None]]


def _of(items: dict[str, Item], *fields: str) -> list[Item]:
    return [item for field in fields for item in items.values() if item.field == field]


def _paired(rows: Iterator[Row], items: dict[str, Item], *fields: str) -> _Paired:
    yield from zip(rows, _of(items, *fields), strict=True)


def _case_rows(facts: Facts, shown: str, items: dict[str, Item], language: Language) -> _Paired:
    labels = {name: report_say(name, language) for name in SCALARS}
    rows = {row.label: row for row in fact_rows(facts, shown, language)}
    for name in SCALARS:
        item = items.get(f"fact:{name}")
        if item is not None:
            yield rows[labels[name]], item
    for item in _of(items, *LISTS):
        label = report_say("absent" if item.field == "absent_parties" else item.field, language)
        facts_of = {fact.value: fact.source for fact in getattr(facts, item.field)}
        yield Row(label, hide(str(item.said["value"])), None, facts_of[item.said["value"]]), item


def _dealings(facts: Facts, shown: str, items: dict[str, Item], language: Language) -> _Paired:
    rows = list(dealing_rows(facts, shown, language))
    jobs = len(facts.employments)
    before = len(facts.claims) + len(facts.loans)
    yield from zip(rows[:before], _of(items, "claims", "loans"), strict=True)
    yield from ((row, None) for row in rows[before : before + jobs])  # labels have no employments
    yield from zip(rows[before + jobs :], _of(items, "awarded"), strict=True)


def _law(facts: Facts, items: dict[str, Item], language: Language) -> _Paired:
    for statute, item in zip(facts.statutes, _of(items, "statutes"), strict=True):
        article = f"第{statute.article}条" if statute.article else ""
        yield Row(report_say("statute", language), f"《{statute.law}》{article}", None, statute.source), item


def code_words(field: str, name: str, language: Language) -> dict[str, str]:
    """What the codes of an input mean: for the choices of a correction."""
    known = _CODES.get((field, name)) or _CODES.get(("", name)) or {}
    return {code: term(known, code, language) for code in known}


_CODES = {
    ("doc_type", "value"): W.DOC_TYPES, ("procedure", "value"): W.PROCEDURES, ("result", "value"): W.RESULTS,
    ("", "role"): W.ROLES, ("", "title"): W.ROLES, ("representatives", "kind"): W.ROLES, ("claims", "kind"): W.CLAIMS,
    ("", "delivery"): W.DELIVERIES, ("", "speaker"): W.SPEAKERS, ("", "status"): W.STATUSES,
    ("parties", "kind"): {"person": "自然人", "organization": "组织"},
}  # fmt: skip
