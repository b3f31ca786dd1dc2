"""The title block in the shapes that copies give it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parsing.frame_pages import JUDGMENT

from xiezhi.parsing.page import Page
from xiezhi.parsing.title import Title, read_title
from xiezhi.schema import DOC_TYPES, Fact
from xiezhi.text import SourceText


def title_of(text: str) -> Title:
    return read_title(Page.of(SourceText.of(text)))


def values(title: Title) -> tuple[object, object, object]:
    def value(fact: Fact | None) -> object:
        return fact.value if fact else None

    return value(title.doc_type), value(title.court), value(title.case_number)


PARTY = "\n原告：郑有田，男，1970年3月2日出生。\n原告郑有田与被告卢存义民间借贷纠纷一案，本院受理后审理终结。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (JUDGMENT, ("civil_judgment", "云州市青河区人民法院", "（2019）云0102民初345号")),
        (
            "民事裁定书（驳回支付令申请用）\n诉讼文书样式１\n（××××）×督字第××号\n申请人×××提出支付令申请。裁定如下：驳回。",
            ("civil_ruling", None, "（××××）×督字第××号"),
        ),
        (
            "云州市人民检察院\n不支持监督申请决定书\n云检民监〔2019〕8号\n郑有田因与卢存义民间借贷纠纷一案，向本院申请监督。",
            ("other", "云州市人民检察院", None),
        ),
        (
            "案件名：卢存义诈骗罪刑事一审刑事判决书\n类别：刑事\n法院：云州市青河区人民法院\n案号：（2023）云0102刑初8号\n被告：卢存义\n",
            ("criminal_judgment", "云州市青河区人民法院", "（2023）云0102刑初8号"),
        ),
        (
            "云州市青河区人民法院\n民事调解书(2021)云0102民初7号" + PARTY,
            ("civil_mediation", "云州市青河区人民法院", "(2021)云0102民初7号"),
        ),
        (
            "云州市青河区人民法院 民事判决书 （2013）青民初字第22号 原告：郑有田。 被告：卢存义。 原告郑有田与被告卢存义离婚纠纷一案，"
            "本院受理后审理终结。经审理查明：双方于2001年结婚。本院认为，应予准许。判决如下：准许离婚。案件受理费300元，由原告负担。"
            "如不服本判决，可上诉于云州市中级人民法院。 审判员秦朗 二〇一三年九月六日 书记员贺兰山",
            ("civil_judgment", "云州市青河区人民法院", "（2013）青民初字第22号"),
        ),
        (
            "某数据库【引证码】 CLI.C.1\n原文链接：https://example.org/a.html\n郑有田、卢存义民间借贷纠纷执行实施执行裁定书\n"
            "郑有田、卢存义民间借贷纠纷执行实施执行裁定书\n云州市青河区人民法院\n执行裁定书2021)云0102执28号\n"
            "当事人　　申请执行人：郑有田。",
            ("enforcement_ruling", "云州市青河区人民法院", "2021)云0102执28号"),
        ),
        (
            "郑有田与卢存义民间借贷纠纷一审民事裁定书\n发布日期：2019-01-02 浏览：3次\n   云州市青河区人民法院\n民 事 裁 定 书\n"
            "（2018）云0102民初8号" + PARTY,
            ("civil_ruling", "云州市青河区人民法院", "（2018）云0102民初8号"),
        ),
        ("云州市青河区人民法院\n支 付 令\n（2013）青民督字第9号\n申请人郑有田。", ("payment_order", "云州市青河区人民法院", "（2013）青民督字第9号")),
        (
            "云州市青河区人民法院\n结 案 通 知 书\n（2019）云0102执20号\n申请执行人郑有田。",
            ("enforcement_notice", "云州市青河区人民法院", "（2019）云0102执20号"),
        ),
        (
            "云州市青河区人民法院\n决 定 书\n（2017）云0102执31号之一\n被拘留人：卢存义。",
            ("enforcement_decision", "云州市青河区人民法院", "（2017）云0102执31号之一"),
        ),
        (
            "云州市青河区人民法院\n限 制 消 费 令\n（2017）云0102执31号\n卢存义：",
            ("enforcement_decision", "云州市青河区人民法院", "（2017）云0102执31号"),
        ),
        (
            "云州市劳动人事争议仲裁委员会\n仲 裁 裁 决 书\n云劳人仲字〔2020〕第123号\n申请人：郑有田。",
            ("arbitration_award", "云州市劳动人事争议仲裁委员会", "云劳人仲字〔2020〕第123号"),
        ),
        (
            "云州市劳动人事争议仲裁委员会\n调解书\n云劳人仲案〔2021〕88号\n申请人：郑有田。",
            ("arbitration_mediation", "云州市劳动人事争议仲裁委员会", "云劳人仲案〔2021〕88号"),
        ),
        ("云州市长风公证处\n执行证书\n（2013）云证执字第5号\n申请人：郑有田。", ("other", "云州市长风公证处", "（2013）云证执字第5号")),
        ("民事起诉状\n原告：郑有田，男。\n诉讼请求\n还款。\n此致\n云州市青河区人民法院\n具状人：郑有田", ("complaint", "云州市青河区人民法院", None)),
        ("# 民事上诉状\n\n**上诉人**：郑有田\n\n此致\n云州市中级人民法院\n", ("appeal_petition", "云州市中级人民法院", None)),
        ("撤销仲裁裁决申请书\n申请人：郑有田\n此致\n云州市中级人民法院\n", ("application", "云州市中级人民法院", None)),
        ("仲裁申请书\n申请人：郑有田\n此致\n云州市劳动人事争议仲裁委员会\n", ("arbitration_application", "云州市劳动人事争议仲裁委员会", None)),
        ("债权申报表\n债权人：郑有田\n", ("bankruptcy_claim", None, None)),
        ("民事反诉状\n反诉人：卢存义\n", ("counterclaim", None, None)),
        ("民事答辩状\n答辩人：卢存义\n", ("answer", None, None)),
        ("授权委托书\n委托人：卢存义\n", ("power_of_attorney", None, None)),
        ("云州市青河区人民法院\n刑事附带民事判决书\n（2018）云0102刑初7号\n公诉机关云州市青河区人民检察院。", ("criminal_judgment", "云州市青河区人民法院", "（2018）云0102刑初7号")),
    ],
)  # fmt: skip
def test_shapes_of_a_title(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert values(title_of(text)) == expected


def test_the_number_of_another_case_is_not_the_own_number() -> None:
    title = title_of(
        "民事上诉状\n上诉人：郑有田\n不服（2021）云0102民初9号判决，现提出上诉。\n此致\n云州市中级人民法院"
    )
    assert title.case_number is None


def test_a_decision_without_a_title_is_inferred_from_its_wording_with_less_confidence() -> None:
    title = title_of(
        "原告：郑有田。\n被告：卢存义。\n本院认为，应当还款。依照《中华人民共和国民法典》第六百七十五条规定，判决如下：\n卢存义还款。"
    )
    assert title.doc_type is not None
    assert (title.doc_type.value, title.doc_type.confidence < 1) == ("civil_judgment", True)


def test_ordinary_prose_has_no_type() -> None:
    assert title_of("今天天气很好，我们去河边走走。").doc_type is None


@given(st.text(alphabet="云州市人民法院判决裁定书民事初字第号（）()2019×\n :：。、原告", max_size=200))
def test_any_text_gives_codes_that_exist_and_spans_that_hold(text: str) -> None:
    title = title_of(text)
    assert title.doc_type is None or title.doc_type.value in DOC_TYPES
    for fact in (title.court, title.case_number):
        if fact:
            (start, end), *_ = fact.spans
            assert "".join(text[start:end].split()) == fact.value
