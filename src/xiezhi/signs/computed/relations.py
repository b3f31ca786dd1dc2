"""Close relation of the two sides (当事人关系密切): a word of kinship, friendship or office between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import ahocorasick

from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.passages import sentence_at
from xiezhi.signs.who import DEFENDANT, PLAINTIFF

_KIN = (
    r"夫妻|配偶|父子|母子|父女|母女|兄弟|姐妹|姐弟|兄妹|叔侄|舅甥|翁婿|婆媳|岳父|女婿|亲戚|亲属|亲家|表兄|表弟|表姐|表妹|堂兄|堂弟"
    r"|朋友|好友|同学|战友|同事|同乡|老乡|邻居|情人|恋人|恋爱|师徒|同村"
)
_OFFICE = r"员工|职工|会计|出纳|司机|经理|董事|监事|妻子|丈夫|儿子|女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|姐夫|妹夫|嫂子|弟媳|岳母|外甥|侄子"
_WORD = re.compile(rf"(?:{_KIN})(?:关系)?|的(?:{_OFFICE})(?=[，。；\n])")
_IS = re.compile(r"(?:系|是|(?<![作认成视以])为|(?<!归)属|均系|原系|存在|具有|曾是|曾系)[^，。；：\n]{0,14}$")
_REACH = 18
_BOTH = re.compile(
    r"原、?被告|双方(?:当事人)?|原告[^，。；\n]{0,14}[与和同][^，。；\n]{0,4}被告|被告[^，。；\n]{0,14}[与和同][^，。；\n]{0,4}原告"
)
_NOT = re.compile(
    r"[不非无没][是系属存]|并非|不存在|没有|是否|代理|证人|死者|受害人|受益人|二被告|两被告|三被告|各被告|推荐|近亲属"
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
_LABOUR = ("劳动", "工伤", "劳务", "社会保险", "工资", "人事")


@cache
def _finder() -> Any:
    """An automaton over the words of kinship and office: most documents hold few of them."""
    automaton = ahocorasick.Automaton()
    for word in (*_KIN.split("|"), *(f"的{office}" for office in _OFFICE.split("|"))):
        automaton.add_word(word, len(word))
    automaton.make_automaton()
    return automaton


def related_parties(reading: Reading) -> Iterator[Computed]:
    """A relation told between a plaintiff and a defendant in one clause."""
    rule = reading.catalogue.signs.get("close_relation_of_parties")
    if rule is None or any(word in reading.cause() for word in (*rule.not_causes, *_BETWEEN_NEIGHBOURS)):
        return
    found = []
    text = reading.page.text
    for end, length in _finder().iter(text):
        match = _WORD.match(text, end - length + 1)
        if match is None or not _IS.search(text, max(0, match.start() - _REACH), match.start()):
            continue
        if _between_sides(reading, match):
            found.append(reading.evidence(*match.span()))
    if found:
        yield Computed("close_relation_of_parties", tuple(found[:6]))


def _between_sides(reading: Reading, match: re.Match[str]) -> bool:
    text = reading.page.text
    sentence = sentence_at(text, *match.span())
    opening = max(sentence[0], text.rfind("，", sentence[0], match.start()) + 1, match.start() - 60)
    clause = text[opening : match.end()]
    inherent = any(word in reading.cause() or word in text[:600] for word in _LABOUR) and "亲" not in clause
    if _NOT.search(clause) or inherent:
        return False
    part = reading.page.part_at(match.start())
    if part is not None and part.kind in ("parties", "legal_basis", "appendix", "signature"):
        return False
    if _BOTH.search(clause):
        return True
    sides = {
        reading.voices.who.side(m.group()) for m in reading.voices.who.subject.finditer(clause) if m["party"]
    }
    return {PLAINTIFF, DEFENDANT} <= sides
