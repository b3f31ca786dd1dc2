"""The words with which the word passes from one speaker to the next, found where two characters announce them."""

from __future__ import annotations

import re
from functools import cache

from xiezhi.parsing.page import Page
from xiezhi.text.triggers import Trigger

PLEADS, VIEWS, SHOWS, RULES = "pleads", "views", "shows", "rules"
"""Pleadings, views of a proof, exhibits, the court itself: the kinds of turns."""

_WORDS = {
    PLEADS: r"(?:(?:起诉|[诉辩辨述]|再审|申请|申诉|抗诉|异议|复议|答辩|反驳|提交意见|陈述意见)(?<!的.)(?<!的..)(?<![简统合自])称(?![呼为作的])(?!之|事实|内容|理由|情况|款项|[^，。：\n]{0,8}(?:不符|不实|属实|不属实|不成立|无异议))"
    r"|(?:答辩|书面|代理|补充|辩论|陈述)意见(?:[为是]|如下|称|主要)[^。；\n：，]{0,6}[：，]|答辩(?:要点|内容|主张|理由)?(?:[为是]|如下)?：|答辩状(?:主要)?(?:意见|内容|观点)?(?:主要)?(?:[为是]|如下|[辩述]?称)[^。；\n：，]{0,4}[：，]|答辩(?:意见|状)称|答辩，(?=[一1])"
    r"|(?:诉讼|起诉|上诉|再审|反诉|申请|申诉|仲裁)请求(?:[为是]|如下|事项)?：|提出诉讼请求|理由(?:[为是]|如下)[：，]?"
    r"|不服[^。\n]{2,70}?(?:提起上诉|提出上诉|申请再审|提出申诉|申请复议)|请求(?:撤销|改判)[^。\n]{2,90}?理由[为是]?："
    r"|[依根][据照]《[^》\n]{0,16}民事诉讼法》第[^。\n]{2,70}?(?:申请再审|请求)|(?:认为|主张|陈述|提出)：)",
    "sees": r"(?:(?:出庭作证|证人[^，。；：\n]{1,16}?|到庭作证)(?:(?:陈述|证言)?，?(?:称|证实)(?=[：，])|(?:陈述|证言)(?=：))|询问笔录[^，。；\n]{0,14}?(?:陈述|称|供述)"
    r"|供述称|供称|(?:公安局|派出所|公安机关|检察院)[^。\n]{0,60}?，?认为)",
    RULES: r"(?:经(?:当庭|法庭|本院)?询问|(?:经)?本院(?!受理|立案|提起|提出|申请|起诉|提交|递交)|经(?:公开|开庭|依法)?审[理查](?:(?:认定|查明|认为|确认|后)?[，：明]|并)"
    r"|[另又再还]查(?:明|，)|经查[，：明]|审理查明|(?:判决|裁定|决定)如下|(?:上述|以上)事实[，有由]|(?:仲裁委员会|仲裁庭|本委|本庭)(?:认为|查明))",
    "courts": r"(?:法院|分院|该院|中院|高院|原审|一审|二审)(?:判决)?(?:[一二再]审|经[^，。；：\n]{0,6}|审理)?[另又再还]?(?:查明|认定|认为)(?:如下)?(?:案件)?(?:事实)?(?:如下)?(?=[：，])",
    SHOWS: r"(?:(?:提交|提供|举示|出示|递交|举证|举有)(?!了?书面|答辩|意见|陈述)(?:的(?=证据(?:有|如下|材料))|(?!的))[^。；：\n]{0,60}?(?:(?<![为是])：|证据[^。；，：\n]{0,10}(?:[。\n]|，(?=[拟欲以旨用证]))))",
    "aims": r"(?:(?:拟|欲|用以|以此|旨在|据以|(?<![足可得难加予用])以)证[明实]|(?<=[，。；\n])证明(?![力目对事内问])|(?:主张|陈述|称|表示)[^。；：，\n]{0,24}(?<!的)：(?=[(]?[一1][、.)]))",
    VIEWS: r"(?:经[^，。；\n]{0,8}质证，[^。；，：\n]{0,20}?(?:认为|异议|认可|对)|对[^。；，：\n]{2,24}(?:提交|提供|举示|出示|证据)[^。；：\n]{0,50}?(?:认为|意见|异议|质证|认可)"
    r"|质证|[有无没持]有?任?何?异议|提出异议|不(?:予)?认可|予以认可|真实性(?:不|无|有|均)|证据[^，。；\n]{0,12}认为)",
}  # fmt: skip
# How the words of these kinds begin; before a court ten characters may stand, see `beginnings`.
BEGIN = (
    "上诉", "不服", "主张", "书面", "代理", "仲裁", "依据", "依照", "再审", "反诉", "反驳", "复议", "异议", "抗诉", "提交", "提出", "根据",
    "根照", "理由", "申诉", "申请", "答辩", "补充", "认为", "诉称", "诉讼", "请求", "起诉", "辨称", "辩称", "辩论", "述称", "陈述", "公安",
    "供述", "供称", "出庭", "到庭", "检察", "派出", "证人", "询问", "上述", "以上", "再查", "决定", "判决", "又查", "另查", "还查", "审理", "本委", "本庭",
    "本院", "裁定", "举有", "举示", "举证", "出示", "提供", "递交", "称", "以此", "以证", "拟证", "据以", "旨在", "欲证", "用以", "表示", "证明",
    "对", "经", "不予", "不认", "予以", "持任", "持何", "持异", "持有", "无任", "无何", "无异", "无有", "有任", "有何", "有异", "有有",
    "没任", "没何", "没异", "没有", "真实", "证据", "质证",
)  # fmt: skip
COURT_WORDS = ("法院", "分院", "该院", "中院", "高院", "原审", "一审", "二审")
_LEAD = 10
_BEFORE_COURT_WORDS = rf"(?:(?<![一-龥])[一-龥]{{0,{_LEAD}}}|[一-龥]{{{_LEAD}}}|)"


def _any_of(*kinds: str) -> str:
    """An expression for the words of these kinds, in their order."""
    return "|".join(f"(?P<{kind}>{_WORDS[kind]})" for kind in kinds)


TURN_WORD = re.compile(
    f"{_any_of(PLEADS, 'sees', RULES)}|(?P<courts>{_BEFORE_COURT_WORDS}{_WORDS['courts']})|{_any_of(SHOWS, 'aims', VIEWS)}"
)
_COURTS = re.compile(_WORDS["courts"])
_RUN = re.compile(rf"[一-龥]{{0,{_LEAD}}}\Z")


@cache
def _triggers() -> tuple[Trigger, Trigger]:
    """How the words begin, and the names of courts in them."""
    return Trigger(BEGIN), Trigger(COURT_WORDS)


def beginnings(page: Page) -> list[int]:
    """Every offset where `TURN_WORD` can match, ascending."""
    words, courts = _triggers()
    text, found = page.text, set(words.places(page.neighbours))
    for at in courts.places(page.neighbours):
        if _COURTS.match(text, at):
            run = _RUN.search(text, max(0, at - _LEAD), at)
            found.update((at, run.start() if run else at))
    return sorted(found)
