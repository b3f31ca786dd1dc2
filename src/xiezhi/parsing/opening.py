"""Where the list of parties ends and the story of the proceedings (案件由来和审理经过) begins."""

from __future__ import annotations

import re
from functools import cache

from xiezhi.parsing.breaks import ROLE
from xiezhi.parsing.layout import CAPTIONS
from xiezhi.parsing.page import Page
from xiezhi.parsing.title import Title


@cache
def _party_line() -> re.Pattern[str]:
    also = (
        r"法定代表人|法定代理人|主要负责人|负责人|诉讼代表人|委托|诉讼代理人|代理人|特别授权|指定辩护人|辩护人|经营者|业主|"
        r"执行事务合伙人|住所地|住所|住址|地址|住|所在地|系|上列|以上|上述|又名|现|身份|公民身份|统一社会|组织机构|代表人|"
        r"管理人|诉讼参加人|被拘留人|罪犯|申请复议人|申请机关|赔偿|异议|共同"
    )
    return re.compile(rf"(?:{ROLE}|{also})")


@cache
def _story() -> re.Pattern[str]:
    """Words that a line of the party block does not hold."""
    return re.compile(
        r"一案|两案|等案|纠纷[^。]{0,16}(?:本院|法院)|本院(?:于|在|依法|受理|立案|作出|经审|审理|申请|认为|组成|根据|依据)|"
        r"本委(?:于|受理|依法|立案)|提起公诉|起诉书指控|向本[院庭委]|诉讼请求(?:为|是|如下)*：|[要请]求判令|立案受理|立案执行|诉称|辩称|向我处|兹证明|兹出具|经审理查明|依照《|申请支付令|"
        r"争议(?:一)?案|本会(?:于|根据|依法|受理|依据)|^(?:两|二|三)?申请人[^，。：；]{0,24}(?:请求|提出申请|申请仲裁)|"
        r"^(?:原告|被告|双方当事人|当事人)(?:围绕|提交|提供|为证明)|你(?:方|单位|公司)?(?:因|不服|诉|请求|与)|审理(?:被告人|.{2,60}指控)"
    )


_HEADING = 80


def is_excerpt(page: Page, title: Title) -> bool:
    """Whether the text is a piece of a story without any heading: what it names need not be of its own suit."""
    return not title.name and begins_in_story(page)


def begins_in_story(page: Page) -> bool:
    """Whether the first line is no heading of any kind but a sentence of a story."""
    first = page.lines[0].of(page.text) if page.lines else ""
    return "。" in first or len(first) > _HEADING


# No line of a party block is longer.
_LONGEST = 200


def story_start(page: Page, begin: int, limit: int) -> int:
    """The page offset where the story begins, between `begin` (end of the title) and `limit` (the order)."""
    for k in range(page.line_at(begin), len(page.lines)):
        line = page.lines[k]
        if line.start < begin:
            continue
        if line.start >= limit:
            break
        text = line.of(page.text)
        caption = CAPTIONS.get(text)
        if caption and caption != "parties":
            return line.start
        if cue := _story().search(text):
            return line.start + _sentence_of(text, cue.start())
        told = "。" in text[:-1] or len(text) > _LONGEST  # excerpts may have lost every full stop
        if len(text) > 60 and told and not _party_line().match(text):
            return line.start
    return min(limit, len(page.text))


def _sentence_of(text: str, at: int) -> int:
    """In a line that begins as a party line, where the sentence that holds `at` begins; else the line's beginning."""
    begin = text.rfind("。", 0, at) + 1
    return begin if begin and _party_line().match(text) else 0
