"""Codes of the result as people read them: the Chinese term beside the English code."""

from __future__ import annotations

DOC_TYPES = {
    "civil_judgment": "民事判决书", "civil_ruling": "民事裁定书", "civil_mediation": "民事调解书", "civil_decision": "民事决定书",
    "civil_notice": "民事通知书", "payment_order": "支付令", "enforcement_ruling": "执行裁定书", "enforcement_notice": "执行通知书",
    "enforcement_decision": "执行决定书", "criminal_judgment": "刑事判决书", "criminal_ruling": "刑事裁定书",
    "administrative_judgment": "行政判决书", "administrative_ruling": "行政裁定书", "complaint": "起诉状", "counterclaim": "反诉状",
    "answer": "答辩状", "appeal_petition": "上诉状", "retrial_petition": "再审申请书", "application": "申请书",
    "arbitration_application": "仲裁申请书", "arbitration_award": "仲裁裁决书", "arbitration_mediation": "仲裁调解书",
    "power_of_attorney": "授权委托书", "bankruptcy_claim": "债权申报", "other": "其他",
}  # fmt: skip
PROCEDURES = {
    "first_instance": "一审", "second_instance": "二审", "retrial": "再审", "retrial_review": "再审审查", "payment_order": "督促程序",
    "enforcement": "执行", "preservation": "保全", "bankruptcy": "破产", "arbitration": "仲裁", "special": "特别程序", "none": "无",
}  # fmt: skip
RESULTS = {
    "granted": "支持", "partly_granted": "部分支持", "dismissed": "驳回诉讼请求", "withdrawn": "撤诉", "mediated": "调解", "upheld": "维持",
    "reversed": "改判", "remanded": "发回重审", "payment_ordered": "发出支付令", "terminated": "终结", "transferred": "移送",
    "accepted": "受理", "rejected": "不予受理或者驳回", "preserved": "保全", "enforcement_ended": "终结执行", "convicted": "有罪", "other": "其他",
}  # fmt: skip
ROLES = {
    "plaintiff": "原告", "defendant": "被告", "third_person": "第三人", "appellant": "上诉人", "appellee": "被上诉人",
    "retrial_applicant": "再审申请人", "retrial_respondent": "被申请人", "applicant": "申请人", "respondent": "被申请人",
    "enforcement_applicant": "申请执行人", "judgment_debtor": "被执行人", "outsider": "案外人", "creditor": "债权人", "debtor": "债务人",
    "administrator": "管理人", "prosecution": "公诉机关", "accused": "被告人", "victim": "被害人", "other": "其他",
    "legal_representative": "法定代表人", "person_in_charge": "负责人", "agent": "代理人", "guardian": "法定代理人", "operator": "经营者",
    "presiding_judge": "审判长", "judge": "审判员", "assessor": "人民陪审员", "assistant": "法官助理", "clerk": "书记员",
}  # fmt: skip
CLAIMS = {
    "principal": "本金", "interest": "利息", "penalty": "违约金", "wages": "工资", "compensation": "赔偿、补偿", "price": "价款",
    "fees": "费用", "property": "财产", "declaration": "确认", "dissolution": "解除", "enforcement": "执行", "other": "其他",
}  # fmt: skip
DELIVERIES = {"cash": "现金", "transfer": "转账", "mixed": "现金和转账"}
SPEAKERS = {
    "plaintiff": "原告方", "defendant": "被告方", "third_person": "第三人", "court": "法院", "document": "文书",
}  # fmt: skip
STATUSES = {
    "asserted": "主张", "admitted": "认可", "denied": "否认", "found": "认定", "not_found": "未予认定",
}  # fmt: skip
STRENGTHS = {"weak": "弱", "medium": "中", "strong": "强"}
UNVERIFIED = "（条文待核对）"
"""Behind an authority whose text was not held against the instrument itself."""
LEVELS = {"none": "无", "low": "低", "medium": "中", "high": "高"}


def both(words: dict[str, str], code: str) -> str:
    """`审判长 presiding_judge`: the Chinese term and the code."""
    return f"{words[code]} {code}" if code in words else code


def term(words: dict[str, str], code: str, language: str) -> str:
    """What a code means in one language: the Chinese term (`zh`), or the English words of the code (`en`)."""
    return words.get(code, code) if language == "zh" else code.replace("_", " ")
