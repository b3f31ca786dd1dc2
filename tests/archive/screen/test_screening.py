"""Planted patterns are found, and nothing of the kind in the honest part."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from tests.archive.screen.conftest import Screened

from xiezhi.archive import Archive
from xiezhi.archive.screen import Clue, screen
from xiezhi.archive.screen.screening import write
from xiezhi.cli import cli
from xiezhi.errors import XiezhiError
from xiezhi.signs import load_catalogue

PLANTED = {
    "lender": "frequent_plaintiff_lender",
    "circle": "frequent_plaintiff_lender",
    "agent": "frequent_agent_pairing",
    "iou": "same_iou_many_courts",
    "wages": "batch_wage_claims",
    "creditors": "new_creditor_cluster",
    "roles": "role_swap_network",
    "batch": "batch_same_day",
    "repeat": "parties_repeat_against_each_other",
    "template": "near_duplicate_filings",
    "distribution": "claim_before_distribution",
}


def of_sign(clues: tuple[Clue, ...], sign: str) -> list[Clue]:
    return [clue for clue in clues if clue.sign == sign]


@pytest.mark.parametrize(("pattern", "sign"), PLANTED.items())
def test_every_planted_pattern_is_found_with_its_documents(
    screened: Screened, pattern: str, sign: str
) -> None:
    wanted = screened.planted[pattern]
    assert any(set(clue.documents) == wanted for clue in of_sign(screened.screening.clues, sign))


def test_nothing_of_the_kind_is_said_of_the_honest_part(screened: Screened) -> None:
    told = {id for clue in screened.screening.clues for id in clue.documents}
    assert told <= {id for ids in screened.planted.values() for id in ids}


def test_an_honest_archive_has_no_clues(honest_run: Path) -> None:
    with Archive.open(honest_run) as archive:
        assert screen(archive).clues == ()


def test_the_lender_is_told_with_count_window_and_rule(screened: Screened) -> None:
    [clue] = [
        c
        for c in screened.screening.clues
        if set(c.documents) == screened.planted["lender"] and c.sign == PLANTED["lender"]
    ]
    assert clue.count == 40
    assert (clue.first_day, clue.last_day) == ("2017-03-01", "2019-02-01")
    assert "同一基层法院三年内20件以上（浙江2018纪要）" in clue.finding
    assert "法发〔2019〕24号*" in clue.finding  # the star says that the figure was not read in the instrument
    assert clue.rank <= 3


def test_a_circle_of_lenders_is_linked_by_its_agent(screened: Screened) -> None:
    grounds = {link.ground.split("代理人")[0] for link in screened.screening.links}
    assert "同一" in grounds
    [clue] = [
        c
        for c in of_sign(screened.screening.clues, PLANTED["circle"])
        if set(c.documents) == screened.planted["circle"]
    ]
    assert len(clue.entities) == 3


def test_clues_are_ranked_and_carry_law_counter_grounds_and_documents(screened: Screened) -> None:
    clues = screened.screening.clues
    assert [clue.rank for clue in clues] == list(range(1, len(clues) + 1))
    assert [clue.score for clue in clues] == sorted((clue.score for clue in clues), reverse=True)
    for clue in clues:
        rule = load_catalogue()[clue.sign]
        assert len(clue.authority) == len(rule.authority) > 0
        assert set(rule.counter) <= set(clue.against)
        assert clue.documents
        assert clue.count >= clue.threshold
        assert "{" not in clue.finding + clue.finding_en


def test_links_by_name_alone_are_named_as_a_weakness(screened: Screened) -> None:
    agents = of_sign(screened.screening.clues, "frequent_agent_pairing")
    assert any("仅凭姓名与地区" in reason for clue in agents for reason in clue.against)


def test_tables_json_and_drawings_are_written(screened: Screened, tmp_path: Path) -> None:
    write(screened.screening, tmp_path)
    with (tmp_path / "clues.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    content = json.loads((tmp_path / "clues.json").read_text(encoding="utf-8"))
    table = pq.read_table(tmp_path / "clues.parquet")
    assert len(rows) == len(content["clues"]) == table.num_rows == len(screened.screening.clues)
    assert (
        rows[0]["documents"].split("; ") == content["clues"][0]["documents"] == table["documents"][0].as_py()
    )
    behind = pq.read_table(tmp_path / "clue_documents.parquet").to_pylist()
    assert {(row["rank"], row["doc_id"]) for row in behind} == {
        (clue.rank, id) for clue in screened.screening.clues for id in clue.documents
    }
    assert all(row["source"] and row["case_number"] and row["claimants"] for row in behind)
    for name in ("network.svg", "timeline.svg"):
        drawing = ElementTree.parse(tmp_path / name).getroot()
        titles = [title.text or "" for title in drawing.iter("{http://www.w3.org/2000/svg}title")]
        assert len(titles) > 20


def test_the_same_run_gives_the_same_answers(screened: Screened) -> None:
    with Archive.open(screened.run) as archive:
        again = screen(archive)
    assert again.clues == screened.screening.clues
    assert again.drawings == screened.screening.drawings


def test_an_office_changes_a_threshold(screened: Screened, tmp_path: Path) -> None:
    (tmp_path / "questions.toml").write_text(
        '[[question]]\nsql = "batch_same_day"\nparameters = { cases = 8 }\n', encoding="utf-8"
    )
    (tmp_path / "lenders.toml").write_text(
        '[[rule]]\nid = "national_2_years"\ncases = 50\n', encoding="utf-8"
    )
    with Archive.open(screened.run) as archive:
        clues = screen(archive, rules=tmp_path).clues
    assert of_sign(screened.screening.clues, "batch_same_day")
    assert not of_sign(clues, "batch_same_day")
    assert not any("法发〔2019〕24号" in clue.finding for clue in clues)


def test_a_folder_without_rules_is_refused(screened: Screened, tmp_path: Path) -> None:
    with Archive.open(screened.run) as archive, pytest.raises(XiezhiError, match="XZ351"):
        screen(archive, rules=tmp_path)


def test_commands_write_their_files(screened: Screened, tmp_path: Path) -> None:
    runner = CliRunner()
    done = runner.invoke(cli, ["screen", str(screened.run), "--output", str(tmp_path / "out"), "--show", "2"])
    assert done.exit_code == 0, done.output
    assert done.output.count("documents]") == 2
    done = runner.invoke(cli, ["duplicates", str(screened.run), "--output", str(tmp_path / "pairs.csv")])
    assert done.exit_code == 0, done.output
    with (tmp_path / "pairs.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"doc_a", "doc_b", "similarity", "method", "group"} == set(rows[0])
    alike = {id for row in rows for id in (row["doc_a"], row["doc_b"])}
    assert screened.planted["template"] <= alike
