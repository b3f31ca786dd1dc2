"""Employments (劳动关系) told of in labour suits and awards: who worked for whom, when, at what wage, what is asked.

A worker is a person on one side of the dispute, the employer the organisation on the other (劳动合同法 art. 2). Where the
worker died (工亡), the parties are heirs: nothing is read. The court's
finding outranks the party's telling.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import islice

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.employment_terms import Told, read_told
from xiezhi.parsing.loan_stretches import ASKED, FOUND, HELD, ORDERED, TOLD, Stretch, stretches
from xiezhi.parsing.page import Page
from xiezhi.parsing.sums import sums_in
from xiezhi.parsing.title import Title
from xiezhi.schema import Claim, Employment, Party

_SIDES = (
    frozenset(
        {"plaintiff", "applicant", "appellant", "retrial_applicant", "enforcement_applicant", "creditor"}
    ),
    frozenset({"defendant", "respondent", "appellee", "retrial_respondent", "judgment_debtor", "debtor"}),
)
_WITHOUT = frozenset(
    {
        "criminal_judgment",
        "criminal_ruling",
        "administrative_judgment",
        "administrative_ruling",
        "power_of_attorney",
    }
)
_ORDER = (FOUND, HELD, TOLD, ASKED, ORDERED)


def read_employments(
    page: Page, title: Title, cast: Cast, claims: tuple[Claim, ...] = ()
) -> tuple[Employment, ...]:
    """The employments in dispute, one for each worker.

    Args:
        page: the page, divided into sections.
        title: criminal and administrative decisions are left out.
        cast: who is meant by 原告, 申请人, 该公司.
        claims: what is asked, for a worker who sues alone and whose request stands in no stretch of its own.
    """
    if title.code in _WITHOUT or not _is_labour(page) or "工亡" in page.text:
        return ()
    pairs = _pairs(page, cast)
    if not pairs:
        return ()
    voices = sorted(
        (s for s in stretches(page) if s.voice in _ORDER), key=lambda s: (_ORDER.index(s.voice), s.start)
    )
    found = tuple(_employment(page, cast, voices, worker, employer, len(pairs)) for worker, employer in pairs)
    alone = len(found) == 1 and found[0].claimed is None and pairs[0][0].role in _FIRST
    asked = [one.amount for one in claims if one.amount is not None and one.kind in _OF_WORK] if alone else []
    return (replace(found[0], claimed=round(sum(asked), 2)),) if asked else found


_FIRST = frozenset({"plaintiff", "applicant", "creditor"})
_OF_WORK = frozenset({"wages", "compensation", "price", "other"})


@cache
def _labour() -> re.Pattern[str]:
    return re.compile(
        r"(?:劳动|人事|工伤|社会保险|福利待遇|竞业限制|劳动报酬|经济补偿金?|工资|职工破产债权)[^，。；\n]{0,10}(?:争议|纠纷|一案|仲裁)"
    )


# 甲与乙劳动争议一案: what the suit is on, where the document opens with it.
_CAUSE = re.compile(r"[^，。；\n、]{0,20}(?:纠纷|争议)(?:管辖权?异议)?(?:上诉|再审|申请再审|申请支付令)?一案")
_ABOUT_WORK = re.compile(
    r"劳动|人事|工伤|社会保险|福利待遇|竞业限制|经济补偿|工资|职工|劳务派遣|船员劳务|用工|养老保险|失业保险|追索"
)


def _is_labour(page: Page) -> bool:
    """Whether the cause, or the body that decides, is one of labour law."""
    if "工资" not in page.text and "劳动" not in page.text:
        return False
    opening = page.first("procedure_history", "claims", "claim_facts", "findings", "body")
    told = _CAUSE.search(page.text, opening.start, opening.start + 600) if opening else None
    if told is not None and "破产" not in told[0]:
        return _ABOUT_WORK.search(told[0]) is not None
    return _labour().search(page.text[: (opening.start if opening else 0) + 600]) is not None


def _pairs(page: Page, cast: Cast) -> list[tuple[Party, Party]]:
    """Each worker with the employer on the other side."""
    for mine, theirs in (_SIDES, _SIDES[::-1]):
        workers = [p for p in cast.parties if p.kind == "person" and p.role in mine]
        employers = [p for p in cast.parties if p.kind == "organization" and p.role in theirs]
        if workers and employers:
            employer = employers[0] if len(employers) == 1 else _employer(page, cast, employers)
            return [(worker, employer) for worker in workers]
    return []


_WORK = re.compile(r"入职|劳动合同|劳动关系|工作|上班|聘用")
_LOOKED_AT = 40


def _employer(page: Page, cast: Cast, employers: list[Party]) -> Party:
    """Of several organisations the one that is named most where the work is told of."""
    named: Counter[str] = Counter()
    for match in islice(_WORK.finditer(page.text), _LOOKED_AT):
        near = cast.mentions(max(0, match.start() - 25), match.end() + 8)
        named.update({party.name for _, _, party in near if party in employers})
    return max(employers, key=lambda party: named[party.name])


def _employment(
    page: Page, cast: Cast, voices: list[Stretch], worker: Party, employer: Party, count: int
) -> Employment:
    told = Told()
    for stretch in voices:
        told = told.filled(read_told(page, cast, stretch, worker if count > 1 else None))
    start, end = told.place or (0, 0)
    return Employment(
        worker=worker.name,
        employer=employer.name,
        from_=told.start,
        to=told.end or told.until,
        monthly_wage=told.wage,
        claimed=_claimed(page, cast, voices, worker, count),
        spans=page.place(start, end) if end else worker.spans,
        source="rule:employment",
    )


def _claimed(page: Page, cast: Cast, voices: list[Stretch], worker: Party, count: int) -> float | None:
    """What the worker asks for, in yuan: the sums of his claim, or their printed total."""
    if worker.role not in _SIDES[0] and not any(s.below for s in voices):
        return None
    asked = [s for s in voices if s.voice == ASKED]
    for stretch in [s for s in asked if s.below] or asked:
        if (total := _sum(page, cast, stretch, worker if count > 1 else None)) is not None:
            return total
    return None


def _sum(page: Page, cast: Cast, stretch: Stretch, worker: Party | None) -> float | None:
    total, found = 0.0, False
    for money in sums_in(page, stretch.start, stretch.end):
        head = page.text[max(stretch.start, money.span.start - 40) : money.span.start]
        if _REPEATED.match(page.text, money.span.end) or (
            worker is not None and not _is_of(cast, stretch, money.span.start, worker)
        ):
            continue
        if _TOTAL.search(head):
            return float(money.amount)
        if not _NOT_ASKED.search(head[max(head.rfind(mark) for mark in "，；。(") + 1 :]):
            total, found = total + float(money.amount), True
    return round(total, 2) if found else None


_REPEATED = re.compile(r"(?:[/／每]?个?[月年天日])?\)?[×*xX]|[/／每]个?[月天日]")
_TOTAL = re.compile(r"(?:合计|共计|总计|以上各项)[^，。；]{0,8}\Z")
_NOT_ASKED = re.compile(r"以|按|标准|每月|(?<!个)月工资|基数|诉讼费|仲裁费|/|×|基础|计算|月均|平均|变更为")


def _is_of(cast: Cast, stretch: Stretch, at: int, worker: Party) -> bool:
    """Whether the last party named before a sum is this worker."""
    named = [
        party for _, end, party in cast.mentions(max(stretch.start, at - 60), at) if party.kind == "person"
    ]
    return bool(named) and named[-1] == worker
