"""Absence: who did not appear, and sentences that only look like it."""

from __future__ import annotations

import pytest
from tests.parsing.party_pages import APPEAL, JUDGMENT, cast_of

from xiezhi.parsing.absence import read_absent

BLOCK = JUDGMENT + "原告：周小禾，男。\n被告：云州晨光有限公司。\n被告：钱多，男。\n"
CASE = "原告周小禾与被告云州晨光有限公司（以下简称晨光公司）、钱多民间借贷纠纷一案，本院受理后公开开庭进行了审理。"


def absent(text: str) -> list[str]:
    """Names of those said to be absent."""
    page, cast = cast_of(text)
    return [str(fact.value) for fact in read_absent(page, cast.parties, cast)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("原告周小禾到庭参加诉讼，被告钱多经传票传唤无正当理由拒不到庭。", ["钱多"]),
        ("二审中，钱多未出庭应诉。", ["钱多"]),
        (
            "原告周小禾到庭参加诉讼。被告晨光公司、钱多经本院合法传唤，无正当理由未到庭参加诉讼。",
            ["云州晨光有限公司", "钱多"],
        ),
        ("被告晨光公司，被告钱多经公告送达开庭传票，未到庭应诉。", ["云州晨光有限公司", "钱多"]),
        (
            "原告周小禾及其委托代理人冯远到庭参加诉讼，二被告经传票传唤均未到庭。",
            ["云州晨光有限公司", "钱多"],
        ),
        ("被告晨光公司的委托代理人冯远到庭参加了诉讼，被告钱多经传票传唤，未到庭。", ["钱多"]),
        ("原告周小禾、被告晨光公司到庭参加诉讼。钱多经本院传票传唤没有到庭参加诉讼。", ["钱多"]),
        ("原告、被告均到庭参加诉讼。", []),
        ("被告晨光公司、钱多未到庭，亦未提交书面意见。", ["云州晨光有限公司", "钱多"]),
        ("钱多经本院依法公告传唤，既未作出答辩，也未参加本案二审庭询。", ["钱多"]),
        ("本院认为，被告钱多对原告提供的证据不出庭质证，视为放弃抗辩权利。", ["钱多"]),
        ("被告晨光公司法定代表人张迅经传票送达无正当理由拒不到庭。", ["云州晨光有限公司"]),
        ("本院认为，被告钱多辩称其受原告胁迫立写借条，但未举证，又拒绝到庭陈述。", ["钱多"]),
        (
            "本院在审理原告周小禾与被告钱多买卖合同纠纷一案中，因原告经本院传票传唤，无正当理由拒不到庭应诉。",
            ["周小禾"],
        ),
        ("依照被告经传票传唤，无正当理由拒不到庭的，可以缺席判决的规定。", []),
        ("证人何某未到庭，其证言本院不予采信。", []),
        ("被告晨光公司的法定代表人未到庭，其委托代理人到庭参加诉讼。", []),
        ("原告到庭参加诉讼，被告晨光公司法定代表人经本院传票传唤无正当理由未到庭。", ["云州晨光有限公司"]),
    ],
)
def test_sentences(sentence: str, names: list[str]) -> None:
    assert absent(BLOCK + CASE + sentence) == names


def test_absence_at_first_instance_is_not_absence_here() -> None:
    text = (
        APPEAL
        + "上诉人（原审被告）：钱多。\n被上诉人（原审原告）：周小禾。\n上诉人钱多因与被上诉人周小禾借款纠纷一案，不服原判，提起上诉。"
        "本院公开开庭审理了本案，双方到庭参加诉讼。\n一审法院认为，钱多经传票传唤无正当理由拒不到庭，视为放弃答辩。"
    )
    assert absent(text) == []


def test_mark_behind_a_party_line() -> None:
    text = BLOCK.replace("被告：钱多，男。", "被告：钱多，男。（缺席）") + CASE
    assert absent(text) == ["钱多"]


def test_spans_show_the_mention() -> None:
    text = BLOCK + CASE + "被告晨光公司经传票传唤未到庭。"
    page, cast = cast_of(text)
    (fact,) = read_absent(page, cast.parties, cast)
    ((start, end),) = fact.spans
    assert text[start:end] == "晨光公司"
