"""One request, read clause by clause: what is asked for and how much.

Items of damage that are added up count as one claim; a sum that is only the base of a calculation is none; 合计 of
parts already named is not counted again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiezhi.parsing.claim_asked import Asked, adds_up, left_over
from xiezhi.parsing.claim_cuts import BRACKETS, Closed, clauses, plain
from xiezhi.parsing.claim_forms import TOTALS
from xiezhi.parsing.claim_items import damages
from xiezhi.parsing.claim_kinds import kind_of_act, kind_of_noun, kind_of_verb
from xiezhi.parsing.claim_sums import ALL_ITEMS, TOTALLED, asked_sums, rest_with_sum, within_brackets
from xiezhi.parsing.page import Page
from xiezhi.text import Span
from xiezhi.text.expressions import expression
from xiezhi.text.money import Money

DAMAGE = re.compile(
    r"医疗费|误工费|护理费|伙食补助费?|营养费|交通费|残疾赔偿金|死亡赔偿金|丧葬费|抚慰金|后续治疗费|维修费|施救费|修理费|鉴定费|评估费|车损|被扶养人生活费|住宿费"
)


def read_item(page: Page, span: Span, loan: bool, freed: bool = False) -> list[Asked]:
    """The claims of one numbered item or sentence.

    `freed`: a heading before it asks to be declared free of what it lists (判令原告无需支付：1、…).
    """
    text = BRACKETS.sub("", span.of(page.text))
    frees = freed or _FREES.search(text) is not None
    if len(set(DAMAGE.findall(text))) >= 2 and not frees and not _NO_DAMAGE.search(text):
        return [*damages(page, span), *_costs_clause(page, span)]
    found: list[Asked] = []
    whole = 0.0
    for clause in clauses(page.text, span):
        words = clause.of(page.text)
        whole = _rest_of_whole(page, clause, found, whole)
        if whole < 0:
            whole = -whole
            continue
        if _reckons(page, clause, found):
            continue
        freed = _FREES.search(words) is not None or (freed and not _DEMANDS.search(words))
        if freed and "免除" in words:
            sums = asked_sums(page, clause)
            _add(found, [Asked("other", float(sums[0].amount) if sums else None, *clause)])
        elif freed and "改判" in words:
            _add(found, [Asked("other", None, *clause)])  # another decision, no suit to be declared free
        elif freed and not SUIT_COSTS.search(words):
            _add(found, list(_freed(page, clause)))
        else:
            _add(found, _of_clause(page, clause, loan))
    return _without_preface(page, found)


def _reckons(page: Page, clause: Span, found: list[Asked]) -> bool:
    """利息…计算至还清之日止。(暂计至8月2日，利息13767元): brackets give the sum of the interest before.

    They stand alone, or behind words that only say how it is reckoned (直至付清之日止(至9月20日的利息损失为14600元)).
    """
    last = found[-1] if found else None
    if last is None or last.amount is not None or last.kind not in ("interest", "penalty"):
        return False
    apart = page.text[clause.start] == "(" or (
        _MODIFIES.match(clause.of(page.text))
        and page.text[clause.end - 1] == ")"
        and not asked_sums(page, clause)
    )
    if not apart or (amount := within_brackets(page, clause)) is None:
        return False
    last.amount, last.end = amount, clause.end
    return True


#: 退还货款100元，赔偿交通费、误工费等1000元: the price is asked for by itself.
_NO_DAMAGE = re.compile(r"退[还回][^，。；]{0,12}(?:款|费|金)|违约金|货款|工程款|租金")
_PREFACE = re.compile(
    r"(?:请求|依法|判令|判决|被告|立即|继续|全面|按约)*[^，。；]{0,30}?(?:履行|承担)[^，。；]{0,16}?(?:合同|保险|理赔|赔付|还款|付款)[^，。；]{0,4}(?:义务|责任)"
)


def _without_preface(page: Page, found: list[Asked]) -> list[Asked]:
    """履行保险合同义务，赔付20万元: the duty that a sum behind it fills asks for nothing of its own."""
    if len(found) < 2 or found[0].kind != "other" or found[0].amount is not None or found[1].amount is None:
        return found
    first = page.text[found[0].start : found[0].end]
    return found[1:] if _PREFACE.fullmatch(first) and "连带" not in first else found


def _rest_of_whole(page: Page, clause: Span, found: list[Asked], whole: float) -> float:
    """损失9万元，包括违约金7万元，鉴定费2万元: what the parts behind a whole leave of it, below nought where this is one.

    Nought: no whole is being divided.
    """
    words = clause.of(page.text)
    if found and found[-1].amount is not None and _PARTS.match(words):
        whole = found[-1].amount
    parts = sum(float(money.amount) for money in asked_sums(page, clause)) if whole else 0.0
    if not parts or parts > whole + 1 or _DEMANDS.search(words):
        return 0.0
    return min(parts - whole, -0.01)


_PARTS = re.compile(r"(?:其中)?(?:包括|包含|含)(?!不)|其中(?!.{0,30}(?:支付|给付|赔偿|承担))")


#: The employer (or insurer, surety) asks not to pay what an award gave (请求判决无需支付…): a declaration for each sum.
_FREES = re.compile(
    r"(?<![拒如若期仍])(?:无需|无须|毋需|毋须|不需要?|不必|不用|不予|不应|不再|免予|不)(?:当|该|再|另行|连带|向[^，。；]{1,16}?|对[^，。；]{1,16}?|在[^，。；]{1,16}?(?:范围|限额)?内){0,2}"
    r"(?:支付|给付|承担|赔偿|返还|发放|偿还|补偿|退还|赔付)(?!能力)|免除[^，。；]{1,40}(?:责任|义务)"
)
_DEMANDS = re.compile(
    r"^(?:并|且|同时|请求|要求|判令|判决|依法|立即|由|被告|原告|向[^，。；向]{1,12}?)*(?:支付|给付|赔偿|返还|归还|偿还|退还|承担|负担|确认|解除(?![^，。；]{0,8}的)|撤销|驳回)"
)
_OPENS = re.compile(rf"(?:{_FREES.pattern})" r"(?:给)?(?:原告|被告|被上诉人|[^，。；]{0,6})[：]?$")


def opens_freed(text: str) -> bool:
    """Whether a heading asks to be declared free of the items behind it (判令原告无需向被告支付：)."""
    return _OPENS.search(text) is not None


def _freed(page: Page, clause: Span) -> Iterator[Asked]:
    """原告无需支付被告工资500元、补偿金300元: a declaration for each sum, one without sum where none is printed."""
    text, start = page.text, clause.start
    sums = asked_sums(page, clause)
    for money in sums:
        summed = TOTALLED.search(text, start, money.span.start) is not None
        yield Asked("declaration", float(money.amount), start, money.span.end, summed=summed)
        start = money.span.end
    if not sums and not opens_freed(clause.of(text)):
        yield Asked("declaration", None, *clause)


SUIT_COSTS = re.compile(r"(?:诉讼费|受理费|保全费|仲裁费|鉴定费|申请费)(?:用)?")


def _costs_clause(page: Page, span: Span) -> list[Asked]:
    for clause in clauses(page.text, span):
        if expression(r"(?:诉讼费|受理费)").search(clause.of(page.text)) and expression(r"承担|负担").search(
            clause.of(page.text)
        ):
            return [Asked("fees", None, *clause)]
    return []


def _add(found: list[Asked], new: list[Asked]) -> None:
    """Join a clause's claims to those before: a later sum completes the same request, 合计 repeats or completes."""
    for one in new:
        if one.summed and one.amount is not None and adds_up(found, one.amount):
            continue
        if one.tentative and (not found or any(other.kind in ("interest", "penalty") for other in found)):
            continue
        if found and one.bare:
            if found[-1].amount is None and found[-1].kind != "fees":
                found[-1].amount, found[-1].end = left_over(found, one), one.end
            continue
        if (
            found
            and found[-1].kind == one.kind != "declaration"
            and found[-1].amount is None
            and one.amount is not None
        ):
            found[-1].amount, found[-1].end = one.amount, one.end
            continue
        if found and one.kind == found[-1].kind and one.amount is None and found[-1].amount is None:
            continue
        found.append(one)


_SUMMED = re.compile(
    r"^(?:以上|上述)?(?:各项|[两三四五]项|款项|费用|损失|诉讼标的|标的额)*(?:合计|合共|共计|总计|总额|总共|总金额|共)"
)
_MODIFIES = re.compile(
    r"^(?:(?:依法|判令|判决|请求|[二两]?被告|原告)*以|按|按照|自|从|至|截至|截止|暂计|暂算|暂为|计算|利率|标准|其中|具体|直至|利随本清|款项|如|若|上述|该)"
)
_ENDS_IN_INTEREST = re.compile(r"(?:利息|违约金|罚息|复息|复利|滞纳金|损失|使用费|占用费)$")
_PAYS = re.compile(r"(?:支付|给付|承担|赔偿|计付)[^，。；元]{0,14}[费款金]$")
_COSTS = re.compile(r"(?:诉讼费|受理费|保全费|律师费|费用|公告费|执行费|鉴定费|仲裁费)")
_PAY = re.compile(
    r"^[^，。；]{0,40}?(?:支付(?!权)|给付|赔偿|补偿|偿还|归还|退还|补发|计付|(?:返还|退回)(?!房|车|土地|财产|遗产))"
)
_FOREIGN = re.compile(r"[\d万](?:美元|港元|港币|欧元|日元|英镑|澳元)")
_LIABLE = re.compile(r"承担[^，。；]{0,16}责任|连带")
_PRIORITY = re.compile(r"优先受偿|优先(?:受偿)?权")
_CONFIRMS = re.compile(r"(?:请求|依法|判令|判决|裁决|裁定|要求|原告|被告|[二两]被告|，)*(?:确认|认定)")
_RATED = re.compile(r"(?:利率|月息|年息|LPR)[^，。；]{0,24}计|(?:按|以)[^，。；]{0,40}(?:利率|月息|年息)")
INSURED = re.compile(r"(?:交强险|保险|商业险)[^，。；]{0,30}(?:范围|限额)[^，。；]{0,20}(?:承担|赔付|赔偿)")
_LIST = re.compile(
    r"、|及(?!时|其(?!.{0,2}[利罚孳]息|违约金))|以及|和(?!解|谐)|与(?![^，。；]{0,10}(?:离婚|之间|签订))|并(?!入)"
)


BESIDE = re.compile(
    r"(?:如果?|若)[^，。；]{0,24}[不未][^，。；]{0,8}(?:支持|成立|准许)|(?:原告|申请人|并|且|其){0,2}(?:自愿)?放弃|不足部分|超出部分|其余部分|事实|(?:同时)?[^，。；]{0,24}将[^，。；]{0,16}(?:货|产品|商品)[^，。；]{0,8}(?:退|返)还?|原告(?:自愿|同意|将)?退[回还]?[^，。；]{0,8}(?:货|产品|商品|物品)?"
)


def _of_clause(page: Page, clause: Span, loan: bool) -> list[Asked]:
    """The claims of one clause: things with sums, or one act of the court without."""
    text = plain(clause.of(page.text))
    if (
        (BESIDE.match(text) and not rest_with_sum(page, clause))
        or TOTALS.match(text)
        or ALL_ITEMS.match(text)
    ):
        return []
    if _REFUSED.match(text):
        costs = _COSTS_BORNE.search(page.text, *clause)
        refused = Asked("other", None, clause.start, costs.start() if costs else clause.end)
        return [refused, Asked("fees", None, *costs.span())] if costs else [refused]
    if _SURETY.search(text):
        return [Asked("other", None, *clause)]
    sums = asked_sums(page, clause)
    if _PRIORITY.search(text):
        return [Asked("declaration", None, *clause)]
    if _ENFORCES.search(text):
        return [Asked("enforcement", _together(text, sums), *clause)]
    if _SECURES.search(text) and not expression(r"返还|归还|交还").search(text):
        return [Asked("other", float(sums[0].amount) if sums else None, *clause)]
    if sums:
        return _declared(text, _jointly(list(_objects(page, clause, loan)), text))
    noun = kind_of_noun(text, loan)
    kind = _without_sum(text, clause.of(page.text), noun, loan)
    if kind:
        return [Asked(kind, None, *clause)]
    if noun in (None, "interest") and _RATED.search(text) and not _ENDS_IN_INTEREST.search(text):
        return [Asked("interest", None, *clause, tentative=True)]
    if noun is None or (_MODIFIES.match(text) and not _ENDS_IN_INTEREST.search(text)) or INSURED.search(text):
        return []
    return list(_objects(page, clause, loan))


def _declared(text: str, found: list[Asked]) -> list[Asked]:
    """确认原告债权为10万元 asks for a declaration of the sum, not for its payment."""
    if _CONFIRMS.match(text) and not expression(r"(?:立即|并)(?:支付|给付|偿还|返还)").search(text):
        for one in found:
            one.kind = "declaration" if one.kind != "fees" else one.kind
        if any(
            one.amount is not None for one in found
        ):  # 确认享有本金10万元及其利息的债权 declares one claim
            return [one for one in found if one.amount is not None or one.kind != "declaration"]
    return found


def _jointly(found: list[Asked], text: str) -> list[Asked]:
    """借款及利息9万元, 工资及补偿金共计9万元: one sum for all that is named goes to what is named first."""
    last = found[-1] if found else None
    if (
        last is None
        or len(found) < 2
        or last.amount is None
        or any(one.amount is not None for one in found[:-1])
    ):
        return found
    lost = "损失" in text[: text.find("费用") + 1] or (last.summed and "损失、" in text)
    if found[0].kind == "compensation" and last.kind == "fees" and lost:
        return [Asked("compensation", last.amount, found[0].start, last.end)]  # 经济损失及合理费用3万元
    if last.kind == "fees" and all(one.kind in ("fees", "compensation") for one in found):
        return [Asked("fees", last.amount, found[0].start, last.end)]  # 交通、误工费等合理费用2000元
    alike = len(found) == 2 and not {one.kind for one in found} & _APART
    if last.summed or alike or (found[0].kind, last.kind) == ("principal", "interest"):
        losses = last.kind == "compensation" and _MAKES_GOOD.match(text) is not None
        kind = last.kind if losses or found[0].kind == "property" else found[0].kind  # 车辆维修、施救等费用
        return [Asked(kind, last.amount, found[0].start, last.end)]
    return found


#: What runs beside a sum (货款及违约金5万元): the sum is not one for both.
_APART = frozenset(
    {"interest", "penalty", "fees", "property", "declaration", "other", "principal", "dissolution"}
)


def _together(text: str, sums: list[Money]) -> float | None:
    """What is to be enforced: the sums of 本金…、利息… added up, else the first."""
    if len(sums) == 2 and "、利息" in text and "其中" not in text and not TOTALLED.search(text):
        return float(sum(money.amount for money in sums))
    return float(sums[0].amount) if sums else None


_ENFORCES = re.compile(r"(?:强制|恢复|申请)执行(?!费|人|异议)")
_SECURES = re.compile(r"(?<!解除)(?<!法院)(?<!因)(?<!为)(?:查封|冻结|扣押|保全)(?!费|担保|导致|造成|期间)")


#: 改判驳回对方关于赔偿损失62万元的请求: what is refused is not asked for.
#: 在2000万元范围内对…承担连带担保责任, 对判决确定的订金10万元承担连带清偿责任: whose sum is asked for elsewhere.
_SURETY = re.compile(
    r"(?:在[^，。；]{0,60}(?:范围|限额)内?|对)[^，。；]{0,120}承担[^，。；]{0,4}(?:连带|补充|一般)(?:的)?(?:共同)?(?:清偿|偿还|还款|给付|支付|保证|担保)(?:责任|义务)"
    r"|对(?:上述|以上|前述|该|此|第[^，。；]{1,6}项)[^，。；]{0,120}承担[^，。；]{0,4}连带的?(?:赔偿)?责任"
)
_COSTS_BORNE = re.compile(
    r"(?:诉讼费|受理费)[^，。；]{0,40}(?:承担|负担)|由[^，。；]{2,24}(?:承担|负担)[^，。；]{0,8}(?:诉讼费|受理费)用?"
)
_REFUSED = re.compile(r"(?:请求|依法|判令|判决|改判为?[：]?|撤销[^，。；]{0,16}改判为?[：]?|，)*驳回")
#: 撤销二审判决及诉讼费负担部分: another decision, not the costs.
_OVERTURNS = re.compile(r"(?:请求|依法|判令|，)*(?:撤销|变更|改判)[^，。；]{0,40}(?:判决|裁定|判项)")
_RESCINDS = re.compile(r"撤销[^，。；《]{0,40}《[^》]{0,40}(?:合同|协议)")


def _without_sum(text: str, raw: str, noun: str | None, loan: bool) -> str | None:
    """The kind of a clause that prints no sum in yuan, None where it lists things by name."""
    if (
        noun == "fees"
        and not _OVERTURNS.match(text)
        and _COSTS.search(text)
        and expression(r"承担|负担|由").search(text)
    ):
        return "fees"
    if INSURED.search(text):
        return None
    if _LIABLE.search(text) and not expression(r"改判|不承担|驳回").search(text):
        return "compensation" if "赔偿责任" in text and "连带" not in text else "other"
    act = "dissolution" if _RESCINDS.search(raw) else kind_of_act(text)
    if act == "declaration" or (act and not (noun and _PAY.search(text))):
        return act
    return noun or kind_of_verb(text, loan) if _FOREIGN.search(text) else None


_ONLY_SUM = re.compile(r"(?:即|共|计|约|人民币|金额|¥)*[\d.，万]+元整?")


def _objects(page: Page, clause: Span, loan: bool) -> Iterator[Asked]:
    """The things asked for in a clause, joined by 、 及 和."""
    text = page.text
    start, lead = clause.start, text[clause.start : min(clause.end, clause.start + 200)]
    closed = Closed(text, clause)
    cuts = [m for m in _LIST.finditer(text, *clause) if not closed.holds(m.start())]
    for end, after in [*((m.start(), m.end()) for m in cuts), (clause.end, clause.end)]:
        piece = Span(start, end)
        start = after
        words = plain(piece.of(text))
        noun = kind_of_noun(words, loan)
        sums = asked_sums(page, piece)
        if not sums:
            if noun == "price" and _MANIFOLD.search(words):
                noun = "compensation"
            if noun and (
                not _MODIFIES.match(words) or _ENDS_IN_INTEREST.search(words) or _PAYS.search(words)
            ):
                yield Asked(noun, within_brackets(page, piece), *piece)
            elif noun in ("interest", "penalty") and (so_far := within_brackets(page, piece)):
                yield Asked(noun, so_far, *piece)
            elif noun is None and after < clause.end and kind_of_act(words) == "dissolution":
                yield Asked("dissolution", None, *piece)  # 解除协议、返还加盟费6万元
            continue
        kind = _kind_of_piece(words, noun, lead, loan)
        if kind in ("price", "property") and _MAKES_GOOD.match(lead) and not _OWN_VERB.search(words):
            kind = "compensation"  # 赔偿装修款6万元、房租2万元: what was spent is a loss
        alone = _MODIFIES.match(words) or _SUMMED.search(words) or _ONLY_SUM.fullmatch(words)
        bare, summed = noun is None and alone is not None, TOTALLED.search(words) is not None
        before = piece.start
        for index, money in enumerate(sums):
            if index and _ONLY_TOTAL.fullmatch(plain(text[before : money.span.start])):
                continue  # 服务费1000元及利息500元(自…计)合计1500元
            if len(sums) > 1 and not bare:
                kind = _kind_of_part(page, Span(before, money.span.end), kind, not index, loan)
            yield Asked(
                kind, float(money.amount), before if index else piece.start, money.span.end, bare, summed
            )
            before = money.span.end


def _kind_of_part(page: Page, part: Span, kind: str, first: bool, loan: bool) -> str:
    """返还现金3000元赔偿损失1000元: the kind of one of several sums that nothing parts; `kind` where it says none itself."""
    words = plain(part.of(page.text))
    noun = kind_of_noun(words, loan)
    if noun or (first and _OWN_VERB.search(words)):
        return _kind_of_piece(words, noun, words, loan)
    return kind


_ONLY_TOTAL = re.compile(r"(?:整|正)?(?:以上)?(?:合计|合共|共计|总计)(?:为|人民币|：)*")
_MAKES_GOOD = re.compile(r"[^，。；、\d]{0,30}?(?:赔偿|补偿)(?!金|款)")
_OWN_VERB = re.compile(r"支付|给付|返还|退|偿还|归还|欠")
_MANIFOLD = re.compile(r"赔[^，。；]{0,16}倍")


def _kind_of_piece(words: str, noun: str | None, lead: str, loan: bool) -> str:
    """The kind of the sums of a piece: its noun, else the verb of the clause; 赔偿 turns a price into damages."""
    kind = noun or kind_of_verb(lead, loan)
    if kind == "price" and expression(r"赔[偿付][^，。；]{0,12}$|倍").search(words[: words.find("元")]):
        damages = noun is None or expression(r"倍|保险费|假一赔|赔偿(?:原告)?(?:购物款|货款|价款)").search(
            words
        )
        return "compensation" if damages else kind
    if kind == "fees" and (
        expression(r"赔偿[^，。；]{0,16}(?:各项|损害|全部|所有|相关)的?费用").search(words)
        or expression(r"(?<!利息)损失等[^，。；\d]{0,4}费用").search(words)
        or (
            expression(r"赔[偿付]").search(lead)
            and expression(r"(?:医疗|维修|施救|修理|拖车|损失|各种|各项)[^，。；\d]{0,6}费用").search(words)
        )
    ):
        return "compensation"
    return kind
