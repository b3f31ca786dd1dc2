"""Titles of laws (法律名称) in book-title marks, told apart from contracts, letters and house rules.

The marks are everywhere in a judgment: 《借款合同》, 《员工手册》 and 《解除通知》 stand in them as well as 《刑法》.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from xiezhi.text.span import Span


class LawMention(NamedTuple):
    """A law named in book-title marks: `span` includes the marks, `title` does not."""

    title: str
    span: Span


def find_laws(folded: str) -> list[LawMention]:
    """Every law in book-title marks; contracts, letters and rules of one office are left out."""
    if "《" not in folded:
        return []
    aliases = titles_by_alias(folded)
    mentions = []
    for match in _title().finditer(folded):
        title = match[1]
        cited = folded.startswith("第", match.end()) and _cited(title)
        if title in aliases or cited or is_law_title(title):
            mentions.append(LawMention(title, Span(*match.span())))
    return mentions


@cache
def _title() -> re.Pattern[str]:
    """A title in 《》, with one level of nested marks."""
    return re.compile(r"《([^《》]{1,80}(?:《[^《》]{1,60}》[^《》]{0,60})?)》")


_SURE_SUFFIX = re.compile(r"(?:(?<![方办做看用算手魔书])法|法典|总则|通则)$")
_RULE_SUFFIX = (
    "条例",
    "细则",
    "规定",
    "解释",
    "办法",
    "意见",
    "批复",
    "决定",
    "纪要",
    "规则",
    "通知",
    "答复",
    "解答",
    "复函",
    "公告",
    "公约",
)
_ISSUER = re.compile(
    r"^\s*(?:中华人民|中人民|最高人民|最高法|全国人|国务院|司法部|公安部|财政部|人力资源|劳动和社会|劳动部|国家|中共|中国人民银行|中国银|"
    r"住房|建设部|民政部|商务部|[^公司]{2,8}?(?:省|市|自治区|自治州)(?!.*公司))"
)
_STATE_ISSUER = re.compile(
    r"^\s*(?:中华人民|最高人民|最高法|全国人|国务院|中国人民银行|人力资源|劳动和社会|劳动部|财政部|公安部|司法部)"
)
_SINGLE_ACTS = ("通知", "决定", "答复", "复函", "公告", "批复", "意见")
_GENERAL = re.compile(
    "若干问题|若干规定|若干意见|暂行|交纳|关于(?:适用|审理|办理|执行|贯彻|人民法院|民事|刑事|在审理|依法|确定民事|防范|惩治|落实|规范)|管理条例|"
    "实施条例|实施细则|诉讼|司法|社会保险|工伤|工资支付|住房公积金|带薪年休假|会计准则|仲裁(?:委员会)?(?:仲裁)?规则|处罚法"
)
_HOUSE = re.compile(
    "员工|职工(?!带薪)|公司(?!法|登记)|奖惩|奖罚|考勤|薪酬|绩效|考核|厂规|处罚管理|本院|业主|小区"
)


def is_law_title(title: str) -> bool:
    """Whether a title in book-title marks is that of a law, regulation or judicial interpretation.

    What ends in 法 or 条例 is one; 规定, 解释, 办法, 通知 and their like only with an issuing body or the
    words of general rules, so that a firm's 《考勤管理规定》 or 《解除合同通知》 is none.
    """
    bare = _bare(title)
    if len(bare) < 2 or bare.endswith(("合同", "协议", "书")):
        return False
    if _SURE_SUFFIX.search(bare):
        return True
    if not bare.endswith(_RULE_SUFFIX):
        return False
    if _STATE_ISSUER.search(bare) or (_GENERAL.search(bare) and not _HOUSE.search(bare)):
        return True
    # A town's 通知 may be about one man; what it calls 规定 or 办法 is general.
    if bare.endswith(_SINGLE_ACTS):
        return False
    return bool(_ISSUER.search(bare)) or (bare.endswith(_GENERAL_ENDS) and not _HOUSE.search(bare))


def _cited(title: str) -> bool:
    """Whether a title whose articles are cited is a rule of law, though it names no issuer."""
    bare = _bare(title)
    return bare.endswith(_RULE_SUFFIX) and not _HOUSE.search(bare)


def _bare(title: str) -> str:
    """A title without what stands behind its kind: （试行）, （二）, a second mark."""
    last = title[-1:]
    return title if last.isalpha() and last not in _COUNTED else _BEHIND.sub("", title)


_COUNTED = "一二三四五"
_BEHIND = re.compile(rf"(?:\([^()]*\)|(?<=[释定见])[{_COUNTED}]|[\s>])+$")
_GENERAL_ENDS = ("条例", "公约", "实施办法", "处罚办法", "结算办法", "处理办法", "程序规定")


@cache
def _alias() -> re.Pattern[str]:
    return re.compile(
        r"》? ?\((?:以下|下文|下)?(?:均|统)?(?:简称|称)(?:为|：)?[《“\"]?([^《》“”\"()，。；]{2,24})"
    )


def titles_by_alias(folded: str) -> dict[str, Span]:
    """Short name → where its full title stands, from `《…》（以下简称《合同法》）`."""
    aliases: dict[str, Span] = {}
    if "简称" not in folded and "下称" not in folded:
        return aliases
    for match in _title().finditer(folded):
        short = _alias().match(folded, match.end() - 1)
        if short is not None and is_law_title(match[1]):
            aliases[short[1].strip()] = Span(*match.span(1))
    return aliases
