"""One pass over a text for all that is asked of it: every window goes through the encoder once, for tags and labels alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from xiezhi.inference.session import batches
from xiezhi.inference.windows import Window

Floats = np.ndarray
Call = Callable[[list[str], np.ndarray, np.ndarray], list[np.ndarray]]
"""Outputs wanted, `ids` [batch, tokens], `pool` [batch, stretches, tokens] → the outputs."""


TAGS, WHOLE = "tags", "vectors"
"""Outputs with a score per token, and with one vector for all."""
NOTHING = -30.0
"""The score of a label where there is nothing to read: a probability of zero."""


class Stretch(NamedTuple):
    """Tokens `[start, end)` of window `window` are what is seen there of sentence `sentence`."""

    sentence: int
    window: int
    start: int
    end: int


def stretches(windows: Sequence[Window], starts: Sequence[int], ends: Sequence[int]) -> list[list[Stretch]]:
    """For each window the sentences it answers for: those whose middle token it keeps, cut where the window ends.

    `starts` and `ends` are the sentences' first tokens and the tokens after their last. A sentence without tokens
    (white space, say) is in no window.
    """
    found: list[list[Stretch]] = [[] for _ in windows]
    lasts = [window.last for window in windows]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start >= end:
            continue
        place = int(np.searchsorted(lasts, (start + end) // 2, side="right"))
        window = windows[place]
        found[place].append(
            Stretch(
                number, place, max(start, window.start) - window.start, min(end, window.end) - window.start
            )
        )
    return found


def read(
    call: Call,
    ids: np.ndarray,
    windows: Sequence[Window],
    marks: Sequence[Sequence[Stretch]],
    wanted: Sequence[tuple[str, int]],
    ends: tuple[int, int],
    budget: int,
    sentences: int = 0,
) -> list[Floats]:
    """The scores of every output over one document.

    Args:
        call: the session.
        ids: all tokens of the document.
        windows: where it is cut.
        marks: the sentences of each window (`stretches`), empty lists where no labels are asked.
        wanted: outputs with the number of their scores; `tags:` outputs give a row per token, `vectors` one row, the
            sum over all windows by their tokens, others one per sentence.
        ends: ids of the tokens before and after every window.
        budget: padded tokens per call.
        sentences: how many sentences the document has.
    """
    scores = _empty(wanted, len(ids), sentences)
    for group in batches([w.end - w.start for w in windows], budget):
        tokens, pool = _feed(ids, [windows[i] for i in group], [marks[i] for i in group], ends)
        answers = call([name for name, _ in wanted], tokens, pool)
        for row, index in enumerate(group):
            w = windows[index]
            for (name, _), answer, into in zip(wanted, answers, scores, strict=True):
                _put(name, answer[row], into, w, marks[index])
    return scores


def _empty(wanted: Sequence[tuple[str, int]], tokens: int, sentences: int) -> list[Floats]:
    """The scores before anything is read."""
    shapes = {TAGS: (tokens, 0.0), WHOLE: (1, 0.0)}
    found = []
    for name, width in wanted:
        rows, empty = shapes.get(name.partition(":")[0], (sentences, NOTHING))
        found.append(np.full((rows, width), empty, dtype=np.float32))
    return found


def _put(name: str, answer: Floats, into: Floats, window: Window, marks: Sequence[Stretch]) -> None:
    """What an output says of one window, into its scores of the document."""
    if name == WHOLE:
        into[0] += answer[len(marks)] * (window.end - window.start)
    elif name.startswith(TAGS):
        into[window.first : window.last] = answer[1 + window.first - window.start :][
            : window.last - window.first
        ]
    else:
        for place, stretch in enumerate(marks):
            into[stretch.sentence] = answer[place]


def _feed(
    ids: np.ndarray, windows: Sequence[Window], marks: Sequence[Sequence[Stretch]], ends: tuple[int, int]
) -> tuple[np.ndarray, np.ndarray]:
    width = max(w.end - w.start for w in windows) + 2
    tokens = np.zeros((len(windows), width), dtype=np.int64)
    pool = np.zeros((len(windows), 1 + max(map(len, marks)), width), dtype=np.float32)
    for row, (w, mark) in enumerate(zip(windows, marks, strict=True)):
        size = w.end - w.start
        tokens[row, 0], tokens[row, 1 : size + 1], tokens[row, size + 1] = (
            ends[0],
            ids[w.start : w.end],
            ends[1],
        )
        for place, stretch in enumerate(mark):
            pool[row, place, 1 + stretch.start : 1 + stretch.end] = 1.0
        pool[row, len(mark), 1 : size + 1] = 1.0  # the whole window, for its vector
    return tokens, pool
