"""The words that open a request (请求判令, 诉讼请求：, 望依法判决), and those that only look like them."""

from __future__ import annotations

import re

from xiezhi.text.expressions import expression

CUE = re.compile(
    r"(?:(?:诉讼|上诉|再审|反诉|申请|仲裁|异议|复议|答辩|变更后的)(?:请求(?:事项)?|(?<=申请)事项)(?:为|是|如下|有|包括)*(?:[：\n]+|，(?=[(（]?[1一][、.．)）])|，(?:要求|请求|判令)(?=[^，。；]{2}))?|请求事项[：\n]*|诉请(?!保护)[：]?|(?:请求|要求|恳请|诉请|请)(?:为|是|如下)*：\n?"
    r"|(?:请求|要求|恳请|诉请|敬请|特请|请(?=(?:贵院|法院|人民法院)(?:依法)?判[决令][^，。；]))(?:(?:贵院|你院|你会|上一级人民法院|法院|人民法院|[二再]审(?:人民)?法院(?=[，：]?(?:依法|判[令决]|撤销|改判|发回|驳回|维持|查明|[(（]?[1一][)）、.．]))|本院|法庭|贵委|仲裁机构|仲裁庭|仲裁委|依法|判令|判决|裁决|裁定|查明事实|在[^，。；]{0,12}基础上|发出支付令)[，：]?)+"
    r"|(?:起诉|诉至(?:本院|法院|我院|贵院)|提起诉讼|诉讼请求)，(?:要求|请求)(?!(?:本院|法院)?(?:依法)?(?:支持|判如))(?:(?:人民法院|法院|贵院|本院)查[明清]事实[，、])?"
    r"|(?:诉请|要求|请求)判令\([^()]{0,10}\)[：\n]*|(?<!希)(?<!愿)(?<!期)望(?:法院|贵院|人民法院|本院)?(?:能|予以)?(?:依法)?(?:判令|判决)"
    r"|(?:起诉|诉至|诉到|诉来|诉诸)(?:人民)?(?:法院|本院|贵院|来院|至法院|至本院)[，：](?=[(（]?[1一][、.．)）])|(?:请求|要求|诉请)，(?=[(（]?[1一][、.．)）])"
    r"|(?:请求|要求|诉请|判令|督促|请求判决|责令)(?=[(（]?[1一][、.．)）]|确认|解除|撤销|判|被|原|两|二|三|由|偿|归|支|给|返|退|赔|立|依|终|变|改|离|与|中止|阻止|排除|裁决|分|宣|发|向|服|清|继|停|恢|再审(?!申请|请求)|提审|(?<=请求)将|[\u4e00-\u9fa5]{2,24}[：][1一(]|[\u4e00-\u9fa5、()\d×A-Za-z]{2,60}(?:支付|给付|偿还|归还|返还|赔偿|清偿|承担|退还|履行|按)))"
)
SENTENCE = re.compile(r"[^。\n]*[。\n]?")
NUMBERED = re.compile(r"\n?[（(]?(?:[2-9二三四五六七八九]|1\d|十[一二三四五]?)[、.）)]")

#: 请求判如所请, 请依法判决: nothing is named.
EMPTY = re.compile(
    r"(?:请求|要求|恳请|敬请|望|法院|贵院|人民法院|本院|依法|公正|公平|予以|作出|判令|判决|裁判|裁决|判|处理|解决|支持|如|若|准|上|所|前述?|诉求|诉|请|求|我方?|原告|的|"
    r"全部|上述|维护|保护|其|[二两三四五六]|同|称|合法权益|及时|早日|查明|查清|事实|公断|明断|裁定|为盼|为感|，|。|\n)+"
)
_BY_COURT = re.compile(r"(?:本院|法院)[^。；]*\Z")
_ONLY_A_CAUSE = re.compile(r"[^，。；因]{0,24}纠纷(?!而?[赔支偿返给])")

#: 原告围绕诉讼请求依法提交了证据: nothing is asked for.
_AROUND = re.compile(r"围绕[^，。；\n]{0,12}\Z")


def told(text: str, start: int, cue: re.Match[str]) -> bool:
    """Requests made outside the suit (多次要求被告还款), and those only named (围绕诉讼请求, 请求撤销个别清偿行为纠纷)."""
    if _ONLY_A_CAUSE.match(text, cue.end()) or _AROUND.search(
        text, max(start, cue.start() - 16), cue.start()
    ):
        return True
    if cue.group() == "责令" and _BY_COURT.search(text, max(start, cue.start() - 60), cue.start()):
        return True  # 本院发出执行通知书，责令被执行人履行: an order told of
    before = text[max(start, cue.start() - 6) : cue.start()]
    if (
        before.endswith(("双方均", "有权", "无权"))
        or "当事人" in text[max(start, cue.start() - 10) : cue.start()]
    ):
        return True
    return expression(r"(?:多次|经|曾|按照?|应|再三|一直|无理|的|并|不断|反复)$").search(
        before
    ) is not None and cue.group().startswith("要求")
