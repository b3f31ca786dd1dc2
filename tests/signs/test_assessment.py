"""The assessment: open sums, reasons in words, ordinary documents stay low."""

from __future__ import annotations

from pathlib import Path

from tests.signs.pages import facts_of, page_of

from xiezhi.schema import Assessment
from xiezhi.signs import assess, find_signs, load_catalogue

OWN_SIGN = """
[[sign]]
id = "own_sign"
name = "本院关注"
name_en = "Own sign"
strength = "weak"
authority = ["本院规定"]
"""


def assessed(*parts: tuple[str, str], cause: str = "民间借贷纠纷") -> Assessment:
    facts, catalogue = facts_of(cause=cause), load_catalogue()
    return assess(facts, find_signs(page_of(*parts), facts, catalogue), catalogue)


def test_nothing_found() -> None:
    assert assessed(("findings", "被告向原告借款10万元，原告通过银行转账交付。")) == Assessment()


def test_an_ordinary_loan_stays_low() -> None:
    result = assessed(
        ("defence", "被告辩称，借款已经全部还清。"),
        ("findings", "原、被告系朋友关系。被告向原告借款10万元，原告通过银行转账交付。"),
    )
    assert result.level == "low"


def test_a_plea_weighs_less_than_a_finding() -> None:
    plea = assessed(("defence", "被告辩称，该借条系原告伪造。"))
    found = assessed(("findings", "经鉴定，该借条系原告伪造。"))
    assert 0 < plea.score < found.score


def test_signs_that_belong_together_weigh_more_and_say_why() -> None:
    result = assessed(
        ("findings", "款项到账当日即转回原告的关联公司账户。甲公司与乙公司系关联公司，法定代表人均为周某。"),
        ("findings", "原告以现金方式向被告交付借款300万元。原告无固定职业、无稳定收入，不具有出借能力。"),
        ("defence", "被告辩称，对原告所诉事实无异议。"),
    )
    assert result.level in ("medium", "high")
    assert any(reason.startswith("组合：") for reason in result.because)


def test_what_speaks_against_a_sign_lowers_it() -> None:
    bare = assessed(("findings", "原告以现金方式向被告交付借款30万元。"))
    proved = assessed(("findings", "原告以现金方式向被告交付借款30万元。原告提交了当日的取款凭证。"))
    assert proved.score < bare.score


def test_an_office_weighs_otherwise(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN_SIGN, encoding="utf-8")
    (tmp_path / "assessment.toml").write_text("[weights]\nvoucher_possibly_forged = 9.0\n", encoding="utf-8")
    catalogue, facts = load_catalogue([tmp_path]), facts_of()
    signs = find_signs(page_of(("findings", "经鉴定，该借条系原告伪造。")), facts, catalogue)
    assert assess(facts, signs, catalogue).level == "high"


def test_what_a_complaint_asserts_weighs_more_than_what_a_judgment_retells() -> None:
    text, catalogue = page_of(("claim_facts", "原告以现金方式向被告交付借款30万元。")), load_catalogue()
    scores = []
    for kind in ("complaint", "civil_judgment"):
        facts = facts_of(kind=kind)
        scores.append(assess(facts, find_signs(text, facts, catalogue), catalogue).score)
    assert scores[0] > scores[1] > 0
