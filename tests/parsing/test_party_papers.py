"""Parts of papers that parties write."""

from hypothesis import given
from hypothesis import strategies as st
from tests.parsing.frame_pages import page_of, parts_of

COMPLAINT = (
    "民事起诉状\n原告：郑有田，男，1970年3月2日出生，住云州市。\n被告：卢存义，男，住云州市。\n诉讼请求：\n1．判令被告偿还借款3万元；\n"
    "2．诉讼费由被告承担。\n事实与理由：\n2018年1月5日，被告向原告借款3万元。\n证据和证据来源：\n借条一张。\n此致\n云州市青河区人民法院\n"
    "附：本起诉状副本1份\n具状人：郑有田\n2019年3月1日"
)


def kinds_of(text: str) -> list[str]:
    return [kind for kind, _ in parts_of(text)]


def test_a_complaint_in_its_classical_order() -> None:
    assert kinds_of(COMPLAINT) == [
        "title", "parties", "claims", "claim_facts", "evidence", "signature", "appendix", "signature",
    ]  # fmt: skip


def test_an_answer_is_the_defendants_voice_throughout() -> None:
    text = "民事答辩状\n答辩人：卢存义，男。\n答辩人因郑有田诉民间借贷纠纷一案，提出答辩如下：\n借款已经还清。\n此致\n云州市青河区人民法院\n答辩人：卢存义"
    assert kinds_of(text) == ["title", "parties", "defence", "signature"]


def test_an_appeal_petition_asks_before_it_argues() -> None:
    text = (
        "民事上诉状\n上诉人（原审被告）：卢存义，男。\n被上诉人（原审原告）：郑有田，男。\n上诉人因民间借贷纠纷一案，不服（2019）云0102民初3号判决，"
        "现提出上诉。\n上诉请求：\n撤销原判。\n上诉理由：\n原判认定事实错误。\n此致\n云州市中级人民法院\n上诉人：卢存义"
    )
    assert kinds_of(text) == ["title", "parties", "claim_facts", "claims", "claim_facts", "signature"]


def test_headings_that_open_a_line_or_stand_inside_one() -> None:
    text = "民事起诉状\n原告：郑有田，男。\n诉讼请求：判令被告还款3万元。事实和理由：2018年1月5日借款。此致\n云州市青河区人民法院\n具状人：郑有田"
    assert kinds_of(text) == ["title", "parties", "claims", "claim_facts", "signature"]


def test_an_element_style_complaint() -> None:
    text = (
        "民事起诉状\n（民间借贷纠纷）\n当事人信息\n原告（自然人）\n姓名：郑有田\n性别：男☑ 女□\n被告（自然人）\n姓名：卢存义\n"
        "诉讼请求和依据\n1.本金\n截至2019年3月1日，尚欠本金30000元\n2.利息\n欠利息2000元\n约定管辖和诉讼保全\n有无仲裁、法院管辖约定：有□ 无☑\n"
        "事实和理由\n1.合同签订情况\n2018年1月5日签订借条\n2.借款金额\n约定：30000元\n15.证据清单（可另附页）\n借条\n具状人（签字、盖章）：郑有田\n日期：2019年3月1日"
    )
    kinds = kinds_of(text)
    assert kinds[:2] == ["title", "parties"]
    assert [kinds.index(kind) for kind in ("claims", "claim_facts", "signature")] == sorted(
        kinds.index(kind) for kind in ("claims", "claim_facts", "signature")
    )


def test_a_bankruptcy_claim() -> None:
    text = "债权申报书\n申报人：郑有田\n债务人：云州青禾商贸有限公司\n申报债权总额：30000元\n债权形成的事实与理由：\n2018年借款。\n证据清单：\n借条\n申报人：郑有田"
    assert kinds_of(text)[:5] == ["title", "parties", "claims", "claim_facts", "evidence"]


def test_a_bankruptcy_claim_addressed_at_its_head_with_the_remark_of_the_administrator() -> None:
    text = (
        "债权申报书\n致：云州青禾商贸有限公司管理人\n申报人：郑有田\n债务人：云州青禾商贸有限公司\n一、债权总额30000元，其中本金20000元，利息10000元。\n"
        "二、事实：2018年借款。\n三、附件：借条。\n申报日期：2020年8月3日\n申报人：郑有田\n管理人审查意见：账册无此项借款，不予确认。"
    )
    assert kinds_of(text) == [
        "title",
        "parties",
        "claims",
        "claim_facts",
        "appendix",
        "third_person_statement",
    ]


@given(st.lists(st.sampled_from(COMPLAINT.split("\n")), max_size=25))
def test_the_parts_cover_any_order_of_lines(lines: list[str]) -> None:
    page, _ = page_of("民事起诉状\n" + "\n".join(lines))
    assert "".join(page.text[part.start : part.end] for part in page.parts) == page.text
