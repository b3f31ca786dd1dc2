"""Runs made by hand, a row per fact: for questions whose patterns take more than a judgment to write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from xiezhi.archive import TABLES, Archive
from xiezhi.archive.screen.clues import Clue, find_clues
from xiezhi.archive.screen.knowledge import load
from xiezhi.archive.screen.prepare import prepare
from xiezhi.compare import Duplicates

Row = dict[str, Any]


class Made:
    """Rows by table; every case has its number and days unless told otherwise."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {name: [] for name in TABLES}

    def case(self, id: str, day: str, plaintiff: str, defendant: str, **more: Any) -> None:
        """A first-instance loan case between two people of one town; `more` are columns of `documents`."""
        self.rows["documents"].append({
            "doc_id": id, "source": f"{id}.txt", "status": "ok", "case_number": f"（2019）苏0000民初{id}号", "court": "清河市人民法院",
            "cause": "民间借贷纠纷", "procedure": "first_instance", "accepted_on": day, "doc_type": "civil_judgment",
            "result": "granted", "absent_parties": [], "score": 0.0, **more,
        })  # fmt: skip
        for n, (name, role) in enumerate(((plaintiff, "plaintiff"), (defendant, "defendant"))):
            kind = "organization" if len(name) > 4 else "person"
            self.add("parties", id, n=n, name=name, role=role, kind=kind)

    def add(self, table: str, id: str, **row: Any) -> None:
        """A row of another table."""
        self.rows[table].append({"doc_id": id, "n": row.pop("n", 0), **row})

    def archive(self) -> Archive:
        """The rows as a run that has no files."""
        connection = duckdb.connect(":memory:")
        for name, schema in TABLES.items():
            rows = [{field: row.get(field) for field in schema.names} for row in self.rows[name]]
            connection.register(name, pa.Table.from_pylist(rows, schema=schema))
        return Archive(Path("nowhere"), connection)

    def clues(self, sign: str) -> list[Clue]:
        """What the questions say of this run under one sign."""
        archive = self.archive()
        prepare(archive, load(), Duplicates((), 0))
        return [clue for clue in find_clues(archive, load()) if clue.sign == sign]
