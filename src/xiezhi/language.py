"""The language in which commands speak to the person at the keyboard: Chinese or English.

`XIEZHI_LANG=zh` or `en` decides; without it the locale does (`LC_ALL`, `LC_MESSAGES`, `LANG`, as gettext reads them);
English otherwise. What is stored (results, tables) never depends on it: the same input gives the same bytes anywhere,
and a stored message is translated when it is shown.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from xiezhi.errors import CATALOGUE, Entry

Language = Literal["zh", "en"]
_VARIABLES = ("XIEZHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_FIELD = re.compile(r"\\\{(\w+)\\\}")


def language() -> Language:
    """`zh` where the first variable that is set names a Chinese locale, else `en`."""
    said = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    return "zh" if said.lower().startswith("zh") else "en"


def say(chinese: str, english: str) -> str:
    """The one of two texts that the person reads."""
    return chinese if language() == "zh" else english


def entry(code: str, to: Language) -> Entry:
    """Message and remedy templates of `code`."""
    if to == "en":
        return CATALOGUE[code]
    from xiezhi.errors.chinese import CHINESE

    return CHINESE.get(code, CATALOGUE[code])


def told(code: str, message: str, to: Language, given: Mapping[str, object] | None = None) -> tuple[str, str]:
    """A stored English message of `code`, and its remedy, in the language `to`.

    The values are read back out of the message; `given` are those an error still holds, for what stands in the remedy
    alone. A message that does not fit its code's template, because another version wrote it, comes back as it is,
    without a remedy.
    """
    found = _pattern(CATALOGUE[code].message).fullmatch(message) if code in CATALOGUE else None
    if found is None:
        return message, ""
    values = {str(name): str(value) for name, value in {**(given or {}), **found.groupdict()}.items()}
    if to == "zh":
        values |= {name: _reasons(values[name]) for name in ("reason", "changes") if name in values}
    texts = entry(code, to)
    known = {name: values.get(name, "…") for name in _names(texts.remedy)}
    return texts.message.format(**values), texts.remedy.format(**known)


def retold(text: str, templates: Mapping[str, str]) -> str | None:
    """`text` in the words of the first template that it fits: `{"there is no {name}": "缺少 {name}"}`."""
    for template, other in templates.items():
        if found := _pattern(template).fullmatch(text):
            return other.format(**found.groupdict())
    return None


def _reasons(text: str) -> str:
    """Reasons in Chinese, one by one; a reason that is not ours (a parser's, a system's) may stay as it is."""
    from xiezhi.errors.chinese import REASONS

    parts = [retold(part, REASONS) for part in text.split("; ")]
    if None not in parts:
        return "；".join(filter(None, parts))
    return retold(text, REASONS) or text


@cache
def _pattern(template: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def group(match: re.Match[str]) -> str:
        name = match[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.*?)"

    return re.compile(_FIELD.sub(group, re.escape(template)), re.DOTALL)


def _names(template: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", template)
