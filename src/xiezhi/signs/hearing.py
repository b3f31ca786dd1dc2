"""Reading the turns of a page: at each word that may pass the word on, who has it from there."""

from __future__ import annotations

import re

from xiezhi.parsing.page import Page
from xiezhi.schema.values import plain_value
from xiezhi.signs.turn_words import PLEADS, RULES, SHOWS, TURN_WORD, VIEWS, beginnings
from xiezhi.signs.who import COURT, PLAINTIFF, THIRD, Who
from xiezhi.text.expressions import expression
from xiezhi.text.triggers import matches

_SILENT = re.compile(r"(?:未|没有|放弃)[^，。；：\n]{0,12}(?:质证|到庭|答辩|举证(?!期))|未到庭")
_AT_CLAUSE = "，。；：\n)、”"
_OBJECT = re.compile(r"(?:向|至|到|由|请|诉|请求|要求|在|于)$")
# 请求法院查明事实: what the party asks of the court.
_ASKED_TO = re.compile("[恳敬特]?[请望求]|希望|要求|由")
_OWN = re.compile(r"(?:本院|审理查明|经审|本委|本庭|仲裁|如下|经查|[另又再还]查|事实)")
_BEFORE_COURT = re.compile(r"向[^，。；\n]{0,12}(?:院|庭|本委)|举证期限|围绕|为(?:支持|证明|证实)|：$")
_NOT_SHOWN = re.compile(r"(?:未|没有|应当|应由|应依法|应该|须|有义务|不能|无法|拒不|不)[^，。；\n]{0,16}$")
_ASKS = re.compile(r"认为其?不应|上诉|再审|申请|请求|不服|抗诉|申诉|答辩|异议|起诉")
_PROOF = re.compile(
    r"证据|证言|证人|真实性|合法性|关联性|三性|质证|证明(?:目的|对象|内容|力|问题)|复印件|原件|笔录|材料|截图|照片|发票|报告|鉴定|票据|单据|录音|[借欠收]条"
)
_PARTY_PARTS = frozenset({"claims", "claim_facts", "defence", "third_person_statement"})
_LOOK_BACK = 160
_ANNOUNCED = 80
_FEW = 10
_NAME = 24
_BESIDE = 4
_TESTIMONY = 600
_OPENS_PART = re.compile("[辩辨述诉]称|意见|答辩|异议|(?<![简统合])称")
_NO_DEFENCE = re.compile(
    r"[^。；：\n]{0,40}?(?:未|没有)[^，。；：\n]{0,14}(?:答辩|到庭|意见|陈述|应诉|出庭)[^。；：\n称]{0,40}[。；\n]"
)
_OTHERS = re.compile(r"[^。；\n]{0,6}(?:本院|合议庭|法庭)")
# 3、原告诉称瓶盖有点旧: a ground of the answer, not the claim.
_ANSWERS_IT = re.compile(r"[(]?第?[一二三四五六七八九十\d]{1,2}[)、.，点][^。；\n]{0,6}诉称")
_GROUND = re.compile(r"[(]?第?[一二三四五六七八九十\d]{1,3}[)、.：，点]")
_WE = re.compile("我[方司]|我公司|我单位")
# 不能以此证明已履行告知义务: a view of the other side's proof.
_NO_AIM = re.compile(r"(?:不能?|无法|未|难)[^，。；]{0,2}$")
_ANNOUNCES = re.compile(r"(?:质证|意见)(?:意见)?[为是如]?下?：")
_VIEWS_NOW = re.compile(r"(?:经|在)?[^，。；]{0,6}(?:对|认为|质证|的质证|表示|提出|发表)")


_NUMBERED = re.compile(r"\n?[(]?(?:证据)?[一二三四五六七八九十\d]{1,3}[)、.：]|\n?证据")


@plain_value
class Turn:
    """From `start` on `speaker` has the word; `kind` is one of PLEADS, VIEWS, SHOWS, RULES (the court itself)."""

    start: int
    kind: str
    speaker: str


class Hearing:
    """One pass over the text of a page; `turns` are what it heard, in order."""

    def __init__(self, page: Page, who: Who) -> None:
        self._page, self._text, self._who = page, page.text, who
        self.turns: list[Turn] = []
        self._until = -1
        self._after: Turn | None = None
        self._shown = ""
        self._reasoning = False
        self._read()

    def _read(self) -> None:
        parts = [part for part in self._page.parts if part.kind in _PARTY_PARTS or part.kind == "legal_basis"]
        for match in matches(TURN_WORD, beginnings(self._page), self._text):
            while parts and parts[0].start <= match.start():
                self._enter(parts[0].kind, parts.pop(0).start)
            self._resume(match.start())
            self._hear(match)
        for part in parts:
            self._enter(part.kind, part.start)
        self._resume(len(self._text))

    def _enter(self, kind: str, start: int) -> None:
        """A part of the document begins: who pleads in it, if its own words or the part before leave that open."""
        self._resume(start)
        if kind == "legal_basis":
            self._add(start, RULES, COURT)
            return
        if _NO_DEFENCE.match(self._text, start):
            self._add(start, RULES, COURT)
            return
        named, now = self._opened_by(start), self._now
        if now is not None and now.kind == PLEADS and _ANSWERS_IT.match(self._text, start):
            return
        if now is None or now.kind != PLEADS:
            self._add(start, PLEADS, named or self._who.of_part(kind))
        elif named is not None and named != now.speaker:
            self._add(start, PLEADS, named)

    def _opened_by(self, start: int) -> str | None:
        """Who pleads by the words that open a part (被告未到庭，但书面答辩：…), None where they do not tell."""
        text = self._text
        end = min(self._end_of_line(start), start + _ANNOUNCED)
        first = next(self._who.speakers(text, start, end), None)
        if first is None or first[0] - start >= _FEW or first[2] == COURT:
            return None
        pleads = _OPENS_PART.search(text, first[1], end)
        if pleads is None or self._who.subject_of(text, start, pleads.start()) != first:
            return None
        between = text[first[1] : pleads.start()]
        if "，" in between and not any(word in between for word in ("到庭", "书面", "但", "提交", "不服")):
            return None
        return (
            first[2] if pleads is not None and not text.startswith(("我", "答辩人"), pleads.end()) else None
        )

    @property
    def _now(self) -> Turn | None:
        return self.turns[-1] if self.turns else None

    def _add(self, start: int, kind: str, speaker: str) -> None:
        self._after = None
        self.turns.append(Turn(self._not_before(start), kind, speaker))

    def _not_before(self, start: int) -> int:
        return max(start, self._now.start if self._now is not None else 0)

    def _aside(self, start: int, kind: str, speaker: str, until: int) -> None:
        """A turn that ends by itself; then the one before it goes on."""
        before = self._after or self._now
        self.turns.append(Turn(self._not_before(start), kind, speaker))
        self._until, self._after = until, before or Turn(start, RULES, COURT)

    def _resume(self, offset: int) -> None:
        if self._after is not None and offset >= self._until:
            self.turns.append(Turn(self._until, self._after.kind, self._after.speaker))
            self._after = None

    def _hear(self, match: re.Match[str]) -> None:
        at, kind = match.start(), match.lastgroup or RULES
        part = self._page.part_at(at)
        place = part.kind if part is not None else "body"
        {
            PLEADS: self._hear_pleading, RULES: self._hear_court, SHOWS: self._hear_exhibits,
            VIEWS: self._hear_view, "aims": self._hear_aim, "sees": self._hear_witness, "courts": self._hear_court,
        }[kind](match, at, place)  # fmt: skip

    def _opening(self, at: int, stops: str = "。；\n") -> int:
        low = max(0, at - _LOOK_BACK)
        return max(low, max(self._text.rfind(stop, low, at) for stop in stops) + 1)

    def _pleading(self) -> bool:
        return self._now is not None and self._now.kind == PLEADS

    def _hear_pleading(self, match: re.Match[str], at: int, place: str) -> None:
        text, word, opening = self._text, match.group(), self._opening(at)
        line = self._on_its_line(opening)
        mark = text[match.end() : match.end() + 1]
        loud = word[-1] == "：" or mark == "：" or word in ("答辩意见称", "答辩状称")
        if place in ("reasons", "disposition") and not loud and "不服" not in word:
            return
        subject = self._who.subject_of(text, opening, at)
        opens = subject is not None and self._opens(match, subject, opening)
        # 第四，赵广田述称其 …: a ground of the pleading that runs on.
        if self._pleading() and subject and not loud and _GROUND.fullmatch(text, opening, subject[0]):
            return
        if word.endswith("称") and not loud and mark not in "，“" and not opens:
            return
        if word.endswith("：") and word[0] in "认主陈提" and not (line and subject and at - subject[1] <= 2):
            return
        if "理由" in word and (
            self._pleading() or self._reasoning or not _ASKS.search(text, opening, match.end())
        ):
            return
        if "理由" in word and subject is None:
            subject = self._who.subject_of(text, self._opening(opening - 1, "\n"), at)
        near = at - opening < _NAME and (loud or "，" in (mark, word[-1]))
        speaker = subject[2] if subject is not None else self._unnamed(word, near)
        if loud and "答辩" in word and speaker in (None, COURT):
            speaker = self._who.opponent  # 某店未参加本院庭审，提交书面答辩状称：…
        if word in ("诉称", "起诉称") and text[at - 1 : at] not in "上反再申":
            speaker = PLAINTIFF  # of the first instance, whatever the party is called now
        if speaker is not None and speaker != COURT:
            self._reasoning = False
            self._add(subject[0] if subject is not None and subject[2] == speaker else at, PLEADS, speaker)

    def _on_its_line(self, opening: int) -> bool:
        return opening == 0 or self._text[opening - 1] == "\n"

    def _opens(self, match: re.Match[str], subject: tuple[int, int, str], opening: int) -> bool:
        """Whether a party that is named begins to plead there: 被告辩称其已还款 only where it opens a line."""
        start, end, side = subject
        text, word, at = self._text, match.group(), match.start()
        opens = self._on_its_line(opening) and at - end <= _FEW and not text.startswith("我", match.end())
        if not self._pleading():
            return opens
        # …诉至法院。王某答辩称其…: the answer follows on the same line.
        answers = "辩" in word and opening > 0 and text[opening - 1] == "。"
        if answers and start - opening <= 2 and at - end <= 2:
            opens = self.turns[-1].speaker != side
        return opens and "诉" not in word and start - opening <= _FEW // 2

    def _unnamed(self, word: str, opens: bool) -> str | None:
        """Who pleads where a name is not known to be a party's: by the verb."""
        if opens and "答辩" in word:
            return self._who.opponent
        if opens and word.endswith("称") and "述" not in word:
            return self._who.opponent if expression("[辩辨]|意见").search(word) else self._who.mover
        return None

    def _hear_court(self, match: re.Match[str], at: int, place: str) -> None:
        text = self._text
        before = text[at - 1] if at else "\n"
        if before == "、" and text[at - 2 : at - 1] in ("？", "。", "；"):
            before = "\n"  # …是否有效？、原审法院经审理查明：
        if before not in _AT_CLAUSE and _OBJECT.search(text, max(0, at - 3), at):
            return
        if self._pleading() and (before not in "，。；：\n)" or _ASKED_TO.match(match.group())):
            return
        if self._pleading() and before != "\n" and match.group().startswith("经查"):
            return
        # 一审法院认为 in the grounds of an appeal is told by the appellant; on a line of its own it is a heading.
        heading = before in "\n；" and (text.startswith("：", match.end()) or place not in _PARTY_PARTS)
        if self._pleading() and not heading and not _OWN.search(match.group()):
            return
        self._add(at, RULES, COURT)
        self._reasoning = "认为" in match.group() or text.startswith("认为", match.end())

    def _hear_exhibits(self, match: re.Match[str], at: int, place: str) -> None:
        text, opening = self._text, self._opening(at)
        subject = self._who.subject_of(text, opening, at)
        if subject is None or subject[2] == COURT or _NOT_SHOWN.search(text, max(opening, at - 18), at):
            return
        if self._pleading() and not _BEFORE_COURT.search(text[opening : match.end()]):
            return
        self._shown = subject[2]
        if place not in ("reasons", "disposition") and not self._reasoning:
            self._add(subject[0], SHOWS, subject[2])

    def _hear_aim(self, match: re.Match[str], at: int, place: str) -> None:
        text, opening = self._text, self._opening(at)
        if self._pleading() or place in ("reasons", "disposition") or _NO_AIM.search(text, opening, at):
            return
        plain = match.group() == "证明" and not _NUMBERED.match(text, self._opening(at, "\n"), at)
        speaker = self._who.provider(text, opening, at)
        if speaker is None and not plain:
            speaker = self._aims(opening, at)
        if speaker and speaker != COURT:
            self._aside(at, SHOWS, speaker, self._end_of_line(at))

    def _aims(self, opening: int, at: int) -> str | None:
        """Who aims at what follows: the one named right before, who shows the list of exhibits, else who is named."""
        subject, now = self._who.subject_of(self._text, opening, at), self._now
        if subject is not None and at - subject[1] <= _BESIDE:
            return subject[2]
        listed = now is not None and now.kind == SHOWS and self._shown
        return self._shown if listed else subject[2] if subject is not None else self._shown

    def _hear_view(self, match: re.Match[str], at: int, place: str) -> None:
        text, opening = self._text, self._opening(at)
        if _SILENT.search(text, max(opening, at - 14), match.end()):
            if not self._pleading():
                self._add(opening, RULES, COURT)
            return
        subject = self._who.subject_of(text, opening, match.end())
        if (
            subject is None
            or _PROOF.search(text, opening, match.end()) is None
            or _OTHERS.match(text, match.end())
        ):
            return
        # 原告并未提供证据，对此我公司不予认可: the view of who speaks already.
        if _WE.search(text, opening, match.end()) and self._now is not None and self._now.speaker != COURT:
            return
        start, end, speaker = subject
        now, formal = self._now, expression("质证|提交|提供|出示").search(match.group()) is not None
        if now is not None and now.kind == RULES and now.start >= opening and "质证" not in match.group():
            return
        if self._pleading() and (speaker == COURT or not formal):
            return
        if now is not None and now.kind == VIEWS and at - end > _FEW and not _VIEWS_NOW.match(text, end):
            return
        if place in ("reasons", "disposition") or self._reasoning:
            if speaker != COURT and _ANNOUNCES.search(text, at, match.end() + 8):
                self._add(start, VIEWS, speaker)
            elif speaker != COURT and text[start - 1 : start] == "\n":
                self._aside(start, VIEWS, speaker, self._end_of_line(at))
        else:
            self._add(start, VIEWS if speaker != COURT else RULES, speaker)

    def _hear_witness(self, match: re.Match[str], at: int, place: str) -> None:
        if match.group()[0] == "供":
            self._hear_confession(at, place)
            return
        if not self._pleading() and place not in ("reasons", "disposition"):
            end = self._end_of_line(at)
            if not match.group().startswith(("证人", "出庭", "到庭")):
                end = min(end, max(self._text.find("。", at), at))
            self._aside(at, VIEWS, THIRD, min(end, at + _TESTIMONY))

    def _hear_confession(self, at: int, place: str) -> None:
        """周某供述称 …: told by whoever confesses, no further than the sentence."""
        if not self._pleading() and place not in ("reasons", "disposition"):
            side = self._who.speaker(self._text, self._opening(at), at)
            end = min(self._end_of_line(at), max(self._text.find("。", at), at))
            self._aside(at, VIEWS, side if side and side != COURT else THIRD, end)

    def _end_of_line(self, at: int) -> int:
        end = self._text.find("\n", at)
        return end if end != -1 else len(self._text)
