"""How the proceeding ended (裁判结果): the `result` of a decision, one code of `schema.RESULTS`.

The operative part is read with a short list of rules, tried in order; a judgment on the merits is settled by what its
items grant and refuse.
"""

from __future__ import annotations

import re
from collections import deque

from xiezhi.parsing.items import Item, split_items, without_costs
from xiezhi.parsing.operative import Operative, find_operative
from xiezhi.parsing.outcome_rules import Rule, civil_rules, criminal_rules
from xiezhi.parsing.page import Page
from xiezhi.parsing.title import Title
from xiezhi.schema import PARTY_PAPERS, Award, Claim, Fact
from xiezhi.text.expressions import expression

_APPELLATE = re.compile(
    r"上诉人|再审申请人|申诉人|抗诉机关|复议申请人|申请复议人|上诉于本院|提起上诉|原审|一审被告|一审原告"
)


def read_result(
    page: Page, title: Title, claims: tuple[Claim, ...], awarded: tuple[Award, ...]
) -> Fact | None:
    """The result (裁判结果) of a decision; None for a party's paper and where the decision is missing.

    Args:
        page: the page, divided.
        title: what `title.read_title` found.
        claims: what was asked: a judgment that orders less than the sum asked grants in part.
        awarded: what was ordered.
    """
    kind = title.code if title.doc_type else ""
    if kind in PARTY_PAPERS:
        return None
    operative = find_operative(page)
    if kind in ("civil_mediation", "arbitration_mediation"):
        return _at(page, "mediated", operative, title)
    if operative is None:
        return _without_marker(page, kind, title)
    body = operative.body.of(page.text)
    ended = "督促程序" in body and "终结" in body  # such rulings are filed under the number of the order
    if not ended and (kind == "payment_order" or "支付令" in operative.marker(page.text)):
        return _at(page, "payment_ordered", operative, title)
    if len(body.strip("；。，：\n")) < 4:
        return _from_grounds(page, operative)
    appellate = _is_appellate(page, kind, title, body)
    if kind.startswith("criminal") or (kind in ("", "other") and _SENTENCED.search(body)):
        reviews = appellate or "核准" in body
        rules = (
            criminal_rules()
            if reviews or kind == "criminal_ruling"
            else (criminal_rules()[-1], *criminal_rules())
        )
        return _first(page, operative, rules, reviews) or _other(page, operative)
    if kind == "civil_notice":
        return _of_notice(page, operative)
    if kind.endswith("judgment") or kind == "arbitration_award" or _tells_of_judgment(page, kind, operative):
        return _of_judgment(page, operative, appellate, claims, awarded)
    return _first(page, operative, civil_rules(), appellate) or _other(page, operative)


def _tells_of_judgment(page: Page, kind: str, operative: Operative) -> bool:
    """Whether an article or an excerpt ends with the judgment of a civil court (…法院于某日判决：一、…)."""
    return kind in ("", "other") and "判决" in operative.marker(page.text)


#: An article on a crime.
_SENTENCED = re.compile(
    r"被告人[^。；\n]{1,30}犯[^。；\n]{1,40}罪|判处[^。；\n]{0,12}(?:徒刑|死刑|拘役|管制|罚金)"
)
_OF_BELOW = re.compile(r"(?:撤销|维持)[^。；\n]{0,30}(?:法院|一审)[^。；\n]{0,40}(?:判决|裁定)")


def _at(page: Page, result: str, operative: Operative | None, title: Title) -> Fact:
    start, end = (operative.body.start, operative.body.end) if operative else (title.start, title.end)
    return page.fact(result, start, end, f"rule:result-{result}")


def _other(page: Page, operative: Operative) -> Fact:
    return page.fact("other", operative.body.start, operative.body.end, "rule:result-other", 0.5)


def _is_appellate(page: Page, kind: str, title: Title, body: str) -> bool:
    """Whether the decision reviews another court's: 维持 and 撤销 mean something else at first instance."""
    if "原判" in body or "上诉" in body or "原裁定" in body or "原审" in body or "一审判决" in body:
        return True
    number = str(title.case_number.value) if title.case_number else ""
    if any(word in number for word in ("终", "民再", "民提", "复", "民监", "民抗", "刑再", "行再", "申")):
        return True
    if "初" in number or "异" in number:
        return False
    if not number and _OF_BELOW.match(body.lstrip("一、1.\n ")):
        return True
    return _APPELLATE.search(page.text, title.end, title.end + 600) is not None


def _first(page: Page, operative: Operative, rules: tuple[Rule, ...], appellate: bool) -> Fact | None:
    for rule in rules:
        if rule.on is not None and rule.on != appellate:
            continue
        match = rule.phrase.search(page.text, operative.body.start, operative.body.end)
        if match:
            return page.fact(rule.result, match.start(), match.end(), f"rule:result-{rule.result}")
    return None


def _of_notice(page: Page, operative: Operative) -> Fact:
    """Notices tell parties what to do; some first say that the case was taken on or refused."""
    text, end = page.text, operative.body.end
    refused = expression(r"不予受理|不予立案|予以驳回|驳回[^。；\n]{0,30}(?:申请|异议|申诉)").search(
        text, operative.basis.start, end
    )
    if refused:
        return page.fact("rejected", refused.start(), refused.end(), "rule:result-rejected")
    taken = expression(r"(?:决定|予以|已经?)(?:立案)?受理|(?:决定|予以|已经?)立案").search(
        text, max(0, operative.basis.start - 60), end
    )
    if taken:
        return page.fact("accepted", taken.start(), taken.end(), "rule:result-accepted", 0.8)
    return _other(page, operative)


_UNPAID = re.compile(
    r"(?:未|没有|不)[^。；\n]{0,24}(?:预交|交纳|缴纳|缴费|交费)|按(?:自动)?撤|撤诉|撤回|拒不到庭"
)


def _from_grounds(page: Page, operative: Operative) -> Fact | None:
    """An export that lost the operative sentence: the grounds may still say that the suit counts as withdrawn."""
    match = _UNPAID.search(page.text, max(0, operative.basis.start - 600), operative.basis.end)
    if match:
        return page.fact("withdrawn", match.start(), match.end(), "rule:result-grounds", 0.6)
    return None


_DECIDED = re.compile(
    r"(?P<rejected>(?:不予受理|不予重新审判|不对该案提起再审|予以驳回|驳回)(?:[^。；\n]{0,40}(?:申请|起诉|申诉|异议))?)"
    r"|(?P<enforcement_ended>终结本次执行|执行[^。；\n]{0,8}终结|执行完毕|(?:予以|现已|以|按)[^。；\n]{0,16}结案|已结案)"
    r"|(?P<withdrawn>(?:准许|准予)[^。；\n]{0,30}(?:撤诉|撤回))"
)


def _without_marker(page: Page, kind: str, title: Title) -> Fact | None:
    """Notices and short forms that decide inside a sentence: the last phrase of that sort counts."""
    if kind in ("", "other") and not title.name.endswith(("通知书", "决定书", "裁定书", "通知")):
        return None
    if kind.endswith("judgment"):
        return _last_refusal(page, title)
    tail = deque(_DECIDED.finditer(page.text, title.end), maxlen=1)
    if tail:
        last = tail[0]
        result = str(last.lastgroup)
        if result != "enforcement_ended" or kind.startswith("enforcement"):
            return page.fact(result, last.start(), last.end(), "rule:result-sentence", 0.8)
    if kind.endswith(("notice", "decision")):
        return page.fact("other", title.start, title.end, "rule:result-other", 0.5)
    return None


_REFUSAL = re.compile(r"驳回[^。；\n]{0,60}?(?P<rest>其他|其它|其余)?的?[^。；\n]{0,4}诉讼请求")


def _last_refusal(page: Page, title: Title) -> Fact | None:
    """A judgment whose marker was lost in the export: 驳回…诉讼请求 in its last part still tells."""
    since = page.text.rfind("本院认为", title.end)
    tail = deque(_REFUSAL.finditer(page.text, since), maxlen=1) if since >= 0 else None
    if not tail:
        return None
    result = "partly_granted" if tail[0]["rest"] else "dismissed"
    return page.fact(result, tail[0].start(), tail[0].end(), "rule:result-sentence", 0.7)


# What an article tells after the order: 一审判决后，双方均未提起上诉，该判决已经发生法律效力。
_AFTERWARDS = re.compile(
    r"(?:一审)?(?:宣判|判决)(?:作出|宣告)?后，|[^。；\n]{0,30}(?:未|没有)(?:提[起出])?上诉|(?:该|本)判决[^。；\n]{0,6}已|(?:[一二]审)?判决(?:书)?现?已(?:经)?(?:发生|生效)"
)
#: Behind a refusal: 鉴定费600元，由原告负担; (已交纳); 本案适用简易程序结案; 应自判决生效之日起七日内向本院缴纳.
_OF_COSTS = re.compile(r"(?:受理|诉讼|公告|鉴定|保全|评估)费|[交缴]纳|预交|已交|适用(?:简易|小额)|上诉状")
_PAYS = re.compile("赔偿|赔付|给付|返还|支付")


def _of_costs(item: Item, refused: list[Item]) -> bool:
    """Whether a sentence without a number, behind a refusal, only speaks of the costs."""
    if item.level >= 0 or not refused or item.start < refused[0].start:
        return False
    return _OF_COSTS.search(item.text) is not None and not _PAYS.search(item.text)


_REFUSES = re.compile(r"驳回|不准(?:予|许)?|不予(?!执行)(?:支持|准许|准予|处理)|不支持")
_COUNTERCLAIM = re.compile(r"反诉(?:请求|的诉讼请求|诉讼请求)")


def _of_judgment(
    page: Page, operative: Operative, appellate: bool, claims: tuple[Claim, ...], awarded: tuple[Award, ...]
) -> Fact | None:
    """A judgment on the merits: its items grant, refuse, or both."""
    if appellate:
        found = _first(page, operative, civil_rules()[:6], True)
        if found:
            return found
    kept = (without_costs(item) for item in split_items(page, operative.body))
    items = [item for item in kept if item is not None]
    refused = [item for item in items if _REFUSES.search(item.text[:60])]
    granted = [item for item in items if item not in refused and not _AFTERWARDS.match(item.text)]
    granted = [item for item in granted if not _of_costs(item, refused)]
    start, end = operative.body
    if refused and not granted:
        first = refused[0]
        return page.fact("dismissed", first.start, first.end, "rule:result-dismissed")
    against = [item for item in refused if not _COUNTERCLAIM.search(item.text)] or (
        refused if not granted else []
    )
    if against and _fails(against, claims):
        return page.fact("dismissed", against[0].start, against[0].end, "rule:result-dismissed")
    if against:
        return page.fact("partly_granted", against[0].start, against[0].end, "rule:result-partly")
    if _less_than_asked(claims, awarded):
        return page.fact("partly_granted", start, end, "rule:result-sums", 0.8)
    return page.fact("granted", start, end, "rule:result-granted", 0.9) if granted else None


def _fails(refused: list[Item], claims: tuple[Claim, ...]) -> bool:
    """Whether a suit to be declared free of an award fails as a whole: what is then ordered repeats the award."""
    declared = [claim for claim in claims if claim.kind == "declaration" and claim.amount is not None]
    sued = [claim for claim in claims if claim.amount is not None and claim.kind != "fees"]
    return len(declared) == len(sued) > 0 and not any(_REST.search(item.text) for item in refused)


_REST = re.compile(r"其他|其它|其余|部分|多余|余下")


def _less_than_asked(claims: tuple[Claim, ...], awarded: tuple[Award, ...]) -> bool:
    """Whether the sums ordered fall short of the sums asked (joint debtors counted once)."""
    paid = {claim.amount for claim in claims if claim.kind not in ("declaration", "fees")}
    asked = sum(
        claim.amount
        for claim in claims
        if claim.amount is not None
        and claim.kind != "fees"
        # 确认付款13万元无效并返还13万元: one sum, declared of and asked back
        and not (claim.kind == "declaration" and claim.amount in paid)
    )
    payee = {award.payee for award in awarded}
    payer = {award.payer for award in awarded}
    if not asked or not awarded or len(payee) * len(payer) == 0:
        return False
    per_pair: dict[tuple[str | None, str | None], float] = {}
    for award in awarded:
        pair = (award.payer, award.payee)
        per_pair[pair] = per_pair.get(pair, 0.0) + award.amount
    ordered = max(per_pair.values()) if len(set(per_pair.values())) == 1 else sum(per_pair.values())
    return ordered < asked - 1
