"""Lenders and borrowers who are no parties of the suit, as the text prints their names (丙向某行借款).

Short names that the document gives itself (中国某银行(以下简称某行)) are read in full.
"""

from __future__ import annotations

import re
from collections import deque
from functools import cache

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.loan_tellings import Telling
from xiezhi.parsing.names import is_organisation, looks_like_person
from xiezhi.parsing.page import Page
from xiezhi.schema import Party

_GIVING = re.compile(r"出借|借给|贷给|发放|放款|借予|借出|提供|贷出|放贷")


def gives(text: str, word: int) -> bool:
    """Whether the word of lending is said of the lender: 出借, 借给, 发放贷款, 提供借款."""
    return (
        _GIVING.search(text, max(0, word - 6), word + 3) is not None
        or _GRANTING.search(text, max(0, word - 18), word) is not None
        or _LENT_TO.search(text, max(0, word - 30), word) is not None
    )


# 发放粮食购销流动资金贷款: what the loan is for stands between.
_GRANTING = re.compile(r"(?:发放|提供|投放)[^，。；：向从由]{0,14}\Z")


# 甲出借给乙的借款10万元: the noun stands behind who was lent to.
_LENT_TO = re.compile(r"(?:出借|借|贷|发放|放款)给[^，。；：]{2,24}的\Z")


def names_lender(text: str, telling: Telling) -> bool:
    """Whether 向 and a name stand right before the word of lending: 就其向某行贷款的80万元."""
    start = max(telling.sentence[0], telling.word - 40)
    match = _to_lender().search(text, start, telling.word + 1)
    return match is not None and match.end() > telling.word - 2


_NAME = r"[\u4e00-\u9fff·×某*A-Za-z\d()]{2,30}?(?:公司|银行|支行|分行|合作社|联社|中心|厂|店|村民委员会|企业|集团|信用社|联合会|协会|商会|学校|医院|商行|农场|经营部|办事处|政府)|[\u4e00-\u9fff][\u4e00-\u9fff某×*\d]{1,3}"


@cache
def _to_lender() -> re.Pattern[str]:
    return re.compile(
        rf"(?:向|从|问)(?:案外人|自然人|股东)?(?P<name>{_NAME})(?:\([^()]{{2,24}}\))?(?:处|那里|那)?(?:借|贷|申请|出具[^，。；]{{0,8}}借(?:据|条|款))"
    )


@cache
def _borrowing() -> re.Pattern[str]:
    head = r"(?:^|[，。；：、日月]|案外人|主债务人)(?:其中|约定|载明|后|又|再|现|原|由|经|因|对|就|鉴于|当日|同日|案外人|借款人|主债务人|自然人)*"
    return re.compile(
        rf"{head}(?P<name>{_NAME})(?:\((?:借款人|甲方|乙方)\))?(?:于\d[\d年月日]{{3,11}})?(?:[因以][^，。；向从]{{2,20}})?(?:向|从)\Z"
    )


_NO_NAME = re.compile(
    r"^(?:[二两三四五六七八九各告]|通过|作为|协议|甲方|乙方|丙方|第三人|该|其|本|对方|他人|双方|银行|以|用|为|款|我|被告|原告|上诉|申请|需|欲|要求|资金)|(?:因|由|为|款|用|以|出|在|于|又|再|曾|即|均|已|还)$"
)


def _is_name(printed: str) -> bool:
    if _NO_NAME.search(printed):
        return False
    return is_organisation(printed) or looks_like_person(printed, strict=True)


def printed_lender(page: Page, cast: Cast, telling: Telling) -> str | None:
    """A lender outside the case: between 向 and the word of lending, or a bank that pays out (由某行贷款5万元给乙)."""
    start = max(telling.sentence[0], telling.word - 40)
    if gives(page.text, telling.word) or page.text.startswith(("给", "于"), telling.end):
        if any(_BANK.search(party.name) for party in cast.parties):
            return None  # which may go by an older name
        givers = list(_paying_bank().finditer(page.text, start, telling.word + 2))
        return _in_full(page, givers[-1].span("name")) if givers else None
    match = _to_lender().search(page.text, start, telling.word + 1)
    if match is None:
        return _signing_bank(page, cast, telling)
    return _in_full(page, match.span("name")) if _is_name(match["name"]) else None


@cache
def _signed() -> re.Pattern[str]:
    """乙与某行签订个人借款合同: the bank lent, whoever is named before 与 borrowed."""
    head = r"(?:^|[，。；：、日月后]|案外人|借款人|主债务人)"
    return re.compile(
        rf"(?:{head}(?P<borrower>{_NAME}))?(?:与|和|同)(?:案外人|第三人|出借人|贷款人)?(?P<name>{_BANK_NAME})(?:\([^()]{{2,24}}\))?(?:于\d[\d年月日]{{3,11}})?"
        r"(?:通过[^，。；]{2,24}|在线|线上)?签[订署](?!了?[^，。；]{0,20}(?:保证|抵押|质押|担保)合同)[^，。；]{0,48}(?:借款|贷款)"
    )


@cache
def _bank_signs() -> re.Pattern[str]:
    """某行(贷款人)与乙(借款人)签订个人借款合同: the bank stands first."""
    return re.compile(
        rf"(?:^|[，。；：、日后]|案外人|第三人|出借人|贷款人)(?P<name>{_BANK_NAME})(?:\([^()]{{2,24}}\))?(?:与|和|同)[^，。；]{{2,40}}?签[订署]"
        r"(?!了?[^，。；]{0,20}(?:保证|抵押|质押|担保)合同)[^，。；]{0,48}(?:借款|贷款)"
    )


def _signing_bank(page: Page, cast: Cast, telling: Telling) -> str | None:
    """The bank with which the loan contract of the sentence was signed; none where a party is a bank."""
    if any(_BANK.search(party.name) for party in cast.parties):
        return None  # which may go by an older name
    start = max(telling.sentence[0], telling.word - _CONTRACT_REACH)
    signed = _last_signed(page.text, telling) or _bank_signs().search(page.text, start, telling.word + 2)
    return _in_full(page, signed.span("name")) if signed else None


def _last_signed(text: str, telling: Telling) -> re.Match[str] | None:
    start = max(telling.sentence[0], telling.word - _CONTRACT_REACH)
    return next(iter(deque(_signed().finditer(text, start, telling.word + 2), maxlen=1)), None)


_CONTRACT_REACH = 120


_BANK_NAME = r"[\u4e00-\u9fff()]{2,26}?(?:银行|支行|分行|信用社|信用合作社|联社|营业部|(?:小额贷款|消费金融|信托)(?:股份)?有限(?:责任)?公司)"
_BANK = re.compile(r"银行|支行|信用社|联社|小额贷款|信托")


@cache
def _paying_bank() -> re.Pattern[str]:
    """某行将5万元贷款发放给乙, 某行向乙发放贷款."""
    return re.compile(
        rf"(?:[，。；：日后由]|案外人)(?:约定|载明)?由?(?P<name>{_BANK_NAME})(?!{_BANK_NAME})(?:于\d[\d年月日]{{3,11}})?(?:依约|按约|依照?合同约定|如约)?(?:将|向|给|为|贷款|发放|放款)"
    )


def _in_full(page: Page, span: tuple[int, int]) -> str:
    """A printed name, in full where it is a short name given before: 中国某银行(以下简称某行)."""
    name = page.text[slice(*span)]
    given = page.text.find(f"简称{name})", 0, span[0])
    at = given if given >= 0 else page.text.find(f"称“{name}”)", 0, span[0])
    opens = page.text.rfind("(", max(0, at - 8), at) if at >= 0 else -1
    if opens < 0:
        return page.compact(*span)
    marks = [(page.text.rfind(mark, max(0, opens - 40), opens), len(mark)) for mark in _BEFORE_NAME]
    begin = max((at + length for at, length in marks if at >= 0), default=opens)
    full = page.text[begin:opens]
    known = len(full) > len(name) and is_organisation(full)
    return page.compact(begin, opens) if known else page.compact(*span)


_BEFORE_NAME = (
    *"，。；：、\n与向从由为",
    "原告",
    "被告",
    "申请人",
    "上诉人",
    "案外人",
    "第三人",
    "借款人",
    "贷款人",
    "出借人",
)


def printed_borrower(page: Page, telling: Telling) -> str | None:
    """A borrower outside the case: before 向 and the lender, in a note (丙于1月3日借甲5万元), behind 向 where one lends."""
    if gives(page.text, telling.word):
        start = max(telling.sentence[0], telling.word - 60)
        found = list(_to_borrower().finditer(page.text, start, telling.word + 2))
        return _in_full(page, found[-1].span("name")) if found and _is_name(found[-1]["name"]) else None
    match = _before_lender(page.text, telling)
    if match is None and (signed := _last_signed(page.text, telling)) and _is_name(signed["borrower"] or ""):
        return page.compact(*signed.span("borrower"))
    return page.compact(*match.span("name")) if match else None


@cache
def _to_borrower() -> re.Pattern[str]:
    """某行向丙公司提供贷款."""
    return re.compile(
        rf"(?:向|给|为)在?(?:案外人|借款人|客户)?(?P<name>{_NAME})(?:\([^()]{{2,24}}\))?(?:提供|发放|出借|投放|放款)"
    )


def _before_lender(text: str, telling: Telling) -> re.Match[str] | None:
    at = max(
        text.rfind("向", telling.sentence[0], telling.word),
        text.rfind("从", telling.sentence[0], telling.word),
    )
    match = _borrowing().search(text, max(telling.sentence[0], at - 40), at + 1) if at >= 0 else None
    if match is None and not gives(text, telling.word):
        low = max(telling.sentence[0], telling.word - 40)
        match = _noted().search(text, low, telling.word) or _wrote().search(text, low, telling.word)
    return match if match and _is_name(match["name"]) else None


def outside_borrower(page: Page, cast: Cast, telling: Telling, borrowers: tuple[Party, ...]) -> str | None:
    """A person who is no party, named before the lender: 二公司称，丙向甲借款; with a party where both borrow."""
    match = _before_lender(page.text, telling)
    name = page.compact(*match.span("name")) if match else ""
    if match is None or len(name) < 3 or cast.resolve(name) or is_organisation(name):
        return None
    known = any(name in party.name or party.name in name for party in cast.parties)
    if known or page.text.count(name) < 2:
        return None
    joint = page.text[match.start("name") - 1] in "、和与及"
    return "、".join([*(party.name for party in borrowers), name]) if joint else name


@cache
def _wrote() -> re.Pattern[str]:
    """丙出具借条一张，载明…: whoever writes the note borrowed."""
    return re.compile(
        rf"(?:^|[，。；：]|案外人)(?P<name>{_NAME}?)(?:向[^，。；]{{1,12}})?(?:出具|书写|写下|立下)[^，。；]{{0,6}}(?:借条|借据|欠条)"
    )


@cache
def _noted() -> re.Pattern[str]:
    day = r"(?:\d{2,4}年)?\d{1,2}月\d{1,2}日"
    return re.compile(
        rf"(?:^|[，。；：“\"]|今有|兹有|记载|载明|内容为|表述为|由)(?P<name>{_NAME}?)(?:[于在]?{day}(?:向|从)?|今|现)\Z"
    )
