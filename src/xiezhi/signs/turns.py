"""Where the word passes from one speaker to the next: pleadings, views of a proof, exhibits, the court itself.

A pleading (辩称：…; 上诉称，一、… 二、…) runs on over its numbered grounds until somebody else pleads or the court
speaks for itself; so does a party's view of the other side's proof (原告对被告提交的证据质证如下：…). The purpose that
a party names for its own proof (拟证明 …) is told to the end of the line. What is said within one sentence only
(被告称 …) is no turn: `voices` looks for it.
"""

from __future__ import annotations

from bisect import bisect_right

from xiezhi.parsing.page import Page
from xiezhi.signs.hearing import Hearing, Turn
from xiezhi.signs.turn_words import RULES
from xiezhi.signs.who import Who

__all__ = ["Turn", "Turns"]

_ANSWERED = 400


class Turns:
    """The turns of one page, in order; found in one pass over its text."""

    def __init__(self, page: Page, who: Who) -> None:
        self._text = page.text
        self.turns = Hearing(page, who).turns
        self._starts = [turn.start for turn in self.turns]

    def at(self, offset: int) -> Turn | None:
        """The turn that runs at an offset, None before the first."""
        index = bisect_right(self._starts, offset) - 1
        return self.turns[index] if index >= 0 else None

    def answer(self, offset: int) -> str:
        """What the court says to a party's view that stands at `offset`, empty where somebody else speaks first."""
        index = bisect_right(self._starts, offset)
        while index < len(self.turns) and self._starts[index] - offset <= _ANSWERED:
            before, turn = self.turns[index - 1], self.turns[index]
            if turn.kind != before.kind:
                break
            if turn.speaker != before.speaker:
                return ""
            index += 1
        if (
            index == len(self.turns)
            or self.turns[index].kind != RULES
            or self._starts[index] - offset > _ANSWERED
        ):
            return ""
        start = self._starts[index]
        end = self._text.find("。", start, start + _ANSWERED)
        return self._text[start : end if end != -1 else start + _ANSWERED]
