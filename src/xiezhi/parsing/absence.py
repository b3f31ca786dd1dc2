"""Who did not appear (缺席): 被告某某经传票传唤，无正当理由拒不到庭 (CPL arts. 146, 147)."""

from __future__ import annotations

import re
from itertools import pairwise

from xiezhi.parsing.cast import Cast, Mention
from xiezhi.parsing.page import Page
from xiezhi.schema import Fact, Party

_TRIGGER = re.compile(
    r"(?:未|没有|未能|未按时|未按期|未准时|拒不|拒绝|均不|而不|不)(?:依法|按时|按期|准时)?(?:到庭|出庭|到本?院|到会|参加(?:本案)?(?:的)?(?:[一二]审|再审)?(?:庭审|开庭|诉讼|仲裁活动|仲裁庭审|庭询|询问|调查|听证))"
    r"|缺席(?:庭审|未到)"
)
_CUES = ("到庭", "出庭", "缺席", "参加", "到本院", "到院", "到会")
_HYPOTHETICAL = re.compile(r"的，(?:可以|应当|视为|人民法院)|可以缺席|的，按")
_NOT_PARTY = re.compile(r"(?:之|的)?(?:特别授权|共同)?(?:委托|诉讼|法定|负责|证人|代理|工作人员|经营者)")
_SAYS = re.compile("辩称|述称|主张|声称")
_HEAD = re.compile(r"(?:之|的)?(?:法定代表人|法定代理人|负责人|经营者)")
_REST = re.compile(r"其余[一二三四五六七八九十\d]+[名人]")  # of many who are not named
_OTHERS = re.compile("证人|鉴定人|鉴定机构|陪审|出警|目击|被害人")
_ATTENDED = re.compile(r"(?:到庭|出庭)(?:参加(?:了)?(?:本案)?(?:诉讼|庭审)|应诉)?[，。；]")
_LOWER = re.compile("(?:原审|一审)(?!原告|被告|第三人|上诉人|被上诉人)|原判决|重审")
_SUMMONED = re.compile("未提交|未答辩|未作|传票|传唤|公告|通知|合法|答辩|质证|举证|放弃|本院|应诉")
_DEFAULT = re.compile("缺席(?:进行了?|公开)?(?:开庭)?审理")
_CAME = re.compile("到庭|出庭")
_AGAINST = frozenset({"defendant", "appellee", "respondent"})
_COMMA = re.compile("，")
_MARK = re.compile(r"\((?:缺席|未到庭)\)")
_TOLD = frozenset({"procedure_history", "parties", "caption", "title"})
_SKIPPED = frozenset({"lower_court", "appendix", "appeal", "default_interest"})


def read_absent(page: Page, parties: tuple[Party, ...], cast: Cast) -> tuple[Fact, ...]:
    """Parties said not to have appeared in this proceeding, each once, in the order they are told."""
    text = page.text
    if not any(cue in text for cue in _CUES):
        return ()
    found: dict[str, Fact] = {}
    for match in _triggers(text):
        part = page.part_at(match.start())
        if (
            part is not None
            and part.kind in _SKIPPED
            and "经本院" not in text[match.start() - 24 : match.start()]
        ):
            continue
        if not _believable(text, match, part.kind if part else ""):
            continue
        for start, end, party in _subjects(text, match, cast):
            if party.name not in found and party.role not in ("prosecution", "administrator"):
                found[party.name] = page.fact(party.name, start, end, "rule:absence")
    for fact in _marked(page, cast):
        found.setdefault(str(fact.value), fact)
    if found:
        return tuple(found.values())
    default = _by_default(page, parties, cast)
    return (default,) if default else ()


def _by_default(page: Page, parties: tuple[Party, ...], cast: Cast) -> Fact | None:
    """缺席审理 without a word of who stayed away: the one defendant, where the sentence on attendance leaves it out."""
    part = page.first("procedure_history")
    heard = _DEFAULT.search(page.text, part.start, part.end) if part else None
    against = [party for party in parties if party.role in _AGAINST]
    if part is None or heard is None or len(against) != 1:
        return None
    for came in _CAME.finditer(page.text, part.start, part.end):
        begin = max(page.text.rfind(mark, part.start, came.start()) for mark in "。\n") + 1
        if any(party == against[0] for _, _, party in cast.mentions(max(begin, part.start), came.start())):
            return None
    return page.fact(against[0].name, *heard.span(), "rule:default-hearing", 0.8)


def _triggers(text: str) -> list[re.Match[str]]:
    """Every phrase of absence, looked for only around the words it holds."""
    found: dict[int, re.Match[str]] = {}
    for cue in _CUES:
        at = text.find(cue)
        while at != -1:
            match = _TRIGGER.search(text, max(0, at - 8), at + len(cue) + 8)
            if match and match.end() > at:
                found[match.end()] = match
            at = text.find(cue, at + 2)
    return [found[end] for end in sorted(found)]


def _believable(text: str, match: re.Match[str], kind: str) -> bool:
    """Outside the account of the procedure the sentence must speak of a summons or of what was not done."""
    if kind in _TOLD:
        return True
    stop = text.find("。", match.end(), match.end() + 60)
    return bool(_SUMMONED.search(text, max(0, match.start() - 40), stop if stop > 0 else match.end() + 60))


def _subjects(text: str, match: re.Match[str], cast: Cast) -> list[Mention]:
    """The parties of whom a sentence says that they did not appear."""
    if _HYPOTHETICAL.match(text, match.end()) or _HYPOTHETICAL.search(text, match.end(), match.end() + 14):
        return []
    begin = (
        max(
            text.rfind("。", 0, match.start()),
            text.rfind("\n", 0, match.start()),
            text.rfind("；", 0, match.start()),
        )
        + 1
    )
    begin = max(begin, match.start() - 400)
    for attended in _ATTENDED.finditer(text, begin, match.start()):
        begin = attended.end()
    if _LOWER.search(text, begin, match.start()) or _REST.search(text, begin, match.start()):
        return []
    clauses = _clauses(text, begin, match.start())
    subjects: list[Mention] = []
    for left, right in reversed(clauses):
        mentions = _parties_in(text, left, right, cast)
        if subjects and not _only_names(text, left, right, mentions):
            break
        if not subjects and _OTHERS.search(text, left, right):
            return []
        subjects = mentions + subjects
    return subjects


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start] + [m.end() for m in _COMMA.finditer(text, start, end)] + [end]
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def _parties_in(text: str, start: int, end: int, cast: Cast) -> list[Mention]:
    """Mentions in a clause, without those that only say whose agent is meant."""
    mentions = cast.mentions(start, end)
    kept = [m for m in mentions if not _NOT_PARTY.match(text, m[1], end)]
    kept = [m for m in kept if not m[0] or text[m[0] - 1] != "对"]  # 被告对原告的证据不出庭质证
    says = _SAYS.search(text, kept[0][1], end) if kept else None
    if says:  # 被告辩称其受原告胁迫，又拒绝到庭: he who says it stayed away
        kept = [m for m in kept if m[1] <= says.start()]
    if kept or ("传唤" not in text[start:end] and "传票" not in text[start:end]):
        return kept
    # Whoever must speak for a party was summoned and stayed away: the party itself did.
    return [m for m in mentions if _HEAD.match(text, m[1], end)]


def _only_names(text: str, start: int, end: int, mentions: list[Mention]) -> bool:
    """A clause that is nothing but names (被告张某，被告李某，经…), not the one that names the case."""
    if text.find("一案", start, end) != -1:
        return False
    covered = sum(b - a for a, b in {(a, b) for a, b, _ in mentions})
    return bool(mentions) and covered >= 0.5 * (end - start)


def _marked(page: Page, cast: Cast) -> list[Fact]:
    """（缺席） or （未到庭） behind a party line."""
    facts = []
    for match in _MARK.finditer(page.text) if "缺席)" in page.text or "未到庭)" in page.text else ():
        mentions = cast.mentions(max(0, match.start() - 120), match.start())
        if mentions:
            start, end, party = mentions[-1]
            facts.append(page.fact(party.name, start, end, "rule:absence-mark"))
    return facts
