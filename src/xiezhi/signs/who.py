"""Who is who on a page: role words and names of parties, each with the side of the original suit it stands on.

The speaker of a sign is named by the side at first instance: an appellant who was the defendant speaks as defendant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiezhi.parsing.page import Page
from xiezhi.schema import Facts

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
    r"(?:\((?P<was>[^)\n]{2,40})\))?[：，]?(?P<name>[^，。；：\n(]{2,40})"
)
_MOVERS = frozenset({"上诉人", "再审申请人", "申请再审人", "申诉人", "复议申请人"})
_ORIGIN = re.compile(r"反诉原告|反诉被告|原告|被告|第三人|申请执行人|被执行人|案外人|异议人")
_SHORT = re.compile(r"\((?:以下|下)?(?:统|简|合)?称：?“?(?P<short>[^)”“\n]{2,16})”?\)")


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
            self._sides.setdefault(party.name, _SIDE_OF_ROLE.get(party.role, THIRD))
        self.mover = PLAINTIFF
        for word, side, name in _origins(page):
            self._sides[word] = side
            self._sides[name] = side
            if word in _MOVERS:
                self.mover = side
        self._sides |= dict(self._shorts(page))
        names = sorted((re.escape(n) for n in self._sides if len(n) > 1), key=len, reverse=True)
        court = "|".join(map(re.escape, COURT_WORDS))
        self.subject = re.compile(f"(?P<court>{court})|(?P<party>{'|'.join(names)})")

    @property
    def opponent(self) -> str:
        """The side that answers in this proceeding."""
        return PLAINTIFF if self.mover == DEFENDANT else DEFENDANT

    def side(self, word: str) -> str:
        """The side a subject stands on; courts speak as `court`."""
        return self._sides.get(word, COURT)

    def _shorts(self, page: Page) -> Iterator[tuple[str, str]]:
        """Short names told in brackets behind a full name."""
        text = page.text
        for match in _SHORT.finditer(text) if "称" in text else ():
            before = text[max(0, match.start() - 40) : match.start()]
            owner = next((name for name in self._sides if len(name) > 2 and before.endswith(name)), None)
            if owner is not None:
                yield match["short"], self._sides[owner]


def _origins(page: Page) -> Iterator[tuple[str, str, str]]:
    """Role words of appeals and retrials with their side at first instance, from the party block."""
    head = page.text[:3000]
    one_side = page.first("parties")
    if one_side is not None:
        head = page.text[: one_side.end + 200]
    opposite = {PLAINTIFF: DEFENDANT, DEFENDANT: PLAINTIFF}
    seen: dict[str, str] = {}
    for match in _PARTY_LINE.finditer(head):
        side = _side_of_origin(match["was"] or "")
        if side is None or match["word"] in seen:
            if side is not None:
                yield match["name"], side, match["name"]
            continue
        seen[match["word"]] = side
        yield match["word"], side, match["name"]
    pairs = (
        ("上诉人", "被上诉人"),
        ("再审申请人", "被申请人"),
        ("申请再审人", "被申请人"),
        ("申诉人", "被申诉人"),
    )
    for one, other in pairs:
        if one in seen and other not in seen and seen[one] in opposite:
            yield other, opposite[seen[one]], other
        if other in seen and one not in seen and seen[other] in opposite:
            yield one, opposite[seen[other]], one
