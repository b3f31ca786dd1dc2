"""The phrase language of the catalogue: what a prosecutor writes, turned into a regular expression and its anchors.

    现金{交付|支付}      one of several words; an empty word makes the group optional: {全部|}
    扣除~利息            a gap inside the clause: up to 8 characters, no comma or stop
    借条…伪造            a gap inside the sentence: up to 15 characters, no full stop or semicolon
    借条…40伪造          the same, up to 40 characters
    <n> <sum> <party>    a number, a sum of money, a word for a party; more under `[words]` of a file

Everything else stands for itself, after folding (full-width letters and digits, the many zeros).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from xiezhi.knowledge.loader import read_table
from xiezhi.text import fold
from xiezhi.text.expressions import expression

_NUMBER = r"(?:\d[\d，,.]*|[〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+)"
BUILT_IN: Mapping[str, str] = {
    "n": _NUMBER,
    "sum": rf"{_NUMBER}余?[多几]?[百千万亿]{{0,2}}余?元",
    "party": (
        r"(?:[原二两三各本反诉]{0,3}(?:原、被告|原告|被告)(?:方|人)?|上诉人|被上诉人|再审申请人|申请再审人|被申请人|申请人"
        r"|申请执行人|被执行人|第三人|案外人|申诉人|债权人|债务人)"
    ),
}
_UNLISTED, _RARE = 0.03, 0.01
"""About how often a word stands in a text that the table of rates does not list: one of two characters, a longer one."""
_MOST_STRINGS = 40
_FEW = 12
_MOST_ALSO = 2
_CLAUSE_GAP = r"[^，。；：\n]{0,%d}?"
_SENTENCE_GAP = r"[^。；\n]{0,%d}?"
_TOKEN = re.compile(
    r"(?P<open>\{)|(?P<close>\})|(?P<bar>\|)|(?P<gap>[…~])(?P<size>\d{0,3})|<(?P<name>[\w-]+)>"
)


_MARKS = "{}|<…~"
_SPECIAL = re.compile(r"[!-/:-@\[-`~\s]")
_PLAIN_WORDS = re.compile(r"([^{}<>…~]*)\}")


class PhraseError(ValueError):
    """A phrase that does not follow the language; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase: `pattern` never crosses a full stop, and each of its matches holds one of `anchors`.

    Each match also holds one word of each set in `also`: the words of other pieces of the phrase, a short set before a
    long one, then those that stand more rarely first. A `literal` phrase stands for nothing but itself.
    """

    source: str
    pattern: str
    anchors: tuple[str, ...]
    also: tuple[tuple[str, ...], ...] = ()
    literal: bool = False

    def find(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Start and end of the first match in `text[start:end]`."""
        if self.literal:
            at = text.find(self.source, start, end)
            return (at, at + len(self.source)) if at >= 0 else None
        match = expression(self.pattern).search(text, start, end)
        return match.span() if match is not None else None

    @property
    def plain(self) -> bool:
        """Whether the phrase itself holds no word of denial."""
        return not any(char in self.source for char in "不未没无非否")

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression (cached: nothing is compiled before a text asks for it)."""
        return expression(self.pattern)


@dataclass(slots=True)
class _Piece:
    """An expression under construction.

    `anchors`: words of which each match holds one, None where nothing literal is certain to stand. `exact`: all the
    strings the piece can be, where these are few: pieces in a row then make anchors that are longer and rarer.
    `also`: more such sets of words, of other pieces; only for a whole phrase.
    """

    pattern: str
    anchors: tuple[str, ...] | None
    exact: tuple[str, ...] | None = None
    also: tuple[tuple[str, ...], ...] = ()


def compile_phrase(
    source: str, words: Mapping[str, tuple[str, ...]] | None = None, *, anchored: bool = True
) -> Phrase:
    """Compile one phrase; `words` are the named word lists it may use.

    A phrase that opens a search must be `anchored`: hold a word that is certain to stand in the text. One that only
    looks round a match need not.

    Raises:
        PhraseError: unbalanced braces, an unknown word list, or nothing literal to look for.
    """
    if "<" in fold(source):
        return _compiled(source, words or {}, anchored)
    return _without_lists(source, anchored)


@lru_cache(maxsize=1 << 14)
def _without_lists(source: str, anchored: bool) -> Phrase:
    """A phrase that uses no list of words: the same ones stand in many signs."""
    folded = fold(source)
    if folded and not any(map(folded.__contains__, _MARKS)):
        return Phrase(source, _escaped(folded), (folded,), literal=folded == source)
    return _compiled(source, {}, anchored)


def _escaped(word: str) -> str:
    """`re.escape`, which takes its time, for the few words that need it."""
    return re.escape(word) if _SPECIAL.search(word) else word


def _compiled(source: str, words: Mapping[str, tuple[str, ...]], anchored: bool) -> Phrase:
    piece, at = _sequence(fold(source), 0, words, nested=False)
    if at != len(source):
        raise PhraseError(f"a closing brace too many at character {at + 1}")
    if piece.anchors is None and anchored:
        raise PhraseError("nothing in it is certain to stand in the text: every part is optional or a gap")
    return Phrase(source, piece.pattern, piece.anchors or (), piece.also)


def _sequence(
    text: str, at: int, words: Mapping[str, tuple[str, ...]], *, nested: bool
) -> tuple[_Piece, int]:
    """Parse up to the end, or, inside a group, up to the next `|` or `}`."""
    pieces: list[_Piece] = []
    while at < len(text):
        token = _TOKEN.search(text, at)
        literal = text[at : token.start() if token else len(text)]
        if literal:
            pieces.append(_Piece(_escaped(literal), (literal,), (literal,)))
            at += len(literal)
            continue
        if token is None:
            break
        if token["bar"] or token["close"]:
            if token["bar"] and not nested:
                raise PhraseError(f"a bar outside braces at character {at + 1}")
            break
        at = token.end()
        if token["open"]:
            piece, at = _group(text, at, words)
            pieces.append(piece)
        elif token["gap"]:
            pieces.append(_gap(token["gap"], token["size"]))
        else:
            pieces.append(_named(token["name"], words))
    return _joined(pieces, whole=not nested), at


def _group(text: str, at: int, words: Mapping[str, tuple[str, ...]]) -> tuple[_Piece, int]:
    if plain := _PLAIN_WORDS.match(text, at):
        listed = tuple(dict.fromkeys(plain[1].split("|")))
        pattern = f"(?:{'|'.join(map(re.escape, listed)) if _SPECIAL.search(plain[1]) else plain[1]})"
        return _Piece(pattern, None if "" in listed else listed, listed), plain.end()
    branches: list[_Piece] = []
    while True:
        piece, at = _sequence(text, at, words, nested=True)
        branches.append(piece)
        if at >= len(text):
            raise PhraseError("a brace that is never closed")
        at += 1
        if text[at - 1] == "}":
            return _either(branches), at


def _either(branches: list[_Piece]) -> _Piece:
    anchors: list[str] = []
    exact: list[str] = []
    certain = listed = True
    for branch in branches:
        certain &= branch.anchors is not None
        listed &= branch.exact is not None
        anchors += branch.anchors or ()
        exact += branch.exact or ()
    return _Piece(
        f"(?:{'|'.join(b.pattern for b in branches)})",
        tuple(dict.fromkeys(anchors)) if certain else None,
        tuple(dict.fromkeys(exact)) if listed else None,
    )


def _gap(kind: str, size: str) -> _Piece:
    if kind == "~":
        return _Piece(_CLAUSE_GAP % int(size or 8), None)
    return _Piece(_SENTENCE_GAP % int(size or 15), None)


def _named(name: str, words: Mapping[str, tuple[str, ...]]) -> _Piece:
    if name in BUILT_IN:
        return _Piece(BUILT_IN[name], None)
    if name not in words:
        raise PhraseError(f"no word list is called <{name}>")
    listed = sorted((fold(word) for word in words[name]), key=len, reverse=True)
    return _Piece(f"(?:{'|'.join(map(_escaped, listed))})", tuple(listed), tuple(listed))


def _joined(pieces: list[_Piece], *, whole: bool) -> _Piece:
    """Pieces in a row: the anchors are those of the piece that stands rarest in a text."""
    if len(pieces) == 1:
        return pieces[0]
    runs = list(_runs(pieces))
    known = [piece.anchors for piece in pieces if piece.anchors]
    known += [run for run in runs if "" not in run]
    best = min(known, key=_cost, default=None)
    strings = all(piece.exact is not None for piece in pieces) and len(runs) <= 1
    exact = (runs[0] if runs else ("",)) if strings else None
    also = _others(pieces, best) if whole else ()
    return _Piece("".join(piece.pattern for piece in pieces), best, exact, also)


def _others(pieces: list[_Piece], best: tuple[str, ...] | None) -> tuple[tuple[str, ...], ...]:
    """The words of the pieces that `best` says nothing of: few words before many, rare ones before frequent ones."""
    told = "\n".join(best or ())
    others = [
        piece.anchors for piece in pieces if piece.anchors and not any(word in told for word in piece.anchors)
    ]
    others.sort(key=lambda words: (len(words) > _FEW, _cost(words)))
    return tuple(others[:_MOST_ALSO])


def _runs(pieces: list[_Piece]) -> Iterator[tuple[str, ...]]:
    """The strings that neighbouring pieces make together, as long as these are few."""
    run: tuple[str, ...] | None = None
    for piece in pieces:
        words = piece.exact
        if run is not None and (words is None or len(run) * len(words) > _MOST_STRINGS):
            yield run
            run = None
        if words is not None:
            run = words if run is None else tuple(before + word for before in run for word in words)
    if run is not None:
        yield run


def _cost(anchors: tuple[str, ...]) -> float:
    """About how often the anchors of a piece stand in a text: the piece that stands rarest is asked for."""
    return sum(map(_costs().__getitem__, anchors))


class _Costs(dict[str, float]):
    """How often a word stands in a text, told or guessed by its length."""

    def __missing__(self, word: str) -> float:
        cost = self[word] = word_rates().get(word) or (_UNLISTED if len(word) < 3 else _RARE)
        return cost


@cache
def _costs() -> _Costs:
    return _Costs()


@cache
def word_rates() -> dict[str, float]:
    """How often a word stands in a document of 2,500 characters; only what stands there often is listed."""
    return {word: float(rate) for rate, words in read_table("word_rates", 2) for word in words.split(" ")}
