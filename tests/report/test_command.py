"""`xiezhi report` on a run, `xiezhi analyze --format …`, and results read back from their JSON."""

import io
import json
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from tests.text_samples import LOAN_JUDGMENT

from xiezhi import analyze
from xiezhi.archive import Archive
from xiezhi.archive.stored import ids_of, stored
from xiezhi.cli import cli
from xiezhi.errors import XiezhiError
from xiezhi.exchange import check_akn
from xiezhi.report import render_docx, render_html
from xiezhi.schema.restore import analysis_of
from xiezhi.text import find_identifiers, fold

TWIN = LOAN_JUDGMENT.replace("民初1234号", "民初1235号").replace("石大江", "石小江").replace("50000", "60000")


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    (folder / "in").mkdir()
    (folder / "in" / "one.txt").write_text(LOAN_JUDGMENT, encoding="utf-8")
    (folder / "in" / "two.txt").write_text(TWIN, encoding="utf-8")
    made = run("annotate", folder / "in", "--output", folder / "run", "--workers", "1")
    assert made.exit_code == 0, made.output
    return folder / "run"


def test_a_document_of_a_run_is_what_was_analyzed(archive: Path) -> None:
    with Archive.open(archive) as opened:
        (id,) = ids_of(opened, "(2019)云2599民初1234号")
        analysis, text = stored(opened, id)
    fresh = analyze(LOAN_JUDGMENT)
    assert text == LOAN_JUDGMENT
    assert (analysis.signs, analysis.assessment) == (fresh.signs, fresh.assessment)
    for name in (
        "court",
        "court_fee",
        "parties",
        "loans",
        "awarded",
        "entities",
        "absent_parties",
        "employments",
    ):
        assert getattr(analysis.facts, name) == getattr(fresh.facts, name)


def test_one_report_of_two_cases_names_filings_like_them(archive: Path, tmp_path: Path) -> None:
    assert run("duplicates", archive, "--output", tmp_path / "pairs.csv").exit_code == 0
    page = tmp_path / "clue.html"
    made = run("report", archive, "one", "（2019）云2599民初1235号", "--output", page)
    assert made.exit_code == 0, made.output
    html = page.read_text(encoding="utf-8")
    assert "石大江" in html
    assert "石小江" in html
    assert "相似文书" in html
    assert "run.settings" in html


def test_a_word_report_in_english(archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "clue.docx"
    assert run("report", archive, "two", "--output", path, "--language", "en").exit_code == 0
    assert Document(str(path)).paragraphs[0].text == "Clue report"


@pytest.mark.parametrize(
    ("words", "code"), [(("nobody", "--output", "a.html"), "XZ611"), (("one", "--output", "a.pdf"), "XZ612")]
)
def test_what_cannot_be_reported_is_said(archive: Path, words: tuple[str, ...], code: str) -> None:
    result = run("report", archive, *words)
    assert isinstance(result.exception, XiezhiError)
    assert result.exception.code == code


def test_analyze_writes_each_format(tmp_path: Path) -> None:
    source = tmp_path / "case.txt"
    source.write_text(LOAN_JUDGMENT, encoding="utf-8")
    for form in ("html", "docx", "akn", "json"):
        assert run("analyze", source, "--format", form, "--output", tmp_path / "out").exit_code == 0
    out = tmp_path / "out"
    assert (out / "case.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert Document(io.BytesIO((out / "case.docx").read_bytes())).tables
    assert check_akn((out / "case.akn.xml").read_bytes()) == []
    assert json.loads((out / "case.json").read_text(encoding="utf-8"))["schema"] == "xiezhi.analysis/1"


def test_documents_of_one_name_do_not_overwrite_one_another(tmp_path: Path) -> None:
    for folder, text in (("a", LOAN_JUDGMENT), ("b", TWIN)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "case.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    assert run("analyze", tmp_path / "a", tmp_path / "b", "--format", "html", "--output", out).exit_code == 0
    assert "石大江" in (out / "case.html").read_text(encoding="utf-8")
    assert "石小江" in (out / "case-2.html").read_text(encoding="utf-8")


def test_standard_output_holds_the_file_itself(tmp_path: Path) -> None:
    source = tmp_path / "case.txt"
    source.write_text(LOAN_JUDGMENT, encoding="utf-8")
    assert Document(io.BytesIO(run("analyze", source, "--format", "docx").stdout_bytes)).tables


def test_an_analysis_comes_back_from_its_json() -> None:
    analysis = analyze(LOAN_JUDGMENT)
    assert analysis_of(json.loads(json.dumps(analysis.to_dict()))) == analysis


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "xiezhi.analysis/9"),
        (("document",), None),
        (("document", "chars"), "many"),
        (("parties",), "林一舟"),
        (("parties", 0, "nickname"), "x"),
        (("parties", 0, "name"), None),
        (("court", "spans"), [[1]]),
        (("assessment", "score"), "high"),
    ],
)
def test_what_is_no_analysis_is_refused(path: tuple[str | int, ...], value: object) -> None:
    data = json.loads(json.dumps(analyze(LOAN_JUDGMENT).to_dict()))
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(XiezhiError, match="XZ601"):
        analysis_of(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.sampled_from(["document", "status", "problems", "court", "parties", "signs", "assessment"]),
    json_values,
)
def test_any_json_is_an_analysis_or_refused(key: str, value: object) -> None:
    data = {**analyze("").to_dict(), key: value}
    with suppress(XiezhiError):
        assert json.dumps(analysis_of(data).to_dict())


@pytest.mark.real
def test_reports_of_real_documents_open_and_show_no_number_of_a_person(shared: Path) -> None:
    for path in sorted((shared / "samples").glob("*.txt"))[::6]:
        text = path.read_text(encoding="utf-8")
        analysis = analyze(text)
        html = render_html(analysis, text)
        assert Document(io.BytesIO(render_docx(analysis, text))).paragraphs
        for number in find_identifiers(fold(text)):
            if number.kind in ("personal_id", "mobile", "bank_card") and not number.masked:
                assert text[slice(*number.span)] not in html
