"""Default judgment (被告缺席): first instance, no defendant answers in any way, no institution behind the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiezhi.signs.computed.reading import Computed, Reading

_ID = "defendant_default_public_notice"
_ABSENT = re.compile(
    r"(?:被告|被申请人)(?:(?!到庭参加|第三人)[^。\n]){0,60}?(?:传票|传唤|公告|通知|送达)[^。\n]{0,24}?(?:未到庭|拒不到庭|未出庭|拒不出庭|未参加)[^。，\n]{0,8}"
)
_GIVEN_UP = re.compile(
    r"(?:未到庭|拒不到庭|未出庭|拒不出庭|未参加诉讼)[^。\n]{0,40}?(?:视为|系|应当?认定)[^。，\n]{0,8}放弃[^。，\n]{0,12}"
)
_SILENT = re.compile(
    r"被告(?:(?!辩称|称)[^。；\n]){1,40}?(?:未(?:作|做|进行|提出|提交|到庭)?(?:任何|书面)?答辩|未作出?答辩)[^。\n]{0,16}"
)
_ALL = re.compile(r"[二两三四各]被告|被告[^。，]{0,40}均")
_OTHERS = ("其余被告", "其他被告")
# Somebody stood against the claim: at the hearing, in writing, at an earlier hearing or the exchange of evidence.
_ANSWERED = re.compile(
    r"(?:被告|被申请人|答辩人)(?:人)?[^。，；\n]{0,40}?(?:[答抗]?辩[称解]|述称|到庭(?:应诉|参加)|出庭参加|质证(?:意见|认为|称)|参加[^。，]{0,8}证据交换|(?:书面|口头)答辩|提交[^。，]{0,10}(?:答辩状|书面意见|答辩意见))"
    r"|(?:被告|被申请人)[^。，；\n]{1,14}(?:对[^。]{0,24}(?:无异议|没有异议|予以认可)|表示同意)|口头(?:答辩|辩称)|但[^。，]{0,14}(?:答辩称|辩称)"
    r"|(?:电话|微信|短信)[^。]{0,30}被告[^。]{0,14}(?:承认|认可|陈述|表示|述?称)"
    r"|第[一二三]次开庭[^。]{0,12}到庭|(?:庭前|庭后|书面)答辩(?:状|意见)?[辩称：]|\n(?:[答抗]?辩称|答辩称)"
)
_DENIED = re.compile(r"未|没有|拒不|不予|逾期|放弃")
_LOAN_PAPER = ("借条", "借据", "欠条", "借款")
_MOST = 4
_SAID = ("未到庭", "不到庭", "未出庭", "不出庭", "未参加", "答辩")
"""Each of the expressions for absence, for rights given up and for silence holds one of these."""


def all_defendants_absent(reading: Reading) -> Iterator[Computed]:
    """Fires where nobody stood against the claim; in an excerpt of a loan judgment silence is enough."""
    rule = reading.catalogue.signs.get(_ID)
    text = reading.page.text
    if rule is None or not _first_instance(reading) or not any(word in text for word in _SAID):
        return
    if not reading.setting.allows(rule) or _answered(text):
        return
    defendants = [party for party in reading.facts.parties if party.role == "defendant"]
    matches = _matches(reading, silence=_about_a_loan(reading))
    if not matches or any(word in matches[0].group() for word in _OTHERS):
        return
    absent = {str(fact.value) for fact in reading.facts.absent_parties}
    alone = len(defendants) <= 1 or all(party.name in absent for party in defendants)
    if defendants and reading.kind() == "civil_judgment" and not (alone or _ALL.search(matches[0].group())):
        return
    note = f"{len(defendants)}名被告均未到庭" if len(defendants) > 1 else "被告未到庭"
    evidence = tuple(reading.evidence(*match.span(), "court", "found") for match in matches)
    yield Computed(_ID, evidence, note)


def _first_instance(reading: Reading) -> bool:
    """A civil judgment of first instance, or an excerpt that does not say what it is."""
    procedure = reading.facts.procedure
    if procedure is not None and procedure.value != "first_instance":
        return False
    kind = reading.kind()
    return (kind == "civil_judgment" and procedure is not None) or (
        kind == "other" and not any(word in reading.page.text for word in ("上诉人", "再审", "被告人"))
    )


def _about_a_loan(reading: Reading) -> bool:
    """Whether silence counts: a loan between people, told without the head that says who attended."""
    cause, text = reading.cause(), reading.page.text
    return (not cause or "借" in cause or "欠" in cause) and any(word in text for word in _LOAN_PAPER)


def _answered(text: str) -> bool:
    """Whether a defendant answered or attended."""
    return any(not _DENIED.search(match.group()) for match in _ANSWERED.finditer(text))


def _matches(reading: Reading, *, silence: bool) -> list[re.Match[str]]:
    """Where the text tells of the absence, of the rights given up, of the silence."""
    patterns = (_ABSENT, _GIVEN_UP, _SILENT) if silence else (_ABSENT, _GIVEN_UP)
    text = reading.page.text
    found = [m for pattern in patterns for m in pattern.finditer(text) if _told(reading, m.start())]
    return found[:_MOST]


def _told(reading: Reading, at: int) -> bool:
    """Whether the court tells it of this case: not the words of a statute, not of the plaintiff."""
    text = reading.page.text
    part = reading.page.part_at(at)
    kind = part.kind if part is not None else "body"
    clause = text[max(text.rfind(stop, max(0, at - 60), at) for stop in "。；\n") + 1 : at + 2]
    of_plaintiff = clause.rfind("原告") > clause.rfind("被告")
    return (
        kind not in ("appendix", "legal_basis")
        and "第" not in text[max(0, at - 14) : at]
        and not of_plaintiff
    )
