"""Representatives: who acts for whom, with which firm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.parsing.party_pages import APPEAL, JUDGMENT, STORY, acting_of, representatives_of

TWO = "原告：周小禾。\n被告：云州晨光有限公司。\n法定代表人：何山，董事长。\n被告：钱多，男。\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("委托代理人：冯远，云州正义律师事务所律师。", [("冯远", "agent", "云州正义律师事务所")]),
        ("委托诉讼代理人：冯远、褚江，云州正义律师事务所律师。",
         [("冯远", "agent", "云州正义律师事务所"), ("褚江", "agent", "云州正义律师事务所")]),
        ("委托代理人冯远、褚江，均系云州正义律师事务所律师。",
         [("冯远", "agent", "云州正义律师事务所"), ("褚江", "agent", "云州正义律师事务所")]),
        ("委托代理人冯远，云州正义律师事务所律师、褚江，北京正大（云州）律师事务所律师。",
         [("冯远", "agent", "云州正义律师事务所"), ("褚江", "agent", "北京正大（云州）律师事务所")]),
        ("委托代理人：冯远，国海律师（云州）事务所律师。", [("冯远", "agent", "国海律师（云州）事务所")]),
        ("委托代理人冯远（特别授权代理），青河区正阳法律服务所法律工作者。", [("冯远", "agent", "青河区正阳法律服务所")]),
        ("委托代理人（特别授权）：冯远，系云州正义律师事务所律师，执业证号123。", [("冯远", "agent", "云州正义律师事务所")]),
        ("特别授权委托诉讼代理人：冯远，男，1980年1月2日出生，云州晨光有限公司员工。", [("冯远", "agent", "云州晨光有限公司")]),
        ("委托代理人：冯远，云州晨光有限公司法务部经理。", [("冯远", "agent", "云州晨光有限公司")]),
        ("委托代理人：冯远，该公司职员。", [("冯远", "agent", None)]),
        ("委托代理人：冯远（周小禾之子）。", [("冯远", "agent", None)]),
        ("委托代理人系该行员工。", []),
        ("法定代表人：何山（SHAN HE），该公司经理。", [("何山", "legal_representative", None)]),
        ("法定代表人何山总经理。", [("何山", "legal_representative", None)]),
        ("负责人：何山，云州正义律师事务所律师。", [("何山", "person_in_charge", "云州正义律师事务所")]),
        ("诉讼代表人云州晨光有限公司破产管理人，组长戴远。", [("戴远", "person_in_charge", None)]),
        ("执行事务合伙人：云州远航有限公司（委派代表：何山）。", [("何山", "person_in_charge", None)]),
        ("经营者：何山，男，汉族。", [("何山", "operator", None)]),
        ("法定代理人兼委托代理人何山，系周小禾之父。", [("何山", "guardian", None)]),
        ("辩护人暨附带民事诉讼代理人何山，云州正义律师事务所律师。", [("何山", "agent", "云州正义律师事务所")]),
        ("法定代理人何山，系周小禾之父。", [("何山", "guardian", None)]),
        ("法定代表人：A                   职务：经理", [("A", "legal_representative", None)]),
        ("委托代理人：B                   云州正义律师事务所律师", [("B", "agent", "云州正义律师事务所")]),
        ("委托诉讼代理人：云州正义律师事务所律师冯远。", [("冯远", "agent", "云州正义律师事务所")]),
    ],
)  # fmt: skip
def test_lines(line: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = acting_of(f"{JUDGMENT}原告：云州大地有限公司。\n{line}{STORY}")
    assert [(name, kind, firm) for name, kind, _, firm in found] == expected
    assert all(whom == "云州大地有限公司" for _, _, whom, _ in found)


@pytest.mark.parametrize(
    ("head", "whom"),
    [
        ("委托代理人：", ["钱多"]),
        ("二被告共同委托代理人：", ["云州晨光有限公司", "钱多"]),
        ("上列二被告的共同委托诉讼代理人", ["云州晨光有限公司", "钱多"]),
        ("共同委托诉讼代理人：", ["云州晨光有限公司", "钱多"]),
        ("被告云州晨光有限公司、钱多的委托代理人：", ["云州晨光有限公司", "钱多"]),
        ("以上两被告共同的委托诉讼代理人：", ["云州晨光有限公司", "钱多"]),
        ("被告：赵大，男，、三被告的委托代理人（特别授权）：", ["云州晨光有限公司", "钱多", "赵大"]),
    ],
)
def test_shared_agents(head: str, whom: list[str]) -> None:
    found = acting_of(JUDGMENT + TWO + head + "冯远，云州正义律师事务所律师。" + STORY)
    assert [(n, p) for n, k, p, _ in found if k == "agent"] == [("冯远", p) for p in whom]


def test_agent_appointed_by_those_named_behind_the_name() -> None:
    line = "委托代理人冯远（受云州晨光有限公司、钱多的共同特别授权委托），云州正义律师事务所律师。"
    found = acting_of(JUDGMENT + TWO + line + STORY)
    assert [(p, f) for n, _, p, f in found if n == "冯远"] == [
        ("云州晨光有限公司", "云州正义律师事务所"),
        ("钱多", "云州正义律师事务所"),
    ]


def test_agents_named_only_where_they_attend() -> None:
    text = (
        APPEAL
        + "上诉人（原审被告）：云州晨光有限公司。\n委托代理人：冯远，云州正义律师事务所律师。\n被上诉人（原审原告）：周小禾。\n"
        "上诉人云州晨光有限公司（以下简称晨光公司）因与被上诉人周小禾劳动争议一案，不服原判，向本院提起上诉。本院公开开庭审理了本案。"
        "上诉人晨光公司的委托代理人冯远、被上诉人周小禾的委托代理人于大江、王海到庭参加诉讼。"
    )
    assert [(n, p) for n, _, p, _ in acting_of(text)] == [
        ("冯远", "云州晨光有限公司"),
        ("于大江", "周小禾"),
        ("王海", "周小禾"),
    ]


def test_comma_instead_of_a_new_line() -> None:
    text = "再审申请书\n再审申请人：周小禾，男。\n被申请人：云州晨光有限公司，法定代表人何山。\n再审申请人因一案不服，现提出再审申请。"
    assert acting_of(text) == [("何山", "legal_representative", "云州晨光有限公司", None)]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["原告：周小禾", "被告：钱多", "。", "，", "、", "\n", "委托代理人", "法定代表人", "二被告", "共同", "：", "冯远", "（", "）",
             "云州正义律师事务所", "律师", "系", "该公司", "职员", "受", "到庭", " "]
        ),
        max_size=50,
    )
)  # fmt: skip
def test_any_text_gives_representatives_inside_it(pieces: list[str]) -> None:
    text = JUDGMENT + "".join(pieces)
    for one in representatives_of(text):
        assert one.name
        assert one.for_
        for start, end in one.spans:
            assert "".join(text[start:end].split()) == one.name
