"""What is asked (诉讼请求): one claim for each thing, with its kind and its sum.

Items of damage that are added up count as one claim; a sum that is only the base of a calculation is none; 合计 of
parts already named is not counted again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.claim_kinds import kind_of_act, kind_of_noun, kind_of_verb, nouns
from xiezhi.parsing.items import Item, split_items
from xiezhi.parsing.orders import only_counts, sums_in
from xiezhi.parsing.operative import find_operative
from xiezhi.parsing.page import Page
from xiezhi.parsing.requests import find_requests
from xiezhi.parsing.title import Title
from xiezhi.schema import Claim
from xiezhi.text import Span

_LOAN = re.compile(r"借贷|借款合同|金融借款|信用卡|小额借款|借款纠纷|贷款合同")
_REVIEW = re.compile(r"上诉称|申请再审称|申诉称|提起上诉|申请再审|复议称|异议称")


@dataclass(slots=True)
class _Asked:
    """A claim being read, in page offsets."""

    kind: str
    amount: float | None
    start: int
    end: int
    bare: bool = False


def read_claims(page: Page, title: Title, cast: Cast) -> tuple[Claim, ...]:
    """The claims of this proceeding, in order; on appeal those of the appeal.

    Args:
        page: the page, divided.
        title: what `title.read_title` found.
        cast: who stands in the suit; a proceeding with an appellant asks for another decision.
    """
    loan = _LOAN.search(page.text, 0, title.end + 1500) is not None
    review = bool(cast.by_role("appellant", "retrial_applicant"))
    asked: list[_Asked] = []
    for span in find_requests(page, title, review):
        if asked and "反诉" not in page.text[max(0, span.start - 40) : span.start]:
            continue
        items = split_items(page, span)
        found: list[_Asked] = []
        for item in items:
            if _AFTERWARDS.match(item.text):
                break
            one = _of_item(page, _own(page.text, item), loan)
            found.extend(one or (_unknown([item]) if item.level >= 0 and not _INSURED.search(item.text) else []))
        asked.extend(found or _unknown(items[:1]))
    if title.code.startswith("enforcement"):
        applied = _of_enforcement(page)
        asked = [*applied, *(one for one in asked if not applied or one.kind != "other")]
    elif title.code == "payment_order":
        _fill(page, asked)
        asked = asked or _of_order(page, loan)
    if not asked:
        asked = _of_review(page) if review else _of_application(page, title)
    return tuple(
        Claim(one.kind, one.amount, page.place(one.start, one.end), "rule:claim")
        for one in asked
        if one.end > one.start
    )


def _unknown(items: list[Item]) -> list[_Asked]:
    """Requests of no known kind (提供财务会计报告供查阅) are `other`."""
    first = next((item for item in items if len(item.text) > 5 and not _BESIDE.match(item.text)), None)
    return [_Asked("other", None, first.start, first.end)] if first else []


def _own(text: str, item: Item) -> Span:
    """An item without what is told after it (庭审中原告变更…) and before its own request (因…，请求…)."""
    start, end = item.start, item.end
    stop = text.find("。", start, end)
    if stop >= 0 and item.level >= 0 and not _SUIT_COSTS.search(text, stop, end):
        end = stop
    inner = _INNER.search(text, start, end)
    return Span(inner.end() if inner else start, end)


_AFTERWARDS = re.compile(
    r"(?:在)?(?:本?案件?|庭)?(?:审理|庭审|诉讼)(?:过程)?中|庭审[中后时]|后?原告[^，。；]{0,20}(?:主张|称|认为|撤回)|事实|理由|支持|判如|如前"
)
_INNER = re.compile(r"，(?:故|特|现)?(?:请求|恳请)(?:人民法院|法院|贵院|本院)?(?:依法)?(?:判令|判决|裁定)?")
_APPLIED = re.compile(
    r"向(?:本院|[^，。；]{2,20}法院)[^，。；]{0,6}申请(?:强制|恢复)?执行(?!人)|申请(?:强制|恢复)执行"
)


def _of_enforcement(page: Page) -> list[_Asked]:
    """The application for enforcement (申请执行): its sum where the title enforced fixes a single one."""
    part = page.first("procedure_history", "claim_facts", "findings")
    match = _APPLIED.search(page.text, part.start, part.end) if part else None
    if part is None or match is None:
        return []
    sums = [
        m
        for m in sums_in(page, part.start, match.start())
        if not only_counts(page.text, m, Span(part.start, match.start()))
    ]
    owed = "利息" not in page.text[part.start : match.start()] and len({m.amount for m in sums}) == 1
    return [_Asked("enforcement", float(sums[0].amount) if owed else None, *match.span())]


def _of_order(page: Page, loan: bool) -> list[_Asked]:
    """A payment order that does not repeat the request gives what was asked: it may order nothing else."""
    operative = find_operative(page)
    match = (
        re.compile(r"(?:给付|支付|偿还|清偿)[^。\n]*").search(page.text, *operative.body)
        if operative
        else None
    )
    return _of_item(page, Span(*match.span()), loan) if match else []


def _fill(page: Page, asked: list[_Asked]) -> None:
    """A payment order that asks for 所欠资费及违约金 names the sums in the account before."""
    for one in asked:
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


def _of_review(page: Page) -> list[_Asked]:
    """An appeal that is told without its words asks for another decision."""
    part = page.first("claim_facts")
    if part is None:
        return []
    return [_Asked("other", None, part.start, min(part.end, part.start + 40))]


_APPLICATION = re.compile(r"申请[^，。；\n]{0,60}(?:破产|重整|清算|宣告)")


def _of_application(page: Page, title: Title) -> list[_Asked]:
    """What an application asks for where only 向本院申请对…进行破产清算 tells it."""
    part = page.first("procedure_history", "claim_facts")
    told = part is not None and title.code in ("civil_ruling", "civil_judgment")
    match = _APPLICATION.search(page.text, part.start, part.end) if part and told else None
    if match is None:
        return []
    return [_Asked("declaration" if "宣告" in match.group() else "other", None, *match.span())]


_DAMAGE = re.compile(
    r"医疗费|误工费|护理费|伙食补助费?|营养费|交通费|残疾赔偿金|死亡赔偿金|丧葬费|抚慰金|后续治疗费|维修费|施救费|修理费|鉴定费|评估费|车损|被扶养人生活费|住宿费"
)


def _of_item(page: Page, span: Span, loan: bool) -> list[_Asked]:
    """The claims of one numbered item or sentence."""
    text = _BRACKETS.sub("", span.of(page.text))
    if len(set(_DAMAGE.findall(text))) >= 2:
        return [*_damages(page, span), *_costs_clause(page, span)]
    found: list[_Asked] = []
    for clause in _clauses(page.text, span):
        _add(found, list(_of_clause(page, clause, loan)))
    return found


def _damages(page: Page, span: Span) -> list[_Asked]:
    """Items of damage: one claim with the total that is printed, else with their sum."""
    sums = [money for money in sums_in(page, *span) if not only_counts(page.text, money, span)]
    total: float | None = None
    for money in sums:
        if re.search(
            r"(?:合计|共计|总计|计|共|变更为|等|损失|费用)(?:人民币|暂计|暂定|为)*$",
            page.text[max(span.start, money.span.start - 10) : money.span.start],
        ):
            total = float(money.amount)
    if total is None and sums:
        total = float(sum(money.amount for money in sums))
    return [_Asked("compensation", total, *span)]


_SUIT_COSTS = re.compile(r"(?:诉讼费|受理费|保全费|仲裁费|鉴定费|申请费)(?:用)?")


def _costs_clause(page: Page, span: Span) -> list[_Asked]:
    for clause in _clauses(page.text, span):
        if re.search(r"(?:诉讼费|受理费)", clause.of(page.text)) and re.search(
            r"承担|负担", clause.of(page.text)
        ):
            return [_Asked("fees", None, *clause)]
    return []


def _add(found: list[_Asked], new: list[_Asked]) -> None:
    """Join a clause's claims to those before: a later sum completes the same request, 合计 repeats or completes."""
    for one in new:
        if found and one.bare:
            if found[-1].amount is None and found[-1].kind != "fees":
                found[-1].amount, found[-1].end = one.amount, one.end
            continue
        if found and found[-1].kind == one.kind and found[-1].amount is None and one.amount is not None:
            found[-1].amount, found[-1].end = one.amount, one.end
            continue
        if found and one.kind == found[-1].kind and one.amount is None and found[-1].amount is None:
            continue
        found.append(one)


_BRACKETS = re.compile(r"\([^()]*\)")
_CUT = re.compile(
    r"[，；。\n]|(?<=[^，；。\n])(?:并|且|以及|同时)(?=(?:判令|由)?(?:被告|原告|[二两三]被告)?(?:立即)?(?:支付|给付|赔偿|承担|返还|归还|偿还|计付|负担|退还|解除|确认|改判))"
)


def _clauses(text: str, span: Span) -> Iterator[Span]:
    """Clauses outside brackets, in page offsets."""
    closed = [match.span() for match in _BRACKETS.finditer(text, *span)]
    start = span.start
    for match in _CUT.finditer(text, *span):
        if any(a < match.start() < b for a, b in closed):
            continue
        if match.start() > start:
            yield Span(start, match.start())
        start = match.end() if match.group() in "，；。\n" else match.start()
    if start < span.end:
        yield Span(start, span.end)


_SUMMED = re.compile(r"^(?:以上|上述)?(?:各项|[两三四五]项|款项|费用|损失)?(?:合计|共计|总计|总额|共)")
_MODIFIES = re.compile(
    r"^(?:以|按|按照|自|从|至|截至|截止|暂计|暂算|计算|利率|标准|其中|具体|直至|利随本清|款项|如|若|上述|该)"
)
_COSTS = re.compile(r"(?:诉讼费|受理费|保全费|律师费|费用|公告费|执行费|鉴定费|仲裁费)")
_PAY = re.compile(
    r"^[^，。；]{0,40}?(?:支付|给付|赔偿|补偿|偿还|归还|退还|补发|计付|(?:返还|退回)(?!房|车|土地|财产|遗产))"
)
_FOREIGN = re.compile(r"[\d万](?:美元|港元|港币|欧元|日元|英镑|澳元)")
_LIABLE = re.compile(r"承担[^，。；]{0,16}责任|连带|优先受偿")
_INSURED = re.compile(r"(?:交强险|保险|商业险)[^，。；]{0,30}(?:范围|限额)[^，。；]{0,20}(?:承担|赔付|赔偿)")
_LIST = re.compile(r"、|及(?!时|其)|以及|和(?!解|谐)|与(?![^，。；]{0,10}(?:离婚|之间|签订))|并(?!入)")


_BESIDE = re.compile(
    r"不足部分|超出部分|其余部分|事实|(?:同时)?[^，。；]{0,24}将[^，。；]{0,16}(?:货|产品|商品)[^，。；]{0,8}(?:退|返)还?"
)
_WHEN = re.compile(
    r"(?:自|从)[^，。；]{0,40}?(?:起|开始)|(?:计算?|付)?至[^，。；]{0,30}?(?:之日|日|时|完毕|清)(?:为?止)"
)


def _plain(text: str) -> str:
    """A phrase without brackets and without the words that only fix a time (至欠款清偿之日止)."""
    return _WHEN.sub("", _BRACKETS.sub("", text))


def _of_clause(page: Page, clause: Span, loan: bool) -> Iterator[_Asked]:
    text = _plain(clause.of(page.text))
    if _BESIDE.match(text):
        return
    sums = [money for money in sums_in(page, *clause) if not only_counts(page.text, money, clause)]
    noun = kind_of_noun(text, loan)
    if not sums and _COSTS.search(text) and re.search(r"承担|负担|由", text) and noun == "fees":
        yield _Asked("fees", None, *clause)
        return
    if not sums and _INSURED.search(text):
        return
    if not sums and _LIABLE.search(text) and not re.search(r"改判|不承担|驳回", text):
        kind = "compensation" if re.search(r"赔偿责任", text) and "连带" not in text else "other"
        yield _Asked(kind, None, *clause)
        return
    act = kind_of_act(text)
    pays = _PAY.search(text)
    if not sums and act and not (noun and pays):
        yield _Asked(act, None, *clause)
        return
    if _FOREIGN.search(text) and not sums:
        yield _Asked(noun or kind_of_verb(text, loan), None, *clause)
        return
    if not sums and (
        noun is None or (_MODIFIES.match(text) and not re.search(r"(?:利息|违约金|罚息|滞纳金|损失)$", text))
    ):
        return
    yield from _objects(page, clause, loan)


def _objects(page: Page, clause: Span, loan: bool) -> Iterator[_Asked]:
    """The things asked for in a clause, joined by 、 及 和."""
    text = page.text
    start, lead = clause.start, clause.of(text)
    closed = [match.span() for match in _BRACKETS.finditer(text, *clause)]
    cuts = [m for m in _LIST.finditer(text, *clause) if not any(a < m.start() < b for a, b in closed)]
    for end, after in [*((m.start(), m.end()) for m in cuts), (clause.end, clause.end)]:
        piece = Span(start, end)
        start = after
        words = _plain(piece.of(text))
        noun = kind_of_noun(words, loan)
        sums = [money for money in sums_in(page, *piece) if not only_counts(text, money, piece)]
        if not sums:
            if (
                noun
                and not _MODIFIES.match(words)
                or noun
                and re.search(r"(?:利息|违约金|罚息|滞纳金|损失)$", words)
            ):
                yield _Asked(noun, None, *piece)
            continue
        for money in sums:
            kind = noun or kind_of_verb(lead, loan)
            if kind == "price" and re.search(r"赔偿[^，。；]{0,12}$|倍", words[: words.find("元")]):
                kind = "compensation" if "倍" in words or noun is None else kind
            bare = noun is None and (_MODIFIES.match(words) or _SUMMED.search(words)) is not None
            yield _Asked(kind, float(money.amount), piece.start, money.span.end, bare)
