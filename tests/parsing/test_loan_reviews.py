"""Loans in reviews, recourse suits, filings and forms: who is meant, what is told again, what is no loan."""

from __future__ import annotations

import pytest
from tests.parsing.loan_pages import HEARING, JUDGMENT, ORDER, PARTIES, judged, loans_of

from xiezhi.schema import Loan

TOLD = "2020年1月5日，被告因经营需要向原告借款100000元。"


def only(text: str) -> Loan:
    loans = loans_of(text)
    assert len(loans) == 1, loans
    return loans[0]


REVIEW = (
    "云州省高级人民法院\n民事裁定书\n（2021）云民申45号\n再审申请人（一审被告、二审上诉人）：钱多，男，1979年3月4日出生。\n"
    "被申请人（一审原告、二审被上诉人）：周小禾，男，1980年1月2日出生。\n"
    "再审申请人钱多因与被申请人周小禾民间借贷纠纷一案，不服云州市中级人民法院（2020）云01民终9号民事判决，向本院申请再审。本院依法组成合议庭进行了审查，现已审查终结。\n"
    "钱多申请再审称：请求撤销二审判决。{told}\n"
    "本院经审查认为，{held}\n依照《中华人民共和国民事诉讼法》第二百零四条第一款规定，裁定如下：\n驳回钱多的再审申请。\n审判员 何山\n二〇二一年五月六日"
)


def test_a_review_tells_of_a_loan_without_a_sum() -> None:
    held = "钱多向周小禾借款，有借款合同为证。借贷关系真实，借款已经转账交付，借款合同有效。"
    loan = only(REVIEW.format(told="钱多于2019年3月5日偿还周小禾50000元，未予扣减。", held=held))
    assert (loan.lender, loan.borrower, loan.principal) == ("周小禾", "钱多", None)


def test_a_withdrawn_review_tells_of_no_loan() -> None:
    held = "钱多以借款已经还清、借贷关系已经消灭、借款合同履行完毕、借款结清为由撤回再审申请，应予准许。"
    assert not loans_of(REVIEW.format(told="", held=held))


def test_what_is_paid_already_is_no_loan() -> None:
    told = "为经营水产四次向其借款，均由其从微信转出，共计46000元，被告已还9000元。"
    assert only(judged(told, "双方核对了账单。", "37000")).principal == 46000


def test_a_note_for_a_price_is_left_out() -> None:
    found = (
        "2019年6月27日，钱多出具收据，载明收到周小禾借款60000元。2019年8月4日，钱多出具收据，载明收到周小禾交来借款40000元，并注明系结欠金银款。"
        "2019年9月1日，钱多向周小禾借款20000元。"
    )
    loans = loans_of(judged(TOLD, found, "120000"))
    assert [(loan.lender, loan.borrower, loan.principal) for loan in loans] == [
        ("周小禾", "钱多", 60000),
        ("周小禾", "钱多", 20000),
    ]


def test_a_settlement_with_a_note_is_a_loan_of_its_day() -> None:
    told = "双方于2021年2月8日结算后被告尚欠原告157000元，并于当日出具借条一张，还款日期为2021年6月份。后被告归还了57000元。"
    loan = only(judged(told, "双方有借条为证。", "100000"))
    assert (loan.principal, loan.lent_on, loan.due_on) == (157000, "2021-02-08", "2021-06-30")


def test_the_renewed_note_of_principal_and_interest_is_no_second_loan() -> None:
    told = "2015年2月3日被告向原告借款200000元。后被告于2018年5月18日重新出具了本息合计为220000元的《借条》一张。"
    assert [loan.principal for loan in loans_of(judged(told, "以上有借条为证。", "220000"))] == [200000]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2013年底被告因经营需要向原告借款100000元，11月23日原告转入被告账户。", "2013-11-23"),
        ("被告于2013年11月23日从申请人处借款100000元。", "2013-11-23"),
    ],
)
def test_days_of_the_year_told_before(told: str, day: str) -> None:
    assert only(judged(told, "以上有借条为证。")).lent_on == day


def test_a_note_prints_cash_whichever_way_the_money_passed() -> None:
    found = "2020年1月5日，原告通过银行向被告转账100000元，被告出具借条，载明：今借到周小禾现金100000元。"
    assert only(judged(TOLD, found)).delivery == "transfer"


def test_who_signs_as_joint_borrower_borrowed() -> None:
    parties = PARTIES + "被告：孙宁，女，1981年5月6日出生，汉族，住云州市青河区。\n"
    told = "2020年1月5日，被告钱多向原告借款100000元，被告孙宁作为共同借款人在借条上签字。"
    text = judged(told, told).replace(PARTIES, parties)
    assert only(text).borrower == "钱多、孙宁"


def test_who_stands_surety_for_a_sum_borrowed_nothing() -> None:
    parties = PARTIES + "被告：云州青禾商贸有限公司，住所地云州市青河区。\n法定代表人：钱多，经理。\n"
    found = "云州青禾商贸有限公司承诺为100000元借款承担连带保证责任。2020年1月5日，钱多向周小禾借款100000元。"
    assert only(judged(TOLD, found).replace(PARTIES, parties)).borrower == "钱多"


@pytest.mark.parametrize("rate", ["年利率3.85%的四倍", "一年期贷款市场报价利率3.85%"])
def test_rates_that_the_law_sets_are_not_agreed(rate: str) -> None:
    assert only(judged(TOLD, TOLD + f"原告主张按{rate}计算。")).annual_rate_percent is None


def test_a_rate_that_is_only_asked_for_was_not_agreed() -> None:
    text = judged(TOLD, TOLD).replace("元及利息", "元及按年利率12%计算的利息")
    assert only(text).annual_rate_percent is None


def test_a_bank_outside_the_suit_is_named_in_full() -> None:
    parties = PARTIES.replace("周小禾", "云州安心保险有限公司")
    told = "2020年1月5日，被告钱多向中国长风银行股份有限公司云州分行（以下简称长风云州分行）申请贷款。2020年1月8日，钱多向长风云州分行贷款100000元。原告代偿后依法追偿。"
    text = (
        judged(told, told, cause="追偿权纠纷")
        .replace(PARTIES, parties)
        .replace("周小禾", "云州安心保险有限公司")
    )
    loan = only(text)
    assert (loan.lender, loan.borrower) == ("中国长风银行股份有限公司云州分行", "钱多")


def test_payments_listed_are_the_loans_that_insolvency_tells_in_all() -> None:
    hearing = HEARING.replace("民间借贷纠纷", "破产债权确认纠纷")
    told = "2018年4月至2019年9月，被告为周转向其借款三笔共计200000元。被告进入破产程序。"
    found = "一、借款情况。周小禾于2018年4月11日、2018年12月3日、2019年9月5日分别向被告账户转款80000元、70000元、50000元，均记入借款账。被告破产重整。"
    text = (
        JUDGMENT
        + PARTIES
        + hearing
        + f"周小禾向本院提出诉讼请求：确认对被告享有破产债权238460元。事实和理由：{told}\n被告钱多未作答辩。\n经审理查明：{found}\n"
        + ORDER.format(sum="200000").replace("偿还原告周小禾借款", "确认周小禾债权")
    )
    loans = loans_of(text)
    assert [(loan.principal, loan.lent_on) for loan in loans] == [
        (80000, "2018-04-11"),
        (70000, "2018-12-03"),
        (50000, "2019-09-05"),
    ]


def test_the_rows_of_a_form_tell_the_loan() -> None:
    text = (
        "民事起诉状\n（民间借贷纠纷）\n当事人信息\n原告（自然人）\n姓名：周小禾\n性别：男☑ 女□\n被告（自然人）\n姓名：钱多\n性别：男☑ 女□\n"
        "诉讼请求和依据\n1.本金\n截至2024年5月20日止，尚欠本金68000元\n事实与理由\n1.签订主体\n贷款人：周小禾 借款人：钱多\n3.借款金额\n约定：80000元 实际提供：80000元\n"
        "4.借款期限\n约定期限：2022年11月15日起至2023年11月14日止\n6.借款提供时间与方式\n2022年11月15日，银行转账☑ 现金□ 微信转账□\n此致\n云州市青河区人民法院\n具状人：周小禾\n2024年5月22日"
    )
    loan = only(text)
    assert (loan.principal, loan.lent_on, loan.due_on) == (80000, "2022-11-15", "2023-11-14")
    assert loan.delivery == "transfer"


def test_the_facts_of_a_criminal_judgment_without_head_tell_of_no_loan() -> None:
    assert not loans_of(
        "经审理查明，2013年11月，朱某向被告人杨某借款10000元用于赌博，约定半个月还款。被告人杨某逼迫其还款。"
    )


def test_those_sued_below_keep_their_word_in_a_review_and_sureties_are_left_out() -> None:
    text = (
        "云州省高级人民法院\n民事裁定书\n（2021）云民辖终45号\n上诉人（原审被告）：云州青禾商贸有限公司，住所地云州市青河区。\n法定代表人：钱多，经理。\n"
        "被上诉人（原审原告）：云州长风银行股份有限公司青河支行，住所地云州市青河区。\n负责人：白云，行长。\n原审被告：钱多，男，1979年3月4日出生。\n"
        "上诉人云州青禾商贸有限公司（以下简称青禾公司）因与被上诉人云州长风银行股份有限公司青河支行（以下简称青河支行）、原审被告钱多金融借款合同纠纷一案，不服云州市中级人民法院民事裁定，向本院提起上诉。\n"
        "青河支行起诉称，青禾公司未还款，作为借款担保人的钱多应承担连带责任，请求判令：二被告连带偿还青河支行借款本金7700000元。\n"
        "本院认为，上诉理由不能成立，裁定如下：\n驳回上诉，维持原裁定。\n审判员 何山\n二〇二一年五月六日"
    )
    loan = only(text)
    assert (loan.borrower, loan.principal) == ("云州青禾商贸有限公司", 7700000)


def test_a_bank_lends_to_whoever_signs_with_it_and_to_whoever_stands_behind() -> None:
    parties = PARTIES.replace(
        "周小禾，男，1980年1月2日出生，汉族，", "云州长风银行股份有限公司青河支行，"
    ).replace("1980年1月2日", "")
    bank = "云州长风银行股份有限公司青河支行"
    told = f"2016年7月20日，{bank}向云州林腾机电有限公司提供贷款3800000元，由钱多提供抵押担保。"
    text = judged(told, told, "3800000", "抵押合同纠纷").replace(PARTIES, parties).replace("周小禾", bank)
    text = text.replace("偿还借款本金", "在抵押财产范围内清偿云州林腾机电有限公司借款")
    assert {loan.borrower for loan in loans_of(text)} == {"云州林腾机电有限公司"}


def test_money_never_paid_out_is_no_loan() -> None:
    found = TOLD + "2020年12月16日，原告并未实际发放金额为300000元借款。"
    assert [loan.principal for loan in loans_of(judged(TOLD, found))] == [100000]


def test_the_account_of_the_head_of_a_company_stands_for_the_company() -> None:
    parties = PARTIES + "被告：云州青禾商贸有限公司，住所地云州市青河区。\n法定代表人：钱多，经理。\n"
    found = (
        "2020年1月5日，周小禾向云州青禾商贸有限公司法定代表人钱多的个人账户转款100000元，该公司出具借款凭证。"
    )
    text = judged("双方签订借款合同。", found).replace(PARTIES, parties)
    assert only(text).borrower == "云州青禾商贸有限公司"


def test_the_rate_told_behind_the_sum_outranks_that_of_an_older_note() -> None:
    found = "双方于2020年1月5日按月息1.5分对本息结算后，被告重新出具借款协议，协议上约定借款金额为100000元，月息1分。"
    assert only(judged("被告多次向原告借款。", found)).annual_rate_percent == 12


def test_a_penalty_by_the_day_is_no_rate() -> None:
    told = TOLD + "如被告未按时返还借款，应每日按照借款总金额的5‰向原告支付违约金。"
    assert only(judged(told, told)).annual_rate_percent is None


def test_sums_lent_over_a_time_have_no_day() -> None:
    told = "自2018年8月28日起至2019年1月16日止，原告共计向被告提供借款100000元。"
    assert only(judged(told, "有微信记录为证。")).lent_on is None


def test_a_rate_that_is_only_asked_for_is_not_agreed_on() -> None:
    found = TOLD + "2021年3月27日，原告诉至本院，要求被告支付按照年利息7％计息的利息。"
    assert only(judged(TOLD, found)).annual_rate_percent is None


def test_a_bank_that_paid_out_lent_what_an_insurer_claims_back() -> None:
    found = (
        "2020年1月5日，钱多与光大银行石河支行签订个人贷款合同，约定由光大银行石河支行贷款48000元给钱多，年利率6.5%。"
        "投保人未归还赔款的，按照每日千分之一，向保险人缴纳违约金。"
    )
    text = judged("原告代偿42000元。", found, "42000").replace("民间借贷纠纷", "保证保险合同纠纷")
    loan = only(text)
    assert (loan.lender, loan.borrower, loan.annual_rate_percent) == ("光大银行石河支行", "钱多", 6.5)


def test_a_loan_made_up_by_the_parties_is_none() -> None:
    held = TOLD + "二人为套取执行款，虚构云州青禾公司向原告借款11800000元的事实。"
    assert [loan.principal for loan in loans_of(judged(TOLD, held))] == [100000]
