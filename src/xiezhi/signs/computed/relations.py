"""Close relation of the two sides (当事人关系密切): a word of kinship, friendship or office between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.passages import sentence_at
from xiezhi.signs.who import DEFENDANT, PLAINTIFF, THIRD
from xiezhi.text.triggers import Trigger

_FRIENDS = r"朋友|好友|同学|战友|同事|同乡|老乡|邻居|师徒|同村"
_KIN = (
    r"夫妻|配偶|父子|母子|父女|母女|兄弟|姐妹|姐弟|兄妹|叔侄|舅甥|翁婿|婆媳|岳父|女婿|儿媳|亲戚|亲属|亲家|姻亲|表兄|表弟|表哥|表姐|表妹|堂兄|堂弟|堂哥"
    r"|堂姐|堂妹|胞兄|胞弟|胞姐|胞妹|连襟|妯娌|舅母|舅舅|舅父|姑父|姑妈|姑姑|姨父|姨妈|叔叔|伯父|婶婶|妻弟|妻兄|小舅子|前妻|前夫|情人|恋人|恋爱"
    rf"|{_FRIENDS}"
)
_NEXT = "兄|弟|姐|妹|妻|夫|子|女|父|母"
_OFFICE = r"员工|职工|会计|出纳|司机|驾驶员|经理|董事|监事|股东|妻子|丈夫|儿子|女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|姐夫|妹夫|嫂子|弟媳|岳母|外甥|侄子|侄女"
_HOME = r"妻子|丈夫|儿子|女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|姐夫|妹夫|嫂子|岳母|外甥|侄子"
_WORD = re.compile(
    rf"(?:{_KIN})(?:关系)?|(?:的(?:{_OFFICE})|(?<=[\u4e00-\u9fff])(?<!其)(?:{_HOME})|之(?:{_NEXT}))(?=[，。；、）)\n])"
)
_FRIEND = re.compile(_FRIENDS)
_SMALL = 100_000.0
"""Yuan: friends, classmates and neighbours lend each other less without anything odd in it."""
_IS = re.compile(r"(?:系|是|(?<![作认成视以])为|(?<!归)属|均系|原系|存在|具有|曾是|曾系)[^，。；：\n]{0,14}$")
_REACH = 18
_BEFORE = 12
_BOTH = re.compile(
    r"原、?被告|双方(?:当事人)?|原告[^，。；\n]{0,14}[与和同][^，。；\n]{0,4}被告|被告[^，。；\n]{0,14}[与和同][^，。；\n]{0,4}原告"
)
_OWING_TO = re.compile(r"(?:因|基于|出于|鉴于|碍于|凭|由于|考虑到)[^，。；：\n]{0,14}$")
_GOES_ON = (
    "共同",
    "介绍",
    "三人",
    "二人",
    "两人",
    "四人",
    "家中",
    "存续",
    "感情",
    "圈",
    "财产",
    "相称",
    "处借",
    "那里",
)
_HEAD = re.compile(r"(?:公司|企业|厂|单位)的?(?:法定代表人|负责人|股东|实际控制人|老板|董事长|总经理)")
_COUPLE = re.compile(
    r"(?:原、?被告|原告与被告|原、被告双方)(?:双方)?(?:原|曾)?(?:于|在|自|系)[^，。；：\n]{0,16}(?:登记结婚|结婚|离婚|同居|恋爱|举行婚礼|订婚)(?!前财产|诉讼费)"
)
_CLOSE = re.compile(
    r"[与和同跟][^，。；：\n]{1,24}?(?:(?:的|之间的?|间)?(?:私人|个人)?关系(?:一直|素来|非常|十分|比较|较为|甚|很|较)?(?:密切|亲密|要好|好|友好|不错|特殊|不一般|非同一般|匪浅)"
    r"|(?:有|存在|具有)[^，。；：\n]{0,4}特殊关系|私交(?:甚|很|较)?(?:好|密|深|笃|厚|不错)|以兄弟相称|称兄道弟|交情(?:甚|很|较)?(?:深|好|厚))"
)
_STAFF = re.compile(
    r"(?:系|是|曾为|曾是|曾系|原为|原系|原是|现为)[^，。；：\n]{2,20}公司(?:的)?(?:员工|职工|会计|出纳|司机|业务员|经理)(?=[，。；、）)\n])"
    r"|(?:曾|原|现)在[^，。；：\n]{2,24}(?:公司|企业|厂|店|工地|单位)[^，。；：\n]{0,6}(?:担任|任职|上班|工作|打工|务工|从事|帮工)[^，。；：\n]{0,6}"
)
# 被告甲，系原告乙之妻: the clause before names who it is said of.
_HANGS_ON = re.compile(r"(?:且|又|也|亦|均|原|曾|并|其)?(?:系|是|与|和|同|跟)(?!否|以|因|由|于|指|本案)")
_NOT = re.compile(
    r"[不非无没][是系属存]|并非|不存在|没有|是否|[未不]能证明|无法证明|介绍|夫妻共同|共同债务|存续|代理|证人|死者|受害人|受益人"
    r"|二被告|两被告|三被告|各被告|两原告|二原告|推荐|近亲属"
)
_BETWEEN_NEIGHBOURS = (
    "健康权",
    "身体权",
    "生命权",
    "侵权",
    "人身",
    "相邻",
    "股东",
    "公司",
    "股权确认",
    "决议",
    "名誉",
    "返还原物",
)
"""Causes in which the relation is the ground of the suit itself, or says nothing."""
_WORK = frozenset({"员工", "职工", "会计", "出纳", "司机", "驾驶员", "经理", "董事", "监事", "股东"})
_ROLES = {"申报人": PLAINTIFF, "出借人": PLAINTIFF, "借款人": DEFENDANT, "答辩人": DEFENDANT}
_FIRST_PERSON = (
    "我与",
    "我和",
    "我跟",
    "我同",
    "我是",
    "我系",
    "我的",
    "本人与",
    "本人和",
    "本人系",
    "本人是",
)
_OWN_PAPERS = ("complaint", "bankruptcy_claim", "application", "arbitration_application")
_DEBTS = ("借", "债", "欠", "担保", "保证", "追偿", "执行", "破产")
"""Causes in which a shareholder who sues his company, or is sued by it, is no matter of course."""
_LABOUR = ("劳动", "工伤", "劳务", "社会保险", "工资", "人事", "职工", "受害")


@cache
def _beginnings() -> Trigger:
    """Where words of kinship and office begin: most documents hold few of them."""
    words = (*_KIN.split("|"), *_HOME.split("|"), *(f"的{office}" for office in _OFFICE.split("|")))
    return Trigger((*words, *(f"之{word}" for word in _NEXT.split("|"))))


def related_parties(reading: Reading) -> Iterator[Computed]:
    """A relation told between a plaintiff and a defendant in one clause."""
    rule = reading.catalogue.signs.get("close_relation_of_parties")
    barred = () if "债权人" in reading.cause() else _BETWEEN_NEIGHBOURS
    if rule is None or any(word in reading.cause() for word in (*rule.not_causes, *barred)):
        return
    found = []
    text = reading.page.text
    small = 0 < max((loan.principal or 0 for loan in reading.facts.loans), default=0) < _SMALL
    for at in _beginnings().places(reading.page.neighbours):
        match = _WORD.match(text, at)
        if match is None or not _told(text, match):
            continue
        if small and _FRIEND.match(match.group()):
            continue
        if _between_sides(reading, match):
            found.append(reading.evidence(*match.span()))
    found += [reading.evidence(*match.span()) for match in _couples(reading)]
    if found:
        yield Computed("close_relation_of_parties", tuple(found[:6]))


def _couples(reading: Reading) -> Iterator[re.Match[str]]:
    """The two sides were married, engaged or lived together (原、被告于某日结婚), or one worked for the other."""
    text, cause = reading.page.text, reading.cause()
    if not any(word in cause for word in _DEBTS) and (cause or "抚养" in text or "借款" not in text):
        return
    yield from _COUPLE.finditer(text)
    if "关系" in text or "私交" in text or "交情" in text:
        yield from (match for match in _CLOSE.finditer(text) if _between_sides(reading, match))
    if not any(word in cause for word in _LABOUR):
        yield from (match for match in _STAFF.finditer(text) if _between_sides(reading, match))


def _told(text: str, match: re.Match[str]) -> bool:
    """Whether a word of kinship is said of somebody (系表兄弟; 基于双方的朋友关系), not a part of another word."""
    if text.startswith(_GOES_ON, match.end()):
        return False
    before = max(0, match.start() - _REACH)
    if _IS.search(text, before, match.start()) is not None:
        return True
    return match.group().endswith("关系") and _OWING_TO.search(text, before, match.start()) is not None


def _between_sides(reading: Reading, match: re.Match[str]) -> bool:
    text = reading.page.text
    sentence = sentence_at(text, *match.span())
    opening = max(sentence[0], text.rfind("，", sentence[0], match.start()) + 1, match.start() - 60)
    bracket = text.rfind("(", opening, match.start())
    if bracket != -1 and text.find(")", bracket, match.start()) == -1:
        opening = max(
            opening, bracket - _BEFORE
        )  # 甲(系乙之兄): what stands before the name is another matter
    if opening > sentence[0] and _HANGS_ON.match(text, opening):
        opening = max(sentence[0], text.rfind("，", sentence[0], opening - 1) + 1, opening - 40)
    opening = _after_report(reading, opening, match.end())
    clause = text[opening : match.end()]
    works = match.group()[1:] in _WORK if match.group().startswith("的") else False
    if match.group() == "的股东" and not any(word in reading.cause() for word in _DEBTS):
        return False
    inherent = works and any(word in reading.cause() or word in text[:600] for word in _LABOUR)
    if _NOT.search(clause) or inherent:
        return False
    part = reading.page.part_at(match.start())
    if part is not None and part.kind in ("parties", "legal_basis", "appendix", "signature"):
        return False
    if _BOTH.search(clause):
        return True
    sides = _sides(reading, clause)
    if sides & {PLAINTIFF, DEFENDANT}:
        sides |= _of_speaker(reading, match, clause)
    if {PLAINTIFF, DEFENDANT} <= sides:
        return True
    # An outsider who objects to the enforcement stands against the creditor, beside the debtor.
    objects = reading.kind() == "enforcement_ruling" or "执行异议" in reading.cause()
    return objects and {THIRD, DEFENDANT} <= sides and not works and not _FRIEND.match(match.group())


def _after_report(reading: Reading, opening: int, end: int) -> int:
    """Where what is reported opens (原告诉称：被告甲与乙系夫妻), if it names two parties itself."""
    text = reading.page.text
    colon = text.rfind("称：", opening, end)
    if colon == -1:
        return opening
    named = [subject for subject in reading.voices.who.subjects.find(text, colon, end) if subject.party]
    ends = {subject.start + len(subject.word) for subject in named}
    apart = [subject for subject in named if subject.start not in ends]  # 被告甲 is one, not two
    return colon + 2 if len(apart) > 1 else opening


def _sides(reading: Reading, clause: str) -> set[str]:
    """The sides named in a clause: by party, by role word, by who stands for a company."""
    who = reading.voices.who
    sides = {who.side(subject.word) for subject in who.subjects.find(clause) if subject.party}
    for person in reading.facts.representatives:
        if person.kind in ("legal_representative", "person_in_charge") and person.name in clause:
            sides.add(who.side(person.for_))
    sides |= {side for word, side in _ROLES.items() if word in clause}
    if _HEAD.search(clause) and _sued_a_body(reading):
        sides.add(DEFENDANT)
    if not reading.facts.parties:
        for loan in reading.facts.loans:
            sides |= {PLAINTIFF} if loan.lender and loan.lender in clause else set()
            sides |= {DEFENDANT} if loan.borrower and loan.borrower in clause else set()
    if reading.kind() in _OWN_PAPERS and any(word in clause for word in ("本人", "我")):
        sides.add(who.mover)
    return sides


def _of_speaker(reading: Reading, match: re.Match[str], clause: str) -> set[str]:
    """The side of whoever says 我与原告系同学."""
    cause = reading.cause()
    if reading.kind() in _OWN_PAPERS or (cause and not any(word in cause for word in _DEBTS)):
        return set()
    if not any(word in clause for word in _FIRST_PERSON):
        return set()
    return {reading.evidence(*match.span()).speaker}


def _sued_a_body(reading: Reading) -> bool:
    """Whether natural persons sue a body: 公司法定代表人 is then the head of the defendant."""
    kinds = {PLAINTIFF: set[str](), DEFENDANT: set[str]()}
    for party in reading.facts.parties:
        kinds.get(reading.voices.who.side(party.name), set()).add(party.kind)
    return kinds[PLAINTIFF] == {"person"} and "organization" in kinds[DEFENDANT]
