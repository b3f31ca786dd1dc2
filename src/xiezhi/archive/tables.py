"""The tables of a run directory: one Parquet table per kind of record, the same columns in every run.

Field names are those of the Analysis (`xiezhi schema analysis`). Every table but `failures` can be joined with
`documents` by `doc_id`; `n` counts the records of one document in the order of its text, from 0. Money is in yuan,
dates are `YYYY-MM-DD`, `spans` are `[start, end)` code points into `texts.text`. A list is never null, only empty.
"""

from __future__ import annotations

from types import MappingProxyType

import pyarrow as pa

_TEXT, _INT, _REAL = pa.string(), pa.int32(), pa.float64()
_TEXTS = pa.list_(_TEXT)
_SPANS = pa.list_(pa.list_(_INT))
_PROBLEMS = pa.list_(pa.struct([("code", _TEXT), ("message", _TEXT), ("start", _INT), ("end", _INT)]))
_AUTHORITY = pa.list_(
    pa.struct([("name", _TEXT), ("article", _TEXT), ("date", _TEXT), ("verified", pa.bool_())])
)
_EVIDENCE = pa.list_(
    pa.struct(
        [("start", _INT), ("end", _INT), ("text", _TEXT), ("speaker", _TEXT), ("status", _TEXT), ("note", _TEXT)]
    )
)  # fmt: skip


def _records(**columns: pa.DataType) -> pa.Schema:
    """Schema of a table that holds any number of records per document."""
    own = [pa.field("doc_id", _TEXT, False), pa.field("n", _INT, False)]
    return pa.schema([*own, *columns.items()])


TABLES: MappingProxyType[str, pa.Schema] = MappingProxyType({
    # One row per thing found in the archive, in its order, whatever became of it.
    # status: ok, partial (some text was not read), failed (see `failures`), skipped (a copy of `copy_of`).
    # given_*: what the columns of a dump say beside the text; they fill court, case_number, cause and decided_on where
    # the text has none (the `facts` table then names the source `column:…`).
    "documents": pa.schema([
        pa.field("doc_id", _TEXT, False), pa.field("source", _TEXT, False), ("sha256", _TEXT),
        ("media_type", _TEXT), ("encoding", _TEXT), ("chars", _INT), pa.field("status", _TEXT, False),
        ("copy_of", _TEXT), ("problems", _PROBLEMS), ("doc_type", _TEXT), ("court", _TEXT), ("case_number", _TEXT),
        ("cause", _TEXT), ("procedure", _TEXT), ("accepted_on", _TEXT), ("decided_on", _TEXT), ("result", _TEXT),
        ("court_fee", _REAL), ("related_case_numbers", _TEXTS), ("absent_parties", _TEXTS), ("level", _TEXT),
        ("score", _REAL), ("because", _TEXTS), ("given_title", _TEXT), ("given_case_number", _TEXT),
        ("given_court", _TEXT), ("given_cause", _TEXT), ("given_decided_on", _TEXT), ("given_parties", _TEXT),
        ("given_procedure", _TEXT), ("given_url", _TEXT),
    ]),
    # The decoded original, for search, comparison and review; left out with `--no-texts`.
    "texts": pa.schema([pa.field("doc_id", _TEXT, False), pa.field("text", _TEXT, False)]),
    # Where each scalar of `documents` was read.
    "facts": _records(field=_TEXT, value=_TEXT, spans=_SPANS, source=_TEXT, confidence=_REAL),
    "parties": _records(
        name=_TEXT, role=_TEXT, kind=_TEXT, sex=_TEXT, born_on=_TEXT, ethnicity=_TEXT, address=_TEXT,
        identifier=_TEXT, spans=_SPANS, source=_TEXT,
    ),
    "representatives": _records(
        name=_TEXT, kind=_TEXT, **{"for": _TEXT}, firm=_TEXT, spans=_SPANS, source=_TEXT
    ),
    "judges": _records(name=_TEXT, title=_TEXT, spans=_SPANS, source=_TEXT),
    "claims": _records(kind=_TEXT, amount=_REAL, spans=_SPANS, source=_TEXT),
    "loans": _records(
        lender=_TEXT, borrower=_TEXT, principal=_REAL, lent_on=_TEXT, due_on=_TEXT, annual_rate_percent=_REAL,
        delivery=_TEXT, spans=_SPANS, source=_TEXT,
    ),
    "employments": _records(
        worker=_TEXT, employer=_TEXT, **{"from": _TEXT}, to=_TEXT, monthly_wage=_REAL, claimed=_REAL, spans=_SPANS,
        source=_TEXT,
    ),
    "awarded": _records(payer=_TEXT, payee=_TEXT, amount=_REAL, spans=_SPANS, source=_TEXT),
    "statutes": _records(law=_TEXT, article=_TEXT, spans=_SPANS, source=_TEXT),
    "entities": _records(label=_TEXT, text=_TEXT, start=_INT, end=_INT, source=_TEXT, confidence=_REAL),
    "signs": _records(
        id=_TEXT, name=_TEXT, name_en=_TEXT, strength=_TEXT, authority=_AUTHORITY, evidence=_EVIDENCE,
        against=_EVIDENCE, to_verify=_TEXTS, arithmetic=_TEXT, source=_TEXT, confidence=_REAL,
    ),
    # What could not be read or analyzed: file, member or row; `doc_id` as in `documents`.
    "failures": pa.schema([
        pa.field("doc_id", _TEXT, False), pa.field("source", _TEXT, False), pa.field("code", _TEXT, False),
        ("message", _TEXT), ("remedy", _TEXT),
    ]),
    # Unit vectors of the model, `model` as name@version; empty without a model.
    "vectors": pa.schema([
        pa.field("doc_id", _TEXT, False), pa.field("model", _TEXT, False), ("vector", pa.list_(pa.float32())),
    ]),
})  # fmt: skip
