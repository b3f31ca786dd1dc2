"""The cast (剧中人): who is meant by 原告, 二被告, 上列被告, a name or a short name.

A mention is found by plain text search over the forms each party goes by, longest form first; a role word right
before a name belongs to the name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from xiezhi.parsing.page import Page
from xiezhi.parsing.roles import ROLE_WORDS, role_word
from xiezhi.parsing.short_names import short_names, usual_short_names
from xiezhi.schema import Party, Representative
from xiezhi.text import fold

_BOTH = ("原、被告", "原被告", "原告、被告双方", "双方当事人", "当事人双方")
_INDEX = {
    "一": 0,
    "二": 1,
    "三": 2,
    "四": 3,
    "五": 4,
    "六": 5,
    "1": 0,
    "2": 1,
    "3": 2,
    "4": 3,
    "5": 4,
    "6": 5,
}
_REVIEW = frozenset({"appellant", "appellee", "retrial_applicant", "retrial_respondent"})
_EARLIER = re.compile("(?:原审|一审|二审|原一审|原二审|再审|本诉|反诉)*")
Mention = tuple[int, int, Party]


@dataclass(frozen=True)
class Cast:
    """Parties with the forms they go by.

    Attributes:
        page: the document.
        parties: its parties in order.
        forms: form (name, short name) to party indexes, folded.
        roles: role word to party indexes (`原告`, `原审被告`, `上诉人`).
    """

    page: Page
    parties: tuple[Party, ...]
    forms: dict[str, tuple[int, ...]] = field(default_factory=dict)
    roles: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, page: Page, parties: tuple[Party, ...], representatives: tuple[Representative, ...] = ()
    ) -> Cast:
        """The cast of a document."""
        names = [_normalised(party.name) for party in parties]
        forms: dict[str, list[int]] = {}
        for index, name in enumerate(names):
            forms.setdefault(name, []).append(index)
        given = short_names(page.text, names)
        usual = usual_short_names(page.text, names, {index for _, index in given})
        for short, index in given + usual:
            if index not in forms.setdefault(short, []):
                forms[short].append(index)
        roles = _role_words(page, parties, names)
        return cls(page, parties, {f: tuple(i) for f, i in forms.items() if f}, roles)

    def resolve(self, phrase: str) -> tuple[Party, ...]:
        """The parties a phrase means: `原告`, `二被告`, `上列被告`, `被告张某、李某`, a short name; empty if unknown."""
        text = "".join(fold(phrase).split())
        found: dict[int, None] = {}
        for _, _, index in self._scan(text, 0, len(text)):
            found[index] = None
        return tuple(self.parties[index] for index in found)

    def mentions(self, start: int, end: int) -> list[Mention]:
        """Mentions of parties in a page stretch, in order; a word for several parties gives one mention for each."""
        return [(a, b, self.parties[index]) for a, b, index in self._scan(self.page.text, start, end)]

    def by_role(self, *roles: str) -> tuple[Party, ...]:
        """Parties in any of these roles, in order."""
        return tuple(party for party in self.parties if party.role in roles)

    def forms_of(self, party: Party) -> tuple[str, ...]:
        """The names and short names (folded) that a party goes by."""
        return tuple(f for f, indexes in self.forms.items() if any(self.parties[i] == party for i in indexes))

    @cached_property
    def _words(self) -> tuple[tuple[str, tuple[int, ...], bool], ...]:
        """All forms, longest first: the word, whom it means, whether it is a role word."""
        both = tuple(i for i, p in enumerate(self.parties) if p.role in ("plaintiff", "defendant"))
        words = [(form, indexes, False) for form, indexes in self.forms.items()]
        words += [(word, indexes, True) for word, indexes in self.roles.items()]
        words += [(word, both, True) for word in _BOTH if both]
        return tuple(sorted(words, key=lambda item: (-len(item[0]), item[2])))

    def _scan(self, text: str, start: int, end: int) -> list[tuple[int, int, int]]:
        found: list[tuple[int, int, tuple[int, ...], bool]] = []
        taken = bytearray(max(0, end - start))
        for word, indexes, role in self._words:
            at = text.find(word, start, end)
            while at != -1:
                stop = at + len(word)
                if taken.find(1, at - start, stop - start) == -1 and (not role or _stands(text, at, stop)):
                    taken[at - start : stop - start] = b"\1" * len(word)
                    found.append((at, stop, self._picked(text, at, stop, indexes) if role else indexes, role))
                at = text.find(word, at + 1, end)
        found.sort()
        return _without_titles(text, found)

    def _picked(self, text: str, at: int, stop: int, indexes: tuple[int, ...]) -> tuple[int, ...]:
        """One of several by number: 被告一, 第二被告."""
        if len(indexes) > 1 and (meant := self._misprinted(text, stop, indexes)) is not None:
            return (meant,)
        behind, before = text[stop : stop + 1], text[at - 1 : at]
        number = _INDEX.get(behind) if not text[stop + 1 : stop + 2].isdigit() else None
        if number is None and text[at - 2 : at - 1] == "第":
            number = _INDEX.get(before)
        counted = text[stop + 1 : stop + 2] in ("月", "日", "年")
        if number is not None and number < len(indexes) and len(indexes) > 1 and not counted:
            return (indexes[number],)
        return indexes

    def _misprinted(self, text: str, stop: int, indexes: tuple[int, ...]) -> int | None:
        """Whose name stands behind a role word with a slip (被告甲县乙有限公司 for 甲县乙纺织有限公司), None where none does."""
        named = _ORGANISATION.match(text, stop, stop + 40)
        if named is None or text[named.end() : named.end() + 1] in ("、", "和", "及", "与"):
            return None
        close = [
            index
            for index in indexes
            if SequenceMatcher(None, named[1], _normalised(self.parties[index].name)).ratio() >= _ALIKE
        ]
        return close[0] if len(close) == 1 else None


_ORGANISATION = re.compile(r"：?([^，。；：、\n\d]{4,30}?(?:公司|合作社|银行|[支分]行|厂|事务所))")
_ALIKE = 0.75


def _normalised(name: str) -> str:
    """A name as the page prints it: folded, spaces only between Latin words."""
    folded = fold(name)
    return folded if folded.isascii() else "".join(folded.split())


def _stands(text: str, at: int, stop: int) -> bool:
    """Whether a role word stands for itself: not 被申请人 for 申请人, not 第三人民法院, not 被告知."""
    if text[at - 1 : at] == "被" and at:
        return False
    following = text[stop : stop + 1]
    if text[stop - 1] == "告" and following in ("知", "诫", "人"):
        return following == "人" and text[at:stop] == "被告"
    return not (text[at:stop] == "第三人" and following == "民")


def _without_titles(
    text: str, taken: list[tuple[int, int, tuple[int, ...], bool]]
) -> list[tuple[int, int, int]]:
    """Drop role words that only introduce a name (被告张某; 被告一张某; 原审被告张某)."""
    kept: list[tuple[int, int, int]] = []
    for position, (start, stop, indexes, role) in enumerate(taken):
        following = taken[position + 1] if position + 1 < len(taken) else None
        if role and following and not following[3]:
            between = text[stop : following[0]]
            if not between or between in ("：", "人") or (len(between) == 1 and between in _INDEX):
                continue
        kept += [(start, stop, index) for index in indexes]
    return kept


def _role_words(page: Page, parties: tuple[Party, ...], names: list[str]) -> dict[str, tuple[int, ...]]:
    """Role words to party indexes: the words of this proceeding first, earlier ones (原审原告) from the brackets."""
    words: dict[str, list[int]] = {}
    holders: dict[str, list[int]] = {}
    for index, party in enumerate(parties):
        for role in {party.role, party.role.removeprefix("retrial_")}:
            holders.setdefault(role, []).append(index)
    for word, role in ROLE_WORDS.items():
        if role in holders and word in page.text:
            words[word] = holders[role]
    review = any(party.role in _REVIEW for party in parties)
    earlier: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        for word in _stacked(page.text, name):
            for form in {word, _EARLIER.sub("", word, count=1)}:
                earlier.setdefault(form, []).append(index)
                if review and form in ("原告", "被告") and form in words and "反诉" not in word:
                    words[form] = sorted({*words[form], index})  # 五被告 are those of the first instance
    for word, indexes in earlier.items():
        words.setdefault(word, indexes)
    return {word: tuple(dict.fromkeys(indexes)) for word, indexes in words.items()}


def _stacked(text: str, name: str) -> list[str]:
    """The role words in brackets before a name in the party block: 上诉人（原审原告、反诉被告）：某某."""
    at = text.find(name)
    for _ in range(4):
        if at < 0:
            return []
        head = text[max(0, at - 60) : at].rstrip("：:*")
        line = head[max(head.rfind("\n"), head.rfind("。")) + 1 :]
        words = role_word().findall(line)
        if words and len(line) < 50 and "与" not in line and "一案" not in line:
            return [word for word in words[1:] if word in line] if len(words) > 1 else _own(words[0])
        at = text.find(name, at + 1)
    return []


def _own(word: str) -> list[str]:
    """原审被告 as the only word of a line is a form of its own."""
    return [word] if word not in ROLE_WORDS else []
