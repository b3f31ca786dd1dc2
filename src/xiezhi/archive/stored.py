"""Documents of a run as they were analyzed: Analysis and text, put together again from the tables."""

from __future__ import annotations

import json
from typing import Any

from xiezhi.archive.archive import Archive
from xiezhi.archive.records import LISTS, RECORDS
from xiezhi.errors import XiezhiError
from xiezhi.schema import SCALARS, SCHEMA, Analysis
from xiezhi.schema.restore import analysis_of

_BRACKETS = str.maketrans("（）〔〕［］", "()()()")


def ids_of(archive: Archive, case: str) -> list[str]:
    """The documents that `case` names: a doc_id, or a case number in any width of brackets.

    Raises:
        XiezhiError: XZ611 when there is none.
    """
    plain = case.translate(_BRACKETS)
    found = archive.sql(
        "SELECT doc_id FROM documents WHERE status IN ('ok', 'partial') AND (doc_id = $case "
        "OR translate(case_number, '（）〔〕［］', '()()()') = $plain)",
        case=case,
        plain=plain,
    ).fetchall()
    if not found:
        raise XiezhiError("XZ611", run=archive.path, case=case)
    return [str(row[0]) for row in found]


def stored(archive: Archive, doc_id: str) -> tuple[Analysis, str]:
    """The analysis and the text of one document of a run. Runs keep no sections: they are empty.

    Raises:
        XiezhiError: XZ530 where the run was made without texts.
    """
    document = _rows(archive, "documents", doc_id)[0]
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "document": {"id": doc_id, **{key: document[key] for key in ("source", "sha256", "media_type")}},
        "status": document["status"],
        "problems": document["problems"],
        "assessment": {key: document[key] for key in ("level", "score", "because")},
    }
    data["document"] |= {"encoding": document["encoding"], "chars": document["chars"]}
    data |= _facts(archive, doc_id)
    for table in (*RECORDS, "signs"):
        data[table] = [_without(row, "doc_id", "n") for row in _rows(archive, table, doc_id)]
    if document["level"] is None:  # a run made without signs assesses nothing
        data["assessment"] = {}
    return analysis_of(data), archive.text(doc_id)


def made(archive: Archive) -> tuple[tuple[str, str], ...]:
    """What the run says of how it was made: its settings and models, as label and value."""
    note = json.loads((archive.path / "run.json").read_text(encoding="utf-8"))
    kept = (
        (key, value) for key, value in note.items() if key != "inputs" and value not in (None, "", [], {})
    )
    return tuple(
        (f"run.{key}", value if isinstance(value, str) else json.dumps(value)) for key, value in kept
    )


def _facts(archive: Archive, doc_id: str) -> dict[str, Any]:
    data: dict[str, Any] = {name: [] for name in LISTS}
    for row in _rows(archive, "facts", doc_id):
        field = row["field"]
        fact = _without(row, "doc_id", "n", "field")
        if field == "court_fee":
            fact["value"] = float(fact["value"])
        if field in LISTS:
            data[field].append(fact)
        elif field in SCALARS:
            data[field] = fact
    return data


def _rows(archive: Archive, table: str, doc_id: str) -> list[dict[str, Any]]:
    order = "" if table == "documents" else " ORDER BY n"
    found = archive.sql(f'SELECT * FROM "{table}" WHERE doc_id = $id{order}', id=doc_id)
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def _without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in names}
