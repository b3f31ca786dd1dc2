"""Results as tables for people: a folder of CSV files, or one XLSX workbook with a sheet per table.

A cell that a spreadsheet would take for a formula (`=`, `+`, `-`, `@` in front) stays text. Identity numbers of persons
are shown with their middle hidden; masked results (`mask_case`) hold keyed hashes, by which rows can be linked.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from xiezhi.schema import (
    SCALARS,
    Analysis,
    Award,
    Claim,
    Employment,
    Entity,
    Fact,
    Facts,
    Judge,
    Loan,
    Party,
    Representative,
    Statute,
)
from xiezhi.schema.words import UNVERIFIED
from xiezhi.text import mask

Cell = str | int | float | None
Rows = list[list[Cell]]

_LISTS = ("related_case_numbers", "absent_parties")
_RECORDS: dict[str, type] = {
    "parties": Party, "representatives": Representative, "judges": Judge, "claims": Claim, "loans": Loan,
    "employments": Employment, "awarded": Award, "statutes": Statute, "entities": Entity,
}  # fmt: skip
_DOCUMENT = ("doc_id", "source", "sha256", "chars", "status", *SCALARS, *_LISTS, "level", "score", "because")
_SIGN = (
    "doc_id", "id", "name", "strength", "speaker", "status", "passage", "start", "end", "against", "authority",
    "to_verify", "arithmetic", "source",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# What a workbook cannot hold; the most characters that a cell can (Excel's limit).
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CELL = 32_767
_CUT = "……[截断]"


def tables(analyses: Sequence[Analysis]) -> dict[str, Rows]:
    """Tables by name, the header in front: `documents`, `signs` (a row per passage) and one per kind of record."""
    found: dict[str, Rows] = {"documents": [list(_DOCUMENT)], "signs": [list(_SIGN)]}
    for name, kind in _RECORDS.items():
        found[name] = [["doc_id", *(field.name.rstrip("_") for field in fields(kind))]]
    for analysis in analyses:
        found["documents"].append(_document(analysis))
        found["signs"] += _signs(analysis)
        for name in _RECORDS:
            for record in getattr(analysis.facts, name):
                found[name].append([analysis.document.id, *_record(record)])
    return found


def _document(analysis: Analysis) -> list[Cell]:
    info, facts, level = analysis.document, analysis.facts, analysis.assessment
    head: list[Cell] = [info.id, info.source, info.sha256, info.chars, analysis.status]
    return [*head, *_scalars(facts), level.level, level.score, "；".join(level.because)]


def _scalars(facts: Facts) -> Iterator[Cell]:
    for name in SCALARS:
        fact: Fact | None = getattr(facts, name)
        yield fact.value if fact else None
    for name in _LISTS:
        yield "；".join(str(fact.value) for fact in getattr(facts, name))


def _record(record: Any) -> Iterator[Cell]:
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name == "spans":
            value = "；".join(f"{start}–{end}" for start, end in value)
        elif field.name == "identifier" and value and record.kind == "person" and not value.startswith("#"):
            value = mask(value)
        yield value


def _signs(analysis: Analysis) -> Iterator[list[Cell]]:
    for sign in analysis.signs:
        authority = "；".join(
            f"{each.name}{each.article or ''}{'' if each.verified else UNVERIFIED}" for each in sign.authority
        )
        against = "；".join(each.text for each in sign.against)
        rest = [against, authority, "；".join(sign.to_verify), sign.arithmetic, sign.source]
        for each in sign.evidence:
            where: list[Cell] = [each.speaker, each.status, each.text, each.start, each.end]
            yield [analysis.document.id, sign.id, sign.name, sign.strength, *where, *rest]


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet runs: text that looks like a formula gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip().startswith(_FORMULA) else cell


def csv_files(analyses: Sequence[Analysis]) -> dict[str, bytes]:
    """CSV files by name (UTF-8 with a byte order mark, which Excel needs to read Chinese)."""
    files = {}
    for name, rows in tables(analyses).items():
        held = io.StringIO()
        csv.writer(held, lineterminator="\r\n").writerows([safe(cell) for cell in row] for row in rows)
        files[f"{name}.csv"] = _UNFIT.sub("\ufffd", held.getvalue()).encode("utf-8-sig")
    return files


def workbook(analyses: Sequence[Analysis]) -> bytes:
    """An XLSX workbook with a sheet per table. Text longer than Excel's cells is cut, and says so."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    for name, rows in tables(analyses).items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for number, row in enumerate(rows):
            cells = [WriteOnlyCell(sheet, value=_fit(value)) for value in row]
            for cell in cells:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # openpyxl would store text that begins with = as a formula
                if number == 0:
                    cell.font = Font(bold=True)
            sheet.append(cells)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _fit(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    cell = str(safe(_UNFIT.sub("\ufffd", cell)))
    return cell if len(cell) <= _CELL else cell[: _CELL - len(_CUT)] + _CUT
