"""What must hold round a match: the document, the cause, the section, words near it, words that must be absent."""

from __future__ import annotations

import re
from functools import lru_cache

from xiezhi.parsing.page import Page
from xiezhi.schema import Facts
from xiezhi.schema.values import plain_value
from xiezhi.signs.passages import clause_of
from xiezhi.signs.rules import Pattern, SignRule

FAMILIES: dict[str, tuple[str, ...]] = {
    "judgment": ("civil_judgment", "administrative_judgment"),
    "ruling": ("civil_ruling", "civil_decision", "civil_notice", "enforcement_ruling", "administrative_ruling"),
    "mediation": ("civil_mediation", "arbitration_mediation"),
    "enforcement": ("enforcement_ruling", "enforcement_notice", "enforcement_decision"),
    "arbitration": ("arbitration_award", "arbitration_mediation", "arbitration_application"),
    "party_paper": (
        "complaint", "counterclaim", "answer", "appeal_petition", "retrial_petition", "application",
        "arbitration_application", "bankruptcy_claim",
    ),
}  # fmt: skip
# Signs are about civil suits: papers of other suits count only where a sign names them.
_ELSEWHERE = frozenset(
    {
        "criminal_judgment",
        "criminal_ruling",
        "administrative_judgment",
        "administrative_ruling",
        "power_of_attorney",
    }
)
_PLAINTIFFS = frozenset({"plaintiff", "applicant", "enforcement_applicant"})
_OBJECT = {
    "enforcement_ruling": "、执行异议",
    "enforcement_decision": "、执行异议",
    "enforcement_notice": "、执行异议",
    "bankruptcy_claim": "、破产债权",
}
"""What papers of these kinds are about, whatever the cause of the suit before them was."""
_LOAN_PAPERS = ("借款", "借条", "借据", "出借", "贷款")
_CAUSE = re.compile(r"[一-龥、]{2,16}(?:纠纷|之诉)(?=一案)")
_CLOSE = 25
_SUM = re.compile(
    r"(?P<figure>\d[\d，,]*(?:\.\d+)?)(?P<unit>[百千]?[万亿]?)余?多?元|(?P<words>[〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+)余?多?元"
)
# 现金1万元和银行转账19万元: the cash is what stands before the transfer
_CASH_AND_TRANSFER = re.compile(
    r"现金(?:人民币)?[\d，,.一二三四五六七八九十]{1,12}[百千]?万?元?[、和及与加](?=银行|转账|汇款|微信|支付宝)"
)
_UNITS = {
    "": 1.0,
    "百": 1e2,
    "千": 1e3,
    "万": 1e4,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "百亿": 1e10,
    "千亿": 1e11,
}


@plain_value
class Setting:
    """The document a phrase is read in."""

    kind: str
    cause: str
    plaintiffs: tuple[str, ...]

    @classmethod
    def of(cls, facts: Facts, text: str = "") -> Setting:
        """From the facts of a document; a cause that the facts do not hold is looked for in the words of `text`."""
        kind = str(facts.doc_type.value) if facts.doc_type else "other"
        cause = suit_of(facts, text) or _named_cause(text)
        return cls(
            kind="criminal_judgment" if _is_criminal(text) else kind,
            cause=cause + _OBJECT.get(kind, "") if cause else "",
            plaintiffs=tuple(party.name for party in facts.parties if party.role in _PLAINTIFFS),
        )

    def allows(self, rule: SignRule) -> bool:
        """Whether the sign may be looked for in this document."""
        if not _suits(rule, self.kind, self.cause):
            return False
        return not any(word in name for word in rule.unless_plaintiff for name in self.plaintiffs)


def suit_of(facts: Facts, text: str) -> str:
    """The cause of action, empty where unknown; an application for a payment order names no debt: the text does."""
    cause = str(facts.cause.value) if facts.cause else ""
    if "支付令" in cause and any(word in text for word in _LOAN_PAPERS):
        return f"{cause}、借款"
    return cause


def _is_criminal(text: str) -> bool:
    """Whether a text without a title tells of a criminal case."""
    head = text[:3000]
    return head.count("被告人") > 1 and "原告" not in head


def _named_cause(text: str) -> str:
    """The first thing a text calls a dispute (… 纠纷)."""
    match = _CAUSE.search(text, 0, 3000) if "纠纷" in text or "之诉" in text else None
    return match.group() if match else ""


@lru_cache(maxsize=65536)
def _suits(rule: SignRule, kind: str, cause: str) -> bool:
    """Whether a sign is looked for in documents of this kind and cause."""
    kinds = {listed for name in rule.documents for listed in FAMILIES.get(name, (name,))}
    if kinds and kind not in kinds and kind != "other":
        return False
    if not kinds and (kind in _ELSEWHERE or cause.endswith("罪")):
        return False
    if rule.causes and cause and not any(word in cause for word in rule.causes):
        return False
    return not any(word in cause for word in rule.not_causes)


def passes(
    pattern: Pattern,
    page: Page,
    cause: str,
    span: tuple[int, int],
    window: tuple[int, int],
    sentence: tuple[int, int],
) -> bool:
    """Whether the guards of a pattern let a match through."""
    text = page.text
    if pattern.causes and cause and not any(word in cause for word in pattern.causes):
        return False
    if pattern.sections or pattern.not_sections:
        part = page.part_at(span[0])
        kind = part.kind if part is not None else "body"
        if (pattern.sections and kind not in pattern.sections) or kind in pattern.not_sections:
            return False
    if pattern.near and not any(phrase.find(text, *window) for phrase in pattern.near):
        return False
    if pattern.window in ("anywhere", "passage"):
        window = sentence  # a word three sentences off rules nothing out
    if any(phrase.find(text, *window) for phrase in pattern.absent):
        return False
    if pattern.clause_absent:
        clause = clause_of(text, *span, sentence)
        if any(phrase.regex.search(text, *clause) for phrase in pattern.clause_absent):
            return False
    return not pattern.min_amount or largest_sum(_beside(text, span, sentence)) >= pattern.min_amount


def _beside(text: str, span: tuple[int, int], sentence: tuple[int, int]) -> str:
    """The clause of the passage if it tells a sum, else what stands close to it."""
    clause = text[slice(*clause_of(text, *span, sentence))]
    if _SUM.search(clause):
        mixed = _CASH_AND_TRANSFER.search(clause)
        return mixed.group() if mixed else clause
    return text[max(sentence[0], span[0] - _CLOSE) : min(sentence[1], span[1] + _CLOSE)]


def largest_sum(text: str) -> float:
    """The largest sum of money in a stretch, in yuan; 0 where there is none."""
    best = 0.0
    for match in _SUM.finditer(text):
        if match["figure"]:
            figure = match["figure"].replace("，", "").replace(",", "")
            best = max(best, float(figure) * _UNITS.get(match["unit"], 1.0))
        else:
            best = max(best, spelt(match["words"]))
    return best


_DIGITS = {
    c: i
    for i, group in enumerate(
        ("〇", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for c in group
}


def spelt(words: str) -> float:
    """The value of a spelt number (叁拾万): enough for a threshold."""
    total = section = digit = 0.0
    for char in words:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in "万亿":
            total = (total + section + digit) * (1e4 if char == "万" else 1e8)
            section = digit = 0.0
        else:
            section += (digit or 1) * {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}[char]
            digit = 0.0
    return total + section + digit
