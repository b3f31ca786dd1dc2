"""The clue list against counting by hand, and people."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.conftest import NAMES

from xiezhi.archive import Archive
from xiezhi.web.clues import SORTS, Clues
from xiezhi.web.people import person


@pytest.fixture(scope="module")
def clues(made_run: Path) -> Clues:
    return Clues.of(Archive.open(made_run))


def test_every_document_is_there(clues: Clues) -> None:
    assert clues.totals.documents == len(NAMES) + 1
    listed = clues.listed({})
    assert (listed.total, listed.page, listed.pages) == (len(NAMES) + 1, 1, 1)
    assert clues.totals.with_signs == sum(bool(row.signs) for row in listed.rows)


@pytest.mark.parametrize(
    ("name", "value", "fits"),
    [
        ("court", "宜兴市", lambda row: "宜兴市" in (row.court or "")),
        ("cause", "民间借贷纠纷", lambda row: "民间借贷纠纷" in (row.cause or "")),
        ("year", "2021", lambda row: (row.decided_on or "").startswith("2021")),
        ("level", "high", lambda row: row.level == "high"),
        ("sign", "large_cash_delivery", lambda row: "large_cash_delivery" in row.signs),
        ("lender", "郝秉谦", lambda row: "郝秉谦" in row.lenders),
        ("words", "柏宏亮", lambda row: "柏宏亮" in row.people),
        ("words", "苏0282民初90417号", lambda row: "苏0282民初90417号" in (row.case_number or "")),
        ("words", "labour_award", lambda row: "labour_award" in row.source),
        ("words", "'; DROP TABLE clue; --", lambda row: False),
    ],
)
def test_filters(clues: Clues, name: str, value: str, fits) -> None:  # type: ignore[no-untyped-def]
    rows = clues.listed({}).rows
    expected = {row.doc_id for row in rows if fits(row)}
    found = clues.listed({name: value})
    assert {row.doc_id for row in found.rows} == expected
    assert found.total == len(expected)
    if value[0] != "'":
        assert expected


def test_filters_join(clues: Clues) -> None:
    found = clues.listed({"words": "柏宏亮", "level": "high", "court": " "})
    assert [row.doc_id for row in found.rows] == ["loan_judgment"]
    assert clues.listed({"words": "柏宏亮", "level": "none"}).total == 0
    assert clues.listed({"no_such": "x"}).total == clues.totals.documents


@pytest.mark.parametrize("sort", [*SORTS, "no such"])
def test_sorts_keep_everything(clues: Clues, sort: str) -> None:
    assert {row.doc_id for row in clues.listed({}, sort).rows} == {
        row.doc_id for row in clues.listed({}).rows
    }


def test_scores_first(clues: Clues) -> None:
    scores = [row.score or 0.0 for row in clues.listed({}, "score").rows]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1]


@pytest.mark.parametrize("page", [-3, 0, 1, 99])
def test_a_page_past_the_end_is_the_last(clues: Clues, page: int) -> None:
    assert clues.listed({}, page=page).page == 1


def test_choices_count(clues: Clues) -> None:
    rows = clues.listed({}).rows
    assert dict(clues.choices.levels)["high"] == sum(row.level == "high" for row in rows)
    assert dict(clues.choices.signs)["large_cash_delivery"] == sum(
        "large_cash_delivery" in row.signs for row in rows
    )
    assert sum(n for _, n in clues.choices.years) == sum(bool(row.decided_on) for row in rows)


def test_a_person(made_run: Path) -> None:
    found = person(Archive.open(made_run), "郝秉谦", "zh")
    (case,) = found.cases
    assert (case.doc_id, case.side, case.day) == ("loan_judgment", "claims", "2021-03-09")
    assert {"原告", "出借人"} <= set(case.parts)
    assert found.axis is not None
    assert len(found.axis.dots) == 1
    assert found.network is not None
    names = {node.name for node in found.network.nodes}
    assert names == {"郝秉谦", "柏宏亮", "尚惠芬", "樊若澜"}
    assert {tie.kind for tie in found.network.ties} == {"sues", "acts"}
    for node in found.network.nodes:
        assert 0 < node.x < found.network.width
        assert 0 < node.y < found.network.height


def test_an_agent_acts(made_run: Path) -> None:
    (case,) = person(Archive.open(made_run), "樊若澜", "en").cases
    assert (case.side, case.parts) == ("acts", ("agent",))


def test_a_firm_is_found_by_its_name(made_run: Path) -> None:
    assert [case.doc_id for case in person(Archive.open(made_run), "江苏鼎砚律师事务所", "zh").cases] == [
        "loan_judgment"
    ]


def test_nobody(made_run: Path) -> None:
    found = person(Archive.open(made_run), "查无此人", "zh")
    assert (found.cases, found.axis, found.network) == ((), None, None)


def test_the_same_picture_every_time(made_run: Path) -> None:
    first, second = (person(Archive.open(made_run), "郝秉谦", "zh") for _ in range(2))
    assert first == second
