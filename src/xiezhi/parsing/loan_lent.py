"""The distinct sums lent that a voice tells of, without loans between others and without what is told twice."""

from __future__ import annotations

import re
from dataclasses import replace

from xiezhi.parsing.loan_outsiders import gives
from xiezhi.parsing.loan_scene import KEPT, RECOURSE, SECURITY, Candidate, Scene, candidate, said, sentence
from xiezhi.parsing.loan_tellings import LENT
from xiezhi.parsing.page import Page
from xiezhi.text.expressions import expression


def sums_lent(scene: Scene, voices: tuple[str, ...], mine: bool) -> list[Candidate]:
    """The distinct sums lent that these voices tell of."""
    items: list[Candidate] = []
    aside: set[float] = set()  # sums of others' loans: told again without both sides they are the same
    for telling in scene.told:
        if len(items) >= KEPT:
            break
        if telling.kind != LENT or telling.stretch.voice not in voices or not telling.amount:
            continue
        item = _carried(candidate(scene, telling), items)
        known = item.sides.lender and item.sides.borrower
        if _is_background(scene, item, mine) or (item.amount in aside and not known):
            aside.add(item.amount)
        elif (at := next((at for at, o in enumerate(items) if _same(scene.page, item, o)), None)) is not None:
            items[at] = _granted(scene.page, _with_sides(items[at], item), item)
        else:
            items.append(item)
    return items


def _with_sides(item: Candidate, again: Candidate) -> Candidate:
    """A loan told again with both sides, where the first telling left them open."""
    known, told = item.sides, again.sides
    if not (known.lender or known.borrower) and (told.lender or told.borrower):
        return replace(item, sides=told)
    if not (told.lenders and told.borrowers) or (known.lender and known.borrower):
        return item
    agree = known.lenders in ((), told.lenders) and known.borrowers in ((), told.borrowers)
    return replace(item, sides=told) if agree and not (known.lender or known.borrower) else item


def _granted(page: Page, item: Candidate, again: Candidate) -> Candidate:
    """A loan applied for (以函申请借款2000万元) is made on the day that it is told of as agreed."""
    return replace(item, made=again.made) if again.made and _applied_for(page, item) else item


_APPLIES = re.compile(r"(?:申请(?!人)|提出|请求|要求)[^，。；]{0,16}\Z")


def _applied_for(page: Page, item: Candidate) -> bool:
    telling = item.telling
    return _APPLIES.search(page.text, telling.sentence[0], telling.word) is not None


def _carried(item: Candidate, before: list[Candidate]) -> Candidate:
    """Where the borrower is left unsaid, he is the one of the loan before from the same lender."""
    last = before[-1].sides if before else None
    if last is None or item.sides.borrower or item.sides.lenders != last.lenders:
        return item
    return replace(item, sides=last)


_OTHER_DEBT = re.compile(
    r"(?:整|正)?，?(?:并|且)?(?:注明|备注|载明)?(?:该款)?(?:系|为|是)(?:结|拖|所)?欠[^，。；\d]{0,10}(?<!借)(?<!贷)(?:款|工资|租金)(?![^，。；]{0,6}利息)"
)


def without_debts(page: Page, items: list[Candidate]) -> list[Candidate]:
    """Leave out notes for a price among loans: 收到借款128464元，并注明系结欠金银款."""
    kept = [o for o in items if not _OTHER_DEBT.match(page.text, o.telling.end, o.telling.sentence[1])]
    return kept or items


_OTHER_LENDER = re.compile(
    r"(?:向|从|在)[^，。；]{0,14}(?:银行|信用社|他人|案外人|朋友|亲戚|亲友|公司)[^，。；]{0,30}(?:借|贷|申请)"
)


def _is_background(scene: Scene, item: Candidate, mine: bool) -> bool:
    """A loan between others; in cases of other causes also one whose sides are not both named as parties."""
    claiming, sides = scene.claiming, item.sides
    if scene.cause == RECOURSE or _is_assigned(scene, item):
        return not (sides.lender and sides.borrower) or bool(set(sides.borrowers) & claiming)
    if scene.cause in SECURITY and sides.lender and sides.borrower:
        return False
    if sides.lenders and claiming and not set(sides.lenders) & claiming:
        # The borrower may sue too, to be rid of the contract: then nothing is asked back.
        turned = set(sides.lenders) <= scene.owing and set(sides.borrowers) & claiming
        return scene.asks_back or not (mine and turned)
    if not mine:
        return not (sides.lenders and sides.borrowers)
    telling = item.telling
    if sides.lenders or gives(scene.page.text, telling.word):
        return False
    head = scene.page.text[max(telling.sentence[0], telling.word - 40) : telling.word + 2]
    return (
        bool(sides.borrowers and set(sides.borrowers) <= claiming) or _OTHER_LENDER.search(head) is not None
    )


def _is_assigned(scene: Scene, item: Candidate) -> bool:
    """A loan that others made and the side that claims took over."""
    sides = item.sides
    if sides.lenders or not sides.lender or not set(sides.borrowers) & scene.owing:
        return False
    return scene.assigned


_QUOTED = re.compile(r"今借|载明|借条|借据|收条|欠条|写明|内容|承诺|确认|还款[协计承]|结算|重新")
_AGAIN = re.compile(r"[又再](?!次出具|次书写)[^，。；]{0,20}\Z")


def _same(page: Page, item: Candidate, other: Candidate) -> bool:
    """Whether a sum is that of a loan told before: the same day, none, the words of an IOU, the paying out."""
    if item.amount != other.amount:
        return False
    telling = item.telling
    if telling.listed[1] > 1 and telling.sentence == other.telling.sentence:
        return False
    if item.made == other.made or not (item.made and other.made) or _applied_for(page, other):
        return True
    words = said(page, telling)
    if _AGAIN.search(page.text, max(telling.sentence[0], telling.word - 24), telling.word):
        return False
    if _REFERS.search(page.text, max(telling.sentence[0], telling.word - 6), telling.word):
        return True
    if _QUOTED.search(words) is not None:
        return _RENEWED.search(words) is not None or not (
            _NOTE.search(words) and _NOTE.search(said(page, other.telling))
        )
    return (
        gives(page.text, telling.word)
        and expression("合同|协议").search(sentence(page, other.telling)) is not None
    )


# 乙所贷款12万元, 该笔借款10万元: told of already.
_REFERS = re.compile(r"(?:所|[该此]笔|上述|前述|涉案|案涉|讼争)的?\Z")
# Two notes of different days are two loans, unless the later only renews the earlier.
_NOTE = re.compile(
    r"(?:出具|书写|写下|立下|打下|签订)[^，。；]{0,12}(?:借条|借据|欠条|收条|借款协议|借款合同)"
)
_RENEWED = re.compile(r"重新|更换|换|续|补|结算|确认|对账|之前|汇总|合计|总")
