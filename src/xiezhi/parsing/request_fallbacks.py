"""Requests that no part of the document shows: under a heading, before the defence, as what the plaintiff is due."""

from __future__ import annotations

import re
from itertools import islice

from xiezhi.parsing.page import Page
from xiezhi.parsing.request_cues import EMPTY, NUMBERED, SENTENCE, told
from xiezhi.parsing.title import Title
from xiezhi.text import Span

#: 七、诉讼请求：原告无需支付… in tables of labour chambers; 诉讼请求 on a line of its own; the fields of an export.
_HEADED = re.compile(
    r"\n(?:[一二三四五六七八九十]{1,3}、(?:原告的?)?诉讼请求[：，](?P<table>[^\n]{4,})"
    r"|诉讼请求[：\n]*(?=[(（]?[1一][、.．)）])(?P<line>[^\n]{4,}(?:\n[(（]?[2-9二三四五六七八九][、.．)）][^\n]+)*)"
    r"|[^\n，。；：]{2,40}诉称[：，](?P<told>[1一][、.．](?:判令|请求|要求|依法|[二两三]?被告)[^\n。]{4,300}[；。][2二][、.．][^\n]{4,300})"
    r"|(?:原告)?诉请判令\([^()\n]{2,10}\)：\n?(?P<plaint>[^\n]{4,}(?:\n[(（]?[2-9二三四五六七八九][、.．)）][^\n]+)*)"
    r"|上诉请求：(?:[^\n，。；：]{2,40}上诉请求：)?(?P<appeal>[^\n]{4,}))"
)
_STORY = re.compile(r"(?<=[。；])(?:事实(?:和|与|及|、)?理由|理由)[：]")


def headed(page: Page, title: Title) -> list[Span]:
    """The list under a heading of requests that opened no part of its own."""
    if "请" not in page.text and "诉称" not in page.text:
        return []
    found = _HEADED.search(page.text, min(title.end, _FIRST))
    if found is None or found.lastgroup is None:
        return []
    start, end = found.span(found.lastgroup)
    story = _STORY.search(page.text, start, end)
    return [Span(start, story.start() if story else end)]


_FIRST = 200  # where such a heading may stand at the earliest: the fields of an export hold no title
_STRONG = re.compile(
    r"(?:请求|要求|恳请|诉请|诉至|起诉)[^，。；\n]{0,14}(?:判令|判决|裁定|责令)[，：]?|诉讼请求(?:为|是|如下)*："
    r"|(?:起诉|诉至[^，。；\n]{2,8}|起诉状)，(?:要求|请求)|故(?:诉)?请求(?=被告|[二两三各]被告)|(?<!希)(?<!愿)望[^，。；\n]{0,8}判[令决]"
    r"|附带民事诉讼原告人[^，。；\n]{0,16}(?:请求|要求)(?=被告人[^。；\n]{0,16}赔偿)"
)
_MOST_CUES, _SENTENCE_REACH = 20, 400
_OTHER_VOICE = re.compile(r"辩称|答辩|被告[^，。；]{0,8}(?:认为|称)|驳回原告")


def before_the_defence(page: Page, title: Title) -> list[Span]:
    """The first plain request (请求判令…) before the court speaks, where the parts do not show who tells what."""
    reasons = page.first("reasons", "legal_basis", "disposition")
    text, stop = page.text, reasons.start if reasons else title.end
    for cue in islice(_STRONG.finditer(text, title.end, stop), _MOST_CUES):
        floor = max(0, cue.start() - _SENTENCE_REACH)
        begin = max(text.rfind("。", floor, cue.start()), text.rfind("\n", floor, cue.start()), floor - 1) + 1
        if _OTHER_VOICE.search(text, begin, min(cue.end() + 12, stop)) or told(text, begin, cue):
            continue
        first = SENTENCE.match(text, cue.end(), stop)
        end = first.end() if first else stop
        if EMPTY.fullmatch(text, cue.end(), end):
            continue
        while (go_on := NUMBERED.match(text, end)) and end < stop:
            following = SENTENCE.match(text, go_on.end(), stop)
            end = following.end() if following and following.end() > end else stop
        return [Span(cue.end(), end)] if end > cue.end() + 2 else []
    return []


#: 被告应当支付原告保险金30万元, 我方主张各被告连带赔偿…共计54万元: what is due, where no word asks for it.
_DUE = re.compile(
    r"(?:(?:被告[^，。；\n]{0,30}?|[，。；\n])(?:应当?|应该|须|理应)(?:当|该|依法|立即|向原告|连带|共同|对原告[^，。；]{0,10}|在[^，。；]{2,24}(?:范围|限额)内?)*|(?:原告|我方?|其)(?:要求|主张)[^，。；\n]{0,16}?)"
    r"(?=(?:支付|给付|赔偿|赔付|返还|退还|偿还|归还|承担)[^，。；\n]{0,60}\d元)"
)


def of_facts(page: Page) -> list[Span]:
    """The last sentence in which the plaintiff tells what the defendant is to pay; empty where none does."""
    part = page.first("claim_facts")
    due = list(islice(_DUE.finditer(page.text, part.start, part.end), _MOST_CUES)) if part else []
    if part is None or not due:
        return []
    first = SENTENCE.match(page.text, due[-1].end(), part.end)
    end = first.end() if first else part.end
    costs = _COSTS.match(page.text, end, part.end)
    return [Span(due[-1].end(), costs.end() if costs else end)]


_COSTS = re.compile(r"(?:本案)?(?:的)?(?:一切|全部)?(?:诉讼费用?|受理费)[^，。；\n]{0,12}(?:承担|负担)[，。]")
