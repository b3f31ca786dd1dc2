"""Parties of a document without a party block, from the order of names in 甲与乙…纠纷一案 and from addresses."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from xiezhi.parsing.names import (
    ends_like_organisation,
    has_compound_surname,
    is_organisation,
    looks_like_person,
    reads_like_sentence,
)
from xiezhi.parsing.page import Page
from xiezhi.parsing.roles import bare, role_of, role_word
from xiezhi.parsing.title import Title
from xiezhi.schema import Party, Place
from xiezhi.text import fold

_CASE = re.compile(r"一案|[两二三四五六七八九十]案|纠纷|争议")
_NOTICE = re.compile(r"^([^\n，。：]{2,40})：\n", re.MULTILINE)
_ORDERED = re.compile(r"向([^\n，。：]{2,40}?)发出支付令")
_YOU_AND = re.compile(r"你(?:\(?单位\)?|方|公司)?(?:与|诉)([^\n，。：与诉]{2,60})(?:一案)")
_AND_YOU = re.compile(r"(?:受理|原告|[，。：\n])了?((?:(?!受理|原告)[^\n，。：与诉]){2,40})(?:与|诉)你")
_NOTE = re.compile(r"\((?:以下|下称|简称|原|又)")
_LEAD = re.compile(
    r"(?:关于|本院|已经|已|在|依据|对|审理|执行|审查|受理|立案|的|上列|复核|\(\d{4}\)[^号\n]{3,30}号)*"
)
_BREAK = re.compile("[，。；、：\n(]")
_VERB = re.compile(
    "因|于|诉|与|不服|向|称|犯|及|为|要求|认为|的|和|对|经|之|未|到庭|委托|以|提|刑事|在|自|已|、|享|所"
)
_VAGUE = frozenset(
    {
        "利害关系人",
        "担保人",
        "管理人",
        "委托人",
        "债权人",
        "债务人",
        "执行机关",
        "买受人",
        "公诉机关",
    }
)
_NO_LAST = "说称将于在被对向因诉同提还又与和等均也的省市县区镇乡村州旗"
_NOTES = re.compile(r"(?:\([^()\n]*\))*：?")
_FIRST = frozenset({"plaintiff", "appellant", "retrial_applicant", "applicant", "enforcement_applicant"})
_SECOND = frozenset({"defendant", "appellee", "retrial_respondent", "respondent", "judgment_debtor"})
_STOP = re.compile("[、，。；\n]")
_TOLD_WITHIN = 1500
_SENTENCE, _LONGEST, _MOST = 600, 70, 12  # characters of a sentence and of a name, tries
_JOINT = re.compile("诉与|与|诉")
_TRAILING = re.compile(r"(?:\((?:以下|下称|简称|原)[^()]*\))?(?:等\S{0,4})?(?:因|为)?$")


def parties_told(page: Page, title: Title) -> tuple[Party, ...]:
    """Parties from running text; empty where it names none."""
    return _from_notice(page, title) or _from_roles(page, title) or _from_case_line(page, title)


def lost_side(page: Page, title: Title, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties with a side that the block lost (a line without its role word) and the case line names.

    Names are only taken behind a role word, and only if the case line also names a party already read.
    """
    first = any(party.role in _FIRST for party in parties)
    if (
        first == any(party.role in _SECOND for party in parties)
        or "与" not in page.text[title.end : title.end + 6000]
    ):
        return parties
    known = {party.name for party in parties}
    told = _from_case_line(page, title)
    if not any(party.name in known for party in told):
        return parties
    missing = tuple(
        party
        for party in told
        if party.name not in known and party.role in (_SECOND if first else _FIRST) and _titled(page, party)
    )
    return parties + missing if first else missing + parties


def _titled(page: Page, party: Party) -> bool:
    """Whether a role word stands right before the name in the source."""
    start = party.spans[0][0]
    return fold(page.source.text[max(0, start - 3) : start]).endswith(
        ("原告", "被告", "上诉人", "申请人", "执行人")
    )


def _sides(title: Title) -> tuple[str, str]:
    """The roles of the first and the second side by the kind of document."""
    code = str(title.doc_type.value) if title.doc_type else ""
    number = str(title.case_number.value) if title.case_number else ""
    if code.startswith("enforcement") or re.search("执", number):
        return "enforcement_applicant", "judgment_debtor"
    if code.startswith(("payment", "arbitration")) or re.search("督|破|特|财保|仲", number):
        return "applicant", "respondent"
    if re.search("再|申|监|提", number):
        return "retrial_applicant", "retrial_respondent"
    if re.search("终", number):
        return "appellant", "appellee"
    return "plaintiff", "defendant"


def _from_notice(page: Page, title: Title) -> tuple[Party, ...]:
    """A notice: its addressee, and who else it names (向…发出支付令, 你与…一案, …诉你…一案)."""
    text = page.text
    address = next((m for m in _NOTICE.finditer(text) if _plausible(m.group(1))), None)
    ordered = _ORDERED.search(text, title.end)
    if ordered is None and (address is None or "你" not in text[: _TOLD_WITHIN + title.end]):
        return ()
    first, second = _sides(title)
    found: list[tuple[Place, str]] = []
    if ordered:
        found = [(address.span(1), first)] if address else []
        found += [(ordered.span(1), second)] if _plausible(ordered.group(1)) else []
    elif address and (other := _YOU_AND.search(text, address.end())):
        name = _trim_cause(other.group(1))
        span = (other.start(1), other.start(1) + len(name))
        found = [(address.span(1), first), (span, second)] if _plausible(name) else []
    elif address and (other := _AND_YOU.search(text, address.end())):
        found = [(other.span(1), first), (address.span(1), second)] if _plausible(other.group(1)) else []
    return tuple(_party(page, span, role) for span, role in found)


def _from_roles(page: Page, title: Title) -> tuple[Party, ...]:
    """Names right behind role words in the first sentences (原告张某因不服…, 申请执行人某局于…向本院申请)."""
    text = page.text
    found: dict[str, Party] = {}
    end = min(len(text), title.end + _TOLD_WITHIN)
    for word in role_word().finditer(text, title.end, end):
        if bare(word.group()) in _VAGUE or (text[word.start() - 1 : word.start()] == "被" and word.start()):
            continue
        notes = _NOTES.match(text, word.end())
        at = notes.end() if notes else word.end()
        while at < end:
            stop = next((m.start() for m in _BREAK.finditer(text, at, end)), end)
            name = _trim_told(text[at : min(stop, at + _LONGEST)])
            if not name or not _plausible(name) or any(name in known for known in found):
                break
            role = role_of(
                word.group(),
                "",
                retrial=_sides(title)[0][:7] == "retrial",
                counterclaim=False,
                arbitration=False,
            )
            found[name] = _party(page, (at, at + len(name)), role, "rule:told-role")
            after = text[at + len(name) : at + len(name) + 1]
            if after != "、":
                break
            at += len(name) + 1
    return tuple(found.values())


def _trim_told(piece: str) -> str:
    """A name at the head of a clause, before the verb."""
    for end in (4, 3, 2):
        if _plausible(piece[:end]) and (_cause_follows(piece[end:]) or _VERB.match(piece[end:])):
            return piece[:end]
    organisation = _organisation().match(piece)
    if organisation and len(organisation.group()) > 4:
        return organisation.group()
    return ""


def _from_case_line(page: Page, title: Title) -> tuple[Party, ...]:
    """甲与乙…纠纷一案: the first side before 与 or 诉, the second behind it."""
    text = page.text
    for start in dict.fromkeys((title.end, 0)):
        for case in islice(_CASE.finditer(text, start, start + 4000), _MOST):
            floor = max(0, case.start() - _SENTENCE)
            begin = max(floor - 1, *(text.rfind(stop, floor, case.start()) for stop in "\n。")) + 1
            found = _two_sides(page, title, begin, case.start())
            if found:
                return found
    return ()


def _two_sides(page: Page, title: Title, begin: int, end: int) -> tuple[Party, ...]:
    """Both sides of one sentence, or of its first clause that names them."""
    text = page.text
    lead = _LEAD.match(text, begin, end)
    begin = lead.end() if lead else begin
    for joint in islice(_JOINT.finditer(text, begin, end), _MOST):
        left_role, left = _names(text, begin, joint.start())
        right_role, right = _names(text, joint.end(), min(end + 60, len(text)), open_end=True)
        if left and right:
            first, second = _sides(title)
            roles = (_role(left_role, first), _role(right_role, second))
            return tuple(_party(page, s, roles[0]) for s in left) + tuple(
                _party(page, s, roles[1]) for s in right
            )
    return ()


def _role(word: str, default: str) -> str:
    retrial = default.startswith("retrial")
    return role_of(word, "", retrial=retrial, counterclaim=False, arbitration=False) if word else default


def _names(text: str, start: int, end: int, *, open_end: bool = False) -> tuple[str, list[Place]]:
    """The role word and the spans of a list of names; with `open_end` the cause of action follows the last name."""
    spans: list[Place] = []
    first_role, at = "", start
    while at < end:
        stop = next((m.start() for m in _STOP.finditer(text, at, end)), end)
        word = role_word().match(text, at, stop)
        at = word.end() if word else at
        first_role = first_role or (word.group() if word else "")
        note = text.find("(", at + 1, stop)
        piece = text[at : note if note > at and _NOTE.match(text, note) else stop]
        name = _trim_cause(piece[:_LONGEST]) if open_end else _TRAILING.sub("", piece[:_LONGEST])
        if not _plausible(name):
            return first_role, spans if open_end else []
        spans.append((at, at + len(name)))
        if stop >= end or text[stop] != "、" or (open_end and len(name) < len(piece)):
            break
        at = stop + 1
    return first_role, spans


def _trim_cause(piece: str) -> str:
    """`烟台某酒店管理有限公司劳动争议两案` → the name before the cause."""
    organisation = _organisation().match(piece)
    if organisation:
        return organisation.group()
    for end in (2, 3, 4):
        if looks_like_person(piece[:end], strict=True) and _cause_follows(piece[end:]):
            return piece[:end]
    return piece


@cache
def _organisation() -> re.Pattern[str]:
    branch = "(?:[^、，]{1,16}?(?:分公司|支公司|支行|分行|营业部|营业厅|分社|营运中心|运营中心))?"
    word = "(?:(?!与被|与原|与上|因|诉)[^、，])*?"
    weaker = "委员会|政府|中心|厂|医院|学校|大学|局|酒店|合作社|门市|商行|经营部|超市|店"
    return re.compile(
        f"{word}(?:公司|银行|信用社|联社)(?!管理|经营){branch}|{word}(?:{weaker})(?:[^、，]{{2,10}}?(?:分局|派出所|支队|大队))?"
    )


@cache
def _cause_start() -> re.Pattern[str]:
    return re.compile(
        "(?:民间|借|买卖|合同|劳动|劳务|离婚|婚|继承|机动|道路|侵权|租赁|房屋|建设|金融|信用|追|保证|不当|身体|健康|生命|财产|相邻|物权|返还|确认|"
        "承揽|运输|保险|股权|商标|著作|专利|名誉|抚养|赡养|分家|土地|农村|供用|委托|居间|中介|服务|物业|工伤|提供|申请|债|票据|破产|执行|案外|"
        "第三|排除|恢复|占有|抵押|担保|加工|定作|合伙|联营|技术|特许|仓储|保管|损害|赔偿|人格|医疗|产品|用益|所有权|共有|清算|公司|支付|一案|[两二三四]案)"
    )


def _cause_follows(rest: str) -> bool:
    return not rest or bool(_cause_start().match(rest))


def _plausible(name: str) -> bool:
    """Whether a phrase cut from running text is a name and nothing else."""
    if not 2 <= len(name) <= 50 or reads_like_sentence(name):
        return False
    if looks_like_person(name, strict=True):
        return name[-1] not in _NO_LAST and (len(name) < 4 or "某" in name or has_compound_surname(name))
    return len(name) > 3 and ends_like_organisation(name)


def _party(page: Page, span: Place, role: str, source: str = "rule:case-line") -> Party:
    name = page.compact(*span)
    kind = "organization" if is_organisation(page.text[span[0] : span[1]]) else "person"
    return Party(name, role, kind, spans=page.place(*span), source=source)
