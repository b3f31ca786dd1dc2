"""Who lent and who borrowed (出借人, 借款人).

The words around the sum say it: 甲向乙借款, 乙借给甲, 今借到乙. Where they do not, the side that sues lent and the side
that is to pay back borrowed. Joint lenders or borrowers stand in one string, joined by 、.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from xiezhi.parsing.cast import Cast
from xiezhi.parsing.loan_outsiders import (
    gives,
    names_lender,
    outside_borrower,
    printed_borrower,
    printed_lender,
)
from xiezhi.parsing.loan_stretches import ASKED, FOUND, ORDERED, TOLD
from xiezhi.parsing.loan_tellings import OWED, SENT, Telling
from xiezhi.parsing.orders import Group
from xiezhi.parsing.page import Page
from xiezhi.schema import Party
from xiezhi.text.expressions import expression

CLAIMING = ("plaintiff", "applicant", "enforcement_applicant", "creditor")
OWING = ("defendant", "respondent", "judgment_debtor", "debtor")
REVIEW = ("appellant", "appellee", "retrial_applicant", "retrial_respondent")
_FIRST_SUING = ("原审原告", "一审原告", "原一审原告", "原告")
_FIRST_SUED = ("原审被告", "一审被告", "原一审被告", "被告")


@dataclass(frozen=True, slots=True)
class Sides:
    """Lender and borrower as printed; None where not known."""

    lender: str | None
    borrower: str | None
    lenders: tuple[Party, ...] = ()
    borrowers: tuple[Party, ...] = ()


def suing(cast: Cast) -> tuple[Party, ...]:
    """The parties on the side that claims the loan, in the first instance."""
    return _side(cast, _FIRST_SUING, CLAIMING)


def sued(cast: Cast) -> tuple[Party, ...]:
    """The parties on the side that is to pay, in the first instance."""
    return _side(cast, _FIRST_SUED, OWING)


def _side(cast: Cast, words: tuple[str, ...], roles: tuple[str, ...]) -> tuple[Party, ...]:
    present = cast.by_role(*roles)
    if present and not cast.by_role(*REVIEW):
        return present
    first = next((cast.roles[word] for word in words if word in cast.roles), ())
    return tuple(party for index, party in enumerate(cast.parties) if index in first or party in present)


def read_sides(page: Page, cast: Cast, telling: Telling) -> Sides:
    """Lender and borrower as the sentence of the telling names them."""
    lenders, borrowers = _named(page, cast, telling)
    if set(lenders) & set(borrowers):
        lenders = ()
    outsider = outside_borrower(page, cast, telling, borrowers) if lenders and borrowers else None
    if outsider:
        return Sides(_joined(lenders), outsider, lenders, ())
    if joint := set(_joint(page, cast, telling, borrowers)) - set(lenders):
        borrowers = tuple(party for party in cast.parties if party in joint or party in borrowers)
    lender = _joined(lenders) or (None if lenders else printed_lender(page, cast, telling))
    borrower = _joined(borrowers) or (None if borrowers else printed_borrower(page, telling))
    if lender and borrower and not (lenders or borrowers) and _lends(borrower) and not _lends(lender):
        lender, borrower = borrower, lender  # 约定某行向乙贷款8万元
    return Sides(lender, borrower, lenders, borrowers)


def _lends(name: str) -> bool:
    return _BANK.search(name) is not None


_JOINT = re.compile(
    r"(?:作为|系|以)(?:本案|上述|案涉|该笔?)?(?:借款|贷款)?的?共同(?:借款|还款|债务|贷款)人|[，]?(?:均)?在(?:共同)?借款人处签[字名]"
)
_WROTE_JOINTLY = re.compile(
    r"共同(?:向[^，。；]{1,20})?(?:出具|书写|签署|立下)[^，。；]{0,10}(?:借条|借据|欠条|借款协议)"
)


def _joint(page: Page, cast: Cast, telling: Telling, known: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who else borrowed: 丙作为共同借款人签字, 二被告共同出具借条; nobody where no borrower is known."""
    if not known or "共同" not in page.text or not set(known) <= set(sued(cast)):
        return ()
    if cast.by_role(*REVIEW):
        return ()  # there it is often argued who borrowed
    near = page.text[slice(*telling.sentence)]
    found: list[Party] = []
    if wrote := _WROTE_JOINTLY.search(page.text, *telling.sentence) if "共同" in near else None:
        groups = [group for group in telling.groups if group.end == wrote.start()]
        wrote_it = groups[-1].parties if groups else ()
        found += [party for party in wrote_it if not _stands_surety(page, cast, party)]
    for party in sued(cast):
        if party not in known and any(_follows(page.text, form, _JOINT) for form in cast.forms_of(party)):
            found.append(party)
    return tuple(party for party in cast.parties if party in found and party not in known)


def _joined(parties: tuple[Party, ...]) -> str | None:
    return "、".join(party.name for party in parties) or None


Pair = tuple[tuple[Party, ...], tuple[Party, ...]]


def _named(page: Page, cast: Cast, telling: Telling) -> Pair:
    """The two sides: by the words beside the nearest party, else by who stands before and behind the word of lending."""
    if telling.kind == OWED:
        return _owed(page, cast, telling)
    text, word = page.text, telling.word
    if _SECURED.match(text, telling.end, telling.sentence[1]):
        return (), ()  # 丙承诺为1900万元贷款承担保证责任: who is named stands surety
    before = [group for group in telling.groups if group.end <= word and not _ASIDE.match(text, group.end)]
    after = [group for group in telling.groups if word < group.start]
    before, after = _of_their_heads(text, before), _of_their_heads(text, after)
    given = telling.kind == SENT or gives(text, word)
    return _beside(page, cast, before, word, given) or _around(page, cast, telling, (before, after), given)


def _beside(page: Page, cast: Cast, before: list[Group], word: int, given: bool) -> Pair | None:
    """向甲借款, 给乙借款, 收到甲借款: the nearest party by its own word, the other side by its clause; None without one."""
    nearest = before[-1] if before else None
    if nearest is None:
        return None
    text = page.text
    turned = _is_turned_to(text, nearest, word) or (given and text[nearest.start - 1] == "给")
    lends = _is_received_from(text, nearest, word) if not turned else not given
    if not (turned or lends or _is_given_to(text, nearest, word)):
        return None
    met = _people(page, cast, nearest)
    others = (_people(page, cast, group) for group in _by_clause(text, before[:-1], word))
    other = next((people for people in others if not set(people) & set(met)), ())
    return (met, other) if lends else (other, met)


def _around(
    page: Page, cast: Cast, telling: Telling, groups: tuple[list[Group], list[Group]], given: bool
) -> Pair:
    """甲借款给乙, 乙借甲5万元: the subject before the word, the other side right behind it."""
    text, word, (before, after) = page.text, telling.word, groups
    near = after and after[0].start < telling.end + 12 and _touches(text, word, after[0])
    follows = after[0] if near and not names_lender(text, telling) else None
    ordered = _by_clause(text, before, word)
    first = ordered[0] if ordered else None
    if first is not None and not given and (both := _between(page, cast, first)):
        return both
    subject = _people(page, cast, first) if first else ()
    met = _people(page, cast, follows) if follows else ()
    if given:
        return subject, met
    if first is not None and "，" in text[first.end : word] and not set(subject) <= set(sued(cast)):
        subject = ()  # the subject of another clause
    if word == telling.start and not met and subject and set(subject) <= set(suing(cast)):
        subject = ()  # 原告要求写成10万元的借条
    return met, subject


_HEAD = re.compile(r"(?:的)?(?:原)?(?:法定代表人|负责人|股东|会计|财务人员|实际控制人|出纳)")
_ACCOUNT = re.compile(r"的?(?:个人|私人)?(?:银行|名下)*(?:账户|帐户|账号|卡)")


def _of_their_heads(text: str, groups: list[Group]) -> list[Group]:
    """甲公司法定代表人乙的个人账户 stands for the company: who keeps its account is left out."""
    kept: list[Group] = []
    for group in groups:
        last = kept[-1] if kept else None
        office = last is not None and _HEAD.fullmatch(text, last.end, group.start)
        if not (office and _ACCOUNT.match(text, group.end)):
            kept.append(group)
    return kept


_SECURED = re.compile(
    r"(?:整|正)?的?(?:借款|贷款|债务)?(?:本息)?(?:提供|承担)[^，。；]{0,8}(?:保证|担保|抵押|质押)"
    r"|(?:整|正)?的?(?:借款|贷款|债务)?的(?:担保人|保证人|见证人|实际借款人|共同借款人)"
)


_BANK = re.compile(r"银行|信用社|信用联社|信托|小额贷款|消费金融|典当|财务(?:有限)?公司")
_SIGN = re.compile(
    r"(?:\([^()]{0,40}\))?(?:于[^，。；]{4,16})?签[订署][^，。；]{0,50}(?:借款|贷款|授信|透支)"
)


def _between(page: Page, cast: Cast, group: Group) -> Pair | None:
    """甲与乙签订借款合同, 原、被告: the side that claims lent, the other borrowed; None where one side is named."""
    claiming, owing = suing(cast), sued(cast)
    lenders = tuple(party for party in group.parties if party in claiming)
    borrowers = tuple(party for party in group.parties if party in owing and party not in claiming)
    if lenders and borrowers:
        return lenders, _principal_debtors(borrowers)
    banks = tuple(party for party in group.parties if _BANK.search(party.name))
    others = tuple(party for party in group.parties if party not in banks)
    if banks and others and _SIGN.match(page.text, group.end):
        return banks, _principal_debtors(_without_sureties(page, cast, others))
    return None


_ASIDE = re.compile(
    r"(?:出具|签发|开具|作出|名下)的|(?:提供|作为|承担|进行)?(?:连带)?(?:责任)?(?:的)?(?:保证|担保|作保|介绍|作证|中介|代为?)"
)


def _by_clause(text: str, groups: list[Group], word: int) -> list[Group]:
    """The parties before a word: those of its own clause in order, then those of earlier clauses, nearest first."""
    clause = max(text.rfind(mark, 0, word) for mark in "，：。；\n")
    own = [group for group in groups if group.start > clause]
    return own + [group for group in reversed(groups) if group.start <= clause]


def _owed(page: Page, cast: Cast, telling: Telling) -> Pair:
    """被告甲、乙偿还原告丙借款10万元: before the verb who owes, behind it who is owed; 向丙偿还 turns round."""
    before = [group for group in telling.groups if group.end <= telling.word + 1]
    after = [group for group in telling.groups if telling.word < group.start < telling.start]
    lenders = _people(page, cast, after[0]) if after else ()
    if before and _is_turned_to(page.text, before[-1], telling.word):
        lenders = _people(page, cast, before[-1])
        before = before[:-1]
    borrowers = _people(page, cast, before[-1]) if before else ()
    claiming = suing(cast)
    joint = len(claiming) > 1 and not sued(cast)  # both sides applied: 司法确认
    if borrowers and not joint and all(party in claiming for party in borrowers):
        # 原告请求判令偿还: the one who asks; 被告欠原告的款项为: the one before him owes.
        first = _people(page, cast, before[-2]) if len(before) > 1 else ()
        lenders = lenders or borrowers
        borrowers = () if any(party in claiming for party in first) else first
    return lenders, _principal_debtors(_without_sureties(page, cast, borrowers))


@cache
def _turned() -> re.Pattern[str]:
    return re.compile(
        r"(?:向|从|问|跟|找|在)(?:(?:乙方|甲方|出借人|借款人|贷款人|自然人|案外人|股东)[（(]?)?[二两三四五六七八九各]?(?:位|名)?\Z"
    )


def _is_turned_to(text: str, group: Group, word: int) -> bool:
    """Whether 向 or 从 stands before a party and nothing but 处 or an aside between it and the word."""
    if not _turned().search(text, max(0, group.start - 8), group.start):
        return False
    between = text[group.end : word]
    return "，" not in between or len(between) < 14


_GIVEN = re.compile(r"(?<!还|交|付|递|借)给(?:了)?\Z")


def _is_given_to(text: str, group: Group, word: int) -> bool:
    """原告给被告乙借款25万元: whoever stands behind 给 borrowed."""
    return group.end == word and _GIVEN.search(text, max(0, group.start - 4), group.start) is not None


_RECEIVED = re.compile(r"(?:收到|接到|取得|拿到)(?:了)?\Z")


def _is_received_from(text: str, group: Group, word: int) -> bool:
    """乙出具收据，载明收到甲(交来)借款: whoever stands behind 收到 lent."""
    between = text[group.end : word]
    return between in _HANDED_IN and _RECEIVED.search(text, max(0, group.start - 4), group.start) is not None


_HANDED_IN = frozenset({"", "交来", "交付", "交来的", "支付的", "转来", "的", "给付的"})


def _touches(text: str, word: int, group: Group) -> bool:
    """Whether a party behind the word of lending belongs to it: 借给乙, 今借到乙, 汇款110万元至乙, 借原告15万元."""
    between = text[word : group.start]
    return "，" not in between and expression("[。；，]|出具|偿还|归还").search(between) is None


def _people(page: Page, cast: Cast, group: Group) -> tuple[Party, ...]:
    """The parties of a group; 被告 alone with several of them means the first."""
    said = page.text[group.start : group.end]
    bare = len(group.parties) > 1 and said in cast.roles and not _is_plural(page.text, group)
    if bare and _SECURES.search(page.text):
        return group.parties[:1]  # the others stand surety
    if said in ("原告、被告", "原、被告", "原被告", "双方当事人", "当事人双方", "原告、被告双方"):
        return ()
    return group.parties


def _is_plural(text: str, group: Group) -> bool:
    before = text[max(0, group.start - 3) : group.start]
    return (
        expression(r"[二两三四五六七八九各]|上列|以上|上述").search(before) is not None
        or text[group.start] in "二两三四五六七八九"
    )


def default_sides(page: Page, cast: Cast, told: Sequence[Telling], known: Sides) -> Sides:
    """The sides as the claim and the order name them, for what the telling itself leaves open."""
    owed = [telling for telling in told if telling.kind == OWED]
    owed.sort(key=lambda telling: _RANK.get(telling.stretch.voice, 9))
    pairs = [_owed(page, cast, telling) for telling in owed]
    lenders = next((pair[0] for pair in pairs if pair[0]), ()) or suing(cast)
    borrowers = next((pair[1] for pair in pairs if pair[1]), ()) or _first_debtor(page, cast, sued(cast))
    if set(lenders) & set(borrowers):
        lenders = tuple(party for party in suing(cast) if party not in borrowers)
    lenders = tuple(party for party in lenders if party not in known.borrowers)
    borrowers = tuple(party for party in borrowers if party not in known.lenders)
    if _SECURES.search(page.text):
        borrowers = _principal_debtors(_without_sureties(page, cast, borrowers))
    return Sides(_joined(lenders), _joined(borrowers), lenders, borrowers)


_SURETY = re.compile(
    r"(?:\([^()]{0,30}\))?(?:作为|系|是|为|自愿|同意|均|该|本案|案涉|上述|借款|的){0,4}"
    r"(?:担保人|保证人|提供[^，。；]{0,10}(?:担保|保证)|承担连带保证责任)"
    r"|为[^，。；]{0,16}(?:借款|债务|贷款)(?:进行|作|的)?(?:连带|责任|保证|的){0,3}担保(?![人金])"
)
_LOOKED_AT = 40


def _without_sureties(page: Page, cast: Cast, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Of several who owe together, those not told to stand surety; all of them where that leaves nobody."""
    if len(parties) < 2 or not _SECURES.search(page.text):
        return parties
    kept = tuple(party for party in parties if not _stands_surety(page, cast, party))
    return kept or parties


def _stands_surety(page: Page, cast: Cast, party: Party) -> bool:
    """丙作为担保人, 担保人丙、丁; 为乙提供担保 makes 乙 none."""
    text = page.text
    for form in cast.forms_of(party):
        at, looked = text.find(form), 0
        while at >= 0 and looked < _LOOKED_AT:
            vouches = _SURETY.match(text, at + len(form)) and not _FOR.search(text, max(0, at - 6), at)
            if vouches or _SURETIES.search(text, max(0, at - 60), at):
                return True
            at, looked = text.find(form, at + len(form)), looked + 1
    return False


_FOR = re.compile(r"(?:为|替|给)(?:原告|被告|借款人|债务人|主债务人)?\Z")
_SURETIES = re.compile(
    r"(?:担保|保证)人(?:为|是|：|的|即)?(?:被告|被申请人)?(?:[^，。；、：\n]{2,24}[、和及与]){0,4}\Z"
)


def _first_debtor(page: Page, cast: Cast, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The first of those sued who is not told to stand surety."""
    return next(((party,) for party in parties if not _stands_surety(page, cast, party)), parties[:1])


def _follows(text: str, name: str, words: re.Pattern[str]) -> bool:
    """Whether the words stand behind a name somewhere."""
    at, looked = text.find(name), 0
    while at >= 0 and looked < _LOOKED_AT:
        if words.match(text, at + len(name)):
            return True
        at, looked = text.find(name, at + len(name)), looked + 1
    return False


_SECURES = re.compile("保证(?!金)|担保|连带")
_RANK = {ORDERED: 0, ASKED: 1, TOLD: 2, FOUND: 3}


def _principal_debtors(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Where a company and persons owe together, whoever is named first borrowed and the others stand surety."""
    parties = tuple(party for party in parties if not _is_surety(party)) or parties
    return tuple(party for party in parties if party.kind == parties[0].kind)


def _is_surety(party: Party) -> bool:
    """A company whose business is to stand surety."""
    return party.kind == "organization" and "担保" in party.name
