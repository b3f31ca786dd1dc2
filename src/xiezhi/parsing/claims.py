"""What is asked (诉讼请求): one claim for each thing, with its kind and its sum."""

from __future__ import annotations

import re

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.claim_applications import (
    fill_sums,
    of_account,
    of_answer,
    of_application,
    of_order,
    of_review,
)
from xiezhi.parsing.claim_asked import Asked
from xiezhi.parsing.claim_changes import changed, given_up, renumbered
from xiezhi.parsing.claim_clauses import BESIDE, DAMAGE, SUIT_COSTS, opens_freed, read_item
from xiezhi.parsing.claim_enforcement import of_enforcement, of_objection, turns_on_objection
from xiezhi.parsing.claim_forms import TOTALS, declined, of_filing, runs_on
from xiezhi.parsing.claim_items import join_damages
from xiezhi.parsing.claim_kinds import nouns
from xiezhi.parsing.claim_sums import ALL_ITEMS
from xiezhi.parsing.items import Item, split_items
from xiezhi.parsing.page import Page
from xiezhi.parsing.request_cues import EMPTY
from xiezhi.parsing.requests import find_requests
from xiezhi.parsing.sums import sums_in
from xiezhi.parsing.title import Title
from xiezhi.schema import Claim
from xiezhi.text import Span

_CAUSE = re.compile(r"(?:借贷|借款|信用卡|贷款|典当|融资)[^。，\n]{0,16}(?:纠纷|一案)")
#: Older names that leave the kind of debt open, and what tells that it is a loan.
_DEBT = re.compile(r"(?:欠款|债务|还款)纠纷")
_LENDS = re.compile(r"向(?:原告|其|我)?[^，。；]{0,8}借(?:款|到|了|去)|今借|借给|出借|借条|借据")
_TOLD_WITHIN = 1500
#: A surety that paid a loan asks back what it paid (民法典 art. 700).
_RECOURSE = re.compile(r"追偿权纠纷")
_LENT = re.compile(r"借款|贷款|借条|欠条|信用卡|透支")


def read_claims(page: Page, title: Title, cast: Cast) -> tuple[Claim, ...]:
    """The claims of this proceeding, in order; on appeal those of the appeal.

    Args:
        page: the page, divided.
        title: what `title.read_title` found.
        cast: who stands in the suit; a proceeding with an appellant asks for another decision.
    """
    loan = _is_about_a_loan(page, title)
    if title.code.startswith("criminal") and "附带民事" not in page.text:
        return ()  # the prosecution charges, it asks for nothing
    review = bool(cast.by_role("appellant", "retrial_applicant"))
    if title.code == "answer":
        return _claims(page, of_answer(page))
    if title.code == "bankruptcy_claim" and (filed := of_filing(page)):
        return _claims(page, filed)
    if title.code.startswith("enforcement"):
        return _claims(page, _enforced(page, title, loan))
    asked = _requested(page, title, loan, review)
    if title.code == "payment_order":
        fill_sums(page, asked)
        if not any(one.amount for one in asked if one.kind != "fees"):
            before = asked[0].start if asked else title.end
            asked = of_account(page, before, loan) or of_order(page, loan) or asked
    if title.code in ("payment_order", "application"):
        sums = [one for one in asked if "支付令" not in page.text[one.start : one.end] or one.amount]
        asked = sums or asked
    if _of_wages(page, title):
        _call_wages(page, asked)
    if not asked:
        asked = of_review(page) if review else of_application(page, title)
    return _claims(page, asked)


def _claims(page: Page, asked: list[Asked]) -> tuple[Claim, ...]:
    return tuple(
        Claim(one.kind, one.amount, page.place(one.start, one.end), "rule:claim")
        for one in asked
        if one.end > one.start
    )


def _enforced(page: Page, title: Title, loan: bool) -> list[Asked]:
    """An objection (执行异议, 复议, 追加) asks for what it asks for; other papers tell of the application to enforce."""
    number = str(title.case_number.value) if title.case_number else ""
    if turns_on_objection(page, number, title.end):
        asked = _requested(page, title, loan, False)
        return of_objection(page) or asked if not asked or all(one.kind == "fees" for one in asked) else asked
    applied = of_enforcement(page)
    return applied if applied or not page.first("claims") else _requested(page, title, loan, False)


def _requested(page: Page, title: Title, loan: bool, review: bool) -> list[Asked]:
    """What the lists of requests ask for, in order."""
    asked: list[Asked] = []
    for span in find_requests(page, title, review):
        if (
            asked
            and not (review or title.is_party_paper)
            and not _is_of_other_side(page, span, asked[-1].end)
        ):
            continue
        if review and _EARLIER.search(page.text, max(0, span.start - 16), span.start):
            continue  # what was asked of the court below
        if (
            asked
            and review
            and not title.is_party_paper
            and not _ASKS_ANEW.search(page.text, max(0, span.start - 60), span.start)
            and not _other_appeals(page, asked[-1].end, span.start)
        ):
            continue  # 综上，请求依法改判: said already
        spoken = _OTHER_SPEAKS.search(page.text, *span)
        items = renumbered(page, Span(span.start, spoken.start()) if spoken else span)
        if items and _BY_COURT.match(items[0].text):
            continue  # 提出诉讼请求：本案审理过程中，经本院主持调解: the list is left out in print
        found = _of_items(page, items, loan) or _unknown(items[:1])
        if asked and not review:
            found = [one for one in found if not _REFUSES.match(page.text, one.start)]
        asked.extend(found)
    _fill_told(page, asked)
    return changed(page, asked, lambda span: _of_items(page, split_items(page, span), loan))


_SAID_BEFORE = re.compile(
    r"(?:该|此|上述|前述|以上)(?:笔|项|部分)?(?:借款|贷款|欠款|货款|款项?|债务)(?:本金)?"
)


def _fill_told(page: Page, asked: list[Asked]) -> None:
    """要求被告偿还该借款: the only sum that the story before the request tells."""
    first = asked[0] if asked else None
    part = page.part_at(first.start) if first else None
    if first is None or part is None or first.amount is not None or first.kind not in ("principal", "price"):
        return
    if part.kind not in ("claims", "claim_facts") or not _SAID_BEFORE.search(
        page.text, first.start, first.end
    ):
        return
    begin = page.first("claim_facts", "claims")
    sums = {money.amount for money in sums_in(page, begin.start if begin else part.start, first.start)}
    if len(sums) == 1:
        first.amount = float(sums.pop())


def _other_appeals(page: Page, before: int, start: int) -> bool:
    """Whether the other side's own appeal (乙亦不服，提起上诉称…) opens between two requests."""
    told = (part for part in page.all_of("claim_facts", "claims") if before < part.start <= start)
    return any(_APPEALS.search(page.text, part.start, min(part.end, part.start + 60)) for part in told)


_APPEALS = re.compile(r"(?:亦|也|均|同样)[^，。；]{0,10}(?:不服|上诉|申请再审)|不服[^。；]{0,24}上诉称")


def _is_of_other_side(page: Page, span: Span, before: int) -> bool:
    """Whether a later list of requests is that of a counterclaim (被告反诉称…) or of the other side's own suit."""
    head = Span(max(0, span.start - 40), min(span.end, span.start + 80))
    if _ANSWERS.search(page.text, *head):
        return False
    if _OTHER_SIDE.search(page.text, *head):
        return True
    told = [part for part in page.all_of("claim_facts", "claims") if before < part.start <= span.start]
    return any(_COUNTER.search(page.text, part.start, min(part.end, part.start + 60)) for part in told)


def _of_items(page: Page, items: list[Item], loan: bool) -> list[Asked]:
    """The claims of a list, item by item."""
    found: list[Asked] = []
    freed = False
    if len(items) > 1 and items[0].level < 0 and _REOPENS.fullmatch(items[0].text):
        items = items[1:]
    gone = given_up(page, items)
    for index, item in enumerate(join_damages(page, items)):
        if item.start in gone:
            continue
        if not index and len(items) > 1 and (_SUPPORT.fullmatch(item.text) or EMPTY.fullmatch(item.text)):
            continue  # 请支持原告诉讼请求：1、…
        if _AFTERWARDS.match(item.text) or (index and item.level < 0 and _TOLD.match(item.text)):
            break
        if declined(item.text) or TOTALS.match(item.text) or _DROPPED.search(item.text):
            continue
        one = read_item(page, _own(page.text, item), loan, freed)
        if one and runs_on(item.text):
            one[0].amount = None
        freed = freed or opens_freed(item.text)
        found.extend(one or (_unknown([item]) if item.level >= 0 else []))
        if _TOLD_AFTER.search(item.text) or _COURT_SPEAKS.search(item.text):
            break
    return found


def _of_wages(page: Page, title: Title) -> bool:
    """Whether the suit is about pay (追索劳动报酬, 工资争议)."""
    text, end = page.text, title.end + 1500
    words = (text.find(word, title.start, end) for word in ("报酬", "工资"))
    return any(at >= 0 for at in words) and _PAY_SUIT.search(text, title.start, end) is not None


def _call_wages(page: Page, asked: list[Asked]) -> None:
    """支付申请人15200元 in a suit for pay: sums without a word of their own are wages."""
    for one in asked:
        if one.kind == "price" and not nouns().search(page.text, one.start, one.end):
            one.kind = "wages"


_PAY_SUIT = re.compile(r"追索劳动报酬|(?:工资|劳动报酬|劳务报酬)[^。，；\n]{0,8}(?:争议|纠纷)")


def _is_about_a_loan(page: Page, title: Title) -> bool:
    """Whether 欠款 means a loan here: the cause says so; papers that name no cause tell of one."""
    head = title.end + 1500
    if _CAUSE.search(page.text, 0, head):
        return True
    if _RECOURSE.search(page.text, 0, head) and _LENT.search(page.text, title.end):
        return True
    unnamed = title.is_party_paper or title.code in ("payment_order", "other")
    if not unnamed and _DEBT.search(page.text, 0, head):
        return _LENDS.search(page.text, title.end, head + _TOLD_WITHIN) is not None
    return unnamed and _LENT.search(page.text, title.end) is not None


def _unknown(items: list[Item]) -> list[Asked]:
    """Requests of no known kind (提供财务会计报告供查阅) are `other`."""
    named = (item for item in items if not (BESIDE.match(item.text) or ALL_ITEMS.match(item.text)))
    first = next((item for item in named if len(item.text) > 2), None)
    kind = "compensation" if first and _MADE_GOOD.search(first.text) else "other"
    return [Asked(kind, None, first.start, first.end)] if first else []


#: 在交强险责任限额内赔偿原告损失: damages without a sum.
_MADE_GOOD = re.compile(r"(?:范围|限额)内?[^，。；]{0,16}赔[偿付][^，。；]{0,8}损失")


def _own(text: str, item: Item) -> Span:
    """An item without what is told after it (庭审中原告变更…) and before its own request (因…，请求…)."""
    start, end = item.start, item.end
    stop = text.find("。", start, end)
    while stop >= 0 and text.startswith("(", stop + 1) and (closes := text.find(")", stop, end)) >= 0:
        stop = text.find("。", closes, end)  # 计算至还清之日止。(暂计至…为13767元)
    if stop >= 0 and item.level >= 0 and _goes_on(text, start, stop, end):
        stop = text.find("。", stop + 1, end)
    if stop >= 0 and item.level >= 0:
        costs = SUIT_COSTS.search(text, stop, min(end, stop + 40))
        after = text.find("。", costs.end(), end) if costs else stop
        end = after if after >= 0 else end
    for behind in (_CONCEDED, _NETTED):
        stated = behind.search(text, start, end)
        end = stated.start() if stated else end
    inner = _INNER.search(text, start, end)
    return Span(inner.end() if inner else start, end)


_AFTERWARDS = re.compile(
    r"(?:在)?(?:本?案件?|庭)?(?:审理|庭审|诉讼)(?:过程)?中|庭审[中后时]|后?原告[^，。；]{0,20}(?:主张|称|认为|撤回)|(?:案件)?(?:相关)?事实|案件裁判|理由|支持|判如|如前|申请人(?:主张|认为|提交|陈述)[^，。；]{0,6}[，：]?|原告(?:为证明|为支持|围绕|就其主张)|(?:申请执行人|被执行人|被申请人|被告)[^，。；]{0,80}(?:未提交|未答辩|未作答辩|辩称|述称)"
)
#: 原告请求偿还本金及利息，二被告对借款合同、利息均无异议: what the other side says to it.
_CONCEDED = re.compile(
    r"[，。；](?:[二两三各]?(?:被告|被申请人)|各被告)[^，。；]{0,30}(?:无异议|没有异议|均?认可|表示|承认|无争议|没有争议)"
)


def _goes_on(text: str, start: int, stop: int, end: int) -> bool:
    """Whether the sentence behind an item says what is asked of it: a share, or what its items of damage come to."""
    if _SHARED.match(text, stop, end):
        return True
    return _COMES_TO.match(text, stop, end) is not None and len(DAMAGE.findall(text, start, stop)) > 1


_COMES_TO = re.compile(r"。\n?(?:以上|上述|前述)(?:损失|费用|各项|款项|赔偿){0,2}(?:合计|共计|总计)")
#: 5、鉴定费1030元。上述款项合计5281元，由被告赔偿70%，即3697元: what is asked of the items.
_SHARED = re.compile(
    r"。\n?(?:以上|上述|前述)[^，。；]{0,8}(?:合计|共计|总计)[^。；]{0,40}(?:%|[一二三四五六七八九]成)，?(?:即|计|为)"
)
#: 以上各项合计3万元，扣除已付5000元，要求支付2.5万元: the items before, added up and netted.
_NETTED = re.compile(
    r"[，。；](?:以上|上述|前述)[^，。；]{0,8}(?:合计|共计|总计)[^，。；]{0,24}，(?:扣除|减去|扣减|抵扣)"
)
_BY_COURT = re.compile(r"(?:在)?本案(?:在)?(?:审理|诉讼)过程中，(?:经)?(?:本院|双方|当事人)")
_OTHER_SIDE = re.compile(r"反诉|被告[^。；]{0,12}(?:不服|不同意|亦|也)[^。；]{0,24}(?:提出|起诉)")
#: 请求再审本案并判决：1、…: the list says what is asked.
_REOPENS = re.compile(
    r"(?:依法)?(?:提起)?(?:再审|提审)(?:本案|此案)?[，]?(?:并|且)?(?:依法)?(?:判决|改判|裁定)?"
)
#: 请求驳回原告诉讼请求，反诉要求…: the answer beside a counterclaim.
_REFUSES = re.compile(r"(?:请求|依法|判令|判决|法院|人民法院)*驳回(?:原告|本诉)")
_SUPPORT = re.compile(r"(?:依法)?支持[^，。；]{0,10}(?:诉讼请求|请求|诉求)[：]?")
_ANSWERS = re.compile(
    r"反诉请求(?:没有|无|不|缺乏|依法)|(?:不同意|驳回)[^，。；]{0,24}反诉|针对[^，。；]{0,14}(?:请求|诉请|反诉)[^，。；]{0,10}辩称"
)
_COUNTER = re.compile(r"反诉(?:原告)?[^，。；]{0,24}(?:诉称|称|提出|认为|事实|：)|提[出起](?:了)?反诉")
_TOLD = re.compile(
    r"(?:[^，。；]{0,12}并)?(?:向(?:法庭|本院))?提交|上诉人[^，。；]{0,12}提[交供]|(?:经|另)?(?:本院|审查|核查|查明)|(?:19|20)\d\d年|上述|其(?!中)|[^，。；]{0,16}(?:认为|辩称|述称|称)[，：]"
)
_ASKS_ANEW = re.compile(r"上诉请求|上诉称|再审(?:请求|称)|请求[：，\n]|不服")
_OTHER_SPEAKS = re.compile(
    r"(?<=[。；\n])[^，。；\n]{0,60}(?:提交(?:书面)?意见|辩称|述称|陈述意见)|(?<=[、])[^，。；\n、]{0,40}(?:答辩称|辩称)"
    r"|(?<=[。；\n])第三人[^，。；：\n]{0,24}(?:承认|认可|表示|未作?答辩|未到庭)"
)
_EARLIER = re.compile(r"(?:原审|一审)[^，。；]{0,6}(?:请求|诉请)(?:包括)?[^，。；]{0,3}$")
_COURT_SPEAKS = re.compile(
    r"\n(?:案件)?相关事实|[。；\n]原告(?:为证明|为支持|围绕|就其主张)|[。；](?:(?:原审|一审|二审)法院|(?:经审理|本院|经本院审理)(?:查明|认为))"
)
_TOLD_AFTER = re.compile(
    r"。(?:在)?(?:本?案件?|庭)?(?:审理|庭审|诉讼)(?:过程)?中[^。；]{0,24}(?:变更|放弃|撤回|增加)"
)
_DROPPED = re.compile(r"放弃(?:了)?(?:该|此)项")
_INNER = re.compile(r"，(?:故|特|现)?(?:请求|恳请)(?:人民法院|法院|贵院|本院)?(?:依法)?(?:判令|判决|裁定)?")
