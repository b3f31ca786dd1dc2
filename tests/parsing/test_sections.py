"""The parts of decisions: who speaks where."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.parsing.frame_pages import APPEAL, JUDGMENT, page_of, part_of, parts_of

from xiezhi.parsing import parse
from xiezhi.schema import SECTION_KINDS
from xiezhi.text import SourceText


def test_every_part_of_a_judgment_in_order() -> None:
    assert [kind for kind, _ in parts_of(JUDGMENT)] == [
        "title", "parties", "procedure_history", "claims", "claim_facts", "defence", "evidence", "findings", "reasons",
        "legal_basis", "disposition", "default_interest", "costs", "appeal", "signature", "appendix",
    ]  # fmt: skip


def test_parts_that_begin_inside_a_line() -> None:
    assert part_of(JUDGMENT, "claim_facts").startswith("事实和理由：2018年")
    assert part_of(JUDGMENT, "legal_basis").startswith("依照《中华人民共和国合同法》")
    assert part_of(JUDGMENT, "disposition").startswith("一、青禾公司")
    assert part_of(JUDGMENT, "appendix").startswith("附：")


def test_an_appeal_keeps_the_lower_court_apart_from_this_instance() -> None:
    parts = dict(reversed(parts_of(APPEAL)))
    assert parts["claims"].startswith("卢存义上诉请求")
    assert parts["defence"].startswith("郑有田辩称")
    assert parts["lower_court"].startswith("郑有田向一审法院起诉请求")
    assert "判决如下：卢存义支付" in parts["lower_court"]
    assert parts["findings"].startswith("本院二审查明")
    assert parts["reasons"].startswith("本院认为")
    assert parts["disposition"] == "驳回上诉，维持原判。"


def test_old_appeals_tell_the_lower_court_first() -> None:
    text = (
        "云州市中级人民法院\n民事判决书\n（2010）云民三终字第72号\n上诉人（原审原告）郑有田。\n被上诉人（原审被告）卢存义。\n"
        "上诉人郑有田因与被上诉人卢存义借款纠纷一案，不服云州市青河区人民法院民事判决，向本院提起上诉。本院受理后审理终结。\n"
        "原审查明，2008年卢存义借款3万元。\n原审认为，证据不足。判决：一、驳回郑有田的诉讼请求。\n"
        "郑有田不服原判，向本院上诉称：原审判决认定事实错误，请求撤销原判。\n卢存义答辩称：原判正确。\n"
        "本院经审理查明的事实与原审一致。\n本院认为，上诉理由不能成立。依照《中华人民共和国民事诉讼法》第一百五十三条，判决如下：\n"
        "驳回上诉，维持原判。\n审判长姚广平\n二〇一〇年八月十三日\n书记员贺兰山"
    )
    kinds = [kind for kind, _ in parts_of(text)]
    assert kinds[2:8] == ["procedure_history", "lower_court", "claim_facts", "claims", "defence", "findings"]
    assert part_of(text, "disposition") == "驳回上诉，维持原判。"


def test_a_first_instance_has_no_lower_court() -> None:
    text = JUDGMENT.replace("青禾公司未作答辩。", "青禾公司辩称，一审法院认为：这是借款。")
    assert "lower_court" not in dict(parts_of(text))


def test_captions_of_a_database_open_parts() -> None:
    text = (
        "云州市青河区人民法院\n民事判决书(2021)云0102民初7号\n当事人　　原告：郑有田。\n　　被告：卢存义。\n"
        "审理经过　　原告郑有田与被告卢存义民间借贷纠纷一案，本院受理后审理终结。\n原告诉称　　卢存义欠款3万元。\n"
        "被告辩称　　卢存义同意还款。\n本院查明　　卢存义借款3万元。\n本院认为　　应当还款。判决如下：\n"
        "裁判结果　　卢存义还款3万元。\n落款\n审判员 秦　朗\n二〇二一年一月七日\n书记员 贺兰山"
    )
    parts = dict(parts_of(text))
    assert parts["claim_facts"] == "原告诉称\n卢存义欠款3万元。"
    assert parts["defence"] == "被告辩称\n卢存义同意还款。"
    assert parts["findings"] == "本院查明\n卢存义借款3万元。"
    assert parts["disposition"] == "卢存义还款3万元。"
    assert parts["signature"].startswith("落款")


def test_a_counterclaim_in_the_answer_stays_the_defendants() -> None:
    text = JUDGMENT.replace("青禾公司未作答辩。", "青禾公司辩称并反诉称：已经还清，请求驳回。")
    assert part_of(text, "defence").startswith("青禾公司辩称并反诉称")


def test_a_claim_named_in_the_opening_leaves_the_hearing_to_the_history() -> None:
    text = (
        "云州市青河区人民法院\n民事判决书\n（2016）云0102民初47号\n原告：郑有田。\n被告：卢存义。\n"
        "原告郑有田与被告卢存义买卖合同纠纷一案，原告于2016年8月8日向本院提起诉讼，诉请判令：1.被告支付货款4万元。"
        "本院于2016年8月9日受理后，依法适用简易程序公开开庭进行了审理。本案现已审理终结。\n"
        "本院经审理查明：被告欠款4万元。\n本院认为，应当付款。依照《中华人民共和国合同法》第一百五十九条，判决如下：\n"
        "被告支付4万元。\n审判员秦朗\n二〇一六年十月十二日\n书记员贺兰山"
    )
    assert [kind for kind, _ in parts_of(text)][2:5] == ["procedure_history", "claims", "procedure_history"]


def test_a_payment_order_and_a_mediation_have_their_orders() -> None:
    order = (
        "云州市青河区人民法院\n支付令\n（2018）云0102民督5号\n申请人：郑有田。\n被申请人：卢存义。\n"
        "申请人郑有田于2018年8月15日向本院申请支付令。申请人称，被申请人欠货款3万元。\n"
        "本院经审查认为，申请符合条件。依照《中华人民共和国民事诉讼法》第二百一十六条规定，特发出如下支付令：\n"
        "被申请人卢存义应当自收到本支付令之日起十五日内，给付申请人郑有田3万元。\n申请费183元，由卢存义负担。\n"
        "审判员秦朗\n二〇一八年八月十五日\n书记员贺兰山"
    )
    assert "3万元" in part_of(order, "disposition")
    assert part_of(order, "claim_facts").startswith("申请人称")
    mediation = order.replace("支付令\n（", "民事调解书\n（").replace(
        "特发出如下支付令：", "自愿达成如下协议："
    )
    assert "3万元" in part_of(mediation, "disposition")


TEXTS = st.text(
    alphabet="本院认为，。：\n原告诉称被辩判决如下审判员郑有田一二、查明依照《法》〇年月日书记附此致请求",
    max_size=300,
)


@given(TEXTS)
def test_the_parts_cover_any_text(text: str) -> None:
    page, _ = page_of(text)
    assert "".join(page.text[part.start : part.end] for part in page.parts) == page.text
    assert all(part.kind in SECTION_KINDS and part.start < part.end for part in page.parts)


@given(st.lists(st.sampled_from(JUDGMENT.split("\n")), max_size=30))
def test_the_parts_cover_any_order_of_lines(lines: list[str]) -> None:
    page, _ = page_of("\n".join(lines))
    assert "".join(page.text[part.start : part.end] for part in page.parts) == page.text


AWARD = (
    "云州市劳动人事争议仲裁委员会\n仲裁裁决书\n云劳人仲字〔2020〕第123号\n申请人：郑有田，男，住云州市。\n被申请人：云州青禾商贸有限公司，住所地云州市柳巷8号。\n"
    "法定代表人：卢存义，经理。\n申请人郑有田诉被申请人云州青禾商贸有限公司劳动报酬争议一案，本委于2020年3月4日受理后，依法组成仲裁庭，公开开庭进行了审理。本案现已审理终结。\n"
    "申请人称：2019年1月入职，被申请人拖欠工资3万元。请求裁决支付工资3万元。\n被申请人辩称：工资属实，暂无力支付。\n"
    "经审理查明：申请人2019年1月入职，月工资5000元。\n本委认为：用人单位应当按时支付工资。根据《中华人民共和国劳动法》第五十条之规定，裁决如下：\n"
    "被申请人支付申请人工资3万元。\n本裁决为终局裁决。\n首席仲裁员姚广平\n仲裁员秦朗\n仲裁员苏小曼\n二〇二〇年四月二日\n书记员贺兰山"
)


def test_an_arbitration_award() -> None:
    assert [kind for kind, _ in parts_of(AWARD)] == [
        "title", "parties", "procedure_history", "claim_facts", "claims", "defence", "findings", "reasons", "legal_basis",
        "disposition", "appeal", "signature",
    ]  # fmt: skip


def test_remains_of_a_tag_that_the_page_leaves_out_belong_to_the_part_before() -> None:
    at = JUDGMENT.index("附：")
    text = f'{JUDGMENT[:at]}font-size: 15pt;">\n{JUDGMENT[at:]}'
    sections = parse(SourceText.of(text)).sections
    assert [text[a.end : b.start].strip() for a, b in pairwise(sections)] == [""] * (len(sections) - 1)
