"""The parts of papers that parties write: complaints, answers, appeals, applications, powers of attorney.

民事诉讼法 art. 124 names what a complaint holds; headings stand on lines of their own or open a line. Element-style
forms (要素式起诉状) carry the same headings in table cells.
"""

from __future__ import annotations

import re
from functools import cache

from xiezhi.parsing.page import Page
from xiezhi.parsing.title import Title
from xiezhi.text.expressions import expression

Mark = tuple[int, str]

_HEADINGS: tuple[tuple[str, str], ...] = (
    (r"(?:诉讼|仲裁|上诉|反诉|再审|申诉|申请|答辩|请求|复议|异议|变更|撤回|申请撤销|申报|再审\(申诉\))(?:的)?(?:请求|事项|标的|目的)(?:及依据|和依据)?", "claims"),
    (r"请求(?:仲裁)?(?:内容|目的)|申请(?:撤销|保全|执行|标的)?的?(?:事项|内容)|申报(?:的)?(?:债权)?(?:数额|总额|金额)|债权(?:数额|总额|金额)", "claims"),
    (r"(?:主要)?(?:的)?(?:事实|案件事实)(?:(?:和|与|及|、)?(?:主要)?(?:法律)?(?:理由|依据))?|(?:上诉|申请|答辩|再审|反诉|申诉|异议|具体)?(?:的)?(?:主要)?理由(?:和(?:证据|依据))?|事由|债权(?:发生|形成)(?:的)?(?:事实|原因)(?:[与和及]理由)?", "claim_facts"),
    (r"证据(?:和|及|与|、)?(?:其)?(?:证据)?(?:来源|目录|清单|名称)?[^：\n]{0,18}|证人(?:姓名|名单)[^：\n]{0,12}", "evidence"),
    (r"此致|此呈|谨呈|具状人|起诉人|答辩人\(签|特此(?:申请|授权|委托|上诉|答辩)|致：|致[^，。：]{2,20}(?:法院|仲裁委员会|仲裁院)$", "signature"),
    (r"附(?:件|录|项)?(?:[：:1一]|$)", "appendix"),
)  # fmt: skip
_SIGNER = r"(?:具状人|起诉人|上诉人|申请人|答辩人|反诉人|委托人|申报人|债权人|再审申请人|代理人|法定代表人|经办人|代书人|自诉人|申诉人|异议人)"
_PARTY = re.compile(
    r"(?:原告|被告|第三人|上诉人|被上诉人|申请人|被申请人|再审申请人|答辩人|被答辩人|反诉人|被反诉人|委托人|受委托人|被委托人|受托人|债权人|债务人|申报人|申诉人|被申诉人|"
    r"自诉人|被告人|异议人|申请执行人|被执行人|当事人信息)"
)


@cache
def _heading() -> re.Pattern[str]:
    groups = "|".join(f"(?P<k{n}>{pattern})" for n, (pattern, _) in enumerate(_HEADINGS))
    return re.compile(rf"(?:[(]?[一二三四五六七八九十\d]{{1,2}}[)、.]\s?)?(?:{groups})")


def divide_party_paper(page: Page, title: Title) -> list[Mark]:
    """Marks from the end of the title on."""
    begin = title.end + (page.text[title.end : title.end + 1] == "\n")
    if begin >= len(page.text):
        return []
    facts = "defence" if title.code == "answer" else "claim_facts"
    marks: list[Mark] = [(begin, "parties")]
    state, closing = "parties", False
    for line in page.lines:
        if line.start < begin:
            continue
        text = line.of(page.text)
        kind = _kind_of(text, state, closing)
        if kind == "claim_facts":
            kind = facts
        if kind is None and state == "parties" and _is_running(text):
            kind = facts
        if kind and kind != state:
            state = kind
            closing = closing or kind == "signature"
            marks.append((line.start, state))
        if state not in {"signature", "appendix"}:
            for at, inner in _inside(text, state, facts):
                state = inner
                marks.append((line.start + at, state))
    return marks


def _kind_of(text: str, state: str, closing: bool) -> str | None:
    """What a line opens: a heading, the signatures, an appendix."""
    if _REMARK.match(text):
        return "third_person_statement"
    if closing:
        if expression(r"附").match(text):
            return "appendix"
        if state == "appendix" and (re.match(rf"{_SIGNER}[：(]?", text) or _is_date(text)):
            return "signature"
        return None
    match = _heading().match(text)
    if not match or match.lastgroup is None:
        return None
    kind = _HEADINGS[int(match.lastgroup[1:])][1]
    rest = text[match.end() :]
    if state == "parties" and (kind == "appendix" or text.startswith("致")):
        return None  # 致：某公司管理人 at the head says to whom the paper goes
    if kind in {"signature", "appendix"}:
        return kind
    if kind == "claims" and "债权" in match.group() and _AMOUNT.match(rest):
        return kind  # 一、债权总额18万元，其中本金15万元
    alone = not rest or rest[0] in "：:(" or expression(r"(?:如下|为)[：:]?$").match(rest)
    return kind if alone and len(match.group()) < 26 else None


# What the administrator of an insolvent debtor notes on a declaration of claims (企业破产法 art. 57).
_REMARK = re.compile(
    r"(?:破产)?管理人(?:初步)?(?:审查|核查|审核|初审|登记)(?:意见|记录|结论)?：|初步(?:核查|审查)意见："
)
_AMOUNT = re.compile(r"(?:为|共计)?(?:人民币|¥)?\d")


def _is_date(text: str) -> bool:
    return expression(r"[\d〇一二三四五六七八九十×Xx*]{0,4}年[^，。]{0,8}日?").fullmatch(text) is not None


def _is_running(text: str) -> bool:
    """Whether a line in the party block is already the story."""
    if text.startswith("案由"):
        return False
    if _PARTY.match(text) and expression(r"[^，。]{0,40}(?:：|\(|，[男女]|，住)").match(text):
        return False
    return _story().search(text) is not None


@cache
def _story() -> re.Pattern[str]:
    return re.compile(
        r"一案|纠纷|不服|特[向提]|现提出|向[^，。]{0,20}(?:法院|仲裁委)|因为|现委托|兹委托|现就"
    )


@cache
def _inline() -> re.Pattern[str]:
    return re.compile(
        r"(?<=[。；：])(?P<claims>(?:诉讼|上诉|仲裁|申请|反诉)请求[：:])|(?<=[。；])(?P<facts>事实(?:和|与|及)理由[：:])|(?<=[。；])(?P<signature>此致)"
    )


def _inside(text: str, state: str, facts: str) -> list[Mark]:
    """Headings that stand inside a line."""
    kinds = {"claims": "claims", "facts": facts, "signature": "signature"}
    return [(m.start(), kinds[m.lastgroup]) for m in _inline().finditer(text) if m.lastgroup]
