"""What is asked of an archive, as data: questions with thresholds, rules for lenders, institutions, SQL."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from xiezhi.errors import XiezhiError
from xiezhi.knowledge.loader import read_toml
from xiezhi.text import fold

_OWN, _LENDERS = "questions.toml", "lenders.toml"


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the sign a hit shows, its SQL and parameters, how the finding reads in Chinese and English."""

    sign: str
    sql: str
    finding: str
    finding_en: str
    parameters: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that a prosecutor may change.

    Attributes:
        questions: in the order in which they are asked.
        settings: patterns used by several questions.
        lenders: rows of `lenders.toml`.
    """

    questions: tuple[Question, ...]
    settings: dict[str, str]
    lenders: tuple[dict[str, Any], ...]


def load(directory: Path | None = None) -> Knowledge:
    """The shipped questions and rules; `questions.toml` and `lenders.toml` of a directory go before them: a question
    by its `sql`, a setting by its name, a rule for lenders by its `id`.

    Raises:
        XiezhiError: XZ351 where a file of the directory cannot be used.
    """
    questions, lenders = read_toml("screen/questions"), read_toml("screen/lenders")
    asked = {item["sql"]: item for item in questions["question"]}
    rules = {item["id"]: item for item in lenders["rule"]}
    settings: dict[str, str] = dict(questions["settings"])
    if directory is not None:
        if not any((directory / name).is_file() for name in (_OWN, _LENDERS)):
            raise XiezhiError("XZ351", path=directory, reason=f"it holds neither {_OWN} nor {_LENDERS}")
        own = _own(directory / _OWN), _own(directory / _LENDERS)
        for item in own[0].get("question", []):
            asked[item["sql"]] = {**asked.get(item["sql"], {}), **item}
        settings |= own[0].get("settings", {})
        rules |= {item["id"]: {**rules.get(item["id"], {}), **item} for item in own[1].get("rule", [])}
    try:
        return Knowledge(
            tuple(Question(**item) for item in asked.values()), settings, tuple(map(_rule, rules.values()))
        )
    except (TypeError, KeyError) as error:
        raise XiezhiError("XZ351", path=directory, reason=error) from error


def _own(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise XiezhiError("XZ351", path=path, reason=error) from error


def _rule(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": item["id"], "province": item.get("province", ""), "scope": item["scope"], "years": item["years"],
        "cases": item["cases"], "principal": float(item.get("principal", 0)), "text": item["text"],
        "authority": item["authority"] + ("" if item.get("verified") else "*"),
    }  # fmt: skip


def sql(name: str) -> str:
    """The SQL file `name` (without ending), as shipped.

    Raises:
        XiezhiError: XZ350 where there is none.
    """
    try:
        return (files("xiezhi.knowledge") / "screen" / f"{name}.sql").read_text(encoding="utf-8")
    except OSError as error:
        raise XiezhiError("XZ350", table=f"screen/{name}.sql", reason=error) from error


@cache
def _institutions() -> re.Pattern[str]:
    listed = read_toml("screen/institutions")
    parts = "|".join(map(re.escape, map(fold, listed["parts"])))
    return re.compile(f"{parts}|(?:{'|'.join(map(re.escape, map(fold, listed['ends'])))})$")


def is_institution(name: str) -> bool:
    """Whether an organisation sues often because of what it is: a bank, a utility, a property manager …"""
    return _institutions().search(fold(name)) is not None
