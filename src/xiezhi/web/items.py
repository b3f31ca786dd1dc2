"""What a reviewer can decide on: signs, facts and records, each in the form of an Annotation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError

from xiezhi.schema import SCALARS, Analysis, Evidence, Facts, Place, Sign
from xiezhi.schema import annotation as A
from xiezhi.schema.results import plain

LISTS = ("related_case_numbers", "absent_parties")
RECORDS: dict[str, type[BaseModel]] = {
    "parties": A.AnnotatedParty,
    "representatives": A.AnnotatedRepresentative,
    "judges": A.AnnotatedJudge,
    "claims": A.AnnotatedClaim,
    "loans": A.AnnotatedLoan,
    "awarded": A.AnnotatedAward,
    "statutes": A.AnnotatedStatute,
}
QUOTE = 80  # characters of a passage that an Annotation quotes


@dataclass(frozen=True, slots=True)
class Item:
    """One thing the engine says that a reviewer can accept, reject or correct.

    Attributes:
        target: its name in the decisions; the same analysis gives the same names.
        field: `signs`, a table of `RECORDS`, or a name of `SCALARS` or `LISTS`.
        said: what the engine says, in the form of an Annotation (`{"value": …}` for facts).
        spans: where it was read.
    """

    target: str
    field: str
    said: dict[str, Any]
    spans: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a correction: `options` where the value is one of a few."""

    name: str
    kind: str
    options: tuple[str, ...] = ()
    required: bool = False


def items_of(analysis: Analysis, text: str) -> tuple[Item, ...]:
    """Everything in an analysis that can be decided on, in the order of the Annotation format."""
    return (*_facts(analysis.facts), *_records(analysis.facts, text), *_signs(analysis.signs))


def _facts(facts: Facts) -> Iterator[Item]:
    for name in SCALARS:
        fact = getattr(facts, name)
        if fact is not None:
            yield Item(f"fact:{name}", name, {"value": fact.value}, fact.spans)
    for name in LISTS:
        for fact in getattr(facts, name):
            yield Item(f"{name}:{_digest(fact.value)}", name, {"value": fact.value}, fact.spans)


def _records(facts: Facts, text: str) -> Iterator[Item]:
    for name, model in RECORDS.items():
        seen: dict[str, int] = {}
        for record in getattr(facts, name):
            whole = plain(record)
            said = {key: whole[key] for key in keys_of(model)}
            if name == "parties":
                said["name"] = _printed(said["name"], record.spans, text)
            digest = _digest(said)
            seen[digest] = seen.get(digest, 0) + 1  # the same record twice is two things
            twice = f".{seen[digest]}" if seen[digest] > 1 else ""
            yield Item(f"{name}:{digest}{twice}", name, said, record.spans)


def _signs(signs: tuple[Sign, ...]) -> Iterator[Item]:
    for sign in signs:
        spans = tuple((evidence.start, evidence.end) for evidence in sign.evidence)
        yield Item(sign_target(sign), "signs", {"id": sign.id, "passages": passages(sign.evidence)}, spans)


def sign_target(sign: Sign) -> str:
    """The name of a sign in the decisions: its id and where its first passage begins."""
    return f"sign:{sign.id}:{sign.evidence[0].start if sign.evidence else 0}"


def passages(evidence: tuple[Evidence, ...]) -> list[dict[str, str]]:
    """The passages of a sign as labels, each once."""
    found = {each.text[:QUOTE]: each for each in evidence if each.text.strip()}
    return [{"quote": quote, "speaker": e.speaker, "status": e.status} for quote, e in found.items()]


@cache
def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Names of a record's values as they stand in JSON."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


@cache
def inputs_of(field: str) -> tuple[Input, ...]:
    """The inputs by which a thing of this field is corrected or added."""
    if field == "signs":
        return tuple(_input(name, A.AnnotatedSign) for name in A.AnnotatedSign.model_fields)
    if field in RECORDS:
        return tuple(_input(name, RECORDS[field]) for name in RECORDS[field].model_fields)
    if field in LISTS:
        return (Input("value", "text", (), True),)
    found = _input(field, A.Annotation)
    return (Input("value", found.kind, found.options, True),)


def _input(name: str, model: type[BaseModel]) -> Input:
    field = model.model_fields[name]
    options = tuple(_options(field.annotation))
    kinds = _kinds(field.annotation)
    is_day = any(getattr(each, "pattern", None) for each in field.metadata)
    kind = "select" if options else "number" if float in kinds else "date" if is_day else "text"
    return Input(field.alias or name, kind, options, field.is_required())


def _options(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from (str(each) for each in get_args(annotation))
        return
    for each in get_args(annotation):
        yield from _options(each)


def _kinds(annotation: Any) -> set[Any]:
    return {annotation, *get_args(annotation)}


def corrected(field: str, values: dict[str, str], text: str) -> dict[str, Any]:
    """What the inputs of a correction say, in the form of an Annotation.

    Raises:
        ValueError: with a sentence, where a value cannot be.
    """
    given = {key: value.strip() for key, value in values.items()}
    filled: dict[str, Any] = {key: value for key, value in given.items() if value}
    try:
        if field == "signs":
            return _checked_sign(filled, text)
        if field in RECORDS:
            record: dict[str, Any] = (
                RECORDS[field].model_validate(filled).model_dump(mode="json", by_alias=True)
            )
            return record
        return _checked_value(field, filled.get("value"))
    except ValidationError as error:
        first = error.errors()[0]
        raise ValueError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _checked_sign(filled: dict[str, Any], text: str) -> dict[str, Any]:
    quote = filled.get("quote", "").replace("\r\n", "\n")[:QUOTE]
    if quote and quote not in text:
        raise ValueError(f"«{quote}» ∉")
    sign = A.AnnotatedSign.model_validate(filled | {"quote": quote}).model_dump(mode="json")
    id = sign.pop("id")
    return {"id": id, "passages": [sign]}


def _checked_value(field: str, value: str | None) -> dict[str, Any]:
    if not value:
        raise ValueError("value")
    if field in LISTS:
        return {"value": value}
    filled = {"file": "-", "doc_type": "other", field: value}
    return {"value": A.Annotation.model_validate(filled).model_dump(mode="json")[field]}


def _printed(name: str, spans: tuple[Place, ...], text: str) -> str:
    """A name as printed: labels are copied from the text, inner spaces and all."""
    if name in text or not spans:
        return name
    start, end = spans[0]
    return text[start:end]


def _digest(value: Any) -> str:
    data = json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:12]
