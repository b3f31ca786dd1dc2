"""Every string of the pages is in the table, in both languages, and used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import xiezhi.web
from xiezhi.schema import ENTITY_LABELS, SECTION_KINDS
from xiezhi.web.items import LISTS, RECORDS, SCALARS, inputs_of
from xiezhi.web.people import SIDES
from xiezhi.web.reviews import VERDICTS
from xiezhi.web.sides import KINDS
from xiezhi.web.words import FIELDS, SECTIONS, WORDS, say

WEB = Path(xiezhi.web.__file__).parent
TEMPLATES = sorted((WEB / "templates").glob("*.html"))
_MADE = {
    "in_": {each.name for field in ("signs", *RECORDS, *SCALARS, *LISTS) for each in inputs_of(field)},
    "entity_": set(ENTITY_LABELS),
    "side_": {*SIDES, "a", "b"},
    "passage_": set(KINDS),
}


def asked_for() -> set[str]:
    """Keys that templates and code name."""
    found = set(VERDICTS)
    for path in [*TEMPLATES, *WEB.rglob("*.py")]:
        if path.name != "words.py":
            source = path.read_text(encoding="utf-8")
            found |= set(re.findall(r"say\(\s*['\"](\w+)['\"]\s*[,)]", source))
            found |= set(re.findall(r"'(\w+)'", source)) & set(WORDS) if path.suffix == ".html" else set()
            found |= set(re.findall(r'"((?:nav|group)_\w+)"', source))
    return found | {f"{prefix}{name}" for prefix, names in _MADE.items() for name in names}


def test_nothing_is_missing() -> None:
    asked = {key for key in asked_for() if key not in REPORT}
    assert asked - set(WORDS) == set()


# Labels that stand in the report's own table.
REPORT = {"absent", "statute", "chars", "unverified"}


def test_nothing_is_left_over() -> None:
    kept = {key for key in WORDS if not key.startswith(("swap_",))}
    assert kept - asked_for() == set()


@pytest.mark.parametrize("table", [WORDS, SECTIONS, FIELDS])
def test_both_languages(table: dict[str, tuple[str, str]]) -> None:
    for key, (chinese, english) in table.items():
        assert chinese.strip(), key
        assert english.strip(), key
        if key not in ("other_language", "other_language_help"):
            assert not re.search(r"[\u4e00-\u9fff]", english), key
        assert set(re.findall(r"{\w+}", chinese)) == set(re.findall(r"{\w+}", english)), key


def test_every_section_and_field_has_a_name() -> None:
    assert set(SECTIONS) == set(SECTION_KINDS)
    assert set(FIELDS) == {*SCALARS, *LISTS, *RECORDS}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_words_of_their_own(path: Path) -> None:
    source = re.sub(r"{[%{#].*?[%}#]}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"[\u4e00-\u9fff]{2,}", source)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_script_and_no_style(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"\son\w+=|\sstyle=|<style|javascript:|<script(?! src=\"/static/)", source)
    assert "http:" not in source
    assert "https:" not in source


def test_values_are_filled_in() -> None:
    assert say("page_of", "en", page=2, pages=9) == "page 2 of 9"
    with pytest.raises(KeyError):
        say("no_such_key", "zh")


def test_words_are_neutral() -> None:
    """Signs, never verdicts."""
    for chinese, english in WORDS.values():
        assert not re.search("虚假诉讼|造假|骗|犯罪|嫌疑", chinese)
        assert not re.search("fake|fraud|guilt|false|crime|suspect", english, re.I)
