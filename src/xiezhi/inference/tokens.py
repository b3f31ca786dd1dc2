"""Text to token ids and their places, character by character.

The tokenizer (`tokenizer.json`) gives each character the ids it gives it anywhere: it normalises, lowers and splits into
characters. So each character is asked once and remembered, which is ten times faster than asking for whole texts. Only
white space and characters that join their neighbours under NFKC hang together; a text with the latter, or with one of
several ids (½), goes through the tokenizer whole.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import numpy as np

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_BREAK = re.compile(r"\s*\n\s*")
_REMOVED = -1
_MOST = 1 << 16
"""Characters remembered: a stream of odd texts shall not fill the memory."""


class Tokens:
    """Tokenizes texts. Share it freely: what it remembers does not change its answers."""

    def __init__(self, tokenizer: Any) -> None:
        """`tokenizer`: of the library `tokenizers`, one token for a character."""
        self._tokenizer = tokenizer
        self._ids: dict[str, int] = {}
        self._odd: set[str] = set()
        self._newline = self._whole("\n")[0]

    def __call__(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Ids `[tokens]` and places `[tokens, 2]` in code points, both int64."""
        if not self._knows(set(text)):
            return self._whole(text)
        ids = np.fromiter(map(self._ids.__getitem__, text), np.int64, len(text))
        for gap in _LINE_BREAK.finditer(text):
            ids[gap.start() : gap.end()] = _REMOVED
            ids[gap.end() - 1] = self._newline[0]
        places = np.flatnonzero(ids != _REMOVED)
        return ids[places], np.stack((places, places + 1), axis=1)

    def id_of(self, token: str) -> int:
        """The id of a token of the vocabulary ([CLS], [SEP])."""
        number: int = self._tokenizer.token_to_id(token)
        return number

    def _knows(self, characters: set[str]) -> bool:
        """Whether every character has its one id, or none."""
        for character in characters - self._ids.keys() - self._odd:
            if len(self._ids) + len(self._odd) >= _MOST:
                return False
            ids = self._whole(character)[0]
            if len(ids) > 1 or not _stands_alone(character):
                self._odd.add(character)
            else:
                self._ids[character] = int(ids[0]) if len(ids) else _REMOVED
        return self._odd.isdisjoint(characters)

    def _whole(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        # A lone surrogate, from a damaged original, is no character to the tokenizer; one for one, so places stay.
        encoding = self._tokenizer.encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
        places = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
        return np.array(encoding.ids, dtype=np.int64), places


def _stands_alone(character: str) -> bool:
    """Whether no neighbour changes what a character is normalised to: it is no mark and no letter that takes one on.

    The separators U+001C to U+001F are white space to Python but not to the tokenizer.
    """
    kind = unicodedata.category(character)
    if " " in unicodedata.normalize("NFKC", character) and kind != "Zs":
        return False
    if kind in ("Lo", "Lm"):
        return unicodedata.name(character, "").startswith("CJK ")
    if kind == "Cc":
        return character not in "\x1c\x1d\x1e\x1f"
    return kind[0] in "LNPSZ" or kind in ("Co", "Cf")
