"""Courts: each row resolves to itself, printed names to their one court, and doubt to nothing."""

from __future__ import annotations

import pytest

from xiezhi.knowledge.courts import Court, court_of_case_number, courts, resolve_court
from xiezhi.knowledge.loader import read_table


def test_every_court_resolves_to_itself() -> None:
    assert len(courts()) > 3500
    assert [court.name for court in courts() if resolve_court(court.name) is not court] == []


def test_every_basic_court_resolves_with_its_province_in_front() -> None:
    provinces = {prefix: name for prefix, name, _ in read_table("provinces", 3)}
    wrong = []
    for court in courts():
        province = provinces[court.province]
        if court.current and not court.name.startswith(province[:2]):
            found = resolve_court(province + court.name)
            if found is not court:
                wrong.append((court.name, found and found.name))
    assert wrong == []


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("河北省景县人民法院", "景县人民法院"),
        ("河北省衡水市景县人民法院", "景县人民法院"),
        ("中华人民共和国最高人民法院", "最高人民法院"),
        ("北京市西城区 人民法院", "北京市西城区人民法院"),
        ("广西南宁市青秀区人民法院", "南宁市青秀区人民法院"),
        ("大连市中级人民法院", "辽宁省大连市中级人民法院"),
        ("江苏省苏州工业园区人民法院", "苏州工业园区人民法院"),
        ("江苏省无锡市崇安区人民法院", "无锡市崇安区人民法院"),
        ("贵州六盘水市中级人民法院", "贵州省六盘水市中级人民法院"),
        ("河北景县人民法院", "景县人民法院"),
        ("河南省郑州市高新技术产业开发区人民法院", "郑州高新技术产业开发区人民法院"),
        ("吉林市龙潭区人民法院", "吉林市龙潭区人民法院"),
    ],
)
def test_printed_names(printed: str, name: str) -> None:
    found = resolve_court(printed)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "printed",
    [
        "朝阳区人民法院",  # Beijing and Changchun
        "河南省景县人景县人民法院",
        "湖北省景县人民法院",  # the county is in Hebei
        "湖南省郑州市高新技术产业开发区人民法院",  # Zhengzhou is in Henan
        "××市××区人民法院",
        "人民法院",
        "",
        "某仲裁委员会",
    ],
)
def test_doubt_is_none(printed: str) -> None:
    assert resolve_court(printed) is None


def test_case_number_characters_lead_to_their_court() -> None:
    for court in courts():
        if court.characters:
            found = court_of_case_number(court.characters)
            assert found is not None
            assert found.province == court.province
    for characters, name, mark in read_table("court_characters", 3):
        found = court_of_case_number(characters)
        assert found is not None
        assert (found.name, mark) in {(name, "seen"), (name, "unverified")}


def test_characters_belong_to_one_court() -> None:
    seen: dict[str, Court] = {}
    for court in courts():
        if court.characters:
            assert court.characters not in seen, (court, seen[court.characters])
            seen[court.characters] = court


@pytest.mark.parametrize(
    ("characters", "name", "mark"),
    [
        ("冀1127", "景县人民法院", "seen"),
        ("最高法", "最高人民法院", "official"),
        ("京0491", "北京互联网法院", "seen"),
        ("苏0591", "苏州工业园区人民法院", "seen"),
        ("豫1222", "三门峡市陕州区人民法院", "derived"),
    ],
)
def test_known_characters(characters: str, name: str, mark: str) -> None:
    found = court_of_case_number(characters)
    assert found is not None
    assert (found.name, found.mark) == (name, mark)


def test_every_row_with_characters_says_how_sure_they_are() -> None:
    assert all(bool(court.mark) == bool(court.characters) for court in courts())
    assert court_of_case_number("冀9999") is None
