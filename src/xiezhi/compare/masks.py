"""Masked forms: names, dates, amounts and numbers give way to their kind, so that the same complaint with another
borrower reads the same.

Masking works on arrays of code points, many documents at a time. White space and punctuation are dropped; a run of
digits or Chinese numerals becomes one `NUMBER` (`2019年3月` and `二〇二〇年十一月` both read `N年N月`), a run of names
one `WHO`; upper-case Latin letters become lower-case.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from xiezhi.compare.filing import Filing
from xiezhi.text import fold

Codes = NDArray[np.uint32]
WHO, NUMBER = 0xE000, 0xE001  # private characters: no text of a court holds them
_WHO = chr(WHO)
_NUMERALS = "0123456789〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬億廿卅"
# What stands for letters that a publisher took away, and 某: they vary between copies of one text.
_BLANKS = "×*＊某xX"


class Masked(NamedTuple):
    """Masked documents one after another: `codes[ends[i-1]:ends[i]]` is document i; `origin` leads each code back to
    its offset in the text of its document."""

    codes: Codes
    ends: NDArray[np.int64]
    origin: NDArray[np.int64]


def mask(filings: Sequence[Filing]) -> Masked:
    """Masked forms of many filings; without the way back through names (see `mask_one`)."""
    return _mask([_without_names(filing) for filing in filings])


def mask_one(filing: Filing) -> Masked:
    """The masked form of one filing, each code with its offset in the text (a name with that of its first character)."""
    text = fold(filing.text)
    for name in filing.names:
        # Keep the length: a name becomes one mark and blanks, which are dropped.
        text = text.replace(name, _WHO + " " * (len(name) - 1))
    return _mask([text])


def _without_names(filing: Filing) -> str:
    text = fold(filing.text)
    for name in filing.names:
        text = text.replace(name, _WHO)
    return text


def _mask(texts: Sequence[str]) -> Masked:
    lengths = np.fromiter((len(text) for text in texts), np.int64, len(texts))
    joined = "".join(texts).encode("utf-32-le", "surrogatepass")
    codes = _classes()[np.frombuffer(joined, np.uint32)]
    starts = np.cumsum(lengths) - lengths
    document = np.repeat(np.arange(len(texts)), lengths)
    kept = np.flatnonzero(codes)
    codes, document = codes[kept], document[kept]
    single = _first_of_run(codes, document)
    codes, document, kept = codes[single], document[single], kept[single]
    ends = np.cumsum(np.bincount(document, minlength=len(texts)))
    return Masked(codes, ends, kept - starts[document])


def _first_of_run(codes: Codes, document: NDArray[np.int64]) -> NDArray[np.bool_]:
    """False for a `NUMBER` or `WHO` that follows another in the same document."""
    first = np.ones(len(codes), np.bool_)
    same = (codes[1:] == codes[:-1]) & (document[1:] == document[:-1])
    first[1:] = ~(same & ((codes[1:] == NUMBER) | (codes[1:] == WHO)))
    return first


@cache
def _classes() -> Codes:
    """For every code point what it becomes; 0 is dropped."""
    table = np.arange(0x110000, dtype=np.uint32)
    for start, stop in ((0, 0x3400), (0xF900, 0x10000)):  # beyond lie ideographs and private characters
        for code in range(start, stop):
            if unicodedata.category(chr(code))[0] not in "LN":
                table[code] = 0
    table[0xD800:0xE000] = 0
    table[ord("A") : ord("Z") + 1] += 32
    table[[ord(char) for char in _NUMERALS]] = NUMBER
    table[[ord(char) for char in _BLANKS]] = 0
    return table
