"""Who tells of a dealing, and with what weight: the sections of the page cut into stretches of one voice.

What the court found outranks what a party told, that what it asked, that the other side's answer. Inside the story of
a lower court, a list of evidence or an undivided text the words 查明, 认为, 判决 tell where the voice changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from xiezhi.parsing.page import Page, Part
from xiezhi.text.triggers import Trigger, matches

FOUND, TOLD, ASKED, HELD, ORDERED, ANSWERED = "found", "told", "asked", "held", "ordered", "answered"
_VOICES = {
    "findings": FOUND,
    "evidence": TOLD,
    "lower_court": TOLD,
    "claim_facts": TOLD,
    "procedure_history": TOLD,
    "body": TOLD,
    "claims": ASKED,
    "reasons": HELD,
    "disposition": ORDERED,
    "defence": ANSWERED,
    "third_person_statement": ANSWERED,
}
_MIXED = frozenset({"evidence", "lower_court", "claim_facts", "procedure_history", "body", "defence"})
# A longer sentence is read in blocks of this many characters, with the block before and the one behind.
_BLOCK = 500
_TURN = re.compile(
    r"(?P<found>(?:查明|认定|确认)(?:[：，、]|(?:的|了)?(?:本案|案件|如下|以下|下列|法律)*事实(?:如下)?[：，])|查明以下事实)"
    r"|(?P<held>(?:本院|法院|本委|一审|二审|原审)(?:经审[理查])?(?:法院)?认为[：，])"
    r"|(?P<ordered>(?:判决|裁定|裁决)(?:如下)?：)"
    r"|(?P<asked>(?:诉讼)?请求(?:法院|本院|依法)*(?:判令|判决|依法判令|：|为)|诉请(?:判令|：)|要求判令|诉讼请求[：，])"
    r"|(?P<told>事实[和与及、]理由[：，]?|诉称[：，])"
    r"|(?P<answered>辩称[：，])"
)

# In reasons that weigh the evidence first, the facts stand behind these words.
_FACTS = re.compile(r"(?:确认|认定|查明)(?:如下|以下)(?:案件|本案|法律)?的?事实：")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the page in which one voice speaks, in page offsets.

    Attributes:
        below: inside the story of a lower court: in appeals the claim for the loan stands there.
    """

    voice: str
    start: int
    end: int
    below: bool = False


def stretches(page: Page) -> list[Stretch]:
    """The page cut by voices, in order; title, parties, costs and what follows are left out."""
    found: list[Stretch] = []
    for part in page.parts:
        voice = _VOICES.get(part.kind)
        if voice is None:
            continue
        mixed = part.kind in _MIXED
        if not mixed and voice == HELD:
            mixed = _FACTS.search(page.text, part.start, part.end) is not None
        found.extend(_turns(page, part, voice) if mixed else [Stretch(voice, part.start, part.end)])
    return found


@cache
def _turn_trigger() -> Trigger:
    return Trigger(
        [
            "查明",
            "认定",
            "确认",
            "本院",
            "法院",
            "本委",
            "一审",
            "二审",
            "原审",
            "判决",
            "裁定",
            "裁决",
            "诉讼",
            "请求",
            "诉请",
            "要求",
            "事实",
            "诉称",
            "辩称",
        ]
    )


def _turns(page: Page, part: Part, voice: str) -> list[Stretch]:
    """The stretches of a part in which voices change."""
    text = page.text
    found: list[Stretch] = []
    start, below = part.start, part.kind == "lower_court"
    places = (at for at in _turn_trigger().places(page.neighbours) if part.start <= at < part.end)
    for turn in matches(_TURN, places, text, part.end):
        begin = (
            max(text.rfind("。", start, turn.start()), text.rfind("\n", start, turn.start()), start - 1) + 1
        )
        if begin > start:
            found.append(Stretch(voice, start, begin, below))
        start, voice = begin, turn.lastgroup or voice
    found.append(Stretch(voice, start, part.end, below))
    return found


def sentence_at(text: str, offset: int, low: int, high: int) -> tuple[int, int]:
    """The sentence (to 。；or a line's end) that holds a page offset, inside `[low, high)`.

    Of a sentence without end only what is near is given: reading stays linear in the length of the text.
    """
    block = offset // _BLOCK * _BLOCK
    low, high = max(low, block - _BLOCK), min(high, block + 2 * _BLOCK)
    start = max(text.rfind(mark, low, offset) for mark in "。；\n") + 1
    ends = [at for mark in "。；\n" if (at := text.find(mark, offset, high)) != -1]
    return max(start, low), min(ends, default=high)
