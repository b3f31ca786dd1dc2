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
from functools import cache

from xiezhi.text import fold

_NUMBER = r"(?:\d[\d，,.]*|[〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+)"
BUILT_IN: Mapping[str, str] = {
    "n": _NUMBER,
    "sum": rf"{_NUMBER}余?[多几]?[百千万亿]{{0,2}}余?元",
    "party": (
        r"(?:[原二两三各本反诉]{0,3}(?:原、被告|原告|被告)(?:方|人)?|上诉人|被上诉人|再审申请人|申请再审人|被申请人|申请人"
        r"|申请执行人|被执行人|第三人|案外人|申诉人|债权人|债务人)"
    ),
}
_EVERYWHERE = frozenset(
    {"，", "。", "、", "的", "原告", "被告", "公司", "本院", "诉讼", "证据", "起诉", "该", "合同"}
)
_OFTEN = {1: 8.0, 2: 0.8}
# Words that stand in most documents: poor anchors.
_COMMON = frozenset({
    "原告", "被告", "支付", "借款", "没有", "合同", "协议", "公司", "提供", "提交", "证据", "不能", "主张", "诉讼", "起诉", "本院", "款项",
    "银行", "应当", "签订", "约定", "认定", "事实", "利息", "返还", "履行", "偿还", "请求", "证明", "股东", "股权", "转让", "工程", "双方",
    "资金", "金额", "账户", "贷款", "工资", "保险", "执行", "债务", "债权", "房屋", "出具", "认可", "存在", "签字", "盖章", "公章", "时间",
    "陈述", "说法", "损失", "评估", "鉴定", "法院", "受理", "调解", "判决", "裁定", "收到", "实际", "个人", "交付", "给付", "付款", "归还",
    "交纳", "一份", "进行", "货款", "本金", "承担", "管理人", "申请人", "第三人", "上诉人", "无法", "购买", "出资", "投资", "财产",
    "资产", "房产", "土地", "复印件", "未能", "案外人", "申请执行", "人民法院", "代理", "代理人", "经营", "要求", "期间", "诉讼请求", "义务", "劳动",
    "属于", "真实", "作出", "已经", "违约", "法定代表人", "损害", "判决书", "检察院", "成立", "故意", "不符", "证人", "辩称",
})  # fmt: skip
_MOST_STRINGS = 40
_CLAUSE_GAP = r"[^，。；：\n]{0,%d}?"
_SENTENCE_GAP = r"[^。；\n]{0,%d}?"
_TOKEN = re.compile(
    r"(?P<open>\{)|(?P<close>\})|(?P<bar>\|)|(?P<gap>[…~])(?P<size>\d{0,3})|<(?P<name>[\w-]+)>"
)


class PhraseError(ValueError):
    """A phrase that does not follow the language; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase: `pattern` never crosses a full stop, and each of its matches holds one of `anchors`."""

    source: str
    pattern: str
    anchors: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Whether the phrase itself holds no word of denial."""
        return not any(char in self.source for char in "不未没无非否")

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression (cached: nothing is compiled before a text asks for it)."""
        return expression(self.pattern)


@cache
def expression(pattern: str) -> re.Pattern[str]:
    """A pattern compiled once: a thousand phrases do not fit into the memory that `re` keeps."""
    return re.compile(pattern)


@dataclass(slots=True)
class _Piece:
    """An expression under construction.

    `anchors`: words of which each match holds one, None where nothing literal is certain to stand. `exact`: all the
    strings the piece can be, where these are few: pieces in a row then make anchors that are longer and rarer.
    """

    pattern: str
    anchors: tuple[str, ...] | None
    exact: tuple[str, ...] | None = None


def compile_phrase(
    source: str, words: Mapping[str, tuple[str, ...]] | None = None, *, anchored: bool = True
) -> Phrase:
    """Compile one phrase; `words` are the named word lists it may use.

    A phrase that opens a search must be `anchored`: hold a word that is certain to stand in the text. One that only
    looks round a match need not.

    Raises:
        PhraseError: unbalanced braces, an unknown word list, or nothing literal to look for.
    """
    piece, at = _sequence(fold(source), 0, words or {}, nested=False)
    if at != len(source):
        raise PhraseError(f"a closing brace too many at character {at + 1}")
    if piece.anchors is None and anchored:
        raise PhraseError("nothing in it is certain to stand in the text: every part is optional or a gap")
    return Phrase(source, piece.pattern, piece.anchors or ())


def _sequence(
    text: str, at: int, words: Mapping[str, tuple[str, ...]], *, nested: bool
) -> tuple[_Piece, int]:
    """Parse up to the end, or, inside a group, up to the next `|` or `}`."""
    pieces: list[_Piece] = []
    while at < len(text):
        token = _TOKEN.search(text, at)
        literal = text[at : token.start() if token else len(text)]
        if literal:
            pieces.append(_Piece(re.escape(literal), (literal,), (literal,)))
            at += len(literal)
            continue
        if token is None:
            break
        if token["bar"] or token["close"]:
            if nested:
                break
            if token["bar"]:
                raise PhraseError(f"a bar outside braces at character {at + 1}")
            return _joined(pieces), at
        at = token.end()
        if token["open"]:
            piece, at = _group(text, at, words)
            pieces.append(piece)
        elif token["gap"]:
            pieces.append(_gap(token["gap"], token["size"]))
        else:
            pieces.append(_named(token["name"], words))
    return _joined(pieces), at


def _group(text: str, at: int, words: Mapping[str, tuple[str, ...]]) -> tuple[_Piece, int]:
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
    return _Piece(f"(?:{'|'.join(map(re.escape, listed))})", tuple(listed), tuple(listed))


def _joined(pieces: list[_Piece]) -> _Piece:
    """Pieces in a row: the anchors are those of the piece that stands rarest in a text."""
    runs = list(_runs(pieces))
    known = [piece.anchors for piece in pieces if piece.anchors]
    known += [run for run in runs if "" not in run]
    best = min(known, key=_cost, default=None)
    whole = all(piece.exact is not None for piece in pieces) and len(runs) <= 1
    exact = (runs[0] if runs else ("",)) if whole else None
    return _Piece("".join(piece.pattern for piece in pieces), best, exact)


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
    return sum(
        _OFTEN.get(len(a), 0.2) * (25.0 if a in _EVERYWHERE else 5.0 if a in _COMMON else 1.0)
        for a in anchors
    )
