"""The engine: who says it, does it stand, what never counts, and the same answer by the slow way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.signs.pages import facts_of, page_of, signs_of

from xiezhi.schema import Fact, Party
from xiezhi.signs import find_signs, load_catalogue

_FORGED = "voucher_possibly_forged"


def standing(section: str, text: str, sign: str) -> tuple[str, str]:
    evidence = signs_of((section, text))[sign].evidence[0]
    return evidence.speaker, evidence.status


@pytest.mark.parametrize(
    ("section", "text", "expected"),
    [
        ("defence", "被告孙有福辩称，该借条系原告伪造。", ("defendant", "asserted")),
        ("claim_facts", "原告赵广田诉称，收条系被告伪造。", ("plaintiff", "asserted")),
        ("third_person_statement", "第三人述称，该借条系伪造。", ("third_person", "asserted")),
        ("findings", "经鉴定，借条上的签名不是孙有福本人所写。", ("court", "found")),
        ("reasons", "被告主张该借条系伪造，但未提供任何证据予以证实，本院不予采信。", ("court", "not_found")),
        ("reasons", "现有证据不能证明该借条系伪造。", ("court", "not_found")),
        ("findings", "孙有福称该借条系伪造。", ("defendant", "asserted")),
        ("defence", "被告辩称，并不能认定该借条系伪造。", ("defendant", "denied")),
        ("reasons", "关于被告称该借条系伪造的意见，本院评判如下。", ("defendant", "asserted")),
    ],
)
def test_who_says_it_and_does_it_stand(section: str, text: str, expected: tuple[str, str]) -> None:
    assert standing(section, text, _FORGED) == expected


def test_what_weighs_a_proof_belongs_to_the_writer() -> None:
    text = "原告赵广田对借款时间的陈述前后矛盾，本院不予采信。"
    assert standing("reasons", text, "contradictory_statements") == ("court", "found")


def test_an_admission() -> None:
    text = "被告辩称，对原告所诉事实无异议，同意还款。"
    assert standing("defence", text, "no_substantive_dispute") == ("defendant", "admitted")


def test_an_appellant_speaks_with_his_first_voice() -> None:
    parties = (
        Party(name="孙有福", role="appellant", kind="person"),
        Party(name="赵广田", role="appellee", kind="person"),
    )
    found = signs_of(
        ("parties", "上诉人(原审被告)：孙有福，男。\n被上诉人(原审原告)：赵广田，男。"),
        ("claim_facts", "孙有福上诉称，借条系伪造。"),
        facts=facts_of(parties=parties),
    )
    assert found[_FORGED].evidence[0].speaker == "defendant"


def test_grounds_of_a_failed_appeal_are_not_found() -> None:
    parties = (
        Party(name="孙有福", role="appellant", kind="person"),
        Party(name="赵广田", role="appellee", kind="person"),
    )
    found = signs_of(
        ("parties", "上诉人(原审被告)：孙有福，男。\n被上诉人(原审原告)：赵广田，男。"),
        ("claim_facts", "孙有福上诉称，借条系伪造。"),
        facts=facts_of(parties=parties, result=Fact("upheld")),
    )
    assert found[_FORGED].evidence[0].status == "not_found"


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("legal_basis", "依照有关规定，该借条系伪造。"),
        ("appendix", "借条系伪造的，应当驳回。"),
        ("reasons", "《中华人民共和国民事诉讼法》第一百一十四条规定：“借条系伪造的，可以予以罚款。”"),
        ("reasons", "本案争议焦点为是否存在借条系伪造的情形。"),
    ],
)
def test_what_never_counts(section: str, text: str) -> None:
    assert _FORGED not in signs_of((section, text))


def test_other_suits_are_left_alone() -> None:
    text = ("findings", "被告人伪造借条。")
    assert _FORGED not in signs_of(text, facts=facts_of(kind="criminal_judgment"))


def test_a_bank_that_sues_is_left_alone() -> None:
    bank = (Party(name="清河市商业银行股份有限公司", role="plaintiff", kind="organization"),)
    text = ("defence", "被告辩称，对原告所诉事实无异议。")
    assert "no_substantive_dispute" not in signs_of(text, facts=facts_of(parties=bank))


def test_evidence_is_the_source_text() -> None:
    source = "经鉴定，借　条上的签名，\n不是孙有福本人所写。"
    page = page_of(("findings", source))
    for sign in find_signs(page, facts_of(), load_catalogue()):
        for item in sign.evidence:
            assert page.source.text[item.start : item.end] == item.text


def test_what_speaks_against_a_sign_is_told() -> None:
    found = signs_of(
        ("findings", "原告以现金方式向被告交付借款30万元。原告提交了当日的取款凭证。"),
    )
    assert found["large_cash_delivery"].against[0].text == "原告提交了当日的取款凭证"


_SENTENCES = [example.text for rule in load_catalogue().signs.values() for example in rule.examples]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6),
    st.sampled_from(["findings", "defence", "reasons"]),
)
def test_the_slow_way_gives_the_same_answer(sentences: list[str], section: str) -> None:
    page, facts = page_of((section, "".join(sentences))), facts_of()
    catalogue = load_catalogue()
    assert find_signs(page, facts, catalogue) == find_signs(page, facts, catalogue, thorough=True)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    page = page_of(("body", text))
    for sign in find_signs(page, facts_of(), load_catalogue()):
        for item in (*sign.evidence, *sign.against):
            assert page.source.text[item.start : item.end] == item.text


def test_a_hostile_line() -> None:
    page = page_of(("findings", "借条，现金、原告称" * 60_000))
    find_signs(page, facts_of(), load_catalogue())
