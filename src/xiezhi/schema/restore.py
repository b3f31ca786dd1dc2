"""From the published JSON form back to an Analysis: what reports and exchange read from files and run directories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from xiezhi.errors import Problem, XiezhiError
from xiezhi.schema.results import SCHEMA, Analysis, Assessment, DocumentInfo, Facts, Sign


def analysis_of(data: Mapping[str, Any]) -> Analysis:
    """The Analysis that `data` (as `Analysis.to_dict` gives it) says; lists that are absent are empty.

    Raises:
        XiezhiError: XZ601 where it is not the published form.
    """
    if data.get("schema") != SCHEMA:
        raise XiezhiError("XZ601", reason=f"schema {data.get('schema')!r} is not {SCHEMA!r}")
    try:
        return Analysis(
            _value(DocumentInfo, data["document"]),
            str(data["status"]),
            _value(tuple[Problem, ...], data.get("problems", ())),
            _value(Facts, {f.name: data[f.name] for f in fields(Facts) if f.name in data}),
            _value(tuple[Sign, ...], data.get("signs", ())),
            _value(Assessment, data.get("assessment", {})),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise XiezhiError("XZ601", reason=f"{type(error).__name__}: {error}") from error


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(kind: Any, data: Any) -> Any:
    """`data` as `kind`: a dataclass, a tuple of them, or a plain value, which must be of the type declared."""
    if is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(data, Mapping):
            raise TypeError(f"{kind.__name__} must be an object")
        return _record(kind, data)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        if isinstance(data, str):
            raise TypeError("a list is needed, not a string")
        one = len(inner) == 2 and inner[1] is Ellipsis
        kinds = [inner[0]] * len(data) if one else list(inner)
        return tuple(_value(each, item) for each, item in zip(kinds, data, strict=True))
    if origin in (Union, UnionType):
        if data is None:
            return None
        choices = [each for each in inner if each is not NoneType]
        return _value(choices[0], data) if len(choices) == 1 else data
    return _plain(kind, data)


def _plain(kind: type, data: Any) -> Any:
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not isinstance(data, kind):
        raise TypeError(f"{data!r} is not {kind.__name__}")
    return data


def _record(kind: type, data: Mapping[str, Any]) -> Any:
    hints = _hints(kind)
    known = {name.rstrip("_"): name for name in hints}
    unknown = set(data) - set(known)
    if unknown:
        raise ValueError(f"{kind.__name__} has no {sorted(unknown)[0]}")
    return kind(**{known[name]: _value(hints[known[name]], value) for name, value in data.items()})
