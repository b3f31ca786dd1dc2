"""Texts of the catalogue of signs, and of what is computed from it, as the English view shows them.

A result holds these texts in Chinese, whoever reads it; `knowledge/english.toml` says how they read in English. What
has no line there, such as what an office's own sign asks to verify, is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from xiezhi.knowledge.loader import read_toml
from xiezhi.schema import Sign
from xiezhi.signs import load_catalogue

_PLACE = re.compile(r"\\\{(\w+)\\\}")


class _Template(NamedTuple):
    pattern: re.Pattern[str]
    english: str


def in_english(
    text: str, kind: Literal["to_verify", "against", "arithmetic", "because"], signs: Iterable[Sign] = ()
) -> str:
    """`text` in English: one thing to verify, one general counter-sign, the arithmetic of a sign, or one reason of an
    assessment; `signs` bring the English names of an office's own."""
    if kind in ("to_verify", "against"):
        return str(_table()[kind].get(text, text))
    names = _sign_names() | {sign.name: sign.name_en for sign in signs}
    return _filled(text, kind, names) or "; ".join(
        _filled(part, kind, names) or part for part in text.split("；")
    )


def _filled(text: str, kind: str, names: Mapping[str, str]) -> str | None:
    for template in _templates(kind):
        if found := template.pattern.fullmatch(text):
            values = {name: _value(name, value, names) for name, value in found.groupdict().items()}
            return template.english.format(**values)
    return None


def _value(name: str, value: str, names: Mapping[str, str]) -> str:
    if name in ("sign", "signs"):
        return ", ".join(_named(value, names))
    return str(_table()["values"].get(name, {}).get(value, value))


def _named(value: str, names: Mapping[str, str]) -> Iterator[str]:
    """The signs named in a list, in English; a name may itself hold the mark that parts the list."""
    while value:
        fits = (name for name in names if value == name or value.startswith(f"{name}、"))
        first = max(fits, key=len, default=value.split("、", 1)[0])
        yield names.get(first, first)
        value = value[len(first) + 1 :]


@cache
def _table() -> dict[str, dict[str, Any]]:
    return read_toml("english")


@cache
def _sign_names() -> dict[str, str]:
    return {rule.name: rule.name_en for rule in load_catalogue().signs.values()}


@cache
def _templates(kind: str) -> tuple[_Template, ...]:
    lines = _table()[kind].items()
    return tuple(_Template(re.compile(_pattern(chinese)), english) for chinese, english in lines)


def _pattern(chinese: str) -> str:
    def group(place: re.Match[str]) -> str:
        known = _table()["values"].get(place[1])
        return f"(?P<{place[1]}>{'|'.join(map(re.escape, known)) if known else '.+?'})"

    return _PLACE.sub(group, re.escape(chinese))
