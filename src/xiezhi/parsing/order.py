"""Where the legal basis (裁判依据) and the order itself (裁判主文) begin.

The order is announced by 判决如下, 裁定如下, 达成如下协议, 发出如下支付令 and their like. In appeals and retrials the orders of
the courts below are told with the same words, before this court gives its own reasons.
"""

from __future__ import annotations

import re
from functools import cache

_LOOK_BACK = 600


@cache
def _anchor() -> re.Pattern[str]:
    acts = r"(?:判决|裁定|决定|裁决|通知|命令|批复|支付令|确认|核准|协议)"
    return re.compile(
        rf"(?:{acts}|处理|调解|达成)、?如下(?:协议|调解协议|和解协议|支付令|意见)?[：。，、\n]|"
        rf"如下(?:调解|和解|分配)?(?:{acts}|方案)[：。，\n]|"
        r"(?:^|\n)(?:裁判结果|裁判主文)(?=\n)|自愿达成(?:调解)?协议：|(?:判决|裁定|决定)：(?=\n?(?:[一1][、.]|准[许予]|不准|驳回|撤销|维持|终结|中止|冻结|查封|本案|对|被告))|判(?:决|处)(?:如下)?：\n"
    )


@cache
def _own_reasons() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\n。；])[^。；，\n]{0,12}(?:本院|本委|仲裁庭)[^。；，\n]{0,12}认为[：，]")


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
    reasons = begin
    for match in _own_reasons().finditer(text, begin):
        reasons = match.start()
    close = _closing().search(text, reasons)
    anchors = [m for m in _anchor().finditer(text, begin) if not close or m.start() < close.start()]
    listed = [m for m in anchors if m.start() >= reasons] or anchors
    if not listed:
        return None
    chosen = next((m for m in reversed(listed) if not _is_quoted(text, m.start())), listed[-1])
    if "裁判结果" in chosen.group():
        chosen = _before_caption(text, listed, chosen)
    end = chosen.end() + (text[chosen.end() : chosen.end() + 1] == "\n")
    basis = _basis_start(text, begin, chosen.start())
    return (end if basis is None else basis), end


def _before_caption(text: str, listed: list[re.Match[str]], caption: re.Match[str]) -> re.Match[str]:
    """A database puts its caption anywhere into the terms of a settlement: they begin where they are announced."""
    settled = [m for m in listed if "协议" in m.group() and m.start() < caption.start()]
    return settled[-1] if settled and text[settled[-1].end() : caption.start()].strip("\n") else caption


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
