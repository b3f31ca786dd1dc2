"""Role words of party lines (诉讼地位) and the role each one means in this proceeding.

Words follow the party sections of the forms of court documents (法〔2016〕221号), with older and colloquial words
of published papers. A stacked head (上诉人（原审原告、反诉被告）) is decided by its first word; the words in
brackets only help where the first word says nothing by itself (异议人（被执行人））.
"""

from __future__ import annotations

import re
from functools import cache

from xiezhi.text.alternation import first_characters
from xiezhi.text.expressions import expression

ROLE_WORDS = {
    "原告": "plaintiff",
    "原告人": "plaintiff",
    "起诉人": "plaintiff",
    "自诉人": "plaintiff",
    "反诉原告": "plaintiff",
    "反诉人": "plaintiff",
    "被答辩人": "plaintiff",
    "附带民事诉讼原告人": "plaintiff",
    "附带民事诉讼原告": "plaintiff",
    "附带民事原告人": "plaintiff",
    "公益诉讼起诉人": "plaintiff",
    "被告": "defendant",
    "被起诉人": "defendant",
    "反诉被告": "defendant",
    "被反诉人": "defendant",
    "答辩人": "defendant",
    "附带民事诉讼被告人": "defendant",
    "附带民事诉讼被告": "defendant",
    "附带民事被告人": "defendant",
    "第三人": "third_person",
    "上诉人": "appellant",
    "被上诉人": "appellee",
    "再审申请人": "retrial_applicant",
    "申请再审人": "retrial_applicant",
    "申诉人": "retrial_applicant",
    "再审被申请人": "retrial_respondent",
    "被申请再审人": "retrial_respondent",
    "被申诉人": "retrial_respondent",
    "申请人": "applicant",
    "申请方": "applicant",
    "救助申请人": "applicant",
    "反申请人": "applicant",
    "申请保全人": "applicant",
    "申请监督人": "applicant",
    "申请机关": "applicant",
    "赔偿请求人": "applicant",
    "复议申请人": "applicant",
    "申请复议人": "applicant",
    "被申请人": "respondent",
    "被申请方": "respondent",
    "被申请保全人": "respondent",
    "被反申请人": "respondent",
    "被保全人": "respondent",
    "被诉人": "respondent",
    "被告申请人": "respondent",
    "对方当事人": "respondent",
    "其他当事人": "respondent",
    "赔偿义务机关": "respondent",
    "复议被申请人": "respondent",
    "申请执行人": "enforcement_applicant",
    "申请执行单位": "enforcement_applicant",
    "申请执行机关": "enforcement_applicant",
    "移送执行人": "enforcement_applicant",
    "被执行人": "judgment_debtor",
    "被执行单位": "judgment_debtor",
    "被申请执行人": "judgment_debtor",
    "案外人": "outsider",
    "案外异议人": "outsider",
    "异议人": "outsider",
    "执行异议人": "outsider",
    "债权人": "creditor",
    "债权申报人": "creditor",
    "申报债权人": "creditor",
    "申报人": "creditor",
    "债务人": "debtor",
    "管理人": "administrator",
    "破产管理人": "administrator",
    "公诉机关": "prosecution",
    "抗诉机关": "prosecution",
    "被告人": "accused",
    "罪犯": "accused",
    "被害人": "victim",
    "利害关系人": "other",
    "协助执行人": "other",
    "担保人": "other",
    "买受人": "other",
    "委托人": "other",
    "支持起诉人": "other",
    "支持起诉机关": "other",
    "支持起诉单位": "other",
    "被制裁人": "other",
    "被处罚人": "other",
    "被拘留人": "other",
    "被罚款人": "other",
    "执行机关": "other",
    "复议机关": "other",
}  # fmt: skip

_PREFIX = (
    "(?:原审|一审|二审|再审|原一审|原二审|原|本诉|本案|上列|共同|追加|有独立请求权的?|无独立请求权的?|刑事)"
)
# Parties of notarised deeds and agreements go by number; what they are stands in the brackets (乙方（借款人））.
_DEED_SIDES = (
    (("出借", "贷款人", "债权", "贷方", "抵押权", "质权"), "creditor"),
    (("借款", "债务", "借方"), "debtor"),
)
DEED_WORD = "[甲乙丙丁戊]方"
# 被告人保公司 is a defendant, the insurer 人保 (人民财产保险), and no 被告人.
_NO_INSURER = r"(?!(?:保|寿|民财产|财保|寿险)[\u4e00-\u9fff()]{0,16}(?:公司|财险|寿险))"
_RETRIAL = frozenset({"applicant", "respondent"})
_EARLIER = re.compile("原审|一审|二审|原一审|原二审")


@cache
def role_pattern() -> str:
    """A pattern for one role word with its prefixes (原审, 本诉 …), the longest word first."""
    ordered = sorted(ROLE_WORDS, key=len, reverse=True)
    words = "|".join(word + _NO_INSURER if word.endswith("告人") else word for word in ordered)
    return f"{_PREFIX}{{0,2}}(?:{words})"


def role_characters() -> str:
    """The characters that `role_pattern` can begin with."""
    return first_characters(f"{_PREFIX}|{'|'.join(ROLE_WORDS)}")


@cache
def role_word() -> re.Pattern[str]:
    """`role_pattern`, compiled."""
    return re.compile(role_pattern())


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(_PREFIX + "+")


def bare(word: str) -> str:
    """A role word without 原审, 一审, 本诉 … (`原审被告` → `被告`); the word itself where it is one of the table."""
    if word in ROLE_WORDS:
        return word
    match = _prefix().match(word)
    while match and word[match.end() :] not in ROLE_WORDS and match.end() > 1:
        match = _prefix().match(word[: match.end() - 1])
    return word[match.end() :] if match and word[match.end() :] in ROLE_WORDS else word


def role_of(word: str, stacked: str, *, retrial: bool, counterclaim: bool, arbitration: bool) -> str:
    """The role (`schema.ROLES`) of a party line headed by `word` with `stacked` words in brackets.

    Args:
        word: the first role word as printed, perhaps with a prefix.
        stacked: the text of the brackets behind it, empty without.
        retrial: the document is a retrial or a petition for one, where 申请人 is the retrial applicant.
        counterclaim: the paper is a counterclaim (反诉状), where 反诉原告 keeps the plaintiff's side.
        arbitration: an arbitration paper, where 申诉人 and 被诉人 are the old words for its two sides.
    """
    core = bare(word)
    if expression(DEED_WORD).fullmatch(core):
        return next((r for words, r in _DEED_SIDES if any(w in stacked for w in words)), "other")
    role = ROLE_WORDS.get(core, "other")
    if core in ("反诉原告", "反诉被告", "反诉人", "被反诉人") and not counterclaim:
        return _first_side(stacked) or role
    if core in ("答辩人", "被答辩人", "异议人", "执行异议人", "利害关系人", "复议申请人", "申请复议人"):
        return _stacked_role(stacked) or role
    if arbitration and core in ("申诉人", "被诉人", "被申诉人"):
        return "applicant" if core == "申诉人" else "respondent"
    if role in _RETRIAL and core in ("申请人", "被申请人"):
        enforced = "申请执行人" in stacked or "被执行人" in stacked
        if enforced and not (
            retrial and _EARLIER.search(stacked)
        ):  # 执行异议之诉 goes to retrial like any suit
            return "judgment_debtor" if "被执行人" in stacked else "enforcement_applicant"
        if retrial or _EARLIER.search(stacked):
            return "retrial_" + role
    return role


def _first_side(stacked: str) -> str | None:
    """Plaintiff or defendant of the main suit from 本诉被告, 原告 … in the brackets."""
    match = expression("(?<!反诉)(原告|被告)").search(stacked)
    return ROLE_WORDS[match.group(1)] if match else None


def _stacked_role(stacked: str) -> str | None:
    """The role that the brackets add to a word that names only an act (异议人, 答辩人)."""
    match = role_word().search(stacked)
    if not match:
        return None
    role = ROLE_WORDS[bare(match.group())]
    return role if role not in ("applicant", "other") else None
