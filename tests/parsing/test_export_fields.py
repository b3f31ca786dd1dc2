"""Decisions exported field by field."""

from hypothesis import given
from hypothesis import strategies as st
from tests.parsing.frame_pages import parts_of
from tests.parsing.loan_pages import facts_of

EXPORT = (
    "案件名：周小禾、钱多民间借贷纠纷民事一审民事判决书\n类别：民事\n法院：云州市青河区人民法院\n案由：民间借贷纠纷\n"
    "案号：（2023）云0102民初919号\n发布时间：2023-11-12\n审理程序：一审\n原告（公诉）：周小禾\n被告：钱多\n"
    "原告诉请判令（公诉机关指控）：1．被告偿还借款20000元；2．被告承担诉讼费用。事实与理由：被告于2021年12月20日借现金20000元。\n"
    "基本案情：2021年12月20日，原告周小禾通过银行账户给被告钱多转款20000元，被告出具借条一份，载明借到20000元。\n"
    "法院意见：被告应当还款。\n引用法律条文1：《中华人民共和国民法典》第六百七十五条\n引用法律条文2：《中华人民共和国民事诉讼法》第一百四十七条\n"
    "民事结果1：被告钱多于本判决生效之日起十日内向原告周小禾偿还借款20000元；\n"
)


def test_each_label_opens_its_part() -> None:
    assert [kind for kind, _ in parts_of(EXPORT)] == [
        "caption",
        "title",
        "parties",
        "claims",
        "claim_facts",
        "findings",
        "reasons",
        "legal_basis",
        "disposition",
    ]


def test_claims_order_and_laws_of_an_export_are_read() -> None:
    facts = facts_of(EXPORT)
    assert [(claim.kind, claim.amount) for claim in facts.claims] == [("principal", 20000), ("fees", None)]
    assert [(a.payer, a.payee, a.amount) for a in facts.awarded] == [("钱多", "周小禾", 20000)]
    assert [statute.article for statute in facts.statutes] == ["675", "147"]
    assert facts.loans[0].delivery == "transfer"


def test_an_appeal_tells_the_lower_court_under_its_labels() -> None:
    text = (
        "案件名：周小禾与钱多民间借贷纠纷二审民事判决书\n案号：（2023）云01民终17号\n审理程序：二审\n上诉人：（一审被告）：钱多\n被上诉人：（一审原告）：周小禾\n"
        "上诉请求：钱多上诉请求：撤销原判，依法改判。事实与理由：未收到借款。\n一审法院认定事实：周小禾起诉请求钱多还款5万元。\n"
        "一审法院审判结果：钱多偿还周小禾50000元\n本院二审查明事实：与一审一致。\n二审意见：上诉理由不成立。\n"
        "引用法律条文1：《中华人民共和国民事诉讼法》第一百七十七条\n民事结果1：驳回上诉，维持原判\n"
    )
    kinds = [kind for kind, _ in parts_of(text)]
    assert kinds[-5:] == ["lower_court", "findings", "reasons", "legal_basis", "disposition"]
    assert not facts_of(text).awarded


FIELDS = {
    "原告诉请判令（公诉机关指控）：被告还款1万元。": "claims",
    "被告陈述：没有借款。": "defence",
    "基本案情：被告借款1万元。": "findings",
    "法院意见：应当还款。": "reasons",
    "引用法律条文1：《中华人民共和国民法典》第六百七十五条": "legal_basis",
    "民事结果1：被告还款1万元；": "disposition",
}


@given(st.permutations(list(FIELDS)))
def test_every_label_keeps_its_kind_in_any_order(fields: list[str]) -> None:
    parts = parts_of("案号：（2023）云0102民初919号\n审理程序：一审\n" + "\n".join(fields))
    assert [kind for kind, _ in parts if kind in FIELDS.values()] == [FIELDS[field] for field in fields]
