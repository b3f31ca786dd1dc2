"""Faults of packages and documents, told in Chinese."""

import ast
import inspect
import re
from collections.abc import Iterator
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.exchange import checking, codes
from xiezhi.exchange.akn import rules
from xiezhi.exchange.faults_zh import CHINESE, in_chinese

_HAN = re.compile("[一-鿿]")


def said_by(module: ModuleType) -> Iterator[str]:
    """Every sentence that the source of a module can say, with X where it fills in a value."""
    tree = ast.parse(inspect.getsource(module))
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inner = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (str(p.value) if isinstance(p, ast.Constant) else "X" for p in node.values)
            yield "".join(parts)
        elif (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings | inner
        ):
            yield node.value


@pytest.mark.parametrize("module", [checking, codes, rules])
def test_every_fault_has_its_chinese(module: ModuleType) -> None:
    # A fault of a case stands behind its place.
    sentences = {
        s: {s, s.removeprefix("X: ").removeprefix("X/codes.json: ")}
        for s in said_by(module)
        if s.count(" ") > 1
    }
    assert sentences
    assert [
        s for s, forms in sentences.items() if not any(_HAN.search(in_chinese(form)) for form in forms)
    ] == []


@pytest.mark.parametrize("english", CHINESE)
def test_values_are_carried_over(english: str) -> None:
    values = {name: f"v{n}" for n, name in enumerate(re.findall(r"\{(\w+)\}", english))}
    assert in_chinese(english.format(**values)) == CHINESE[english].format(**values)


def test_the_place_and_the_code_stay() -> None:
    assert (
        in_chinese("cases/001/codes.json: no cause has the code 0000")
        == "cases/001/codes.json：没有代码为 0000 的案由"
    )
    assert in_chinese("cases/001: XZ601: not an analysis: x") == "cases/001：XZ601：不是分析结果：x"
    assert in_chinese("somehow different") == "somehow different"


@given(st.text(max_size=80))
def test_any_text_is_told(text: str) -> None:
    assert in_chinese(text) or not text
