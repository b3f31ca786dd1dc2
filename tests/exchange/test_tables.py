"""CSV and XLSX: what a spreadsheet reads back, and that it runs nothing."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.text_samples import LOAN_JUDGMENT

from xiezhi import analyze
from xiezhi.exchange.tables import csv_files, safe, tables, workbook
from xiezhi.schema import Analysis, Authority, DocumentInfo, Evidence, Fact, Facts, Party, Sign

LOAN = analyze(LOAN_JUDGMENT)


def made_of(text: str) -> Analysis:
    info = DocumentInfo(text, text, "", "text/plain", None, 0)
    return Analysis(info, "ok", (), Facts(court=Fact(text), parties=(Party(text, "other", "person"),)))


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_both_forms_hold_the_same_tables() -> None:
    files, book = csv_files([LOAN, LOAN]), load_workbook(io.BytesIO(workbook([LOAN, LOAN])))
    assert {f"{name}.csv" for name in book.sheetnames} == set(files)
    for sheet in book:
        assert [cell.value for cell in sheet[1]] == rows(files[f"{sheet.title}.csv"])[0]
        assert sheet.max_row == len(rows(files[f"{sheet.title}.csv"]))
    loans = dict(
        zip(*[[cell.value for cell in row] for row in book["loans"].iter_rows(max_row=2)], strict=True)
    )
    assert (loans["lender"], loans["borrower"], loans["principal"]) == ("林一舟", "石大江", 50000)


def test_a_sign_has_a_row_per_passage() -> None:
    found = tables([LOAN])["signs"]
    assert len(found) - 1 == sum(len(sign.evidence) for sign in LOAN.signs)


def test_an_authority_nobody_checked_says_so() -> None:
    passage = (Evidence(0, 2, "原告", "plaintiff", "asserted"),)
    said = (Authority("某规定", "第1条"), Authority("某纪要", "第2条", verified=False))
    sign = Sign("x", "甲", "A", "weak", said, passage)
    signs = rows(csv_files([replace(LOAN, signs=(sign,))])["signs.csv"])
    assert "某规定第1条；某纪要第2条（条文待核对）" in signs[1]


@pytest.mark.parametrize("cell", ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", " =1", "＝1", "\r=1"])
def test_formulas_stay_text(cell: str) -> None:
    assert str(safe(cell)).startswith("'")
    read = rows(csv_files([made_of(cell)])["parties.csv"])[1][1]
    assert read.startswith("'")
    shown = load_workbook(io.BytesIO(workbook([made_of(cell)])))["parties"]["B2"]
    assert shown.data_type != "f"


def test_numbers_stay_numbers() -> None:
    assert safe(-5.0) == -5.0
    assert safe(None) is None


def test_numbers_of_persons_are_hidden_and_keyed_hashes_stay() -> None:
    party = Party("甲", "other", "person", identifier="11010519491231002X")
    hashed = Party("乙", "other", "person", identifier="#ABCDEFGHIJ")
    info = DocumentInfo("x", "", "", "text/plain", None, 0)
    shown = csv_files([Analysis(info, "ok", (), Facts(parties=(party, hashed)))])["parties.csv"].decode()
    assert "11010519491231002X" not in shown
    assert "#ABCDEFGHIJ" in shown


def test_what_excel_cannot_hold_is_cut_and_says_so() -> None:
    cell = load_workbook(io.BytesIO(workbook([made_of("长" * 40_000)])))["parties"]["B2"].value
    assert len(cell) <= 32_767
    assert cell.endswith("[截断]")


@settings(max_examples=25)
@given(st.text(max_size=30))
def test_any_text_is_read_back(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    load_workbook(io.BytesIO(workbook([made_of(text)])))
    found = rows(csv_files([made_of(text)])["parties.csv"])
    assert len(found) == 2
    unfit = [char for char in text if ord(char) < 32 or char in "\ufffe\uffff"]
    if not unfit:
        assert found[1][1].removeprefix("'") == text.removeprefix("'")
