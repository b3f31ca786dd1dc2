"""Clues: what the questions find, with the documents behind each, ranked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import log2
from typing import Any

from xiezhi.archive.archive import Archive
from xiezhi.archive.screen.entities import WEAK_GROUNDS
from xiezhi.archive.screen.knowledge import Knowledge, Question, sql
from xiezhi.schema import Authority
from xiezhi.signs import load_catalogue

_WEIGHTS = {"weak": 1.0, "medium": 2.0, "strong": 4.0}
_CONTESTED = ("dismissed", "partly_granted", "reversed", "remanded")
_AROUND = """
SELECT count(*), count(*) FILTER (WHERE result IN (SELECT unnest($contested))), avg(score)
FROM docs WHERE doc_id IN (SELECT unnest($ids))
"""
_GROUNDS = """
SELECT count(*) FILTER (WHERE ground IN (SELECT unnest($weak))), count(*) FROM resolved
WHERE entity IN (SELECT unnest($entities)) AND doc_id IN (SELECT unnest($ids))
"""


@dataclass(frozen=True, slots=True)
class Clue:
    """One place to look: never a finding against anybody.

    Attributes:
        rank: from 1, the most telling first.
        score: weight of the sign × how far beyond the threshold, less what speaks against it; only orders the list.
        sign, name, name_en, strength: of the catalogue.
        subject: what the clue is about, stable between runs over the same archive.
        names: the people it is about, as printed.
        finding, finding_en: what was counted.
        count, threshold: cases counted, and from how many on it is told.
        first_day, last_day: the window, `YYYY-MM-DD`, or None.
        authority: where the law or a court treats this as a reason to look closer; `*` marks what was not read.
        against: what speaks against it: in these files, and in general.
        to_verify: what to fetch.
        entities, documents: ids behind it.
    """

    rank: int
    score: float
    sign: str
    name: str
    name_en: str
    strength: str
    subject: str
    names: str
    finding: str
    finding_en: str
    count: int
    threshold: int
    first_day: str | None
    last_day: str | None
    authority: tuple[str, ...]
    against: tuple[str, ...]
    to_verify: tuple[str, ...]
    entities: tuple[str, ...]
    documents: tuple[str, ...]


def find_clues(archive: Archive, knowledge: Knowledge) -> tuple[Clue, ...]:
    """The answers to all questions, ranked; the tables of `prepare` have to be there."""
    found = [clue for question in knowledge.questions for clue in ask(archive, question)]
    found.sort(key=lambda clue: (-clue.score, clue.sign, clue.subject))
    return tuple(replace(clue, rank=rank) for rank, clue in enumerate(found, 1))


def ask(archive: Archive, question: Question) -> Iterator[Clue]:
    """The answers to one question, unranked."""
    # Columns of every answer: subject, names, entities, doc_ids, n, least, first_day, last_day; where wanted ratio (n
    # beyond the threshold, for the rank) and weight; the others fill the finding.
    result = archive.connection.execute(sql(question.sql), question.parameters or None)
    columns = [column[0] for column in result.description or ()]
    for row in result.fetchall():
        yield _clue(archive, question, dict(zip(columns, row, strict=True)))


def _clue(archive: Archive, question: Question, row: dict[str, Any]) -> Clue:
    rule = load_catalogue()[question.sign]
    values = {key: _shown(value) for key, value in row.items()}
    ids = sorted(set(row["doc_ids"]))
    against, damping = _against(archive, ids, row["entities"])
    beyond = max(1.0, float(row.get("ratio", row["n"] / row["least"])))
    score = _WEIGHTS[rule.strength] * float(row.get("weight", 1.0)) * (1 + log2(beyond)) * damping
    return Clue(
        rank=0, score=round(score, 3), sign=rule.id, name=rule.name, name_en=rule.name_en, strength=rule.strength,
        subject=row["subject"], names=row["names"], finding=question.finding.format_map(values),
        finding_en=question.finding_en.format_map(values), count=row["n"], threshold=row["least"],
        first_day=_day(row["first_day"]), last_day=_day(row["last_day"]),
        authority=tuple(map(_authority, rule.authority)), against=against + rule.counter, to_verify=rule.to_verify,
        entities=tuple(dict.fromkeys(row["entities"])), documents=tuple(ids),
    )  # fmt: skip


def _against(archive: Archive, ids: list[str], entities: list[str]) -> tuple[tuple[str, ...], float]:
    """What in the files speaks against the clue, and by how much that lowers it."""
    total, contested, mean = archive.connection.execute(
        _AROUND, {"contested": list(_CONTESTED), "ids": ids}
    ).fetchall()[0]
    weak, mentions = archive.connection.execute(
        _GROUNDS, {"weak": sorted(WEAK_GROUNDS), "entities": entities or [""], "ids": ids}
    ).fetchall()[0]
    said = []
    if contested:
        said.append(
            f"其中{contested}件经审理驳回、部分支持或改判 {contested} of {total} decided against or in part"
        )
    if weak:
        said.append(
            f"{mentions}处当事人中{weak}处仅凭姓名与地区归并 {weak} of {mentions} mentions linked by name and area only"
        )
    damping = (
        (1 - 0.5 * contested / max(1, total)) * (1 - 0.4 * weak / max(1, mentions)) * (1 + float(mean or 0.0))
    )
    return tuple(said), damping


def _authority(authority: Authority) -> str:
    return f"{authority.name}{authority.article or ''}{'' if authority.verified else '*'}"


def _shown(value: Any) -> Any:
    if isinstance(value, bool):
        return "是" if value else "否"
    if value is None:
        return "未载明"
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def _day(value: Any) -> str | None:
    return None if value is None else str(value)[:10]


def documents_behind(clues: Iterable[Clue]) -> Iterator[tuple[int, str, str]]:
    """(rank, sign, doc_id) for every document behind every clue."""
    for clue in clues:
        for doc_id in clue.documents:
            yield clue.rank, clue.sign, doc_id
