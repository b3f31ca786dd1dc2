"""Who acts for the parties: legal representatives, persons in charge, operators, guardians, agents (代理人).

Each stands below the party it acts for; 二被告共同委托代理人 and （受张某、李某的委托） say otherwise.
CPL arts. 51, 60–62.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from xiezhi.parsing.attending import attending_agents
from xiezhi.parsing.firms import find_firm
from xiezhi.parsing.names import (
    ends_like_organisation,
    gap_before,
    is_job,
    looks_like_person,
    name_end,
    strip_job,
)
from xiezhi.parsing.page import Page
from xiezhi.parsing.parties import MASKED_NAME, Entry, printed_name, read_entries
from xiezhi.parsing.party_block import Unit
from xiezhi.parsing.represented import Represented
from xiezhi.parsing.title import Title
from xiezhi.schema import Party, Place, Representative

_HEAD_OF = re.compile(
    r"(?:组长|负责人|代表|主任|律师|指派代表|委派代表)[：为]?\(?([\u4e00-\u9fa5·]{2,5}|[\u4e00-\u9fa5]某[某\d]?)(?=[，。；)\n]|$)"
)
_AFTER_FIRM = re.compile(
    r"(?:事务所|服务所|服务部|服务中心|援助中心)(?:的)?(?:专职|实习|执业)?(?:律师)?([\u4e00-\u9fa5×*]{2,4}?)(?:律师)?$"
)
_DESCRIBED = re.compile(r"律师|工作者|员工|职工|职员|人员|之[夫妻子女父母]|均|系|推荐|近亲属|公民")
_NO_NAME = re.compile(
    r"^(?:代理权|权限|一般|特别|系|该|无|不详|未(?=[到委提办详知成聘参])|缺|同|暂|有[□☑]|是|均|职务|地址|电话|：|身份|男|女|姓名|性别)"
)
_LABEL = re.compile(r"[\n。；，]?\s*(?:姓名|名称)[：:]")
_GROUP_END = re.compile(r"(?:律师|工作者|员工|职工|职员|人员)(?:\([^()]*\))?[、，；]")
_KIN = re.compile("([^系]{2,4})系(?!统)")  # 法定代表人张某系李某之兄: the sentence goes on
_REST = 160


@dataclass(frozen=True, slots=True)
class _Named:
    """Names read from one unit, with the stretch that describes them."""

    names: tuple[Place, ...]
    rest: Place


def read_representatives(page: Page, title: Title, parties: tuple[Party, ...]) -> tuple[Representative, ...]:
    """Representatives in order of the party block, one for each party that a shared agent acts for."""
    found: list[Representative] = []
    seen: set[tuple[str, str, str]] = set()
    entries = read_entries(page, title)
    represented = Represented(page.text, entries)
    for index, entry in enumerate(entries):
        if entry.unit.kind == "party":
            continue
        principals = _or_lost(represented.by(index), entry.unit, entries, parties)
        for one in _of_unit(page, entries, index, principals):
            key = (one.name, one.kind, one.for_)
            if key not in seen:
                seen.add(key)
                found.append(one)
    known = frozenset(one.name for one in found) | frozenset(party.name for party in parties)
    found += attending_agents(page, parties, known)
    return tuple({(one.name, one.kind, one.for_): one for one in found}.values())


def _or_lost(
    principals: tuple[Party, ...], unit: Unit, entries: tuple[Entry, ...], parties: tuple[Party, ...]
) -> tuple[Party, ...]:
    """A legal representative below a natural person belongs to the organisation that the block lost, if there is one."""
    if unit.kind != "legal_representative" or any(p.kind != "person" for p in principals):
        return principals
    printed = {party.name for entry in entries for party in entry.parties}
    lost = tuple(p for p in parties if p.kind == "organization" and p.name not in printed)
    return lost if len(lost) == 1 else principals


def _of_unit(
    page: Page, entries: tuple[Entry, ...], index: int, principals: tuple[Party, ...]
) -> list[Representative]:
    unit = entries[index].unit
    following = entries[index + 1].unit.kind if index + 1 < len(entries) else ""
    found: list[Representative] = []
    for group in _groups(page, unit, following):
        # The head of an administrator comes from a firm (会计师事务所); that of a party is the party's own.
        own = unit.kind != "agent" and "管理人" not in page.text[unit.start : group.rest[0]]
        firm = find_firm(page.text, *group.rest, offices_only=own)
        for span in group.names:
            for party in principals:
                found.append(
                    Representative(
                        name=printed_name(page, *span),
                        kind=unit.kind,
                        for_=party.name,
                        firm=page.compact(*firm) if firm else None,
                        spans=page.place(*span),
                        source="rule:representative-line",
                    )
                )
    return found


def _groups(page: Page, unit: Unit, following: str) -> list[_Named]:
    """Names with their descriptions; several where each name has its own (张某，甲所律师、李某，乙所律师)."""
    text, at = page.text, _body(page.text, unit)
    line = text.find("\n", at, unit.end)
    end = min(unit.end, at + 4 * _REST)
    groups: list[_Named] = []
    while at < end:
        limit = end if line < 0 else line
        close = _GROUP_END.search(text, at, limit)
        if close and close.start() - at <= 4:  # 刘某律师，甲律师事务所律师: the title follows the name
            close = _GROUP_END.search(text, close.end(), limit)
        stop = close.end() if close else end
        names, rest = _names(page, at, stop, first=not groups)
        if not names:
            break
        groups.append(_Named(tuple(names), (rest, min(stop, rest + _REST))))
        if not close:
            break
        at = stop
    return groups or _instead(page, unit, at, following)


def _instead(page: Page, unit: Unit, at: int, following: str) -> list[_Named]:
    """An organisation where a person is expected: the person behind it, or the organisation itself."""
    text = page.text
    end = name_end(page, at, unit.end)
    name = text[at:end]
    if (
        unit.kind not in ("person_in_charge", "agent")
        or _NO_NAME.match(name)
        or not ends_like_organisation(name)
    ):
        return []
    person = _HEAD_OF.search(text, end, min(unit.end, end + 60))
    if person:
        return [_Named((person.span(1),), (end, end))]
    in_firm = _AFTER_FIRM.search(name)
    if in_firm and looks_like_person(in_firm.group(1), strict=True):
        return [_Named(((at + in_firm.start(1), at + in_firm.end(1)),), (at, at + in_firm.start(1)))]
    if unit.kind == "person_in_charge" and following != "person_in_charge":
        return [_Named(((at, end),), (end, end))]
    return []


def _body(text: str, unit: Unit) -> int:
    """Where the names begin: behind a form's 姓名：, marks and line breaks."""
    label = _LABEL.search(text, max(unit.start, unit.body - 1), min(unit.end, unit.body + 12))
    at = label.end() if label else unit.body
    if MASKED_NAME.match(text, at, unit.end):
        return at
    while at < unit.end and text[at] in "*_ ：:、，\n":
        at += 1
    return at


def _names(page: Page, at: int, end: int, *, first: bool) -> tuple[list[Place], int]:
    """The names at the head of a stretch and where their description begins."""
    text, rest = page.text, at
    spans: list[Place] = []
    while at < end:
        stop = name_end(page, at, end)
        stop = at + len(_bare_name(text[at:stop]))
        name = text[at:stop]
        if not _is_name(page, at, stop, strict=bool(spans) or not first) or (
            spans and text[rest : rest + 1] == "，" and not _list_goes_on(text, stop, end)
        ):
            in_firm = _AFTER_FIRM.search(name) if not spans else None
            if in_firm and looks_like_person(in_firm.group(1), strict=True):
                return [(at + in_firm.start(1), at + in_firm.end(1))], at
            break
        spans.append((at, stop))
        rest = stop
        after = _skip_note(text, stop, end)
        if after >= end or text[after] not in "、，；":
            break
        at = after + 1
    return spans, rest


def _bare_name(name: str) -> str:
    name = (
        name.split("律师")[0] if name.endswith("律师") and len(name) <= 6 and "事务所" not in name else name
    )
    told = _KIN.match(name)
    return strip_job(told.group(1) if told and looks_like_person(told.group(1), strict=True) else name)


def _is_name(page: Page, start: int, end: int, *, strict: bool) -> bool:
    name = page.text[start:end]
    if not name or _NO_NAME.match(name) or is_job(name) or (ends_like_organisation(name) and len(name) > 3):
        return False
    if len(name) == 1:
        return name.isascii() and name.isalpha()
    return looks_like_person(name, strict=strict) or (not strict and gap_before(page, end) and len(name) < 5)


def _list_goes_on(text: str, stop: int, end: int) -> bool:
    """Behind a comma a short phrase is one more name only if a shared description follows (张某，李某，甲所律师)."""
    following = text[stop : min(end, stop + 40)]
    return following[:1] in "，、" and bool(_DESCRIBED.search(following))


def _skip_note(text: str, at: int, end: int) -> int:
    """Behind a note in brackets (（特别授权））."""
    if at < end and text[at] == "(":
        close = text.find(")", at, end)
        return close + 1 if close > 0 else at
    return at
