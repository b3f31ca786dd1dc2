"""A stranger on the way of the money (非实际出借人): who pays, is paid or has the use of it is neither party.

浙江2018纪要 factor (2): money or interest passes through persons who are no party to the loan. The names come from
the entities of the document. In a copy of the text each stranger's name gives way to as many marks, so that a few
expressions over that copy say what is meant: a stranger's account, a stranger who transfers, a transfer to a stranger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from xiezhi.knowledge.persons import is_plausible_person
from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.passages import sentence_at
from xiezhi.text import fold

_ID = "third_person_is_real_lender"
_MARK = "\x01"
_ACCOUNT = r"(?:账户|账号|帐户|帐号|银行卡|卡号|卡|存折|户头|账上)"
_SENT = r"(?:转账|转帐|汇款|转款|打款|付款|汇付|转入|汇入|打入|存入|转给|汇给|打给|转至|汇至|转到|汇到|打到|支付|交付|代付|汇出|转出|划入|划转|出借)"
_INTO = r"(?:(?:[转汇打付存划][账帐款付]?|支付|交付|交)[给至到入进])"
_GAP = r"[^，。；\n\x01]"
_ROW = r"(?<!\x01)\x01++"
"""A stranger's name, tried only where it begins: a row of a million marks is not tried at each of them."""
_OUT_OF = re.compile(  # 由、通过孙某的账户转账
    rf"(?:由|从|自|通过|经由|经|用|使用|以|借用|委托|让|指示|安排|要求){_GAP}{{0,12}}\x01+[^。；\n]{{0,20}}{_ACCOUNT}[^，。；\n]{{0,24}}{_SENT}"
)
_SENDS = re.compile(  # 案外人孙某向被告转账; 李某应原告要求，向…汇款
    rf"{_ROW}(?:等人)?(?:(?:通过|以|用|于|从|按|按照|应|受|依|根据)[^。；\n]{{0,32}}?)?，?(?:代[为替]?|帮|替)?{_GAP}{{0,4}}[向给往][^，。；\n]{{1,30}}?{_SENT}"
)
_TOLD_TO_SEND = re.compile(  # 孙某根据原告的指示转账给被告; 孙某认可是原告让其向被告汇出
    rf"{_ROW}(?:等人)?(?:根据|按照|按|应|受|依)[^，。；\n]{{1,24}}?(?:指示|要求|指令|委托|安排)[^，。；\n]{{0,10}}?{_SENT}"
    rf"|{_ROW}[^，。；\n\x01]{{0,6}}?(?:是|由|系)[^，。；\n]{{1,10}}?(?:让|叫|要求|指示|委托|安排)其[向给往][^，。；\n]{{1,24}}?{_SENT}"
)
_TO = re.compile(  # 汇至孙某的账户; 利息支付给了原告指定的收款人孙某
    rf"(?:{_INTO}了?|(?:转账|汇款|转款|打款|付款)[给至到])(?:{_GAP}{{0,14}}(?:案外人|指定|要求|财务|会计|出纳|员工|朋友|亲戚|妻子|丈夫|儿子|女儿|父亲|母亲){_GAP}{{0,8}}|案外人)?\x01+(?P<of>[^，。；\n]{{0,16}})"
)
_TO_SUM = re.compile(  # 原告汇款130000元至孙某建行的账户; 向孙某转账
    rf"(?:(?:转账|转帐|汇款|转款|打款|付款|支付|汇){_GAP}{{0,16}}[至到给进入]{_GAP}{{0,8}}\x01+[^，。；\n]{{0,14}}{_ACCOUNT}|[^对]向(?:案外人)?\x01+[^，。；\n]{{0,14}}(?:转账|转帐|汇款|转款|打款))"
)
_HOLDER = re.compile(
    rf"(?:汇款人|付款人|转账人|转款人|打款人|付款户名|收款户名|收款人|(?:账户|账号|帐户|卡)的?{_GAP}{{0,6}}(?:使用人|持有人|户主|户名|所有人|控制人)){_GAP}{{0,10}}(?:均)?(?:为|是|系|：)(?:案外人)?\x01+"
)
_UNDER = re.compile(  # 登记在孙某名下的银行卡
    rf"(?:登记|开立|开设|落户)在(?:案外人)?\x01+名下的?[^，。；\n]{{0,16}}{_ACCOUNT}"
)
_USES = re.compile(  # 实际借款人是案外人孙某; 借款是孙某使用; 钱是借给孙某个人的
    rf"(?:实际|真正|真实)的?(?:借款人|用款人|使用人|出借人|债务人|债权人|出资人|放款人){_GAP}{{0,2}}(?:是|系|为|应为|应是|均为){_GAP}{{0,6}}\x01+|(?:借款人|出借人|用款人)(?:实为|实系|实际[为是系])(?:案外人|第三人)?\x01+|(?:借款|款项|贷款|钱|资金){_GAP}{{0,10}}(?:实际)?(?:是|由|系|均由|都是|都由|实由|为)(?:案外人)?\x01+(?:实际)?(?:使用|用了|所用|所借|占用|借走|用掉)|(?:钱|款|款项|借款)(?:是|系)借给(?:案外人)?\x01+|(?:出借人|贷款人|债权人)(?:应)?(?:是|系|为)(?:案外人)?\x01+而(?:非|不是|并非)"
)
_NAMED = re.compile(  # a name where money goes, comes from or is said to belong, known by its place alone
    rf"(?:{_INTO}了?|(?:转账|汇款|转款|打款|付款|支付|交付)[给至到]了?)(?:案外人|第三人)?(?P<a>[\u4e00-\u9fff]{{2,3}}?)(?=的?[^，。；\n]{{0,10}}?{_ACCOUNT}|的?(?:微信|支付宝|名下))"
    rf"|(?:由|从|通过|经|以|用|(?:其|原告|被告)(?:之?[子女妻夫父母弟兄妹姐]|儿子|女儿|妻子|丈夫|父亲|母亲|弟弟|哥哥|姐姐|妹妹|朋友|员工|会计))(?P<b>[\u4e00-\u9fff]{{2,3}}?)(?=的?(?:名下)?[^，。；\n]{{0,8}}?{_ACCOUNT})"
    r"|(?:实际|真正|真实)的?(?:出借人|借款人|用款人|使用人|出资人|债权人|债务人|放款人)(?:实?[为是系]|应[为是系])(?:案外人|第三人)?(?P<c>[\u4e00-\u9fff]{2,3})(?=[，。；、\n]|而|且)"
    r"|(?:借款人|出借人|用款人)(?:实为|实系|实际[为是系])(?:案外人|第三人)?(?P<d>[\u4e00-\u9fff]{2,3})(?=[，。；、\n]|而|且)"
)
_WAYS = (_OUT_OF, _SENDS, _TOLD_TO_SEND, _TO, _TO_SUM, _HOLDER, _UNDER, _USES)
_SENTENCE = re.compile(r"[^。；\n]+")
_OF_LOAN = re.compile(r"(?:账户|账号|帐户|卡|个人|名下|收款|账)")
_MOVES = ("转", "汇", "打", "付", "户", "卡", "借款人", "用款人", "使用", "借给", "出借人", "债权人")
_LOAN = ("借", "利息", "本金", "欠条", "出资")
_STRONG_LOAN = ("借款", "出借", "借条", "借据", "借贷", "欠条")
_CAUSES = ("借", "贷", "欠", "追偿", "债权", "债务", "不当得利")
_COUNTER = (
    "工程款", "购房款", "货款", "保险", "赔偿", "工资", "股权", "法院", "执行款", "扣划", "售房款", "按揭", "房款", "租金",
    "运费", "医疗费", "诉讼费", "拍卖", "彩礼", "投资款", "转让款", "保证金", "税", "不能证明", "没有证据", "无证据", "住房公积金",
)  # fmt: skip
_BODIES = re.compile(
    "法院|检察|公安|派出所|局|银行|信用社|律师|鉴定|委员会|政府|支行|分行|仲裁|公证|保险|证券|基金|支付宝|微信|医院"
)
_NOT_MEANT = (
    "法庭",
    "向银行",
    "申请贷款",
    "本院",
    "提交",
    "提供",
    "可将",
    "主张",
    "违约金",
    "提起",
    "要求其偿",
)
_TOLD = ("指定", "案外人", "指示", "原告")
"""Words that tell a stranger where a cut text leaves out who sued whom."""
_PARTS = ("parties", "legal_basis", "disposition", "appendix", "caption", "signature")
_MOST = 4
_MOST_NAMES = 500
"""Names of others that are looked for: no real document tells of so many, a hostile one of any number."""


def account_of_another(reading: Reading) -> Iterator[Computed]:
    """A loan paid from, to or for somebody who is no party, in a suit about a loan."""
    rule = reading.catalogue.signs.get(_ID)
    text = reading.page.text
    if rule is None or not _about_a_loan(reading) or not any(word in text for word in _MOVES):
        return
    if not reading.setting.allows(rule):
        return
    marked = _marked(reading)
    if marked is None:
        return
    found = {
        match.start(): reading.evidence(*match.span())
        for start, end in _told_of(marked)
        for pattern in _WAYS
        for match in pattern.finditer(marked, start, end)
        if _counts(reading, match)
    }
    if found:
        yield Computed(_ID, tuple(found[at] for at in sorted(found)[:_MOST]))


def _told_of(marked: str) -> Iterator[tuple[int, int]]:
    """The sentences that name a stranger, each with the character before it: no way of paying leaves its sentence."""
    for sentence in _SENTENCE.finditer(marked):
        if _MARK in sentence.group():
            yield max(sentence.start() - 1, 0), sentence.end()


def _about_a_loan(reading: Reading) -> bool:
    """Whether the suit is about a loan: its cause says so or, without one, a paper of a loan is told of."""
    cause = reading.cause()
    if cause:
        return "金融" not in cause and any(word in cause for word in _CAUSES)
    return sum(map(reading.page.text.count, _STRONG_LOAN)) > 1


def _marked(reading: Reading) -> str | None:
    """The text with the strangers' names as marks; None where nobody else is named."""
    facts, text = reading.facts, reading.page.text
    known = {fold(party.name) for party in facts.parties}
    known |= {fold(person.name) for person in facts.representatives if person.kind != "agent"}
    named = dict.fromkeys(fold(entity.text) for entity in facts.entities if entity.label in ("PERSON", "ORG"))
    named |= dict.fromkeys(_by_place(text))
    strangers = [name for name in islice(named, _MOST_NAMES) if _is_stranger(reading, name, known)]
    if not strangers:
        return None
    for name in sorted(strangers, key=len, reverse=True):
        text = text.replace(name, _MARK * len(name))
    return text


def _by_place(text: str) -> Iterator[str]:
    """Names of persons that stand where money goes or comes from: told once, they are no entity yet."""
    found = (next(filter(None, match.groups())) for match in _NAMED.finditer(text))
    return (name for name in found if is_plausible_person(name))


def _is_stranger(reading: Reading, name: str, known: set[str]) -> bool:
    """Whether a name is that of no party, of no one who heads a party, of no court, bank or office."""
    if len(name) < 2 or _BODIES.search(name) or reading.voices.who.side(name) in ("plaintiff", "defendant"):
        return False
    text = reading.page.text
    if any(f"{role}{name}" in text for role in ("原告", "被告", "上诉人", "申请人", "第三人")):
        return False
    return not any(name in other or other in name for other in known)


def _both_known(reading: Reading) -> bool:
    """Whether both sides are named: in a cut text a party may pass for a stranger."""
    return {"plaintiff", "defendant"} <= {
        reading.voices.who.side(party.name) for party in reading.facts.parties
    }


def _counts(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the passage speaks of the loan, in what a party or the court tells."""
    part = reading.page.part_at(match.start())
    if part is not None and part.kind in _PARTS:
        return False
    groups = match.groupdict()
    if (
        any(word in match.group() for word in _NOT_MEANT)
        or "\x01指定" in match.string[match.start() : match.end() + 2]
    ):
        return False
    if "of" in groups and not (_OF_LOAN.search(groups["of"] or "") or "指定" in match.group()):
        return False
    near = reading.page.text[max(0, match.start() - 60) : match.end() + 40]
    if not _both_known(reading) and not any(word in match.group() for word in _TOLD):
        return False
    first, last = sentence_at(reading.page.text, *match.span())
    own = reading.page.text[max(first, match.start() - 40) : min(last, match.end() + 40)]
    of_the_loan = match.re is _TOLD_TO_SEND or any(word in near for word in _LOAN)
    return of_the_loan and not any(word in own for word in _COUNTER)
