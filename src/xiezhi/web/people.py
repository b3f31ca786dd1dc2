"""A person or company in a run: roles, cases over time, and whom it meets in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from xiezhi.archive.archive import Archive
from xiezhi.archive.screen.network import Edge, layout
from xiezhi.report import Language
from xiezhi.schema import words
from xiezhi.schema.words import term

_NEIGHBOURS = 28
_MOST = 500
_CASES = """
WITH mine AS (
    SELECT doc_id, role AS part, n FROM parties WHERE name = $name
    UNION ALL SELECT doc_id, kind, 1000 + n FROM representatives WHERE name = $name OR firm = $name
    UNION ALL SELECT doc_id, 'lender', 2000 + n FROM loans WHERE lender = $name
    UNION ALL SELECT doc_id, 'borrower', 3000 + n FROM loans WHERE borrower = $name
)
SELECT d.doc_id, d.case_number, d.court, d.cause, coalesce(d.accepted_on, d.decided_on) AS day, d.result, d.level,
       list(DISTINCT mine.part) AS parts, d.source
FROM mine JOIN documents d USING (doc_id) WHERE d.status IN ('ok', 'partial')
GROUP BY ALL ORDER BY day NULLS LAST, d.doc_id
"""
# Everybody named in the same cases, with the side on which they stand there.
_MET = """
WITH near AS (SELECT unnest($ids::VARCHAR[]) AS doc_id)
SELECT doc_id, name, role, '' AS for FROM parties JOIN near USING (doc_id)
UNION ALL SELECT doc_id, name, kind, "for" FROM representatives JOIN near USING (doc_id)
"""
_CLAIMING = frozenset(
    ("plaintiff", "appellant", "retrial_applicant", "applicant", "enforcement_applicant", "creditor", "prosecution")
)  # fmt: skip
LENDING = {"lender": ("出借人", "lender"), "borrower": ("借款人", "borrower")}


@dataclass(frozen=True, slots=True)
class Case:
    """A document that names the person; `side` is `claims`, `answers` or `acts`."""

    doc_id: str
    title: str
    court: str
    cause: str
    day: str
    result: str
    level: str
    attention: str
    parts: tuple[str, ...]
    side: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A case on the drawn axis."""

    x: float
    y: float
    case: Case


@dataclass(frozen=True, slots=True)
class Axis:
    """Cases over time: `marks` are (x, year), `lanes` are (y, side)."""

    dots: tuple[Dot, ...]
    marks: tuple[tuple[float, str], ...]
    lanes: tuple[tuple[float, str], ...]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the network; `cases` counts the documents shared with the person."""

    name: str
    x: float
    y: float
    radius: float
    cases: int
    is_self: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of the network; `kind` is `sues` or `acts`."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class Network:
    """The drawn network."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    width: int
    height: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Person:
    """What the page of a person shows; several people of one name cannot be told apart here."""

    name: str
    cases: tuple[Case, ...]
    parts: tuple[tuple[str, int], ...]
    courts: tuple[tuple[str, int], ...]
    axis: Axis | None
    network: Network | None


def person(archive: Archive, name: str, language: Language) -> Person:
    """Everything of one name, as printed in the documents; no cases where nobody is called so."""
    rows = archive.sql(_CASES, name=name).fetchall()
    cases = tuple(_case(row, language) for row in rows[:_MOST])
    parts = Counter(part for case in cases for part in case.parts)
    courts = Counter(case.court for case in cases if case.court)
    return Person(
        name, cases, tuple(parts.most_common()), tuple(courts.most_common(8)), _axis(cases),
        _network(archive, name, [case.doc_id for case in cases]),
    )  # fmt: skip


def _case(row: tuple[object, ...], language: Language) -> Case:
    doc_id, number, court, cause, day, result, level, parts, source = row
    codes = sorted(str(part) for part in parts) if isinstance(parts, list) else []
    side = "claims" if _CLAIMING & set(codes) else "acts" if _acts(codes) else "answers"
    said = tuple(_part(code, language) for code in codes)
    shown = term(words.RESULTS, str(result), language) if result else ""
    level = str(level or "none")
    return Case(
        str(doc_id), str(number or short(str(source))), str(court or ""), str(cause or ""), str(day or ""), shown, level,
        term(words.LEVELS, level, language), said, side,
    )  # fmt: skip


def short(source: str) -> str:
    """Where a document came from, without its folders."""
    return PurePath(source.rpartition("!")[2]).name or source


def _acts(codes: list[str]) -> bool:
    """Whether the person only acts for others."""
    return all(
        code in ("legal_representative", "person_in_charge", "agent", "guardian", "operator")
        for code in codes
    )


def _part(code: str, language: Language) -> str:
    if code in LENDING:
        return LENDING[code][0 if language == "zh" else 1]
    return term(words.ROLES, code, language)


_WIDTH, _LEFT, _LANE = 900, 110, 46
SIDES = ("claims", "answers", "acts")


def _axis(cases: tuple[Case, ...]) -> Axis | None:
    dated = [(day, case) for case in cases if (day := _day(case.day)) is not None]
    if not dated:
        return None
    years = [day.year for day, _ in dated]
    first, last = date(min(years), 1, 1), date(max(years) + 1, 1, 1)
    span = (last - first).days
    scale = (_WIDTH - _LEFT - 20) / span
    lanes = [side for side in SIDES if any(case.side == side for _, case in dated)]
    stacked: Counter[tuple[int, str]] = Counter()
    dots = []
    for day, case in dated:
        x = _LEFT + (day - first).days * scale
        place = (int(x) // 9, case.side)  # what falls on one spot is stacked
        y = 40 + lanes.index(case.side) * _LANE + 8 * (stacked[place] % 4)
        stacked[place] += 1
        dots.append(Dot(round(x, 1), y, case))
    marks = tuple((round(_LEFT + (day - first).days * scale, 1), label) for day, label in _ticks(first, last))
    height = 40 + len(lanes) * _LANE
    return Axis(
        tuple(dots),
        tuple(marks),
        tuple((44 + n * _LANE, lane) for n, lane in enumerate(lanes)),
        _WIDTH,
        height,
    )


def _ticks(first: date, last: date) -> Iterator[tuple[date, str]]:
    """Years, or quarters where there are few years; a dozen at most."""
    years = last.year - first.year
    if years <= 2:
        yield from (
            (date(first.year + n // 4, 1 + 3 * (n % 4), 1), f"{first.year + n // 4}-{1 + 3 * (n % 4):02}")
            for n in range(4 * years)
        )
        return
    for year in range(first.year, last.year, max(1, years // 12)):
        yield date(year, 1, 1), str(year)


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _network(archive: Archive, name: str, ids: list[str]) -> Network | None:
    """Those met most often, and who sues or acts for whom among them."""
    met: dict[str, list[tuple[str, str, str]]] = {}
    for doc_id, who, role, acts_for in archive.sql(_MET, ids=ids).fetchall() if ids else ():
        met.setdefault(doc_id, []).append((who, role, acts_for))
    shared = Counter(who for people in met.values() for who in {each[0] for each in people} if who != name)
    if not shared:
        return None
    kept = [who for who, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_NEIGHBOURS]]
    known = {name, *kept}
    edges = [Edge(a, a, b, b, kind, n) for (a, b, kind), n in sorted(_pairs(met, known).items())]
    return _drawn(name, sorted(known), edges, shared, len(shared) - len(kept))


def _pairs(met: dict[str, list[tuple[str, str, str]]], known: set[str]) -> Counter[tuple[str, str, str]]:
    pairs: Counter[tuple[str, str, str]] = Counter()
    for people in met.values():
        claiming = {who for who, role, _ in people if role in _CLAIMING} & known
        answering = {who for who, role, acts in people if role not in _CLAIMING and not acts} & known
        ties = {(a, b, "sues") for a in claiming for b in answering if a != b}
        ties |= {
            (who, acts, "acts") for who, _, acts in people if acts and {who, acts} <= known and who != acts
        }
        pairs.update(ties)
    return pairs


_WIDE = 900


def _drawn(name: str, nodes: list[str], edges: list[Edge], shared: Counter[str], left_out: int) -> Network:
    """The person in the middle, the others around as the forces place them."""
    places = dict(zip(nodes, layout(nodes, edges), strict=True))
    high = 260 if len(nodes) < 7 else 380 if len(nodes) < 14 else 520
    at = _around(places, name, _WIDE / 2 - 90, high / 2 - 34, (_WIDE / 2, high / 2 + 6))
    drawn = tuple(
        Node(node, *at[node], 11.0 if node == name else round(4 + min(7.0, shared[node] ** 0.5), 1), shared[node], node == name)
        for node in nodes
    )  # fmt: skip
    ties = tuple(Tie(*at[e.a], *at[e.b], round(min(5.0, 0.8 + 0.6 * e.cases), 1), e.kind) for e in edges)
    return Network(drawn, ties, _WIDE, high, left_out)


def _around(
    places: dict[str, tuple[float, float]], middle: str, wide: float, high: float, centre: tuple[float, float]
) -> dict[str, tuple[float, float]]:
    """Places moved and scaled so that `middle` stands in the centre and all fit into the box around it."""
    x0, y0 = places[middle]
    far_x = max((abs(x - x0) for x, _ in places.values()), default=0.0) or 1.0
    far_y = max((abs(y - y0) for _, y in places.values()), default=0.0) or 1.0
    return {
        node: (round(centre[0] + (x - x0) / far_x * wide, 1), round(centre[1] + (y - y0) / far_y * high, 1))
        for node, (x, y) in places.items()
    }
