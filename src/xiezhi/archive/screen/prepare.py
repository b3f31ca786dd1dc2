"""Tables that all questions share, beside those of the run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from xiezhi.archive.archive import Archive
from xiezhi.archive.screen.entities import Mention, Resolved, resolve
from xiezhi.archive.screen.knowledge import Knowledge, sql
from xiezhi.compare import Duplicates
from xiezhi.compare.groups import connected
from xiezhi.knowledge.courts import resolve_court

_MENTIONS = """
SELECT p.doc_id, 'party', p.n, p.name, p.kind, p.born_on, p.identifier, p.sex, p.address, NULL,
       coalesce(c.area, d.court, '')
FROM parties p JOIN documents d USING (doc_id) LEFT JOIN court_areas c ON c.court = d.court
WHERE d.copy_of IS NULL AND p.name IS NOT NULL
UNION ALL
SELECT r.doc_id, 'agent', r.n, r.name, 'person', NULL, NULL, NULL, NULL, r.firm, coalesce(c.area, d.court, '')
FROM representatives r JOIN documents d USING (doc_id) LEFT JOIN court_areas c ON c.court = d.court
WHERE d.copy_of IS NULL AND r.kind = 'agent' AND r.name IS NOT NULL
ORDER BY ALL
"""
# Claimants of loan suits who belong together: the same citizen agent, or the same address.
_LINKS = """
SELECT DISTINCT a.entity, b.entity, '同一代理人' || a.agent FROM
    (SELECT l.entity, g.entity AS agent FROM loan_suits l JOIN agents g ON g.doc_id = l.doc_id AND g.client = l.entity
     WHERE g.firm IS NULL AND NOT g.masked) a
JOIN (SELECT l.entity, g.entity AS agent FROM loan_suits l JOIN agents g ON g.doc_id = l.doc_id AND g.client = l.entity
     WHERE g.firm IS NULL AND NOT g.masked) b ON a.agent = b.agent AND a.entity < b.entity
UNION
SELECT DISTINCT a.entity, b.entity, '同一住址' || a.address FROM
    (SELECT l.entity, regexp_replace(p.address, '\\s', '', 'g') AS address FROM loan_suits l JOIN resolved r ON r.entity = l.entity
     JOIN parties p ON p.doc_id = r.doc_id AND p.n = r.n AND r.part = 'party' AND p.kind = 'person') a
JOIN (SELECT l.entity, regexp_replace(p.address, '\\s', '', 'g') AS address FROM loan_suits l JOIN resolved r ON r.entity = l.entity
     JOIN parties p ON p.doc_id = r.doc_id AND p.n = r.n AND r.part = 'party' AND p.kind = 'person') b
  ON a.address = b.address AND a.entity < b.entity
WHERE length(a.address) >= 10 AND regexp_matches(a.address, '[0-9０-９]') AND NOT regexp_matches(a.address, '[×*某]')
ORDER BY ALL
"""


class Link(NamedTuple):
    """Two entities that belong together, and why."""

    entity_a: str
    entity_b: str
    ground: str


def prepare(archive: Archive, knowledge: Knowledge, duplicates: Duplicates) -> list[Link]:
    """Make the shared tables in the archive's connection; returns the links between claimants."""
    _put(archive, "settings", {"name": list(knowledge.settings), "value": list(knowledge.settings.values())})
    _put_rows(archive, "lender_rules", knowledge.lenders)
    _put(archive, "court_areas", _court_areas(archive))
    mentions = (Mention(*row) for row in archive.connection.execute(_MENTIONS).fetchall())
    _put_tuples(archive, "resolved", Resolved, resolve(mentions, knowledge.settings["masked"]))
    _put(archive, "repeats", _repeats(duplicates))
    archive.connection.execute(sql("prepare"))
    links = [Link(*row) for row in archive.connection.execute(_LINKS).fetchall()]
    _put(archive, "circles", _circles(archive, links))
    return links


def _court_areas(archive: Archive) -> dict[str, list[Any]]:
    names = [
        row[0]
        for row in archive.sql(
            "SELECT DISTINCT court FROM documents WHERE court IS NOT NULL ORDER BY 1"
        ).fetchall()
    ]
    found = [resolve_court(name) for name in names]
    return {
        "court": names,
        "level": [court.level if court else None for court in found],
        "area": [(court.parent if court.level == "basic" and court.parent else court.name) if court else name for name, court in zip(names, found, strict=True)],
        "province": [court.province if court else "" for court in found],
    }  # fmt: skip


def _repeats(duplicates: Duplicates) -> dict[str, list[Any]]:
    groups = duplicates.groups()
    return {
        "doc_a": [pair.doc_a for pair in duplicates.pairs],
        "doc_b": [pair.doc_b for pair in duplicates.pairs],
        "similarity": [pair.similarity for pair in duplicates.pairs],
        "grp": [groups[pair.doc_a] for pair in duplicates.pairs],
    }


def _circles(archive: Archive, links: Sequence[Link]) -> dict[str, list[Any]]:
    circle = connected((link.entity_a, link.entity_b) for link in links)
    names: dict[int, list[str]] = {}
    for entity in sorted(circle):
        names.setdefault(circle[entity], []).append(entity.split(":")[0].split("@")[0])
    return {
        "entity": list(circle),
        "circle": [str(number) for number in circle.values()],
        "names": ["、".join(names[number]) for number in circle.values()],
    }


_TYPES = {"n": pa.int32(), "masked": pa.bool_(), "institution": pa.bool_(), "similarity": pa.float64(), "grp": pa.int32(),
          "years": pa.int32(), "cases": pa.int32(), "principal": pa.float64()}  # fmt: skip


def _put(archive: Archive, name: str, columns: dict[str, list[Any]]) -> None:
    """A table of the connection; its types do not depend on whether it has rows."""
    arrays = {column: pa.array(values, _TYPES.get(column, pa.string())) for column, values in columns.items()}
    archive.connection.register(f"{name}_rows", pa.table(arrays))
    archive.connection.execute(f'CREATE OR REPLACE TABLE "{name}" AS FROM "{name}_rows"')
    archive.connection.unregister(f"{name}_rows")


def _put_rows(archive: Archive, name: str, rows: Sequence[dict[str, Any]]) -> None:
    keys = ("id", "province", "scope", "years", "cases", "principal", "text", "authority")
    _put(archive, name, {key: [row[key] for row in rows] for key in keys})


def _put_tuples(archive: Archive, name: str, kind: type[Resolved], rows: Iterable[Resolved]) -> None:
    listed = list(rows)
    _put(archive, name, {field: [getattr(row, field) for row in listed] for field in kind._fields})
