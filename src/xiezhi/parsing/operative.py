"""Where the document decides: the legal basis (裁判依据), the operative part (主文), what follows it up to the signatures.

The marker is the phrase that announces the decision (判决如下, 特发出如下支付令, 达成如下协议). A judgment on appeal
tells of lower judgments first, so the last marker is the document's own.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass

from xiezhi.parsing.export_fields import order_of
from xiezhi.parsing.opening import begins_in_story
from xiezhi.parsing.page import Page
from xiezhi.text import Span

_MARKER = re.compile(
    r"(?:判决|裁定|裁决|决定|命令|支付令|协议|通知|处理)(?:主文)?如.?下[：，。；]?"
    r"|如下(?:支付令|判决|裁定|裁决|决定|(?:和解|调解)?协议)[^\n。；]{0,24}?[：。；\n]"
    r"|(?:达成|形成)(?:以下|如下)?(?:和解|调解)?(?:协议|意见)[^\n。；]{0,24}?(?:[：。；\n]|(?=[一1]、))"
    r"|本院决定(?=不予)|(?<=[，。日])(?:判决|裁定)[：](?=[\n一])"
)
_DATED = re.compile(r"(?<=日)(?:判决|裁定)：(?=[\n一])")
_WEAK = re.compile(
    r"(?<=[，。；])(?:判决|裁定|决定|裁决)[：，]?(?=\n|一、|驳回|准许|维持|撤销|终结)|调解协议[：]|裁判结果[：]?"
)
_SIGNED = re.compile(
    r"代理审判[长员]|审判[长员]|人民陪审员|首席仲裁员|独任仲裁员|仲裁员|执行员|代理?书记员|书记员|法官助理|此件与原本|本件与原本"
)
_AFTER = re.compile(
    r"(?:如果?|若)[^。；\n]{0,40}?(?:未|不)(?:能)?(?:按|依|在)[^。；\n]{0,20}(?:判决|裁决|调解书|裁定|指定|规定)|如不服|不服本|"
    r"(?:如|当事人)[^。；\n]{0,20}对[^。；\n]{0,12}裁定不服|本(?:判决|裁定|决定|裁决)(?:书)?(?:为终审|为终局|系终审|系终局|自|送达|一经|立即|即)|"
    r"本(?:民事)?调解(?:书|协议)[^。；\n]{0,30}(?:签收|签名|签字|生效|效力)|"
    r"(?:上述|以上|上列)[^。；\n]{0,12}协议[^。；\n]{0,30}(?:符合|不违反|予以确认|合法)|经审查[，]?上述|特此(?:通知|裁定|决定)"
)


@dataclass(frozen=True, slots=True)
class Operative:
    """The decision of a document, in page offsets.

    Attributes:
        basis: the sentence that leads up to the marker (依照…，判决如下：), empty where there is none.
        body: the items of the operative part or the terms of the settlement; costs may stand among them.
        tail: from the end of `body` to the signatures: default interest, costs, appeal.
    """

    basis: Span
    body: Span
    tail: Span

    def marker(self, text: str) -> str:
        """The words between the basis and the body (特发出如下支付令：)."""
        return text[self.basis.end : self.body.start]


def find_operative(page: Page) -> Operative | None:
    """The operative part, or None in a paper that decides nothing (起诉状) or was cut off before it."""
    kept: list[Operative | None] = vars(page).setdefault("operative", [])  # as cached_property keeps
    if not kept:
        kept.append(_find_operative(page))
    return kept[0]


def _find_operative(page: Page) -> Operative | None:
    text = page.text
    if fields := order_of(page):
        basis, body = fields
        return Operative(basis, body, Span(body.end, len(text)))
    ordered = page.all_of("disposition")
    # Laws printed behind the signatures tell of 如下 and 达成 too.
    marker = _last_marker(text, ordered[-1].end) if ordered else None
    marker = marker or _last_marker(text, len(text))
    if marker and not any(part.kind in ("title", "caption") for part in page.parts[:2]):
        later = deque(_DATED.finditer(text, marker.end), maxlen=1)  # an article goes on to the next instance
        marker = Span(*later[0].span()) if later else marker
    if marker is None or _is_told(page):
        return None
    start = marker.end
    while start < len(text) and text[start] in "\n：，。；":
        start += 1
    signed = _SIGNED.search(text, start)
    end = signed.start() if signed else len(text)
    after = _AFTER.search(text, start, end)
    body_end = after.start() if after else end
    return Operative(
        Span(_basis_start(text, marker.start), marker.start), Span(start, body_end), Span(body_end, end)
    )


def _is_told(page: Page) -> bool:
    """Whether a piece of a story without heading, reasons or legal basis tells of an order or a settlement elsewhere."""
    kinds = {part.kind for part in page.parts}
    return begins_in_story(page) and not kinds & {"title", "caption", "reasons", "legal_basis"}


_ANCHORS = ("如下", "达成", "形成", "本院决定不予", "判决：", "裁定：")
_MOST_ANCHORS = 40


def _last_marker(text: str, end: int) -> Span | None:
    """The last marker before `end`; looked for backwards from the words every usual marker holds, else by reading the whole text."""
    stop = end
    for _ in range(_MOST_ANCHORS):
        at = max(text.rfind(anchor, 0, stop) for anchor in _ANCHORS)
        if at < 0:
            break
        found = deque(_MARKER.finditer(text, max(0, at - 24), min(at + 60, end)), maxlen=1)
        if found and found[0].end() > at:
            return Span(*found[0].span())
        stop = at + 1
    for pattern in (_MARKER, _WEAK):
        last = deque(pattern.finditer(text, 0, end), maxlen=1)
        if last:
            return Span(*last[0].span())
    return None


def _basis_start(text: str, marker: int) -> int:
    """The start of the sentence that the marker ends; 。 inside a wrongly stopped citation stays inside."""
    stop = max(text.rfind(char, 0, marker) for char in "。\n")
    return stop + 1
