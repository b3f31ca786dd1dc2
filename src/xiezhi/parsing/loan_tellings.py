"""Where a sum is told to be a loan: lent (借款10万元), owed as a loan (偿还借款10万元) or sent (转账10万元).

A sum is read with the words of its sentence before it. The word of lending that stands nearest decides, unless interest,
fees or sureties stand between it and the sum. Loan of use and loan for consumption alike print 借; only money counts
(民法典 art. 667: 借款合同).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.loan_days import days_listed
from xiezhi.parsing.loan_stretches import ASKED, ORDERED, Stretch, sentence_at
from xiezhi.parsing.orders import Group, parties_in
from xiezhi.parsing.page import Page
from xiezhi.parsing.sums import sums_in
from xiezhi.text.expressions import expression
from xiezhi.text.money import Money

LENT, OWED, SENT = "lent", "owed", "sent"
_REACH = 80
# No real voice tells of so many sums: a bound against hostile text.
_MOST_FOUND = 500


@dataclass(frozen=True, slots=True)
class Telling:
    """One sum told of as a loan.

    Attributes:
        kind: `lent` (the loan is made), `owed` (it is to be given back), `sent` (money passes).
        amount: in yuan; None where principal and interest stand in one sum (本息).
        start, end: the printed sum.
        word: page offset of the word of lending, owing or sending.
        sentence: the sentence around it.
        groups: the parties named in that sentence.
        stretch: whose words these are.
        total: a sum over several loans (共计).
        listed: place in a list of sums told together (分别借款3万元、2万元) and how many these are.
    """

    kind: str
    amount: float | None
    start: int
    end: int
    word: int
    sentence: tuple[int, int]
    groups: tuple[Group, ...]
    stretch: Stretch
    total: bool = False
    listed: tuple[int, int] = (0, 1)


def find_tellings(page: Page, cast: Cast, stretch: Stretch, *, named: bool = False) -> list[Telling]:
    """The sums of a stretch that are told of as loans, in order.

    With `named` only those beside a word for a loan are looked at: enough, and quicker, where the suit is on
    something else.
    """
    hint = _named_hint() if named else _hint()
    found: list[Telling] = []
    text, names = page.text, _Names(page, cast)
    for money in sums_in(page, stretch.start, stretch.end):
        if len(found) >= _MOST_FOUND:
            break
        tail = text[money.span.end : money.span.end + 8]
        low = max(stretch.start, money.span.start - _REACH)
        listed = found and found[-1].end >= money.span.start - 2
        if not (listed or hint.search(text, low, money.span.end + 8)) or _BASIS.match(tail):
            continue
        first, last = sentence_at(text, money.span.start, stretch.start, stretch.end)
        head = text[max(first, low) : money.span.start]
        groups = names.groups(first, last)
        told = _read(names.masked(head, money.span.start - len(head), groups), tail)
        before = found[-1] if found else None
        if before and (told is None or told[0] == SENT) and _goes_on(text, before, first, money.span.start):
            told = (before.kind, before.word - (money.span.start - len(head)), False)
        told = told or _by_tail(text, head, money.span.end) or _by_form(text, head, first)
        if told is None or _tells_of_none(head, *told[:2]):
            continue
        found.append(_telling(text, head, told, money, stretch, (first, last), groups))
    return _with_places(text, found)


def _telling(
    text: str,
    head: str,
    told: tuple[str, int, bool],
    money: Money,
    stretch: Stretch,
    sentence: tuple[int, int],
    groups: tuple[Group, ...],
) -> Telling:
    """A sum with what was read of it; `head` are the words of its sentence before it."""
    _, at, total = told
    (start, end), word = money.span, money.span.start - len(head) + at
    whole = _WHOLE.search(head[max(min(at, len(head) - 12), 0) :]) is not None
    kind, amount = _by_voice(text, head, told, end, stretch.voice), None if whole else float(money.amount)
    return Telling(kind, amount, start, end, word, sentence, groups, stretch, total)


def _tells_of_none(head: str, kind: str, at: int) -> bool:
    """Whether a loan was never made, or what is owed falls due again and again (每月还款1万元)."""
    if kind == LENT:
        return _NEVER.search(head, 0, max(at, 0)) is not None
    return _PERIODIC.search(head[max(at - 8, 0) :]) is not None


def _by_voice(text: str, head: str, told: tuple[str, int, bool], end: int, voice: str) -> str:
    """The kind of a telling, where what follows or whoever speaks makes it another than its words say."""
    kind, at, _ = told
    claimed = voice in (ASKED, ORDERED)
    if kind == OWED and not claimed and _SETTLED.match(text, end):
        return LENT
    if kind == LENT and claimed and _NOUN.search(head[at:]):
        return OWED
    return kind


def _goes_on(text: str, before: Telling, first: int, start: int) -> bool:
    """Whether a sum is the next in a list of sums lent that `before` stands in."""
    same = before.kind in (LENT, SENT) and before.sentence[0] == first
    return same and _LISTED.fullmatch(text, before.end, start) is not None


def _with_places(text: str, found: list[Telling]) -> list[Telling]:
    """The tellings with their places in lists of sums; a sum lent on each of several days is told that often."""
    placed: list[Telling] = []
    for run in _runs(text, found):
        told = run if len(run) > 1 else _by_days(text, run[0], found)
        placed.extend(replace(telling, listed=(index, len(told))) for index, telling in enumerate(told))
    return placed


def _by_days(text: str, told: Telling, found: list[Telling]) -> list[Telling]:
    """分别于1月3日、5日各借款5万元; also 两次借款共10万元 with notes that each print half of it."""
    first, word = told.sentence[0], told.word
    dated = text.count("月", first, word) > 1 or text.count("日", first, word) > 1
    if told.kind != LENT or not told.amount or not dated:
        return [told]
    days = len(days_listed(text, first, word))
    if not 1 < days <= _MOST_DAYS:
        return [told]
    if _EACH.search(text, max(told.sentence[0], told.word - 6), told.start) and told.word < told.start:
        return [told] * days
    share = told.amount / days
    if told.total and any(other.kind == LENT and other.amount == share for other in found):
        return [replace(told, amount=share, total=False)] * days
    return [told]


def _runs(text: str, found: list[Telling]) -> Iterator[list[Telling]]:
    run: list[Telling] = []
    for telling in found:
        if run and not (
            telling.kind == run[-1].kind != OWED and _LISTED.fullmatch(text, run[-1].end, telling.start)
        ):
            yield run
            run = []
        run.append(telling)
    if run:
        yield run


class _Names:
    """The parties named in each sentence, looked up once."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page, self.cast = page, cast
        self.known: dict[tuple[int, int], tuple[Group, ...]] = {}

    def groups(self, first: int, last: int) -> tuple[Group, ...]:
        if (first, last) not in self.known:
            self.known[first, last] = tuple(parties_in(self.page, self.cast, first, last))
        return self.known[first, last]

    def masked(self, head: str, offset: int, groups: tuple[Group, ...]) -> str:
        """`head` with the names of parties blanked out: a name may hold any character (余, 费, 利)."""
        for group in groups:
            start, end = max(group.start - offset, 0), group.end - offset
            if 0 < end <= len(head) and start < end:
                head = head[:start] + "P" * (end - start) + head[end:]
        return head


# 没有在2000年12月16日实际发放金额为300万元借款, 虚构甲公司向乙借款300万元
_NEVER = re.compile(
    r"(?:虚构|捏造|伪造)[^，。；]{0,30}\Z|《关于[^，。；《》]{0,20}\Z|"
    r"承担[^，。；]{0,16}\Z|(?:担保|保证|抵押)的?范围[^。；]{0,60}\Z|投保单?(?:上)?(?:载明|记载|填写)[^，。；]{0,8}\Z|"
    r"(?:没有|并未|从未|未)[^，。；]{0,30}?(?:发放|发过|出借过?|借过|交付过?)[^，。；]{0,12}\Z"
)
# 结算后乙尚欠甲15万元，并于当日出具借条: the note makes it a loan of that day.
_SETTLED = re.compile(
    r"(?:整|正)?(?:未还|未付)?，(?:并|乙方|被告|被申请人|由被告){0,2}(?:于|在)?(?:当日|当天|同日)?(?:又|重新)?(?:向[^，。；]{1,12}|给[^，。；]{1,12})?"
    r"(?:出具|书写|写下|立下|打下|补写|签订)(?:了)?[^，。；]{0,6}(?:借条|借据|借款协议|借款合同)"
)
_NOUN = re.compile(r"^(?:借款|贷款|透支)(?:本金|金额)")
_LISTED = re.compile(r"(?:整|正)?(?:\([^()]{0,6}\))?(?:[、和及与，]|以及)(?:人民币|本金)?")
_PERIODIC = re.compile(r"每[个一]?(?:月|年|季度?|期|天|日|半年)|按[月季年]|逐[月年]")
_EACH = re.compile(r"各(?!自|笔)|每次|每笔")
_MOST_DAYS = 24
_WHOLE = re.compile(r"本息|本金[和及、与](?:其)?利息")


@cache
def _hint() -> re.Pattern[str]:
    return re.compile("[借贷还欠汇账帐款付]|本金|透支")


@cache
def _named_hint() -> re.Pattern[str]:
    return re.compile("[借贷]|透支")


_MEASURE = (
    r"(?:人民币|现金|现款|本金|资金|款项?|金额|数额|总额|额度|总金额|为|是|系|合计|总计|累计|共|计|约|￥|大写|小写|了|的|"
    r"[一二两三四五六七八九十\d]+[笔次]|上述|陆续|又|再|额|整|\((?:大写|小写|人民币|币种|以下币种|下同|即|本金|[^()]{0,12})\)?|[“”\"《》（）()：])*"
)
_NOT_A_LOAN = re.compile(
    r"利率|授信|最高额|最高金额|息|费|违约|罚|担保(?!公司)|保证|抵押|质押|偿|赔|扣|减|还(?!款期)|尚|欠|剩|不止|付清|收据|货|租|工程|工资|保险|补贴|期限|投资|分红|之日|计算"
)


@cache
def _lending() -> re.Pattern[str]:
    """A word of lending. 借条, 借据, 借记卡, 借口, 借贷 and 贷记 lend nothing."""
    return re.compile(
        r"(?:借(?!口|故|此|机|助|鉴|记|读|阅|调|名|壳|用人|贷|条|据|单|方|期)|(?<!借)(?<!信)贷(?!记|方|后|前)|借贷(?:本金|金额|(?=人民币|\d))|(?<!提)出借|放款|透支)"
        r"(?:款|给|到|得|了|取|用|入|走|支|予|出|去|过|的){0,2}"
    )


_OWING = re.compile(
    r"(?:偿还|归还|返还|退还|清偿|偿付|支付|给付|付清|还清|还款|还给|尚欠|拖欠|下欠|结欠|共欠|欠付|欠|收回|追回|还(?!有|是|原|款|与|就|向|在|对|以|将|称)|付给)"
)
_LOAN_NOUN = re.compile(r"(?:借款|贷款|欠款|本金|透支款?|借贷款|款项|垫款|余款|债务|本息|钱款|现金)")
_SENDING = re.compile(
    r"(?:转账|转帐|转款|转给|转入|转至|转付|转|汇款|汇给|汇入|汇至|汇付|汇|打款|打入|打给|存入|划款|划付|支付|给付|交付|付给|付款|交给|放款|拨付)"
)
_SENT_FILL = re.compile(rf"[^，。；息费还偿货租工]{{0,40}}?{_MEASURE}")


def _read(head: str, tail: str) -> tuple[str, int, bool] | None:
    """What the words before a sum say of it: kind, offset of the word in `head`, whether it is a total."""
    words = list(_lending().finditer(head))
    word = words[-1] if words else None
    head = head.replace("本息", "本本")  # principal and interest in one sum: seen again by `_WHOLE`
    total = expression(r"(?:共计|合计|总计|累计|共)[^，。；]{0,6}\Z").search(head) is not None
    if word is not None and _leads(head[word.end() :]):
        return _lent_or_owed(head, word, total)
    if _AFTER.match(tail):
        verb = _last(_OWING, head)
        if verb and verb[0] in ("支付", "给付") and _TRANSFERRED.search(head, 0, verb.start()):
            return LENT, len(head), total  # 原告向被告转账支付10万元借款
        if verb and "，" not in head[verb.end() :]:
            return OWED, verb.start(), total
        clause = head[max(head.rfind(mark) for mark in "，：") + 1 :]
        return None if _STANDING.search(clause) else (LENT, len(head), total)
    verb = _last(_OWING, head)
    if (
        verb
        and "欠" not in verb[0]
        and (head.startswith("了", verb.end()) or _PAID.search(head, 0, verb.start()))
    ):
        return None  # 归还了27400元, 已还9000元: paid already
    if verb and _LOAN_NOUN.search(head, verb.end()) and _owed_fill(head[verb.end() :]):
        return OWED, verb.start(), total
    if verb and head.startswith("的", verb.end()) and _GAVE.match(tail):
        return None  # 2010年10月31日偿还的6万元: paid already
    if verb and verb[0] in _GIVING_BACK and _bare().fullmatch(head, verb.end()):
        return OWED, verb.start(), total
    sent = _last(_SENDING, head)
    if sent and _SENT_FILL.fullmatch(head, sent.end()) and not _NOT_A_LOAN.search(head, sent.end()):
        return SENT, sent.start(), total
    return None


def _by_tail(text: str, head: str, end: int) -> tuple[str, int, bool] | None:
    """What the words behind a sum say of it: 金额为10万元和5万元的借条两张, 将30万元汇入乙账户."""
    if _OF_NOTE.match(text, end, end + 40) and _WRITTEN.search(head):
        return LENT, len(head), False
    if (
        _SENT_ON.match(text, end)
        and (verb := _TAKEN.search(head))
        and not _NOT_A_LOAN.search(head, verb.end())
    ):
        return SENT, verb.start(), False
    return None


def _by_form(text: str, head: str, first: int) -> tuple[str, int, bool] | None:
    """The row of a form (要素式起诉状): 借款金额 / 约定：80000元 实际提供：80000元."""
    row = _ROW.search(text, max(0, first - 10), first) if head in ("约定：", "约定") else None
    return (LENT, len(head), False) if row or _ROW_HEAD.fullmatch(head) else None


_ROW = re.compile(r"(?:借款|贷款)金额：?\n\Z")
_ROW_HEAD = re.compile(r"(?:\d{1,2}[.、])?(?:借款|贷款)金额：(?:约定：)?")
_OF_NOTE = re.compile(
    r"(?:整|正)?(?:[、和及](?:人民币)?[\d.，]+万?元)*(?:整|正)?的?[《“\"]?(?:借条|借据|借款单|借款凭证)(?!金额|本金|项下)"
)
_WRITTEN = re.compile(r"(?:出具|书写|写下|立下|打下|写了|写成|签订|签署)[^，。；]{0,40}\Z")
_SENT_ON = re.compile(
    r"(?:整|正)?(?:款项)?(?:全部|一次性|分[\d一二三四五六七八九]次)?(?:(?:划|汇|转|打|存|付|发放|拨付)[入到至给]|交付|支付给|交给)"
)
_TAKEN = re.compile(r"(?:将|把)[^，。；]{0,20}\Z")
_AFTER = re.compile(
    r"(?:整|正)?(?:\([^()]{0,6}\)?)?的?(?:借款|贷款|借给|出借)(?!合同|利息|本息|利率|协议|债权|到期|期限|期满|转[为账])"
)
_TRANSFERRED = re.compile(r"(?:转账|转帐|汇款|转款|打款|网银|现金)(?:方式)?\Z")
_PAID = re.compile(r"已经?(?:分[\d一二三四五六七八九]次|陆续|先后|共计?|累计|向?P*)?\Z")
_GAVE = re.compile(r"(?:整|正)?(?:款项?)?(?:为|是|系|应|已|均)")
_STANDING = re.compile(r"到期|剩余|其余|余下|未还|余额|受让|转让|债权|偿还|归还")
_GIVING_BACK = frozenset({"偿还", "归还", "返还", "清偿", "尚欠", "拖欠", "下欠", "共欠", "还", "还清", "欠"})


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?:了|给)?P{{0,40}}{_MEASURE}")


def _leads(fill: str) -> bool:
    """Whether what stands between the word of lending and the sum only leads up to the sum."""
    if len(fill) > 44 or "余款" in fill or "余额" in fill or _NOT_A_LOAN.search(fill):
        return False
    return _leading().fullmatch(fill) is not None


@cache
def _leading() -> re.Pattern[str]:
    """The lender's name, a contract with what it agrees on, words of measure."""
    agreed = (
        r"(?:合同|协议)书?[》”\"]?(?:，?[^，。；]{0,12}(?:约定|载明|内容为|写明)[^，。；：]{0,8}[：，]?)?"
    )
    counted = r"(?:，均由?[^，。；、\d]{2,24})?，?(?:本金|金额|数额|总额|共计|合计|总计|累计|分别为|借款)"
    return re.compile(rf"(?:{agreed})?[^，。；：、]{{0,30}}?(?:{counted})?{_MEASURE}")


def _owed_fill(fill: str) -> bool:
    return (
        len(fill) < 60
        and expression(r"利息|息[^，]{0,4}\Z|费|违约|罚").search(fill) is None
        and "，" not in fill[-20:]
    )


def _lent_or_owed(head: str, word: re.Match[str], total: bool) -> tuple[str, int, bool] | None:
    """The clause before the word of lending: giving back, owing or reckoning from it makes the sum no new loan."""
    clause_start = max((m.end() for m in _CLAUSE.finditer(head, 0, word.start())), default=0)
    before = head[clause_start : word.start()]
    if _RECKONED.search(before) or _SECURED.search(before):
        return None
    verb = _last(_OWING, before) or _LEFT.search(before)
    if verb is None:
        return LENT, word.start(), total
    lends = verb[0] in ("支付", "给付") and expression("P[^P]*[向给]P").search(before)
    return (LENT, word.start(), total) if lends else (OWED, clause_start + verb.start(), total)


_CLAUSE = re.compile(r"[，：](?!\d{3})")
_RECKONED = re.compile(r"(?:以|按照?|对|就)[^P向从由年月日，]{0,6}(?<!方式)(?<!形式)\Z")
_LEFT = re.compile(r"(?:剩余|尚余|下余|余下|其余|尚有)的?\Z")
_SECURED = re.compile(r"(?:担保|保证|现主张)(?:偿还|归还)?的?(?:上述|上列|该|此|本次|以上)?(?:笔)?\Z")
_BASIS = re.compile(
    r"(?:整|正)?(?:\([^()]{0,6}\)?)?(?:的)?(?:本金)?(?:作?为(?:计算)?(?:基数|本金|基准|限|标准)|计算|计息|范围|最高额|(?:连带|保证|抵押|质押)?(?:责任)?(?:保证|担保|抵押|质押))"
)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found
