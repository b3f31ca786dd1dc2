"""The catalogue: complete, every example holds, and a slip is told by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from xiezhi.errors import XiezhiError
from xiezhi.signs import check, load_catalogue
from xiezhi.signs.catalogue import read_signs

_GOOD = """
[[sign]]
id = "pledge_of_shares"
name = "股权质押异常"
name_en = "Odd pledge of shares"
strength = "medium"
authority = ["民间借贷规定 | 第18条第8项", "*某地会议纪要 | 第3条 | 2021-05-01"]
fires = ["被告将股权无偿质押给其弟弟。"]
silent = ["被告将股权质押给银行。"]
[[sign.pattern]]
any = ["无偿质押"]
"""


def test_all_signs_are_there() -> None:
    catalogue = load_catalogue()
    assert len(catalogue) == 82
    assert {rule.group for rule in catalogue.signs.values()} == set("ABCDEFG")


@pytest.mark.parametrize("rule", load_catalogue().signs.values(), ids=lambda rule: rule.id)
def test_every_sign_is_told_in_full(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.authority
    assert rule.to_verify
    assert rule.counter
    if rule.patterns:
        assert any(example.fires for example in rule.examples)
        assert any(not example.fires for example in rule.examples)


def test_every_example_holds() -> None:
    assert [str(failure) for failure in check()] == []


def test_reads_a_sign() -> None:
    rule = read_signs(_GOOD, "office.toml")["pledge_of_shares"]
    assert rule.line == 2
    assert [a.verified for a in rule.authority] == [True, False]
    assert rule.authority[0].name.startswith("最高人民法院")
    assert rule.authority[1].date == "2021-05-01"


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('strength = "medium"', 'strength = "huge"', 6, "strength"),
        ('id = "pledge_of_shares"', 'id = "股权"', 3, "small letters"),
        ('any = ["无偿质押"]', 'any = ["无偿{质押"]', 11, "never closed"),
        ('any = ["无偿质押"]', 'any = ["无偿质押"]\nspeakers = ["judge"]', 12, "judge"),
        ('any = ["无偿质押"]', 'any = ["无偿质押"]\nnot_causes = ["离婚"]', 12, "above"),
        ('any = ["无偿质押"]', "any = []", 10, "missing"),
        ('name = "股权质押异常"', "", 2, "name"),
    ],
)
def test_names_the_line(old: str, new: str, line: int, reason: str) -> None:
    with pytest.raises(XiezhiError, match=reason) as caught:
        read_signs(_GOOD.replace(old, new), "office.toml")
    assert caught.value.code == "XZ303"
    assert caught.value.values["line"] == line


def test_a_file_that_is_not_toml() -> None:
    with pytest.raises(XiezhiError, match="XZ302"):
        read_signs("[[sign]", "office.toml")


def test_a_sign_twice() -> None:
    with pytest.raises(XiezhiError, match="twice"):
        read_signs(_GOOD + _GOOD, "office.toml")


def test_an_office_adds_and_replaces(tmp_path: Path) -> None:
    own = _GOOD + _GOOD.replace("pledge_of_shares", "template_iou").replace("股权质押异常", "本院格式借条")
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    catalogue = load_catalogue([tmp_path])
    assert len(catalogue) == 83
    assert catalogue["template_iou"].name == "本院格式借条"
    assert check(tmp_path) == []


def test_check_tells_the_example_that_fails(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(_GOOD.replace("质押给银行", "无偿质押给银行"), encoding="utf-8")
    failures = check(tmp_path)
    assert len(failures) == 1
    assert "line 9: pledge_of_shares must stay silent" in str(failures[0])


def test_a_directory_without_signs(tmp_path: Path) -> None:
    with pytest.raises(XiezhiError, match="XZ301"):
        load_catalogue([tmp_path])


def test_a_word_that_rules_out_its_own_clause_only(tmp_path: Path) -> None:
    office = """
[[sign]]
id = "house_given_away"
name = "房屋赠与"
name_en = "House given away"
strength = "weak"
authority = ["某地会议纪要"]
fires = ["房屋赠与其弟，依约应当三日内过户。"]
silent = ["依约应当将房屋赠与其弟，三日内过户。"]
[[sign.pattern]]
any = ["房屋赠与"]
clause_absent = ["应当"]
"""
    (tmp_path / "office.toml").write_text(office, encoding="utf-8")
    assert check(tmp_path) == []
    (tmp_path / "office.toml").write_text(office.replace("clause_absent", "absent"), encoding="utf-8")
    assert [failure.example.fires for failure in check(tmp_path)] == [True]
