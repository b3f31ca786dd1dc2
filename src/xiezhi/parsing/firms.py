"""The law firm or employer behind an agent's name (委托诉讼代理人：王某，北京某律师事务所律师)."""

from __future__ import annotations

import re
from functools import cache

from xiezhi.schema import Place
from xiezhi.text.expressions import expression

# Offices whose members appear as agents: Lawyers Law art. 14, legal services at the base (基层法律服务所), legal aid.
_OFFICES = "专利商标事务所|专利商标代理事务所|专利代理事务所|专利事务所|商标事务所|知识产权代理事务所|律师事务所|律师所|法律服务所|法律事务所|法律服务部|法律服务中心|法律援助中心|法律援助处|法律援助站|法律服务社|法务所"
_ABROAD = r"律师\([^()]{2,8}\)事务所"
_LEAD = re.compile(
    r"(?:[^，。\n]{0,6}(?:法律援助|司法局|律师协会)[^，。\n]{0,6}?(?:指派|指定|委派|安排)(?:的)?|[^，。\n]{0,30}?(?:指派|指定|委派)的)?(?:(?:该公司|本公司|其)?(?:的)?(?:破产)?管理人)?(?:[二两三四]人)?(?:均|都|皆|分别)?(?:系|为|是|属|任|现任|原任|曾任|原为|原系|现为|职务为|就职于|供职于|来自|在)?"
)
_WORDLESS = re.compile(
    r"^(?:该|本|原告|被告|上诉人|被上诉人|申请人|被申请人|第三人|其|我|上述|单位|公司|系|同|某公司|法定|职务|保险公司$)"
)
# A department is not the employer: 某公司法务部 is 某公司.
_UNIT_OF = re.compile(
    r"(.{2,40}(?:公司|银行|[支分]行|信用社|联社|厂|集团))[\u4e00-\u9fa5]{0,6}(?:部|科|处|室|中心|办)$"
)

# The firm that is a company's administrator (某公司管理人某律师事务所, 企业破产法 art. 24).
_ADMINISTERS = re.compile(
    r"[\u4e00-\u9fa5()]{4,30}(?:公司|厂|中心|合作社|合伙\))(?:破产)?管理人(?=[\u4e00-\u9fa5]{2,20}(?:律师|会计师|清算)事务所)"
)


@cache
def _firm() -> re.Pattern[str]:
    name = r"[^\n，。；、：:()]*(?:\([^()\n]{1,12}\)[^\n，。；、：:()]*)?"
    branch = r"(?:\((?:特殊)?普通合伙\)|\([^()\n]{2,8}\)(?:分?所|事务所)?|[\u4e00-\u9fa5]{2,6}分所)?"
    return re.compile(rf"(?P<firm>{name}?(?:{_ABROAD}|{_OFFICES}){branch})")


@cache
def _employer() -> re.Pattern[str]:
    organisations = (
        "公司|集团|银行|[支分]行|信用社|联社|合作社|厂|店|中心|政府|委员会|村委会|居委会|医院|学校|大学|学院|中学|小学|局|所|院|处|社|站|队|"
        "协会|工会|总会|联合会|管理人|清算组|部|场|酒店|办事处|街道办|办公室|办|社区|企业|事务所"
    )
    jobs = (
        "员工|职工|职员|工作人员|工作者|雇员|法务[\u4e00-\u9fa5]{0,6}|法律顾问|顾问|(?:副|总|客户|项目|部门|分管|业务|执行|常务|财务|人事|行政)*(?:经理|主任|总监|主管|"
        "会计|科长|处长|局长|院长|校长|所长|部长|组长|书记|指导员|干部|教师|律师|行长|厂长|董事长|总裁|秘书|助理|股长|队长|专员|科员|员|负责人|职务)"
        "|工作|公务员|民警|副[\u4e00-\u9fa5]{1,3}长"
    )
    return re.compile(
        rf"(?P<firm>[^\n，。；、：:()]{{2,40}}(?:\([^()\n]{{1,12}}\)[^\n，。；、：:()]{{0,30}})?(?:{organisations}))"
        rf"(?:的)?(?:[\u4e00-\u9fa5]{{0,8}}?)(?:{jobs})(?=[，。；、：()\n]|$)"
    )


def find_firm(text: str, start: int, end: int, *, offices_only: bool = False) -> Place | None:
    """The span of the firm or employer named in a description, None where it is only 该公司 or unnamed.

    Args:
        text: folded text.
        start, end: the stretch behind the agent's name.
        offices_only: look for law firms and legal service offices only.
    """
    if any(word in text[start:end] for word in ("律师", "法律", "法务所", "专利", "商标", "知识产权")):
        for match in _firm().finditer(text, start, end):
            span = _trim(text, *match.span("firm"))
            if span:
                return span
    if offices_only:
        return None
    for match in _employer().finditer(text, start, end):
        if match.start() > start and text[match.start() - 1] not in "，、。；：()\n":
            continue
        span = _trim(text, *match.span("firm"))
        if span and not expression("住|户籍|[\\d男女]|职业|经营").match(text[span[0] : span[0] + 2]):
            return span
    return None


def _trim(text: str, start: int, end: int) -> Place | None:
    """Without 系, 均为 and the like; None for 该公司 and other words that name nobody."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    if owner := _ADMINISTERS.match(text, start, end):
        start = owner.end()
    name = text[start:end]
    unit = _UNIT_OF.match(name)
    name, end = (unit.group(1), start + unit.end(1)) if unit else (name, end)
    if len(name) < 4 or _WORDLESS.match(name):
        return None
    return start, end
