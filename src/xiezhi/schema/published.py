"""The published formats as JSON Schema (draft 2020-12)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, Literal, get_type_hints

from pydantic import BaseModel, Field, create_model

from xiezhi.errors import Problem
from xiezhi.schema import results as S
from xiezhi.schema.annotation import Annotation


def _analysis_model() -> type[BaseModel]:
    hints = get_type_hints(S.Facts)
    members: dict[str, Any] = {
        "schema_": (Literal["xiezhi.analysis/1"], Field(alias="schema")),
        "document": (S.DocumentInfo, ...),
        "status": (Literal["ok", "partial", "failed", "skipped"], ...),
        "problems": (list[Problem], ...),
        **{f.name: (hints[f.name], ...) for f in fields(S.Facts)},
        "signs": (list[S.Sign], ...),
        "assessment": (S.Assessment, ...),
    }
    return create_model("Analysis", **members)


FORMATS: dict[str, Callable[[], type[BaseModel]]] = {
    "analysis": _analysis_model,
    "annotation": lambda: Annotation,
}


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a published format, `analysis` or `annotation`."""
    found = FORMATS[name]().model_json_schema()
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    renamed: dict[str, Any] = _renamed(found)
    return renamed


def _renamed(node: Any) -> Any:
    """Python's `for_` and `from_` as the `for` and `from` of the JSON form."""
    if isinstance(node, dict):
        return {key.rstrip("_"): _renamed(value) for key, value in node.items()}
    if isinstance(node, list):
        return [item.rstrip("_") if item in ("for_", "from_") else _renamed(item) for item in node]
    return node
