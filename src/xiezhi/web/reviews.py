"""Decisions of reviewers and documents dropped in, in one SQLite file that several processes may write."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from xiezhi.errors import XiezhiError
from xiezhi.web.settings import MEMORY

VERDICTS = ("accepted", "rejected", "corrected", "added", "withdrawn")
_VERSION = 1
_SCHEMA = """
CREATE TABLE decision (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    doc_id TEXT NOT NULL,
    target TEXT NOT NULL,       -- sign:ID:START, fact:FIELD, TABLE:DIGEST (see `items`)
    verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected', 'corrected', 'added', 'withdrawn')),
    reviewer TEXT NOT NULL,
    at TEXT NOT NULL,           -- UTC, ISO 8601
    said TEXT NOT NULL,         -- what the engine said, as JSON in the form of an Annotation
    correction TEXT,            -- what the reviewer says instead
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX decision_doc ON decision (doc_id, target);
CREATE TABLE dropped (
    doc_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    analysis TEXT NOT NULL,     -- the published JSON form
    text TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer said of one thing the engine said; nothing is ever overwritten, the latest counts.

    Attributes:
        verdict: one of `VERDICTS`; `withdrawn` takes the reviewer's earlier decision back.
        said: what the engine said, in the form of an Annotation; empty for what was added.
        correction: what stands instead (`corrected`) or in addition (`added`).
        at: UTC, `YYYY-MM-DDTHH:MM:SSZ`.
    """

    doc_id: str
    target: str
    verdict: str
    reviewer: str
    at: str
    said: dict[str, Any]
    correction: dict[str, Any] | None = None
    note: str = ""
    n: int = 0


@dataclass(frozen=True, slots=True)
class Dropped:
    """A document that was dropped in: its analysis in the published form, and its text."""

    doc_id: str
    name: str
    at: str
    analysis: dict[str, Any]
    text: str


def now() -> str:
    """The time of a decision."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Reviews:
    """The file. Safe for threads; other processes may read and write it at the same time (WAL).

    Raises:
        XiezhiError: XZ707 when the file cannot be used, XZ708 when a newer version wrote it.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._lock = threading.RLock()
        try:
            self._db = sqlite3.connect(path, check_same_thread=False, timeout=10, isolation_level=None)
            if path != MEMORY:
                self._db.execute("PRAGMA journal_mode = WAL")
            self._upgrade()
        except sqlite3.Error as error:
            raise XiezhiError("XZ707", path=path, reason=error) from error

    def _upgrade(self) -> None:
        with self._writing():
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            if version > _VERSION:
                raise XiezhiError("XZ708", path=self.path, found=version, known=_VERSION)
            if version == 0:
                for statement in _SCHEMA.split(";"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {_VERSION}")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    @property
    def kept(self) -> bool:
        """Whether decisions outlive the process."""
        return self.path != MEMORY

    def decide(self, decision: Decision) -> None:
        """Write a decision down."""
        correction = None if decision.correction is None else _json(decision.correction)
        row = (
            decision.doc_id, decision.target, decision.verdict, decision.reviewer, decision.at,
            _json(decision.said), correction, decision.note,
        )  # fmt: skip
        with self._writing():
            self._db.execute(
                "INSERT INTO decision (doc_id, target, verdict, reviewer, at, said, correction, note) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )

    def history(self, doc_id: str | None = None) -> tuple[Decision, ...]:
        """Every decision in order, of one document or of all."""
        where, values = ("WHERE doc_id = ?", [doc_id]) if doc_id is not None else ("", [])
        with self._lock:
            rows = self._db.execute(
                f"SELECT doc_id, target, verdict, reviewer, at, said, correction, note, n FROM decision {where} ORDER BY n",
                values,
            ).fetchall()
        return tuple(_decision(row) for row in rows)

    def standing(self, doc_id: str | None = None) -> tuple[Decision, ...]:
        """The latest decision of every reviewer on every thing, without those taken back; oldest first."""
        latest: dict[tuple[str, str, str], Decision] = {}
        for decision in self.history(doc_id):
            key = (decision.doc_id, decision.target, decision.reviewer)
            latest.pop(key, None)
            if decision.verdict != "withdrawn":
                latest[key] = decision
        return tuple(latest.values())

    def drop(self, document: Dropped) -> None:
        """Keep a document that was dropped in."""
        row = (document.doc_id, document.name, document.at, _json(document.analysis), document.text)
        with self._writing():
            self._db.execute("INSERT OR REPLACE INTO dropped VALUES (?, ?, ?, ?, ?)", row)

    def dropped(self, doc_id: str) -> Dropped | None:
        """A document that was dropped in, None where there is none of this id."""
        with self._lock:
            row = self._db.execute("SELECT * FROM dropped WHERE doc_id = ?", [doc_id]).fetchone()
        return Dropped(row[0], row[1], row[2], json.loads(row[3]), row[4]) if row else None

    def dropped_names(self) -> Sequence[tuple[str, str, str, str, float]]:
        """(id, name, time, level, score) of what was dropped in, the latest first."""
        with self._lock:
            return self._db.execute(
                "SELECT doc_id, name, at, analysis ->> '$.assessment.level', analysis ->> '$.assessment.score' "
                "FROM dropped ORDER BY at DESC, name"
            ).fetchall()

    def forget(self, doc_id: str) -> None:
        """Remove a document that was dropped in, and the decisions on it."""
        with self._writing():
            self._db.execute("DELETE FROM dropped WHERE doc_id = ?", [doc_id])
            self._db.execute("DELETE FROM decision WHERE doc_id = ?", [doc_id])

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _decision(row: tuple[Any, ...]) -> Decision:
    doc_id, target, verdict, reviewer, at, said, correction, note, n = row
    instead = None if correction is None else json.loads(correction)
    return Decision(doc_id, target, verdict, reviewer, at, json.loads(said), instead, note, n)
