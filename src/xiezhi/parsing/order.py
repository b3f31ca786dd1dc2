"""Where the legal basis (裁判依据) and the order itself (裁判主文) begin.

The order is announced by 判决如下, 裁定如下, 达成如下协议, 发出如下支付令 and their like. In appeals and retrials the orders of
the courts below are told with the same words, before this court gives its own reasons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_LOOK_BACK = 600


_ACTS = r"(?:判决|裁定|决定|裁决|通知|命令|批复|支付令|确认|核准|协议)"
# Literal words, and what must stand around them for an announcement: looked for by plain search, which is fast.
_ANNOUNCEMENTS: tuple[tuple[str, int, str], ...] = (
    (
        "如下",
        4,
        rf"[^\n]{{0,4}}?(?:{_ACTS}|处理|调解|达成)、?如下(?:协议|调解协议|和解协议|支付令|意见)?[：。，、\n]",
    ),
    ("如下", 0, rf"如下(?:调解|和解|分配)?(?:{_ACTS}|方案)[：。，\n]"),
    ("裁判结果", 0, r"(?<![^\n])裁判结果(?=\n)"),
    ("裁判主文", 0, r"(?<![^\n])裁判主文(?=\n)"),
    ("协议：", 4, r"(?<=[^\n])自愿达成(?:调解)?协议："),
    (
        "决：",
        1,
        r"(?<!请求)(?<!要求)(?<!求依法)(?<!求法院)(?<!求法院依法)(?<!求本院依法)(?<!求贵院依法)(?<!求人民法院依法)判决：(?=\n?(?:[一1][、.]|准[许予]|不准|驳回|撤销|维持|终结|中止|冻结|查封|本案|对|被告)|\n)",
    ),
    (
        "定：",
        1,
        r"[裁决]定：(?=\n?(?:[一1][、.]|准[许予]|不准|驳回|撤销|维持|终结|中止|冻结|查封|本案|对|被告))",
    ),
)
_REASONERS = ("本院", "本委", "仲裁庭")


@dataclass(frozen=True, slots=True)
class _Anchor:
    """One announcement: page offsets of its first word and of the end of its last."""

    start: int
    end: int
    words: str


@cache
def _announcements() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple((word, back, re.compile(pattern)) for word, back, pattern in _ANNOUNCEMENTS)


def _anchors(text: str, begin: int, end: int) -> list[_Anchor]:
    """Every announcement of an order in `text[begin:end]`, in order."""
    found: dict[int, _Anchor] = {}
    for word, back, pattern in _announcements():
        at = text.find(word, begin, end)
        while at != -1:
            match = _ending_in(pattern, text, max(begin, at - back), at)
            if match:
                found.setdefault(match.end(), _Anchor(match.start(), match.end(), match.group()))
            at = text.find(word, at + 1, end)
    return [found[end_] for end_ in sorted(found)]


def _ending_in(pattern: re.Pattern[str], text: str, first: int, last: int) -> re.Match[str] | None:
    """A match that begins between two offsets, the latest one."""
    return next(
        (match for start in range(last, first - 1, -1) if (match := pattern.match(text, start))), None
    )


def _last_reasons(text: str, begin: int) -> int:
    """Where the court's own reasons begin for the last time (本院认为，), or `begin`."""
    at = text.rfind("认为", begin)
    while at != -1:
        if text[at + 2 : at + 3] in ("：", "，"):
            low = max(begin, at - 30)
            clause = max(low, *(text.rfind(mark, low, at) + 1 for mark in "。；，\n"))
            if any(word in text[clause:at] for word in _REASONERS):
                return clause
        at = text.rfind("认为", begin, at)
    return begin


@cache
def _closing() -> re.Pattern[str]:
    """The first signature line: what stands below it is no order."""
    return re.compile(
        r"\n(?:代理)?(?:审判[长员]|书记员|执行员|人民陪审员|首席仲裁员|仲裁员)[^，。\n]{1,30}(?=\n)"
    )


@cache
def _basis() -> re.Pattern[str]:
    lead = r"(?:综上(?:所述)?，?|据此，?|为此，?|因此，?|故，?|现|并|特|遂)*(?:本院|本委|经[^，。]{0,12}讨论决定)?，?现?"
    law = r"(?:《|<|最高|中华|前述|上述|以上|[^，。]{2,12}法)"
    return re.compile(
        rf"{lead}(?:依照|依据|根据|按照|参照|适用(?=《)){law}|(?:据此|综上(?:所述)?|为此)，(?=《|最高)"
    )


def find_order(text: str, begin: int) -> tuple[int, int] | None:
    """Page offsets where the legal basis and where the order begin (equal where no basis is given), or None.

    The last announcement after the last 本院认为 counts, articles printed below the signatures left out; without
    reasons the last announcement.
    """
    reasons = _last_reasons(text, begin)
    close = _closing().search(text, reasons)
    anchors = _anchors(text, begin, close.start() if close else len(text))
    listed = [anchor for anchor in anchors if anchor.start >= reasons] or anchors
    if not listed:
        return None
    chosen = next((anchor for anchor in reversed(listed) if not _is_quoted(text, anchor.start)), listed[-1])
    if chosen.words == "裁判结果":
        chosen = _before_caption(text, listed, chosen)
    end = chosen.end + (text[chosen.end : chosen.end + 1] == "\n")
    basis = _basis_start(text, begin, chosen.start)
    return (end if basis is None else basis), end


def _before_caption(text: str, listed: list[_Anchor], caption: _Anchor) -> _Anchor:
    """A database puts its caption anywhere into the terms of a settlement: they begin where they are announced."""
    settled = [anchor for anchor in listed if "协议" in anchor.words and anchor.start < caption.start]
    return settled[-1] if settled and text[settled[-1].end : caption.start].strip("\n") else caption


def _is_quoted(text: str, at: int) -> bool:
    """Whether the sentence tells what another court ordered."""
    begin = _sentence_start(text, max(0, at - _LOOK_BACK), at)
    return _other_court().search(text[begin:at]) is not None


@cache
def _other_court() -> re.Pattern[str]:
    return re.compile(r"(?:一审|原审|该)法院[^，。]{0,30}$|[^本]法院.{0,40}(?:作出|判决|裁定)")


def _sentence_start(text: str, floor: int, at: int) -> int:
    return max(floor, text.rfind("。", floor, at) + 1, text.rfind("\n", floor, at) + 1)


def _basis_start(text: str, begin: int, at: int) -> int | None:
    """The beginning of 依照《…》 in the sentence that ends at the announcement, or in the sentence before it."""
    low = _sentence_start(text, begin, at)
    if match := _basis().search(text, low, at):
        return match.start() + (text[match.start()] == "，")
    before = _sentence_start(text, begin, max(begin, low - 1))
    match = _basis().match(text, before, at)
    return match.start() if match else None
