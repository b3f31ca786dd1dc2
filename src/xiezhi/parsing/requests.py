"""Where a document says what is asked (诉讼请求, 上诉请求, 仲裁请求, 请求事项).

The part `claims` says it in most documents. Older and shorter ones put it into the last sentence of what the plaintiff
tells (故请求判令…), payment orders and enforcement rulings into the account of the application.
"""

from __future__ import annotations

import re
from itertools import islice

from xiezhi.parsing.page import Page
from xiezhi.parsing.title import Title
from xiezhi.text import Span

_CUE = re.compile(
    r"(?:(?:诉讼|上诉|再审|反诉|申请|仲裁|异议|复议|答辩|变更后的)(?:请求(?:事项)?|(?<=申请)事项)(?:为|是|如下|有|包括)*(?:[：\n]+|，(?=[(（]?[1一][、.．)）]))?|请求事项[：\n]*|诉请[：]?|(?:请求|要求|恳请|诉请|请)(?:为|是|如下)*[：]"
    r"|(?:请求|要求|恳请|诉请|敬请|特请)(?:(?:贵院|你院|你会|上一级人民法院|法院|人民法院|本院|法庭|贵委|仲裁机构|仲裁庭|仲裁委|依法|判令|判决|裁决|裁定|查明事实|在[^，。；]{0,12}基础上|发出支付令)[，：]?)+"
    r"|(?:起诉|诉至|诉到|诉来|诉诸)(?:人民)?(?:法院|本院|贵院|来院|至法院|至本院)[，：](?=[(（]?[1一][、.．)）])|(?:请求|要求|诉请)，(?=[(（]?[1一][、.．)）])"
    r"|(?:请求|要求|诉请|判令|督促|请求判决|责令)(?=[(（]?[1一][、.．)）]|确认|解除|撤销|判|被|原|两|二|三|由|偿|归|支|给|返|退|赔|立|依|终|变|改|离|与|分|宣|发|向|服|清|继|停|恢|[\u4e00-\u9fa5]{2,24}[：][1一(]|[\u4e00-\u9fa5、()]{2,40}(?:支付|给付|偿还|归还|返还|赔偿|清偿|承担|退还|履行|按)))"
)
_REASONS = re.compile(
    r"(?:上诉|再审|具体|主要|其|申请|起诉)*(?:的)?(?:事实(?:与|和|及|、)?(?:理由)?|理由)(?:如下|是|为|有)*(?:[：，。\n]|$)"
)
_SENTENCE = re.compile(r"[^。\n]*[。\n]?")
_NUMBERED = re.compile(r"\n?[（(]?(?:[2-9二三四五六七八九]|1\d|十[一二三四五]?)[、.）)]")


def find_requests(page: Page, title: Title, review: bool = False) -> list[Span]:
    """The stretches that ask for something, each from behind its cue; empty where nothing is asked.

    `review`: the document tells of an appeal; there the first sentence that asks for another decision counts.
    """
    spans = [
        _clip(page, part.start, part.end, review, title.code == "bankruptcy_claim")
        for part in page.all_of("claims")
    ]
    found = [span for span in spans if span is not None]
    if title.is_party_paper:
        return [*found, *_second_paper(page, found[-1].end)] if found else _under_heading(page, title)
    if found:
        return found
    for kinds in (("claim_facts",), ("procedure_history",)):
        for part in reversed(page.all_of(*kinds)):
            last = _last_request(page, part.start, part.end, review)
            if last is not None:
                return [last]
    headed = _NUMBERED_HEADING.search(page.text, title.end)
    if headed:
        return [Span(*headed.span("asked"))]
    return [] if review else _before_the_defence(page, title)


#: Tabular judgments of labour chambers: 七、诉讼请求：原告无需支付….
_NUMBERED_HEADING = re.compile(
    r"\n[一二三四五六七八九十]{1,3}、(?:原告的?)?诉讼请求[：，](?P<asked>[^\n]{4,})"
)
_HEADING = re.compile(r"(?:诉讼请求|请求事项|申请事项)(?!及理由)[：\n]+")
_APPLIES = re.compile(r"(?:现|特|故)[^。；，\n]{0,24}(?:申请|请求)(?=[^。；\n]{2,80})")


def _second_paper(page: Page, after: int) -> list[Span]:
    """The requests of a second paper in the same file: their heading stands behind the first one's 此致."""
    text = page.text
    closing = text.find("此致", after)
    heading = _HEADING.search(text, closing) if closing >= 0 else None
    reasons = _REASONS.search(text, heading.end()) if heading else None
    return [Span(heading.end(), reasons.start())] if heading and reasons else []


def _under_heading(page: Page, title: Title) -> list[Span]:
    """A paper whose requests stand under a heading of its own, or only in the sentence that applies (现申请…回避)."""
    if title.code in ("answer", "power_of_attorney"):
        return []
    text = page.text
    heading = _HEADING.search(text, title.end)
    applies = None if heading else _APPLIES.search(text, title.end)
    start = heading.end() if heading else applies.end() if applies else -1
    if start < 0:
        return []
    closing = text.find("此致", start)
    end = closing if closing >= 0 else len(text)
    reasons = _REASONS.search(text, start, end)
    end = reasons.start() if reasons else end
    stop = text.find("。", start, end) if applies else -1
    return [Span(start, stop if stop >= 0 else end)] if end > start + 1 else []


_CHANGED = re.compile(
    r"(?:变更|明确|调整)(?:后的?|了)?(?:其)?(?:诉讼请求|诉请|请求)?(?:变更|明确)?为[：，]?(?=[(（]?[1一][、.．)）])"
)


def _clip(page: Page, start: int, end: int, review: bool, whole: bool) -> Span | None:
    """A claims part from behind its cue up to the reasons; None where it asks for nothing (故诉至法院。).

    Claims that were changed in court (变更诉讼请求为：1.…) stand as changed. `whole`: a form, where no word asks.
    """
    text = page.text
    begin = _behind_cue(text, start, end, review)
    if begin is None and whole:
        begin = start
    if begin is None:
        return None
    reasons = _REASONS.search(text, begin, end)
    stop = reasons.start() if reasons else end
    changed = _CHANGED.search(text, begin, stop)
    begin = changed.end() if changed else begin
    return Span(begin, stop) if stop - begin > 2 else None


def _behind_cue(text: str, start: int, end: int, review: bool) -> int | None:
    """Where the requests begin: behind the first cue that something asked for follows."""
    for cue in _CUE.finditer(text, start, end):
        begin = cue.end()
        inner = _CUE.match(text, begin, end)
        while inner and inner.end() > begin:
            begin = inner.end()
            inner = _CUE.match(text, begin, end)
        if _told(text, start, cue):
            continue
        if begin < end and text[begin] in "，、的不是未无均已系之" and not _CUE.match(text, begin + 1, end):
            continue
        if not review or _ANOTHER.search(_rest(text, begin, end)) or text[begin : begin + 1].isdigit():
            return begin
    return None


_ANOTHER = re.compile(r"撤销|改判|发回|驳回|再审|重审|[1一][、.．]|\([1一]\)")


_STRONG = re.compile(
    r"(?:请求|要求|恳请|诉请|诉至|起诉)[^，。；\n]{0,14}(?:判令|判决|裁定|责令)[，：]?|诉讼请求(?:为|是|如下)*："
)
_MOST_CUES, _SENTENCE_REACH = 20, 400
_OTHER_VOICE = re.compile(r"辩称|答辩|被告[^，。；]{0,8}(?:认为|称)|驳回原告")


def _before_the_defence(page: Page, title: Title) -> list[Span]:
    """The first plain request (请求判令…) before the court speaks, where the parts do not show who tells what."""
    reasons = page.first("reasons", "legal_basis", "disposition")
    text, stop = page.text, reasons.start if reasons else title.end
    for cue in islice(_STRONG.finditer(text, title.end, stop), _MOST_CUES):
        floor = max(0, cue.start() - _SENTENCE_REACH)
        begin = max(text.rfind("。", floor, cue.start()), text.rfind("\n", floor, cue.start()), floor - 1) + 1
        if _OTHER_VOICE.search(text, begin, min(cue.end() + 12, stop)) or _told(text, begin, cue):
            continue
        first = _SENTENCE.match(text, cue.end(), stop)
        end = first.end() if first else stop
        while (go_on := _NUMBERED.match(text, end)) and end < stop:
            following = _SENTENCE.match(text, go_on.end(), stop)
            end = following.end() if following and following.end() > end else stop
        return [Span(cue.end(), end)] if end > cue.end() + 2 else []
    return []


_COSTS_TOO = re.compile(
    r"(?=[^。\n]{0,30}(?:诉讼费|受理费))(?:并|且|本案|案件|一切|全部|的|诉讼费用?|受理费|均)*(?:由[^，。；由]{1,16}?)?(?:承担|负担)"
    r"[^，。；]{0,12}。"
)


def _last_request(page: Page, start: int, end: int, review: bool) -> Span | None:
    """The last sentence of a stretch that asks, with the numbered sentences that go on from it."""
    text = page.text
    cues = [cue for cue in _CUE.finditer(text, start, end) if not _told(text, start, cue)]
    if not cues:
        return None
    if review:
        cues = [cue for cue in cues if _ANOTHER.search(_rest(text, cue.end(), end))]
        if not cues:
            return None
    cue = cues[0] if review else cues[-1]
    sentence = max(text.rfind("。", start, cue.start()), text.rfind("\n", start, cue.start()), start - 1) + 1
    first = next(other for other in cues if other.start() >= sentence)
    match = _SENTENCE.match(text, first.end(), end)
    stop = match.end() if match else end
    while (go_on := _NUMBERED.match(text, stop)) and stop < end:
        match = _SENTENCE.match(text, go_on.end(), end)
        stop = match.end() if match and match.end() > stop else end
    costs = _COSTS_TOO.match(text, stop, end)
    stop = costs.end() if costs else stop
    return Span(first.end(), stop) if stop > first.end() + 1 else None


def _rest(text: str, start: int, end: int) -> str:
    """The sentence from a place on; empty for 要求…的诉讼请求, which tells of a request decided before."""
    match = _SENTENCE.match(text, start, end)
    rest = match.group() if match else ""
    return "" if re.match(r"[^，。；]{0,40}(?:的(?:诉讼)?请求|纠纷|的案件)", rest) else rest


def _told(text: str, start: int, cue: re.Match[str]) -> bool:
    """Requests made outside the suit (多次要求被告还款), and those that only name a cause (请求撤销个别清偿行为纠纷)."""
    if re.compile(r"[^，。；]{0,24}纠纷(?!而?[赔支偿返给])").match(text, cue.end()):
        return True
    before = text[max(start, cue.start() - 6) : cue.start()]
    return re.search(
        r"(?:多次|经|曾|按照?|应|再三|一直|无理|的|并|不断|反复)$", before
    ) is not None and cue.group().startswith("要求")
