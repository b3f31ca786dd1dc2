"""The cast: role words, short names, numbers, and the mentions of a stretch."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.parsing.party_pages import APPEAL, JUDGMENT, RETRIAL, cast_of

TEXT = (
    JUDGMENT
    + "原告：周小禾，男。\n被告：云州晨光有限公司。\n法定代表人：何山，董事长。\n被告：钱多，男。\n第三人：云州银行股份有限公司青河支行。\n"
    "原告周小禾与被告云州晨光有限公司（以下简称晨光公司）、钱多、第三人云州银行股份有限公司青河支行（下称“青河支行”）民间借贷纠纷一案，"
    "本院受理后公开开庭进行了审理。\n原告诉称：被告晨光公司向原告借款，钱多担保。被告知悉后未还。原、被告双方签有合同。"
)
COMPANY, QIAN, BANK, ZHOU = "云州晨光有限公司", "钱多", "云州银行股份有限公司青河支行", "周小禾"


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("原告", [ZHOU]),
        ("被告", [COMPANY, QIAN]),
        ("二被告", [COMPANY, QIAN]),
        ("上列被告", [COMPANY, QIAN]),
        ("被告二", [QIAN]),
        ("第一被告", [COMPANY]),
        ("晨光公司", [COMPANY]),
        ("被告晨光公司", [COMPANY]),
        ("被告晨光公司、钱多", [COMPANY, QIAN]),
        ("青河支行", [BANK]),
        ("第三人", [BANK]),
        ("原、被告", [ZHOU, COMPANY, QIAN]),
        ("双方当事人", [ZHOU, COMPANY, QIAN]),
        ("云州市第三人民医院", []),
        ("被告知", []),
        ("赵大", []),
        ("", []),
    ],
)
def test_resolve(phrase: str, names: list[str]) -> None:
    _, cast = cast_of(TEXT)
    assert [party.name for party in cast.resolve(phrase)] == names


def test_mentions_leave_out_titles_before_names_and_read_in_order() -> None:
    page, cast = cast_of(TEXT)
    start = page.text.index("原告诉称")
    mentions = cast.mentions(start, page.text.index("。被告知悉"))
    assert [(page.text[a:b], party.name) for a, b, party in mentions] == [
        ("原告", ZHOU),
        ("晨光公司", COMPANY),
        ("原告", ZHOU),
        ("钱多", QIAN),
    ]


def test_earlier_roles_resolve_in_appeals() -> None:
    text = (
        APPEAL
        + "上诉人（原审被告）：钱多。\n被上诉人（原审原告）：周小禾。\n原审第三人：云州银行股份有限公司。\n"
        "上诉人钱多因与被上诉人周小禾、原审第三人云州银行股份有限公司一案，不服判决，向本院提起上诉。原审原告诉称被告借款。"
    )
    _, cast = cast_of(text)
    assert [p.name for p in cast.resolve("原审原告")] == [ZHOU]
    assert [p.name for p in cast.resolve("被告")] == [QIAN]
    assert [p.name for p in cast.resolve("上诉人")] == [QIAN]
    assert [p.name for p in cast.resolve("被上诉人")] == [ZHOU]
    assert [p.name for p in cast.resolve("原审第三人")] == ["云州银行股份有限公司"]


def test_applicants_of_a_retrial() -> None:
    text = (
        RETRIAL
        + "再审申请人（一审被告、二审上诉人）：钱多。\n被申请人（一审原告、二审被上诉人）：周小禾。\n再审申请人钱多因与被申请人周小禾一案，申请再审。"
    )
    _, cast = cast_of(text)
    assert [p.name for p in cast.resolve("被申请人")] == [ZHOU]
    assert [p.name for p in cast.resolve("再审申请人")] == [QIAN]


def test_a_short_name_given_to_a_misprinted_full_name() -> None:
    text = (
        JUDGMENT + "原告：周小禾。\n被告：云州晨光科技发展有限责任公司。\n"
        "原告周小禾与被告云州晨光科技发展有限公司（以下简称晨光科技）劳动争议一案，本院受理。"
    )
    _, cast = cast_of(text)
    assert [p.name for p in cast.resolve("晨光科技")] == ["云州晨光科技发展有限责任公司"]


def test_short_names_used_without_being_given() -> None:
    text = (
        JUDGMENT
        + "原告：云州市青河镇柳树村村民委员会。\n被告：云州晨光有限公司。\n被告：云州大地建设有限公司。\n"
        "原告云州市青河镇柳树村村民委员会诉被告云州晨光有限公司、云州大地建设有限公司合同纠纷一案，本院受理。柳树村委会称，晨光公司与云州公司欠款。"
    )
    _, cast = cast_of(text)
    assert [p.name for p in cast.resolve("晨光公司")] == ["云州晨光有限公司"]
    assert [p.name for p in cast.resolve("柳树村委会")] == ["云州市青河镇柳树村村民委员会"]
    assert cast.resolve("云州公司") == ()
    assert cast.resolve("有限公司") == ()


def test_shared_short_names_of_other_people_are_not_the_parties() -> None:
    text = TEXT + "证人何某（以下简称证人）到庭。云州市第九建筑公司（以下简称九建公司）未参加。"
    _, cast = cast_of(text)
    assert cast.resolve("九建公司") == ()


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="原告被周小禾钱多晨光公司、第三人二（）简称以下知一，。", max_size=40))
def test_any_phrase_resolves_to_parties_of_the_case(phrase: str) -> None:
    page, cast = cast_of(TEXT)
    assert set(cast.resolve(phrase)) <= set(cast.parties)
    for start, end, party in cast.mentions(0, len(page.text)):
        assert start < end
        assert party in cast.parties
