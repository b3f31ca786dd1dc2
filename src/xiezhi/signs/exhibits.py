"""A proof that a party objects to and the court accepts: by its title (《借款协议》) or its number (证据2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiezhi.signs.passages import sentence_at
from xiezhi.signs.who import Who

Span = tuple[int, int]
_ACCEPTS = re.compile(
    r"(?:真实|合法)[^，。；]{0,4}有效|真实存在|真实意思表示|有效证据|作为(?:认定|定案)[^，。；]{0,8}依据"
    r"|予以(?:采信|确认|认定|认可|采纳)|(?<=本院)(?:依法)?(?:采信|确认|认定|采纳)"
)
_DENIES = re.compile("[不未没非无](?!异议)")
_NUMBERED = re.compile(r"(?:证据|书证)(?:材料)?[(]?[一二三四五六七八九十\d]{1,3}")
_TITLE = re.compile(r"《[^《》\n]{2,30}》")
_LAW = re.compile(r"(?:法|规定|解释|条例|办法|判决书|裁定书)》$")
_MORE_DIGITS = frozenset("0123456789一二三四五六七八九十")
_REACH = 80
"""Between the name of a proof and the word that accepts it: 对该协议的真实性，因与转账凭证相互印证，本院予以确认."""
_BEFORE = 200
_TITLES = 4
"""Papers of one plea that are looked for."""
_MOST = 40
"""Places where a proof is named that are looked at."""


def accepted(text: str, plea: Span, speaker: str, who: Who, last: int) -> Span | None:
    """Where the court accepts the proof that the plea at `text[plea]` objects to, behind it and before `last`."""
    opening, stop = sentence_at(text, *plea)
    opening, stop = max(opening, plea[0] - _BEFORE), min(stop, plea[1] + _REACH)
    for title in sorted({match.group() for match in _TITLE.finditer(text, opening, stop)})[:_TITLES]:
        if not _LAW.search(title):
            for span in _accepting(text, title, plea[1], last):
                return span
    for number in [match.group() for match in _NUMBERED.finditer(text, opening, plea[1])][-1:]:
        for at, end in _accepting(text, number, plea[1], last):
            if who.provider(text, sentence_at(text, at, at)[0], end) != speaker:
                return at, end
    return None


def _accepting(text: str, name: str, start: int, last: int) -> Iterator[Span]:
    """Where a proof is named and accepted in one sentence of the court, without a word of denial between."""
    at = text.find(name, start, last)
    for _ in range(_MOST):
        if at == -1:
            return
        end = at + len(name)
        opening, stop = sentence_at(text, at, end)
        if text[end : end + 1] not in _MORE_DIGITS and text.find("本院", opening, stop) != -1:
            for word in _ACCEPTS.finditer(text, end, min(stop, end + _REACH)):
                if _DENIES.search(text, end, word.start()) is None:
                    yield at, word.end()
        at = text.find(name, end, last)
