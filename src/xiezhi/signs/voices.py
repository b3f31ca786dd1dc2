"""Who says a passage: from a reporting verb in its sentence, from the speech it stands in, from its section.

In a party's own part of the document (claim, defence, statement) everything is that party's. In what the court
writes, a party speaks only where a verb says so, and no further than its sentence or paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from xiezhi.parsing.page import Page, Part
from xiezhi.schema import Facts
from xiezhi.signs.who import COURT, DEFENDANT, DOCUMENT, PLAINTIFF, THIRD, Who

_OF_SECTION = {
    "parties": DOCUMENT, "title": DOCUMENT, "signature": DOCUMENT, "caption": DOCUMENT, "appendix": DOCUMENT,
    "claims": PLAINTIFF, "claim_facts": PLAINTIFF, "defence": DEFENDANT, "third_person_statement": THIRD,
}  # fmt: skip
_PARTY_PARTS = frozenset({"claims", "claim_facts", "defence", "third_person_statement"})
_TIGHT_PARTS = frozenset({"findings", "reasons", "disposition"})
_SPEECH = re.compile(
    r"(?:[诉辩述申声再反质]{0,2}(?<![所简名统合职自全])称|诉请)(?=[：，“\n]|[一1][、.])|(?:主张|认为|陈述|补充意见|庭审意见|理由|意见)(?:[如为是]下?|有)?(?=[：，])"
    r"|(?:答辩|质证|书面|上诉|代理|陈述)意见(?:[为是]|如下)?[称：，]|质证意见|(?:提交|提供|举示|出示)(?:了|如下|以下)?[^。\n：]{0,24}证据[^。\n：]{0,16}(?=：)|(?:欲|拟|旨在|用以|以此)证明|提出异议(?=[：，])|事实(?:和|与|及)理由(?=[：，\n])"
)
_COURT_SPEECH = re.compile(
    r"(?<![^。；，：\n)])(?:(?:对此，?)?本院(?:经审查|经审理|再审|二审|审查|审理)*(?:认为|查明|认定|另查明|确认|对)"
    r"|经(?:本院)?(?:公开|开庭)?审[理查](?:认定|查明|认为)?[，：]|经审理查明|[另又再还]查明|(?:原审|一审|二审|原一审|原二审)(?:法院|判决)?(?:经审理)?(?:查明|认定|认为)"
    r"|(?:判决|裁定|决定)如下|(?:上述|以上)事实[，有由]|经审查|经查[，：明]|法院经审理|(?:仲裁委员会|仲裁庭|本委|本庭)认为|综上)"
)
_VERB = r"(?:诉称|辩称|述称|上诉称|申请再审称|抗辩|辩解|声称|反驳|否认|自认|承认|认可|怀疑|自述|质证|异议|主张|认为|表示|称)"
_SPEAKS = re.compile(rf"[^。；：\n]{{0,24}}?(?P<verb>{_VERB})")
_SPEAKS_ALOUD = re.compile(rf"[^，。；：\n]{{0,14}}?(?P<verb>{_VERB})(?=[，：])")
_NO_SUBJECT_AFTER = re.compile(
    r"(?:对|对于|向|与|和|给|由|将|把|被|致|从|就|关于|要求|请求|证明|及|因|针对|按照|根据|以|为|是)$"
)
_NO_SPEECH = re.compile(r"(?:提供|提交|未|没有|无)[^，]{0,10}$|所$|名$|简$|自$|职$|统$|合$|全$")
_PLEADS = re.compile(r"(?:[诉辩述]称|诉请|再审称|意见[称：，为是]?|答辩|理由)$")
_REASON = 60
_SENTENCE = 3_000
_NEAR = 200
_SPEAKS_AT_ONCE = re.compile(rf"[^，。；：\n的]{{0,6}}{_VERB}")
_COURT_SAYS = re.compile(r"[^。；\n]{0,16}?(?P<verb>认为|认定|查明|确认|采信|审查|判决|裁定|予以|不予)")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks (`speaker`), and whether the words stand in what the court itself writes (`in_court`)."""

    speaker: str
    in_court: bool


class Voices:
    """The speeches of one page."""

    def __init__(self, page: Page, facts: Facts) -> None:
        self.page = page
        self._facts = facts

    @cached_property
    def who(self) -> Who:
        """Who is who on the page; made when first asked for."""
        return Who(self.page, self._facts)

    @cached_property
    def _heard(self) -> tuple[list[int], list[str]]:
        return self._listen()

    @property
    def _starts(self) -> list[int]:
        return self._heard[0]

    @property
    def _speeches(self) -> list[str]:
        return self._heard[1]

    def _listen(self) -> tuple[list[int], list[str]]:
        """Where each speech opens, and who opens it."""
        text, found = self.page.text, {}
        for match in _SPEECH.finditer(text):
            low = max(0, match.start() - 160)
            opening = max(low, max(text.rfind(stop, low, match.start()) for stop in "。；\n") + 1)
            subject = self._subject(opening, match.start())
            if subject is not None:
                found[match.end()] = subject
        for match in _COURT_SPEECH.finditer(text):
            found[match.start()] = COURT
        starts = sorted(found)
        return starts, [found[start] for start in starts]

    def _subject(self, opening: int, until: int) -> str | None:
        """The party that a speech verb belongs to: the last one named before it that is not an object."""
        text, side = self.page.text, None
        for match in self.who.subject.finditer(text, opening, until):
            if match["party"] and not _NO_SUBJECT_AFTER.search(
                text, max(opening, match.start() - 3), match.start()
            ):
                side = self.who.side(match.group())
        return side

    def _is_object(self, opening: int, match: re.Match[str]) -> bool:
        """Whether a party is spoken of (对原告 …) rather than speaking (关于被告称 …)."""
        text = self.page.text
        if _NO_SUBJECT_AFTER.search(text, max(opening, match.start() - 3), match.start()) is None:
            return False
        return _SPEAKS_AT_ONCE.match(text, match.end()) is None

    def at(self, start: int, sentence: tuple[int, int], *, judging: bool) -> Voice:
        """Who says what begins at `start`; `judging` words weigh a proof and belong to whoever writes them."""
        part = self.page.part_at(start)
        kind = part.kind if part is not None else "body"
        opened = self._opened(start, part, kind)
        if kind in _PARTY_PARTS:
            return Voice(opened or self._of_part(kind), False)
        base = opened or _OF_SECTION.get(kind, COURT)
        in_court = base == COURT or kind in _TIGHT_PARTS
        named = self._named(start, sentence[0], aloud=judging or not in_court)
        return Voice(named or base, in_court)

    def _of_part(self, kind: str) -> str:
        """Whose part of the document it is, where no speech verb says so."""
        if kind == "third_person_statement":
            return THIRD
        return self.who.opponent if kind == "defence" else self.who.mover

    def _opened(self, start: int, part: Part | None, kind: str) -> str | None:
        """The speech that still runs at an offset; where the court reasons, it hardly outlives its sentence."""
        text, lowest = self.page.text, part.start if part is not None else 0
        if kind in _TIGHT_PARTS:
            low = max(0, start - _SENTENCE)
            lowest = max(lowest, low, max(text.rfind(stop, low, start) for stop in "。；\n") + 1)
        index = bisect_right(self._starts, start) - 1
        while index >= 0 and self._starts[index] >= lowest:
            if kind not in _PARTY_PARTS or self._pleads(index):
                return self._speeches[index]
            index -= 1
        if kind in _TIGHT_PARTS and index >= 0 and start - self._starts[index] < _NEAR:
            at = self._starts[index]
            if text[at : at + 1] == "：" and "\n" not in text[at:start] and self._speeches[index] != COURT:
                return self._speeches[index]
        return None

    def _pleads(self, index: int) -> bool:
        """Whether a speech opens a pleading (辩称, 上诉称), not a quotation inside one."""
        at = self._starts[index]
        return (
            self._speeches[index] != COURT and _PLEADS.search(self.page.text, max(0, at - 8), at) is not None
        )

    def _named(self, start: int, opening: int, *, aloud: bool) -> str | None:
        """The subject of the last reporting verb before the passage, in its own sentence."""
        text, found = self.page.text, None
        for match in self.who.subject.finditer(text, opening, start):
            if self._is_object(opening, match):
                continue
            if (
                match["party"]
                and text.startswith("以", match.end())
                and "为由" in text[start : start + _REASON]
            ):
                found = self.who.side(match.group())
                continue
            says = (_SPEAKS_ALOUD if aloud else _SPEAKS) if match["party"] else _COURT_SAYS
            verb = says.match(text, match.end())
            if verb is None or verb.start("verb") > start:
                continue
            if found is not None and "，" in text[match.end() : verb.start("verb")]:
                continue  # 甲承认借过乙的款，但称已还清: the first one named goes on speaking
            if not _NO_SPEECH.search(text, match.end(), verb.start("verb")):
                found = self.who.side(match.group())
        return found
