"""Who says a passage: from a reporting verb in its sentence, from the turn it stands in (`turns`), from its section.

In a party's own part of the document (claim, defence, statement) everything is that party's. In what the court
writes, a party speaks only where a verb says so, and no further than its sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from xiezhi.parsing.page import Page
from xiezhi.schema import Facts
from xiezhi.signs.passages import sentence_at
from xiezhi.signs.turn_words import PLEADS, RULES, SHOWS, VIEWS
from xiezhi.signs.turns import Turn, Turns
from xiezhi.signs.weighing import weighed
from xiezhi.signs.who import COURT, DOCUMENT, Who

_FRAME = frozenset({"parties", "title", "signature", "caption", "appendix"})
_PARTY_PARTS = frozenset({"claims", "claim_facts", "defence", "third_person_statement"})
_PARTY_PAPERS = frozenset(
    {"complaint", "counterclaim", "answer", "appeal_petition", "retrial_petition", "application",
     "arbitration_application", "bankruptcy_claim"}
)  # fmt: skip
_VERB = (
    r"(?:(?<!的)(?:(?:诉|辩|述|上诉|申请再审)称|抗辩|辩解|声称|反驳|否认|自认|承认|认可|怀疑|自述|主张|表示|指出|(?<![名简职统合自全所])称(?![号呼]))(?!本身|不一|前后|自相|存在|与|明显|相互|互相|的)"
    r"|诉请(?!的)|陈述(?!的|中|时|与|不|前|自|相|明|存|及|和|意见|[、。；“])|(?:要求|请求)(?=[一-龥]{0,8}(?:被告|判令|支付|给付|偿还|确认|撤销|返还))|质证(?!中|时|过程)|异议|认为|提出(?=[一-龥]{0,3}(?:该|其|证人|本案|涉案|双方|上述|异议)))"
)
_SPEAKS = re.compile(rf"[^。；：\n]{{0,24}}?(?P<verb>{_VERB})")
_COURT_SAYS = re.compile(r"[^。；\n]{0,16}?(?P<verb>认为|认定|查明|确认|采信|审查|判决|裁定|予以|不予)")
# 原告主张的现金交付: told by the court, but the plaintiff's words.
_TOLD = re.compile(r"[^，。；：\n]{0,6}?(?P<verb>(?:主张|称|陈述|提出|抗辩|所述)的)")
_IN_TRUTH = re.compile(r"[^，。；：\n]{1,12}?(?:实际[为是系]|实为|实系)")
_NO_SPEECH = re.compile(r"(?:提供|提交|未|没有|无)[^，]{0,10}$")
_COURT_AGAIN = re.compile(
    r"[，；](?:但|而|然)?(?:本院|经查|经审查|经核|对此|综上|据此|(?:应|应当|故|依法)?视为其?放)|的(?:证据|依据)(?:均|仅|只)(?:有|为|是|系)|，其(?:依据|证据|提[交供]的)|，但(?:是)?(?:从|根据|经|该|上述|现有)"
)
_RETORT = re.compile(
    r"[。；\n]{1,3}(?P<words>(?:对此|但|然而|经查|经审查|本院|该|上述|对该|首先|因|由于|鉴于|其|现有)[^。\n]{4,160})"
)
# 被告以借条系伪造为由…: but 以证据不足为由撤回起诉 is what the party did.
_AS_REASON = re.compile(r"[^。；\n以]{0,60}?为由(?!.{0,4}(?:撤|申请撤))")
_LATER = re.compile(r"本院|予以采信|不予采信|予以确认|不予确认|予以采纳|不予采纳")
_WHY = re.compile(r"，(?:但|因|由于|而(?!且)|故|且未|未)|^(?:但|因|由于)")
_THIS_COURT = ("本院", "合议庭", "本庭", "仲裁庭")
_SENTENCE = 600
_BEFORE = 160
_WE = re.compile("我方|我公司|我司|我单位|我们")
# 借条载明：“…, 合同约定，…: what follows is the paper's own.
_PAPER_SAYS = re.compile(
    r"(?:(?:载明|写明|注明|记载|写有|写道|书写|内容)(?:内容)?(?:[为是]|如下)?：[“\"]?"
    r"|(?:载明|写明|注明|记载|约定|内容[为是]?|如下|承诺)，?：?[“\"]"
    r"|(?:合同|协议书?|[借欠收]条|借据|凭证)(?:中|还|又|并)?(?:约定|载明|写明|注明|记载)[，：])(?!双方|原、?被告)"
)
_PAPER_ENDS = re.compile(r"[”]|(?:合同|协议|上述)[^，。]{0,6}(?:签订|订立)后|另查|本院|上述事实")
_PAPER = 400
_PAPER_WORDS = 20
_LETTER_ENDS = re.compile(r"月\d{1,2}日，[^，。；]{2,24}(?:发|向|给|复|致|与|召开|签|回)|[”]|本院|法院|另查")
_HELD = re.compile(r"(?:[原一二再]审|生效)(?:法院|判决|裁定)认为[^，。；\n]{0,20}$")
# 二审判决认为该款系循环转账: what a court below held, told by who contests it.
_TOLD_TO_HAVE_HELD = re.compile(
    r"(?:[原一二再]审|生效)(?:法院|判决|裁定)认为[^，。；\n]{0,30}(?:，[^，。；\n]{0,3})?$"
)
# 因其陈述前后不一，该院不予采信: told of a court below.
_HELD_BY = re.compile("(?:该院|(?:一审|二审|原审)法院)(?:对[^，。；]{0,30})?[不未]予采[信纳]")
_HELD_BEFORE = 40
_FIRST_WORDS = 4


_AIM = re.compile("[拟欲旨]?在?(?:用以|以此|据以)?证[明实]")
_RECORD = re.compile("[询讯]问笔录|[一-龥]{0,10}(?:公安|派出所|检察)")
_COPY = re.compile("原件|复印件|复制件|打印件")
# (4)支款收据19张，均是复印件: the next exhibit of a list, after a view of the one before.
_LISTED = re.compile(
    r"(?<![^。；\n])[(]?(?:证据)?[一二三四五六七八九十\d]{1,3}[)、.：](?!对)[^。；：\n认异意]{2,60}?(?:[一二三四五六七八九十\d](?:[份张页组件册本]|套)|[(])[^。；：\n认异意]{0,16}$"
)
# 由于原告未提交原件: the court goes on after a party's view.
_GIVES_REASON = re.compile("[\\n。；]*(?:由于|因(?!此)|鉴于)")
_VIEWED = re.compile("认可|异议|质证|我[方司]|不应|请求|认为")
_SPEECH = re.compile("(?:称|主张|陈述|表示|认为|意见[为是])[，：]?$")
_SPEECH_REACH = 800


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and how the court stands to it.

    Attributes:
        speaker: `plaintiff`, `defendant`, `third_person`, `court` or `document`.
        in_court: the words stand in what the court itself writes.
        retort: what the court goes on to say of a party's words that it tells of.
        verdict: what the court says of a proof after a party's view of it.
        letter: the words are of a letter, in which its writer asserts.
    """

    speaker: str
    in_court: bool
    retort: str = ""
    verdict: str = ""
    letter: bool = False


def _inside(says: re.Match[str], first: int, start: int, end: int) -> bool:
    """Whether a party that is named in the passage says the rest of it, or the passage tells that it denies."""
    if says["verb"] in ("认可", "异议", "否认", "怀疑"):
        return says.start("verb") < end
    return first >= start and says["verb"] in ("认为", "称", "主张", "辩称") and says.end("verb") + 2 <= end


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
    def turns(self) -> Turns:
        """Where the word passes from one to the next; found when first asked for."""
        return Turns(self.page, self.who)

    @cached_property
    def _is_party_paper(self) -> bool:
        return self._facts.doc_type is not None and self._facts.doc_type.value in _PARTY_PAPERS

    @cached_property
    def _answers(self) -> bool:
        """Whether the paper is an answer (答辩状): all of it is told by the side that answers."""
        return self._facts.doc_type is not None and self._facts.doc_type.value == "answer"

    def at(self, start: int, sentence: tuple[int, int], *, judging: bool, end: int | None = None) -> Voice:
        """Who says what begins at `start`; `judging` words weigh a proof and belong to whoever writes them."""
        part = self.page.part_at(start)
        kind = part.kind if part is not None else "body"
        if self._is_party_paper and kind in _PARTY_PARTS:
            return Voice(self.who.opponent if self._answers else self.who.of_part(kind), False)
        turn = self.turns.at(start)
        if turn is not None and turn.kind == PLEADS:
            held = self._held(turn.speaker, start, sentence, judging=judging)
            return Voice(COURT if held else turn.speaker, False)
        speech = self._in_speech(start)
        if speech is not None:
            return speech
        own = turn is None or turn.kind == RULES
        named = self._named(start, end or start, judging=judging, own=own)
        if kind in _FRAME:
            # The court's own words in a head are the document's: 被告系原告之妻.
            return Voice(DOCUMENT, False) if named in (None, COURT) else Voice(named, True)
        if turn is None or own:
            return self._told(named, start, end or start, sentence, judging=judging)
        return self._shown(turn, named, (start, end or start), sentence, judging=judging)

    def _held(self, speaker: str, start: int, sentence: tuple[int, int], *, judging: bool) -> bool:
        """Whether a pleading tells there what a court below held: 二审判决认为该组证据没有原件."""
        text, before = self.page.text, max(sentence[0], start - _HELD_BEFORE)
        if not judging:
            return speaker == self.who.mover and _TOLD_TO_HAVE_HELD.search(text, before, start) is not None
        held = _HELD.search(text, before, start) or _HELD_BY.search(text, start, sentence[1])
        return held is not None

    def _told(
        self, named: str | None, start: int, end: int, sentence: tuple[int, int], *, judging: bool
    ) -> Voice:
        """Who says what the court writes itself; `named` is the subject of a reporting verb there."""
        named = named or self._in_first_person(start, sentence)
        if named in (None, COURT):
            if not judging and self._in_letter(start, end):
                return Voice(DOCUMENT, True, letter=True)
            paper = not judging and self._in_paper(start, end)
            return Voice(DOCUMENT if paper else COURT, True)
        return Voice(named, True, retort=self._retort(sentence[1]))

    def _shown(
        self,
        turn: Turn,
        named: str | None,
        span: tuple[int, int],
        sentence: tuple[int, int],
        *,
        judging: bool,
    ) -> Voice:
        """Who says what stands among exhibits and views of them."""
        text, (start, end) = self.page.text, span
        aims = turn.kind == SHOWS and _AIM.match(text, turn.start)
        if aims or _RECORD.match(text, turn.start):
            named = None  # 拟证明被告称 …, 询问笔录中被告称 …: who shows it, what the record says
        elif named is None and judging and self._lists(turn, start, end, sentence[0]):
            return Voice(COURT, True)
        if named is None and self._rules_here(turn, start, sentence, judging=judging):
            return Voice(COURT, True)
        in_court = "本院" in text[start : sentence[1]]
        if turn.kind == VIEWS and named in (None, turn.speaker):
            return Voice(turn.speaker, in_court, verdict=self.turns.answer(start))
        return Voice(named or turn.speaker, in_court)

    def _lists(self, turn: Turn, start: int, end: int, opening: int) -> bool:
        """Whether the court lists exhibits there: 收据十九张，均是复印件."""
        text = self.page.text
        listed = turn.kind == SHOWS or _LISTED.search(text, opening, end) is not None
        return listed and _COPY.search(text, start, end) is not None

    def _in_speech(self, start: int) -> Voice | None:
        """Who is quoted there, where the quotation began some lines before: 被告称“…。\n款项并未收到”，但 …."""
        text = self.page.text
        opened = text.rfind("“", max(0, start - _SPEECH_REACH), start)
        if opened == -1 or text.find("\n", opened, start) == -1 or text.find("”", opened, start) != -1:
            return None
        says = _SPEECH.search(text, max(0, opened - 6), opened)
        opening = max(text.rfind(stop, 0, opened) for stop in "。；\n") + 1
        speaker = self.who.speaker(text, opening, says.start()) if says is not None else None
        if speaker in (None, COURT):
            return None
        closed = text.find("”", start, start + _SPEECH_REACH)
        retort = "" if closed == -1 else text[closed : sentence_at(text, closed, closed)[1]]
        return Voice(str(speaker), True, retort=retort)

    def _in_paper(self, start: int, end: int) -> bool:
        """Whether the court is quoting a paper there: an open quotation, or what a contract is said to hold."""
        text = self.page.text
        low = max(0, start - _PAPER, text.rfind("\n", 0, start) + 1)
        opened = text.rfind("“", max(0, start - _SPEECH_REACH), low)
        if opened != -1 and text.find("”", opened, start) == -1:
            low = max(text.rfind("\n", 0, opened), opened - _PAPER_WORDS) + 1
        heard = list(_PAPER_SAYS.finditer(text, low, start))
        if not heard:
            return False
        says = heard[-1]
        quoted = says.group()[-1] in '“"'
        told = text[says.end() : end]
        return _PAPER_ENDS.search(told) is None and (quoted or not set("。；") & set(told))

    def _in_letter(self, start: int, end: int) -> bool:
        """Whether a letter is told of there: 2006年6月6日，甲公司发函称：… ."""
        text = self.page.text
        says = text.rfind("函称：", max(0, start - _PAPER, text.rfind("\n", 0, start) + 1), start)
        return says != -1 and _LETTER_ENDS.search(text, says, end) is None

    def _retort(self, end: int) -> str:
        """The sentence after the one that tells of a party's words, if the court answers there."""
        match = _RETORT.match(self.page.text, end)
        return match["words"] if match is not None else ""

    def _in_first_person(self, start: int, sentence: tuple[int, int]) -> str | None:
        """Who goes on speaking for itself: 被告认为金额过高。评估未通知我方."""
        text = self.page.text
        if _WE.search(text, *sentence) is None:
            return None
        named = list(self.who.speakers(text, max(0, sentence[0] - _BEFORE), sentence[0]))
        saying = [side for _, end, side in named if _SPEAKS.match(text, end)]
        sides = saying or [side for _, _, side in named]
        speaker = sides[-1] if sides else None
        return speaker if speaker != COURT else None

    def _rules_here(self, turn: Turn, start: int, sentence: tuple[int, int], *, judging: bool) -> bool:
        """Whether the court weighs the proof in this very sentence: 因原告未提交原件，本院不予采信."""
        text = self.page.text
        goes_on = turn.start < sentence[0]
        if _LATER.search(text, start, sentence[1]) is None:
            reason = judging and goes_on and _GIVES_REASON.match(text, sentence[0])
            return bool(reason) and _VIEWED.search(text, *sentence) is None
        return goes_on or _WHY.search(text[turn.start : start]) is not None

    def _named(self, start: int, end: int, *, judging: bool, own: bool) -> str | None:
        """The subject of the last reporting verb before the passage, in its own sentence."""
        text, found, verb, ends = self.page.text, None, "", -1
        low = max(0, start - _SENTENCE)
        opening = max(low, max(text.rfind(stop, low, start) for stop in "。\n") + 1)
        # 签名被告认为不是本人所签: who says it may be named inside the passage.
        until = start + 1 if judging else end
        for first, last, side in self.who.speakers(text, opening, until, spoken_of=True):
            if side == COURT and not own and text[first:last] not in _THIS_COURT:
                continue
            if text.startswith("以", last) and _AS_REASON.match(text, start):
                found = side
                continue
            says = (_COURT_SAYS if side == COURT else _SPEAKS).match(text, last)
            if says is None and not judging:
                says = _TOLD.match(text, last)
                if says is not None and _IN_TRUTH.match(text, says.end()):
                    continue  # 原告主张的借款实际为工程欠款: the writer says so
            heard = says is not None and (
                says.start("verb") <= start - judging or _inside(says, first, start, end)
            )
            if says is None or not heard:
                if judging and found and text[first - 1 : first] in "，；" and last <= start:
                    found = None  # 原告予以否认，被告也未提供证据: the writer goes on
                continue
            if _NO_SPEECH.search(text, last, says.start("verb")):
                continue
            if found is not None and "，" in text[last : says.start("verb")] and first < ends + 40:
                continue  # 甲承认借过乙的款，但称已还清: the first one named goes on speaking
            found, verb, ends = side, says["verb"], says.end("verb")
        if found is None or found == COURT or ends < 0:
            return found
        if not own:
            return found
        # As far as the first words of the passage: ，视为其放弃抗辩.
        if _COURT_AGAIN.search(text, ends, start + _FIRST_WORDS):
            return COURT
        return None if judging and weighed(verb, text[ends:start], text[start:end]) else found
