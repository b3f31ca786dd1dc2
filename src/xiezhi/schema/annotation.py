"""The Annotation format: labels for one document, what people make, what training and evaluation read.

pydantic stands only at this edge: inside, results are plain dataclasses.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from xiezhi.errors import XiezhiError
from xiezhi.schema import results as S

_Iso = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class AnnotatedParty(_Strict):
    """A party as labelled."""

    name: str
    role: Literal[S.ROLES]  # type: ignore[valid-type]
    kind: Literal["person", "organization"]


class AnnotatedRepresentative(_Strict):
    """Who acts for a party, as labelled."""

    name: str
    kind: Literal["legal_representative", "person_in_charge", "agent", "guardian", "operator"]
    for_: str | None = Field(default=None, alias="for")
    firm: str | None = None


class AnnotatedJudge(_Strict):
    """A signature, as labelled."""

    name: str
    title: Literal["presiding_judge", "judge", "assessor", "assistant", "clerk"]


class AnnotatedClaim(_Strict):
    """One thing asked for, as labelled."""

    kind: Literal[S.CLAIM_KINDS]  # type: ignore[valid-type]
    amount: float | None = None


class AnnotatedLoan(_Strict):
    """A loan told of, as labelled."""

    lender: str | None = None
    borrower: str | None = None
    principal: float | None = None
    lent_on: str | None = _Iso
    due_on: str | None = _Iso
    annual_rate_percent: float | None = None
    delivery: Literal["cash", "transfer", "mixed", "unknown"] = "unknown"


class AnnotatedAward(_Strict):
    """A sum ordered or settled, as labelled."""

    payer: str | None = None
    payee: str | None = None
    amount: float


class AnnotatedStatute(_Strict):
    """A law relied on, as labelled."""

    law: str
    article: str | None = None


class AnnotatedSign(_Strict):
    """A sign with its passage, as labelled."""

    id: str
    quote: str = Field(max_length=80)
    speaker: Literal["plaintiff", "defendant", "third_person", "court", "document"]
    status: Literal["asserted", "admitted", "denied", "found", "not_found"]


class Annotation(_Strict):
    """Labels for one document: strings are copied exactly as printed; `null` where the text does not say."""

    file: str
    doc_type: Literal[S.DOC_TYPES]  # type: ignore[valid-type]
    court: str | None = None
    case_number: str | None = None
    related_case_numbers: list[str] = []
    cause: str | None = None
    procedure: Literal[S.PROCEDURES] | None = None  # type: ignore[valid-type]
    accepted_on: str | None = _Iso
    decided_on: str | None = _Iso
    parties: list[AnnotatedParty] = []
    representatives: list[AnnotatedRepresentative] = []
    judges: list[AnnotatedJudge] = []
    absent_parties: list[str] = []
    claims: list[AnnotatedClaim] = []
    loans: list[AnnotatedLoan] = []
    result: Literal[S.RESULTS] | None = None  # type: ignore[valid-type]
    awarded: list[AnnotatedAward] = []
    court_fee: float | None = None
    statutes: list[AnnotatedStatute] = []
    entities: dict[Literal[S.ENTITY_LABELS], list[str]] = {}  # type: ignore[valid-type]
    entities_until: int = 0
    signs: list[AnnotatedSign] = []
    notes: str | None = None


def read_annotation(path: Path, text: str | None = None) -> Annotation:
    """The labels in a file; with `text`, every labelled string must occur in it.

    Raises:
        XiezhiError: XZ901 for bad JSON or a bad field, XZ902 for a string that is not in the text.
    """
    try:
        return annotation_in(json.loads(path.read_text(encoding="utf-8")), path, text)
    except (OSError, ValueError) as error:
        raise XiezhiError("XZ901", path=path, reason=str(error)) from error


def read_annotations(path: Path) -> Iterator[tuple[Annotation, str]]:
    """The labels and texts in a `.jsonl` file, as `xiezhi reviews export` writes it: an Annotation per line, with its
    `text`. Lines of other kinds are passed over.

    Raises:
        XiezhiError: XZ901 for bad JSON or a bad field, XZ902 for a string that is not in the text; with the line.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        where = f"{path}:{number}"
        try:
            row = json.loads(line) if line.strip() else {}
        except ValueError as error:
            raise XiezhiError("XZ901", path=where, reason=str(error)) from error
        if isinstance(row, dict) and is_annotation(row):
            text = str(row.pop("text"))
            yield annotation_in(row, where, text), text


def is_annotation(row: Mapping[str, Any]) -> bool:
    """Whether a line of JSON is an Annotation with its text, and not labels of another kind."""
    return "text" in row and "doc_type" in row and "file" in row


def annotation_in(data: Any, path: Path | str, text: str | None = None) -> Annotation:
    """The labels in `data`, read from `path`; with `text`, every labelled string must occur in it.

    Raises:
        XiezhiError: XZ901 for a bad field, XZ902 for a string that is not in the text.
    """
    try:
        annotation = Annotation.model_validate(data)
    except ValidationError as error:
        raise XiezhiError("XZ901", path=path, reason=_first(error)) from error
    if text is not None:
        for field, string in _strings(annotation):
            if string not in text:
                raise XiezhiError("XZ902", path=path, field=field, string=string)
    return annotation


def _first(error: ValidationError) -> str:
    item = error.errors()[0]
    return f"{'.'.join(map(str, item['loc']))}: {item['msg']}"


def _strings(annotation: Annotation) -> list[tuple[str, str]]:
    found = [("court", annotation.court), ("case_number", annotation.case_number)]
    found += [("parties.name", party.name) for party in annotation.parties]
    found += [("signs.quote", sign.quote) for sign in annotation.signs]
    found += [(f"entities.{label}", s) for label, strings in annotation.entities.items() for s in strings]
    return [(field, string) for field, string in found if string]
