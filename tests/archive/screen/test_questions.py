"""Single questions over rows made by hand: what is told, and what must not be."""

from __future__ import annotations

import pytest
from tests.archive.screen.made import Made

NAMES = (
    "沈燕英",
    "华轩春",
    "蒋玉兰",
    "秦国秀",
    "孔福燕",
    "施德晨",
    "金德志",
    "严怡少",
    "卫永春",
    "尤强德",
    "曹花福",
    "姜花建",
)


def test_nothing_is_told_of_an_empty_run() -> None:
    assert Made().clues("frequent_plaintiff_lender") == []


@pytest.mark.parametrize(("cases", "told"), [(9, False), (10, True)])
def test_a_lender_is_told_from_the_threshold_on(cases: int, told: bool) -> None:
    made = Made()
    for n in range(cases):
        made.case(str(n), f"2019-{n + 1:02}-15", "沈燕英", f"借款{'甲乙丙丁戊己庚辛壬癸'[n]}人")
    assert bool(made.clues("frequent_plaintiff_lender")) is told


def test_suits_outside_the_window_do_not_add_up() -> None:
    made = Made()
    for n in range(12):
        made.case(str(n), f"{2000 + n}-01-15", "沈燕英", NAMES[n])
    assert made.clues("frequent_plaintiff_lender") == []


@pytest.mark.parametrize(
    "plaintiff", ["清河农村商业银行股份有限公司", "清河市惠民小额贷款有限公司", "沈某某"]
)
def test_institutions_and_masked_names_are_no_frequent_lenders(plaintiff: str) -> None:
    made = Made()
    for n in range(12):
        made.case(str(n), "2019-03-15", plaintiff, NAMES[n])
    assert made.clues("frequent_plaintiff_lender") == []
    assert made.clues("batch_same_day") == []


def test_a_case_of_several_documents_counts_once_and_appeals_do_not() -> None:
    made = Made()
    for n in range(12):
        made.case(str(n), "2019-03-15", "沈燕英", "华轩春", case_number="（2019）苏0000民初7号")
        made.case(
            f"appeal {n}",
            "2019-09-15",
            "沈燕英",
            "蒋玉兰",
            procedure="second_instance",
            case_number=f"（2019）苏00民终{n}号",
        )
    for sign in ("frequent_plaintiff_lender", "parties_repeat_against_each_other", "batch_same_day"):
        assert made.clues(sign) == []


def creditors(made: Made, result: str) -> None:
    for n in range(4):
        made.case(str(n), f"2019-05-{5 * n + 1:02}", NAMES[n], "尤强德", result=result)


def test_new_creditors_without_contest_are_told_a_real_collapse_is_not() -> None:
    sham, honest = Made(), Made()
    creditors(sham, "mediated")
    creditors(honest, "partly_granted")
    [clue] = sham.clues("new_creditor_cluster")
    assert clue.count == 4
    assert clue.names == "尤强德"
    assert honest.clues("new_creditor_cluster") == []


def sold(made: Made, text: str) -> None:
    """An enforcement against 尤强德 by a creditor of old, told on the first of June."""
    made.case(
        "sale", "2018-11-05", "姜花建", "尤强德", case_number="（2018）苏0000执77号", procedure="enforcement",
        doc_type="enforcement_ruling", result=None, decided_on="2019-06-01",
    )  # fmt: skip
    made.add("texts", "sale", text=text)


AUCTION = "被执行人尤强德名下厂房\n经公开拍卖成\n交，拍卖款待分配。"


def test_a_settled_claim_just_before_the_proceeds_are_distributed_is_told() -> None:
    made = Made()
    sold(made, AUCTION)
    made.case("new", "2019-05-10", "沈燕英", "尤强德", result="mediated", decided_on="2019-05-13")
    [clue] = made.clues("claim_before_distribution")
    assert set(clue.documents) == {"sale", "new"}
    assert "2019-06-01" in clue.finding
    assert "沈燕英" in clue.finding


@pytest.mark.parametrize(
    ("text", "day", "creditor", "result"),
    [
        ("被执行人尤强德名下无可供执行的财产。", "2019-05-13", "沈燕英", "mediated"),
        (AUCTION, "2018-01-13", "沈燕英", "mediated"),
        (AUCTION, "2019-05-13", "沈燕英", "partly_granted"),
        (AUCTION, "2019-05-13", "姜花建", "mediated"),
        (AUCTION, "2019-05-13", "清河农村商业银行股份有限公司", "mediated"),
    ],
    ids=["nothing sold", "title of old", "contested", "whoever enforces", "a bank"],
)
def test_no_new_claim_before_a_distribution(text: str, day: str, creditor: str, result: str) -> None:
    made = Made()
    sold(made, text)
    made.case("new", day, creditor, "尤强德", result=result, decided_on=day)
    assert made.clues("claim_before_distribution") == []


def test_a_withdrawn_suit_elsewhere_with_the_same_loan_is_told_whatever_the_court() -> None:
    made = Made()
    for id, court in (("1", "清河市人民法院"), ("2", "白沙县人民法院")):
        made.case(
            id,
            f"2019-0{id}-03",
            "沈燕英",
            "华轩春",
            court=court,
            result="withdrawn" if id == "1" else "granted",
        )
        made.add(
            "loans",
            id,
            lender="沈燕英",
            borrower="华轩春",
            principal=200000.0,
            lent_on="2017-02-03",
            delivery="cash",
        )
    [clue] = made.clues("same_iou_many_courts")
    assert "2个法院" in clue.finding
    assert "撤诉或被驳回起诉1件" in clue.finding


def test_other_sums_days_or_masked_names_are_other_loans() -> None:
    made = Made()
    loans = [
        ("沈燕英", 1.0, "2017-02-03"),
        ("沈燕英", 2.0, "2017-02-03"),
        ("沈燕英", 1.0, "2017-02-04"),
        ("沈某某", 1.0, "2017-02-03"),
    ]
    for n, (lender, principal, day) in enumerate(loans * 2):
        if n not in (4, 5, 6):  # only the masked loan comes twice
            made.case(str(n), "2019-01-03", lender, "华轩春")
            made.add("loans", str(n), lender=lender, borrower="华轩春", principal=principal, lent_on=day)
    assert made.clues("same_iou_many_courts") == []


def test_a_claimant_who_always_settles_stands_out_among_those_who_do_not() -> None:
    made = Made()
    for n in range(80):
        made.case(
            str(n),
            "2019-03-03",
            f"原告{chr(0x4E00 + n)}",
            f"被告{chr(0x5000 + n)}",
            result="mediated" if n % 8 == 0 else "granted",
        )
    for n in range(10):
        made.case(f"x{n}", f"2018-{n + 1:02}-03", "沈燕英", NAMES[n], result="mediated")
    [clue] = made.clues("mediation_rate_outlier")
    assert (clue.names, clue.count) == ("沈燕英", 10)


def test_family_cases_are_left_out_of_rates() -> None:
    made = Made()
    for n in range(80):
        made.case(str(n), "2019-03-03", f"原告{chr(0x4E00 + n)}", f"被告{chr(0x5000 + n)}", cause="离婚纠纷")
    for n in range(10):
        made.case(f"x{n}", f"2018-{n + 1:02}-03", "沈燕英", NAMES[n], result="mediated", cause="离婚纠纷")
    assert made.clues("mediation_rate_outlier") == []


def test_a_citizen_agent_of_many_is_told_a_lawyer_is_not() -> None:
    for firm, told in ((None, True), ("江苏清河律师事务所", False)):
        made = Made()
        for n in range(9):
            made.case(str(n), f"2019-{n + 1:02}-03", NAMES[n], "尤强德")
            made.add("representatives", str(n), name="曹花福", kind="agent", firm=firm, **{"for": NAMES[n]})
        assert bool(made.clues("frequent_agent_pairing")) is told


def test_a_person_without_assets_who_lends_is_told() -> None:
    made = Made()
    made.case(
        "1",
        "2019-03-03",
        "华轩春",
        "沈燕英",
        procedure="enforcement",
        result="enforcement_ended",
        doc_type="enforcement_ruling",
    )
    made.case("2", "2019-09-03", "沈燕英", "秦国秀")
    made.add("loans", "2", lender="沈燕英", borrower="秦国秀", principal=600000.0, lent_on="2019-01-02")
    [clue] = made.clues("facts_conflict_across_files")
    assert "600000元" in clue.finding
    made.rows["loans"][0]["lent_on"] = "2010-01-02"  # years apart, people get poor
    assert made.clues("facts_conflict_across_files") == []


def test_a_worker_of_two_firms_at_a_time_is_told() -> None:
    made = Made()
    for id, firm in (("1", "清河锦丝织造公司"), ("2", "白沙河运输公司")):
        made.case(id, "2019-03-03", "沈燕英", firm, cause="劳动争议")
        made.add("employments", id, worker="沈燕英", employer=firm, to="2018-12-31", **{"from": "2018-01-01"})
    [clue] = made.clues("facts_conflict_across_files")
    assert clue.documents == ("1", "2")


def test_a_loan_that_comes_back_as_wages_is_told() -> None:
    made = Made()
    made.case("1", "2018-03-03", "沈燕英", "清河锦丝织造公司")
    made.add("loans", "1", lender="沈燕英", borrower="清河锦丝织造公司", principal=96000.0)
    made.case("2", "2019-03-03", "沈燕英", "清河锦丝织造公司", cause="追索劳动报酬纠纷")
    made.add("claims", "2", kind="wages", amount=96000.0)
    assert [clue.documents for clue in made.clues("loan_turned_wage")] == [("1", "2")]
    made.rows["claims"][0]["amount"] = 95000.0
    assert made.clues("loan_turned_wage") == []


def test_one_arbitrator_with_most_settlements_is_told_only_where_there_are_others() -> None:
    for officers, told in ((2, False), (3, True)):
        made = Made()
        for n in range(12):
            made.case(str(n), f"2019-{n + 1:02}-03", NAMES[n], NAMES[n - 1], result="mediated")
            made.add("judges", str(n), name="曹花福", title="judge")
        for n in range(officers - 1):
            made.case(f"other {n}", "2019-03-03", "沈燕英", "华轩春")
            made.add("judges", f"other {n}", name=NAMES[n], title="judge")
        assert bool(made.clues("mediator_or_arbitrator_concentration")) is told


def test_wage_claims_for_different_sums_are_an_honest_series() -> None:
    for same, told in ((True, True), (False, False)):
        made = Made()
        for n in range(12):
            made.case(str(n), f"2019-05-{n + 1:02}", NAMES[n], "清河锦丝织造公司", cause="追索劳动报酬纠纷")
            made.add("claims", str(n), kind="wages", amount=30000.0 if same else 20000.0 + 137 * n)
        assert bool(made.clues("batch_wage_claims")) is told


def test_cross_suits_of_employer_and_worker_are_no_role_swap() -> None:
    made = Made()
    made.case("1", "2019-03-03", "沈燕英", "清河锦丝织造公司", cause="劳动争议")
    made.case("2", "2019-03-09", "清河锦丝织造公司", "沈燕英", cause="劳动争议")
    assert made.clues("role_swap_network") == []


def test_a_ring_of_suits_is_told() -> None:
    made = Made()
    for n, (a, b) in enumerate((("沈燕英", "华轩春"), ("华轩春", "蒋玉兰"), ("蒋玉兰", "沈燕英"))):
        made.case(str(n), f"2019-0{n + 1}-03", a, b)
    [clue] = made.clues("role_swap_network")
    assert clue.documents == ("0", "1", "2")
    assert "循环诉讼" in clue.finding
