"""Surnames, for the question whether a stretch of characters can be a Chinese person's name.

The list is our own, from general knowledge of the common surnames (百家姓 and the published name statistics).
"""

from __future__ import annotations

import re
from functools import cache

from xiezhi.knowledge.loader import read_table

_MASKED_TAIL = re.compile(r"[某甲乙丙丁Xx×*]{1,3}[\dA-Za-z甲乙丙丁一二三四五六七八九十]{0,2}$")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0002fa1f]+$")
_DOT = re.compile(r"[\u3400-\u9fff]{1,8}(?:[·•・.．][\u3400-\u9fff]{1,8}){1,4}$")
_MASKS = frozenset("某甲乙丙丁Xx×*")
_NOT_TAIL = ("公司", "银行", "广场", "大学", "中学", "集团")
# Characters that end common nouns of this field and hardly ever a given name.
_NOT_LAST = frozenset(
    "的了是在和与及或等将被把对向从于为所之其该并但而且也都就又及者们款额件证据市县省镇厅局庭院费罪罚诉簿卡债"
)


@cache
def surnames() -> frozenset[str]:
    """Surnames of one and of two characters."""
    return frozenset(name for (line,) in read_table("surnames", 1) for name in line.split(" "))


def surname(name: str) -> str | None:
    """The surname that `name` begins with, the compound one first (欧阳), or None."""
    known = surnames()
    if name[:2] in known and len(name) > 2:
        return name[:2]
    return name[0] if len(name) > 1 and name[0] in known else None


def is_plausible_person(name: str) -> bool:
    """Whether `name` can be a person: surname and given name, a masked name, a name with a middle dot, a
    Tibetan one of two words. White space inside has to be dropped before.

    Given names have one or two characters, after a compound surname too; four characters pass with two single
    surnames in front (a double family name). Ordinary words that begin like a name (程序, 金额, 万元整) do not
    pass. It says nothing about whether the text means a person.
    """
    dotted = not name.isalpha() and _DOT.match(name)
    if dotted or (len(name) == 4 and name[:2] in _tibetan() and name[2:] in _tibetan()):
        return True
    family = surname(name)
    if family is None:
        return False
    given = name[len(family) :]
    if given[0] in _MASKS and _MASKED_TAIL.match(given):
        return True
    if not _HAN.match(given) or given[-1] in _NOT_LAST or given.endswith(_NOT_TAIL):
        return False
    if len(given) > 2 and not (len(given) == 3 and given[0] in surnames()):
        return False
    return name[:2] not in _ordinary("strong") and (len(name) > 2 or name not in _ordinary("weak"))


@cache
def _ordinary(sure: str) -> frozenset[str]:
    """Two-character beginnings of ordinary words: `strong` ones rule out longer names too."""
    return frozenset(
        word for mark, words in read_table("not_names", 2) if mark == sure for word in words.split(" ")
    )


@cache
def _tibetan() -> frozenset[str]:
    return frozenset(word for (line,) in read_table("tibetan_names", 1) for word in line.split(" "))
