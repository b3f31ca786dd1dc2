"""What is asked (诉讼请求): one claim for each thing, with its kind and its sum."""

from __future__ import annotations

import re

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.claim_applications import fill_sums, of_application, of_enforcement, of_order, of_review
from xiezhi.parsing.claim_clauses import BESIDE, INSURED, SUIT_COSTS, TOTALS, Asked, declined, read_item
from xiezhi.parsing.items import Item, split_items
from xiezhi.parsing.page import Page
from xiezhi.parsing.requests import find_requests
from xiezhi.parsing.title import Title
from xiezhi.schema import Claim
from xiezhi.text import Span

_CAUSE = re.compile(r"(?:借贷|借款|信用卡|贷款|典当|融资)[^。，\n]{0,16}(?:纠纷|一案)")
_LENT = re.compile(r"借款|贷款|借条|欠条|信用卡|透支")


def read_claims(page: Page, title: Title, cast: Cast) -> tuple[Claim, ...]:
    """The claims of this proceeding, in order; on appeal those of the appeal.

    Args:
        page: the page, divided.
        title: what `title.read_title` found.
        cast: who stands in the suit; a proceeding with an appellant asks for another decision.
    """
    loan = _is_about_a_loan(page, title)
    review = bool(cast.by_role("appellant", "retrial_applicant"))
    asked: list[Asked] = []
    for span in find_requests(page, title, review):
        if (
            asked
            and not (review or title.is_party_paper)
            and "反诉" not in page.text[max(0, span.start - 40) : span.start]
        ):
            continue
        items = split_items(page, span)
        found: list[Asked] = []
        for item in items:
            if _AFTERWARDS.match(item.text):
                break
            if declined(item.text) or TOTALS.match(item.text):
                continue
            one = read_item(page, _own(page.text, item), loan)
            found.extend(
                one or (_unknown([item]) if item.level >= 0 and not INSURED.search(item.text) else [])
            )
        asked.extend(found or _unknown(items[:1]))
    if title.code.startswith("enforcement"):
        applied = of_enforcement(page)
        asked = [*applied, *(one for one in asked if not applied or one.kind != "other")]
    elif title.code == "payment_order":
        fill_sums(page, asked)
        if not any(one.amount for one in asked if one.kind != "fees"):
            asked = of_order(page, loan) or asked
    if not asked:
        asked = of_review(page) if review else of_application(page, title)
    return tuple(
        Claim(one.kind, one.amount, page.place(one.start, one.end), "rule:claim")
        for one in asked
        if one.end > one.start
    )


def _is_about_a_loan(page: Page, title: Title) -> bool:
    """Whether 欠款 means a loan here: the cause says so; papers that name no cause tell of one."""
    if _CAUSE.search(page.text, 0, title.end + 1500):
        return True
    unnamed = title.is_party_paper or title.code == "payment_order"
    return unnamed and _LENT.search(page.text, title.end) is not None


def _unknown(items: list[Item]) -> list[Asked]:
    """Requests of no known kind (提供财务会计报告供查阅) are `other`."""
    first = next((item for item in items if len(item.text) > 2 and not BESIDE.match(item.text)), None)
    return [Asked("other", None, first.start, first.end)] if first else []


def _own(text: str, item: Item) -> Span:
    """An item without what is told after it (庭审中原告变更…) and before its own request (因…，请求…)."""
    start, end = item.start, item.end
    stop = text.find("。", start, end)
    if stop >= 0 and item.level >= 0 and not SUIT_COSTS.search(text, stop, end):
        end = stop
    inner = _INNER.search(text, start, end)
    return Span(inner.end() if inner else start, end)


_AFTERWARDS = re.compile(
    r"(?:在)?(?:本?案件?|庭)?(?:审理|庭审|诉讼)(?:过程)?中|庭审[中后时]|后?原告[^，。；]{0,20}(?:主张|称|认为|撤回)|事实|理由|支持|判如|如前"
)
_INNER = re.compile(r"，(?:故|特|现)?(?:请求|恳请)(?:人民法院|法院|贵院|本院)?(?:依法)?(?:判令|判决|裁定)?")
