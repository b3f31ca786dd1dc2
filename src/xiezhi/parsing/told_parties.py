"""Parties of a document without a party block, from the order of names in 甲与乙…纠纷一案 and from addresses."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, pairwise

from xiezhi.parsing.names import is_organisation
from xiezhi.parsing.opening import is_excerpt
from xiezhi.parsing.page import Page
from xiezhi.parsing.roles import bare, role_of, role_word
from xiezhi.parsing.title import Title
from xiezhi.parsing.told_names import is_told_name, name_before_cause, name_told
from xiezhi.schema import Party, Place
from xiezhi.text import fold
from xiezhi.text.alternation import by_first_character
from xiezhi.text.expressions import expression

_CASE = re.compile(by_first_character("一案|[两二三四五六七八九十]案|纠纷|争议"))
_NOTICE = re.compile(r"^((?:[^\n，。：、]{2,40}[、，])*[^\n，。：、]{2,40})：\n", re.MULTILINE)
_YOUR_PLEA = re.compile(r"你们?(?:因|为|对|不服|以|就)[^\n]{0,900}?(?:申诉|申请再审)")
_ORDERED = re.compile(r"向([^\n，。：]{2,40}?)发出支付令")
_YOU_AND = re.compile(r"你(?:\(?单位\)?|方|公司)?(?:与|诉)([^\n，。：与诉]{2,60})(?:一案)")
_AND_YOU = re.compile(r"(?:受理|原告|[，。：\n])了?((?:(?!受理|原告)[^\n，。：与诉]){2,40})(?:与|诉)你")
_NOTE = re.compile(r"\((?:以下|下称|简称|原|又)")
_LEAD = re.compile(
    r"(?:关于|本院|已经|已|在|依据|对|审理|执行|审查|受理|立案|的|上列|复核|\(\d{4}\)[^号\n]{3,30}号)*"
)
_BREAK = re.compile("[，。；、：\n(]")
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
_NOTES = re.compile(r"(?:\([^()\n]*\))*：?")
_OPPOSITE = {
    "plaintiff": "defendant",
    "appellant": "appellee",
    "retrial_applicant": "retrial_respondent",
    "applicant": "respondent",
    "enforcement_applicant": "judgment_debtor",
}
_SUED = re.compile(
    r"(?:\([^()\n]*\))?(?:因|不服)?诉(?!称|请|至|讼|求)(?:被上诉人|被告|被申请人|再审被申请人)?"
)
_FIRST = frozenset({"plaintiff", "appellant", "retrial_applicant", "applicant", "enforcement_applicant"})
_SECOND = frozenset({"defendant", "appellee", "retrial_respondent", "respondent", "judgment_debtor"})
_LIST_MARK = re.compile("[、，]")
_STOP = re.compile("[、，。；\n]")
_TOLD_WITHIN = 1500
_SENTENCE, _LONGEST, _MOST = 600, 70, 12  # characters of a sentence and of a name, tries
_ASIDE = 120
_JOINT = re.compile("诉与|与|诉")
_TRAILING = re.compile(r"(?:\((?:以下|下称|简称|原)[^()]*\))?(?:等\S{0,4})?(?:因|为)?$")


def parties_told(page: Page, title: Title) -> tuple[Party, ...]:
    """Parties from running text; empty where it names none."""
    return (
        _addressed(page, title)
        or _from_notice(page, title)
        or _sides_told(_from_roles(page, title), page, title)
        or _from_case_line(page, title)
        or _from_speakers(page, title)
    )


def _sides_told(told: tuple[Party, ...], page: Page, title: Title) -> tuple[Party, ...]:
    """Parties by role words; with who speaks where the role words tell of no side (案外人张某)."""
    if any(party.role in _FIRST | _SECOND for party in told):
        return told
    return told and (*_from_speakers(page, title), *told)


def lost_side(page: Page, title: Title, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties that the block lost and the case line names: a whole side, or some of one.

    Names are only taken if the case line also names a party already read; of a lost side only behind a role word.
    """
    if (
        "与" not in page.text[title.end : title.end + 6000]
        and "诉" not in page.text[title.end : title.end + 6000]
    ):
        return parties
    if all(party.role == "other" for party in parties):
        return parties  # who is fined need not be a side of the case
    told = _from_case_line(page, title)
    known = {party.name for party in parties}
    if not any(party.name in known for party in told):
        return parties
    for side in (_FIRST, _SECOND):
        here = [party for party in parties if party.role in side]
        there = [party for party in told if party.role in side]
        if here:
            missing = _left_out(known, here, there)
            at = parties.index(here[-1]) + 1 if missing else 0
        else:
            missing = [party for party in there if party.name not in known and _titled(page, party)]
            at = 0 if side is _FIRST else len(parties)
        parties = parties[:at] + tuple(missing) + parties[at:] if missing else parties
    return parties


def _left_out(known: set[str], here: list[Party], there: list[Party]) -> list[Party]:
    """Parties of one side that only the case line names; none where the line does not name all of the block's."""
    if len(there) <= len(here) or not {party.name for party in here} <= {party.name for party in there}:
        return []
    return [party for party in there if not any(_same(party.name, name) for name in known)]


def _same(name: str, other: str) -> bool:
    """Whether two names may be two printings of one (张三, 张山; a short name)."""
    if name in other or other in name:
        return True
    return len(name) == len(other) and sum(a != b for a, b in zip(name, other, strict=True)) == 1


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
    if code.startswith("enforcement") or expression("执").search(number):
        return "enforcement_applicant", "judgment_debtor"
    if code.startswith(("payment", "arbitration")) or expression("督|破|特|财保|仲").search(number):
        return "applicant", "respondent"
    if expression("再|申|监|提").search(number):
        return "retrial_applicant", "retrial_respondent"
    if expression("终").search(number):
        return "appellant", "appellee"
    return "plaintiff", "defendant"


def _from_notice(page: Page, title: Title) -> tuple[Party, ...]:
    """A notice: its addressee, and who else it names (向…发出支付令, 你与…一案, …诉你…一案)."""
    text = page.text
    address = next((m for m in _NOTICE.finditer(text) if is_told_name(_first_of(m.group(1)))), None)
    ordered = _ORDERED.search(text, title.end)
    if ordered is None and (address is None or "你" not in text[: _TOLD_WITHIN + title.end]):
        return ()
    plea = address and _YOUR_PLEA.search(text, address.end(), address.end() + 2 * _SENTENCE)
    first, second = _sides(title)
    found: list[tuple[Place, str]] = []
    if ordered:
        found = [(span, first) for span in _listed(text, *address.span(1))] if address else []
        found += [(ordered.span(1), second)] if is_told_name(ordered.group(1)) else []
    elif address and (other := _YOU_AND.search(text, address.end())):
        name = name_before_cause(other.group(1))
        span = (other.start(1), other.start(1) + len(name))
        found = (
            [*((place, first) for place in _listed(text, *address.span(1))), (span, second)]
            if is_told_name(name)
            else []
        )
    elif address and not plea and (other := _AND_YOU.search(text, address.end())):
        found = [(other.span(1), first)] if is_told_name(other.group(1)) else []
        found += [(place, second) for place in _listed(text, *address.span(1))] if found else []
    if not found and plea and address:
        found = [(span, "retrial_applicant") for span in _listed(text, *address.span(1))]
    return tuple(_party(page, span, role) for span, role in found)


_ADDRESSED = re.compile(
    r"(?<=\n)(?:[^()，。；：、\n]{2,40}\((?:申请执行人|被执行人|原告|被告|申请人|被申请人|第三人|上诉人|被上诉人|异议人)\)[、，]?){1,12}："
)
_ONE_ADDRESSED = re.compile(r"(?P<name>[^()，。；：、\n]{2,40})\((?P<role>[^()]+)\)")


def _addressed(page: Page, title: Title) -> tuple[Party, ...]:
    """Addressees with their roles in brackets: 某某公司(申请执行人)、张某(被执行人)：."""
    line = _ADDRESSED.search(page.text, max(0, title.end - 1), title.end + _SENTENCE)
    named = _ONE_ADDRESSED.finditer(page.text, *line.span()) if line else ()
    return tuple(
        _party(page, one.span("name"), _role(one["role"], "other"), "rule:told-addressed") for one in named
    )


def _first_of(names: str) -> str:
    return expression("[、，]").split(names, maxsplit=1)[0]


def _listed(text: str, start: int, end: int) -> list[Place]:
    """The names of a list of addressees, each one plausible."""
    cuts = [start, *(m.end() for m in _LIST_MARK.finditer(text, start, end)), end + 1]
    spans = [(a, b - 1) for a, b in pairwise(cuts)]
    return [span for span in spans if is_told_name(text[span[0] : span[1]])]


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
        if text.startswith(("及", "民法院"), at):
            continue  # 被告及某公司; 申请人民法院
        while at < end:
            stop = next((m.start() for m in _BREAK.finditer(text, at, end)), end)
            name = name_told(text[at : min(stop, at + _LONGEST)])
            if not name or not is_told_name(name) or any(name in known for known in found):
                break
            if f"简称{name}" in text or f"简称“{name}" in text:
                break  # a party already named in full
            role = role_of(
                word.group(),
                "",
                retrial=_sides(title)[0][:7] == "retrial",
                counterclaim=False,
                arbitration=False,
            )
            found[name] = _party(page, (at, at + len(name)), role, "rule:told-role")
            at += len(name)
            if (sued := _SUED.match(text, at, end)) and role in _OPPOSITE:
                _, sides = _names(text, sued.end(), min(end, sued.end() + _SENTENCE), open_end=True)
                for side, span in sides:
                    other = _party(page, span, _role(side, _OPPOSITE[role]), "rule:told-role")
                    found.setdefault(other.name, other)
            if text[at : at + 1] != "、":
                break
            at += 1
    return tuple(found.values())


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<=[。；\n])|\A)(?P<name>[^，。；：、\n]{2,30}?)(?:(?P<first>向本院提出(?:以下)?诉讼请求|诉称|起诉称|起诉请求)|(?:答辩|辩)称)(?=[，：])"
    )


def _from_speakers(page: Page, title: Title) -> tuple[Party, ...]:
    """张某向本院提出诉讼请求…李某辩称: the sides of a story that prints no role words, by what each says."""
    if not is_excerpt(page, title):
        return ()
    found: dict[str, Party] = {}
    for speech in islice(_speaker().finditer(page.text), _MOST):
        role = "plaintiff" if speech["first"] else "defendant"
        if is_told_name(speech["name"]) and not any(speech["name"] in known for known in found):
            found[speech["name"]] = _party(page, speech.span("name"), role, "rule:told-speaker")
    sides = {party.role for party in found.values()}
    return tuple(found.values()) if sides == {"plaintiff", "defendant"} else ()


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
        _, left = _names(text, begin, joint.start())
        _, right = _names(text, joint.end(), min(end + 60, len(text)), open_end=True)
        if left and right:
            first, second = _sides(title)
            return tuple(
                _party(page, span, _role(word, side))
                for side, names in ((first, left), (second, right))
                for word, span in names
            )
    return ()


def _role(word: str, default: str) -> str:
    retrial = default.startswith("retrial")
    return role_of(word, "", retrial=retrial, counterclaim=False, arbitration=False) if word else default


def _names(text: str, start: int, end: int, *, open_end: bool = False) -> tuple[str, list[tuple[str, Place]]]:
    """The first role word of a list of names, and each name's span under its own role word.

    With `open_end` the cause of action follows the last name.
    """
    spans: list[tuple[str, Place]] = []
    first_role, role, at = "", "", start
    while at < end:
        stop = next((m.start() for m in _STOP.finditer(text, at, end)), end)
        word = role_word().match(text, at, stop)
        at = word.end() if word else at
        role = word.group() if word else role
        first_role = first_role or role
        note = text.find("(", at + 1, stop)
        noted = note > at and _NOTE.match(text, note) is not None
        close = text.find(")", note, note + _ASIDE) if noted else -1
        if close > stop:  # stops inside the aside are none of the list's
            stop = next((m.start() for m in _STOP.finditer(text, close, end)), end)
        piece = text[at : note if noted else stop]
        name = name_before_cause(piece[:_LONGEST]) if open_end else _TRAILING.sub("", piece[:_LONGEST])
        if not is_told_name(name):
            return first_role, spans if open_end else []
        spans.append((role, (at, at + len(name))))
        also = at + len(name) + 1
        if text[also - 1 : also] in ("及", "和") and role_word().match(text, also, stop):
            at = also  # 被告某局及第三人某公司
            continue
        if stop >= end or text[stop] != "、" or (open_end and len(name) < len(piece)):
            break
        at = stop + 1
    return first_role, spans


def _party(page: Page, span: Place, role: str, source: str = "rule:case-line") -> Party:
    name = page.compact(*span)
    kind = "organization" if is_organisation(page.text[span[0] : span[1]]) else "person"
    return Party(name, role, kind, spans=page.place(*span), source=source)
