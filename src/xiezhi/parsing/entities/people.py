"""People: parties, agents, judges, and those a sentence introduces by what they are or do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from xiezhi.knowledge.persons import is_plausible_person, surnames
from xiezhi.parsing.entities.marks import Mark
from xiezhi.parsing.entities.starts import starts
from xiezhi.parsing.entities.words import INTRODUCING
from xiezhi.parsing.page import Page
from xiezhi.schema import Facts
from xiezhi.text import fold
from xiezhi.text.alternation import alternation
from xiezhi.text.triggers import Meeting, matches

# What may stand behind the name: one character, or a word.
_AFTER_ONE = "向与、，。；的等系为及和在于未将已称因对是之从以给处也说仅”()"
_AFTER = "出具|签字|签名|签订|名下|账户|帐户|银行卡|所有|驾驶|证言|证明|陈述|出庭|转账|汇款|借款|偿还|返还|承认|到庭|共同|支付|交付|提供|提交|担任|银行|作为|实际|代表|离开|能够|明确|认可|往来|代收|代为|收取|转交|保管|签收|知情|经手|介绍|担保|先生|女士|用于|工资|调解|主审"
# 林一舟等12人: a list of people told by its first name.
_GROUP = re.compile(r"([\u4e00-\u9fff]{2,4}?)等[\d一二三四五六七八九十百]*[人名户]$")
# A body that acts for a party: a firm as administrator.
_BODY = re.compile(r"(?:公司|事务所|中心|清算组|银行|厂|委员会|管理人)$")
_MASKS = re.compile("[某×*]")
_NEXT = re.compile(r"([\u4e00-\u9fff·]{2,3}?)(?=[，。、；()与和及]|[汇转借签出到支付系均等原的]|共同)")
# What follows a name and ends none (杨某经本院传唤, 张某欠款).
_TOWARDS = re.compile(
    "[甲乙丙丁戊]方|[向给][甲乙丙丁][方某]|向[而前东西南北左右其本被原上下]|.而"
)  # 同向而行
_NO_LAST = frozenset("仅欠经既已均皆未曾系号")
# Where a name can begin and end inside a sentence.
_EDGE_BEFORE = r"[，。；：、\n(与和及向由给对被将为经叫是欠同随人]"
_EDGE_AFTER = (
    r"(?=[，。；：、\n()向与和及的等系为在于未将已称因对是之从以给作到提出支签共处虽仍还曾均不又也可]|$)"
)


def find_people(page: Page, facts: Facts) -> list[Mark]:
    """Names of people."""
    known = list(_heading(page, facts))
    names = {mark.text for mark in known}
    guessed = [*_masked(page), *_introduced(page), *_recurring(page), *_listed(page)]
    guessed = [mark for mark in guessed if mark.text[:-1] not in names]
    return [*known, *guessed, *_beside(page.text, {mark.text for mark in (*known, *guessed)})]


def _beside(text: str, names: set[str]) -> Iterator[Mark]:
    """What looks like a name and stands in one enumeration with a name (向甲某某、乙某某汇款)."""
    lengths, ends = sorted({len(name) for name in names}), {name[-1] for name in names}
    at = text.find("、") if names else -1
    while at != -1:
        if text[at - 1] in ends and any(text[max(0, at - length) : at] in names for length in lengths):
            match = _NEXT.match(text, at + 1)
            if match and match.group(1) not in names and _stands_for_itself(match.group(1), names):
                yield Mark("PERSON", match.start(1), match.end(1), "rule:beside-a-name", match.group(1))
        at = text.find("、", at + 1)


def _stands_for_itself(name: str, names: set[str]) -> bool:
    """Whether it can be a name, and is no known name with the word behind it."""
    return is_plausible_person(name) and name[-1] not in _NO_LAST and name[:-1] not in names


def _heading(page: Page, facts: Facts) -> Iterator[Mark]:
    names = [party.name for party in facts.parties if party.kind == "person"]
    names += [found.group(1) for party in facts.parties if (found := _GROUP.match(party.name))]
    names += [person.name for person in facts.representatives if not _BODY.search(person.name)]
    names += [judge.name for judge in facts.judges]
    for name in dict.fromkeys(names):
        text = "".join(fold(name).split())
        at = page.text.find(text)
        if at != -1 and text:
            yield Mark("PERSON", at, at + len(text), "rule:heading", text, known=True)


@cache
def _mask() -> re.Pattern[str]:
    return re.compile(
        r"([\u4e00-\u9fff])(?:某(?![村镇路街区县市乡号])[某甲乙丙丁戊己庚]?(?:\d{1,2}(?![\d年月日号周岁]))?|[×*]{1,2}(?![×*年月日省市县区]))"
    )


def _masked(page: Page) -> Iterator[Mark]:
    if not any(char in page.text for char in "某×*"):
        return
    places = (match.start() - 1 for match in _MASKS.finditer(page.text, 1))
    for match in matches(_mask(), places, page.text):
        family = match.group(1)
        if family in surnames() and (match.group()[1] == "某" or _is_name_place(page.text, match.start())):
            yield Mark("PERSON", match.start(), match.end(), "rule:masked-name", match.group())


def _is_name_place(text: str, at: int) -> bool:
    """A cross can mask anything: the name must stand after a mark or a word for a person."""
    return _name_place().search(text[max(0, at - 6) : at]) is not None


@cache
def _name_place() -> re.Pattern[str]:
    return re.compile(rf"(?:[，。；：、\n(]|{'|'.join(INTRODUCING)}|原告|被告|人)$")


@cache
def _introducing() -> re.Pattern[str]:
    return re.compile(
        rf"{alternation(INTRODUCING)}(?:为|：|是|即)?([\u4e00-\u9fff·]{{2,4}}?)(?=[{_AFTER_ONE}\d]|{_AFTER}|$)"
    )


def _introduced(page: Page) -> Iterator[Mark]:
    for match in matches(_introducing(), starts(page, "introducing"), page.text):
        name = match.group(1)
        verb = (
            name[0] in "员应"
            or _TOWARDS.match(name)
            or (name[0] == "方" and match.group().startswith("委托"))
        )
        if is_plausible_person(name) and not verb:  # 负责人|员曾某, 乙方|应及时, 委托|方送审
            yield Mark("PERSON", match.start(1), match.end(1), "rule:introduced", name)


@cache
def _families() -> list[str]:
    return sorted(name for name in surnames() if len(name) == 1)


@cache
def _family_at_edge() -> Meeting:
    return Meeting(_EDGE_BEFORE[1:-1].replace("\\n", "\n"), _families())


@cache
def _standing() -> re.Pattern[str]:
    family = "".join(_families())
    return re.compile(rf"([{family}](?<={_EDGE_BEFORE}[{family}])[\u4e00-\u9fff]{{1,2}}){_EDGE_AFTER}")


def _recurring(page: Page) -> Iterator[Mark]:
    """Characters that look like a name and stand like one at least twice (two characters: four times)."""
    found = list(matches(_standing(), _family_at_edge().places(page.neighbours), page.text))
    counts = Counter([match.group(1) for match in found])
    for match in found:
        name = match.group(1)
        if (
            counts[name] >= (2 if len(name) == 3 else 4)
            and name[-1] not in "路街镇村县市区乡仅欠经既已皆曾系号"
            and is_plausible_person(name)
            and not _TOWARDS.match(name)
        ):
            yield Mark("PERSON", match.start(1), match.end(1), "rule:recurring-name", name)


@cache
def _enumeration() -> re.Pattern[str]:
    return re.compile(r"(?<=、)([\u4e00-\u9fff·]{2,4}?)(?:\([^()\n]{1,20}\))?(?=[、，。；等和及)]|\d+人)")


def _listed(page: Page) -> Iterator[Mark]:
    """Names between names: each piece of an enumeration of at least three that look like names."""
    places = (at + 1 for at in starts(page, "comma"))
    found = [m for m in matches(_enumeration(), places, page.text) if is_plausible_person(m.group(1))]
    for at, match in enumerate(found):
        before = at > 0 and found[at - 1].end() + 1 == match.start()
        after = at + 1 < len(found) and match.end() + 1 == found[at + 1].start()
        if before or after:
            yield Mark("PERSON", match.start(1), match.end(1), "rule:listed-name", match.group(1))
        if after and not before and (first := _first_listed(page.text, match.start() - 1)):
            yield first


@cache
def _list_head() -> re.Pattern[str]:
    return re.compile(r"(?:[，。；：、\n(与和及向由给对被是同“来结伙即如有]|证人|原告|被告|纠集|召集)$")


def _first_listed(text: str, end: int) -> Mark | None:
    """The name before the first mark of an enumeration of names (纠集甲某、乙某、丙某), from 3 characters or 2."""
    for length in (3, 2):
        name = text[end - length : end]
        head = _list_head().search(text[max(0, end - length - 2) : end - length])
        if head and is_plausible_person(name):
            return Mark("PERSON", end - length, end, "rule:listed-name", name)
    return None
