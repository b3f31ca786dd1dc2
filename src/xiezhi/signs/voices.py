"""Who says a passage: from a reporting verb in its sentence, from the speech it stands in, from its section."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from xiezhi.parsing.page import Page
from xiezhi.schema import Facts
from xiezhi.signs.who import COURT, DEFENDANT, DOCUMENT, PLAINTIFF, THIRD, Who

_OF_SECTION = {
    "parties": DOCUMENT, "claims": PLAINTIFF, "claim_facts": PLAINTIFF, "defence": DEFENDANT,
    "third_person_statement": THIRD, "title": DOCUMENT, "signature": DOCUMENT,
}  # fmt: skip
_SPEECH = re.compile(
    r"(?:诉|辩|述|申辩|申诉|声|再审|反诉|申请|抗辩|质证|庭审中|审理中)?(?:称|诉请)(?=[：，,“\n]|[一1](?:、|\.))|主张[：，]|认为[：，]"
    r"|质证意见[为是]?[：，]|提交(?:书面)?(?:答辩)?意见[称：，]|答辩意见[为是]?[：，]|提出异议[：，]|事实(?:和|与|及)理由[：，\n]"
)
_COURT_SPEECH = re.compile(
    r"本院认为|本院(?:经审查|经审理|再审|二审)?(?:认为|查明|认定|审查)|经?(?:本院)?审[理查](?:认定|查明|认为)|[另又再还]查明|(?:原审|一审|二审)(?:法院)?(?:经审理)?(?:查明|认定|认为)"
    r"|(?:判决|裁定|决定)如下|(?:上述|以上)事实[，有由]|经审查[，：]|法院经审理|仲裁委员会?认为|本委认为|经查[，：明]"
)
_SAYS = r"(?:诉称|辩称|述称|称|主张|认为|提出|陈述|表示|抗辩|否认|辩解|质证|自认|承认|认可|异议|反驳|为由|声称|怀疑|以证明|拟证明|证明)"
_ITSELF = re.compile(r"[^。；\n]{0,28}?" + _SAYS)
_COURT_SAYS = re.compile(
    r"[^。；\n]{0,16}?(?:认为|认定|查明|确认|采信|审查|经审理|判决|裁定|予以|不予|可以看出)"
)
_COURT_PARTS = frozenset(
    {"findings", "reasons", "lower_court", "disposition", "evidence", "procedure_history"}
)
_FAR = 900


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks (`speaker`), and whether the words stand in what the court itself writes (`in_court`)."""

    speaker: str
    in_court: bool


class Voices:
    """The speeches of one page."""

    def __init__(self, page: Page, facts: Facts) -> None:
        self.page = page
        self.who = Who(page, facts)
        self._starts, self._speeches = self._listen()

    def _listen(self) -> tuple[list[int], list[str]]:
        """Where each speech opens, and who opens it."""
        text, found = self.page.text, {}
        for match in _SPEECH.finditer(text):
            start = (
                max(
                    text.rfind("。", 0, match.start()), text.rfind("\n", 0, match.start()), match.start() - 60
                )
                + 1
            )
            subjects = [m for m in self.who.subject.finditer(text, start, match.start())]
            if subjects:
                last = subjects[-1] if subjects[-1]["party"] else subjects[0]
                found[match.end()] = self.who.side(last.group())
        for match in _COURT_SPEECH.finditer(text):
            found[match.start()] = COURT
        for part in self.page.parts:
            if part.kind in _OF_SECTION:
                found.setdefault(part.start, _OF_SECTION[part.kind])
            elif part.kind in _COURT_PARTS:
                found[part.start] = COURT
        starts = sorted(found)
        return starts, [found[start] for start in starts]

    def at(self, start: int, end: int, sentence: tuple[int, int]) -> Voice:
        """Who says the stretch `[start, end)` of the sentence it stands in."""
        index = bisect_right(self._starts, start) - 1
        opened = self._starts[index] if index >= 0 else 0
        speech = self._speeches[index] if index >= 0 else self._of_part(start)
        part = self.page.part_at(start)
        in_court = speech == COURT or (part is not None and part.kind in _COURT_PARTS - {"evidence"})
        named = self._named(start, end, sentence[0])
        if named is not None:
            return Voice(named, in_court)
        if in_court and speech != COURT and opened < sentence[0] and start - opened > _FAR:
            return Voice(COURT, True)
        return Voice(speech, in_court)

    def _of_part(self, offset: int) -> str:
        part = self.page.part_at(offset)
        return _OF_SECTION.get(part.kind, COURT) if part is not None else COURT

    def _named(self, start: int, end: int, opening: int) -> str | None:
        """The subject of the last reporting verb before the stretch, in its own sentence."""
        text, found = self.page.text, None
        for match in self.who.subject.finditer(text, opening, end):
            verb = (_ITSELF if match["party"] else _COURT_SAYS).match(text, match.end())
            if verb is not None and verb.end() <= max(start, end - 1):
                found = self.who.side(match.group())
        return found
