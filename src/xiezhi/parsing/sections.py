"""The parts of a document, as a contiguous cover of the whole text.

Decisions are read with the cues of `cues`, in the order that the forms prescribe (《民事诉讼文书样式》, 民事诉讼法
art. 155): a cue counts only where its part may follow the part before. Papers of parties have headings of their own
(`party_papers`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from xiezhi.parsing.breaks import ROLE
from xiezhi.parsing.cues import Hit, find_cues
from xiezhi.parsing.layout import CAPTIONS
from xiezhi.parsing.page import Page, Part
from xiezhi.parsing.party_papers import divide_party_paper
from xiezhi.parsing.signature import find_block
from xiezhi.parsing.title import Title

_BEFORE_ORDER = (
    "procedure_history", "claims", "claim_facts", "defence", "third_person_statement", "lower_court", "evidence", "findings", "reasons",
)  # fmt: skip
_AFTER_ORDER = ("disposition", "default_interest", "costs", "appeal")
Mark = tuple[int, str]


def divide(page: Page, title: Title) -> Page:
    """The page with its parts: contiguous, covering the whole text, kinds of `schema.SECTION_KINDS`."""
    marks: list[Mark] = []
    if title.start:
        marks.append((0, "caption"))
    if title.end:
        marks.append((title.start, "title"))
    if title.is_party_paper:
        marks += divide_party_paper(page, title)
    else:
        marks += _divide_decision(page, title)
    return replace(page, parts=tuple(_cover(marks, len(page.text))))


def _cover(marks: list[Mark], length: int) -> list[Part]:
    """Marks (offset, kind) as contiguous parts; neighbours of one kind are one part."""
    parts: list[Part] = []
    ordered = sorted(dict(sorted(marks)).items())
    if not ordered or ordered[0][0] > 0:
        ordered.insert(0, (0, "body"))
    for (start, kind), (end, _) in zip(ordered, [*ordered[1:], (length, "")], strict=True):
        if start >= end:
            continue
        if parts and parts[-1].kind == kind:
            parts[-1] = Part(kind, parts[-1].start, end)
        else:
            parts.append(Part(kind, start, end))
    return parts


def _divide_decision(page: Page, title: Title) -> list[Mark]:
    """Marks of a decision, from the end of its title on."""
    text, begin = page.text, _after(page.text, title.end)
    if begin >= len(text):
        return []
    order = _operative(text, begin)
    block = find_block(page, order[1] if order else begin)
    end = block.start if block else len(text)
    marks: list[Mark] = []
    history = _history_start(page, begin, order[0] if order else end)
    if history > begin:
        marks.append((begin, "parties"))
    marks.append((history, "procedure_history"))
    marks += _before_order(page, history, order[0] if order else end)
    if order:
        marks += (
            [(order[0], "legal_basis"), (order[1], "disposition")]
            if order[0] < order[1]
            else [(order[1], "disposition")]
        )
        marks += _after_order(page, order[1], end)
    if block:
        marks.append((block.start, "signature"))
        tail = _after(text, block.end)
        if tail < len(text):
            marks.append((tail, "appendix"))
    return marks


def _after(text: str, offset: int) -> int:
    """The offset, past a line break that stands there."""
    return offset + 1 if offset < len(text) and text[offset] == "\n" else offset


# --- parties ------------------------------------------------------------------------------------------------------


@cache
def _party_line() -> re.Pattern[str]:
    also = (
        r"法定代表人|法定代理人|负责人|主要负责人|诉讼代表人|委托|诉讼代理人|代理人|特别授权|辩护人|指定辩护人|经营者|业主|执行事务合伙人|"
        r"住所|住址|地址|住|所在地|系|上列|以上|上述|又名|现|身份|公民身份|统一社会|组织机构|代表人|管理人|诉讼参加人|被拘留人|罪犯|申请复议人|申请机关|赔偿|异议|共同"
    )
    return re.compile(rf"(?:{ROLE}|{also})")


@cache
def _history_cue() -> re.Pattern[str]:
    return re.compile(
        r"一案|两案|等案|纠纷[^。]{0,16}(?:本院|法院)|本院(?:于|在|依法|受理|立案|作出|经审|审理|申请|认为|组成|根据|依据)|提起公诉|起诉书指控|向本院|向本庭|立案受理|立案执行|"
        r"诉称|辩称|本委(?:于|受理|依法|立案)|经审理查明|依照《|申请支付令|你(?:方|单位|公司)?(?:因|不服|诉|请求|与)|审理(?:被告人|.{2,60}指控)|罪犯"
    )


def _history_start(page: Page, begin: int, limit: int) -> int:
    """Where the list of parties ends and the story of the proceedings begins."""
    for k in range(page.line_at(begin), len(page.lines)):
        line = page.lines[k]
        if line.start < begin:
            continue
        if line.start >= limit:
            break
        text = line.of(page.text)
        kind = CAPTIONS.get(text)
        if kind and kind != "parties":
            return line.start
        cue = _history_cue().search(text)
        if cue:
            return line.start + _sentence_of(text, cue.start())
        if len(text) > 60 and not _party_line().match(text) and "。" in text[:-1]:
            return line.start
    return min(limit, len(page.text))


def _sentence_of(text: str, at: int) -> int:
    """In a line that begins as a party line, where the sentence that holds `at` begins."""
    begin = text.rfind("。", 0, at) + 1
    return begin if begin and _party_line().match(text) else 0


# --- the order ----------------------------------------------------------------------------------------------------


@cache
def _anchor() -> re.Pattern[str]:
    acts = r"(?:判决|裁定|决定|裁决|通知|命令|批复|支付令|确认|核准|协议)"
    return re.compile(
        rf"(?:{acts}|处理|调解|达成)如下(?:协议|调解协议|和解协议|支付令|意见)?[：:。，、\n]|如下(?:调解|和解|分配)?(?:{acts}|方案)[：:。，\n]"
        rf"|(?:^|\n)(?:裁判结果|裁判主文)(?=\n)|自愿达成(?:调解)?协议[：:]|(?:判决|裁定|决定)[：:](?=\n?[一1][、.])|判(?:决|处)(?:如下)?[：:]\n"
    )


@cache
def _basis() -> re.Pattern[str]:
    return re.compile(
        r"(?:综上(?:所述)?，?|据此，?|为此，?|因此，?|故，?|现|并|特|遂)*(?:本院|本委|经[^，。]{0,12}讨论决定)?(?:，)?(?:现)?(?:依照|依据|根据|按照|参照|适用)(?:《|〈|<|最高|中华|前述|上述|以上|《?[^，。]{2,12}法)"
    )


def _operative(text: str, begin: int) -> tuple[int, int] | None:
    """Where the legal basis begins and where the order itself begins (page offsets), or None.

    Orders of lower courts are told before this court gives its reasons, so the last anchor after the last
    本院认为 counts (articles of law printed after the signatures left out); without reasons, the last anchor.
    """
    reasons = begin
    for match in _own_reasons().finditer(text, begin):
        reasons = match.start()
    close = _closing().search(text, reasons)
    anchors = [m for m in _anchor().finditer(text, begin) if not close or m.start() < close.start()]
    after = [m for m in anchors if m.start() >= reasons]
    own = [m for m in after if not _is_quoted(text, m.start())] or after or anchors
    if not own:
        return None
    return _basis_start(text, begin, own[-1].start()), _after(text, own[-1].end())


@cache
def _own_reasons() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\n。；])[^。；，\n]{0,12}(?:本院|本委|仲裁庭)[^。；，\n]{0,12}认为[：:，]")


@cache
def _closing() -> re.Pattern[str]:
    """The first signature line: what stands below is no order."""
    return re.compile(
        r"\n(?:代理)?(?:审判[长员]|书记员|执行员|人民陪审员|首席仲裁员|仲裁员)[^，。\n]{1,30}(?=\n)"
    )


def _is_quoted(text: str, at: int) -> bool:
    """Whether the sentence tells what another court ordered."""
    begin = max(text.rfind("\n", 0, at), text.rfind("。", 0, at)) + 1
    return (
        re.search(r"(?:一审|原审|该)法院[^，。]{0,30}$|[^本]法院.{0,40}(?:作出|判决|裁定)", text[begin:at])
        is not None
    )


def _basis_start(text: str, begin: int, at: int) -> int:
    """The beginning of 依照《…》 in the sentence that ends at the anchor."""
    low = max(begin, text.rfind("。", begin, at) + 1, text.rfind("\n", begin, at) + 1)
    match = _basis().search(text, low, at)
    if match:
        return match.start() + (text[match.start()] == "，")
    lower = max(
        begin,
        text.rfind("。", begin, max(begin, low - 1)) + 1,
        text.rfind("\n", begin, max(begin, low - 1)) + 1,
    )
    match = _basis().match(text, lower, at)
    return match.start() if match else at


# --- before and after the order ------------------------------------------------------------------------------------


def _before_order(page: Page, begin: int, end: int) -> list[Mark]:
    """Marks between the opening and the legal basis."""
    marks: list[Mark] = []
    state, reviewed = "procedure_history", _is_reviewed(page.text[:begin])
    hits = [*_caption_marks(page, begin, end), *find_cues(page.text, begin, end)]
    for hit in sorted(hits, key=lambda item: item[0] if isinstance(item, tuple) else item.start):
        if isinstance(hit, tuple):
            state = hit[1]
        elif (kind := _next_state(state, hit, reviewed)) is None:
            continue
        else:
            state = kind
        marks.append((hit[0] if isinstance(hit, tuple) else hit.start, state))
    return marks


def _caption_marks(page: Page, begin: int, end: int) -> list[Mark]:
    """Lines that are only a caption."""
    marks: list[Mark] = []
    for line in page.lines:
        if (
            begin <= line.start < end
            and line.end - line.start <= 7
            and (kind := CAPTIONS.get(line.of(page.text)))
        ):
            marks.append((line.start, kind))
    return marks


_SPEECH = {"claims", "claim_facts", "defence", "third_person_statement"}
# Which parts a cue may open after which; a cue at the beginning of a line is trusted more than one inside it.
_FROM: dict[str, set[str]] = {
    "claims": {"procedure_history", "claims", "claim_facts"},
    "claim_facts": {"procedure_history", "claims", "claim_facts"},
    "defence": {"procedure_history", "claims", "claim_facts", "defence", "third_person_statement"},
    "third_person_statement": {"procedure_history", "claims", "claim_facts", "defence", "third_person_statement"},
    "lower_court": {"procedure_history", "claims", "claim_facts", "defence", "third_person_statement", "lower_court"},
    "evidence": {"procedure_history", "claims", "claim_facts", "defence", "third_person_statement", "lower_court", "evidence"},
    "findings": {"procedure_history", "claims", "claim_facts", "defence", "third_person_statement", "lower_court", "evidence", "findings"},
    "reasons": set(_BEFORE_ORDER),
}  # fmt: skip


@cache
def _reviewing() -> re.Pattern[str]:
    return re.compile(
        r"上诉人|再审申请人|申诉人|抗诉机关|[原一二]审(?:被告|原告|第三人)|\)[^\n号]{0,20}(?:终|再|提|抗|监|申)[^\n号]{0,6}\d"
    )


def _is_reviewed(head: str) -> bool:
    """Whether a court above looks at the decision of another: only then is there a lower court's story."""
    return _reviewing().search(head) is not None


def _next_state(state: str, hit: Hit, reviewed: bool) -> str | None:
    """The part a cue opens after `state`, None where it opens none."""
    kind, head, word = hit.cue.kind, hit.head, hit.cue.word
    if kind in _AFTER_ORDER or (kind == "lower_court" and not reviewed):
        return None
    if state == "lower_court":
        return _leave_lower_court(kind, hit)
    if (
        reviewed
        and kind in _SPEECH
        and state == "procedure_history"
        and not re.search("上诉|再审|申诉|抗诉|本院|被申请|异议", head + word)
    ):
        return "lower_court"
    if kind in _SPEECH and state in {"evidence", "findings"}:
        return kind if hit.line_start and re.search("诉称|辩称|述称|上诉称|上诉请求", word) else None
    if kind == "findings" and state == "reasons":
        return kind if hit.line_start else None
    if kind in {"claims", "claim_facts"} and state in {"defence", "third_person_statement"}:
        return kind if hit.line_start and ("反诉" in head + word or re.search("称|指控", word)) else None
    if state not in _FROM.get(kind, set()) or state == "reasons":
        return None
    silent = word.startswith(("未", "没", "无异议", "承认", "表示", "对原告")) and word not in {
        "未作答辩",
        "未答辩",
    }
    return None if state == "procedure_history" and silent else kind


def _leave_lower_court(kind: str, hit: Hit) -> str | None:
    """Inside the story of the lower court only the appeal's own words lead out."""
    if not hit.line_start:
        return kind if kind == "reasons" and hit.head.startswith("本院") else None
    own = re.match(
        r"(?:本院|二审|再审|经(?:本院)?(?:二审|再审|审理|审查)|另查|又查|针对|根据|综合|围绕|当事人)",
        hit.head + hit.cue.word,
    )
    if kind in {"findings", "evidence"}:
        return kind if own and not re.search("一审|原审", hit.head) else None
    if kind == "reasons":
        return kind
    if kind in {"claims", "claim_facts"}:
        return (
            kind
            if re.search("上诉|再审|申诉|抗诉|不服", hit.head + hit.cue.word)
            and not re.match("原审|一审", hit.head)
            else None
        )
    if kind in {"defence", "third_person_statement"}:
        return (
            kind
            if re.search("被上诉|被申请|答辩|辩称|意见称|述称", hit.head + hit.cue.word)
            and not re.match("原审|一审", hit.head)
            else None
        )
    return "lower_court" if kind == "lower_court" else None


def _after_order(page: Page, begin: int, end: int) -> list[Mark]:
    """Marks between the order and the signature: they may come in any order."""
    return [
        (hit.start, hit.cue.kind) for hit in find_cues(page.text, begin, end) if hit.cue.kind in _AFTER_ORDER
    ]
