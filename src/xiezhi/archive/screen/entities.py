"""Who is who across documents, with care: every link says why, and what is not sure stays apart.

A name alone is little: Zhang Wei is borne by hundreds of thousands. Two mentions are one person when name and date of
birth (printed or in the identity number) agree, or when the name stands without a date of birth in courts of one area
(the district of one intermediate court). Masked names (张某某, 王×, 李甲) are one person only when date of birth,
sex and address agree too; otherwise each is somebody else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from xiezhi.archive.screen.knowledge import is_institution
from xiezhi.knowledge.persons import is_plausible_person
from xiezhi.text import fold

_FULL_ID = re.compile(r"\d{6}((?:19|20)\d{2})(\d{2})(\d{2})\d{3}[\dXx]")
_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LEAST_ADDRESS = 8  # characters: below, an address names a town

GROUNDS = {
    "organization": "同一单位名称 same organisation name",
    "identity_number": "同名且身份证号相同 same name and identity number",
    "birth": "同名且出生日期相同 same name and date of birth",
    "only_bearer": "同名，本地区仅一人载明出生日期 same name, the only one in this area with a date of birth",
    "name_in_area": "同名且同一地区，无出生日期 same name in one area, no date of birth",
    "masked_with_birth_and_address": "隐名，出生日期、性别、住址均相同 masked name; birth, sex and address agree",
    "lawyer_and_firm": "同名且同一执业机构 same name and firm",
    "alone": "未与他处合并 not linked to anything",
}
WEAK_GROUNDS = frozenset({"name_in_area", "only_bearer"})


class Mention(NamedTuple):
    """A party or agent as one document names it."""

    doc_id: str
    part: str
    n: int
    name: str
    kind: str
    born_on: str | None
    identifier: str | None
    sex: str | None
    address: str | None
    firm: str | None
    area: str


class Resolved(NamedTuple):
    """A mention with the entity it stands for and the ground of the link (`GROUNDS`)."""

    doc_id: str
    part: str
    n: int
    name: str
    entity: str
    ground: str
    masked: bool
    institution: bool


def resolve(mentions: Iterable[Mention], masked: str) -> list[Resolved]:
    """The entity of every mention; `masked` is the pattern of names that a publisher made unreadable."""
    is_masked = re.compile(masked)
    listed = list(mentions)
    bearers = _bearers(listed)
    result = []
    for mention in listed:
        hidden = is_masked.search(_plain(mention.name)) is not None
        # What was misread as an agent's name (代理权限) must not tie strangers together.
        hidden |= mention.part == "agent" and not is_plausible_person(_plain(mention.name))
        if mention.kind == "organization":
            key, ground = _organization(mention, hidden)
        elif hidden:
            key, ground = _masked_person(mention)
        elif mention.firm:
            key, ground = f"律师:{_plain(mention.name)}/{_plain(mention.firm)}", "lawyer_and_firm"
        else:
            key, ground = _person(mention, bearers)
        institution = mention.kind == "organization" and is_institution(mention.name)
        result.append(Resolved(*mention[:4], key, ground, hidden and ground == "alone", institution))
    return result


def _plain(name: str) -> str:
    return "".join(fold(name).split())


def _bearers(mentions: Iterable[Mention]) -> dict[tuple[str, str], set[str]]:
    """For a name in an area the dates of birth it is found with."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in mentions:
        if (born := _born(mention)) and mention.area:
            found[_plain(mention.name), mention.area].add(born)
    return found


def _born(mention: Mention) -> str | None:
    if match := _FULL_ID.fullmatch(mention.identifier or ""):
        return "-".join(match.groups())
    born = mention.born_on or ""
    return born if _FULL_DAY.fullmatch(born) else None


def _organization(mention: Mention, hidden: bool) -> tuple[str, str]:
    return _alone(mention) if hidden else (f"单位:{_plain(mention.name)}", "organization")


def _masked_person(mention: Mention) -> tuple[str, str]:
    if _FULL_ID.fullmatch(mention.identifier or ""):
        return f"{_plain(mention.name)}:{_born(mention)}:{_digest(mention.identifier)}", "identity_number"
    born, address = _born(mention), _plain(mention.address or "")
    if born and mention.sex and len(address) >= _LEAST_ADDRESS and not re.search(r"[×*]|某", address):
        return f"{_plain(mention.name)}:{born}:{mention.sex}:{address}", "masked_with_birth_and_address"
    return _alone(mention)


def _person(mention: Mention, bearers: dict[tuple[str, str], set[str]]) -> tuple[str, str]:
    if born := _born(mention):
        ground = "identity_number" if _FULL_ID.fullmatch(mention.identifier or "") else "birth"
        return f"{_plain(mention.name)}:{born}", ground
    if not mention.area:
        return _alone(mention)
    known = bearers.get((_plain(mention.name), mention.area), set())
    if len(known) == 1:
        return f"{_plain(mention.name)}:{next(iter(known))}", "only_bearer"
    if known:  # several of this name live here: nobody can say which
        return _alone(mention)
    return f"{_plain(mention.name)}@{mention.area}", "name_in_area"


def _alone(mention: Mention) -> tuple[str, str]:
    return f"{_plain(mention.name)}#{mention.doc_id}#{mention.part}{mention.n}", "alone"


def _digest(identifier: str | None) -> str:
    from hashlib import sha256

    return sha256((identifier or "").upper().encode()).hexdigest()[:12]  # no identity number in results
