"""The text of a document as HTML, with signs, facts and mentions marked in place. Everything of it is escaped."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, pairwise

from markupsafe import Markup

from xiezhi.schema import Section

_ORDER = {"sign": 0, "against": 1, "fact": 2, "entity": 3}
_BLOCK = (
    4000  # characters of one line after which its HTML is cut into blocks that a browser lays out one by one
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch `[start, end)`.

    Attributes:
        kind: `sign`, `against`, `fact` or `entity`.
        key: where it leads: the id of the sign or fact beside the text; the label for mentions.
        anchor: id of its first piece in the page, for links to it.
        style: classes beside the kind.
        said: what it is, for people who do not see colours.
    """

    start: int
    end: int
    kind: str
    key: str
    anchor: str = ""
    style: str = ""
    said: str = ""


def render(shown: str, marks: Iterable[Mark], sections: Sequence[Section], names: dict[str, str]) -> Markup:
    """The whole text, a paragraph per line, the name of its part before each section.

    Args:
        shown: the text with numbers masked, character for character as long as the original.
        names: the printed name of every kind of section.
    """
    placed = sorted(_apart(marks), key=lambda m: (m.start, _ORDER[m.kind], -m.end))
    heads = [(section.start, number) for number, section in enumerate(sections)]
    out, seen, first, told = [], set[str](), 0, 0
    active: list[Mark] = []
    for start, end in _lines(shown, [start for start, _ in heads]):
        while told < len(heads) and heads[told][0] <= start:
            number = heads[told][1]
            kind = sections[number].kind
            out.append(f'<h3 class="part" id="part{number}">{escape(names.get(kind, kind))}</h3>')
            told += 1
        active = [mark for mark in active if mark.end > start]
        while first < len(placed) and placed[first].start < end:
            active.append(placed[first])
            first += 1
        if shown[start:end].strip():
            inner = "".join(_pieces(shown, start, end, active, seen))
            out.append(f'<p data-o="{start}">{inner}</p>')
    return Markup("\n".join(out))


def _apart(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks that cover something, without the mentions inside a sign: they would cut its passage into shreds."""
    kept = [mark for mark in marks if mark.start < mark.end]
    over = sorted((mark.start, mark.end) for mark in kept if mark.kind in ("sign", "against"))
    starts = [start for start, _ in over]
    # The furthest end so far: what begins before it lies, at least in part, under a sign.
    ends = list(accumulate((end for _, end in over), max))
    for mark in kept:
        if mark.kind == "entity" and (at := bisect_right(starts, mark.start)) and ends[at - 1] > mark.start:
            continue
        yield mark


def _lines(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches between line breaks, cut where a section begins and where a line never ends."""
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        while at < end:
            place = bisect_right(cuts, at)
            stop = min(end, cuts[place] if place < len(cuts) else end, at + _BLOCK)
            yield at, stop
            at = stop
        at = end + 1


def _pieces(shown: str, start: int, end: int, marks: Sequence[Mark], seen: set[str]) -> Iterator[str]:
    edges = {start, end}
    for mark in marks:
        edges.update(edge for edge in (mark.start, mark.end) if start < edge < end)
    ordered = sorted(edges)
    waiting, active, nxt = sorted(marks, key=lambda m: m.start), list[Mark](), 0
    for left, right in pairwise(ordered):
        active = [mark for mark in active if mark.end > left]
        while nxt < len(waiting) and waiting[nxt].start <= left:
            active.append(waiting[nxt])
            nxt += 1
        yield _piece(shown[left:right], active, seen)


def _piece(words: str, marks: Sequence[Mark], seen: set[str]) -> str:
    """One stretch under the same marks: a link for signs and facts, the foremost mark decides where it leads."""
    inner = escape(words.rstrip("\r"))
    if not marks:
        return inner
    foremost = min(marks, key=lambda mark: (_ORDER[mark.kind], mark.end - mark.start))
    classes = " ".join(dict.fromkeys(part for m in marks for part in (m.kind, *m.style.split()) if part))
    if foremost.kind == "entity":
        return f'<span class="{classes}" title="{escape(foremost.said)}">{inner}</span>'
    keys = " ".join(dict.fromkeys(mark.key for mark in marks if mark.kind != "entity"))
    anchors = [mark.anchor for mark in marks if mark.anchor and mark.anchor not in seen]
    seen.update(anchors)
    # Only the first piece of a mark is a stop of the tab key, and the place that links lead to.
    stop = "" if foremost.anchor in anchors else ' tabindex="-1"'
    extra = "".join(f'<i id="{escape(anchor)}"></i>' for anchor in anchors[1:])
    own = f' id="{escape(anchors[0])}"' if anchors else ""
    return f'{extra}<a class="{classes}" href="#{escape(foremost.key)}" data-k="{escape(keys)}"{own}{stop}>{inner}</a>'
