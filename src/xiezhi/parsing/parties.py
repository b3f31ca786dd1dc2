"""Parties (当事人): who they are, in which role, persons or organisations.

Read from the party block; where a document prints none (some mediation statements, notices, enforcement papers),
from the order of names in 甲与乙…一案.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from xiezhi.parsing.names import (
    ends_like_organisation,
    has_surname,
    is_organisation,
    looks_like_person,
    name_end,
    reads_like_sentence,
    starts_with_label,
    strip_job,
)
from xiezhi.parsing.page import Page
from xiezhi.parsing.party_block import Unit, find_units
from xiezhi.parsing.party_details import read_details
from xiezhi.parsing.roles import bare, role_of
from xiezhi.parsing.title import Title
from xiezhi.parsing.told_parties import lost_side, parties_told
from xiezhi.schema import PARTY_PAPERS, Party, Place
from xiezhi.schema.values import plain_value
from xiezhi.text.expressions import expression

_PAPER = re.compile(r"^[^\n，。]{0,12}(?:诉状|起诉状|反诉状|申请书)$", re.MULTILINE)
_LABELLED = re.compile(r"(?:^|[\n。；])\s*(?:姓名|名称|单位名称|企业名称|公司名称)[：:]")
_RETRIAL_WORDS = ("再审申请人", "申请再审人", "申诉人", "再审申请书")
_RETRIAL_TYPES = (
    "民再",
    "民提",
    "民申",
    "民监",
    "民抗",
    "行申",
    "行再",
    "行提",
    "再终",
    "再初",
    "审监",
    "再字",
    "申字",
    "监字",
    "提字",
)
_BAD_NAME = re.compile(
    r"一案|纠纷|审理经过|裁判结果|当事人|诉称|辩称|诉讼|请求|法律(?!咨询|服务|援助|事务|顾问|科技)|规定|本院|应当|未到庭|委托代理|未应诉|是否|要求被|给付|之[父母子女妻夫]$|[“”《》?!=]"
)
# A court or procuratorate as a party: it owes compensation (国家赔偿法).
_COURT_NAME = re.compile(r"[\u4e00-\u9fa5]{2,20}(?:人民法院|人民检察院)")
_SAME = re.compile("同(?:上|前)")
_SAME_AS = re.compile("同(?:第?[一二三四五]?(?:原告|被告|上诉|被上诉|申请|被申请|第三)|其|本人|公司)")
_SCRAP = re.compile("[的是在与及为之]")
# Words for somebody already named, behind a role word that belongs to an agent's line (系原告公司职员, 系原告奶奶).
_NOBODY = frozenset(
    [
        "公司",
        "该公司",
        "本公司",
        "单位",
        "奶奶",
        "爷爷",
        "父亲",
        "母亲",
        "妻子",
        "丈夫",
        "儿子",
        "女儿",
        "哥哥",
        "姐姐",
        "弟弟",
        "妹妹",
    ]
)


_GROUP = re.compile(r"(.{2,4}?)等[\d一二三四五六七八九十百两]+[人名]")  # 张某等12人
MASKED_NAME = re.compile(r"[*]{2,4}[\u4e00-\u9fa5]{0,2}(?=[，。、；(\n]|$)")  # ***, ***斌
_EARLIER_ROLE = re.compile(r"\((?:原审|一审|二审|再审|原)[^()\n]{0,24}\)")
_STACK = re.compile("[、，暨兼及即和/(]")
_NATURAL = re.compile(r"(?:\([^()]{0,40}\))?，?(?:男|女)(?:性)?(?:[，。、；\n]|$)|，?(?:19|20)\d\d年")
# What blank forms print where a name is to stand.
_BLANK = re.compile(
    r"^(?:(?:填写|写明|公民|单位|企业|本人)?(?:姓名|名称)|签名|盖章|基本情况|年月日|[.…_＿—-]+$|律师事务所)|_{2}"
)


@plain_value
class Entry:
    """A unit of the party block with the parties it names (none for a representative's unit)."""

    unit: Unit
    parties: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class _Frame:
    """What of the document decides between roles that share a word."""

    retrial: bool
    counterclaim: bool
    arbitration: bool
    criminal: bool = False


def read_parties(page: Page, title: Title) -> tuple[Party, ...]:
    """The parties in order of the party block, each once."""
    parties = tuple(party for entry in read_entries(page, title) for party in entry.parties)
    if not parties:
        return parties_told(page, title)
    code = str(title.doc_type.value) if title.doc_type else ""
    return parties if code in PARTY_PAPERS else lost_side(page, title, parties)


def read_entries(page: Page, title: Title) -> tuple[Entry, ...]:
    """The units of the party block in order, with the parties that each names.

    A party's paper may hold several papers (a book of forms): each has its own block.
    """
    kept: dict[int, tuple[Entry, ...]] = vars(page).setdefault(
        "party_entries", {}
    )  # as cached_property keeps
    if title.end not in kept:
        kept[title.end] = _read_entries(page, title)
    return kept[title.end]


def _read_entries(page: Page, title: Title) -> tuple[Entry, ...]:
    frame = _frame(page, title)
    entries = _block_entries(page, title.end, frame)
    if not entries and title.end:
        entries = _block_entries(page, title.start, frame) or _block_entries(page, 0, frame)
    if title.doc_type is not None and title.doc_type.value in PARTY_PAPERS:
        after = entries[-1].unit.end if entries else title.end
        for again in _PAPER.finditer(page.text, after):  # a blank form comes before its example
            entries += _block_entries(page, again.end(), frame)
        return _without_signers(entries)
    return entries


def _without_signers(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """A party's paper names its author again where it is signed, without the stacked role: named once is enough."""
    seen: set[str] = set()
    kept: list[Entry] = []
    for entry in entries:
        kept.append(Entry(entry.unit, tuple(p for p in entry.parties if p.name not in seen)))
        seen |= {party.name for party in entry.parties}
    return tuple(kept)


def _frame(page: Page, title: Title) -> _Frame:
    code = str(title.doc_type.value) if title.doc_type else ""
    number = str(title.case_number.value) if title.case_number else ""
    head = page.text[title.start : title.end + 40]
    court = str(title.court.value) if title.court else ""
    return _Frame(
        retrial=code == "retrial_petition"
        or any(word in head for word in _RETRIAL_WORDS)
        or any(word in number for word in _RETRIAL_TYPES),
        counterclaim=code == "counterclaim",
        arbitration=code.startswith("arbitration") or "仲裁" in court,
        criminal=code.startswith("criminal"),
    )


def _block_entries(page: Page, start: int, frame: _Frame) -> tuple[Entry, ...]:
    units = find_units(page, start)
    if any(bare(unit.word.split("(")[0]) in ("再审申请人", "申请再审人") for unit in units):
        frame = replace(frame, retrial=True)
    entries: list[Entry] = []
    seen: set[tuple[str, str]] = set()
    above: str | None = None
    for unit in units:
        if unit.kind != "party":
            entries.append(Entry(unit))
            continue
        parties = tuple(
            _addressed(party, above)
            for party in _parties_of(page, unit, frame, units)
            if (party.name, party.role) not in seen and not _already(party, seen)
        )
        above = next((party.address for party in parties if party.address), above)
        seen |= {(party.name, party.role) for party in parties}
        entries.append(Entry(unit, parties))
    return tuple(entries) if seen else ()


def _addressed(party: Party, above: str | None) -> Party:
    """A party whose address is 同上 has that of the party above; 同被告一 says none."""
    if not party.address or not party.address.startswith("同"):
        return party
    if _SAME.match(party.address):
        return replace(party, address=above)
    return replace(party, address=None) if _SAME_AS.match(party.address) else party


def _already(party: Party, seen: set[tuple[str, str]]) -> bool:
    """A sentence that goes on about a party already read (被告人张某曾因…); a branch of a company is another party."""
    return any(
        party.name.startswith(name)
        and party.role == role
        and len(name) > 1
        and not (len(name) > 4 and ends_like_organisation(name) and ends_like_organisation(party.name))
        for name, role in seen
    )


def _parties_of(page: Page, unit: Unit, frame: _Frame, units: tuple[Unit, ...]) -> tuple[Party, ...]:
    """The parties of one unit: usually one, several in 被告张三、李四 or on a list."""
    words = _STACK.split(unit.word, maxsplit=1)
    stacked = (words[1] if len(words) > 1 else "") + unit.notes
    role = role_of(
        words[0],
        stacked,
        retrial=frame.retrial,
        counterclaim=frame.counterclaim,
        arbitration=frame.arbitration,
    )
    if frame.criminal and any("公诉" in other.notes for other in units):
        role = {"plaintiff": "prosecution", "defendant": "accused"}.get(role, role)
    spans = _name_spans(page, unit)
    if role == "administrator" and not _bankruptcy(units):
        return ()
    details = page.text[spans[-1][1] : unit.end] if spans else ""
    follower = next((other.kind for other in units if other.start >= unit.end and other.end > unit.start), "")
    return tuple(_party(page, span, role, details if len(spans) == 1 else "", follower) for span in spans)


def _bankruptcy(units: tuple[Unit, ...]) -> bool:
    """Administrators are parties only beside creditors, debtors and applicants, not as aides of a plaintiff."""
    return all(
        bare(_STACK.split(u.word, maxsplit=1)[0]) not in ("原告", "被告", "上诉人", "被上诉人")
        for u in units
        if u.kind == "party"
    )


def _party(page: Page, span: Place, role: str, text: str, follower: str) -> Party:
    name = printed_name(page, *span)
    found = read_details(text)
    return Party(
        name=name,
        role=role,
        kind=_kind(page.text[span[0] : span[1]], role, text, follower),
        sex=found.sex,
        born_on=found.born_on,
        ethnicity=found.ethnicity,
        address=found.address,
        identifier=found.identifier,
        spans=page.place(*span),
        source="rule:party-line",
    )


def printed_name(page: Page, start: int, end: int) -> str:
    """A name as printed: spread characters joined, words of a Latin name kept apart."""
    printed = page.printed(start, end)
    return " ".join(printed.split()) if printed.isascii() else page.compact(start, end)


def _kind(name: str, role: str, details: str, follower: str) -> str:
    """`person` or `organization`: the details of a natural person decide first, then what follows, then the name."""
    if _NATURAL.match(details):
        return "person"
    if (group := _GROUP.match(name)) and looks_like_person(group.group(1)):
        return "person"
    if role in ("prosecution", "administrator"):
        return "organization"
    if role == "accused" and len(name) <= 4:
        return "person"
    if follower in ("legal_representative", "person_in_charge") and not has_surname(name[:1]):
        return "organization"
    if follower == "operator" and len(name) > 3:
        return "organization"
    return "organization" if is_organisation(name) else "person"


def _name_spans(page: Page, unit: Unit) -> list[Place]:
    """Page spans of the names in a unit, bad ones left out."""
    body = _body(page, unit)
    if body is None:
        return []
    text = page.text
    spans: list[Place] = []
    at = body
    while at < unit.end:
        end = name_end(page, at, unit.end)
        end = at + len(strip_job(text[at:end].rstrip(".") if not text[at:end].isascii() else text[at:end]))
        end = _over_break(page, at, end, unit.end)
        if not _good(text[at:end], colon=unit.colon or bool(spans)):
            break
        spans.append((at, end))
        following = _next_name(page, spans, end, unit)
        if following is None:
            break
        at = following
    return spans


def _over_break(page: Page, start: int, end: int, limit: int) -> int:
    """Where an organisation's name ends that is broken over two lines (…开发有 / 限公司)."""
    text = page.text
    if (
        end - start < 5
        or text[end : end + 1] != "\n"
        or end + 1 >= limit
        or ends_like_organisation(text[start:end])
    ):
        return end
    stop = name_end(page, end + 1, limit)
    rest = text[end + 1 : stop]
    joined = ends_like_organisation(rest) and not starts_with_label(rest) and len(rest) < 20
    return stop if joined and text[stop : stop + 1] in ("。", "，", "(", "\n", "") else end


def _body(page: Page, unit: Unit) -> int | None:
    """Where the first name begins: behind the head, or behind 姓名： / 名称： in a form."""
    text, at = page.text, unit.body
    label = _LABELLED.search(text, max(unit.start, at - 1), min(unit.end, at + 40))
    if label and not set(text[at : label.start()]) - set("\n：:()自然人法人非组织、 "):
        at = label.end()
    if text.startswith("自报", at):
        at += 2
    if MASKED_NAME.match(text, at, unit.end):
        return at
    if unit.colon and (aside := _EARLIER_ROLE.match(text, at, unit.end)):
        at = aside.end()  # 上诉人：（原审原告）张某
    while at < unit.end and text[at] in "*_\"' ：:":
        at += 1
    if (
        at < unit.end
        and text[at] == "\n"
        and unit.colon
        and not expression(r"\n[^\n：:]{2,30}：").match(text[at : at + 32])
    ):
        at += 1
    return at if at < unit.end and text[at] != "\n" else None


def _good(name: str, *, colon: bool) -> bool:
    if name in _NOBODY:
        return False
    if _COURT_NAME.fullmatch(name):
        return True
    if not name or len(name) > 60 or _BAD_NAME.search(name) or name.isdigit() or _BLANK.search(name):
        return False
    if _SCRAP.match(name) and not (colon and ends_like_organisation(name)):
        return False
    if len(name) == 1:
        return colon and name.isalpha() and name.isascii()
    if looks_like_person(name):
        return True
    if colon:
        return ends_like_organisation(name) or len(name) > 6
    return not reads_like_sentence(name) and (ends_like_organisation(name) or 8 < len(name) < 30)


def _next_name(page: Page, spans: list[Place], end: int, unit: Unit) -> int | None:
    """Where the next name of a joint line begins, if the line goes on with a name (被告张三、李四)."""
    text = page.text
    if end >= unit.end or text[end] not in "、；;，\n":
        return None
    begin = end + 1
    stop = name_end(page, begin, unit.end)
    name = text[begin:stop]
    if starts_with_label(name):
        return None
    person = looks_like_person(name, strict=True)
    organisation = len(name) > 4 and ends_like_organisation(name) and not reads_like_sentence(name)
    closes = stop >= unit.end or text[stop] in "、；。，\n("
    if text[end] == "，" or text[end] == "\n":
        only_names = all(text[b] in "，；\n" for _, b in spans) and stop >= unit.end - 1
        return begin if only_names and text[end] != "\n" and (person or organisation) else None
    return begin if closes and (person or organisation) else None
