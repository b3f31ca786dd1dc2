"""What the reading of loans looks at, and whether the case is about a loan at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.loan_made import made_on
from xiezhi.parsing.loan_sides import Sides, read_sides, sued, suing
from xiezhi.parsing.loan_stretches import ASKED, FOUND, ORDERED, TOLD, Stretch
from xiezhi.parsing.loan_tellings import OWED, Telling
from xiezhi.parsing.page import Page
from xiezhi.parsing.title import Title
from xiezhi.schema import Party
from xiezhi.text.expressions import expression

# No real paper tells of so many different loans.
KEPT = 200
# More loans than this are not listed for one case.
MOST = 12
_ASSIGNED = re.compile(r"(?:债权|贷款)[^，。；]{0,20}(?:转让|转移|划转)|受让[^，。；]{0,20}债权")


@dataclass(frozen=True)
class Scene:
    """What the reading of loans looks at.

    Attributes:
        page, title, cast: the document.
        voices: its stretches.
        told: every sum told of as a loan, in order.
        cause: the printed cause as `printed_cause` gives it.
    """

    page: Page
    title: Title
    cast: Cast
    voices: tuple[Stretch, ...]
    told: tuple[Telling, ...]
    cause: str | None

    @cached_property
    def claiming(self) -> frozenset[Party]:
        """The parties on the side that claims."""
        return frozenset(suing(self.cast))

    @cached_property
    def owing(self) -> frozenset[Party]:
        """The parties on the side that is to pay."""
        return frozenset(sued(self.cast))

    @cached_property
    def asks_back(self) -> bool:
        """Whether a sum is asked or ordered to be given back."""
        return any(t.kind == OWED and t.stretch.voice in (ASKED, ORDERED) for t in self.told)

    @cached_property
    def assigned(self) -> bool:
        """Whether the document tells that a claim went over to another."""
        return _ASSIGNED.search(self.page.text) is not None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A telling with what its own sentence says: the sides, the day."""

    telling: Telling
    sides: Sides
    made: str | None

    @property
    def amount(self) -> float:
        """Yuan; nought where the sum is not that of the principal."""
        return self.telling.amount or 0.0


def candidate(scene: Scene, telling: Telling) -> Candidate:
    """A telling with its two sides and the day its loan was made."""
    return Candidate(telling, read_sides(scene.page, scene.cast, telling), made_on(scene.page, telling))


def said(page: Page, telling: Telling) -> str:
    """What the sentence says before the sum, from 60 characters before the word of lending on."""
    return page.text[max(telling.sentence[0], telling.word - 60) : telling.start]


def sentence(page: Page, telling: Telling) -> str:
    """The sentence that tells of the loan."""
    return page.text[telling.sentence[0] : telling.sentence[1]]


@cache
def _loan_cause() -> re.Pattern[str]:
    return re.compile(
        r"(?P<word>(?:借贷|借款|贷款)(?=(?:合同)?[、和及][^，。；\n]{1,14}纠纷)|借贷|借款|贷款|信用卡|透支|典当|拆借|保证|担保(?!物权)|担保物权|抵押|质押)(?:合同)?(?:[、和及][^，。；\n]{1,10})?(?:合同)?(?:追偿权?)?的?(?:合同)?(?:纠纷|一案|之诉)"
    )


# Papers that decide on no claim: what they tell of a debt need be no loan.
NO_LOAN_CASE = frozenset(
    {"civil_decision", "civil_notice", "enforcement_notice", "enforcement_decision", "civil_ruling"}
)


def printed_cause(page: Page) -> str | None:
    """The word of the printed cause that makes the case one about a loan; '' for another cause, None for none."""
    opening = page.first("procedure_history", "claims", "claim_facts", "findings", "body")
    end = min(max(opening.end, opening.start + 300), opening.start + 600) if opening else 600
    head = page.text[:end]
    if opening and opening.kind in ("findings", "body"):
        head = _OTHER_CASE.split(head, maxsplit=1)[0]
    if match := _loan_cause().search(head):
        return match["word"]
    recourse = _RECOURSE.search(head)
    if recourse and ("代位" not in recourse[0] or _INSURED.search(page.text)):
        return RECOURSE
    if _DISPUTE.search(_CONFIRMED.sub("", head)):
        return ""
    return RECOURSE if _PAID_FOR.search(head) else None


RECOURSE = "追偿"
# Suits on a security: the debtor or whoever gave the security may be the one who sues.
SECURITY = frozenset({"保证", "担保", "担保物权", "抵押", "质押"})
# Suits of whoever paid, insured or took over a loan: the lender is often no party.
_RECOURSE = re.compile(
    r"(?:追偿权|保证保险合同|代位求偿权?|不良债权追偿|债权转让合同|债务转移合同)(?:之诉|纠纷|一案)"
)
# Insurers of loans; other insurers that step into a claim (代位求偿) tell of no loan.
_INSURED = re.compile(r"(?:贷款|借款|信用)[^，。；]{0,8}保证保险|信用保险|贷款保险")
# Where no cause is printed: an insurer or surety that paid the bank asks it back.
_PAID_FOR = re.compile(r"保证保险合同|代偿(?:款|的?(?:贷款|借款|本息))")
# An excerpt of what the court found goes on with other suits.
_OTHER_CASE = re.compile("另查|另案|又查|再查")
# 如发生纠纷由某地法院管辖, 没有任何债权债务纠纷: words of a note, no cause.
_DISPUTE = re.compile(r"(?<!发生)(?<!产生)(?<!引起)(?<!引发)(?<!债务)(?<!任何)(?<!其他)(?<!经济)纠纷")
# A settlement that the court confirmed may be about anything.
_CONFIRMED = re.compile(
    r"(?:没有|无)其他[^，。；]{0,6}纠纷|司法确认(?:调解协议)?(?:纠纷)?|公证债权文书(?:纠纷)?"
)


def word_of_cause(scene: Scene) -> str:
    """The word of the cause; 借 where none is printed but a loan is told, '' where the case is about another thing."""
    if scene.cause is not None or scene.title.code in NO_LOAN_CASE:
        return scene.cause or ""
    asked = (t for t in scene.told if t.kind == OWED or t.stretch.voice in (TOLD, ASKED, FOUND))
    return "借" if any(names_a_loan(scene.page, telling) for telling in asked) else ""


def names_a_loan(page: Page, telling: Telling) -> bool:
    """Whether the words around the sum speak of lending, not only of a paper for it (借据, 借条)."""
    low = max(telling.sentence[0], telling.word - 24)
    return expression("借(?!据|条)|贷|透支|信用卡").search(page.text[low : telling.end]) is not None
