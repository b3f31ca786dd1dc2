"""The phrases that open a part of a decision, and when they count.

A cue is a literal phrase (found by plain search, which is fast) and a condition on the words before it, from the
beginning of its sentence. The table follows 《民事诉讼文书样式》 (法〔2016〕221号) and the older forms that courts
used before it. The order of the parts themselves is the business of `sections`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_ASKING = r"(?:原告|反诉原告|上诉人|申请人|再审申请人|申诉人|申请执行人|异议人|复议申请人|案外人|自诉人|附带民事诉讼原告人|抗诉机关|检察院)"


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase that may open a part.

    Attributes:
        kind: the part it opens.
        word: the literal phrase.
        head: what may stand between the beginning of the sentence and the phrase (a full match).
        tail: what must follow the phrase.
        where: `line` (only in a line's first sentence), `sentence`, or `clause` (also after a comma).
    """

    kind: str
    word: str
    head: str = ""
    tail: str = ""
    where: str = "sentence"


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue met in the text: page offsets of the part's beginning and of the end of the phrase."""

    start: int
    end: int
    cue: Cue
    head: str
    line_start: bool


_ANY = r"[^。；\n]{0,70}"
_NO = r"(?:，|(?:均|也|又|亦|既)?)"


def _each(kind: str, words: str, head: str = "", tail: str = "", where: str = "sentence") -> list[Cue]:
    return [Cue(kind, word, head, tail, where) for word in words.split()]


@cache
def cues() -> tuple[Cue, ...]:
    """The table."""
    joined = r"(?:综上(?:所述)?，?|据此，?|经(?:审查|审理|评议|合议|开庭审理)，?|对此，?|为此，?|故，?)*"
    return tuple(
        [
            *_each("claims", "诉讼请求", _ANY, r"(?:事项)?(?:为|是|如下|有)?[：:]|\n|[一1][、.]|(?:为|是)[：:]?"),
            *_each("claims", "诉讼请求", r"[^。；\n]{0,60}(?:提出|提起|变更|增加|明确)(?:了)?(?:如下|以下|下列)?(?:的)?", r"[^的]"),
            *_each("claims", "上诉请求 再审请求 反诉请求 申请请求 仲裁请求 请求事项 申请事项 申请再审请求", r"[^。；，\n]{0,60}", r"(?:为|是|如下)?[：:]|\n|撤销|[^，。\n]{0,3}依法|改判"),
            *_each("claims", "请求判令 请求依法 请求法院 请求本院 请求人民法院 要求判令 请求法庭 诉请判令 诉请法院 要求法院 请求确认 请求撤销 请求准予", _ANY, "", "clause"),
            *_each("claims", "故诉 诉至法院 诉至本院 诉至贵院 诉诸 向本院起诉， 提起诉讼，要求 提起诉讼，请求 起诉来院 起诉至本院 起诉要求 起诉请求 特起诉 诉请： 诉请1 诉请一 诉请", r"[^。；\n]{0,60}", r"", "clause"),
            *_each("claim_facts", "事实和理由 事实与理由 事实及理由 事实、理由 事实理由 主要理由", r"[^。；\n]{0,20}", r"(?:为|是|如下)?[：:]|\n|"),
            *_each("claim_facts", "诉称 上诉称 申请称 再审称 申诉称 请求称 抗诉认为 抗诉称 异议称 复议称 申请人称 提出异议 抗诉提出 起诉认为 起诉指控", r"[^。；\n]{0,70}", r""),
            *_each("claim_facts", "称", rf"(?:反诉)?{_ASKING}[^。，；\n]{{0,40}}", r"[：:，]"),
            *_each("claim_facts", "指控", r"[^。；\n]{0,30}", r"[：:，]"),
            *_each("claim_facts", "不服", r"(?:(?!一案|纠纷)[^。；\n]){0,60}", r"(?![^。\n]{0,40}向[^本][^。\n]{0,20}法院)[^。\n]{0,70}?(?:本院|上诉|申请再审|认为|称)", "line"),
            *_each("claim_facts", "上诉理由 申请再审理由 再审理由 申诉理由 上诉意见", r"[^。；\n]{0,50}", r"(?:为|是|如下|称|主要|及)?[：:，]", "line"),
            *_each("defence", "辩称 答辩 答辩称 抗辩称 意见称 未作答辩 未答辩 未予答辩", r"[^。；\n]{0,70}", ""),
            *_each("defence", "未到庭 未提交 未提供 未向本院 未发表 未出庭 没有到庭 没有答辩 无异议 承认 表示 对原告", r"(?:以上|上述|二|三|四|两|各|本案)?(?:反诉)?(?:被告|被上诉人|被申请人|被执行人|原审被告)[^。；\n]{0,60}", ""),
            *_each("third_person_statement", "述称 陈述称 称 未到庭 未提交 未作 未陈述 未发表 陈述", r"(?:原审|一审)?第三人[^。；\n]{0,60}", ""),
            *_each("defence", "述称 陈述", r"(?:原审|一审)?被[^。；\n]{0,60}", "[：:，]"),
            *_each("lower_court", "法院 高院 中院 原审 一审 原判", r"(?!对|针对|关于|本院)[^。；，\n]{0,50}", r"[^。；\n]{0,40}?(?:查明|认定(?:事实|以下|如下)?[：:，]|认定事实如下|认为[：:，]|判决(?:如下)?[：:]|裁定(?:如下)?[：:])", "line"),
            *_each("lower_court", "一审法院 原审法院 一审 原审", r"[^。；\n]{0,60}向", r"(?:法院)?[^。；\n]{0,10}(?:起诉|提出|诉称|诉请|请求|提起)", "line"),
            *_each("lower_court", "原审原告 一审原告", r"", r"[^。；\n]{0,60}(?:诉称|起诉|向)", "line"),
            *_each("evidence", "证据 质证", r"(?![^。；\n]*(?:责任|合议庭|阅卷|独任|适用|综上|本院认为|缺乏|原审|一审))[^。；\n]{0,60}(?:提交|提供|举示|出示|围绕|经|对|针对|上述|组织)[^。；\n]{0,50}", r"", "line"),
            *_each("evidence", "当事人围绕 为证明 为支持 为证实", r"[^。；\n]{0,30}", r"[^。\n]{0,80}(?:证据|提交|提供|出示|举示|举证)"),
            *_each("findings", "查明", r"(?:(?:本院|本委|本庭|另|又|再|还|现|经|已|另经|根据|综合|通过|基于|结合|二审|再审|审理|审查|审判|在)[^。；\n]{0,80})?", r"[：:，、]|(?:的)?(?:本案|案件)?(?:如下|以下|下列|事实(?!不?清)|的|[^。，；\n]{0,4}事实)"),
            *_each("findings", "认定事实 认定如下 认定以下 确认以下 确认如下 事实如下 认定下列 确认下列", r"(?!.*(?:原审|一审|二审判|判决))[^。；\n]{0,80}", r"(?:如下)?(?:法律)?(?:事实)?(?:如下)?(?:[：:，]|$|\n)"),
            *_each("findings", "对原审 对一审", r"(?:本院|经)[^。；\n]{0,20}", r"[^。\n]{0,20}查明[^。\n]{0,20}(?:确认|一致)"),
            *_each("findings", "经查 经本院审查", r"(?:另|又|现)?", r"[，：:]"),
            *_each("findings", "认定", r"(?:本院|本委)(?:经(?:审理|审查))?", r"[：:，]"),
            *_each("reasons", "认为", rf"{joined}(?:综上(?:所述)?，?)?(?:针对[^。，]{{0,30}}，)?(?:本院|本委|本庭|仲裁庭|合议庭|本仲裁庭|本会|本案)[^。；\n]{{0,20}}", r""),
            *_each("reasons", "经审查认为 经审查，认为 经审理认为", r"", ""),
            *_each("default_interest", "未按", r"[^。；\n]{0,40}", r"[^。；\n]{0,30}(?:指定|规定|确定|履行|期)"),
            *_each("default_interest", "加倍支付", r"[^。；\n]{0,80}", r""),
            *_each("costs", "受理费 申请费 诉讼费 保全费 执行费", r"(?:[一二三四五六七八九十]{1,3}、)?(?:本案|一审|二审|原审|本诉|反诉|诉讼费用?|案件|全案|财产|本次|两案|[一二]、?二审)*(?:[^。；，\n]{0,6})", r"[^。；\n]{0,200}?(?:元|负担|承担|免|交纳|收取)"),
            *_each("appeal", "如不服 如果不服 当事人不服 不服本 对裁定不服 对本裁定不服 本判决为终审 本裁定为终审 本判决为 本裁定为 本裁定立即 本裁定送达 本裁定自 本判决自 本裁定一经 本判决送达 本决定 本裁决为 本裁决自 本调解书 本调解协议 本支付令 本裁定书 裁定书送达", r"[^。；\n]{0,24}", ""),
            *_each("appeal", "书面提出 自收到本支付令", r"被申请人[^。\n]{0,60}", r"[^。\n]{0,80}异议"),
        ]
    )  # fmt: skip


@cache
def _heads() -> dict[Cue, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    return {cue: (re.compile(cue.head), re.compile(cue.tail) if cue.tail else None) for cue in cues()}


@cache
def _by_word() -> dict[str, tuple[Cue, ...]]:
    table: dict[str, list[Cue]] = {}
    for cue in cues():
        table.setdefault(cue.word, []).append(cue)
    return {word: tuple(listed) for word, listed in table.items()}


_SENTENCE_END = "。；：！？\n"


def find_cues(text: str, start: int, end: int) -> list[Hit]:
    """All cues of `text[start:end]`, in order of where their part begins."""
    hits: list[Hit] = []
    for word, listed in _by_word().items():
        at = text.find(word, start, end)
        while at != -1:
            hits.extend(_hits_at(text, start, at, word, listed))
            at = text.find(word, at + len(word), end)
    return sorted(hits, key=lambda hit: (hit.start, hit.end))


def _hits_at(text: str, start: int, at: int, word: str, listed: tuple[Cue, ...]) -> list[Hit]:
    """The cues that one occurrence of a phrase fulfils."""
    begin, clause = _beginning(text, start, at)
    line_start = begin == start or text[begin - 1] == "\n"
    hits = []
    for cue in listed:
        if cue.where == "line" and not line_start:
            continue
        opening = clause if cue.where == "clause" else begin
        head_pattern, tail_pattern = _heads()[cue]
        head = text[opening:at]
        if not head_pattern.fullmatch(head):
            continue
        if tail_pattern and not tail_pattern.match(text, at + len(word)):
            continue
        hits.append(Hit(opening, at + len(word), cue, head, line_start))
    return hits


def _beginning(text: str, start: int, at: int) -> tuple[int, int]:
    """Where the sentence, and the clause, that hold an offset begin (looking back 100 characters at most)."""
    low = max(start, at - 100)
    stretch = text[low:at]
    begin = max(stretch.rfind(mark) for mark in _SENTENCE_END) + 1
    clause = max(begin, stretch.rfind("，") + 1)
    while begin < len(stretch) and stretch[begin] in "”’)\"'":
        begin += 1
    return low + begin, low + max(clause, begin)
