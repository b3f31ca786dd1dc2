"""The title block (标题): which document this is, whose, and under which number.

A title stands on one to four lines (court, name of the document, number), in any of the ways copies join them:
`民事调解书(2021)…号` on one line, all on one line, the number before the name. Captions that a database put above it
(`张三与李四民间借贷纠纷一审民事判决书`) are not the title, but speak where there is no other.
Names of documents: 《民事诉讼文书样式》 法〔2016〕221号.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from xiezhi.parsing.doc_types import doc_type_of, doc_type_of_content
from xiezhi.parsing.page import Page
from xiezhi.schema import PARTY_PAPERS, Fact
from xiezhi.schema.values import plain_value
from xiezhi.text import Span
from xiezhi.text.expressions import expression

_HEAD_LINES = 60
_HEAD_CHARS = 6000
_CAPTION_LINES = 8
_LONGEST = 110
"""Characters of a line of a title block."""

NUMBER = (
    r"(?:\(?(?:19|2[0O])[\d×XxO*]{2}年?\)?|\([×Xx*]{4}\))[^\s()，。；：《》]{0,8}(?:\([^\s()，。；：]{1,8}\))?[^\s()，。；：《》]{0,16}?[\d×Xx*一二三四五六七八九十百〇]+"
    r"(?:-[\d一二三四五六七八九十]+)?号?(?:之[一二三四五六七八九十\d]+)?(?:号)?"
)
_ARBITRATION_NUMBER = r"[^\s()，。；：《》]{1,12}(?:仲|证)[^\s()，。；：《》]{0,8}(?:\([\u4e00-\u9fa5]{1,6}\)[^\s()，。；：《》]{0,4})?\(?(?:19|20)[\d×Xx*]{2}\)?[^\s()，。；：《》]{0,6}[\d×Xx*]+号(?:之[一二三四五六七八九十\d]+)?"
_YEARLESS_NUMBER = r"[\u4e00-\u9fa5]{2,10}字第[\d-]+号(?:之[一二三四五六七八九十\d]+)?"
_COURT = (
    r"[\u4e00-\u9fa5×Xx*_A-Z〇\d]{2,40}?(?:法院|仲裁委员会|仲裁院|公证处|检察院)"
    r"(?:[\u4e00-\u9fa5]{2,12}(?:分院|法庭)|赔偿委员会|\([\u4e00-\u9fa5]{2,10}\))?"
)
_NAME = (
    r"(?:[\u4e00-\u9fa5XX×/、()]{0,24}?)(?:判决书|裁定书|裁判书|调解书|决定书|通知书|裁决书|支付令|消费令|保护令|搜查令|拘传令?|令|"
    r"起诉状|自诉状|反诉状|上诉状|答辩状|申诉状|诉状|起诉书|上诉书|申诉书|反诉书|答辩书|申请书|异议书|申请|"
    r"委托书|申报表|申报书|公证书|证书|抗诉书|建议书|目录|清单|代理词|公告|笔录|传票|证明书?|函|意见书|告知书|通知|分配方案|合同|协议书?|协议)"
)


@dataclass(frozen=True, slots=True)
class Title:
    """What the title block says.

    Attributes:
        doc_type: code of `schema.DOC_TYPES`.
        court: the issuing court or tribunal; of a party's paper the one addressed.
        case_number: the document's own number.
        start, end: page offsets of the title block (both 0 where there is none).
        name: the document's name as printed, without white space (empty where there is none).
    """

    doc_type: Fact | None = None
    court: Fact | None = None
    case_number: Fact | None = None
    start: int = 0
    end: int = 0
    name: str = ""

    @property
    def code(self) -> str:
        """The document type's code, `other` where unknown."""
        return str(self.doc_type.value) if self.doc_type else "other"

    @property
    def is_party_paper(self) -> bool:
        """Whether a party wrote the document."""
        return self.code in PARTY_PAPERS


@plain_value
class _Pieces:
    """What one line gives to a title: page spans."""

    court: Span | None = None
    name: Span | None = None
    number: Span | None = None


@cache
def _line_pattern() -> re.Pattern[str]:
    number = rf"(?:{_ARBITRATION_NUMBER}|{NUMBER}|{_YEARLESS_NUMBER})"
    return re.compile(
        rf"[/，。、?？.…-]{{0,8}}(?:内容、)?(?P<court>{_COURT})?、?(?:(?P<name>{_NAME})(?:\([^()]{{0,40}}\))*)?、?"
        rf"(?:案号|编号)?：?(?P<number>{number})?[：、]?"
    )


@cache
def _caption_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:判决书|裁定书|调解书|决定书|通知书|裁决书|支付令|民事令)(?:\(.*\)|\[.*\])?$")


_NO_END = "。，；！"
"""No piece of a title ends with these, and most lines of a text do."""
_NOT_NAME = re.compile(
    r"纠纷|一案|一审|二审|再审.*(?:判决|裁定)|督促|审查|首次|实施|恢复执行|审判监督|刑罚与|不服|罪|申请人|本院|下称|[与诉]\S*(?:判决|裁定)书"
)


def read_title(page: Page) -> Title:
    """Read the title block; what it leaves open is taken from captions, the signature and the wording."""
    text = page.text
    pieces = [
        _pieces(text, line)
        if line.end - line.start <= _LONGEST and text[line.end - 1] not in _NO_END
        else None
        for line in page.lines[:_HEAD_LINES]
        if line.start < _HEAD_CHARS
    ]
    block = _block(pieces)
    found = _gather(pieces, block)
    start = page.lines[block[0]].start if block else 0
    end = _past_subtitle(page, block[1]) if block else 0
    court = _court_fact(page, found.court) or _court_elsewhere(page, found, end)
    number = _number_fact(page, found.number)
    name = page.text[found.name.start : found.name.end] if found.name else ""
    kind = _kind_fact(page, found.name, name, court, number, start)
    return Title(kind, court, number, start, end, name)


def _pieces(text: str, line: Span) -> _Pieces | None:
    """The line as a piece of a title, or None."""
    if line.end - line.start < 2:
        return None
    match = _line_pattern().fullmatch(line.of(text))
    if not match or not any(match.groupdict().values()):
        return None
    if match["name"] and _NOT_NAME.search(match["name"]):
        return None

    def span(group: str) -> Span | None:
        return Span(*match.span(group)).shifted(line.start) if match[group] else None

    return _Pieces(span("court"), span("name"), span("number"))


def _block(pieces: list[_Pieces | None]) -> tuple[int, int] | None:
    """First and last line (inclusive) of the title: of the first few runs of title lines the fullest one."""
    runs = _runs(pieces)
    anchor = next((run for run in runs if _has(pieces, run, "name")), None)
    anchor = anchor or next((run for run in runs if _has(pieces, run, "court")), None)
    anchor = anchor or next((run for run in runs if run[0] < _CAPTION_LINES), None)
    if anchor is None:
        return None
    near = [run for run in runs if abs(run[0] - anchor[0]) <= _CAPTION_LINES]
    return max(near, key=lambda run: (_fullness(pieces, run), _has(pieces, run, "name"), -run[0]))


def _has(pieces: list[_Pieces | None], run: tuple[int, int], kind: str) -> bool:
    """Whether a run holds a kind of piece."""
    return any(piece and getattr(piece, kind) for piece in pieces[run[0] : run[1] + 1])


def _fullness(pieces: list[_Pieces | None], run: tuple[int, int]) -> int:
    """How many kinds of piece a run holds."""
    return sum(_has(pieces, run, kind) for kind in ("court", "name", "number"))


def _runs(pieces: list[_Pieces | None]) -> list[tuple[int, int]]:
    """Neighbouring title lines; a run holds each kind of piece once and a court comes first, so that captions and
    repeated titles make runs of their own."""
    runs: list[tuple[int, int]] = []
    seen: set[str] = set()
    for k, piece in enumerate(pieces):
        if piece is None:
            continue
        kinds = {kind for kind in ("court", "name", "number") if getattr(piece, kind)}
        headed = "court" in kinds and "name" in seen
        if runs and runs[-1][1] == k - 1 and not kinds & seen and not headed:
            runs[-1] = (runs[-1][0], k)
            seen |= kinds
        else:
            runs.append((k, k))
            seen = kinds
    return runs


def _past_subtitle(page: Page, last: int) -> int:
    """The end of the block's last line, or of a cause in brackets below it (要素式起诉状)."""
    if last + 1 < len(page.lines) and expression(r"\([\u4e00-\u9fa5、]{2,24}\)").fullmatch(
        page.line(last + 1)
    ):
        last += 1
    return page.lines[last].end


def _gather(pieces: list[_Pieces | None], block: tuple[int, int] | None) -> _Pieces:
    """The first court, name and number of the block; what it lacks may stand on lines of their own near it."""
    if block is None:
        return _Pieces()
    run = [piece for piece in pieces[block[0] : block[1] + 1] if piece]
    above = [piece for piece in pieces[: block[0]] if piece and not piece.name]
    below = [
        piece for piece in pieces[block[1] + 1 : block[1] + 5] if piece and not piece.name and not piece.court
    ]
    return _Pieces(
        next((p.court for p in [*run, *above] if p.court), None),
        next((p.name for p in run if p.name), None),
        next((p.number for p in [*run, *above, *below] if p.number), None),
    )


def _court_fact(page: Page, span: Span | None) -> Fact | None:
    return page.fact(page.compact(*span), span.start, span.end, "rule:title") if span else None


def _number_fact(page: Page, span: Span | None) -> Fact | None:
    """The number; a 之二 that slipped onto the next line belongs to it."""
    if span is None:
        return None
    if further := _slipped().match(page.text, span.end):
        span = Span(span.start, further.end())
    return page.fact(page.compact(*span), span.start, span.end, "rule:title")


@cache
def _slipped() -> re.Pattern[str]:
    return re.compile(r"\n之[一二三四五六七八九十]{1,3}(?=[、\n])")


def _court_elsewhere(page: Page, found: _Pieces, end: int) -> Fact | None:
    """The court addressed (此致 …人民法院), signing or under a label, where the title names none."""
    if match := _labelled_court().search(page.text, 0, _HEAD_CHARS):
        return page.fact(page.compact(*match.span(1)), *match.span(1), "rule:labelled-court")
    if match := _addressed().search(page.text, end):
        return page.fact(page.compact(*match.span(1)), *match.span(1), "rule:addressed-court", 0.9)
    name = page.text[found.name.start : found.name.end] if found.name else ""
    if "债权" in name and "申报" in name and (match := _insolvency_court().search(page.text, end)):
        return page.fact(
            page.compact(*match.span("court")), *match.span("court"), "rule:insolvency-court", 0.8
        )
    return None


@cache
def _labelled_court() -> re.Pattern[str]:
    """A record of a database that prints its heading as labels (案件名：…, 法院：…)."""
    return re.compile(rf"(?<=\n)(?:审理)?法院：({_COURT})(?=\n)")


@cache
def _insolvency_court() -> re.Pattern[str]:
    """A claim is filed with the administrator (企业破产法 art. 48): the court is the one that took the insolvency."""
    label = "(?:受理法院|审理法院|管辖法院|法院|破产受理)：|(?:^|(?<=[\n。；，]))"
    return re.compile(rf"(?:{label})(?P<court>{_COURT})(?=[\n。；，]|于[^。\n]{{0,60}}受理)")


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(rf"(?:此致|此呈|谨呈|呈|(?<=\n)致)[：，]?\n?({_COURT})(?=[\n。！：，(]|$)")


def _kind_fact(
    page: Page, span: Span | None, name: str, court: Fact | None, number: Fact | None, start: int
) -> Fact | None:
    """The document's kind from its name, else from a caption, else from its wording."""
    issuer = str(court.value) if court else ""
    own = str(number.value) if number else ""
    if span:
        return page.fact(doc_type_of(name, issuer, own), span.start, span.end, "rule:title")
    for line in page.lines[:8]:
        caption = _caption_pattern().search(line.of(page.text))
        if caption and len(line.of(page.text)) < 200:
            code = doc_type_of(line.of(page.text)[-14:], issuer, own)
            return page.fact(code, line.start + caption.start(), line.end, "rule:caption", 0.8)
    inferred = doc_type_of_content(page.text, own)
    if inferred is None:
        return None
    code, at, end = inferred
    return page.fact(code, at, end, "rule:content", 0.6)
