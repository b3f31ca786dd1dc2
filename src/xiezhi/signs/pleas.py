"""What a plea is about: the words by which a court's answer to it is known.

A court does not repeat a plea when it answers it; it names its subject (关于印章系伪造的主张, 对其已还款的抗辩). Each sign
has a few such subjects; a plea keeps those that its own words name, or all of them where they name none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_WORDS = {
    "buyer": r"打假|(?:不是|并?非|不属|属于|作为|普通|法定|真正|符合)[^。；，]{0,10}消费者|消费者(?:的)?(?:身份|资格|范畴|主体|地位|定义)|知假|[牟盈营谋]利|索赔|购买(?:的)?(?:目的|动机)|生活(?:消费|需要)",
    "forgery": r"伪造|变造|虚假|造假|假的|真伪|真假|系假|签名|签字|签章|字迹|笔迹|涂改|添加|篡改|捺印|指印|手印|真实性|鉴定|本人(?:所|书|签)|代签|事后|补签|倒签|形成时间",
    "seal": r"印章|公章|印鉴|盖章|专用章|私刻|加盖|盗盖|偷盖|[真假]章|印文|项目章",
    "authority": r"授权|代理权|表见代[理表]|代表(?:权|公司|行为)|职务行为|个人行为|法定代表人|股东(?:大)?会|董事会|越权|项目部|挂靠|对外(?:签订|借款|担保)|担保",
    "appraisal": r"(?:评估|鉴定|公估|认证|估损|估价)(?!费)|定损|单方|车损|勘验|勘查|车辆损失|维修费|修理费",
    "original": r"原件|复印件|复制件|真实性|证据来源|证据认定|质证",
    "repaid": r"还款|已还|归还|偿还|还清|付清|结清|清偿|付款|抵[扣销账顶债]|清结",
    "delivery": r"交付|实际(?:出借|支付|履行|发生|借)|未?收到|收取|现金|支付|汇款|转账|资金来源|出借能力|借款事实|借贷关系|借款关系",
    "flow": r"走账|过账|流转|转回|回流|资金往来|循环|账务",
    "interest": r"利息|利率|月息|年息|分息|砍头|高息|高利|预扣|预先扣|本金",
    "origin": r"结算|转化|货款|工程款|投资|合伙|赌债|借款合意|借贷(?:关系|合意|事实)|借款(?:关系|事实)|重新出具|重新书写|更换|换据|基础(?:法律)?关系|往来",
    "lender": r"实际(?:出借|借款|用款|使用|收款)|是[^。；，]{0,16}(?:出借人|借款人)|以[^。；，]{0,16}名义|名义(?:上|借款|出借|的借款人|的?出借人)|代[为收付]|挂名",
    "refinance": r"借新还旧|转贷|续贷|滚动|利滚利|过桥|倒贷|重新出具",
    "witness": r"证人|证言|利害关系|证明力",
    "statements": r"矛盾|不一致|不一|反复|陈述|证言|笔录|不符",
    "dates": r"日期|时间|落款|当天|当日",
    "dwelling": r"居住|城镇|农村|户籍|户口|暂住|租房|租赁|城市",
    "grade": r"伤残|鉴定(?!费)|等级|残疾",
    "price": r"价格|[低高]价|无偿|对价|价款|赠与|公平|恶意串通",
    "collusion": r"恶意串通|串通|虚构|虚假诉讼|捏造|虚假|规避|逃避",
    "affiliated": r"关联|股东|法定代表人|控制|混同|一致行动|同一(?:人|地址)|利害关系|夫妻",
    "lease": r"租赁|租约|承租|租金|占有",
    "security": r"担保|抵押|让与|买卖(?:合同|关系)|借贷(?:关系)?|以房抵债|抵债|以物抵债",
    "paper": r"空白|阴阳|两份|备案|真实意思",
    "marriage": r"夫妻|离婚|共同债务|共同生活",
    "insolvent": r"负债|债务|清偿能力|偿还能力|被执行|查封|资不抵债",
    "priority": r"优先|工程款|抵押权",
    "identity": r"身份|冒用|冒名|本人|盗用|不知情|签名|签字|签收|送达",
    "wages": r"劳动|工资|雇佣|用工",
    "waiver": r"举证期|答辩期|放弃",
}  # fmt: skip
_OF_SIGN = {
    "self_made_consumer_claim": ("buyer",),
    "voucher_possibly_forged": ("forgery", "seal"),
    "company_seal_or_rep_irregular": ("seal", "authority", "forgery"),
    "impersonated_party": ("identity", "forgery"),
    "no_original_evidence": ("original",),
    "damage_not_assessed_by_insurer": ("appraisal",),
    "disability_grade_shopped": ("grade", "appraisal"),
    "debt_in_kind_settlement": ("security", "repaid"),
    "sale_as_security": ("security",),
    "unfair_price_transfer": ("price",),
    "contradictory_statements": ("statements",),
    "third_person_is_real_lender": ("lender", "delivery"),
    "witness_interested_uniform": ("witness",),
    "iou_only_no_delivery_proof": ("delivery",),
    "large_cash_delivery": ("delivery",),
    "lender_no_capacity": ("delivery",),
    "round_trip_funds": ("flow", "delivery"),
    "blank_or_dual_contracts": ("paper", "forgery"),
    "rate_over_ceiling": ("interest",),
    "interest_deducted_upfront": ("interest",),
    "fees_hidden_interest": ("interest",),
    "principal_inflated_iou": ("interest", "delivery", "origin"),
    "debt_ladder_refinance": ("refinance", "origin"),
    "iou_rewritten_from_other_debt": ("origin", "delivery"),
    "repaid_debt_sued_again": ("repaid",),
    "objection_sale_unproved_payment": ("repaid", "delivery"),
    "urban_status_proof_suspicious": ("dwelling",),
    "impossible_dates": ("dates", "forgery"),
    "sham_lease_objection": ("lease",),
    "fabricated_priority_right": ("priority",),
    "spouse_debt_in_divorce": ("marriage",),
    "wage_iou_only": ("wages",),
    "batch_wage_claims": ("wages",),
    "retro_labour_relation": ("wages",),
    "loan_reason_unexplained": ("delivery", "origin"),
    "reasoned_third_party_objection": ("collusion",),
}


_RULED_OUT = {
    "buyer": r"(?:不影响|不能?否[认定]|不足以否[认定]|不因此(?:丧失|否定))[^。；]{0,24}消费者(?:的)?(?:身份|资格|主体|权|主张|地位)|(?:应当?|可以?)(?:被)?(?:认定|视)为(?:是)?消费者|即(?:为|是)消费者"
    r"|打假人”?[^。，；]{0,6}(?:并?非|不是|不属于)[^。；]{0,8}(?:法[律定]|规范)|购买者明知[^。]{0,40}为由[^。]{0,10}不予支持(?!”?，?但)",
    "appraisal": r"(?:评估|鉴定|公估|认证|估价|估损)(?!申请|费)[^。；、不未]{0,50}(?:予以|依法)(?:采信|确认|认定|认可|采纳)"
    r"|重新(?:进行)?(?:鉴定|评估|公估)[^。；]{0,24}(?:不予|未予|不准|予以驳回|不符合)|(?:以|按照?)[^。；，]{0,20}(?:鉴定|评估|公估|认证)(?:书|报告|意见|结论)[^。；，]{0,40}(?:为准|作为)|(?:未|没有|无|不)[^。；]{0,30}(?:反驳|推翻)[^。；]{0,30}(?:评估|鉴定|公估|认证|报告)",
    "forgery": r"鉴定[^。；]{0,80}(?:为|是|系)(?:同一人|同一枚|[^。；，]{0,8}本人)|鉴定(?:的)?申请[^。；]{0,20}(?:不予|未予|不准|驳回)|放弃[^。；，]{0,8}鉴定"
    r"|(?:签名|签字|[借欠收]条|借据)[^。；，]{0,14}(?:客观)?真实性?，?(?:本院)?(?:依法)?予以(?:确认|认定|采信)",
    "seal": r"(?:构成)?表见代[理表](?!不仅|要求|需|应|的|，?(?:应|须|需))|有(?:充分)?理由相信|鉴定[^。；]{0,80}(?:为|是|系)同一枚",
    "authority": r"(?:构成)?表见代[理表](?!不仅|要求|需|应|的|，?(?:应|须|需))|有(?:充分)?理由相信|(?:系|属于|属|是|为)(?:其)?职务行为|不影响[^。；]{0,24}(?:合同|协议|担保)[^。；]{0,8}效力",
    "original": r"虽(?:然)?(?:为|系|是|没有|未|无)[^。；，]{0,8}(?:复印件|原件)[^。；]{0,60}(?:相互印证|予以(?:采信|确认|认定))",
}  # fmt: skip
_UNSURE = re.compile(r"(?:不|未|非|没|无法|[是能]否|主张|认为|称|如果|若)[^。；，]{0,12}$")
_SET_ASIDE = re.compile(
    r"本院[^。；，]{0,16}委托[^。；]{0,60}重新(?:鉴定|评估|公估)|重新(?:鉴定|评估|公估)的?(?:机构|意见|结论|报告|结果)|进行了重新(?:鉴定|评估|公估)|重新进行了(?:鉴定|评估|公估)"
    r"|(?:单方|自行)[^。；，]{0,24}(?:评估|鉴定|公估|报告|结论)(?!申请)(?:[^。；，]{0,16}，?|[^。；]{0,40}故)(?:本院)?(?:对[^。；，]{0,10})?(?:不予|未予|不能)(?!准)"
    r"|(?:评估|公估|鉴定)(?:报告|意见|结论)(?:的结论)?，?(?:本院)?(?:依法)?不予"
)


@cache
def _ruled_out(subject: str) -> re.Pattern[str]:
    return re.compile(_RULED_OUT[subject])


def contradicted(subject: str, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where `text[start:end]`, written by the court, finds what rules a plea with this subject out."""
    if subject not in _RULED_OUT:
        return
    for match in _ruled_out(subject).finditer(text, start, end):
        if _UNSURE.search(text, max(start, match.start() - 16), match.start()) is None:
            yield match.span()


def set_aside(subject: str, text: str, start: int, end: int) -> bool:
    """Whether the court follows the objection to a one-sided appraisal: it had the loss appraised anew."""
    return subject == "appraisal" and _SET_ASIDE.search(text, start, end) is not None


@cache
def _expression(subject: str) -> re.Pattern[str]:
    return re.compile(_WORDS[subject])


def subjects_of(sign: str, passage: str) -> tuple[str, ...]:
    """The subjects of a plea with this sign: those its words name, else all of the sign; none for other signs."""
    known = _OF_SIGN.get(sign, ())
    return tuple(subject for subject in known if _expression(subject).search(passage)) or known


def names(subject: str, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` names a subject."""
    return _expression(subject).search(text, start, end) is not None
