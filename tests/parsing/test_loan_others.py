"""Loans of others and in other suits: sureties, recourse, assigned claims, borrowers who are no party."""

from __future__ import annotations

import pytest
from tests.parsing.loan_pages import HEARING, JUDGMENT, PARTIES, judged, loans_of

from xiezhi.schema import Loan

ENFORCED = (
    "云州市青河区人民法院\n执行裁定书\n（2021）云0102执123号\n申请执行人：周小禾。\n被执行人：钱多。\n"
    "关于周小禾与钱多申请司法确认调解协议纠纷执行一案，本院作出的民事裁定书已经发生法律效力。"
    "本院于2021年3月1日立案执行，执行标的：钱多归还借款150000元，支付执行费2150元。\n裁定如下：\n终结本案的执行。\n审判员 何山\n二〇二一年五月六日"
)


def only(text: str) -> Loan:
    loans = loans_of(text)
    assert len(loans) == 1, loans
    return loans[0]


def test_a_confirmed_settlement_may_be_about_a_loan() -> None:
    loan = only(ENFORCED)
    assert (loan.lender, loan.borrower, loan.principal) == ("周小禾", "钱多", 150000)


def test_in_a_suit_for_recourse_the_lender_is_no_party() -> None:
    found = "2020年6月10日，被告钱多向案外人孙明远借款100000元，约定还款日期为2020年9月10日，原告为该借款提供担保。"
    loan = only(judged("原告代被告偿还了借款。", found, cause="追偿权纠纷"))
    assert (loan.lender, loan.borrower, loan.due_on) == ("孙明远", "钱多", "2020-09-10")


def test_an_assigned_loan_keeps_its_lender() -> None:
    found = (
        "2020年4月15日，被告钱多向云州银行青河支行借款100000元，借款期限自2020年4月15日至2020年10月15日。"
        "2021年1月9日，云州银行青河支行将上述债权转让给原告周小禾。"
    )
    loan = only(judged("原告受让债权。", found, cause="金融借款合同纠纷"))
    assert (loan.lender, loan.borrower) == ("云州银行青河支行", "钱多")


def test_a_borrower_who_is_no_party_is_read_off_the_note() -> None:
    found = "借条上记载“孙明远于2020年1月11日借周小禾人民币叁拾万元，于2020年4月11日还清”，钱多为担保人。"
    loan = only(judged("孙明远向原告借款。", found, "300000"))
    assert (loan.lender, loan.borrower, loan.lent_on) == ("周小禾", "孙明远", "2020-01-11")


def test_what_a_surety_vouches_for_is_not_lent_to_him() -> None:
    found = "2020年9月6日，孙明远向原告周小禾借款20万元。被告钱多表明：本人愿意担保借款金额20万元。"
    loan = only(judged("原告借款给孙明远。", found, "200000"))
    assert loan.borrower == "孙明远"


def test_a_sum_secured_is_no_loan() -> None:
    found = "2020年1月5日，被告向原告借款100000元。同日，被告以房产为上述借款提供了500000元的最高额抵押。"
    assert only(judged("被告向原告借款100000元。", found)).principal == 100000


def test_what_is_left_of_a_loan_is_no_further_loan() -> None:
    found = "2020年3月6日，被告向原告借款100000元。2021年1月16日被告支付利息，剩余借款本金100000元未还。"
    assert only(judged("被告向原告借款100000元。", found)).lent_on == "2020-03-06"


def test_instalments_are_not_what_is_asked() -> None:
    found = (
        "2020年6月25日原告向被告转账20000元。2020年7月1日，被告向原告出具借条，载明今借得周小禾人民币250000元，"
        "每月归还20000元。"
    )
    text = JUDGMENT + PARTIES + HEARING + f"经审理查明：{found}\n本院认为，借贷关系成立。\n"
    assert only(text).principal == 250000


def test_a_loan_told_again_as_anothers_is_not_counted() -> None:
    told = "2020年9月1日，原告出借给被告35万元。"
    found = (
        "2020年8月1日，孙明远在云州银行办理抵押贷款，贷得80万元。原告称该贷款80万元已由银行付清。"
        "原告主张被告向原告借款35万元。"
    )
    assert [loan.principal for loan in loans_of(judged(told, found, "310000"))] == [350000]


def test_the_reasons_of_a_review_may_be_all_there_is() -> None:
    text = (
        "云州市中级人民法院\n民事裁定书\n（2021）云01民申23号\n再审申请人（一审被告、二审上诉人）：钱多。\n"
        "被申请人（一审原告、二审被上诉人）：周小禾。\n再审申请人钱多因与被申请人周小禾民间借贷纠纷一案，不服二审判决，向本院申请再审。\n"
        "本院认为：在本案的300万元借款中，包括了汇款100万元。二审判决认定申请人于2020年10月31日偿还的6万元为归还利息并无不当。\n"
        "裁定如下：\n驳回钱多的再审申请。\n审判员 何山\n二〇二一年五月六日"
    )
    loan = only(text)
    assert (loan.lender, loan.borrower, loan.principal) == ("周小禾", "钱多", 3000000)


def test_a_rate_behind_the_title_of_the_contract_counts() -> None:
    found = "2020年1月5日，原、被告签订《借款合同》约定：被告向原告借款100000元，借款月利率为2%，约期为2021年1月5日到期。"
    loan = only(judged("被告向原告借款100000元。", found))
    assert (loan.annual_rate_percent, loan.due_on) == (24, "2021-01-05")


def test_a_part_fixed_for_a_day_falls_due_then() -> None:
    found = "2020年1月5日，被告向原告借款100000元，定于2020年7月15日还款100000元。"
    assert only(judged("被告向原告借款100000元。", found)).due_on == "2020-07-15"


def test_the_surety_sued_first_did_not_borrow() -> None:
    text = (
        JUDGMENT
        + "原告：周小禾。\n被告：钱多。\n被告：孙明远。\n"
        + "原告周小禾与被告钱多、孙明远民间借贷纠纷一案，本院于2021年3月1日立案。\n"
        + "原告周小禾向本院提出诉讼请求：返还借款本金100000元。\n钱多为担保人。\n判决如下：\n偿还借款100000元。\n"
    )
    assert only(text).borrower == "孙明远"


def test_the_borrower_may_sue_to_be_rid_of_the_contract() -> None:
    text = (
        JUDGMENT
        + PARTIES
        + HEARING
        + "原告周小禾向本院提出诉讼请求：解除双方签订的借款合同。\n"
        + "经审理查明：2020年8月11日，原告周小禾向被告钱多借款330000元。\n本院认为，合同应当解除。\n判决如下：\n解除借款合同。\n"
    )
    loan = only(text)
    assert (loan.lender, loan.borrower, loan.principal) == ("钱多", "周小禾", 330000)


def test_a_suit_on_another_cause_may_ask_a_loan_back() -> None:
    found = "2020年3月6日，被告钱多向原告周小禾出具借条，载明今借到周小禾现金100000元。"
    loan = only(judged("被告挂靠原告经营。", found, cause="挂靠经营合同纠纷"))
    assert (loan.lender, loan.borrower, loan.lent_on) == ("周小禾", "钱多", "2020-03-06")


def test_what_is_lent_under_another_name_is_asked_back_under_it() -> None:
    told = "原告周小禾出借给被告钱多100000元，双方以押金的名义签订合同。"
    page = judged(told, "原告交纳押金100000元。", cause="合作合同纠纷")
    loan = only(page.replace("偿还借款本金", "退还押金").replace("周小禾借款", "周小禾押金"))
    assert (loan.lender, loan.borrower) == ("周小禾", "钱多")


def test_the_bank_that_signed_the_contract_lent() -> None:
    found = "2020年3月6日，被告钱多与云州银行青河支行签订担保借款合同，约定：借款金额100000元。2021年1月4日，原告代偿。"
    loan = only(judged("原告代偿了贷款。", found, cause="追偿权纠纷"))
    assert (loan.lender, loan.borrower) == ("云州银行青河支行", "钱多")


def test_a_loan_applied_for_is_made_when_agreed() -> None:
    found = "2020年3月1日，被告钱多向原告周小禾申请借款100000元。2020年3月6日，原、被告签订借款合同，借款100000元。"
    assert only(judged("被告借款。", found)).lent_on == "2020-03-06"


def test_a_dispute_in_the_words_of_a_note_is_no_cause() -> None:
    text = (
        "原告周小禾诉称，2020年3月6日，被告钱多向原告周小禾借款20000元。故诉至法院，要求被告偿还借款20000元。"
        "经审理查明，借据载明：今借周小禾20000元，此借据发生纠纷由云州市青河区人民法院管辖，没有任何债权债务纠纷。"
    )
    assert only(text).principal == 20000


def test_an_excerpt_without_a_full_stop_is_told_by_the_court() -> None:
    text = (
        "根据到庭当事人的陈述和经审查确认的证据，本院认定事实如下：2020年3月6日，被告钱多向原告周小禾借款20000元，"
        + "双方约定了还款方式，" * 20
        + "至今未还"
    )
    assert only(text).lent_on == "2020-03-06"


def test_the_time_of_insurance_is_no_term() -> None:
    found = "2020年3月6日，被告钱多向原告周小禾借款100000元，保险期间自2020年3月7日至2021年3月1日。"
    loan = only(judged("被告借款。", found))
    assert (loan.lent_on, loan.due_on) == ("2020-03-06", None)


def test_a_loan_spoken_of_again_is_no_further_loan() -> None:
    found = "2020年3月6日，被告钱多向原告周小禾借款100000元。2021年1月4日，案外人陈述被告钱多所借款100000元未用于家庭。"
    assert only(judged("被告借款。", found)).lent_on == "2020-03-06"


def test_where_nobody_is_named_the_loan_is_still_told() -> None:
    loan = only("原告诉称，2020年3月6日，被告向原告借款20000元。故请求判令被告归还借款本金20000元。")
    assert (loan.lender, loan.principal) == (None, 20000)


def test_the_surety_who_signs_the_note_too_borrowed_nothing() -> None:
    parties = PARTIES + "被告：孙宁，女，1981年5月6日出生，汉族，住云州市青河区。\n"
    told = "2020年1月5日，被告钱多向原告借款100000元，由被告孙宁为借款担保，两被告一起出具借条一份。"
    assert only(judged(told, told).replace(PARTIES, parties)).borrower == "钱多"


def test_the_rest_of_a_loan_was_not_lent_again() -> None:
    told = "2020年1月5日，被告钱多向原告借款50000元。后被告偿还10000元，仍有借款余款40000元未还。"
    assert only(judged(told, "原告陈述属实。", "40000")).principal == 50000


def test_for_whom_another_stands_surety_borrowed() -> None:
    parties = PARTIES + "被告：孙宁，女，1981年5月6日出生，汉族，住云州市青河区。\n"
    told = "被告钱多、孙宁欠原告100000元，陈实为被告钱多提供担保。"
    text = judged(told, told).replace(PARTIES, parties).replace("判令被告偿还", "判令被告钱多、孙宁偿还")
    assert only(text).borrower == "钱多、孙宁"


@pytest.mark.parametrize(
    "paper",
    [
        "2020年7月20日，被告钱多向原告出具《关于再次借款200000元的申请》。",
        "2020年7月20日，原告周小禾将被告钱多的50000元贷款转为逾期贷款。",
    ],
)
def test_a_paper_that_asks_for_a_loan_and_an_entry_in_the_books_are_none(paper: str) -> None:
    assert only(judged("被告欠款未还。", paper)).principal == 100000


def test_payments_that_the_court_holds_lent() -> None:
    found = "原告周小禾通过微信、银行转账方式总计向钱多转款67000元，被告钱多向原告周小禾转款15000元。"
    held = "本院认为，原告向被告交付借款总计67000元，被告应予归还。"
    text = judged("被告欠款未还。", found, "80000").replace("本院认为，", held, 1)
    assert only(text).principal == 67000


def test_who_borrowed_did_not_lend_too() -> None:
    parties = PARTIES + "被告：孙宁，女，1981年5月6日出生，汉族，住云州市青河区。\n"
    found = "2020年1月5日，原告与被告钱多、孙宁签订一份借款合同，约定：借给钱多人民币100000元。"
    loan = only(judged("被告借款。", found).replace(PARTIES, parties))
    assert (loan.lender, loan.borrower) == ("周小禾", "钱多")


def test_the_scope_of_a_security_lends_nothing_and_a_bank_may_be_named_first() -> None:
    found = (
        "2020年1月5日，云州农商银行青河支行（贷款人）与被告钱多（借款人）签订《个人借款合同》，约定：借款金额100000元，固定年利率9.5%。"
        "2020年1月4日，双方签订《担保合同》，约定：担保范围为借款人根据借款合同借用的贷款本金90000元及其利息。"
    )
    loan = only(judged("原告代偿后追偿。", found, cause="追偿权纠纷"))
    assert (loan.lender, loan.borrower, loan.principal) == ("云州农商银行青河支行", "钱多", 100000)


def test_who_promises_to_answer_for_a_loan_borrows_nothing() -> None:
    found = "2020年1月5日，被告钱多向原告周小禾借款100000元。2020年6月1日，孙宁出具承诺书，承担在原告处借款66000元的还款责任。"
    assert only(judged("被告欠款未还。", found)).principal == 100000
