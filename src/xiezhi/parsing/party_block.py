"""The party block (首部): which stretch of the page names the parties, and its units.

A unit begins at a head, a role word (原告) or a word for who acts for a party (委托诉讼代理人), and runs to the
next head. Heads stand at the start of a line or sentence; with a colon they are believed in more places.
The block ends where the document begins to tell something (…一案, 诉讼请求, 指控).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from xiezhi.knowledge.persons import is_plausible_person
from xiezhi.parsing.page import Page
from xiezhi.parsing.roles import DEED_WORD, role_characters, role_pattern
from xiezhi.schema.values import plain_value
from xiezhi.text.alternation import alternation, first_characters
from xiezhi.text.expressions import expression

REPRESENTATIVE_WORDS = {
    "法定代表人": "legal_representative",
    "法人代表人": "legal_representative",
    "法人代表": "legal_representative",
    "法定代表": "legal_representative",
    "主要负责人": "person_in_charge",
    "公司负责人": "person_in_charge",
    "单位负责人": "person_in_charge",
    "清算组负责人": "person_in_charge",
    "负责人": "person_in_charge",
    "执行事务合伙人委派代表": "person_in_charge",
    "执行事务合伙人": "person_in_charge",
    "执行合伙人": "person_in_charge",
    "诉讼代表人": "person_in_charge",
    "委派代表": "person_in_charge",
    "代表人": "person_in_charge",
    "出庭负责人": "person_in_charge",
    "行政负责人": "person_in_charge",
    "行政机关负责人": "person_in_charge",
    "出庭行政负责人": "person_in_charge",
    "出庭应诉负责人": "person_in_charge",
    "参加诉讼的行政负责人": "person_in_charge",
    "行政机关出庭负责人": "person_in_charge",
    "行政机关出庭应诉负责人": "person_in_charge",
    "经营者": "operator",
    "经营人": "operator",
    "业主": "operator",
    "投资人": "person_in_charge",
    "法定代理人": "guardian",
    "法定监护人": "guardian",
    "监护人": "guardian",
    "指定代理人": "guardian",
    "委托代表人": "agent",
    "受委托人": "agent",
    "委托诉讼人": "agent",
    "受托人": "agent",
    "辩护人": "agent",
    "代理人": "agent",
}  # fmt: skip

_OF_AGENTS = "附带|民事|刑事|特别|一般|全权|共同|委托|诉讼|代为|授权|仲裁|申请|执行|指定|法律援助|复"
_AGENT = f"(?:{_OF_AGENTS})*(?:委托|诉讼|仲裁|申请|授权|执行|特别|一般|复)代理人"
_OF_DEFENDERS = "共同|指定|委托|法律援助|原审"
_DEFENDER = f"(?:{_OF_DEFENDERS})*辩护人"
# Words that a sentence of the party block never holds: the document has begun to tell something.
_NARRATIVE = (
    "一案", "两案", "二案", "诉称", "辩称", "述称", "诉请", "纠纷", "本院受理", "本院立案", "本院依法", "本院于", "本院在", "本院审理", "本院执行",
    "本院认为", "本院经", "本院作出", "本院已", "本院组成", "本院查明", "本院根据", "本院审查", "本院收到", "本院对", "向本院", "向我院", "向本委",
    "法院提起", "法院申请", "法院起诉", "法院提出", "提起公诉", "提起诉讼", "提起上诉", "提出上诉", "诉讼请求", "仲裁请求", "上诉请求", "再审请求",
    "反诉请求", "申请请求", "申请事项", "诉讼标的", "答辩意见", "上诉意见", "请求事项", "事实和理由", "事实与理由", "事实及理由", "指控", "不服",
    "审理终结", "起诉书", "此致", "申请支付令", "经审理", "经查", "委托上列", "现委托", "答辩如下", "提出答辩", "发生法律效力", "公开开庭", "合议庭",
    "依照《", "根据《", "未作答辩", "未作书面", "未予答辩", "补充称", "连带担保责任", "连带保证责任", "连带清偿责任", "连带责任", "作为协议", "特提起", "现提出", "债权数额", "债权总额", "申报债权", "申请撤销", "申请再审，", "请求撤销", "请求依法", "如下协议",
)  # fmt: skip
# Lines of an accused tell of earlier convictions and of custody, so less of them counts.
_CRIMINAL_NARRATIVE = (
    "指控", "提起公诉", "一案", "起诉书", "向本院", "本院受理", "本院立案", "本院审理", "本院认为", "本院经", "本院作出", "本院组成",
    "经审理查明", "刑事判决，", "刑事裁定，", "人民检察院以", "本院依法",
)  # fmt: skip
# Lines that only give a detail of the case, in papers that print their head as a list of labels.
_DETAIL_LINE = re.compile(
    "(?:起诉书文号|受理日期|受案日期|指控罪名|适用程序|出庭公诉人|案由|案号|本院受理时间)："
)
_PRESENT = "代表(?:原告|被告|申请人|被申请人|上诉人|被上诉人)(?:到庭|出庭|参加诉讼)(?:人员|人)?(?=：)"
_LEAD = r"[#*>\-·•\s]*(?:\(?[一二三四五六七八九十\d]{1,3}[)、.．]+)?[*]*(?:当事人(?:信息|情况)?[：]?)?[*]*"


_STOP = re.compile("[\n。；](?<![人告)]；)")  # 申请执行人；张某: a slip for a colon
_SEPARATOR = re.compile("[，、)；]")
_VERB = re.compile(
    "[，。、；的之在及与到未均对称以为已其]|要求|请求|认为|主张|陈述|提[出交供起]|上诉(?!人)|将[被告原于依]|和[被第原]"
)
_COLON = r"(?P<colon>[*]*[：；∶︰]+(?:[*]{2}(?![*，。；\n]))?)?"
_NAMED = re.compile(
    "[^，。；、：()\n与诉的]{2,3}(?:[，。\n(]|$)|[^，。；、：\n]{2,40}(?:公司|银行|[支分]行|厂|店|部|中心|委员会|政府|局|院|社|学校|合伙\\))(?:[，。\n(、]|$)"
)
_MASK = re.compile("[某×Xx*甲乙丙丁\\d]")
_COUNT_CHARS = frozenset("上以前二两三四五六七八九十")
_POWERS = re.compile("代理权限|代为|特别授权|一般授权")
_REACH = 4000


@plain_value
class Unit:
    """One head with what follows it, in page offsets.

    Attributes:
        kind: `party`, or the representative kind of `REPRESENTATIVE_WORDS`.
        word: the head word as matched (`被上诉人`, `法定代表人`).
        notes: the text of the brackets between word and name, and any phrase before a representative's word
            (`二被告共同`, `受张三、李四的共同委托`).
        start: where the head begins.
        body: where the name begins.
        end: where the unit ends.
        colon: whether a colon stands before the name.
    """

    kind: str
    word: str
    notes: str
    start: int
    body: int
    end: int
    colon: bool


@cache
def _heads() -> re.Pattern[str]:
    representatives = "|".join(sorted(REPRESENTATIVE_WORDS, key=len, reverse=True))
    brackets = r"(?P<notes>(?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)[*]*)*)"
    # 被告一：, 被告一张某, 被告1张某; but 四川省…, 三门峡市…, 58同城… are names
    person = r"(?![^，。\n]{0,2}(?:公司|厂|店|局|村|社|院|[省市县区]))[\u4e00-\u9fa5×*]{2,3}(?:[，。\n(]|$)"
    index = rf"(?:之?[一二三四五六七八九十](?=[：、，(]|{person})|[1-9](?!\d)(?=[：、，(]|{person})|[甲乙丙丁A-F](?=：))?"
    opened = r"\((?![^()\n]{0,60}\))"  # a bracket that the copy never closes
    deed = rf"{DEED_WORD}(?=(?:\([^()\n]*\))?：)"
    party = f"(?P<party>{deed}|{role_pattern()}(?:(?:、|，|暨|兼|及|即|和|/|{opened})*(?:{role_pattern()})){{0,6}})\\)?{index}"
    representative = f"(?P<representative>(?:{_AGENT}|{_DEFENDER}|{_PRESENT}|{representatives})(?:[暨兼及](?:{_AGENT}|{_DEFENDER}))*)"
    return re.compile(f"(?:{representative}|{party})[*]*{brackets}(?:名称|姓名|单位)?{_COLON}")


@cache
def _head_characters() -> frozenset[str]:
    """What a head begins with; few of the stretches between commas do."""
    own = f"{_OF_AGENTS}|{_OF_DEFENDERS}|辩护人|{_PRESENT}|{DEED_WORD}|{'|'.join(REPRESENTATIVE_WORDS)}"
    return frozenset(first_characters(own) + role_characters())


def _tells(piece: str, *, criminal: bool) -> bool:
    """Whether a sentence tells something instead of naming somebody."""
    if _DETAIL_LINE.match(piece):
        return False
    if _POWERS.search(piece) and "一案" not in piece and "本院" not in piece:
        return False
    return _narrative(criminal).search(piece) is not None


@cache
def _narrative(criminal: bool) -> re.Pattern[str]:
    return re.compile(alternation(_CRIMINAL_NARRATIVE if criminal else _NARRATIVE))


@cache
def _defender_below() -> re.Pattern[str]:
    return re.compile(r"[\n。](?:指定)?辩护人[：\u4e00-\u9fa5][^，。\n]{1,10}，[^，。\n]{2,30}律师")


@cache
def _heads_before_colon() -> re.Pattern[str]:
    return re.compile(_heads().pattern.replace(_COLON, "(?:[*]*：)(?!.)"), re.DOTALL)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(_LEAD)


@cache
def _shared() -> re.Pattern[str]:
    """A phrase that says for whom an agent acts, before the agent's word."""
    return re.compile(
        r"(?P<phrase>[^，。；：:\n()]{0,60}?)"
        rf"(?P<word>{_AGENT}|{_DEFENDER}|委托诉讼人|法定代理人|法定代表人|负责人|诉讼代表人|经营者)"
        r"(?P<notes>(?:\([^()\n]*\))*)(?P<colon>[：:])?"
    )


def find_units(page: Page, start: int) -> tuple[Unit, ...]:
    """The units of the party block at or after a page offset; empty where no party line is printed."""
    heads: list[Unit] = []
    criminal = False
    told = start == 0 and not _opens(
        page.text
    )  # without a title only a colon tells a party line from a story
    for left, right in _pieces(page.text, start):
        if right - left > 3 and _tells(page.text[left:right], criminal=criminal):
            if criminal and _defender_below().search(page.text, right, right + 400):
                continue  # an earlier conviction, told before the defender
            if any(head.kind == "party" for head in heads):
                return _close(heads, left)
            told = told or not start or "一案" in page.text[left:right] or "本院" in page.text[left:right]
            if right > start + _REACH:
                break
            continue
        found = _heads_in(page.text, left, right, colon_only=told)
        if any(head.kind == "party" and head.colon for head in heads):
            found = [head for head in found if _in_style(page.text, head)]
        heads += found
        criminal = criminal or any(h.word.endswith(("被告人", "罪犯")) for h in found)
    return _close(heads, min(len(page.text), start + 2 * _REACH))


def _in_style(text: str, head: Unit) -> bool:
    """Whether a head fits a block that prints colons: without one it must name somebody and stop."""
    if head.kind != "party" or head.colon:
        return True
    named = _NAMED.match(text, head.body)
    name = named.group().rstrip("，。\n(、") if named else ""
    return bool(name) and (len(name) > 3 or is_plausible_person(name) or bool(_MASK.search(name)))


def _opens(text: str) -> bool:
    """Whether a text begins with a party line."""
    lead = _lead().match(text)
    return bool(_heads().match(text, lead.end() if lead else 0))


def _pieces(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Sentences and lines from an offset on, as far as a party block can reach."""
    limit, left = min(len(text), start + 5 * _REACH), start
    for match in _STOP.finditer(text, start, limit):
        if match.start() > left:
            yield left, match.start()
        left = match.end()
    if limit > left:
        yield left, limit


def _heads_in(text: str, left: int, right: int, *, colon_only: bool) -> list[Unit]:
    """The heads of one sentence: at its start, behind a comma, before a colon."""
    units: list[Unit] = []
    lead = _lead().match(text, left, right)
    first = lead.end() if lead else left
    shared = _shared_head(text, first, right)
    if shared and not (colon_only and not shared.colon):
        units.append(shared)
    at = shared.body if shared else left
    for place in _places(text, first, right):
        if place < at:
            continue
        again = (
            _shared_head(text, place, right)
            if place > first and text[place : place + 1] in _COUNT_CHARS
            else None
        )
        if again and (again.colon or not colon_only):
            units.append(again)
            at = again.body
            continue
        begins = text[place : place + 1] in _head_characters()
        if (
            begins
            and (match := _heads().match(text, place, right))
            and _is_head(text, match, strong=place == first)
            and (match.group("colon") or not colon_only)
        ):
            units.append(_unit(match))
            at = match.end()
    return units


def _places(text: str, first: int, right: int) -> list[int]:
    """Where a head can begin in a sentence, in order."""
    places = {first} | {m.end() for m in _SEPARATOR.finditer(text, first, right)}
    colon = text.find("：", first, right)
    while colon != -1:
        window = _heads_before_colon().search(text, max(first, colon - 24), colon + 1)
        if window:
            places.add(window.start())
        colon = text.find("：", colon + 1, right)
    return sorted(places)


def _unit(match: re.Match[str]) -> Unit:
    word = match.group("representative") or match.group("party")
    kind = "party" if match.group("party") else representative_kind(word)
    notes = match.group("notes")
    if word.startswith("代表") and word not in REPRESENTATIVE_WORDS:
        notes = word + notes
    return Unit(kind, word, notes, match.start(), match.end(), match.end(), bool(match.group("colon")))


def representative_kind(word: str) -> str:
    """The kind of a representative's word: any word that ends in 代理人 or 辩护人 is an agent's."""
    kind = REPRESENTATIVE_WORDS.get(expression("[暨兼及]").split(word, maxsplit=1)[0])
    return kind or "agent"


@cache
def _begins_phrase() -> re.Pattern[str]:
    return re.compile(
        f"[上以前]?[列述]|以上|[二两三四五六七八九十\\d]+[位名个]?|该|共同|{DEED_WORD}|{role_pattern()}"
    )


@cache
def _role_alone() -> re.Pattern[str]:
    return re.compile(f"(?:{DEED_WORD}|{role_pattern()})$")


def _shared_head(text: str, start: int, end: int) -> Unit | None:
    """`二被告共同委托代理人：`, `被告张某、李某的委托代理人`: a representative's head behind a phrase."""
    match = _shared().match(text, start, end)
    if not match or not match.group("phrase"):
        return None
    phrase = match.group("phrase")
    if phrase[-1] in "、,":
        return None
    if not _begins_phrase().match(phrase):
        return None
    if _role_alone().match(phrase) is None and not expression(
        "[列述共同的之]$|、|^(?:以上)?[二两三四五六七八九]|^[上以前][列述]"
    ).search(phrase):
        return None
    following = text[match.end() : match.end() + 1]
    if not match.group("colon") and following in "，。、的在到":
        return None
    notes = phrase + match.group("notes")
    kind = representative_kind(match.group("word"))
    return Unit(kind, match.group("word"), notes, start, match.end(), match.end(), bool(match.group("colon")))


def _is_head(text: str, match: re.Match[str], *, strong: bool) -> bool:
    before, colon = text[match.start() - 1 : match.start()], bool(match.group("colon"))
    following = text[match.end() : match.end() + 1]
    if match.group("representative"):
        if colon:
            return strong or before not in "兼暨(系任为原被"
        ends = not following or following in "，。、；\n的之在及与和到为未均)"
        return not ends and (strong or before in "，、)；")
    if before == "(":
        return colon and match.group("party").endswith("管理人")  # 债务人：某公司（破产管理人：某事务所）
    if colon:
        return True
    if before in "、)；" and not strong:  # a list mark stands for a line break in some exports
        return bool(_NAMED.match(text, match.end()))
    return strong and not _VERB.match(text, match.end())


def _close(heads: list[Unit], end: int) -> tuple[Unit, ...]:
    """Units with their ends: each runs to the next head."""
    ends = [*(head.start for head in heads[1:]), end] if heads else []
    return tuple(
        Unit(h.kind, h.word, h.notes, h.start, h.body, max(h.body, stop), h.colon)
        for h, stop in zip(heads, ends, strict=True)
    )
