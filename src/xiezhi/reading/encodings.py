"""Bytes to text: UTF-8, UTF-16, GB18030 (with GBK and GB2312 inside it) and Big5, told apart by their content.

Strict UTF-8 comes first because hardly any text in another encoding passes it by chance. What fails it is decoded in
every other way, and the reading with the most everyday characters and the fewest broken bytes wins.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from xiezhi.errors import Problem

LOST = "\ufffd"
_MAX_LISTED = 20
_SAMPLE = 1 << 13
_ASCII = re.compile(r"[\x00-\x7f]+")
_CONTROL = re.compile(r"[\x00-\x08]")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_LIKELY = 0.3
_ALIEN = 0.08  # judgments score 0.5 to 0.8; bytes of other languages and of no language stay below this
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NARROW = ("gb18030", "utf-8", "big5hkscs")
_WIDE = ("utf-16-le", "utf-16-be")
_NAMES = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "windows-936": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "utf8": "utf-8",
    "utf-8": "utf-8",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}
# The characters that make up about two thirds of running Chinese, simplified then traditional, with the words of a
# judgment and its punctuation. A wrong reading lands on rare characters instead.
_EVERYDAY = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家"
    "种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力与长把机十民第公此"
    "已工使情明性知全三又关点正业外将两高间由问很最重并物手应向头文体相见被利什二等产或新制身果加月话合回特代内信表化老"
    "给世位次度门任常先原东提立及比员解水名真论处义各入几口认条平系题活更别女变四总何数安少报才结反受目再建务做接必件计"
    "管期市直资命金指许统区保至社便决治司五基书非则界达难且权设式路记南品住告类求据程北张该交规万取共确清今切院区六七八"
    "九〇省县镇村街号律师款借诉讼判裁审证据借条利息责任承担履行约定庭委托代理被上述驳回请仲裁劳动欠付元"
    "這個們來為國說時會對過發後學沒動還進樣開從實無與長機情關點業將兩間問並應頭體見產給門東員處義論認條題變總數報結務"
    "計資統區決書達難權設記類據程張該規萬確縣鎮號師訴訟審證責擔約駁請勞"
    "，。、；：（）《》“”"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and the places where bytes did not fit it."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text in `data`. Never fails: bytes that fit nothing become U+FFFD and a problem XZ111 each.

    `declared` is what the document says of itself (`<meta charset>`, `\\ansicpg`): it is believed where the bytes
    agree with it, because pages that say gb2312 and are UTF-8 are common.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _finish(data[len(bom) :], encoding)
    try:
        return Decoded(*_with_losses(data.decode("utf-8"), "utf-8", "XZ112"))
    except UnicodeDecodeError:
        pass
    named = canonical(declared)
    if named and _fits(data, named):
        return _finish(data, named)
    return _finish(data, _best(data))


def canonical(name: str | None) -> str | None:
    """The Python codec for an encoding as documents spell it, None when it is not one of ours."""
    return _NAMES.get(name.strip().strip("\"'").lower()) if name else None


def looks_utf16(data: bytes) -> bool:
    """Whether bytes with NULs in them read as UTF-16 text without a byte order mark."""
    return max(_score(data, encoding) for encoding in _WIDE) > _LIKELY


def _finish(data: bytes, encoding: str) -> Decoded:
    try:
        decoded = _with_losses(data.decode(encoding), encoding, "XZ112")
    except UnicodeDecodeError:
        decoded = _with_losses(data.decode(encoding, "replace"), encoding, "XZ111")
    if encoding in _NARROW and len(data) > 200 and _score(data, encoding) < _ALIEN:
        return Decoded(decoded[0], encoding, (Problem.of("XZ132", encoding=encoding), *decoded[2]))
    return Decoded(*decoded)


def _with_losses(text: str, encoding: str, code: str) -> tuple[str, str, tuple[Problem, ...]]:
    return text, encoding, losses(text, code, encoding=encoding) if LOST in text else ()


def losses(text: str, code: str, **values: object) -> tuple[Problem, ...]:
    """A problem for every run of U+FFFD in `text`; after twenty, one for all the rest."""
    runs = [match.span() for match in re.finditer(LOST + "+", text)]
    listed = [Problem.of(code, start, end, count=end - start, **values) for start, end in runs[:_MAX_LISTED]]
    if rest := runs[_MAX_LISTED:]:
        count = sum(end - start for start, end in rest)
        listed.append(Problem.of(code, rest[0][0], rest[-1][1], count=count, **values))
    return tuple(listed)


def _fits(data: bytes, encoding: str) -> bool:
    """Whether the declared encoding reads the sample about as well as the best one does."""
    return _score(data, encoding) >= 0.9 * _score(data, _best(data))


def _best(data: bytes) -> str:
    if _score(data, "gb18030") > _LIKELY:
        return "gb18030"  # Big5 read as GB18030 scores below 0.1, GB18030 read as itself above 0.4
    # Any bytes make UTF-16 of a sort: it counts only where it reads like Chinese.
    wide = max(_WIDE, key=lambda encoding: _score(data, encoding))
    candidates = (*_NARROW, wide) if _score(data, wide) > _LIKELY else _NARROW
    return max(candidates, key=lambda encoding: _score(data, encoding))


def _score(data: bytes, encoding: str) -> float:
    """Share of everyday characters among the non-ASCII ones, less a fine for every broken byte."""
    sample = _sample(data, encoding)
    text = sample.decode(encoding, "replace")
    if encoding.startswith("utf-16") and len(text) < 2:
        return -1.0
    wide = _ASCII.sub("", text)
    broken = text.count(LOST) + len(_CONTROL.findall(text))
    known = sum(map(_everyday().__contains__, wide))
    odd = len(_PRIVATE.findall(wide))
    return (known - 2.0 * broken - odd) / (len(wide) or 1)


def _sample(data: bytes, encoding: str) -> bytes:
    """Head and middle of a long text, cut where no character is torn apart."""
    if len(data) <= 2 * _SAMPLE:
        return data
    middle = len(data) // 2 & ~3
    if encoding in _NARROW:
        middle = max(data.find(b"\n", middle, middle + _SAMPLE), middle)
    return data[:_SAMPLE] + data[middle : middle + _SAMPLE]


@cache
def _everyday() -> frozenset[str]:
    return frozenset(_EVERYDAY)
