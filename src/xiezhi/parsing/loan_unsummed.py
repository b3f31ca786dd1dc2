"""A loan whose sum the document does not print: reviews weigh a loan that the judgment below told of in full."""

from __future__ import annotations

import re

from xiezhi.parsing.loan_scene import Candidate, Scene
from xiezhi.parsing.loan_sides import REVIEW, Sides
from xiezhi.parsing.loan_stretches import HELD, sentence_at
from xiezhi.parsing.loan_tellings import LENT, Telling

_TELLS = re.compile(r"借款(?!利率)|借贷")
_ELSEWHERE = re.compile(r"管辖|撤回(?:上诉|再审|起诉)|缓交|预交")
_LEAST = 4


def unsummed(scene: Scene) -> list[Candidate]:
    """The loan that the reasons of a review are about, without a sum; empty where they turn on anything else."""
    if not scene.cast.by_role(*REVIEW):
        return []
    text = scene.page.text
    for stretch in scene.voices:
        if stretch.voice != HELD or _ELSEWHERE.search(text, stretch.start, stretch.end):
            continue
        named = [
            match
            for _, match in zip(
                range(_LEAST), _TELLS.finditer(text, stretch.start, stretch.end), strict=False
            )
        ]
        if len(named) == _LEAST:
            first, last = named[0].span()
            sentence = sentence_at(text, first, stretch.start, stretch.end)
            telling = Telling(LENT, None, first, last, first, sentence, (), stretch)
            return [Candidate(telling, Sides(None, None), None)]
    return []
