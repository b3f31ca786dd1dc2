"""The commands as a person types them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.text_samples import LOAN_JUDGMENT

from xiezhi.cli import COMMANDS, cli, main


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "judgment.txt"
    path.write_bytes(LOAN_JUDGMENT.encode("gb18030"))
    return path


def test_every_command_has_help() -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(cli, [name, "--help"])
        assert result.exit_code == 0, (name, result.output)


def test_analyze_prints_facts_beside_their_passages(document: Path) -> None:
    result = CliRunner().invoke(cli, ["analyze", str(document)])
    assert result.exit_code == 0
    assert "青岚县人民法院" in result.output
    assert "50,000.00 元" in result.output


def test_analyze_writes_one_json_file_per_document(document: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = CliRunner().invoke(cli, ["analyze", str(document), "--format", "json", "--output", str(out)])
    assert result.exit_code == 0
    written = json.loads((out / "judgment.json").read_text(encoding="utf-8"))
    assert written["document"]["encoding"] == "gb18030"
    assert written["court"]["value"] == "青岚县人民法院"


def test_standard_input_is_read(document: Path) -> None:
    result = CliRunner().invoke(cli, ["analyze", "-", "--format", "json"], input=document.read_bytes())
    assert result.exit_code == 0
    assert json.loads(result.output)["court"]["value"] == "青岚县人民法院"


def test_a_bad_file_does_not_stop_the_others(document: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    result = CliRunner().invoke(cli, ["analyze", str(empty), str(document), "--format", "json"])
    assert result.exit_code == 1
    assert "XZ102" in result.stderr
    assert "青岚县人民法院" in result.stdout


def test_an_unusable_folder_of_labels_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["xiezhi", "evaluate", "--data", str(tmp_path)])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert "XZ903" in capsys.readouterr().err


def test_identity_numbers_are_masked_on_the_terminal(tmp_path: Path) -> None:
    number = "110105194912310021"
    path = tmp_path / "a.txt"
    path.write_text(
        LOAN_JUDGMENT.replace("住青岚县东街1号", f"住青岚县东街1号，公民身份号码{number}"), encoding="utf-8"
    )
    assert number not in CliRunner().invoke(cli, ["analyze", str(path)]).output


def test_schemas_are_json() -> None:
    for name in ("analysis", "annotation"):
        result = CliRunner().invoke(cli, ["schema", name])
        assert json.loads(result.output)["$schema"].startswith("https://json-schema.org")


def test_doctor_names_the_version() -> None:
    assert "xiezhi" in CliRunner().invoke(cli, ["doctor"]).output
