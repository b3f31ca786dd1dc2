"""Loans (借款) told of in a document: who lent whom how much, when, on what terms.

The court's finding outranks the party's telling, and that outranks what is merely asked or ordered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.loan_choice import choose
from xiezhi.parsing.loan_made import made_on
from xiezhi.parsing.loan_outsiders import gives
from xiezhi.parsing.loan_rates import read_rate
from xiezhi.parsing.loan_scene import Candidate, Scene, printed_cause
from xiezhi.parsing.loan_sides import default_sides, sued
from xiezhi.parsing.loan_stretches import ANSWERED, ASKED, FOUND, HELD, ORDERED, TOLD, sentence_at, stretches
from xiezhi.parsing.loan_tellings import LENT, OWED, SENT, Telling, find_tellings
from xiezhi.parsing.loan_terms import read_delivery, read_due, read_term
from xiezhi.parsing.orders import parties_in
from xiezhi.parsing.page import Page
from xiezhi.parsing.title import Title
from xiezhi.schema import Loan

_WITHOUT = frozenset(
    {
        "criminal_judgment",
        "criminal_ruling",
        "power_of_attorney",
        "administrative_judgment",
        "administrative_ruling",
    }
)
# No real paper tells of so many sums: a bound against hostile text.
_MOST_TOLD = 2000
_ACCUSED = "被告人"
_WORDS = ("借", "贷款", "透支", "信用卡")
# How far around a sum its own voice is asked for the terms: before, behind.
_NEAR = (500, 700)


@dataclass(frozen=True, slots=True)
class _Window:
    """Where the terms of a loan are looked for, and whose words these are."""

    voice: str
    start: int
    end: int


def read_loans(page: Page, title: Title, cast: Cast) -> tuple[Loan, ...]:
    """The loans the document tells of, in order; background loans are left out.

    Args:
        page: the page, divided into sections.
        title: criminal and administrative decisions tell of loans only as background.
        cast: who is meant by 原告, 二被告, a short name.
    """
    if title.code in _WITHOUT or not any(word in page.text for word in _WORDS):
        return ()
    if title.code == "other" and _ACCUSED in page.text and "原告" not in page.text:
        return ()  # the facts of a criminal judgment without its head
    cause = printed_cause(page)
    if cause == "" and title.code == "payment_order":
        cause = None
    voices = tuple(stretches(page))
    every = (t for stretch in voices for t in find_tellings(page, cast, stretch, named=cause == ""))
    told = tuple(islice(every, _MOST_TOLD))
    scene = Scene(page, title, cast, voices, told, cause)
    chosen = choose(scene)
    loans = (_loan(scene, chosen, index) for index in range(len(chosen)))
    # An excerpt may print only 原告 and 被告.
    unnamed = not cast.parties and "原告" in page.text and "被告" in page.text
    return tuple(
        loan for loan in loans if loan.lender != loan.borrower or (unnamed and loan.principal is not None)
    )


def _loan(scene: Scene, chosen: list[Candidate], index: int) -> Loan:
    item, page = chosen[index], scene.page
    telling = item.telling
    sides = default_sides(page, scene.cast, scene.told, item.sides)
    alone = len(chosen) == 1
    windows = (
        _alone(scene, item)
        if alone
        else [_own(scene, chosen, index), *_retold(scene, chosen, index), *_shared(scene, chosen, index)]
    )
    terms = (read_term(page, w.start, w.end, telling.listed) for w in windows)
    term = next((t for t in terms if t.start or t.end), None)
    due = term.end if term else None
    dues = (read_due(page, w.start, w.end, telling.listed, telling.amount) for w in windows)
    card = _CARD.search(page.text, telling.word - 16, telling.end) is not None
    return Loan(
        lender=item.sides.lender or sides.lender,
        borrower=item.sides.borrower or sides.borrower,
        principal=telling.amount,
        lent_on=(term.start if term else None) or _made(scene, item),
        due_on=due or next((due for due in dues if due), None),
        annual_rate_percent=_rate(scene, windows, alone, telling.listed),
        delivery=_delivery(scene, windows[1:] if alone and len(windows) > 1 else windows, alone, card),
        spans=page.place(telling.start, telling.end),
        source=f"rule:loan-{telling.kind}",
    )


_ACKNOWLEDGED = re.compile(r"确认|承诺|结算|对账|还款协议|还款计划|催收")


_AGREED = re.compile(r"签订[^。；]{0,24}(?:合同|协议)")


def _made(scene: Scene, item: Candidate) -> str | None:
    """The day of the loan: of its telling, but of the payment where that only acknowledges or agrees on it."""
    telling = item.telling
    sentence = scene.page.text[telling.sentence[0] : telling.word]
    if item.made and not _ACKNOWLEDGED.search(sentence) and not _AGREED.search(sentence):
        return item.made
    if telling.listed[1] > 1:
        return item.made  # each of the list has its own day, or none is told
    earlier = _ACKNOWLEDGED.search(sentence) is not None
    return _paid_on(scene, item, earlier=earlier) or item.made or _made_elsewhere(scene, item)


def _paid_on(scene: Scene, item: Candidate, *, earlier: bool) -> str | None:
    """The day on which the same voice tells the same sum was paid, before or behind the telling."""
    telling = item.telling
    for other in scene.told:
        if other.amount != item.amount or other.stretch.voice != telling.stretch.voice:
            continue
        pays = other.kind == SENT or (other.kind == LENT and gives(scene.page.text, other.word))
        if (
            pays
            and (other.start < telling.start) == earlier
            and other is not telling
            and (day := made_on(scene.page, other))
            and (earlier or not item.made or day >= item.made)  # paid once it was agreed on
        ):
            return day
    return None


def _made_elsewhere(scene: Scene, item: Candidate) -> str | None:
    """The day that another telling of the same sum gives."""
    told = [t for t in scene.told if t.kind == LENT and t.amount == item.amount]
    told.sort(key=lambda t: t.stretch.voice != item.telling.stretch.voice)
    days = (made_on(scene.page, t) for t in told if t.stretch.voice in (FOUND, TOLD, ASKED, HELD))
    return next((day for day in days if day), None)


# --- windows ---------------------------------------------------------------------------------------------


def _own(scene: Scene, chosen: list[Candidate], index: int) -> _Window:
    """One of several loans: from its sentence to the next loan; loans in one list share what is told of them."""
    text, telling = scene.page.text, chosen[index].telling
    others = [
        other
        for item in chosen
        if (other := item.telling).stretch is telling.stretch and not _is_listed_with(telling, other)
    ]
    low = telling.sentence[0]
    if any(other.sentence == telling.sentence and other.start < telling.start for other in others):
        low = _clause_start(text, telling)
    later = [other for other in others if other.start > telling.end]
    ends = [
        _clause_start(text, other) if other.sentence == telling.sentence else other.sentence[0]
        for other in later
    ]
    ends += [first for first in _told_again(scene, chosen, telling) if first > telling.end]
    return _Window(
        telling.stretch.voice,
        low,
        max(telling.end, min([telling.stretch.end, telling.end + _NEAR[1], *ends])),
    )


def _told_again(scene: Scene, chosen: list[Candidate], telling: Telling) -> Iterator[int]:
    """Where sentences begin that tell of another of the loans once more, by its sum."""
    sums = {item.amount for item in chosen} - {telling.amount}
    for other in scene.told:
        apart = other.stretch is telling.stretch and other.sentence != telling.sentence
        if apart and other.kind == LENT and other.amount in sums:
            yield other.sentence[0]


def _retold(scene: Scene, chosen: list[Candidate], index: int) -> list[_Window]:
    """What is said where one of several loans is told once more: from its clause to the next loan of the sentence."""
    own, text = chosen[index].telling, scene.page.text
    if sum(item.amount == own.amount for item in chosen) > 1:
        return []
    found: list[_Window] = []
    for telling in scene.told:
        if telling.kind != LENT or telling.amount != own.amount or telling.sentence == own.sentence:
            continue
        if "辩称" in text[telling.sentence[0] : telling.word]:
            continue
        with_it = [t for t in scene.told if t.kind == LENT and t.sentence == telling.sentence]
        low = _clause_start(text, telling) if with_it[0] is not telling else telling.sentence[0]
        later = [_clause_start(text, t) for t in with_it if t.start > telling.end]
        found.append(_Window(telling.stretch.voice, low, min([telling.sentence[1], *later])))
    return found[:_MOST_SHARED]


def _is_listed_with(telling: Telling, other: Telling) -> bool:
    return (
        telling.listed[1] > 1 and other.listed[1] == telling.listed[1] and other.sentence == telling.sentence
    )


def _clause_start(text: str, telling: Telling) -> int:
    word = max(telling.word, telling.sentence[0])
    return max(text.rfind(mark, telling.sentence[0], word) for mark in '，：、“”"') + 1 or telling.sentence[0]


_OF_ALL = re.compile(
    r"(?:以上|上述|前述)?(?P<count>[两二三四五六七八九])[笔次](?:借款|贷款)|均|(?:上述|以上|前述)(?!事实)|每笔|各笔|[两二三四五六七八九几]笔|都是|都以|全部|借款利率(?:及[^，。；：]{1,12})?："
)
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TERM_OF_ALL = re.compile(r"息|利率|期限|到期|归还|还清|现金|转账|转帐|汇|银行|微信")


def _shared(scene: Scene, chosen: list[Candidate], index: int) -> list[_Window]:
    """The sentences that tell of all the loans together: 上述借款均为现金交付, 以上两次借款约定月利率2%."""
    found: list[_Window] = []
    text, own = scene.page.text, chosen[index].telling.stretch
    for stretch in sorted(scene.voices, key=lambda s: s != own):
        if stretch.voice not in (own.voice, FOUND, TOLD, HELD):
            continue
        at = stretch.start
        while (match := _OF_ALL.search(text, at, stretch.end)) and len(found) < _MOST_SHARED:
            _, last = sentence_at(text, match.start(), stretch.start, stretch.end)
            first = max(text.rfind(mark, stretch.start, match.start()) for mark in "，。；：\n") + 1
            begin = max(first, stretch.start)  # 借款期限均为
            told = _TERM_OF_ALL.search(text, begin, last) is not None
            if told and (stretch != own or _is_counted(chosen, index, match)):
                found.append(_Window(stretch.voice, begin, last))
            at = max(last, match.end())
    return found


def _is_counted(chosen: list[Candidate], index: int, match: re.Match[str]) -> bool:
    """Whether a sentence behind some loans is about this one: about the last three, where it says 三次借款."""
    before = [at for at, item in enumerate(chosen) if item.telling.start < match.start()]
    last = before[-_COUNTS[match["count"]] :] if match["count"] else before
    return index in last


_MOST_SHARED = 12


def _alone(scene: Scene, item: Candidate) -> list[_Window]:
    """The only loan: behind it, then all around it, then wherever the same voice speaks, then the others."""
    telling, own = item.telling, item.telling.stretch
    if telling.kind == OWED and scene.page.first("claims", "claim_facts", "findings") is None:
        return [_Window(own.voice, *telling.sentence)]
    begin, end = telling.sentence[0], min(own.end, telling.end + _NEAR[1])
    behind = _Window(own.voice, telling.word, end)
    near = _Window(own.voice, max(own.start, begin - _NEAR[0]), end)
    order = (FOUND, TOLD, ASKED) if own.voice == FOUND else (TOLD, ASKED, FOUND, HELD)
    rest = sorted(
        (s for s in scene.voices if s.voice in order and s != own), key=lambda s: order.index(s.voice)
    )
    return [behind, near, *(_Window(s.voice, s.start, s.end) for s in rest)]


_FREE = re.compile(
    r"(?:未|没有|无)(?:书面|明确)?(?:约定|写明)[^，。；]{0,10}利[息率]|不计利息|无息|未约定[^。；]{0,8}利息"
)


def _rate(scene: Scene, windows: list[_Window], alone: bool, listed: tuple[int, int]) -> float | None:
    """As the court found it, else as told; of an order only where nothing else is said of interest."""
    page = scene.page
    found = [w for w in windows if w.voice == FOUND]
    enforced = scene.title.code.startswith("enforcement")  # tells what the judgment ordered
    if (rate := _printed_rate(scene, found or windows, listed, ordered=enforced)) is not None:
        return rate
    if any(_FREE.search(page.text, w.start, w.end) for w in windows):
        return None
    told = [w for w in windows if w.voice in (TOLD, windows[0].voice)] if alone and found else []
    if (rate := _printed_rate(scene, told, listed, ordered=enforced)) is not None:
        return rate
    if not alone:
        return None
    orders = (s for s in scene.voices if s.voice == ORDERED)
    return next((r for s in orders if (r := read_rate(page, s.start, s.end, ordered=True)) is not None), None)


def _printed_rate(
    scene: Scene, windows: list[_Window], listed: tuple[int, int], *, ordered: bool = False
) -> float | None:
    """The first rate told; what is only asked for was not agreed, save where the paper is that of who asks."""
    own = scene.title.is_party_paper
    rates = (
        read_rate(
            scene.page,
            w.start,
            w.end,
            listed,
            ordered=ordered or w.voice in (ASKED, HELD),
            agreed=w.voice == ASKED and not own,
        )
        for w in windows
    )
    return next((rate for rate in rates if rate is not None), None)


_CARD = re.compile(r"透支|信用卡")


def _delivery(scene: Scene, windows: list[_Window], alone: bool, card: bool) -> str:
    if card:
        return "unknown"  # a card is used many times
    rest = [s for s in scene.voices if s.voice in (HELD, ANSWERED)] if alone else []
    places = [(w.start, w.end) for w in windows] + [(s.start, s.end) for s in rest]
    found = (read_delivery(scene.page, low, high, lambda at: _returns(scene, at)) for low, high in places)
    return next((way for way in found if way != "unknown"), "unknown")


def _is_aside(text: str, low: int, start: int, at: int) -> bool:
    """Whether a place stands in brackets that close before `at`: (由原告之妻出具收条)."""
    return text.rfind("(", low, start) > text.rfind(")", low, start) and text.find(")", start, at) != -1


_ASIDES = re.compile(r"\([^()]{0,200}\)")
_TO = frozenset("向给至入与付予到")
_TAKES = re.compile(r"借|收|贷")


def _returns(scene: Scene, at: int) -> bool:
    """Whether the one who pays at a page offset is the side that borrowed: 被告给付现金3000元."""
    text = scene.page.text
    low = sentence_at(text, at, 0, len(text))[0]
    named = [g for g in parties_in(scene.page, scene.cast, low, at) if not _is_aside(text, low, g.start, at)]
    if not named:
        return False
    clause = max(text.rfind(mark, low, named[-1].start) for mark in "，：")
    subject = next(group for group in named if group.start > clause)
    if not set(subject.parties) & set(sued(scene.cast)) or text[subject.start - 1] in _TO:
        return False
    return _TAKES.search(_ASIDES.sub("", text[subject.end : at + 8])) is None
