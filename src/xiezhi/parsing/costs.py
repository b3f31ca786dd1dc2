"""The court fee (案件受理费, 申请费) that is finally due, as the decision shares it out.

Rule: 诉讼费用交纳办法 (国务院令第481号) — halved in summary procedure and on settlement or withdrawal (arts. 15, 16),
borne by the losing side (art. 29). Fees for preservation, notice, appraisal are not the acceptance fee.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from xiezhi.parsing.opening import is_excerpt
from xiezhi.parsing.operative import find_operative
from xiezhi.parsing.page import Page
from xiezhi.parsing.sums import sums_in
from xiezhi.parsing.title import Title
from xiezhi.schema import Fact
from xiezhi.text.expressions import expression
from xiezhi.text.money import Money

_OWN = frozenset({"受理费", "受理", "诉讼费", "诉讼费用", "申请费"})


@dataclass(slots=True)
class _Entry:
    """A fee named in the costs sentence and what is said of it; offsets of the page."""

    name: str
    start: int
    end: int
    instance: str = ""
    side: str = ""
    amount: float | None = None
    halved: bool = False
    reduced: bool = False
    half: float | None = None
    shares: float = 0.0
    open: bool = True

    @property
    def due(self) -> float | None:
        """Yuan finally due."""
        if self.half is not None:
            return self.half
        if self.halved and self.amount is not None:
            return round(self.amount / 2, 2)
        if self.amount is None and self.shares:
            return round(self.shares, 2)
        return self.amount


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(
        r"(?P<instance>第?[一二]审|原审|再审|初审|本诉|反诉)"
        r"|(?P<other>(?:财产|诉讼|证据)?保全(?:申请)?费用?|鉴定费|公告费|评估费|保函费|担保费|律师费|执行费|其他(?:诉讼)?费用|实支费|邮寄费|送达费)"
        r"|(?P<fee>受理费|诉讼费用?|申请费|(?<=案件)受理(?=人民币|\d))"
        r"|(?P<paid>[(（]?已(?:经)?减半(?:收取)?|减半(?:收取)?后)"
        r"|(?P<taken>(?:收取|实收|计收)(?=(?:人民币)?\d))"
        r"|(?P<half>减半|减收一半|减交一半|折半|收取一半|依法减取)"
        r"|(?P<free>(?<!不)免(?:收|交|予|缴|除)|予以免|不予?收取|不交纳|不收)"
        r"|(?P<shared>负担|承担|(?<!缓)由(?!于|此))"
    )


def read_fee(page: Page, title: Title) -> Fact | None:
    """The acceptance or application fee finally due, in yuan; 0 where it is waived, None where no sum is fixed."""
    if title.is_party_paper:
        return None
    if is_excerpt(page, title) and find_operative(page) is None:
        return None
    start, end = _region(page, title)
    if start == title.end and title.code.startswith("enforcement"):
        return None  # what such a notice tells are the costs of the suit before
    if page.text.find("费", start, end) < 0 and page.text.find("案件受理", start, end) < 0:
        return None
    entry = _choose(page.text, _entries(page, start, end))
    if entry is None or entry.due is None:
        return None
    return page.fact(entry.due, entry.start, entry.end, "rule:court-fee")


def _region(page: Page, title: Title) -> tuple[int, int]:
    operative = find_operative(page)
    if operative is None:
        return title.end, len(page.text)
    return operative.body.start, operative.tail.end


def _entries(page: Page, start: int, end: int) -> list[_Entry]:
    """Every fee of the costs sentences, in order; what stands in notes on how to appeal is passed over."""
    text = page.text
    found: list[_Entry] = []
    for sentence in expression(r"[^。\n]+").finditer(text, start, end):
        if ("费" in sentence.group() or "案件受理" in sentence.group()) and not expression(
            r"预交上诉|上诉案件受理费|递交上诉状|上诉于|逾期不(?:预?交|缴)"
        ).search(sentence.group()):
            found.extend(_of_sentence(page, sentence.start(), sentence.end()))
    return found


def _of_sentence(page: Page, start: int, end: int) -> list[_Entry]:
    text = page.text
    entries: list[_Entry] = []
    sums = iter([*sums_in(page, start, end), None])
    money = next(sums)
    instance = side = ahead = ""
    for token in _tokens().finditer(text, start, end):
        while money is not None and money.span.start < token.start():
            _take(entries, money)
            money = next(sums)
        kind = str(token.lastgroup)
        if kind == "instance":
            instance, side = (instance, token.group()) if "诉" in token.group() else (token.group(), side)
        elif kind in ("fee", "other"):
            name = token.group() if kind == "fee" else "other"
            entries.append(_Entry(name, token.start(), token.end(), instance, side))
            if ahead:
                _mark(entries, ahead)
            side = ahead = ""
        elif kind in ("half", "free") and _before_its_fee(text, token.end()):
            ahead = kind
        else:
            _mark(entries, kind)
    while money is not None:
        _take(entries, money)
        money = next(sums)
    return entries


def _before_its_fee(text: str, at: int) -> bool:
    """免收案件受理费, 减半收取案件受理费50元: the word stands in front of the fee it speaks of."""
    return (
        expression(r"(?:收取|缴纳|交纳|收)?(?:本案)?(?:的)?(?:案件)?(?:受理费|诉讼费|申请费)").match(text, at)
        is not None
    )


def _mark(entries: list[_Entry], kind: str) -> None:
    """What a word says of the fee named last."""
    if not entries:
        return
    last = entries[-1]
    if kind == "half":
        last.halved, last.reduced, last.open = last.amount is not None, True, True
    elif kind == "taken" and last.amount is not None and last.open:
        last.halved = True  # 受理费5000元，收取1000元: the sum that follows is due
    elif kind == "paid":
        last.halved = False
    elif kind == "free" and (last.amount is None or last.open):
        last.amount, last.halved, last.half, last.open = 0.0, False, None, False
    elif kind == "shared":
        last.open = False


def _take(entries: list[_Entry], money: Money) -> None:
    """Give a sum to the fee named last, or add it to the shares once those are being told."""
    if not entries:
        return
    entry, amount = entries[-1], float(money.amount)
    if not entry.open:
        entry.shares += amount
        return
    if entry.amount is None:
        entry.amount = amount
    elif entry.halved and entry.half is None:
        entry.half = amount
    else:
        return
    entry.end = money.span.end


_RANK = {"再审": 3, "二审": 2, "第二审": 2, "": 1, "一审": 0, "第一审": 0, "原审": 0, "初审": 0}


def _choose(text: str, entries: list[_Entry]) -> _Entry | None:
    """The fee of the latest instance; there the suit's own before the counterclaim's, the named one before 诉讼费."""
    own = [entry for entry in entries if entry.name in _OWN and entry.due is not None]
    if not own:
        return None
    top = max(_RANK.get(entry.instance, 1) for entry in own)
    own = [entry for entry in own if _RANK.get(entry.instance, 1) == top]
    own = [entry for entry in own if entry.side != "反诉"] or own
    own = [entry for entry in own if entry.name in ("受理费", "受理", "申请费")] or own
    halved = [entry for entry in own if entry.reduced]
    chosen = halved[-1] if halved else own[0]
    return _without_preservation(text, chosen, entries)


_INCLUDED = re.compile(r"[(含]|其中|包括")


def _without_preservation(text: str, entry: _Entry, entries: list[_Entry]) -> _Entry:
    """诉讼费39800元(含保全费5000元): the acceptance fee is the rest."""
    at = entries.index(entry) + 1
    if entry.name.startswith("诉讼费") and at < len(entries) and entries[at].name == "other":
        inner = entries[at]
        if (
            inner.amount is not None
            and entry.amount is not None
            and inner.amount < entry.amount
            and inner.start - entry.end <= 6
            and _INCLUDED.search(text, entry.end, inner.start)
        ):
            entry.amount = round(entry.amount - inner.amount, 2)
    return entry
