"""Organisations and judicial bodies: found by how their names end, cut where the sentence around them begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from xiezhi.knowledge.divisions import find_divisions
from xiezhi.parsing.entities.marks import Mark
from xiezhi.parsing.page import Page
from xiezhi.schema import Facts
from xiezhi.text import fold

# Endings that make a name whatever stands before them.
_STRONG = (
    "有限责任公司", "股份有限公司", "有限公司", "集团公司", "总公司", "公司", "律师事务所", "法律服务所", "会计师事务所",
    "事务所", "人民政府", "公安局", "派出所", "公安分局", "交通警察大队", "交警大队", "交警支队", "银行", "信用社", "信用联社",
    "村民委员会", "居民委员会", "村委会", "居委会", "街道办事处", "人力资源和社会保障局", "社会保障局", "民政局", "财政局",
    "工商局", "国税局", "地税局", "税务局", "监督管理局", "管理局", "教育局", "土地局", "国土资源局", "房管局", "规划局",
    "医院", "卫生院", "中学", "小学", "大学", "学院", "幼儿园", "研究所", "研究院", "公证处", "司法鉴定所", "鉴定所",
    "鉴定中心", "司法鉴定中心", "法律援助中心", "合作社", "合伙企业", "看守所", "监狱", "管委会", "管理委员会", "商会", "协会",
    "工会委员会", "清算组", "破产管理人", "经营部", "经销部", "门市部", "商行", "加工厂", "保险公司",
)  # fmt: skip
# What may follow and still belong to the name: branches, and bodies inside a body.
_BRANCH = re.compile(
    r"(?:\([\u4e00-\u9fff]{2,12}\))?[\u4e00-\u9fff×]{0,12}?(?:分公司|支公司|分行|支行|营业部|分理处|分社|项目部|分所|工会委员会|破产管理人|管理人|清算组|股东会)"
)
_COURT_ENDS = re.compile(
    r"(?:(?:高级|中级)?人民|海事|知识产权|铁路运输(?:中级)?|互联网|金融)法院|人民检察院|仲裁委员会|仲裁院"
)
_RUN = re.compile(r"(?:[\u4e00-\u9fffA-Za-z0-9×*·&\-]|\([\u4e00-\u9fffA-Za-z×*]{1,12}\))+$")
_WORDS = re.compile(
    r"原告|被告人?|第三人|上诉人|申请人|执行人|案外人|申请|负责人|代表人|代理人|债务人|债权人|担保人|借款人|出借人|保证人|股东|"
    r"起诉|签订|出具|支付|提供|提交|返还|偿还|要求|请求|判令|转账|汇入|认为|主张|通过|经过|根据|委托|关于|由于|对于|以及|并且|"
    r"不服|指控|公诉机关|上级|现任|曾任|就职于|任职于|工作于|受雇于|挂靠|系由|作为|称其|名下|开户行|户名|法定|经营者|所有权人|"
    r"因与|诉|告知|裁定|判决|决定|受理|指定|收到|发给|移送|位于|住所地|以下简称|简称|变更为|更名为|原名|现为|即|且|但|而|则|并"
)
_CUTS = re.compile(r"[与向由给被把将系是该令使让且到在从对或及的了据找去往因]")
_SOFT_CUTS = re.compile(r"[和于以经为之至]")
_EMPTY = re.compile(
    r"^(?:[该本我贵各两二双原现此某其他她它]|上述|同一|一家|几家|多家|前述|另一)?(?:[^\u4e00-\u9fff]*)$"
)
_HOLLOW = re.compile(
    r"^(?:该|本|我|贵|各|两|二|双|原|其|一|另|此|上述|前述|所在|当地|商业|开户|有关|相关|中级|高级|上级|基层|人民)"
)


def find_organizations(page: Page, facts: Facts) -> list[Mark]:
    """Parties that are organisations, firms of agents, and every name that ends like one."""
    found = []
    known = [party.name for party in facts.parties if party.kind == "organization"]
    known += [person.firm for person in facts.representatives if person.firm]
    for name in known:
        text = "".join(fold(name).split())
        at = page.text.find(text)
        if at != -1 and len(text) > 1 and not _COURT_ENDS.search(text):
            found.append(Mark("ORG", at, at + len(text), "rule:party", text))
    return found + list(_by_ending(page))


def find_courts(page: Page) -> list[Mark]:
    """Courts, procuratorates and arbitration commissions by their full names."""
    found = []
    for match in _COURT_ENDS.finditer(page.text):
        start = _left(page.text, match.start())
        name = page.text[start : match.end()]
        if start < match.start() or name in ("最高人民法院", "最高人民检察院"):
            found.append(Mark("COURT", start, match.end(), "rule:court-ending", name))
        elif page.text.startswith("最高", match.start() - 2):
            start = match.start() - 2
            found.append(
                Mark("COURT", start, match.end(), "rule:court-ending", page.text[start : match.end()])
            )
    return found


@cache
def _endings() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_STRONG, key=len, reverse=True)))


def _by_ending(page: Page) -> Iterator[Mark]:
    text, reached = page.text, 0
    for match in _endings().finditer(text):
        if match.start() < reached:
            continue
        start = max(_left(text, match.start()), reached)
        end = match.end()
        branch = _BRANCH.match(text, end)
        if branch and not _WORDS.search(branch.group()) and not _CUTS.search(branch.group()[:-3]):
            end = branch.end()
        name = text[start:end]
        if len(name) - len(match.group()) >= 2 and not _HOLLOW.match(name):
            reached = end
            yield Mark("ORG", start, end, "rule:organization-ending", name)
        elif match.group() == "银行" and name.startswith("中国"):
            yield Mark("ORG", start, end, "rule:organization-ending", name)


def _left(text: str, at: int) -> int:
    """Where the name that ends at `at` begins."""
    window = text[max(0, at - 36) : at]
    run = _RUN.search(window)
    if not run:
        return at
    name, offset = run.group(), at - len(run.group())
    for pattern in (_WORDS, _CUTS):
        cut = max((m.end() for m in pattern.finditer(name)), default=0)
        name, offset = name[cut:], offset + cut
    places = find_divisions(name)
    if places and places[0].start:
        first = places[0].start
        if first <= 4 and not _SOFT_CUTS.search(name[:first]) and len(name) - first < 2:
            return offset
        return offset + first
    cut = max((m.end() for m in _SOFT_CUTS.finditer(name) if m.end() <= 1), default=0)
    return offset + cut
