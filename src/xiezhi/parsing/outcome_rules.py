"""The phrases of an operative part that show how a proceeding ended, in the order in which they are tried."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Rule:
    """A result and the phrase of an operative part that shows it; `on` limits it to appeals (True) or others (False)."""

    result: str
    phrase: re.Pattern[str]
    on: bool | None = None


def _rule(result: str, phrase: str, on: bool | None = None) -> Rule:
    return Rule(result, re.compile(phrase), on)


_N = r"[^。；\n]"


@cache
def civil_rules() -> tuple[Rule, ...]:
    """Civil, administrative and enforcement decisions; the first six also settle judgments on appeal."""
    return (
        _rule("withdrawn", rf"(?:准许|准予|同意|允许){_N}{{0,80}}(?:撤回|撤诉)|(?:按|视为|以){_N}{{0,20}}(?:撤回|撤诉){_N}{{0,20}}(?:处理|论处)?"),
        _rule("withdrawn", rf"撤回{_N}{{0,20}}处理"),
        _rule("remanded", rf"发回{_N}{{0,40}}(?:重审|重新审|再审|审理)|指令{_N}{{0,60}}(?:立案)?(?:审理|受理|审查)"),
        _rule("granted", rf"(?:指令|由|本案由){_N}{{0,40}}(?:再审|提审)", True),
        _rule("reversed", r"(?:撤销|变更|改判)(?:(?!仲裁)[^。；]){0,120}(?:判决|裁定|决定|调解书|原判|[一二三四五六七八九]项|号)", True),
        _rule("upheld", r"维持|驳回[^。；\n]{0,40}(?:上诉|抗诉)|核准", True),
        _rule("rejected", rf"不予受理|不准予?强制执行|不予(?:重新审判|再审)|不对{_N}{{0,20}}再审|不予立案|驳回(?!{_N}{{0,60}}(?:诉讼请求|反诉请求)){_N}{{0,120}}"
                          r"(?:起诉|申请|异议|申诉|复议|反诉|请求)"),
        _rule("transferred", rf"移送|(?:由|指定){_N}{{0,40}}(?:法院|检察院){_N}{{0,60}}(?:审理|管辖|审判|受理|侦查|依法办理)"),
        _rule("enforcement_ended", rf"终结{_N}{{0,60}}执行|执行{_N}{{0,8}}终结|执行完毕|(?:予以|日){_N}{{0,8}}(?:结案|销案)"),
        _rule("terminated", r"终结|终止|自行失效"),
        _rule("accepted", rf"受理{_N}{{0,120}}(?:破产|清算|重整|和解|申请)|(?:对{_N}{{0,60}})(?:立案受理|予以受理|进行重整)"),
        _rule("other", r"解除[^。；\n]{0,80}(?:查封|冻结|扣押|保全)"),
        _rule("preserved", r"(?<!解除)(?<!解除对)(?:查封|冻结|扣押|扣留|轮候|先予执行|保全)(?!的?(?:解除|措施予以解除))"),
        _rule("granted", rf"中止{_N}{{0,4}}对{_N}{{0,160}}执行|不得执行|停止{_N}{{0,20}}执行|不予执行|撤销{_N}{{0,60}}(?:仲裁|裁决|裁定|决定|公证)|"
                         rf"确认{_N}{{0,120}}(?:有效|无效)|(?:准许|准予){_N}{{0,80}}(?:拍卖|变卖)|(?:对{_N}{{0,100}})(?:拍卖|变卖)|宣告|"
                         rf"批准|追加{_N}{{0,60}}被执行人|变更{_N}{{0,60}}(?:申请执行人|被执行人)|认可|承认|异议成立|提审|准予{_N}{{0,20}}强制执行"),
    )  # fmt: skip


@cache
def criminal_rules() -> tuple[Rule, ...]:
    """Criminal decisions; the last rule is the conviction."""
    return (
        _rule("withdrawn", rf"(?:准许|准予){_N}{{0,60}}(?:撤回|撤诉)"),
        _rule("remanded", r"发回|指令"),
        _rule("reversed", rf"撤销{_N}{{0,120}}(?:判决|裁定|部分|原判|[一二三四五六七八九]项)|改判|不核准", True),
        _rule("upheld", r"维持|驳回[^。；\n]{0,40}(?:上诉|抗诉)|(?<!不予)(?<!不)核准", True),
        _rule("rejected", r"驳回|不予受理"),
        _rule("terminated", r"终止审理|终结"),
        _rule("granted", r"减去|减为|假释|减刑|减完"),
        _rule("convicted", r"犯[^。；\n]{1,40}罪|判处|免予刑事处罚"),
    )  # fmt: skip
