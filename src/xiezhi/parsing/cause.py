"""The cause of action (案由), as the text names it.

Courts name it in the sentence that opens the story (原告甲与被告乙民间借贷纠纷一案), papers of parties under 案由 or in
their first sentence. The official list (《民事案件案由规定》) tells the name's extent; where a court uses a name of its
own, the last name of a party marks its beginning. In criminal papers the charge (罪名) stands for it.
"""

from __future__ import annotations

import re
from collections import deque
from functools import cache

from xiezhi.knowledge.causes import find_cause
from xiezhi.knowledge.persons import is_plausible_person
from xiezhi.parsing.opening import is_excerpt
from xiezhi.parsing.page import Page
from xiezhi.parsing.parties import read_entries
from xiezhi.parsing.title import Title
from xiezhi.parsing.told_parties import parties_told
from xiezhi.schema import Fact
from xiezhi.text import Span, fold
from xiezhi.text.expressions import expression

_REACH = 120
_JURISDICTION = re.compile("管辖权?异议(?=纠纷$)")  # the objection is no part of the dispute's name


def read_cause(page: Page, title: Title) -> Fact | None:
    """The cause of action or the charge."""
    if title.code.startswith("criminal") or (title.case_number and "刑" in str(title.case_number.value)):
        return _charge(page, title)
    if title.code == "bankruptcy_claim":
        return None
    for reader in (_labelled, _in_story, _in_arbitration, _brought_as, _by_act, _in_caption, _by_proceeding):
        span = reader(page, title)
        if span:
            name = _JURISDICTION.sub("", page.compact(*span))
            return page.fact(name, span.start, span.end, f"rule:cause{reader.__name__.replace('_', '-')}")
    return None


# --- named under a label ------------------------------------------------------------------------------------------


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|\n|。|案由为|，)(?:立案|执行|申请)?案由(?:是|为|：)+(?P<cause>(?:(?!、(?:适用|立案|受理|开庭|审[理判]|当事人))[\u4e00-\u9fa5、()]){2,30}(?<!、))"
    )


def _labelled(page: Page, title: Title) -> Span | None:
    told = page.text.find("案由", 0, title.end + 4000) != -1
    match = _label().search(page.text, 0, title.end + 4000) if told else None
    match = match or _subtitle().search(page.text, title.start, title.end)
    return Span(*match.span("cause")) if match else None


@cache
def _subtitle() -> re.Pattern[str]:
    """民事起诉状（民间借贷纠纷）: the element-style forms name the cause in the title."""
    return re.compile(r"\((?P<cause>[\u4e00-\u9fa5、]{2,24}(?:纠纷|争议|之诉))\)")


# --- named in the story --------------------------------------------------------------------------------------------


@cache
def _case_word() -> re.Pattern[str]:
    return re.compile(
        r"(?:的)?(?:民事)?(?:一|两|二|三|四|等|系列|\d+)案(?:件)?|纠纷(?=[，。)]|案件?)|(?<=争议)案(?=[，。(])|纠纷(?!一案|两案|[\u4e00-\u9fa5]{0,3}案)"
    )


_OTHER_SUIT = re.compile("另查|另案|又查|再查")
_OURS = re.compile("本院|我院|本委|本会|受理|立案|审理|调解")
_OURS_WITHIN = 40


def _in_story(page: Page, title: Title) -> Span | None:
    """In the first sentences after the parties that speak of the case."""
    names = _party_names(page, title)
    number = str(title.case_number.value) if title.case_number else ""
    acts = title.code.startswith("administrative") or "赔" in number
    excerpt = is_excerpt(page, title)
    for start in dict.fromkeys((_story_start(page, title), title.end)):
        for match in _case_word().finditer(page.text, start, start + 3000):
            if excerpt and _OTHER_SUIT.search(page.text, start, match.start()):
                break  # which goes on with another suit
            if excerpt and not _OURS.search(page.text, match.end(), match.end() + _OURS_WITHIN):
                continue  # which tells of suits between others
            stop = match.start() + (2 if match.group().startswith("纠纷") else 0)
            span = _cause_before(page.text, start, stop, names, acts=acts)
            if span:
                return span
    return None


@cache
def _brought_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:因|就|为)(?P<cause>[\u4e00-\u9fa5、]{2,16}(?:争议|纠纷))，[^。\n]{0,24}(?:向本|申请仲裁|提出|申诉)"
    )


def _in_arbitration(page: Page, title: Title) -> Span | None:
    """两申请人因工资争议，向本委申请仲裁: awards that speak of no case."""
    if not title.code.startswith("arbitration"):
        return None
    match = _brought_before().search(page.text, title.end, title.end + 3000)
    return Span(*match.span("cause")) if match else None


@cache
def _as_cause() -> re.Pattern[str]:
    return re.compile(
        r"(?<=以)(?P<cause>[\u4e00-\u9fa5、]{2,24}(?:纠纷|争议|之诉))为(?:案)?由|提起(?P<suit>[\u4e00-\u9fa5]{3,16}之诉)(?=[。，])"
    )


def _brought_as(page: Page, title: Title) -> Span | None:
    """以金融借款合同纠纷为案由起诉, 提起执行异议之诉: retrials of the Supreme Court that speak of no case."""
    if title.is_party_paper:
        return None
    match = _as_cause().search(page.text, title.end, title.end + 3000)
    return Span(*match.span(match.lastgroup or "cause")) if match else None


@cache
def _act_named() -> re.Pattern[str]:
    """What an office did or did not do, in the sentence that brings the suit (行政案件案由, 法发〔2020〕44号)."""
    return re.compile(
        r"(?P<act>(?:(?:治安|公安|工商|土地|房屋|林业|环境|环保|交通|税务|规划|城乡规划|水务|卫生|质量|食品|药品|劳动|海关|消防|农业|渔业)(?:保护|管理|监督|运输管理)?)?行政(?:处罚|强制措施|强制执行|强制|许可|征收|登记|确认|给付|协议|补偿|赔偿|裁决|复议|处理|批准|审批)"
        r"|(?:政府)?信息公开|(?:不)?履行(?:[\u4e00-\u9fa5]{0,8})?法定职责|(?:不)?予受理|工伤认定|房屋征收补偿|房屋征收|土地征收|房屋登记|土地登记)"
    )


def _by_act(page: Page, title: Title) -> Span | None:
    """不服某局作出的行政处罚决定，向本院提起行政诉讼: suits that name no case, by the act they are about."""
    if not title.code.startswith("administrative"):
        return None
    start = _story_start(page, title)
    brought = page.text.find("向本院", start, start + 1500)
    match = _act_named().search(page.text, start, brought) if brought != -1 else None
    return Span(*match.span("act")) if match else None


def _story_start(page: Page, title: Title) -> int:
    if title.is_party_paper:
        return title.end
    part = page.first("procedure_history") or page.first("claim_facts", "claims", "body")
    return part.start if part else title.end


def _cause_before(
    text: str, floor: int, stop: int, names: tuple[str, ...], *, acts: bool = False
) -> Span | None:
    """The cause that ends at `stop`: from the last name of a party on, else by the official list.

    With `acts` the word for what an office did (治安行政处罚) is one too.
    """
    begin = max(floor, stop - _REACH, *(text.rfind(mark, floor, stop) + 1 for mark in "。；\n"))
    if bracketed := expression(r"\(([\u4e00-\u9fa5、]{3,28})\)$").search(text[begin:stop]):
        begin, stop = begin + bracketed.start(1), stop - 1
        return Span(begin, stop) if find_cause(text[begin:stop]) else None
    phrase = text[begin:stop]
    cut = max((phrase.rfind(name) + len(name) for name in names if name in phrase), default=0)
    torn = _TORN.match(phrase)
    cut = max(cut, torn.end() if torn else 0)
    own = _trim(phrase, max(cut, _after_bracket(phrase)))
    if own and _NAMESAKE.match(phrase, own.start - 1):
        own = Span(own.start + 1, own.end)  # 袁某 of the party list is 袁某甲 here
    if cut and own and _looks_like_cause(phrase[own.start : own.end]):
        return _without_name(phrase, own).shifted(begin)
    if own := _after_role(phrase):
        return own.shifted(begin)
    if acts and (act := _act(phrase, max(cut, _after_bracket(phrase)))):
        return act.shifted(begin)
    listed = find_cause(phrase)
    if listed and phrase[listed.start : listed.end] == "支付令":
        return None
    if listed and len(phrase) - listed.end <= 8 and listed.end - listed.start >= 2:
        end = listed.end
        if phrase.startswith("纠纷", end):
            end += 2
        return Span(begin + listed.start, begin + end)
    return None


_NAMESAKE = re.compile("[某×][甲乙丙丁戊己](?!方)")
# …司)商标权纠纷: an aside that names a party begins on the line before.
_TORN = re.compile(r"[^()]{0,12}\)(?=[^()]*$)")


@cache
def _role_end() -> re.Pattern[str]:
    return re.compile(r"(?:原告|被告|上诉人|申请人|执行人|双方|当事人)(?=[\u4e00-\u9fa5、]{3,24}$)")


def _after_role(phrase: str) -> Span | None:
    """申请人与被申请人借款合同争议: the cause right behind a role word, with no name between."""
    role = next(iter(deque(_role_end().finditer(phrase), maxlen=1)), None)
    own = _trim(phrase, role.end()) if role else None
    if not own or not _looks_like_cause(phrase[own.start : own.end]):
        return None
    if phrase.endswith("争议", 0, own.end):
        return own
    listed = find_cause(phrase[own.start : own.end])
    return own if listed and listed.start == 0 and phrase.endswith("纠纷", 0, own.end) else None


@cache
def _act_pattern() -> re.Pattern[str]:
    office = "(?:府(?!信息)|[局会院委]|公司|大队|派出所|管理处|中心|办公室)"
    lead = rf"(?:^|因|诉|所作|作出的?|为|要求|请求|不服|{office}(?![\u4e00-\u9fa5]{{0,12}}{office}))的?"
    return re.compile(rf"{lead}(?P<act>(?![因诉的、和与及为]|不服|要求|请求)[\u4e00-\u9fa5、]{{2,20}})$")


def _act(phrase: str, cut: int) -> Span | None:
    """The act of an office at the end of a phrase, behind the last name or the office."""
    match = _act_pattern().search(phrase[cut:])
    if not match or not match["act"].endswith(_ACTS) or not _cause_shape().fullmatch(match["act"]):
        return None
    return Span(*match.span("act")).shifted(cut)


def _without_name(phrase: str, own: Span) -> Span:
    """Without the names of persons whom the party block does not list (甲、张三股权转让纠纷)."""
    listed = find_cause(phrase[own.start : own.end])
    if not listed or listed.form != "official" or not own.start or phrase[own.start - 1] not in "、与及和人":
        return own
    before = phrase[own.start : own.start + listed.start].split("、")
    return Span(own.start + listed.start, own.end) if all(map(is_plausible_person, before)) else own


def _after_bracket(phrase: str) -> int:
    """After the last aside (以下简称…), which ends a party's name."""
    return (
        phrase.rfind(")") + 1
        if expression(r"\([^()]*(?:简称|称|曾用名|原审|反诉|一审)[^()]*\)[^()]*$").search(phrase)
        else 0
    )


_LEAD = re.compile(
    r"^(?:[、，(\"”“]|案由|等(?!候)|之间|你|因|为|与|和|及|的|发生|产生|关于|诉|就|有关|涉及|两人|二人|双方|存在|公司(?!证照返还|盈余分配|决议|解散|设立|增资|减资|合并|分立|关联交易|债券交易)|被告|原告|第三人(?!撤销)|案外人(?!执行)|涉嫌|申请执行(?!人)|执行(?!异议|分配|回转)|\d人)+"
)
_TRAIL = re.compile(
    r"(?:(?<=纠纷)执行|执行实施|(?<=纠纷)上诉|的?民事|(?<=纠纷)再审|(?<=纠纷)申请再审|执行|，|(?<=纠纷)管辖权?异议(?:上诉)?)$"
)


def _trim(phrase: str, cut: int) -> Span | None:
    """The rest of the phrase after `cut`, without the small words at both ends."""
    aside = phrase.find(")", cut)
    if aside != -1 and aside < len(phrase) - 1 and (phrase[cut] == "(" or "(" not in phrase[cut:]):
        cut = aside + 1  # a name that goes on in brackets: 某事务所(特殊普通合伙)
    rest = phrase[cut:]
    if lead := _LEAD.match(rest):
        cut += lead.end()
    end = len(phrase)
    while trail := _TRAIL.search(phrase[cut:end]):
        end = cut + trail.start()
        if end <= cut:
            return None
    return Span(cut, end) if end - cut >= 2 else None


_ENDINGS = (
    "纠纷", "争议", "之诉", "合同", "养关系", "抚育关系", "劳动关系", "罚金", "罪", "刑", "责任", "无效", "催告", "失踪", "死亡", "清算", "重整", "公证债权文书",
)  # fmt: skip
# What citizens sue an office for: 行政诉讼法 art. 12 names the acts; the courts have no closed list of causes for them.
_ACTS = (
    "行政", "处罚", "强制", "许可", "登记", "公开", "复议", "赔偿", "补偿", "征收", "确认", "职责", "义务", "作为", "拘留",
    "批准", "认定", "裁决", "公告", "决定", "答复", "行为", "协议", "审批", "管理", "拆除", "批复", "罚款",
)  # fmt: skip


@cache
def _cause_shape() -> re.Pattern[str]:
    return re.compile(
        r"(?!以|.*(?:没有|任何|本院|法院|(?<!损害)(?<!变更)(?<!解散)(?<!侵害)(?<!请求)公司(?!证照|盈余|决议|解散|设立|增资|减资|合并|分立|关联交易|债券)|原告|被告|申请人|上诉|不服|提起|诉讼|判决|立案|是因|产生的|“[^”]*$|[，。：；]))[\u4e00-\u9fa5、()/\"“”]{2,30}"
    )


def _looks_like_cause(name: str) -> bool:
    """Whether a phrase can be a cause: a listed one is in it, or it ends as causes end."""
    if not _cause_shape().fullmatch(name) or name in ("纠纷", "争议", "责任", "民事纠纷", "支付令"):
        return False
    return name.endswith(_ENDINGS) or find_cause(name) is not None


def _party_names(page: Page, title: Title) -> tuple[str, ...]:
    """Names in the party block and their short forms (以下简称…)."""
    part = page.first("parties")
    names = [m["name"] for m in _party_line().finditer(page.text, part.start, part.end)] if part else []
    listed = [party for entry in read_entries(page, title) for party in entry.parties]
    names += [fold(party.name) for party in listed or parties_told(page, title)]
    start = _story_start(page, title)
    names += [m[1] for m in _short_name().finditer(page.text, part.start if part else start, start + 1500)]
    return tuple(dict.fromkeys(name for name in names if len(name) >= 2))


@cache
def _party_line() -> re.Pattern[str]:
    role = (
        r"(?:原告|被告|第三人|上诉人|申请人|执行人|案外人|异议人|申诉人|债权人|债务人|请求人|反诉人|答辩人)"
    )
    return re.compile(
        rf"(?:^|\n)[^\n，。：]{{0,8}}?{role}(?:\([^()\n]*\))*：?(?P<name>[^，。：\n(]{{2,40}}?)(?=[，。\n(]|$)",
        re.M,
    )


@cache
def _short_name() -> re.Pattern[str]:
    return re.compile(r"(?:简称|称)(?:为)?[：:]?[\"“]?([^\"”)，。]{2,16})[\"”]?\)")


# --- named only in a database's caption ------------------------------------------------------------------------------


def _in_caption(page: Page, title: Title) -> Span | None:
    """In a caption above the title: the official name only, for no grammar holds there."""
    caption = page.first("caption")
    if not caption or not title.end:
        return None
    for line in page.lines:
        if line.start >= caption.end:
            break
        text = line.of(page.text).removesuffix("(C)").rstrip("0123456789")
        if not text.endswith(("书", "令")):
            continue
        listed = find_cause(text)
        if listed and (listed.form != "stem" or len(text[listed.start : listed.end]) >= 4):
            return _as_in_text(page, title, text[listed.start : listed.end]) or Span(
                listed.start, listed.end
            ).shifted(line.start)
    return None


def _as_in_text(page: Page, title: Title, name: str) -> Span | None:
    at = page.text.find(name, title.end)
    return Span(at, at + len(name)) if at != -1 else None


@cache
def _insolvency() -> re.Pattern[str]:
    return re.compile(r"破产清算|破产重整|破产和解|破产还债|强制清算|重整|破产")


def _by_proceeding(page: Page, title: Title) -> Span | None:
    """Proceedings that have no dispute: what is applied for (破产清算, 重整)."""
    number = str(title.case_number.value) if title.case_number else ""
    if title.is_party_paper or ("破" not in number and "清" not in number):
        return None
    match = _insolvency().search(page.text, title.end)
    return Span(*match.span()) if match else None


# --- charges ---------------------------------------------------------------------------------------------------------


@cache
def _charge_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<!罪)犯有?|涉嫌|构成)(?P<charge>[^\W犯\d于因]{1}[^犯，。；：\n《》]{1,58}?(?<![认服悔有无])罪)(?=一案|[，。：；、]|的|，|于|向|$|[^名犯])"
    )


def _charge(page: Page, title: Title) -> Fact | None:
    """The first charge after the parties (指控被告人…犯盗窃罪)."""
    start = _story_start(page, title)
    match = _charge_pattern().search(page.text, start) or _charge_pattern().search(page.text, title.end)
    if not match:
        return None
    span = Span(*match.span("charge"))
    return page.fact(page.compact(*span), span.start, span.end, "rule:charge")
