"""The language switch, and that every code is told in both."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from types import ModuleType

import pytest

from xiezhi.errors import CATALOGUE, XiezhiError
from xiezhi.errors.chinese import CHINESE, REASONS
from xiezhi.language import language, retold, told
from xiezhi.signs import catalogue, fields, phrases


def _fields(template: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", template))


def test_every_code_has_its_chinese() -> None:
    assert set(CHINESE) == set(CATALOGUE)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_the_chinese_names_the_same_values(code: str) -> None:
    english, chinese = CATALOGUE[code], CHINESE[code]
    assert _fields(chinese.message) == _fields(english.message)
    assert _fields(chinese.remedy) <= _fields(english.message) | _fields(english.remedy)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_stored_message_gives_its_values_back(code: str) -> None:
    entry = CATALOGUE[code]
    values = {name: f"值{number}" for number, name in enumerate(sorted(_fields("".join(entry))))}
    message, _ = told(code, entry.message.format(**values), "zh")
    assert message == CHINESE[code].message.format(**values)


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_gives_its_values_back(reason: str) -> None:
    values = {name: f"值{number}" for number, name in enumerate(sorted(_fields(reason)))}
    message = XiezhiError("XZ303", path="a.toml", line=3, reason=reason.format(**values)).message
    assert told("XZ303", message, "zh")[0] == f"a.toml 第 3 行：{REASONS[reason].format(**values)}"


def test_several_reasons_are_told_one_by_one() -> None:
    changes = "settings signs: True → False; 1 input(s) gone (a.txt …); order of inputs"
    message, _ = told("XZ502", XiezhiError("XZ502", run="r", changes=changes).message, "zh")
    assert "设置 signs：True → False；减少 1 个输入文件（a.txt …）；输入文件的次序" in message


def _mistakes(module: ModuleType, error: str) -> Iterator[str]:
    """What a module says when it raises `error`, with X where it fills in a value."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == error:
            said = node.args[-1]
            parts = said.values if isinstance(said, ast.JoinedStr) else [said]
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in parts)


def test_every_mistake_in_a_sign_has_its_chinese() -> None:
    found = [*_mistakes(fields, "Problem"), *_mistakes(catalogue, "Problem")]
    found += [f"phrase 「X」: {said}" for said in _mistakes(phrases, "PhraseError")]
    assert len(found) > 15
    assert [said for said in found if said != "phrase 「X」: X" and retold(said, REASONS) is None] == []


def test_a_message_of_another_version_stays() -> None:
    assert told("XZ101", "somehow different", "zh") == ("somehow different", "")
    assert told("XZ000", "unknown", "zh") == ("unknown", "")


@pytest.mark.parametrize(
    ("set_to", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "XIEZHI_LANG": "zh"}, "zh"),
        ({"LANG": "zh_TW", "XIEZHI_LANG": ""}, "zh"),
    ],
)
def test_language(monkeypatch: pytest.MonkeyPatch, set_to: dict[str, str], expected: str) -> None:
    for name in ("XIEZHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in set_to.items():
        monkeypatch.setenv(name, value)
    assert language() == expected


def test_an_error_can_be_told_in_chinese() -> None:
    error = XiezhiError("XZ102", path="卷宗.txt")
    assert told(error.code, error.message, "zh")[0] == "卷宗.txt 是空文件"


def test_what_the_system_says_is_told_in_chinese() -> None:
    error = XiezhiError("XZ101", path="卷宗.txt", reason="No such file or directory")
    assert told(error.code, error.message, "zh")[0] == "打不开 卷宗.txt：没有这个文件或者文件夹"
    assert told(error.code, error.message, "en")[0] == error.message


def test_values_of_the_remedy_alone_are_kept_where_the_error_holds_them() -> None:
    error = XiezhiError("XZ605", path="a", known="brat, doccano")
    assert "brat, doccano" in told(error.code, error.message, "zh", error.values)[1]
    assert "…" in told(error.code, error.message, "zh")[1]
