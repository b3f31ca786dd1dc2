"""Loans: choice of the loans of the case, sides, terms, and the papers that tell of none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.parsing.loan_pages import HEARING, JUDGMENT, ORDER, PARTIES, facts_of, judged, loans_of

from xiezhi.schema import Loan

TOLD = "2020年1月5日，被告因经营需要向原告借款100000元。"


def only(text: str) -> Loan:
    loans = loans_of(text)
    assert len(loans) == 1, loans
    return loans[0]


def test_a_plain_loan_with_all_its_terms() -> None:
    found = (
        "2020年1月5日，被告钱多向原告周小禾借款100000元，约定月利率1.5%，借款期限自2020年1月5日起至2020年12月31日止。"
        "同日，原告通过银行转账向被告交付借款。"
    )
    loan = only(judged(TOLD, found))
    assert (loan.lender, loan.borrower, loan.principal) == ("周小禾", "钱多", 100000)
    assert (loan.lent_on, loan.due_on) == ("2020-01-05", "2020-12-31")
    assert (loan.annual_rate_percent, loan.delivery) == (18, "transfer")
    assert loan.source == "rule:loan-lent"


def test_the_span_is_the_printed_sum() -> None:
    text = judged(TOLD, TOLD)
    ((start, end),) = only(text).spans
    assert text[start:end] == "100000元"


def test_the_finding_outranks_the_telling() -> None:
    found = "2020年2月6日，被告向原告借款100000元，双方未约定利息。"
    told = "2020年1月5日，被告向原告借款100000元，约定年利率24%。"
    loan = only(judged(told, found))
    assert loan.lent_on == "2020-02-06"
    assert loan.annual_rate_percent is None


def test_the_telling_serves_where_the_finding_is_silent() -> None:
    found = "2020年1月5日，被告向原告借款100000元，被告出具借条一张。"
    loan = only(judged(TOLD + "原告以现金方式交付给被告。约定2020年6月30日前还清。", found))
    assert (loan.delivery, loan.due_on) == ("cash", "2020-06-30")


@pytest.mark.parametrize(
    ("found", "day"),
    [
        ("双方约定还款日期为2020年7月6日。", "2020-07-06"),
        ("借款到期日为2020年7月6日。", "2020-07-06"),
        ("约定于2020年7月6日前一次性还清。", "2020-07-06"),
        ("约定2020年底前还清。", "2020-12-31"),
        ("约定2020年6月底前还清。", "2020-06-30"),
        ("期限半年，自2020年1月6日至2020年7月6日止。", "2020-07-06"),
        ("约期为2020年1月6日至2020年7月6日。", "2020-07-06"),
        ("双方约定于同年6月30日止还款。", "2020-06-30"),
        ("约定借期一年。", None),
        ("被告于2020年7月6日偿还20000元。", None),
        ("利息自2020年1月6日至2020年7月6日计算。", None),
    ],
)
def test_due_dates(found: str, day: str | None) -> None:
    assert only(judged(TOLD, f"2020年1月5日，被告向原告借款100000元。{found}")).due_on == day


@pytest.mark.parametrize(
    ("found", "percent"),
    [
        ("约定月利率2%", 24),
        ("约定月息2分", 24),
        ("约定年利率12%，逾期利率18%", 12),
        ("如逾期还款，按照月利率2%的标准计算利息", 24),
        ("贷款利率6.175%", 6.175),
        ("利率为10‰", None),
        ("月利率为10‰", 12),
        ("按月息7.3125%计息", None),
        ("违约金按日千分之一计算", None),
        ("按照同期贷款市场报价利率计息", None),
    ],
)
def test_rates(found: str, percent: float | None) -> None:
    assert (
        only(judged(TOLD, f"2020年1月5日，被告向原告借款100000元，{found}。")).annual_rate_percent == percent
    )


@pytest.mark.parametrize(
    ("found", "delivery"),
    [
        ("原告以现金形式交付", "cash"),
        ("原告通过微信转账80000元，另以现金支付20000元", "mixed"),
        ("原告将款项汇入被告账户", "transfer"),
        ("被告通过银行转账偿还5000元", "unknown"),
        ("后被告给付现金3000元", "unknown"),
        ("原告通过支行账户向被告账户汇款100000元", "transfer"),
        ("原告没有以现金交付", "unknown"),
    ],
)
def test_delivery(found: str, delivery: str) -> None:
    assert only(judged(TOLD, f"2020年1月5日，被告向原告借款100000元。{found}。")).delivery == delivery


@pytest.mark.parametrize(
    "found",
    [
        "2020年1月5日，被告向原告借款100000元。",
        "2020年1月5日，被告从原告处借到现金拾万元整。",
        "2020年1月5日，被告借原告人民币10万元。",
        "2020年1月5日，原告出借给被告人民币100000元。",
        "2020年1月5日，原告借给被告100000元。",
        "2020年1月5日，原告向被告提供借款100000元。",
        "2020年1月5日，被告出具借条，载明：“今借到周小禾人民币壹拾万元整”。",
        "2020年1月5日，原、被告签订《借款合同》，约定借款金额为100000元。",
        "2020年1月5日，周小禾与钱多签订借款合同一份，合同约定借款金额：100000元。",
        "2020年1月5日，原告通过银行向被告转账100000元。",
        "2020年1月5日，钱多由孙某担保向周小禾借款100000元。",
    ],
)
def test_ways_of_telling_the_sides(found: str) -> None:
    loan = only(judged("被告欠款不还。", found))
    assert (loan.lender, loan.borrower, loan.principal, loan.lent_on) == (
        "周小禾",
        "钱多",
        100000,
        "2020-01-05",
    )


def test_several_loans_that_add_up_to_the_claim() -> None:
    found = (
        "2019年3月1日，被告向原告借款60000元，约定2019年9月1日前还清。2019年5月2日，被告又向原告借款40000元，约定月利率1%。"
        "以上借款共计100000元，被告均未归还。"
    )
    first, second = loans_of(judged(TOLD, found))
    assert (first.principal, first.lent_on, first.due_on) == (60000, "2019-03-01", "2019-09-01")
    assert (second.principal, second.lent_on, second.annual_rate_percent) == (40000, "2019-05-02", 12)
    assert (second.lender, second.borrower) == ("周小禾", "钱多")


def test_sums_listed_in_one_breath() -> None:
    found = "2019年3月1日，被告向原告借款60000元、40000元，均未归还。"
    assert [loan.principal for loan in loans_of(judged(TOLD, found))] == [60000, 40000]


def test_an_iou_repeats_the_loan_it_is_given_for() -> None:
    found = "2019年3月1日，被告向原告借款100000元。2020年8月1日，被告出具借条，载明今借到周小禾100000元。"
    assert only(judged(TOLD, found)).lent_on == "2019-03-01"


def test_a_loan_of_the_bank_stays_background() -> None:
    found = "2019年3月1日，被告向云州银行借款500000元购房。2020年1月5日，被告向原告借款100000元。"
    assert only(judged(TOLD, found)).principal == 100000


def test_joint_borrowers_stand_in_one_string() -> None:
    text = judged(TOLD, "2020年1月5日，被告钱多、吴双共同向原告借款100000元。").replace(
        "住云州市青河区。\n原告周小禾与被告钱多",
        "住云州市青河区。\n被告：吴双，女。\n原告周小禾与被告钱多、吴双",
    )
    assert only(text).borrower == "钱多、吴双"


def test_principal_with_interest_in_one_sum_is_no_principal() -> None:
    text = (
        "云州市青河区人民法院\n支付令\n（2021）云0102民督5号\n申请人周小禾，男。\n被申请人钱多，男。\n"
        "申请人周小禾于2021年3月1日向本院申请支付令，要求被申请人钱多立即偿还借款本息69000元。\n"
        "本院经审查认为，申请人的申请符合法律规定。依照《中华人民共和国民事诉讼法》第二百一十六条规定，特发出如下支付令：\n"
        "被申请人钱多应当自收到本支付令之日起十五日内，给付申请人周小禾借款本息69000元。\n审判员 何山\n二〇二一年五月六日"
    )
    loan = only(text)
    assert (loan.lender, loan.borrower, loan.principal) == ("周小禾", "钱多", None)


def test_enforcement_ruling_tells_of_the_judged_loan() -> None:
    text = (
        "云州市青河区人民法院\n执行裁定书\n（2021）云0102执77号\n申请执行人：周小禾，男。\n被执行人：钱多，男。\n"
        "申请执行人周小禾与被执行人钱多民间借贷纠纷一案，本院（2020）云0102民初9号民事判决书判决钱多偿还周小禾借款10000元及利息"
        "（自2019年3月1日起，按月利率1%计算）。执行中，本院冻结被执行人银行账户，因余额较小未予划转。依照有关规定，裁定如下：\n"
        "终结本次执行程序。\n审判员 何山\n二〇二一年十一月八日"
    )
    loan = only(text)
    assert (loan.principal, loan.annual_rate_percent, loan.delivery) == (10000, 12, "unknown")


def test_bankruptcy_petition_names_the_loans() -> None:
    text = (
        "云州市青河区人民法院\n民事裁定书\n（2021）云0102破申3号\n申请人：云州银行股份有限公司，住所地云州市。\n"
        "被申请人：云州晨光有限公司，住所地云州市。\n申请人云州银行股份有限公司（以下简称云州银行）以被申请人云州晨光有限公司"
        "（以下简称晨光公司）不能清偿到期债务为由向本院申请破产清算。\n本院查明：晨光公司于2018年1月2日向云州银行借款250万元，"
        "约定于2019年1月2日归还；于2019年1月5日向云州银行借款250万元，约定于2020年1月5日归还。\n本院认为：债务人缺乏清偿能力。"
        "依照《中华人民共和国企业破产法》第二条规定，裁定如下：\n受理破产清算申请。\n审判长 何山\n二〇二一年五月六日"
    )
    loans = loans_of(text)
    assert [(loan.principal, loan.lent_on, loan.due_on) for loan in loans] == [
        (2500000, "2018-01-02", "2019-01-02"),
        (2500000, "2019-01-05", "2020-01-05"),
    ]
    assert {(loan.lender, loan.borrower) for loan in loans} == {("云州银行股份有限公司", "云州晨光有限公司")}


def test_card_debt() -> None:
    text = judged(
        "被告申领信用卡后透支消费。",
        "截至2020年5月3日，钱多尚欠周小禾透支本金2015.58元、利息1969.67元。",
        "2015.58",
    ).replace("民间借贷纠纷", "信用卡纠纷")
    assert only(text).principal == 2015.58


def test_complaint() -> None:
    text = (
        "民事起诉状\n原告：周小禾，男，1980年1月2日出生，住云州市。\n被告：钱多，男，1979年3月4日出生，住云州市。\n案由：民间借贷纠纷\n"
        "诉讼请求：\n1.判令被告归还借款本金50000元；\n2.诉讼费用由被告承担。\n事实与理由：\n2020年5月1日，被告向原告借款50000元，"
        "约定月利率1%，于2020年12月31日前归还。原告以现金方式交付。\n此致\n云州市青河区人民法院\n具状人：周小禾\n2021年6月1日"
    )
    loan = only(text)
    assert (loan.lender, loan.borrower, loan.principal, loan.lent_on) == (
        "周小禾",
        "钱多",
        50000,
        "2020-05-01",
    )
    assert (loan.due_on, loan.annual_rate_percent, loan.delivery) == ("2020-12-31", 12, "cash")


@pytest.mark.parametrize(
    "text",
    [
        judged(
            "被告欠货款。",
            "2020年1月5日，被告向案外人借款100000元付货款，尚欠原告货款100000元。",
            cause="买卖合同纠纷",
        )
        .replace("偿还借款本金", "支付货款")
        .replace("周小禾借款", "周小禾货款"),
        judged(
            "被告欠工程款。",
            "被告按银行同期贷款利率支付利息，欠工程款100000元。",
            cause="建设工程施工合同纠纷",
        ).replace("借款", "工程款"),
        JUDGMENT.replace("民事", "刑事") + "被告人钱多向周小禾借款100000元后逃匿。",
        "",
    ],
)
def test_papers_without_a_loan(text: str) -> None:
    assert loans_of(text) == ()


def test_a_plea_of_no_money_at_all() -> None:
    text = (
        JUDGMENT
        + PARTIES
        + HEARING
        + "原告诉称被告借款不还，请求判令被告还款。\n被告钱多未作答辩。\n"
        + ORDER.format(sum="")
    )
    assert loans_of(text) == ()


_PIECES = st.sampled_from(
    ["被告", "原告", "向", "借款", "本金", "10万元", "2020年1月5日", "偿还", "今借到", "，", "。", "、", "\n", "年利率12%", "转账",
     "经审理查明：", "请求判令", "（", "）", "借", "元", "前还清", "期限自", "至"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=60))
def test_any_jumble_is_read_with_spans_inside(pieces: list[str]) -> None:
    text = JUDGMENT + PARTIES + HEARING + "".join(pieces)
    for loan in facts_of(text).loans:
        assert loan.lender or loan.borrower
        assert loan.delivery in {"cash", "transfer", "mixed", "unknown"}
        for start, end in loan.spans:
            assert 0 <= start < end <= len(text)


@settings(max_examples=40, deadline=None)
@given(
    amount=st.integers(min_value=1, max_value=99_999_999),
    month=st.integers(min_value=1, max_value=12),
    day=st.integers(min_value=1, max_value=28),
)
def test_sum_and_day_come_back_as_written(amount: int, month: int, day: int) -> None:
    found = f"2019年{month}月{day}日，被告向原告借款{amount}元。"
    loan = only(judged("被告欠款不还。", found, str(amount)))
    assert (loan.principal, loan.lent_on) == (amount, f"2019-{month:02d}-{day:02d}")


def test_what_is_left_of_several_loans_is_no_loan() -> None:
    found = "2019年3月1日，被告向原告借款60000元。2019年5月2日，被告向原告借款40000元。被告已归还30000元。"
    text = judged("被告欠款不还。", found, "70000").replace(
        "合法的借贷关系受法律保护", "被告尚欠的借款数额70000元应予归还"
    )
    assert [loan.principal for loan in loans_of(text)] == [60000, 40000]


def test_money_lent_again_and_asked_back_once_is_one_loan() -> None:
    found = "2019年3月1日，被告向原告借款100000元。2019年5月2日，被告又向原告借款100000元，于同月归还。"
    assert only(judged("被告欠款不还。", found)).lent_on == "2019-03-01"


def test_a_lunar_day_beside_the_civil_one() -> None:
    found = "2020年2月5日（古历2020年1月12日），被告向原告借款100000元。"
    assert only(judged("被告欠款不还。", found)).lent_on == "2020-02-05"


def test_the_day_of_filing_is_no_day_of_a_loan() -> None:
    text = judged("被告欠款不还。", "被告向原告借款100000元，原告于2021年3月1日起诉至本院。")
    assert only(text).lent_on is None


def test_a_surety_is_no_borrower() -> None:
    text = judged(TOLD, "2020年1月5日，被告向原告借款100000元。").replace(
        "判令被告偿还", "判令被告钱多、云州宏远融资担保有限公司偿还"
    )
    assert only(text).borrower == "钱多"


def test_appeal_reads_the_loan_from_the_judgment_below() -> None:
    text = (
        "云州市中级人民法院\n民事判决书\n（2021）云01民终9号\n上诉人（原审被告）：钱多，男，住云州市。\n"
        "被上诉人（原审原告）：周小禾，男，住云州市。\n上诉人钱多因与被上诉人周小禾民间借贷纠纷一案，不服云州市青河区人民法院"
        "（2020）云0102民初9号民事判决，向本院提起上诉。本院依法组成合议庭进行了审理。本案现已审理终结。\n"
        "钱多上诉请求：撤销一审判决，驳回周小禾的诉讼请求。\n"
        "周小禾向一审法院起诉请求：判令钱多偿还借款本金100000元及利息。\n"
        "一审法院认定事实：2018年5月6日，钱多向周小禾借款100000元，约定年利率12%，周小禾通过银行转账交付。\n"
        "本院二审查明的事实与一审认定的一致。\n本院认为，一审判决并无不当。依照《中华人民共和国民事诉讼法》第一百七十七条规定，"
        "判决如下：\n驳回上诉，维持原判。\n本判决为终审判决。\n审判长 何山\n二〇二一年五月六日"
    )
    loan = only(text)
    assert (loan.lender, loan.borrower, loan.principal) == ("周小禾", "钱多", 100000)
    assert (loan.lent_on, loan.annual_rate_percent, loan.delivery) == ("2018-05-06", 12, "transfer")


def test_arbitration_and_enforcement_petitions_are_read_like_claims() -> None:
    text = (
        "强制执行申请书\n申请执行人：周小禾，男，住云州市。\n被执行人：钱多，男，住云州市。\n申请事项：\n"
        "请求强制被执行人偿还借款本金80000元及利息。\n事实与理由：\n2019年4月2日，被执行人向申请执行人借款80000元，"
        "双方办理公证，赋予强制执行效力，约定2020年4月1日前还清。\n此致\n云州市青河区人民法院\n申请执行人：周小禾\n2021年6月1日"
    )
    loan = only(text)
    assert (loan.lender, loan.borrower, loan.principal) == ("周小禾", "钱多", 80000)
    assert (loan.lent_on, loan.due_on) == ("2019-04-02", "2020-04-01")


def test_element_style_complaint() -> None:
    text = (
        "民事起诉状（民间借贷纠纷）\n当事人信息\n原告：周小禾，男，1980年1月2日出生，住云州市。\n被告：钱多，男，住云州市。\n诉讼请求和依据\n"
        "1.本金：截至2021年3月1日止，尚欠本金50000元\n2.利息：☑有 ☐无\n事实和理由\n1.合同签订情况：2020年1月5日签订借款合同\n"
        "3.借款金额：50000元\n4.借款期限：自2020年1月5日起至2020年12月31日止\n5.借款利率：年利率12%\n"
        "6.借款提供时间与方式：2020年1月5日，☐现金 ☑转账\n此致\n云州市青河区人民法院\n具状人：周小禾\n2021年6月1日"
    )
    loan = only(text)
    assert (loan.lender, loan.borrower, loan.principal) == ("周小禾", "钱多", 50000)
    assert (loan.lent_on, loan.due_on, loan.annual_rate_percent) == ("2020-01-05", "2020-12-31", 12)
    assert loan.delivery == "transfer"
