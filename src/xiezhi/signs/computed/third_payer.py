"""A third person's account on the way of the money (非实际出借人): payer or payee is neither plaintiff nor defendant.

浙江2018纪要 factor (2): money or interest passes through persons who are no party to the loan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiezhi.knowledge.persons import is_plausible_person
from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.guards import Setting
from xiezhi.signs.who import DEFENDANT, PLAINTIFF

_ID = "third_person_is_real_lender"
_NAME = r"(?P<name>[一-龥][一-龥某×\d]{1,3}?)"
_ACCOUNT = r"(?:账户|账号|帐户|帐号|银行卡|卡号|卡|存折)"
_PAYER = re.compile(
    rf"(?:由|从|通过|经由|用|使用|以)(?:案外人|案外第三人|其朋友|其亲戚|其员工|[其之][妹弟姐兄妻夫父母子女嫂婿侄]|[原被]告[之的]?[妹弟姐兄妻夫父母子女嫂婿侄])?{_NAME}(?:的|名下的?|在|之)?(?:个人|银行|建行|工行|农行|中行|邮政|招商)?[^，。；\n]{{0,12}}{_ACCOUNT}[^，。；\n]{{0,24}}(?:转|汇|支付|打|付|划)"
)
_PAYEE = re.compile(
    rf"(?:转|汇|打|支付|付|存|交)(?:账|款|付)?(?:入|至|到|给|进)了?(?:[^，。；\n]{{0,8}}(?:案外人|指定的|会计|出纳|财务|妻子|丈夫|儿子|女儿|朋友|员工|司机))?{_NAME}(?:的|名下的?)?(?:个人|银行|建行|工行|农行|中行|邮政|招商)?[^，。；\n]{{0,8}}{_ACCOUNT}"
)
_HOLDER = re.compile(
    rf"(?:汇款人|付款人|转账人|转款人|打款人|付款户名|收款户名|收款人)(?:名称)?(?:均)?(?:为|是|系|：){_NAME}(?=[，。；、的)]|，|账)"
)
_LOAN = ("借款", "出借", "利息", "本金", "借条", "欠条")
_COUNTER = (
    "工程款",
    "购房款",
    "货款",
    "保险",
    "赔偿",
    "工资",
    "股权",
    "法院",
    "执行款",
    "扣划",
    "售房款",
    "贷款",
)
_ANCHORS = ("账户", "账号", "帐户", "帐号", "银行卡", "卡号", "汇款人", "付款人", "转账人", "收款人", "户名")
_NOT_NAMES = (
    "原告",
    "被告",
    "本人",
    "公司",
    "银行",
    "对方",
    "双方",
    "上述",
    "该",
    "其",
    "此",
    "现金",
    "微信",
    "支付",
    "网银",
    "手机",
    "方式",
)
_BODIES = ("公司", "法院", "银行账户内", "集团", "没有", "未", "从未")
_MOST = 4


def account_of_another(reading: Reading) -> Iterator[Computed]:
    """A loan paid from, or to, the named account of somebody who is no party."""
    rule = reading.catalogue.signs.get(_ID)
    text = reading.page.text
    if rule is None or not any(word in text for word in _ANCHORS):
        return
    cause = reading.cause()
    if not any(word in cause for word in ("借", "贷", "欠")) or not Setting.of(reading.facts).allows(rule):
        return
    sides = {reading.voices.who.side(party.name) for party in reading.facts.parties}
    if not {PLAINTIFF, DEFENDANT} <= sides:
        return
    found = []
    for pattern in (_PAYER, _PAYEE, _HOLDER):
        for match in pattern.finditer(text):
            if _is_stranger(reading, match["name"]) and _of_loan(reading, match):
                found.append(reading.evidence(*match.span()))
    if found:
        yield Computed(_ID, tuple(found[:_MOST]))


def _is_stranger(reading: Reading, name: str) -> bool:
    """Whether a name reads as a person's and belongs to no party and no one who acts for one."""
    if not is_plausible_person(name) or any(word in name for word in _NOT_NAMES):
        return False
    facts = reading.facts
    known = [*(party.name for party in facts.parties), *(person.name for person in facts.representatives)]
    return not any(name in other or other in name for other in known)


def _of_loan(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the sentence speaks of the loan, in what a party or the court tells."""
    part = reading.page.part_at(match.start())
    if part is not None and part.kind in ("parties", "legal_basis", "disposition", "appendix", "caption"):
        return False
    sentence = reading.page.text[max(0, match.start() - 60) : match.end() + 40]
    if any(word in match.group() for word in _BODIES):
        return False
    return any(word in sentence for word in _LOAN) and not any(word in sentence for word in _COUNTER)
