"""Who speaks between the opening and the legal basis: claimant, defendant, third person, lower court, this court.

A cue (`cues`) opens its part only where that part may follow the one before. Inside the story of a lower court
(appeals, retrials) only the words of this instance lead out of it.
"""

from __future__ import annotations

import re
from functools import cache

from xiezhi.parsing.cues import Hit, find_cues
from xiezhi.parsing.layout import CAPTIONS
from xiezhi.parsing.page import Page
from xiezhi.text.expressions import expression

Mark = tuple[int, str]

_SPEECH = {"claims", "claim_facts", "defence", "third_person_statement"}
_STORY = {"procedure_history", "claims", "claim_facts", "defence", "third_person_statement"}
# After which parts a part may be opened; `reasons` may follow anything.
_AFTER: dict[str, set[str]] = {
    "procedure_history": {"claims"},
    "claims": {"procedure_history", "claims", "claim_facts"},
    "claim_facts": {"procedure_history", "claims", "claim_facts"},
    "defence": _STORY,
    "third_person_statement": _STORY,
    "lower_court": _STORY,
    "evidence": _STORY | {"evidence"},
    "findings": _STORY | {"evidence", "findings"},
    "reasons": _STORY | {"evidence", "findings"},
}
# Said of a party that stayed silent or conceded: in the opening it tells of the hearing.
_SILENT = ("未", "没", "无异议", "承认", "表示", "对原告")

# Filing with the court below, told right after the opening of an appeal.
_FILING = {"起诉", "诉至", "提起诉讼"}


def find_voices(page: Page, begin: int, end: int) -> list[Mark]:
    """Marks (page offset, kind) of the parts between the opening and the legal basis."""
    marks: list[Mark] = []
    state, reviewed = "procedure_history", _is_reviewed(page.text[:begin])
    captions = _captions(page, begin, end)
    opening = begin if _opens_story(page.text, begin) else -1
    for hit in find_cues(page, begin, end):
        if hit.start == opening:
            continue
        while captions and captions[0][0] <= hit.start:
            state = captions[0][1]
            marks.append(captions.pop(0))
        if marks and marks[-1][0] == hit.start and (marks[-1][1], hit.cue.kind) != ("evidence", "findings"):
            continue  # the first phrase of a sentence decides (辩称并反诉称), but 根据…证据，认定事实如下 tells facts
        if kind := _next_state(state, hit, reviewed):
            state = kind
            marks.append((hit.start, state))
    return marks + captions


def _opens_story(text: str, begin: int) -> bool:
    """Whether the first sentence names the case (原告甲与被告乙…一案): it is the history, whatever else it tells."""
    sentence = text[begin : begin + 400].split("\n", 1)[0].split("。", 1)[0]
    return expression("一案|纠纷|争议").search(sentence) is not None and "称：" not in sentence


def _captions(page: Page, begin: int, end: int) -> list[Mark]:
    """Lines that are only a caption of a database."""
    return [
        (line.start, CAPTIONS[line.of(page.text)])
        for line in page.lines
        if begin <= line.start < end
        and line.end - line.start <= 7
        and CAPTIONS.get(line.of(page.text)) in _AFTER
    ]


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
    if kind == "lower_court" and not (reviewed and (state == "procedure_history" or word not in _FILING)):
        return None
    if state == "lower_court":
        return _leave_lower_court(kind, hit)
    if (
        reviewed
        and kind in _SPEECH
        and state == "procedure_history"
        and not _is_of_this_instance(head + word)
    ):
        return "lower_court"
    if kind in _SPEECH and state in {"evidence", "findings"}:
        return kind if hit.line_start and expression("诉称|辩称|述称|上诉请求").search(word) else None
    if kind == "findings" and state == "reasons":
        return kind if hit.line_start else None
    if kind == "procedure_history" and state == "claim_facts":
        return kind if "审理" in word else None
    if (
        kind == "claims"
        and state == "defence"
        and hit.line_start
        and expression("向本[院委]提出").search(head)
    ):
        return kind
    if kind in {"claims", "claim_facts"} and state in {"defence", "third_person_statement"}:
        return (
            kind if hit.line_start and ("反诉" in head + word or expression("称|指控").search(word)) else None
        )
    if state not in _AFTER.get(kind, set()):
        return None
    silent = word.startswith(_SILENT) and word not in {"未作答辩", "未答辩"}
    return None if state == "procedure_history" and silent else kind


def _is_of_this_instance(words: str) -> bool:
    if expression("(?:原审|一审)(?:中|时|期间)?(?:起?诉称|辩称|诉请|请求|提起)").search(words):
        return False
    return expression("上诉|再审|申诉|抗诉|本院|被申请|异议").search(words) is not None


def _is_told_of_below(head: str) -> bool:
    """原审…, 一审…: but 一审判决后，甲不服 is the appeal."""
    return expression(r"(?:原审|一审)(?!(?:法院|判决|裁定|宣判|宣告|作出|送达)*后)").match(head) is not None


def _leave_lower_court(kind: str, hit: Hit) -> str | None:
    """Inside the story of the lower court only words of this instance, at the beginning of a line, lead out."""
    head, words = hit.head, hit.head + hit.cue.word
    if kind == "procedure_history":
        return kind if hit.line_start and hit.cue.word == "审理终结" else None
    if kind == "reasons":
        return kind if hit.line_start or head.startswith("本院") else None
    own_words = hit.cue.word in {"上诉称", "再审称", "申诉称"} or "本院" in head
    if not (hit.line_start or own_words) or _is_told_of_below(head):
        return None
    if kind in {"findings", "evidence"}:
        own = expression(r"在?(?:本院|二审|再审|经(?:本院)?(?:二审|再审|审理|审查)|针对|围绕|当事人)").match(
            words
        )
        return kind if own and not expression("一审|原审").search(head) else None
    if kind in {"claims", "claim_facts"}:
        return kind if expression("上诉|再审|申诉|抗诉|不服").search(words) else None
    if kind in {"defence", "third_person_statement"}:
        return kind if expression("被上诉|被申请|二审|再审").search(head) else None
    return "lower_court" if kind == "lower_court" else None
