"""Voices: who says a passage, whatever its place, and what became of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.signs.pages import facts_of, page_of, signs_of

from xiezhi.schema import Fact, Party
from xiezhi.signs.passages import sentence_at
from xiezhi.signs.voices import Voices
from xiezhi.signs.who import Who


def voice_of(passage: str, *parts: tuple[str, str], judging: bool = False) -> str:
    page = page_of(*parts)
    start = page.text.index(passage)
    end = start + len(passage)
    sentence = sentence_at(page.text, start, end)
    return Voices(page, facts_of()).at(start, sentence, judging=judging, end=end).speaker


@pytest.mark.parametrize(
    ("section", "text", "passage", "speaker"),
    [
        ("findings", "赵广田认为借条上的签名系代签。", "系代签", "plaintiff"),
        ("findings", "借条上的签名被告认为不是本人所签。", "签名被告认为不是本人所签", "defendant"),
        ("reasons", "被告主张该款已经还清，但从账目看，该款并未归还。", "并未归还", "court"),
        ("reasons", "关于被告称该款已还的意见，本院评判如下。", "该款已还", "defendant"),
        ("reasons", "原告主张的现金交付，本院不予认定。", "现金交付", "plaintiff"),
        ("findings", "公安机关询问笔录中孙有福陈述借条系虚构。", "系虚构", "third_person"),
        ("findings", "被告提交的《关于原告赵广田认为借款不实的说明》载明款项已还。", "款项已还", "court"),
        ("findings", "被告认为评估过高。评估时未通知我方到场。", "未通知我方", "defendant"),
        ("findings", "故原告诉讼来院，要求被告按年利率30%给付利息。", "年利率30%", "plaintiff"),
        ("findings", "赵广田以借条系伪造为由申请再审。", "系伪造", "plaintiff"),
        ("findings", "赵广田诉至法院，后以证据不足为由撤回起诉。", "证据不足", "court"),
        ("findings", "该借条载明：“今借到八万元，逾期按月息3%计算。”被告签名。", "月息3%", "document"),
        ("findings", "双方签订协议，主要内容为：“一、借款八万元；\n逾期按月息3%计算”。", "月息3%", "document"),
        ("findings", "借款合同约定：甲方按月息3%收取利息。", "月息3%", "document"),
        ("findings", "该借条载明：“今借到八万元。”后双方口头约定月息3%。", "月息3%", "court"),
        ("findings", "合同约定，借款人放款时一次性交纳手续费。", "手续费", "document"),
        ("findings", "被告孙有福陈述借条系补写。", "系补写", "defendant"),
        ("findings", "2月6日，某公司发函称：酒店抵债。因故作罢，款项已还。", "款项已还", "document"),
        ("reasons", "被告称“本案并无借款。\n款项系赌债。\n借款并未生效”，但其未提供证据。", "系赌债", "defendant"),
        ("evidence", "被告提供下列证据：录音。拟证明原告称款项已还清。", "已还清", "defendant"),
        ("parties", "被告孙有福认为证人系原告的妻子。", "原告的妻子", "defendant"),
        ("parties", "被告孙有福，系赵广田之弟。", "系赵广田之弟", "document"),
        ("reasons", "原告主张的借款实际为合伙投资款。", "合伙投资款", "court"),
        ("reasons", "原告主张被告欠款，被告未到庭，视为其放弃抗辩。", "视为其放弃", "court"),
        ("reasons", "被告主张已付款的证据仅为证言，且证人系其侄子。", "系其侄子", "court"),
        ("evidence", "原告对被告的投保单质证如下：1、不能以此证明已经告知；2、签名系代签。", "系代签", "plaintiff"),
    ],
)  # fmt: skip
def test_who_says_what(section: str, text: str, passage: str, speaker: str) -> None:
    assert voice_of(passage, (section, text)) == speaker


@pytest.mark.parametrize(
    ("text", "passage", "speaker"),
    [
        ("被告认为证人与原告有利害关系，且证言为孤证。", "为孤证", "defendant"),
        ("被告主张借款已还，未提交任何凭证。", "未提交任何凭证", "court"),
        ("原告予以否认，被告也仅提交了有利害关系的证人证言。", "利害关系的证人", "court"),
        ("被告认为还清了借款，与其在庭审中的陈述矛盾。", "矛盾", "court"),
        ("被告主张借款已还，缺乏证据，也与其陈述矛盾。", "矛盾", "court"),
        ("被告事后才提出抗辩，有违常理。", "有违常理", "court"),
    ],
)
def test_who_weighs_a_proof(text: str, passage: str, speaker: str) -> None:
    assert voice_of(passage, ("reasons", text), judging=True) == speaker


def test_the_next_exhibit_of_a_list_is_told_by_the_court() -> None:
    listed = "被告提交以下证据：(1)合同。原告质证认为与其无关。(2)收据3张，均系复印件。"
    assert voice_of("均系复印件", ("evidence", listed), judging=True) == "court"
    viewed = "被告提交以下证据：(1)合同。原告质证认为与其无关，(2)收据3张，均系复印件。"
    assert voice_of("均系复印件", ("evidence", viewed), judging=True) == "plaintiff"


def test_an_appellant_tells_what_a_court_held() -> None:
    text = "赵广田上诉称：一审判决认为该组照片没有原件，未予采信，实属错误。"
    assert voice_of("没有原件", ("claim_facts", text), judging=True) == "court"
    assert voice_of("实属错误", ("claim_facts", text)) == "plaintiff"
    text = "赵广田申请再审称，二审判决认为涉案款项，系循环转账形成，没有依据。"
    (evidence,) = signs_of(("claim_facts", text))["round_trip_funds"].evidence
    assert (evidence.speaker, evidence.status) == ("court", "found")


def test_the_court_weighs_after_a_partys_view() -> None:
    text = "原告对上述证据的真实性均不认可。\n因被告未提交原件，故本院对证据不予采信。"
    assert voice_of("未提交原件", ("evidence", text), judging=True) == "court"


def test_a_court_below_weighs_what_an_appellant_tells() -> None:
    text = "赵广田上诉称：针对该陈述，因其前后不一致，该院不予采信。"
    assert voice_of("前后不一致", ("claim_facts", text), judging=True) == "court"


def test_the_court_tells_that_an_exhibit_is_a_copy() -> None:
    text = "被告提供下列证据：\n收条十九张，均是复印件。"
    assert voice_of("均是复印件", ("evidence", text), judging=True) == "court"


def test_the_court_gives_its_reason_after_a_view() -> None:
    text = "原告对单据的真实性不予认可。\n由于被告未提交原件，无法得出与本案的关联性。"
    assert voice_of("未提交原件", ("evidence", text), judging=True) == "court"


def test_an_appellant_without_brackets_stands_beside_the_one_before() -> None:
    parties = (
        Party(name="赵广田", role="appellant", kind="person"),
        Party(name="孙有福", role="appellant", kind="person"),
    )
    page = page_of(("parties", "上诉人(原审被告)：赵广田，男。\n上诉人孙有福，男。"))
    assert Who(page, facts_of(parties=parties)).side("孙有福") == "defendant"


def test_a_name_in_round_brackets_is_found_as_laid_out() -> None:
    parties = (
        Party(name="东湖（清河）商贸有限公司", role="appellant", kind="organization"),
        Party(name="赵广田", role="appellee", kind="person"),
    )
    head = "上诉人（原审被告）：东湖（清河）商贸有限公司。\n被上诉人（原审原告）：赵广田。"
    page = page_of(
        ("parties", head), ("claim_facts", "上诉人东湖（清河）商贸有限公司（以下简称东湖公司）上诉称")
    )
    who = Who(page, facts_of(parties=parties))
    assert who.side("东湖(清河)商贸有限公司") == "defendant"
    assert who.side("东湖公司") == "defendant"
    assert who.mover == "defendant"


def test_a_role_word_does_not_outweigh_the_name_beside_it() -> None:
    parties = (
        Party(name="赵广田", role="appellant", kind="person"),
        Party(name="孙有福", role="appellant", kind="person"),
    )
    head = "上诉人(原审原告)：赵广田。\n上诉人(原审被告)：孙有福。"
    page = page_of(("parties", head), ("claim_facts", "上诉人孙有福亦不服原判，"))
    who = Who(page, facts_of(parties=parties))
    assert who.speaker(page.text, len(head), page.text.index("亦不服")) == "defendant"


def test_a_third_party_of_an_enforcement_speaks_for_itself() -> None:
    page = page_of(("claim_facts", "案外人钱某称，房屋系以现金购得。"))
    parties = (Party(name="钱某", role="applicant", kind="person"),)
    start = page.text.index("房屋")
    voices = Voices(page, facts_of(kind="enforcement_ruling", parties=parties))
    assert voices.at(start, (0, len(page.text)), judging=False).speaker == "third_person"


def test_a_letter_asserts() -> None:
    text = "2019年2月6日，某公司发函称：双方合作多年。该借条系伪造。"
    (evidence,) = signs_of(("findings", text))[_FORGED].evidence
    assert (evidence.speaker, evidence.status) == ("document", "asserted")


def test_a_seal_cut_before_the_founding_is_no_denial() -> None:
    text = "第三人认为，该公司在没有成立之前就伪造了借条。"
    assert signs_of(("findings", text))[_FORGED].evidence[0].status == "asserted"


_FORGED = "voucher_possibly_forged"


@pytest.mark.parametrize(
    ("section", "text", "expected"),
    [
        ("findings", "被告认为借条系伪造。经释明，被告表示不申请鉴定。", ("defendant", "not_found")),
        ("findings", "被告认为借条系伪造。被告申请对借条进行鉴定。", ("defendant", "asserted")),
        ("findings", "被告认为借条系伪造。原告表示不申请鉴定。", ("defendant", "asserted")),
        ("reasons", "被告主张借条系伪造，但未提交相反证据予以反驳。", ("court", "not_found")),
        ("reasons", "被告主张借条系伪造。对此，本院认为其理由不能成立。", ("court", "not_found")),
        ("reasons", "被告提供的证据证明借条系伪造，证据充分。", ("court", "found")),
        ("findings", "但原告无证据证明该借条系伪造，故应予采信。", ("court", "not_found")),
        ("reasons", "鉴于被告不能举证证明该借条系伪造，应承担责任。", ("court", "not_found")),
        ("reasons", "被告认为借条系伪造，原告没有提交原件供质证。", ("defendant", "asserted")),
    ],
)
def test_what_became_of_it(section: str, text: str, expected: tuple[str, str]) -> None:
    evidence = signs_of((section, text))[_FORGED].evidence[0]
    assert (evidence.speaker, evidence.status) == expected


def test_what_the_court_rejects_is_not_found_where_a_party_says_it() -> None:
    found = signs_of(
        ("defence", "被告孙有福辩称，该借条系伪造。"),
        ("reasons", "本院认为，被告主张该借条系伪造，但未提供任何证据予以证实，本院不予采信。"),
    )
    assert [(e.speaker, e.status) for e in found[_FORGED].evidence] == [
        ("defendant", "not_found"),
        ("court", "not_found"),
    ]


def test_what_a_review_rejects_stays_asserted_unless_the_court_comes_to_it() -> None:
    found = signs_of(
        ("parties", "再审申请人(一审被告)：孙有福，男。\n被申请人(一审原告)：赵广田，男。"),
        ("claim_facts", "孙有福申请再审称，借条系伪造。"),
        facts=facts_of(result=Fact("rejected")),
    )
    assert found[_FORGED].evidence[0].status == "asserted"


def test_what_a_judgment_does_not_accept_is_not_found() -> None:
    text = "二审判决认定不能仅凭该份笔录的记载来认定该借条系伪造并无不当。"
    assert signs_of(("reasons", text))[_FORGED].evidence[0].status == "not_found"


def test_an_issue_is_no_finding() -> None:
    assert _FORGED not in signs_of(("reasons", "本案的争议焦点：一、借条系伪造。"))
    assert _FORGED in signs_of(("reasons", "关于焦点一，经鉴定，借条系伪造。"))


_NAMES = ["原告", "被告", "赵广田", "孙有福", "被上诉人", "本院", "一审法院", "第三人"]
_WORDS = [
    "对",
    "向",
    "提交的证据",
    "认为",
    "称",
    "主张",
    "的",
    "、",
    "和",
    "，",
    "。",
    "《",
    "》",
    "(",
    ")",
    "为由",
    "以",
    "未",
    "质证",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_NAMES + _WORDS), min_size=1, max_size=30).map("".join), st.booleans())
def test_every_place_has_a_speaker(text: str, judging: bool) -> None:
    page = page_of(("findings", text))
    voices = Voices(page, facts_of())
    for start in range(len(page.text)):
        voice = voices.at(start, (0, len(page.text)), judging=judging)
        assert voice.speaker in {"plaintiff", "defendant", "third_person", "court", "document"}
    for first, last, _ in voices.who.speakers(page.text, 0, len(page.text)):
        assert 0 <= first < last <= len(page.text)
