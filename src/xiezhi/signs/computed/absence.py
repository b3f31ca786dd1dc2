"""Default judgment (被告缺席): first instance, every defendant absent, no institution behind the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiezhi.signs.computed.reading import Computed, Reading
from xiezhi.signs.guards import Setting

_ABSENT = re.compile(
    r"(?:被告|被申请人)(?:(?!到庭参加|第三人)[^。\n]){0,60}?(?:传票|传唤|公告|通知|送达)[^。\n]{0,24}?(?:未到庭|拒不到庭|未出庭|拒不出庭|未参加)[^。，\n]{0,8}"
)
_ALL = re.compile(r"[二两三四各]被告|被告[^。，]{0,40}均")


def all_defendants_absent(reading: Reading) -> Iterator[Computed]:
    """Fires where nobody stood against the claim."""
    rule = reading.catalogue.signs.get("defendant_default_public_notice")
    facts = reading.facts
    first = facts.procedure is not None and facts.procedure.value == "first_instance"
    if rule is None or not first or reading.kind() != "civil_judgment" or "到庭" not in reading.page.text:
        return
    if not Setting.of(facts).allows(rule):
        return
    matches = [match for match in _ABSENT.finditer(reading.page.text) if _told(reading, match.start())][:3]
    defendants = [party for party in facts.parties if party.role == "defendant"]
    absent = {str(fact.value) for fact in facts.absent_parties}
    alone = len(defendants) == 1 or all(party.name in absent for party in defendants)
    if not matches or not defendants or not (alone or _ALL.search(matches[0].group())):
        return
    note = f"{len(defendants)}名被告均未到庭" if len(defendants) > 1 else "被告未到庭"
    evidence = tuple(reading.evidence(*match.span(), "court", "found") for match in matches)
    yield Computed("defendant_default_public_notice", evidence, note)


def _told(reading: Reading, at: int) -> bool:
    """Whether the court tells it of this case: not the words of a statute."""
    part = reading.page.part_at(at)
    kind = part.kind if part is not None else "body"
    return kind not in ("appendix", "legal_basis") and "第" not in reading.page.text[max(0, at - 14) : at]
