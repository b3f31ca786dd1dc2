"""Divisions: codes of every revision, names, and the matcher over text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xiezhi.knowledge.divisions import division, divisions_named, find_divisions
from xiezhi.knowledge.ethnicity import ethnic_group, ethnic_groups
from xiezhi.knowledge.loader import read_table
from xiezhi.knowledge.provinces import province_names


def test_every_code_resolves_and_every_name_is_known() -> None:
    for code, name, _current in read_table("divisions", 3):
        place = division(code)
        assert place is not None
        assert place.code == code
        if name.endswith(("省", "区", "县", "市", "旗")) and len(name) > 1 and name != "市辖区":
            assert code in {found.code for found in divisions_named(name)}


def test_old_codes_stay_and_the_newest_name_is_given() -> None:
    old, new = division("320203"), division("131127")
    assert old is not None
    assert new is not None
    assert (old.name, old.current, old.level) == ("南长区", False, 3)
    assert (new.name, new.current) == ("景县", True)
    assert division("999999") is None


def test_placeholders_are_no_names() -> None:
    assert not divisions_named("市辖区")
    assert not divisions_named("县")


def test_names_in_text_longest_first() -> None:
    text = "住浙江省绍兴市柯桥区某街道，户籍地为贵州省黔西南布依族苗族自治州兴义市。"
    found = [text[match.start : match.end] for match in find_divisions(text)]
    assert found == ["浙江省", "绍兴市", "柯桥区", "贵州省", "黔西南布依族苗族自治州", "兴义市"]


@given(st.text(alphabet="河北省衡水市景县人民法院区朝阳", max_size=50))
def test_matches_are_names_in_order_without_overlap(text: str) -> None:
    end = 0
    for match in find_divisions(text):
        assert match.start >= end
        end = match.end
        assert all(place.name == text[match.start : match.end] for place in match.divisions)


def test_provinces() -> None:
    assert province_names()["河北省"] == "13"
    assert province_names()["广西"] == province_names()["广西壮族自治区"] == "45"


def test_ethnic_groups() -> None:
    assert len(ethnic_groups()) == 56
    assert ethnic_group("汉") == ethnic_group("汉族") == "汉族"
    assert ethnic_group("土家") == "土家族"
    assert ethnic_group("男") is None


def test_a_name_at_the_very_beginning_begins_there() -> None:
    assert [(match.start, match.end) for match in find_divisions("景县某村")] == [(0, 2)]
    assert [(match.start, match.end) for match in find_divisions("住景县某村")] == [(1, 3)]
