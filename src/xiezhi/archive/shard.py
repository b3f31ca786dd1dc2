"""One shard: read, analyze, write. The same function runs in this process, in a worker and on a cluster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from xiezhi.analyzer import Analyzer
from xiezhi.archive.found import Found, Item, clean
from xiezhi.archive.plan import Shard
from xiezhi.archive.records import Records, scalars
from xiezhi.archive.settings import Settings
from xiezhi.archive.store import Store
from xiezhi.errors import Problem, XiezhiError
from xiezhi.reading import Failure, read_bytes, read_file
from xiezhi.schema import Analysis, Fact, Facts
from xiezhi.text import SourceText, fold, parse_date

_CUT_OFF = frozenset(("XZ522", "XZ523"))  # cells that may not hold all of the text
_GIVEN_FACTS = ("case_number", "court", "cause", "decided_on")


@dataclass(frozen=True, slots=True)
class Engine:
    """What a worker loads once: the analyzer, with its model where there is one."""

    analyzer: Analyzer
    settings: Settings

    @classmethod
    def load(cls, settings: Settings) -> Engine:
        """The engine for these settings, one thread.

        Raises:
            XiezhiError: XZ30x for bad signs, XZ40x for a bad model.
        """
        analyzer = Analyzer.load(signs=settings.signs, extra_signs=settings.sign_dirs, model=settings.model)
        return cls(analyzer, settings)


def run_shard(
    shard: Shard, engine: Engine, store: Store, at: Callable[[int], None] = lambda index: None
) -> dict[str, Any]:
    """Work on a shard and write its tables and marker; `at(index)` is called before each document.

    Returns:
        the marker: the shard's number, digest and statistics.

    Raises:
        XiezhiError: XZ509 when it cannot be written (disk full).
    """
    records = Records()
    counts = dict.fromkeys(("documents", "ok", "partial", "failed", "skipped", "chars", "signs"), 0)
    for index, item in enumerate(shard.items):
        at(index)
        row = annotate_item(item, engine, records)
        counts["documents"] += 1
        counts[row["status"]] += 1
        counts["chars"] += row.get("chars") or 0
        counts["signs"] += row.get("signs", 0)
    marker = {"shard": shard.number, "digest": shard.digest, **counts}
    store.write(shard.number, records.tables(), marker)
    return marker


def annotate_item(item: Item, engine: Engine, records: Records) -> dict[str, Any]:
    """Work on one item and add its rows to all tables; returns its columns of `documents` and how many `signs`."""
    row = _document(item, engine, records)
    records.document(doc_id=item.id, source=item.source, sha256=item.sha256 or None, **row)
    return row


def _document(item: Item, engine: Engine, records: Records) -> dict[str, Any]:
    if item.copy_of is not None:
        problem = Problem.of("XZ512", other=item.copy_of)
        return {"status": "skipped", "copy_of": item.copy_of, "problems": [_problem(problem)]}
    failure = item.failure
    if item.found is not None:
        try:
            source = _read(item.found, item.id)
            return _analyzed(source, item.found, engine, records)
        except XiezhiError as error:
            failure = Failure.of(item.source, error)
        except Exception as error:  # a fault of ours: the run goes on, the fault is on record
            failure = Failure.of(item.source, XiezhiError("XZ510", reason=_fault(error)))
    assert failure is not None
    records.row(
        "failures", doc_id=item.id, source=item.source, code=failure.code, message=clean(failure.message),
        remedy=clean(failure.remedy),
    )  # fmt: skip
    return {"status": "failed"}


def _read(found: Found, doc_id: str) -> SourceText:
    source = (
        read_bytes(found.data, name=found.name, source=found.source)
        if found.data is not None
        else read_file(found.path or "")
    )
    return replace(source, id=doc_id, source=found.source, problems=(*found.problems, *source.problems))


def _analyzed(source: SourceText, found: Found, engine: Engine, records: Records) -> dict[str, Any]:
    analysis, vector = engine.analyzer.analyze_with_vector(source)
    analysis = _with_given(analysis, found)
    # Nothing is written before everything has succeeded: a failed document leaves no records behind.
    records.analysis(source.id, analysis)
    if engine.settings.texts:
        records.row("texts", doc_id=source.id, text=source.text)
    encoder = engine.analyzer.encoder
    if vector is not None and encoder is not None:
        records.row("vectors", doc_id=source.id, model=encoder.manifest.source, vector=vector)
    cut = any(problem.code in _CUT_OFF for problem in analysis.problems)
    assessment = analysis.assessment
    return {
        "media_type": source.media_type, "encoding": source.encoding, "chars": len(source.text),
        "status": "partial" if cut else analysis.status, "problems": [_problem(p) for p in analysis.problems],
        **scalars(analysis.facts), "level": assessment.level, "score": assessment.score,
        "because": list(assessment.because), "signs": len(analysis.signs),
        **{f"given_{role}": value for role, value in found.given.items()},
    }  # fmt: skip


def _with_given(analysis: Analysis, found: Found) -> Analysis:
    """The analysis, with what columns of the dump say where the text itself says nothing."""
    facts: Facts = analysis.facts
    added: dict[str, Any] = {}
    for role in _GIVEN_FACTS:
        value = found.given.get(role)
        if value and getattr(facts, role) is None:
            if role == "decided_on":
                printed = parse_date(fold(value[:40]))
                value = printed.iso if printed else None
            if value:
                added[role] = Fact(value, (), f"column:{role}")
    return replace(analysis, facts=replace(facts, **added)) if added else analysis


def _problem(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "message": problem.message, "start": problem.start, "end": problem.end}


def _fault(error: Exception) -> str:
    """The fault and where it happened, the same on every machine."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f" in {last.tb_frame.f_code.co_name}, line {last.tb_lineno}" if last else ""
    return f"{type(error).__name__}: {error}{place}"[:300]
