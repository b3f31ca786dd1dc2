"""Courts (人民法院): official names, levels, parents, and the court characters (法院代字) of case numbers.

Names and grade codes (分级码) as of 2026, with courts that only the list of 2019 holds. Court characters follow
法〔2015〕137号 arts.4–5 from GB/T 2260; the official table of characters is not public, so each row says how far
its characters are sure (`CharactersMark`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from xiezhi.knowledge.loader import read_table
from xiezhi.knowledge.provinces import province_names

CharactersMark = Literal["official", "seen", "derived", "unverified", ""]
CourtLevel = Literal["supreme", "high", "intermediate", "basic"]

_LEVELS: tuple[CourtLevel, ...] = ("supreme", "high", "intermediate", "basic")
_STATE = "中华人民共和国"
_SPACE = re.compile(r"\s+")
_PROVINCE_ENDING = re.compile("(?:省|市|(?:壮族|回族|维吾尔)?自治区)$")
_CITY = re.compile(r".{1,12}(?:市|地区|盟|州)")


@dataclass(frozen=True, slots=True)
class Court:
    """One court.

    Attributes:
        name: the name in the court list (`河北省高级人民法院`, `景县人民法院`); basic courts without province.
        code: the three-character grade code, empty for courts that are not in the list of 2026.
        level: supreme (最高), high (高级), intermediate (中级, and courts of that rank), basic (基层).
        parent: the name of the court above, empty for the Supreme People's Court; for courts that are not in
            the list of 2026 it is the city above.
        province: the first two digits of the division code (`13`).
        characters: the court characters in case numbers (`冀1127`), or empty.
        mark: `official` by rule, `seen` in the head of published judgments of this court, `derived` from the
            division code, `unverified`.
        current: whether it is in the list of 2026.
    """

    name: str
    code: str
    level: CourtLevel
    parent: str
    province: str
    characters: str
    mark: CharactersMark
    current: bool


@cache
def courts() -> tuple[Court, ...]:
    """Every court of the table, those of 2026 first."""
    rows = read_table("courts", 9)
    names = {code: name for code, name, *_ in rows if code}
    return tuple(
        Court(
            name,
            code,
            _LEVELS[int(level) - 1],
            names.get(parent, "") or city,
            province,
            characters,
            cast(CharactersMark, mark),
            current == "1",
        )
        for code, name, level, parent, province, characters, mark, current, city in rows
    )


def resolve_court(name: str) -> Court | None:
    """The one court that the printed name stands for, or None where there is none or more than one.

    White space, 中华人民共和国 and the names of the province and city before the court's own name may be there
    or missing, the province in short; what is there has to agree (朝阳区人民法院 alone is two courts, so None).
    Abolished courts that the table does not hold are None, never the successor.
    """
    for reading in _readings(_plain(name)):
        exact = _by_name().get(reading)
        found = exact or _only_court(_key(reading))
        if found is not None:
            return found
    return None


def _readings(name: str) -> Iterator[str]:
    """The name, then with a short province in full (贵州六盘水市), then without the 市 of the city before a zone."""
    yield name
    for full in province_names():
        short = _PROVINCE_ENDING.sub("", full)
        if name.startswith(short) and not name.startswith(full):
            yield full + name[len(short) :]
    key = _key(name)
    if key.city:
        province = name[: len(name) - len(key.city) - len(key.core)]
        yield province + _city_stem(key.city) + key.core


def _only_court(key: _Key) -> Court | None:
    candidates = [found for found in _by_core().get(key.core, ()) if _agrees(key, _key(found.name), found)]
    current = [found for found in candidates if found.current] or candidates
    return current[0] if len(current) == 1 else None


def court_of_case_number(characters: str) -> Court | None:
    """The court whose case numbers begin with `characters` (`冀1127`, `最高法`), or None.

    `Court.mark` tells how sure that is where `Court.characters` are the ones asked for; other characters that a
    court kept or had are in the table `court_characters`, seen in published judgments or marked there.
    """
    return _by_characters().get(characters)


@dataclass(frozen=True, slots=True)
class _Key:
    """A court name taken apart: what it says of province and city, and the rest."""

    province: str
    city: str
    core: str


def _plain(name: str) -> str:
    return _SPACE.sub("", name).removeprefix(_STATE)


@cache
def _by_name() -> dict[str, Court]:
    names: dict[str, Court] = {}
    for court in courts():
        names.setdefault(court.name, court)
    return names


@cache
def _by_core() -> dict[str, tuple[Court, ...]]:
    cores: dict[str, tuple[Court, ...]] = {}
    for court in courts():
        core = _key(court.name).core
        cores[core] = (*cores.get(core, ()), court)
    return cores


def _key(name: str) -> _Key:
    """Take province and city off the front, as long as a court's own name is left."""
    province = next((full for full in _provinces_by_start().get(name[:2], ()) if name.startswith(full)), "")
    rest = name[len(province) :]
    city = _city_in_front(rest)
    return _Key(province_names().get(province, ""), city, rest[len(city) :])


def _city_in_front(name: str) -> str:
    """The prefecture that `name` begins with, when more than the court of that prefecture follows, or nothing."""
    found = _CITY.match(name)
    while found:
        city = found.group()
        if city in _cities() and not name.startswith(("人民法院", "中级", "第"), len(city)):
            return city
        found = _CITY.match(name[: len(city) - 1])
    return ""


@cache
def _provinces_by_start() -> dict[str, tuple[str, ...]]:
    """Province names, longest first, by their first two characters."""
    found: dict[str, tuple[str, ...]] = {}
    for name in province_names():
        found[name[:2]] = (*found.get(name[:2], ()), name)
    return found


@cache
def _cities() -> frozenset[str]:
    """Every city and prefecture that has an intermediate court, in its forms 衡水市 and 衡水地区."""
    names = {court.parent for court in courts() if not court.current}
    for court in courts():
        if court.level == "intermediate" and court.name.endswith("中级人民法院"):
            bare = court.name.removesuffix("中级人民法院")
            names.add(bare[len(next((p for p in province_names() if bare.startswith(p)), "")) :])
    return frozenset(name for name in names if name) | {_city_stem(name) + "地区" for name in names if name}


def _city_stem(city: str) -> str:
    """衡水 for 衡水市 and 衡水地区: prefectures became cities, their courts' parents did not move."""
    return re.sub("(?:地区|市|盟)$", "", city)


def _agrees(asked: _Key, own: _Key, court: Court) -> bool:
    """Whether province and city in the asked name, where stated, are the court's."""
    if asked.province and asked.province != court.province:
        return False
    return not asked.city or asked.city == own.city or _city_stem(asked.city) in court.parent


@cache
def _by_characters() -> dict[str, Court]:
    found: dict[str, Court] = {}
    for characters, name, _mark in read_table("court_characters", 3):
        found[characters] = _by_name()[name]
    for court in courts():
        if court.characters:
            found.setdefault(court.characters, court)
    return found
