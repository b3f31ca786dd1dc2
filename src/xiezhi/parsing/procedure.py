"""The procedure (审理程序) and the day the court took the case (立案, 受理).

The type characters of the case number say which procedure it is (法〔2015〕137号; older numbers by their chamber
words); without a number the name of the paper and the roles of the parties decide.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from xiezhi.knowledge.case_types import case_type, old_case_type
from xiezhi.parsing.opening import is_excerpt
from xiezhi.parsing.page import Page
from xiezhi.parsing.title import Title
from xiezhi.schema import Fact
from xiezhi.text import Span
from xiezhi.text.case_numbers import parse_case_number
from xiezhi.text.dates import DateValue, find_dates, resolve_dates
from xiezhi.text.expressions import expression

_BY_PAPER = {
    "payment_order": "payment_order",
    "arbitration_application": "arbitration",
    "arbitration_award": "arbitration",
    "arbitration_mediation": "arbitration",
    "complaint": "first_instance",
    "counterclaim": "first_instance",
    "appeal_petition": "second_instance",
    "retrial_petition": "retrial_review",
    "bankruptcy_claim": "bankruptcy",
}
_BEFORE_TYPE = re.compile("^[^民刑行执赔破督催]*")
_BY_ANSWER = (("仲裁", "arbitration"), ("上诉", "second_instance"), ("再审", "retrial_review"))
_BY_APPLICATION = (
    ("支付令", "payment_order"),
    ("保全", "preservation"),
    ("先予执行", "first_instance"),
    ("执行", "enforcement"),
    ("分配", "enforcement"),
    ("查封", "enforcement"),
    ("破产", "bankruptcy"),
    ("重整", "bankruptcy"),
    ("仲裁", "special"),
    ("公示催告", "special"),
    ("宣告", "special"),
    ("认定", "special"),
    ("确认", "special"),
    ("实现担保", "special"),
)


def read_procedure(page: Page, title: Title) -> Fact | None:
    """The procedure of the document, in codes of `schema.PROCEDURES`."""
    place = title.doc_type.spans if title.doc_type else ()
    by_paper = _by_paper(title)
    if by_paper:
        return Fact(by_paper, place, "rule:procedure-by-paper")
    if title.case_number and (found := procedure_of_number(str(title.case_number.value))):
        return Fact(found, title.case_number.spans, "rule:procedure-by-number")
    found = _by_words(page, title)
    return Fact(found, place, "rule:procedure-by-words", 0.8) if found else None


def _by_paper(title: Title) -> str | None:
    """What the name of the paper alone settles."""
    if title.code in _BY_PAPER:
        return _BY_PAPER[title.code]
    if title.code == "application":
        return next((procedure for word, procedure in _BY_APPLICATION if word in title.name), "none")
    if title.code == "answer":
        return next((procedure for word, procedure in _BY_ANSWER if word in title.name), "first_instance")
    return "none" if title.code == "power_of_attorney" or "公证书" in title.name else None


def procedure_of_number(printed: str) -> str | None:
    """The procedure that the type characters of a court's case number stand for, or None."""
    number = parse_case_number(printed) or parse_case_number(f"{printed}号")
    if number and number.style in ("arbitration", "notary"):
        return "arbitration" if number.style == "arbitration" else None
    body = expression(r"^\D?(?:19|20)[\d×Xx*]{2}\D?|第?[\d×Xx*_-]+号.*$").sub("", printed)
    if number and "破" in body:
        return "bankruptcy"
    if number and number.style == "court2016":
        listed = case_type(number.type)
        return str(listed.procedure) if listed else None
    old = old_case_type(body.removesuffix("第").removesuffix("字"))
    if old is None and (listed := case_type(_BEFORE_TYPE.sub("", body))):
        return str(listed.procedure)  # the court's character is lost or masked
    return str(old.procedure) if old else None


def _by_words(page: Page, title: Title) -> str | None:
    """Without a telling number: the roles in the party block and the wording of the order."""
    head = page.text[title.end : title.end + 1500]
    if title.code.startswith("enforcement"):
        return "enforcement"
    if expression(r"再审申请人|申请再审人").search(head):
        return "retrial" if "judgment" in title.code or "再审判决" in page.text else "retrial_review"
    if expression(r"(?:^|\n)上诉人|被上诉人").search(head) or "为终审" in page.text:
        return "second_instance"
    if "复核" in head and title.code.startswith("criminal"):
        return "special"
    if title.code.endswith(("judgment", "ruling", "mediation", "decision", "notice")):
        return "first_instance"
    return None


# --- the day of filing ----------------------------------------------------------------------------------------------


@cache
def _taking() -> re.Pattern[str]:
    return re.compile(r"立案|受理(?!费|通知|条件|范围|案件通知)")


@cache
def _barrier() -> re.Pattern[str]:
    """Words between a date and 立案 that give the date to another act."""
    return re.compile(
        r"[。；\n]|起诉|提起|诉至|申请(?!人)|递交|提交|作出(?!$)|判决|裁定(?!$)|签订|仲裁|公安|侦查|移送|指令|裁决|抗诉|上诉|不服|不予|开庭|审理(?!中)|执行(?!人)|中止|变更|反诉|终结"
    )


def read_accepted_on(page: Page, title: Title) -> Fact | None:
    """The day this court or tribunal filed the case: a date bound to 立案 or 受理 by its grammar.

    The day of filing a complaint (起诉) does not count, unless 同日 or 当日 ties the court's act to it.
    """
    for part in page.all_of("procedure_history", "claims", "claim_facts", "body"):
        if not _taking().search(page.text, part.start, part.end):
            continue
        begin = max(part.start - _LEAD, title.end)  # 于1月14日诉至本院。本院于同日受理
        found = _filing_date(page.text[begin : part.end])
        if found:
            value, span = found
            return page.fact(value, begin + span.start, begin + span.end, "rule:accepted-on")
        if part.kind != "procedure_history":
            break
    return _own_words(page, title)


_LEAD = 60
_OTHER_TAKING = re.compile("侦查|调查|监督|标准|后又")
_SENTENCE = 600  # characters looked back for the start of a sentence
_OTHERS_ACT = re.compile("作出|判决|裁定|公安|侦查|不予|人民法院")


@cache
def _told_taking() -> re.Pattern[str]:
    return re.compile(
        r"(?:本案|本院|本委|本会|本庭|我院|我委)(?:(?:(?!本院|本委|我院)[^。；\n]){0,60}?于|(?=\d{4}年))(?P<date>[^，。；\n于]{8,14}?)(?:正式|依法|登记|决定)?(?:立案|受理)(?!费)"
    )


# 立案时间：2019年1月7日: forms that list the facts of the proceeding.
_LABELLED = re.compile(r"(?<![\u4e00-\u9fa5])(?:立案|受理)(?:时间|日期)：(?P<date>[^，。；、\n]{8,14})")


_OTHER_SUIT = re.compile("另查|另案|又查|再查")


def _own_words(page: Page, title: Title) -> Fact | None:
    """The court's own 本案于…立案, wherever the document prints it."""
    told = (
        (_told_taking(), _LABELLED) if "日期：" in page.text or "时间：" in page.text else (_told_taking(),)
    )
    for match in (match for form in told for match in form.finditer(page.text, title.end, title.end + 4000)):
        if is_excerpt(page, title) and _OTHER_SUIT.search(page.text, title.end, match.start()):
            return None  # an excerpt that goes on with another suit
        dates = resolve_dates(find_dates(match["date"], words=True))
        if len(dates) == 1 and dates[0].iso and not _OTHERS_ACT.search(match.group()):
            start = match.start("date")
            span = dates[0].span
            return page.fact(dates[0].iso, start + span.start, start + span.end, "rule:accepted-on-told", 0.9)
    return None


def _filing_date(text: str) -> tuple[str, Span] | None:
    dates = resolve_dates(find_dates(text, words=True))
    for match in _taking().finditer(text):
        value = _bound(text, dates, match)
        if value and value.iso:
            return value.iso, value.span
    return None


def _bound(text: str, dates: list[DateValue], taking: re.Match[str]) -> DateValue | None:
    """The date that a word of taking is bound to: before it with nothing between, or right after it."""
    floor = max(0, taking.start() - _SENTENCE)
    begin = max(floor - 1, *(text.rfind(mark, floor, taking.start()) for mark in "。；\n")) + 1
    if not _is_own(text[begin : taking.start()]) or _OTHER_TAKING.match(text, taking.end()):
        return None
    place = bisect_left(dates, taking.end(), key=lambda date: date.span.start)
    before = next(
        (d for d in reversed(dates[max(0, place - 2) : place]) if d.span.end <= taking.start()), None
    )
    if before and begin <= before.span.start:
        between = text[before.span.end : taking.start()]
        if len(between) <= 24 and not _barrier().search(between):
            return before
    near = place < len(dates) and dates[place].span.start < taking.end() + 12
    after = dates[place] if near else None
    gap = text[taking.end() : after.span.start] if after else ""
    if (
        after
        and expression(r"(?:立案|受理|审查)?(?:时间|日期)?[：:]?(?:于|为)?").fullmatch(gap)
        and (gap or text[taking.end() - 1] == "：")
    ):
        return after
    return None


def _is_own(sentence: str) -> bool:
    """Whether the sentence tells of this court's act, not of an arbitration commission's or a lower court's."""
    last = max(sentence.rfind("本院"), sentence.rfind("本委"))
    other = [
        m.start()
        for m in expression(
            r"仲裁委|一审法院|原审法院|公安局|检察院|该院|[^本]院(?=于|在)|人民法院(?=于|在|受理|立案)"
        ).finditer(
            sentence,
        )
    ]
    return not other or last > other[-1]
