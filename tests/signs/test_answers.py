"""What the court answers to a plea elsewhere in the document."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.signs.pages import facts_of, page_of, signs_of

from xiezhi.schema import Fact, Party
from xiezhi.signs import load_catalogue
from xiezhi.signs.answers import Answers
from xiezhi.signs.pleas import Subject, subjects, subjects_of
from xiezhi.signs.voices import Voices

_PLEA = ("defence", "被告孙有福辩称，该借条系伪造。")
_ORDER = ("disposition", "驳回被告的请求。")
_FORGED = "voucher_possibly_forged"


def status_of(
    reasons: str, *more: tuple[str, str], plea: tuple[str, str] = _PLEA, sign: str = _FORGED
) -> str:
    found = signs_of(plea, ("reasons", f"本院认为，{reasons}"), *more)
    return found[sign].evidence[0].status


@pytest.mark.parametrize(
    "reasons",
    [
        "被告关于借条真伪的抗辩，缺乏证据，本院不予采信。",
        "对孙有福提出的借条并非其本人书写的意见，本院不予采纳。",
        "被告虽对借条的签名有异议，但未提供相反证据。",
        "借条与转账记录相互印证。被告的该项抗辩于法无据，签名应认定为真实。",
        "被告的各项抗辩意见均不能成立。",
        "被告的抗辩，于法无据，不予支持。",
        "经鉴定，借条上的签名与样本系孙有福本人书写。",
    ],
)
def test_a_plea_that_the_court_refuses_is_not_found(reasons: str) -> None:
    assert status_of(reasons, _ORDER) == "not_found"


@pytest.mark.parametrize(
    "reasons",
    [
        "原告关于借条真伪的主张，缺乏证据，本院不予采信。",
        "被告关于利息过高的抗辩，缺乏依据，本院不予采信。",
        "对被告关于签名的异议，因原告未提供证据，无从查实。",
        "被告对借条的签名不予认可，原告又不能说明来历，该借条本院不予采信。",
        "被告关于签名的异议成立，对原告的请求不予支持。",
        "原告是否应当归还借款，双方意见不一。",
        "被告虽有过错，但借条的签名属实，故对原告赔偿的请求不予支持。",
    ],
)
def test_a_plea_without_an_answer_stays_asserted(reasons: str) -> None:
    assert status_of(reasons, _ORDER) == "asserted"


def test_the_words_that_refuse_speak_against_the_sign() -> None:
    found = signs_of(_PLEA, ("reasons", "本院认为，被告关于借条真伪的抗辩，缺乏证据，不予采信。"), _ORDER)
    (against,) = found[_FORGED].against
    assert (against.speaker, against.status) == ("court", "found")
    assert "真伪的抗辩" in against.text


def test_a_thousand_pleas_ask_the_court_no_more_often_than_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    refuted = Subject.refuted

    def heard(subject: Subject, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        asked.append(subject.name)
        return refuted(subject, text, start, end)

    monkeypatch.setattr(Subject, "refuted", heard)
    reasons = ("reasons", "本院认为，原告的请求成立。")
    for pleas in (1, 1000):
        page = page_of(("defence", "被告孙有福辩称，" + "该借条系伪造。" * pleas), reasons, _ORDER)
        answers = Answers(page, Voices(page, facts_of()))
        assert all(answers.refusal(_FORGED, "defendant", 8, 15) is None for _ in range(pleas))
    assert asked == ["forgery", "forgery"]


def test_an_excerpt_answers_nothing() -> None:
    reasons = "被告关于借条真伪的抗辩，缺乏证据，本院不予采信。"
    assert status_of(reasons) == "asserted"
    assert status_of(reasons, _ORDER) == "not_found"


def test_the_purpose_of_a_purchase_leaves_the_buyer_a_consumer() -> None:
    plea = ("defence", "被告辩称，原告系职业打假人。")
    page = page_of(plea, ("reasons", "本院认为，购买的目的并不影响原告的消费者身份。"), _ORDER)
    answers = Answers(page, Voices(page, facts_of()))
    assert answers.refusal("self_made_consumer_claim", "defendant", 6, 14) is not None
    assert answers.refusal("self_made_consumer_claim", "defendant", 6, 14, found=True) is not None
    assert answers.refusal("third_person_is_real_lender", "defendant", 6, 14) is None


def test_an_objection_to_an_appraisal_that_was_made_anew_is_followed() -> None:
    text = "被告虽有异议，但未提供证据。本院委托评估机构重新评估，对重新评估的意见予以采信。"
    assert subjects()["appraisal"].taken_over(text, 0, len(text))
    assert not subjects()["forgery"].followed(text, 0, len(text))
    kept = "该评估报告程序合法，本院予以采信。"
    assert list(subjects()["appraisal"].refuted(kept, 0, len(kept)))


@pytest.mark.parametrize("text", ["是否构成表见代理", "其行为不构成表见代理", "原告主张其行为构成表见代理"])
def test_what_is_not_found_rules_nothing_out(text: str) -> None:
    assert not list(subjects()["authority"].refuted(text, 0, len(text)))


def test_a_plea_keeps_the_subjects_that_it_names() -> None:
    sign = "company_seal_or_rep_irregular"
    assert [subject.name for subject in subjects_of(sign, "公章系私刻")] == ["seal"]
    assert {subject.name for subject in subjects_of(sign, "对此不知情")} == {"seal", "authority", "forgery"}
    assert subjects_of("no_such_sign", "公章系私刻") == ()


def test_the_table_of_pleas_names_signs_of_the_catalogue_and_its_phrases_can_be_read() -> None:
    known = load_catalogue().signs
    for name, subject in subjects().items():
        assert set(subject.signs) <= set(known), name
        assert not subject.is_named("此", 0, 1)
        assert not subject.followed("此", 0, 1)
        assert not list(subject.refuted("此", 0, 1))


def test_what_is_denied_refutes_nothing() -> None:
    text = "经鉴定，签名不是同一人所书。经鉴定，指印系同一人所留。"
    assert [text[slice(*span)] for span in subjects()["forgery"].refuted(text, 0, len(text))] == [
        "鉴定，指印系同一人"
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="被告原孙有福对于关的该抗辩主张签名借条证据未提供不予采信本院认为，。；\n", max_size=120)
)
def test_an_answer_lies_within_the_page(reasons: str) -> None:
    page = page_of(_PLEA, ("reasons", "本院认为" + reasons), _ORDER)
    answer = Answers(page, Voices(page, facts_of())).refusal(_FORGED, "defendant", 8, 14)
    assert answer is None or 0 <= answer.start <= answer.own <= answer.at < answer.end <= len(page.text)


def test_a_proof_that_the_court_accepts_is_no_longer_doubted() -> None:
    plea = ("evidence", "对证据2，被告认为签名系伪造。")
    accepted = "借款合同有效。原告的证据2与流水相符，本院予以采信。"
    assert status_of(accepted, _ORDER, plea=plea) == "not_found"
    assert status_of(accepted.replace("2", "21"), _ORDER, plea=plea) == "asserted"
    assert status_of(accepted.replace("予以采信", "不予采信"), _ORDER, plea=plea) == "asserted"
    assert status_of(accepted.replace("原告", "被告提交"), _ORDER, plea=plea) == "asserted"


def test_a_paper_is_known_by_its_title() -> None:
    plea = ("defence", "被告辩称，《担保协议》系伪造。")
    assert status_of("《担保协议》与其他证据相符，本院予以采信。", _ORDER, plea=plea) == "not_found"
    assert status_of("《还款协议》与其他证据相符，本院予以采信。", _ORDER, plea=plea) == "asserted"


def test_a_petition_fails_with_the_grounds_that_the_reasons_speak_of() -> None:
    parties = (
        Party(name="孙有福", role="retrial_applicant", kind="person"),
        Party(name="赵广田", role="retrial_respondent", kind="person"),
    )

    def status(reasons: str) -> str:
        found = signs_of(
            ("parties", "再审申请人(一审被告)：孙有福，男。\n被申请人(一审原告)：赵广田，男。"),
            ("claim_facts", "孙有福申请再审称，借条系伪造。"),
            ("reasons", f"本院认为，{reasons}"),
            ("disposition", "驳回孙有福的再审申请。"),
            facts=facts_of(kind="civil_ruling", parties=parties, result=Fact("rejected")),
        )
        return found[_FORGED].evidence[0].status

    assert status("原审对借条签名的认定有证据证明，并无不当。") == "not_found"
    assert status("送达程序并无不当。") == "asserted"


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("本院认为，该收条系复印件，无法核实，不予采信。", "found"),
        ("本院认为，该收条可与流水印证，予以采信。", "not_found"),
        ("本院认为，双方均无异议的证据，予以采信。", "asserted"),
    ],
)
def test_the_courts_next_words_on_a_proof_take_an_objection_over_or_refuse_it(
    answer: str, status: str
) -> None:
    plea = ("evidence", "原告对被告提交的收条质证称：该收条没有原件。\n" + answer)
    found = signs_of(plea, ("reasons", "本院认为，借款合同有效。"), _ORDER)
    assert found["no_original_evidence"].evidence[0].status == status


def test_a_new_appraisal_takes_the_objection_to_a_one_sided_one_over() -> None:
    plea = ("defence", "被告保险公司辩称，车损系原告单方委托评估，未通知我方。")
    sign = "damage_not_assessed_by_insurer"
    anew = "本院依法委托评估机构重新评估，车损以重新评估的意见为准。"

    def status(reasons: str) -> str:
        facts = facts_of(cause="财产保险合同纠纷")
        found = signs_of(plea, ("reasons", f"本院认为，{reasons}"), _ORDER, facts=facts)
        return found[sign].evidence[0].status

    assert status(anew) == "found"
    assert status("合同有效。") == "asserted"
    assert status("该评估报告程序合法，本院予以采信。") == "not_found"


@pytest.mark.parametrize(
    ("reasons", "status"),
    [
        ("原告的证据足以证明其在城镇居住满一年。", "not_found"),
        ("原告的证据不足以证明其在城镇居住满一年。", "asserted"),
    ],
)
def test_what_the_court_finds_of_a_dwelling_answers_doubts_of_its_proof(reasons: str, status: str) -> None:
    text = f"本院认为，{reasons}"
    found = list(subjects()["dwelling"].refuted(text, 0, len(text)))
    assert bool(found) == (status == "not_found")
