"""What holds for the result of any text: the oracle of the fuzzers and of the property tests."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema

from xiezhi.errors import CATALOGUE
from xiezhi.schema import Analysis
from xiezhi.schema.published import json_schema
from xiezhi.schema.restore import analysis_of

_ENTITY = re.compile(r"&?[a-z]{2,6};")
_UNSEEN = ("Zs", "Zl", "Zp", "Cc", "Cf", "Cs")


def broken(analysis: Analysis, text: str) -> list[str]:
    """What does not hold; empty when all is well."""
    found = analysis.to_dict()
    return [*_places(found, text), *_cover(found, text), *_form(found), *_codes(found)]


def _places(found: dict[str, Any], text: str) -> Iterator[str]:
    for path, record in _records(found, ""):
        for start, end in record.get("spans", ()):
            if not 0 <= start < end <= len(text):
                yield f"{path}: the span {start}–{end} lies outside the text"
        start, end = record.get("start"), record.get("end")
        if isinstance(start, int) and isinstance(end, int):
            if not 0 <= start <= end <= len(text):
                yield f"{path}: {start}–{end} lies outside the text"
            elif "text" in record and text[start:end] != record["text"]:
                yield f"{path}: the text at {start}–{end} is another"


def _records(node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from _records(value, f"{path}.{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _records(value, f"{path}[{number}]")


def _cover(found: dict[str, Any], text: str) -> Iterator[str]:
    """Sections follow one another, with nothing to be seen between them, from the first character to the last."""
    at = 0
    for section in found["sections"]:
        if section["start"] < at:
            yield f"sections: an overlap at {at}"
        elif _seen(text[at : section["start"]]):
            yield f"sections: a hole at {at}"
        at = section["end"]
    if found["sections"] and _seen(text[at:]):
        yield f"sections: they end at {at} of {len(text)}"


def _seen(text: str) -> bool:
    """Whether a text has anything but white space (U+E5E5 is that of GBK), control and format characters, marks of
    Markdown, and the rest of an HTML entity, which is one character to the reader.
    """
    text = _ENTITY.sub("", unicodedata.normalize("NFKC", text))
    return any(c not in "#*>-\ue5e5" and unicodedata.category(c) not in _UNSEEN for c in text)


def _form(found: dict[str, Any]) -> Iterator[str]:
    # As written to a file: a lone surrogate becomes JSON's own escape.
    again = json.loads(json.dumps(found, ensure_ascii=False).encode("utf-8", "backslashreplace"))
    for error in _validator().iter_errors(again):
        yield f"schema: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
    if analysis_of(again).to_dict() != found:
        yield "the JSON form does not give the same analysis back"


def _codes(found: dict[str, Any]) -> Iterator[str]:
    for problem in found["problems"]:
        if problem["code"] not in CATALOGUE:
            yield f"problems: unknown code {problem['code']}"


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema("analysis"))
