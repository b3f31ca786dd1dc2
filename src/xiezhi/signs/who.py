"""Who is who on a page: role words and names of parties, each with the side of the original suit it stands on.

The speaker of a sign is named by the side at first instance: an appellant who was the defendant speaks as defendant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiezhi.parsing.page import Page
from xiezhi.schema import Facts
from xiezhi.signs.subjects import Subjects
from xiezhi.text import fold

PLAINTIFF, DEFENDANT, THIRD, COURT, DOCUMENT = "plaintiff", "defendant", "third_person", "court", "document"

_SIDE_OF_ROLE = {
    "plaintiff": PLAINTIFF, "applicant": PLAINTIFF, "appellant": PLAINTIFF, "retrial_applicant": PLAINTIFF,
    "enforcement_applicant": PLAINTIFF, "creditor": PLAINTIFF, "prosecution": PLAINTIFF, "victim": PLAINTIFF,
    "defendant": DEFENDANT, "respondent": DEFENDANT, "appellee": DEFENDANT, "retrial_respondent": DEFENDANT,
    "judgment_debtor": DEFENDANT, "debtor": DEFENDANT, "administrator": DEFENDANT, "accused": DEFENDANT,
    "third_person": THIRD, "outsider": THIRD, "other": THIRD,
}  # fmt: skip
_SIDE_OF_WORD = {
    "原告": PLAINTIFF, "被告": DEFENDANT, "第三人": THIRD, "案外人": THIRD, "异议人": THIRD, "上诉人": PLAINTIFF,
    "被上诉人": DEFENDANT, "再审申请人": PLAINTIFF, "申请再审人": PLAINTIFF, "被申请人": DEFENDANT,
    "申请人": PLAINTIFF, "申请执行人": PLAINTIFF, "被执行人": DEFENDANT, "申诉人": PLAINTIFF,
    "被申诉人": DEFENDANT, "债权人": PLAINTIFF, "债务人": DEFENDANT, "管理人": DEFENDANT, "答辩人": DEFENDANT,
    "起诉人": PLAINTIFF, "反诉原告": DEFENDANT, "反诉被告": PLAINTIFF, "复议申请人": THIRD,
}  # fmt: skip
COURT_WORDS = ("本院", "原审法院", "一审法院", "二审法院", "再审法院", "原审", "一审判决", "二审判决", "一、二审",
               "原判决", "原判", "仲裁委", "合议庭", "该院", "生效判决", "法院", "仲裁庭", "本庭", "公安机关")  # fmt: skip
_PARTY_LINE = re.compile(
    r"(?<![一-龥])(?P<word>被?上诉人|再审申请人|申请再审人|被申请人|申请人|被?申诉人|复议申请人)"
    r"：?(?:\((?P<was>[^)\n]{2,40})\))?[：，]?(?P<name>[^，。；：\n(]{2,40})"
)
# Said beside a name, these settle its side; 上诉人 and the like do not.
_SURE = frozenset({"原告", "被告", "第三人", "案外人", "反诉原告", "反诉被告"})
_AT_ONCE = re.compile(r"[^，。；：\n的]{0,4}(?:称|主张|认为|抗辩|辩解|否认|陈述|提出)")
# 经原告质证: a party that acts, whatever stands before.
_BY_HIM = re.compile(r"[^，。；：\n的]{0,2}质证(?!的|意见)")
_PROVIDES = re.compile(r"(?:方|公司)?[^，。；\n]{0,10}(?:提交|提供|举示|出示)的")
_MOVERS = frozenset({"上诉人", "再审申请人", "申请再审人", "申诉人", "复议申请人"})
_ORIGIN = re.compile(r"反诉原告|反诉被告|原告|被告|第三人|申请执行人|被执行人|案外人|异议人")
_SHORT = re.compile(
    r"\((?:[^()\n]{2,60}[，；])?(?:以下|下)?(?:统|简|合)?称：?“?(?P<short>[^)”“\n]{2,16})”?\)"
)

# 原告(反诉被告), 被告孙有福、赵二: one subject.
_BESIDE = re.compile(
    r"[()、，]?|[、，]?(?:以及|及其?|和|与)|方|(?:的|之)?(?:委托)?(?:诉讼)?代理人|[一二三四两各]"
)
# What stands before a party that is spoken to or of.
_OBJECT = re.compile(
    r"(?:对|对于|向|给|由|将|把|被|致|从|就|关于|要求|请求|证明|证实|因|针对|按照|根据|以|为|是|系|认为|主张|[^名简]称|表示|认可|承认"
    r"|提出|说明|确认|有|无|与|和|不|令|该|非|让|使|经|替|帮|找|同|受|在|于|代)$"
)
# 原告提交的证据: the proof, not the plaintiff.
_OF = re.compile(
    r"(?:(?!对|不|未|同意|已|原告|被告|与|向|将|(?:认为|称|表示|提出|质证|主张|否认)(?!的))[^，。；：\n]){0,7}的(?!质证|意见|代理|委托|诉讼代|答辩|法定|辩)"
)

# 原告的主要上诉请求: what a verb or noun right behind belongs to.
_ITS_OWN = re.compile(r"的(?:[原一二再]审|上诉|答辩|诉讼|主要|具体|质证|代理)*")


def _side_of_origin(was: str) -> str | None:
    """The side told in the brackets behind a role: `一审被告、反诉原告` is the defendant."""
    words = [word for word in _ORIGIN.findall(was) if not word.startswith("反诉")] or _ORIGIN.findall(was)
    return _SIDE_OF_WORD[words[0]] if words else None


class Who:
    """Sides of a page: `side(word)` of a role word or a party's name, and one expression that finds them all.

    `mover` is the side that asks in this proceeding: the appellant's in an appeal, else the plaintiff's.
    """

    def __init__(self, page: Page, facts: Facts) -> None:
        self._sides = dict(_SIDE_OF_WORD)
        for party in facts.parties:
            self._sides.setdefault(fold(party.name), _SIDE_OF_ROLE.get(party.role, THIRD))
        self.mover = PLAINTIFF
        full = [fold(party.name) for party in facts.parties]
        for word, side, at, name in _origins(page, full):
            self._sides[word] = side
            whole = (n for n in full if at >= 0 and page.text.startswith(n, at))
            self._sides[max(whole, key=len, default=name)] = side
            if word in _MOVERS:
                self.mover = side
        self._sides |= dict(self._shorts(page))
        names = (name for name in self._sides if len(name) > 1 and name not in _SIDE_OF_WORD)
        self.subjects = Subjects(COURT_WORDS, _SIDE_OF_WORD, names)

    @property
    def opponent(self) -> str:
        """The side that answers in this proceeding."""
        return PLAINTIFF if self.mover == DEFENDANT else DEFENDANT

    def side(self, word: str) -> str:
        """The side a subject stands on; courts speak as `court`."""
        return self._sides.get(word, COURT)

    def of_part(self, kind: str) -> str:
        """Whose part of the document it is: who asks, who answers, or the third person."""
        if kind == "third_person_statement":
            return THIRD
        return self.opponent if kind == "defence" else self.mover

    def speakers(
        self, text: str, opening: int, until: int, *, spoken_of: bool = False
    ) -> Iterator[tuple[int, int, str]]:
        """The parties and courts named in a stretch that can be the subject of a verb: start, end, side.

        A party spoken to or of (对原告, 向被告, 原告提交的 …) is none; a name beside a role word or another name belongs
        to the same subject (被告孙有福、赵二, 原告(反诉被告)). With `spoken_of`, one whose words are told of counts
        (关于被告称 …).
        """
        for phrase in self._named(text, opening, until):
            if self._is_subject(text, opening, until, phrase, spoken_of):
                yield phrase

    def _named(self, text: str, opening: int, until: int) -> Iterator[tuple[int, int, str]]:
        """Every party and court named, words for the same one together."""
        last: tuple[int, int, str] | None = None
        role = False
        for start, end, word, party in self.subjects.find(text, opening, until):
            side = self.side(word) if party else COURT
            if last is None or not _BESIDE.fullmatch(text, last[1], start):
                if last is not None:
                    yield last
                last, role = (start, end, side), word in _SIDE_OF_WORD and word not in _SURE
            elif role and word not in _SIDE_OF_WORD:
                last, role = (last[0], end, side), False
            else:
                last = (last[0], end, last[2])
        if last is not None:
            yield last

    def _is_subject(
        self, text: str, opening: int, until: int, phrase: tuple[int, int, str], spoken_of: bool
    ) -> bool:
        start, end, _ = phrase
        if self._in_title(text, opening, start):
            return False
        told = spoken_of and _AT_ONCE.match(text, end) is not None
        if told or (_OF.match(text, end, until) is not None and _ITS_OWN.fullmatch(text, end, until) is None):
            return told
        barred = _OBJECT.search(text, max(opening, start - 3), start) is not None
        return not barred or _BY_HIM.match(text, end) is not None

    @staticmethod
    def _in_title(text: str, opening: int, at: int) -> bool:
        """Whether a name stands inside a title: 《关于孙有福与赵广田借款的说明》."""
        return text.rfind("《", opening, at) > text.rfind("》", opening, at)

    def subject_of(self, text: str, opening: int, until: int) -> tuple[int, int, str] | None:
        """The last party or court before `until` that can be the subject of the verb there: start, end, side."""
        found = None
        for named in self.speakers(text, opening, until):
            found = named
        return found

    def provider(self, text: str, opening: int, until: int) -> str | None:
        """Whose proof a stretch tells of (原告提交的收条，证明 …), None where that is not said."""
        found = None
        for subject in self.subjects.find(text, opening, until):
            if subject.party and _PROVIDES.match(text, subject.end, until):
                found = self.side(subject.word)
        return found

    def speaker(self, text: str, opening: int, until: int) -> str | None:
        """The side of `subject_of`, None where there is none."""
        found = self.subject_of(text, opening, until)
        return found[2] if found is not None else None

    def _shorts(self, page: Page) -> Iterator[tuple[str, str]]:
        """Short names told in brackets behind a full name."""
        text = page.text
        for match in _SHORT.finditer(text) if "称" in text else ():
            before = text[max(0, match.start() - 40) : match.start()]
            owner = next((name for name in self._sides if len(name) > 2 and before.endswith(name)), None)
            if owner is not None:
                yield match["short"], self._sides[owner]


def _origins(page: Page, names: list[str]) -> Iterator[tuple[str, str, int, str]]:
    """Role words of appeals and retrials with their side at first instance, from the party block, with the names."""
    head = page.text[:3000]
    one_side = page.first("parties")
    if one_side is not None:
        head = page.text[: one_side.end + 200]
    opposite = {PLAINTIFF: DEFENDANT, DEFENDANT: PLAINTIFF}
    seen: dict[str, str] = {}
    for match in _PARTY_LINE.finditer(head):
        side = _side_of_origin(match["was"] or "")
        if side is None or match["word"] in seen:
            if side is None and match["name"] in names:  # 上诉人乙, where 上诉人(原审被告)甲 stands before it
                side = seen.get(match["word"])
            if side is not None:
                yield match["name"], side, match.start("name"), match["name"]
            continue
        seen[match["word"]] = side
        yield match["word"], side, match.start("name"), match["name"]
    # 再审申请人 is called 申请人 further on.
    for long in ("再审申请人", "申请再审人"):
        if long in seen and "申请人" not in seen:
            yield "申请人", seen[long], -1, "申请人"
    pairs = (
        ("上诉人", "被上诉人"),
        ("再审申请人", "被申请人"),
        ("申请再审人", "被申请人"),
        ("申诉人", "被申诉人"),
    )
    for one, other in pairs:
        if one in seen and other not in seen and seen[one] in opposite:
            yield other, opposite[seen[one]], -1, other
        if other in seen and one not in seen and seen[other] in opposite:
            yield one, opposite[seen[other]], -1, one
