"""Short names that a document gives its parties: 甲有限公司（以下简称甲公司）."""

from __future__ import annotations

import re

from xiezhi.parsing.roles import ROLE_WORDS, role_pattern

_CUES = ("简称", "下称", "统称")
_NAME = re.compile(
    r"(?:简称|下称|统称)(?:为|作|：)?[“\"'‘「&;a-z]*(?P<name>[^\n《》“”\"'’‘」()，、；。&]{2,24})"
)
# Last word of the short name: last word of the full name.
_SUFFIXES = {
    "公司": "公司", "银行": "银行", "支行": "支行", "分行": "分行", "厂": "厂", "医院": "医院", "学校": "学校", "村委会": "村民委员会",
    "居委会": "居民委员会", "信用社": "信用社", "合作社": "合作社", "管委会": "管理委员会",
}  # fmt: skip
_EMPTY = frozenset({"有限", "责任", "股份", "集团", "支公", "中国", "限责", "份有", "任公"})
_MOST = 200
_BREAK = re.compile(r"[\n，。；、：()]")
_WINDOW = 80


def short_names(text: str, names: list[str]) -> list[tuple[str, int]]:
    """Pairs of a short name and the index in `names` it stands for, in the order they are given.

    A party whose full name is printed with a slip before the bracket is still met if the end of it agrees.
    """
    found: list[tuple[str, int]] = []
    for cue in _CUES:
        at = text.find(cue)
        while at != -1:
            pair = _pair(text, at, names)
            if pair and pair not in found:
                found.append(pair)
            at = text.find(cue, at + 2)
    return found


def _pair(text: str, at: int, names: list[str]) -> tuple[str, int] | None:
    opening = text.rfind("(", max(0, at - _WINDOW), at)
    closed = text.rfind(")", max(0, at - _WINDOW), at)
    match = _NAME.match(text, at)
    if opening < 0 or (opening < closed and not _inner(text, opening, at)) or match is None:
        return None
    name = match.group("name")
    index = _owner(text, opening, names)
    return (name, index) if index is not None and name not in ROLE_WORDS and name != names[index] else None


def _inner(text: str, opening: int, at: int) -> bool:
    """Whether the bracket opened at `opening` still stands open at `at`."""
    return text.count("(", opening, at) > text.count(")", opening, at)


def _owner(text: str, opening: int, names: list[str]) -> int | None:
    """Which name ends right before the bracket: the longest that fits, else one that ends alike."""
    exact = [i for i, name in enumerate(names) if text.endswith(name, 0, opening)]
    if exact:
        return max(exact, key=lambda i: len(names[i]))
    breaks = [m.end() for m in _BREAK.finditer(text, max(0, opening - 50), opening)]
    printed = text[breaks[-1] if breaks else max(0, opening - 50) : opening]
    alike = [i for i, name in enumerate(names) if len(name) > 6 and _alike(printed, name)]
    return alike[0] if len(alike) == 1 else None


def usual_short_names(text: str, names: list[str], named: set[int]) -> list[tuple[str, int]]:
    """Short names used without having been given: 晨光公司 for 云州晨光有限公司, 柳树村委会 for 柳树村村民委员会.

    A short name is a stretch of the full name with the same last word, and must fit one party only.

    Args:
        text: the page text.
        names: full names, folded.
        named: indexes of parties that have a given short name, which need no other.
    """
    found: list[tuple[str, int]] = []
    for suffix, full in _SUFFIXES.items():
        owners = [i for i, name in enumerate(names) if i not in named and name.endswith(full)]
        if not owners:
            continue
        for short in _shortened(text, suffix, [names[i] for i in owners]):
            fitting = [i for i in owners if short.removesuffix(suffix) in names[i]]
            if len(fitting) == 1 and (short, fitting[0]) not in found and short not in names:
                found.append((short, fitting[0]))
    return found


def _shortened(text: str, suffix: str, names: list[str]) -> list[str]:
    """Words of the text that end in a suffix and whose stem stands in one of the names."""
    found: dict[str, None] = {}
    at = text.find(suffix)
    for _ in range(_MOST):
        if at < 0:
            break
        for size in range(6, 1, -1):
            stem = text[at - size : at]
            holder = next((name for name in names if stem in name), "") if len(stem) == size else ""
            if holder:
                begins = holder.find(stem)
                whole = begins == 0 or text[at - size - 1] != holder[begins - 1]
                if whole and stem[-2:] not in _EMPTY:
                    found[stem + suffix] = None
                break
        at = text.find(suffix, at + 1)
    return list(found)


def _alike(printed: str, name: str) -> bool:
    """Whether a printed name that holds a slip means `name`: it nearly is, or ends with, the same characters."""
    printed = re.split(role_pattern() + "|与|诉", printed)[-1]
    if abs(len(printed) - len(name)) > 4:
        return False
    return printed[-8:] == name[-8:] or (printed[:4] == name[:4] and printed[-2:] == name[-2:])
