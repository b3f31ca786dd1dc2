"""Where a document says what is asked (诉讼请求, 上诉请求, 仲裁请求, 请求事项).

The part `claims` says it in most documents. Older and shorter ones put it into the last sentence of what the plaintiff
tells (故请求判令…), payment orders and enforcement rulings into the account of the application.
"""

from __future__ import annotations

import re
from collections import deque

from xiezhi.parsing.page import Page, Part
from xiezhi.parsing.request_cues import CUE, EMPTY, NUMBERED, SENTENCE, told
from xiezhi.parsing.request_fallbacks import before_the_defence, headed, of_facts
from xiezhi.parsing.title import Title
from xiezhi.text import Span
from xiezhi.text.expressions import expression

_REASONS = re.compile(
    r"(?:上诉|再审|具体|主要|其|申请|起诉)*(?:的)?(?:事实(?:与|和|及|、)?(?:理由|[原缘]由)?|理由)(?:如下|是|为|有)*(?:[：，。\n]|$)"
)


def find_requests(page: Page, title: Title, review: bool = False) -> list[Span]:
    """The stretches that ask for something, each from behind its cue; empty where nothing is asked.

    `review`: the document tells of an appeal; there the first sentence that asks for another decision counts.
    """
    spans = [
        _clip(
            page,
            part.start,
            part.end,
            review,
            title.code == "bankruptcy_claim",
            not title.is_party_paper,
        )
        for part in page.all_of("claims")
    ]
    found = [span for span in spans if span is not None]
    if title.is_party_paper:
        return [*found, *_second_paper(page, found[-1].end)] if found else _under_heading(page, title)
    if found:
        return found if review else [*_before_counterclaim(page, found[0]), *found]
    for kinds in (("claim_facts",), ("procedure_history",)):
        for part in reversed(page.all_of(*kinds)):
            last = _last_request(page, part.start, part.end, review)
            last = last or (_behind_grounds(page, part) if review else None)
            if last is not None and not EMPTY.fullmatch(page.text, *last):
                return [last]
    if review:
        for part in page.all_of("lower_court"):
            at_once = _ASKS_AT_ONCE.match(page.text, part.start) is not None
            span = _clip(page, part.start, part.end, True, False) if at_once else _behind_grounds(page, part)
            if span:
                return [span]
        return headed(page, title)
    return headed(page, title) or before_the_defence(page, title) or of_facts(page)


def _before_counterclaim(page: Page, first: Span) -> list[Span]:
    """The plaintiff's own request in what it tells, where the first list printed is that of a counterclaim."""
    told = page.first("claim_facts")
    defence = page.first("defence")
    if told is None or defence is None or not told.end <= defence.start < first.start:
        return []
    if page.text.find("反诉", defence.start, first.end) < 0:
        return []
    own = _last_request(page, told.start, told.end, False)
    return [own] if own and not EMPTY.fullmatch(page.text, *own) else []


def _behind_grounds(page: Page, part: Part) -> Span | None:
    """What an appeal asks behind grounds that speak of evidence or of an answer and look like parts of their own."""
    end = part.end
    for following in page.parts:
        if following.start == end and following.kind in ("evidence", "claims", "defence"):
            end = following.end
    answer = _ANSWER.search(page.text, part.end, end)
    end = answer.start() if answer else end
    asks = _ASKS_AGAIN.search(page.text, part.end, end)
    if asks is None and part.kind == "lower_court":
        asks = next(iter(deque(_CONCLUDES_APPEAL.finditer(page.text, part.start, end), maxlen=1)), None)
    return _last_request(page, asks.start(), end, True) if asks else None


_AGAIN = r"请求(?:本院|贵院|二审法院)?[：，]?(?:[(（]?[1一][)）、.．])?(?:依法|判决)?(?:撤销|改判|发回|再审)[^。；]{0,30}(?:判决|裁定|重审|改判)"
_ASKS_AGAIN = re.compile(_AGAIN)
_ANSWER = re.compile(
    r"(?<=[。；\n])[^，。；\n]{2,60}(?:提交(?:书面)?(?:答辩)?意见|答辩(?:称|认为|状|意见)|未(?:提交(?:书面)?(?:答辩)?意见|作?(?:书面)?答辩))"
)
_CONCLUDES_APPEAL = re.compile(r"(?:综上|故|为此|据此|因此|提[出起]上诉)[，]?" + _AGAIN)
#: 向本院申请再审，请求撤销二审判决，再审改判：1.…
_ASKS_AT_ONCE = re.compile(r"请求(?:本院|贵院)?(?:依法)?(?:撤销|改判|再审|发回)")
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


_NUMBER = re.compile(r"[(（]?(?:\d{1,2}|[一二三四五六七八九十])[)）、.．：，]|[①②③④⑤⑥⑦]")
_ASKS_ON = re.compile(
    r"\n?(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．：，]|[①②③④⑤⑥⑦]"
    r"|(?:并|同时|且|另|还|故|现|特|综上|据此|为此|，|原告|申请人|上诉人|其){0,3}(?:请求|要求|恳请|诉请|判令|判决|依法|撤销|改判|确认|解除|支持|驳回|责令|由)"
    r"|(?:以上|上述|合计|共计|总计|各项|诉讼标的|总标的|并|同时)"
    r"|[^，。；]{0,24}(?:诉讼费|受理费|保全费|律师费|费用)"
    r"|[二两三各一]?(?:被告|被申请人|被上诉人)[^。；]{0,60}(?:承担|负担|支付|给付|赔偿|返还|偿还|归还|赔礼道歉|清偿|协助|停止|履行)"
    r"|[^，。；]{0,20}(?:费|金|损失|利息|款|工资)[^，。；\d]{0,12}\d|\("
    r"|清偿时，|[^。；\n]{0,40}(?:提[起出](?:了)?反诉|请求判令|诉请判令))"
)


def _end_of_asking(text: str, begin: int, end: int) -> int:
    """Where a request told in sentences ends: at the first sentence that asks for nothing."""
    if _NUMBER.match(text, begin) or _LISTS.match(text, begin, end):
        return end
    stop = text.find("。", begin, end)
    while stop >= 0 and stop + 1 < end:
        if not _ASKS_ON.match(text, stop + 1, end):
            return stop + 1
        if _NUMBER.match(text, stop + 1, end) or _NUMBER.match(text, stop + 2, end):
            return end
        stop = text.find("。", stop + 1, end)
    return end


_LISTS = re.compile(r"[^。\n]{0,80}[：\n][(（]?[1一①][)）、.．：，]?")


#: 均请求撤销原判。张三称：一、…: the reasons of one who asks, behind what all ask.
_SPEAKS = re.compile(r"(?<=[。；\n])[^，。；：\n]{1,30}(?:诉称|称|认为)：")
_CHANGED = re.compile(
    r"(?:变更|明确|调整)(?:后的?|了)?(?:其)?(?:诉讼请求|诉请|请求)?(?:变更|明确)?为[：，]?(?=[(（]?[1一][、.．)）])"
    r"|(?:变更|调整)(?:了)?(?:其)?(?:诉讼请求|诉请)：(?=[(（]?[1一][、.．)）])"
)


def _clip(page: Page, start: int, end: int, review: bool, whole: bool, tells: bool = False) -> Span | None:
    """A claims part from behind its cue up to the reasons; None where it asks for nothing (故诉至法院。).

    Claims that were changed in court (变更诉讼请求为：1.…) stand as changed. `whole`: a form, where no word asks.
    `tells`: a court tells what is asked; behind an unnumbered request it goes on with other things.
    """
    text = page.text
    begin = _behind_cue(text, start, end, review)
    if begin is None and whole:
        begin = start
    if begin is None:
        return None
    reasons = _REASONS.search(text, begin, end)
    stop = reasons.start() if reasons else end
    speaks = _SPEAKS.search(text, begin, stop)
    stop = speaks.start() if speaks else stop
    changed = _CHANGED.search(text, begin, stop)
    begin = changed.end() if changed else begin
    if tells:
        stop = _end_of_asking(text, begin, stop)
    return Span(begin, stop) if stop - begin > 2 and not EMPTY.fullmatch(text, begin, stop) else None


def _behind_cue(text: str, start: int, end: int, review: bool) -> int | None:
    """Where the requests begin: behind the first cue that something asked for follows.

    What was asked in another suit (曾起诉要求还款。…故请求判决…) names no sum; then the request behind it counts.
    """
    first: int | None = None
    for cue in CUE.finditer(text, start, end):
        begin = _inner_end(text, cue, end)
        if begin < (first or 0) or told(text, start, cue) or _names_nothing(text, begin, end):
            continue
        if review and _lists_grounds(text, start, cue, begin):
            continue
        if review and not (_ANOTHER.search(_rest(text, begin, end)) or text[begin : begin + 1].isdigit()):
            continue
        if first is None:
            first = begin
            if review or _is_full(text, cue.start(), begin, end):
                return _concluded(text, begin, end, _AGAIN_LISTED if review else _OPENS_LIST)
        elif _CONCLUDES.search(text, max(first, cue.start() - 24), cue.end()) and _is_full(
            text, begin, begin, end
        ):
            return begin
    return first


def _concluded(text: str, begin: int, end: int, opens: re.Pattern[str]) -> int:
    """Behind the last words that open a list (现诉至法院要求：1、…), where what came first tells of a suit before."""
    if _NUMBER.match(text, begin):
        return begin
    listed = opens.search(text, begin, end)
    return listed.end() if listed else begin


_AGAIN_LISTED = re.compile(
    r"(?<=[。；\n])(?:综上[，]?|故|为此[，]?|据此[，]?)?请求：\n?(?=[(（]?[1一][)）、.．](?:依法|请求|判决)*(?:撤销|改判|维持))"
)


_OPENS_LIST = re.compile(
    r"(?:[。；，\n](?:现|故|为此|据此|因此|综上|特|遂)[^。；\n]{0,40}|诉至[^。；\n]{2,8}[，]?)(?:请求|要求|诉请|判令|判决)[^，。；\n]{0,6}[：](?=[(（]?[1一][)）、.．])"
)
_CONCLUDES = re.compile(
    r"[。；，\n](?:现|故|为此|据此|因此|综上|特|遂)[^。；\n]*\Z|诉至[^。；]{2,8}[。，][^。；]*\Z"
)
_FULL = re.compile(r"\d|[一二][、.]|：\n|判令|解除|确认|离婚|撤销|停止|公开|返还|诉讼请求")


def _inner_end(text: str, cue: re.Match[str], end: int) -> int:
    """Behind a cue and the cues that follow on it at once."""
    begin = cue.end()
    inner = CUE.match(text, begin, end)
    while inner and inner.end() > begin:
        begin = inner.end()
        inner = CUE.match(text, begin, end)
    return begin


def _names_nothing(text: str, begin: int, end: int) -> bool:
    """Whether a cue is no request: 请求的, 请求不; 请求维护原告的合法权益 with the true list (诉讼请求为：1、…) behind it."""
    if begin < end and text[begin] in "，、的不是未无均已系之":
        return not CUE.match(text, begin + 1, end)
    sentence = SENTENCE.match(text, begin, end)
    if sentence is None or begin >= end or not EMPTY.fullmatch(sentence.group()):
        return False
    return not _NUMBER.match(text, sentence.end(), end)


def _is_full(text: str, start: int, begin: int, end: int) -> bool:
    """Whether a request names what it asks for: sums, numbered items, a known act."""
    sentence = SENTENCE.match(text, begin, end)
    return _FULL.search(text, start, sentence.end() if sentence else end) is not None


_AT_ONCE = 30
_ANOTHER_ASKED = re.compile(r"撤销|改判|发回|驳回|再审|重审")
_GROUNDS = re.compile(r"理由[及和与、]请")
_ANOTHER = re.compile(r"撤销|改判|发回|驳回|再审|重审|[1一][、.．]|\([1一]\)")


_COSTS_TOO = re.compile(
    r"(?=[^。\n]{0,30}(?:诉讼费|受理费))(?:并|且|本案|案件|一切|全部|的|诉讼费用?|受理费|均)*(?:由[^，。；由]{1,16}?)?(?:承担|负担)"
    r"[^，。；]{0,12}。"
)


def _last_request(page: Page, start: int, end: int, review: bool) -> Span | None:
    """The last sentence of a stretch that asks, with the numbered sentences that go on from it."""
    text = page.text
    cues = [cue for cue in CUE.finditer(text, start, end) if not told(text, start, cue)]
    if not cues:
        return None
    if review:
        cues = [
            cue
            for cue in cues
            if _ANOTHER.search(_rest(text, cue.end(), end))
            and not _lists_grounds(text, start, cue, cue.end())
        ]
        cues = [cue for cue in cues if _ANOTHER.search(text, cue.end(), cue.end() + _AT_ONCE)] or cues
        if not cues:
            return None
    cue = cues[0] if review else cues[-1]
    sentence = max(text.rfind("。", start, cue.start()), text.rfind("\n", start, cue.start()), start - 1) + 1
    first = next(other for other in cues if other.start() >= sentence)
    match = SENTENCE.match(text, first.end(), end)
    stop = match.end() if match else end
    while (go_on := NUMBERED.match(text, stop)) and stop < end:
        match = SENTENCE.match(text, go_on.end(), end)
        stop = match.end() if match and match.end() > stop else end
    costs = _COSTS_TOO.match(text, stop, end)
    stop = costs.end() if costs else stop
    return Span(first.end(), stop) if stop > first.end() + 1 else None


def _lists_grounds(text: str, start: int, cue: re.Match[str], begin: int) -> bool:
    """主要理由及请求是：1、…: grounds are listed, what is asked stands behind them."""
    together = _GROUNDS.search(text, max(start, cue.start() - 6), cue.start() + 2)
    return together is not None and not _ANOTHER_ASKED.search(text, begin, begin + 2 * _AT_ONCE)


def _rest(text: str, start: int, end: int) -> str:
    """The sentence from a place on; empty for 要求…的诉讼请求, which tells of a request decided before."""
    match = SENTENCE.match(text, start, end)
    rest = match.group() if match else ""
    return "" if expression(r"[^，。；]{0,40}(?:的(?:诉讼)?请求|纠纷|的案件)").match(rest) else rest
