"""What is asked where no list of requests is printed: payment orders, appeals, bankruptcy applications."""

from __future__ import annotations

import re
from itertools import islice

from xiezhi.parsing.claim_asked import Asked
from xiezhi.parsing.claim_clauses import read_item
from xiezhi.parsing.claim_kinds import nouns
from xiezhi.parsing.operative import find_operative
from xiezhi.parsing.page import Page
from xiezhi.parsing.sums import sums_in
from xiezhi.parsing.title import Title
from xiezhi.text import Span
from xiezhi.text.expressions import expression


def of_order(page: Page, loan: bool) -> list[Asked]:
    """A payment order that does not repeat the request gives what was asked: it may order nothing else."""
    operative = find_operative(page)
    match = (
        expression(r"(?:给付|支付|偿还|清偿)[^。\n]*").search(page.text, *operative.body)
        if operative
        else None
    )
    found = read_item(page, Span(*match.span()), loan) if match else []
    return [one for one in found if not _COSTS.search(page.text, one.start, one.end)]


_COSTS = re.compile(r"申请费|受理费")
_IN_ACCOUNT = re.compile(r"(?:欠费|(?:共|尚|仍|累计|结|拖|下)欠)(?=[^。；\n]{0,40}?\d)[^。；\n]*")


def of_account(page: Page, before: int, loan: bool) -> list[Asked]:
    """A payment order whose request names no sum (要求立即给付): the debt as the account before it tells it."""
    told = list(islice(_IN_ACCOUNT.finditer(page.text, max(0, before - _REACH), before), 8))
    found = read_item(page, Span(*told[-1].span()), loan) if told else []
    if not any(one.amount for one in found):
        return []
    return [one for one in found if not _COSTS.search(page.text, one.start, one.end)]


_REACH = 800


def fill_sums(page: Page, asked: list[Asked]) -> None:
    """A payment order that asks for 所欠资费及违约金 names the sums in the account before."""
    for one in asked[:20]:
        words = nouns().findall(page.text[one.start : one.end]) if one.amount is None else []
        name = next((word for word in words[-1] if word), "") if words else ""
        match = (
            re.search(re.escape(name) + r"[^，。；、]{0,6}?(?=(?:人民币|¥)?\d)", page.text[: one.start])
            if name
            else None
        )
        sums = sums_in(page, match.end(), match.end() + 4) if match else []
        if sums:
            one.amount = float(sums[0].amount)


_APPEALS = re.compile(
    r"(?:不服|向本院)[^。；\n]{0,60}上诉(?:，)?(?:称|理由|请求)|上诉(?:称|理由)|申请再审称|请求(?:撤销|依法撤销)[^。；\n]{0,60}|向本院申请再审(?=[^\n]{0,80}审查)|以[^。\n]{2,160}为由(?:，)?(?:向本院)?(?:提[出起])?上诉"
)


def of_review(page: Page) -> list[Asked]:
    """An appeal that is told without its words asks for another decision."""
    part = page.first("claim_facts")
    if part:
        return [Asked("other", None, part.start, min(part.end, part.start + 40))]
    operative = find_operative(page)
    if operative and expression(r"撤回|撤诉").search(operative.body.of(page.text)):
        return []
    told = _APPEALS.search(page.text)
    if told is None and page.first("lower_court", "defence"):
        told = _NOT_CONTENT.search(page.text)  # 不服原判，提起上诉。称：…
    return [Asked("other", None, *told.span())] if told else []


_NOT_CONTENT = re.compile(r"不服[^。；\n]{0,80}(?:提[出起]上诉|申请再审|提起再审)")


_ANSWERED = re.compile(
    r"(?:请求|恳请|要求|请|望)(?:贵院|法院|人民法院|贵委|仲裁委|仲裁庭|法庭|合议庭|上级|二审|依法|查明事实|，|在[^，。；]{2,20}基础上|判决|裁决|裁定)*"
    r"(?:予以)?(?:驳回|维持|不予支持|移送|中止|裁定|追加)[^。\n]*"
)


def of_answer(page: Page) -> list[Asked]:
    """An answer (答辩状) asks only that the other side's claims be refused (请求驳回…); its arguments are no requests.

    The heading of requests, where it has one, counts; else the last sentence that asks.
    """
    part = page.first("claims")
    told = list(islice(_ANSWERED.finditer(page.text, part.start if part else 0), 8))
    if not told:
        return []
    return [Asked("other", None, *(told[0] if part else told[-1]).span())]


_PAYMENT_ORDER = re.compile(r"(?:请求|申请)(?:本院)?[^。；\n]{0,40}支付令")
_APPLICATION = re.compile(r"申请[^，。；\n]{0,60}(?:破产|重整|清算|宣告)")


_ENFORCES = re.compile(
    r"申请(?:本院|法院)?，?(?:要求|请求)?(?:依法)?强制执行|(?:要求|请求)(?:本院|法院)?(?:依法)?强制执行"
)


def of_application(page: Page, title: Title) -> list[Asked]:
    """What an application asks for where only 向本院申请对…进行破产清算 tells it.

    An authority applies for the enforcement of its own decision (非诉执行: 行政诉讼法 art. 97).
    """
    if title.code == "administrative_ruling":
        enforces = _ENFORCES.search(page.text, title.end, title.end + 1500)
        return [Asked("enforcement", None, *enforces.span())] if enforces else []
    refused = _PAYMENT_ORDER.search(page.text, title.end) if title.code == "civil_notice" else None
    if refused:
        return [Asked("other", None, *refused.span())]
    part = page.first("procedure_history", "claim_facts")
    operative = find_operative(page)
    if operative and expression(r"撤回|撤诉").search(operative.body.of(page.text)):
        return []  # what is withdrawn is asked no more
    told = part is not None and title.code in ("civil_ruling", "civil_judgment")
    match = _APPLICATION.search(page.text, part.start, part.end) if part and told else None
    if match is None:
        return []
    return [Asked("declaration" if "宣告" in match.group() else "other", None, *match.span())]
