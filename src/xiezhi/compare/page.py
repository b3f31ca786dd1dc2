"""A comparison as one HTML page that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from xiezhi.compare.comparison import Change, Comparison, Passage, Place

KIND_NAMES = {
    "who": "姓名、名称 who", "when": "日期 when", "how_much": "金额 how much", "rate": "利率 rate",
    "case_number": "案号 case number", "where": "地点 where", "number": "数字 number", "wording": "措辞 wording",
}  # fmt: skip
PASSAGE_NAMES = {
    "same": "相同 same", "swapped": "替换 values swapped", "reworded": "改写 reworded", "only_a": "仅见于甲 only in A",
    "only_b": "仅见于乙 only in B",
}  # fmt: skip
_STYLE = """
body{font:15px/1.6 "Noto Serif CJK SC","Songti SC",SimSun,serif;margin:2em auto;max-width:1200px;color:#222;padding:0 1em}
table{border-collapse:collapse;width:100%;table-layout:fixed}td,th{vertical-align:top;padding:.35em .6em;text-align:left;
overflow-wrap:anywhere;border-bottom:1px solid #e4e4e4}th.k,td.k{width:8.5em;font-size:12px;color:#666}
.swaps{width:auto;table-layout:auto;margin-bottom:2em}mark{padding:0 .1em;background:#ffe08a}mark.wording{background:#d6e6ff}
tr.same td{color:#777}tr.only_a td,tr.only_b td{background:#f4f4f4}small{color:#666}
@media print{body{margin:0;max-width:none}}
"""


def render(comparison: Comparison, name_a: str, name_b: str) -> str:
    """The page: what was swapped, then both texts passage by passage; differences are marked."""
    a, b = escape(name_a), escape(name_b)
    counts = "，".join(f"{PASSAGE_NAMES[kind]} {comparison.count(kind)}" for kind in PASSAGE_NAMES)
    rows = "\n".join(_row(comparison, passage) for passage in comparison.passages)
    return (
        f'<!doctype html>\n<html lang="zh"><head><meta charset="utf-8"><title>{a} / {b}</title>'
        f"<style>{_STYLE}</style></head><body>\n<h1>文书比对 Comparison</h1>\n"
        f"<p>相似度 similarity {comparison.similarity:.2f}；{counts}。"
        f"<small>比对结果是核查线索，不是结论。 Likeness is a place to look, not a finding.</small></p>\n"
        f"{_swaps(comparison)}\n<table><thead><tr><th class=k></th><th>甲 A：{a}</th><th>乙 B：{b}</th></tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody></table>\n</body></html>\n"
    )


def _swaps(comparison: Comparison) -> str:
    if not comparison.swaps:
        return ""
    rows = "".join(
        f"<tr><td class=k>{KIND_NAMES[s.kind]}</td><td>{escape(s.a)}</td><td>{escape(s.b)}</td><td>{s.count}</td></tr>\n"
        for s in comparison.swaps
    )
    return f"<h2>替换 Swapped</h2>\n<table class=swaps><tbody>\n{rows}</tbody></table>"


def _row(comparison: Comparison, passage: Passage) -> str:
    label = PASSAGE_NAMES[passage.kind] + ("，移位 moved" if passage.moved else "")
    left = _marked(comparison.a.text, passage.a, passage.changes, "a")
    right = _marked(comparison.b.text, passage.b, passage.changes, "b")
    return f'<tr class="{passage.kind}"><td class=k>{label}</td><td>{left}</td><td>{right}</td></tr>'


def _marked(text: str, place: Place | None, changes: Sequence[Change], side: str) -> str:
    if place is None:
        return ""
    return "".join(
        f'<mark class="{kind}">{escape(piece)}</mark>' if kind else escape(piece)
        for kind, piece in pieces(text, place, changes, side)
    )


def pieces(text: str, place: Place, changes: Sequence[Change], side: str) -> Iterator[tuple[str, str]]:
    """The stretches of a passage in order, each with the kind of change that it is part of, or ''."""
    at, end = place
    for change in changes:
        first, last = change.a if side == "a" else change.b
        if first < last:
            yield "", text[at:first]
            yield change.kind, text[first:last]
            at = last
    yield "", text[at:end]
