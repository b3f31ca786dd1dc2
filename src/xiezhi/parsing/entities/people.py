"""People: parties, agents, judges, and those a sentence introduces by what they are or do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from xiezhi.knowledge.persons import is_plausible_person
from xiezhi.parsing.entities.marks import Mark
from xiezhi.parsing.page import Page
from xiezhi.schema import Facts
from xiezhi.text import fold

_BEFORE = (
    "证人|案外人|担保人|保证人|借款人|出借人|经办人|经手人|介绍人|中间人|妻子|丈夫|之妻|之夫|之子|之女|之父|之母|配偶|儿子|女儿|"
    "父亲|母亲|哥哥|弟弟|姐姐|妹妹|朋友|同事|亲属|员工|职工|司机|驾驶员|会计|出纳|业务员|法定代表人|负责人|经理|董事长|股东|"
    "实际控制人|施工人|经营者|鉴定人|检察员|代理人|书记员|审判员|受害人|被害人|死者|伤者|户名|收款人|付款人|名为|名叫"
)
_AFTER = (
    "出具|签字|签名|签订|名下|账户|帐户|所有|驾驶|证言|证明|陈述|出庭|转账|汇款|借款|偿还|返还|向|与|、|，|。|；|\\(|\\)|的|等|系|"
    "为|及|和|在|于|未|将|已|称|承认|到庭|共同|支付|交付|提供|提交|因|对|是|之|从|以|给|担任"
)


def find_people(page: Page, facts: Facts) -> list[Mark]:
    """Names of people."""
    return [*_heading(page, facts), *_masked(page), *_introduced(page)]


def _heading(page: Page, facts: Facts) -> Iterator[Mark]:
    names = [party.name for party in facts.parties if party.kind == "person"]
    names += [person.name for person in facts.representatives]
    names += [judge.name for judge in facts.judges]
    for name in dict.fromkeys(names):
        text = "".join(fold(name).split())
        at = page.text.find(text)
        if at != -1 and text:
            yield Mark("PERSON", at, at + len(text), "rule:heading", text)


@cache
def _mask() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\u4e00-\u9fff×])?([\u4e00-\u9fff])(?:某[某甲乙丙丁戊己庚]?\d{0,2}|[×*]{1,2}(?![×*]))(?![×*])"
    )


def _masked(page: Page) -> Iterator[Mark]:
    if "某" not in page.text and "×" not in page.text and "*" not in page.text:
        return
    for match in _mask().finditer(page.text):
        if is_plausible_person(match.group(1) + "某某"):
            yield Mark("PERSON", match.start(), match.end(), "rule:masked-name", match.group())


@cache
def _introducing() -> re.Pattern[str]:
    return re.compile(rf"(?:{_BEFORE})(?:：)?([\u4e00-\u9fff·]{{2,4}}?)(?={_AFTER})")


def _introduced(page: Page) -> Iterator[Mark]:
    for match in _introducing().finditer(page.text):
        name = match.group(1)
        if is_plausible_person(name):
            yield Mark("PERSON", match.start(1), match.end(1), "rule:introduced", name)
