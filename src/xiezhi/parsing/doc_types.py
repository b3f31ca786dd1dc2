"""From the name of a document to its code (`schema.DOC_TYPES`).

Names follow 《民事诉讼文书样式》 (法〔2016〕221号) and its criminal, administrative and enforcement counterparts;
a bare name (`裁定书`, `决定书`) is settled by the type characters of the case number (法〔2015〕137号).
"""

from __future__ import annotations

import re
from functools import cache

from xiezhi.text.expressions import expression

# In order: the first name that is found decides.
_PARTY_NAMES: tuple[tuple[str, str], ...] = (
    (r"反诉状|反诉书|反申请书", "counterclaim"),
    (r"答辩状|答辩书|答辩意见", "answer"),
    (r"上诉状|上诉书", "appeal_petition"),
    (r"撤销.*仲裁.*申请|不予执行.*申请", "application"),
    (r"再审申请|申请再审|再审诉状|申诉状|申诉书|申诉申请", "retrial_petition"),
    (r"撤回.*申请|保全申请|先予执行申请|执行.*申请|支付令申请(?!.*通知)", "application"),
    (r"仲裁(?:反)?申请书|仲裁申诉书|仲裁申请$", "arbitration_application"),
    (r"债权申报", "bankruptcy_claim"),
    (r"委托书", "power_of_attorney"),
    (r"自诉状|起诉状|诉状|民事诉状|民事起诉书", "complaint"),
)
_COURT_NAMES: tuple[tuple[str, str], ...] = (
    (r"支付令$", "payment_order"),
    (r"民事令$", "payment_order"),
    (r"消费令", "enforcement_decision"),
    (
        r"支持监督申请|监外执行|执行证书|公证书|送达|移送函|(?:函|公告|笔录|传票|合同|协议书?|目录|清单|代理词|证明书?|建议书|抗诉书)$",
        "other",
    ),
)


@cache
def _patterns(which: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    table = _PARTY_NAMES if which == "party" else _COURT_NAMES
    return tuple((re.compile(pattern), code) for pattern, code in table)


def doc_type_of(name: str, issuer: str = "", number: str = "") -> str:
    """The code for a document's name.

    Args:
        name: the name as printed, white space removed.
        issuer: the court or tribunal that issued it, if known.
        number: its own case number, if known.
    """
    name = expression(r"\(.*?\)").sub("", name)
    for pattern, code in (*_patterns("court"), *_patterns("party")):
        if pattern.search(name):
            return code
    if name.endswith(("申请书", "异议书", "申请")):
        return "application"
    if name.endswith("起诉书"):
        return "other" if "检察" in issuer else "complaint"
    if "仲裁" in issuer or "仲裁" in name or "裁决书" in name:
        return _arbitration(name)
    return _court_paper(name, field_of(name, number))


def _arbitration(name: str) -> str:
    if "调解" in name:
        return "arbitration_mediation"
    return "arbitration_award" if "裁决" in name else "other"


def field_of(name: str, number: str) -> str:
    """Which law the paper belongs to: `civil`, `criminal`, `administrative`, `enforcement` or an empty string."""
    for words, field in (
        (("执行",), "enforcement"),
        (("刑事",), "criminal"),
        (("行政",), "administrative"),
        (("民事", "商事", "海事"), "civil"),
    ):
        if any(word in name for word in words):
            return field
    kind = expression(r"[\d()×Xx*]").sub("", number)
    for char, field in (
        ("执", "enforcement"),
        ("刑", "criminal"),
        ("行", "administrative"),
        ("赔", "compensation"),
    ):
        if char in kind:
            return field
    return "civil"


_BY_FIELD = {
    ("判决", "civil"): "civil_judgment",
    ("判决", "criminal"): "criminal_judgment",
    ("判决", "administrative"): "administrative_judgment",
    ("判决", "enforcement"): "civil_judgment",
    ("裁定", "civil"): "civil_ruling",
    ("裁定", "criminal"): "criminal_ruling",
    ("裁定", "administrative"): "administrative_ruling",
    ("裁定", "enforcement"): "enforcement_ruling",
    ("决定", "civil"): "civil_decision",
    ("决定", "enforcement"): "enforcement_decision",
    ("通知", "civil"): "civil_notice",
    ("通知", "enforcement"): "enforcement_notice",
    ("调解", "civil"): "civil_mediation",
    ("调解", "criminal"): "civil_mediation",
    ("告知", "civil"): "civil_notice",
    ("告知", "enforcement"): "enforcement_notice",
}


def _court_paper(name: str, field: str) -> str:
    if "裁判书" in name:
        return _BY_FIELD.get(("判决", field), "other")
    for act in ("判决", "裁定", "调解", "决定", "通知", "告知"):
        if act in name:
            return _BY_FIELD.get((act, field), "other")
    return "other"


_CONTENT: tuple[tuple[str, str], ...] = (
    (r"(?:发出|作出)如下支付令|本支付令", "支付令"),
    (r"达成如下(?:调解)?协议|本调解书", "调解书"),
    (r"裁决如下|本裁决", "裁决书"),
    (r"判决如下|本判决(?:书)?(?:指定|生效|为终审|送达)", "判决书"),
    (r"裁定如下|本裁定", "裁定书"),
    (r"决定如下|本决定", "决定书"),
    (r"特此通知", "通知书"),
)
_PARTY_CONTENT: tuple[tuple[str, str], ...] = (
    (r"(?:^|\n)(?:诉讼请求|请求事项)[\s\S]*?(?:^|\n)(?:具状人|起诉人)", "complaint"),
    (r"(?:^|\n)上诉请求[\s\S]*?(?:^|\n)(?:上诉人|具状人)", "appeal_petition"),
    (r"(?:^|\n)仲裁请求[\s\S]*?此致", "arbitration_application"),
    (r"(?:^|\n)申请(?:事项|请求)[\s\S]*?此致", "application"),
    (r"(?:^|\n)诉讼请求[\s\S]*?此致", "complaint"),
)


def doc_type_of_content(text: str, number: str = "") -> tuple[str, int, int] | None:
    """What a paper without a name is by its wording: code and the page stretch that shows it."""
    for pattern, code in _PARTY_CONTENT:
        if match := expression(pattern).search(text):
            return code, match.start(), match.start() + len(match.group().strip().split("\n")[0])
    for pattern, name in _CONTENT:
        if match := expression(pattern).search(text):
            guess = "刑事" if "被告人" in text[:3000] and "公诉机关" in text[:3000] else ""
            return doc_type_of(guess + name, "", number), match.start(), match.end()
    return None
