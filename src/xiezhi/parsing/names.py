"""Names in party blocks: where a name ends, and whether it is a person's or an organisation's."""

from __future__ import annotations

import re
from functools import cache

from xiezhi.knowledge.persons import surnames
from xiezhi.parsing.page import Page
from xiezhi.text.alternation import by_first_character
from xiezhi.text.expressions import expression

_ORG_END = (
    "公司|集团|银行|支行|分行|信用社|合作社|联社|分社|联合社|总社|供销社|工厂|厂|农场|林场|牧场|渔场|商场|市场|卖场|养殖场|"
    "采石场|砂场|场|矿|企业|合伙|中心|营业部|经营部|门市部|门市|经销部|批发部|商行|车行|店|商店|酒店|饭店|宾馆|旅馆|餐厅|餐馆|"
    "饭庄|酒楼|茶楼|茶馆|超市|网吧|会所|俱乐部|工作室|诊所|药房|药店|医院|卫生院|卫生室|保健院|疗养院|学校|大学|学院|"
    "中学|小学|一中|二中|幼儿园|研究院|研究所|设计院|事务所|律师所|服务所|派出所|看守所|管理所|收费所|出版社|报社|杂志社|"
    "旅行社|电视台|委员会|居委会|村委会|管委会|人民政府|政府|村民小组|居民小组|小组|社区|公安局|局|厅|检察院|法院|监狱|"
    "大队|支队|总队|中队|指挥部|项目部|办事处|办公室|办|联合会|商会|协会|学会|基金会|工会|教会|理事会|业委会|业主大会|"
    "管理处|管理站|服务站|加油站|水电站|电站|站|管理人|清算组|清算委员会|管理局|寺|庙|坊|轩|苑|馆|行|社|村|街道|部队|"
    "个体工商户|有限合伙|普通合伙|基金|信托计划|资产管理计划|部|处|院|园"
)
_STRONG_END = re.compile(
    "(?:公司|集团|银行|[支分]行|信用社|合作社|联社|工厂|企业|合伙|中心|经营部|营业部|商行|商店|酒店|饭店|宾馆|超市|医院|学校|"
    "大学|学院|中学|小学|幼儿园|事务所|研究[院所]|委员会|委会|政府|小组|公安局|检察院|法院|协会|办事处|管理人|清算组|联合会|"
    "管理[处局站]|大队|派出所|[局厅])$"
)
_JOBS = (
    "董事长|副董事长|执行董事|董事|总经理|副总经理|经理|副经理|总裁|厂长|行长|副行长|主任|副主任|局长|副局长|校长|院长|"
    "所长|组长|副组长|会长|村长|县长|市长|区长|镇长|乡长|书记|处长|科长|站长|队长|场长|社长|园长|律师|实习律师|"
    "法律工作者|职员|职工|员工|工作人员|工作者|负责人|法务|顾问|总监|助理|主管|会计|理事长|秘书长|馆长|店长|老板|业主|教师|"
    "农民|工人|干部|居民|村民|无业|个体|司机|退休|台长|董秘|代表|股东|合伙人|监事|财务|管理员"
)
_LABELS = (
    "男|女|汉族|性别|职务|住址|住所|住所地|地址|电话|联系电话|联系方式|身份证|身份证号|公民身份|统一社会信用|出生|生于|民族|"
    "年龄|户籍|邮编|邮政编码|单位|工作单位|职业|法定代表人|负责人|委托|代理|通讯|开户|企业性质|工商登记|系|户籍地|组织机构|"
    "住|现住|经常居住地|案由|注册号|注册地|住宅|经营场所|营业场所|曾用名|手机|出生日期|籍贯|营业执照|送达地址"
)
_TOKEN = re.compile(r"[^\n，。；、：:()!?;]+|\([^()\n]{0,80}(?:\([^()\n]{0,40}\)[^()\n]{0,40})*\)")
# Surnames that are ordinary words as well: believed where a name is expected anyway.
_ALSO_SURNAMES = "乐和官容尉宾强楼谈郎衣权檀税那都云皮盘卫卿佟仝"
_PERSON = re.compile(r"[\u3007\u3400-\u9fffA-Za-z×*X某\d]{1,4}$")
_MASKED = re.compile(r"[某×*X]|[甲乙丙丁\d]$")
_KEEP_BRACKET = re.compile(
    "(?:(?:特殊)?(?:有限|普通)合伙|有限公司|集团|个体工商户|中国|香港|国际|控股|.{1,4}[省市区县州]|基金|北京|上海|深圳|天津|重庆|广州)$"
)
_ALL_MASK = re.compile(r"[×*某]{2,4}$")
_INSIDE = re.compile(r"(?:男|女)(?=\d|$|汉族|.族)|性别：|职务：?|(?:姓名|名称)：|(?<=公司)住所地?")
_TOO_LONG = re.compile("[\u4e00-\u9fa5]{3}[男女]")
_DETAIL = re.compile(r"，(?:[\u4e00-\u9fa5]{1,3}族|(?:19|20)\d\d|[一二][〇九]|出生|生于)")
_STOP_VERB = re.compile(
    r"与|诉称|辩称|不服|认为|一案|纠纷|提起|要求|请求|因|向本|应当|承担|支付|于[\d二一]|未到庭|经本院|经传票"
)
_SENTENCE_WORDS = (
    "人民法院|本院|纠纷|一案|《|要求|给付|作出|送达|不服|申请|原告|被告|支付|归还|违反|负责|提供|参与|联系|检察机关|被害|"
    r"将其|[的了并]|称|诉$|于\d|于20|自\d|[来去]到|委托|约定|账户|之间|行为|到庭|出庭|表示|收到|贵院|关于|先后|又|明知|夫妇|等人|故意|认购|醉酒|使用|通过"
)
_SENTENCE = re.compile(by_first_character(_SENTENCE_WORDS))
_SENTENCE_HEAD = re.compile("检察院|[向应将按经在被并已与]")
_NOT_NAMES = frozenset(
    [
        "男",
        "女",
        "汉族",
        "某某",
        "不详",
        "缺",
        "同上",
        "略",
        "系",
        "该",
        "无",
        "其",
        "未到庭",
        "居住",
        "到庭",
        "辩护",
        "答辩",
        "代理权限",
        "当事人",
        "方",
        "们",
        "均",
        "等",
        "此",
        "各",
        "之",
        "双方",
        "本人",
        "公司",
        "单位",
        "原告",
        "被告",
        "一方",
        "的",
    ]
)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:{_LABELS}|\d{{2,}})")


@cache
def _job_end() -> re.Pattern[str]:
    return re.compile(f"(?:{_JOBS})+$")


@cache
def _job_lasts() -> frozenset[str]:
    """What a job ends with (a line break behind it counts for nothing)."""
    return frozenset({"\n", *(job[-1] for job in _JOBS.split("|"))})


@cache
def _org_end() -> re.Pattern[str]:
    return re.compile(f"(?:{_ORG_END})$")


@cache
def _org_lasts() -> frozenset[str]:
    """What an organisation ends with (a line break behind it counts for nothing)."""
    return frozenset({"\n", *(end[-1] for end in _ORG_END.split("|"))})


@cache
def _surnames() -> frozenset[str]:
    return surnames() | frozenset(_ALSO_SURNAMES)


def is_job(text: str) -> bool:
    """Whether a phrase is only a job or office (总经理, 律师, 汉族农民)."""
    return text[-1:] in _job_lasts() and _job_end().search(text) is not None


def ends_like_organisation(text: str) -> bool:
    """Whether a phrase ends like the name of an organisation (公司, 厂, 村民委员会 …)."""
    text = text.split("(")[0] if text.endswith(")") and "(" in text[1:] else text
    return bool(text[-1:] in _org_lasts() and _org_end().search(text)) or text.upper().rstrip(".").endswith(
        ("LTD", "LIMITED", "INC", "CORP", "CORPORATION", "GMBH", "LLC", "CO", "COMPANY", "S.A", "PTE")
    )


def is_organisation(name: str) -> bool:
    """Whether a party's name is an organisation's, from the name alone.

    Short names are persons unless they end in a word that no given name ends in (公司, 银行, 委员会).
    """
    if len(name) <= 3 and "·" not in name:
        return bool(_STRONG_END.search(name)) and name[0] not in _surnames()
    if len(name) == 4:
        return bool(_STRONG_END.search(name)) or (ends_like_organisation(name) and not has_surname(name))
    return ends_like_organisation(name) or (len(name) > 6 and "·" not in name and not name.isascii())


def has_surname(name: str) -> bool:
    """Whether a name begins with a Chinese surname (single or compound)."""
    return name[:1] in _surnames() or name[:2] in _surnames()


def has_compound_surname(name: str) -> bool:
    """Whether a name begins with a two-character surname (欧阳, 司徒)."""
    return len(name) > 2 and name[:2] in surnames()


def reads_like_sentence(text: str) -> bool:
    """Whether a phrase holds what only a sentence holds, never a name (支付, 原告, 于2015)."""
    return bool(_SENTENCE_HEAD.match(text) or _SENTENCE.search(text))


def looks_like_person(token: str, *, strict: bool = False) -> bool:
    """Whether a phrase can be a person's name: two to four characters, masked, dotted or in Latin letters.

    `strict` asks for a known surname or a mask, for places where any short phrase could stand.
    """
    if not token or token in _NOT_NAMES or is_job(token) or (len(token) < 3 and _label().match(token)):
        return False
    if "·" in token or "•" in token or "・" in token:
        return len(token) <= 30 and not _STOP_VERB.search(token)
    if token.isascii() and not _ALL_MASK.match(token):
        return any(c.isalpha() for c in token) and len(token) <= 40
    if len(token) > 3 and reads_like_sentence(token):
        return False
    if _ALL_MASK.match(token):
        return True
    if not _PERSON.match(token):
        return (
            not strict
            and len(token) <= 8
            and not ends_like_organisation(token)
            and not _STOP_VERB.search(token)
        )
    if strict and not ((has_surname(token) and len(token) > 1) or _MASKED.search(token)):
        return False
    return not _STRONG_END.search(token) and (len(token) == 3 or not _STOP_VERB.search(token))


def starts_with_label(text: str) -> bool:
    """Whether a phrase begins with the label of a detail (住所地, 男, 职务) and so is no name."""
    return bool(_label().match(text))


def gap_before(page: Page, at: int) -> bool:
    """Whether white space was dropped from the source just before a page offset."""
    return page.original(at, at + 1).start > page.original(at - 1, at).end if at else False


def name_end(page: Page, start: int, limit: int) -> int:
    """Where the name that begins at `start` ends: at a stop, at a note in brackets, at a gap before a label.

    Brackets inside a company's name (杜某（北京）有限公司) and legal forms behind it (（有限合伙）) belong to it.
    """
    text, end = page.text, start
    for token in _TOKEN.finditer(text, start, limit):
        if token.start() != end:
            break
        if token.group()[0] != "(":
            end = token.end()
        elif end == start:
            if not expression(r"\([\u4e00-\u9fa5]{2,4}\)[\u4e00-\u9fa5]{2}").match(text[start : start + 8]):
                break
            end = token.end()  # （香港）某某公司
        elif not _bracket_belongs(text, token, limit):
            break
        else:
            end = token.end()
    return _cut(page, start, end)


def _bracket_belongs(text: str, token: re.Match[str], limit: int) -> bool:
    inner = token.group()[1:-1]
    following = _TOKEN.match(text, token.end(), limit)
    if following and following.group()[0] != "(":
        word = following.group()
        return bool(expression("(?:有限|股份|集团|律师|事务所|分公司|公司|国际|第|中国)").match(word)) or (
            ends_like_organisation(word)
            and not _label().match(word)
            and "简称" not in inner
            and len(inner) < 9
        )
    return (
        len(inner) < 12
        and bool(_KEEP_BRACKET.match(inner))
        and not expression("简称|下称|原名|曾用|又名|原").search(inner)
    )


def _cut(page: Page, start: int, end: int) -> int:
    """Cut at a gap of the source before a label, at a label, at `.` behind an organisation."""
    text = page.text
    if "." in text[start:end]:
        for at in range(start + 1, end):
            if (
                text[at] == "."
                and ends_like_organisation(text[start:at])
                and not text[at + 1 : at + 2].isascii()
            ):
                return at
    printed = page.original(start, end)
    if printed.end - printed.start > end - start:
        for at in range(start + 1, min(end, start + 60)):
            if gap_before(page, at) and _gap_ends(text[start:at], text[at:end]):
                return at
    label = _INSIDE.search(text, start + 2, end)
    if label is None or text[start].isascii():
        return end
    if label.end() == end and label.group() in "男女" and not _DETAIL.match(text, end):
        # A given name may end in 男 or 女 (胜男): the sex where other details follow at once or the name is too long.
        return (
            label.start()
            if _TOO_LONG.fullmatch(text, start, end) and not has_compound_surname(text[start:end])
            else end
        )
    return label.start()


def _gap_ends(left: str, right: str) -> bool:
    """Whether a gap between two printed words ends a name (`马某   经理`), unlike the gap of a spaced name (`张 三`)."""
    if len(left) < 2 and not left.isascii():
        return False
    return len(right) > 2 or bool(_label().match(right)) or is_job(right) or len(left) > 2


def strip_job(name: str) -> str:
    """A name without an office glued to it (黄某某董事长 → 黄某某)."""
    match = _job_end().search(name) if name[-1:] in _job_lasts() else None
    return (
        name[: match.start()] if match and match.start() >= 2 and not ends_like_organisation(name) else name
    )
