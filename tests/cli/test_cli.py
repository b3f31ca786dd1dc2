"""The commands as a person types them."""

import json
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from tests.text_samples import LOAN_JUDGMENT

from xiezhi.analyzer import Analyzer
from xiezhi.cli import COMMANDS, chinese, cli, doctor, main
from xiezhi.cli.model import chosen
from xiezhi.schema import Analysis
from xiezhi.text import SourceText


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


def test_doctor_names_the_version_and_every_package() -> None:
    assert "xiezhi" in CliRunner().invoke(cli, ["doctor"]).output
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    wanted = {"base": project["dependencies"], **project["optional-dependencies"]}
    for group, packages in doctor.GROUPS.items():
        assert set(packages) == {requirement.split(">")[0] for requirement in wanted[group]}


def test_brackets_in_a_document_are_no_markup(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LOAN_JUDGMENT.replace("民间借贷纠纷一案", "[/b]民间借贷纠纷[red]一案"), encoding="utf-8")
    result = CliRunner().invoke(cli, ["analyze", str(path)])
    assert result.exit_code == 0, result.output


def test_no_result_takes_the_place_of_another(tmp_path: Path) -> None:
    files = []
    for name in ("p/a.txt", "q/a.txt", "a-2.txt", "r/A.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(LOAN_JUDGMENT + name, encoding="utf-8")
        files.append(str(file))
    out = tmp_path / "out"
    assert (
        CliRunner().invoke(cli, ["analyze", *files, "--format", "json", "--output", str(out)]).exit_code == 0
    )
    assert len({path.name.casefold() for path in out.iterdir()}) == 4


def test_a_name_too_long_for_the_disk_is_shortened(document: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("长" * 120 + ".txt", document.read_bytes())
    out = tmp_path / "out"
    result = CliRunner().invoke(cli, ["analyze", str(archive), "--format", "json", "--output", str(out)])
    assert result.exit_code == 0, result.output
    assert len(list(out.iterdir())) == 1


def test_an_output_that_cannot_be_written_is_an_error_with_a_code(
    document: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["xiezhi", "analyze", str(document), "--output", "/dev/null/x"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert "XZ904" in capsys.readouterr().err


def test_a_fault_in_one_document_does_not_stop_the_run(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Analyzer.analyze

    def analyze(self: Analyzer, source: SourceText) -> Analysis:
        if "bad" in source.id:
            raise ZeroDivisionError("nought")
        return real(self, source)

    monkeypatch.setattr(Analyzer, "analyze", analyze)
    bad = document.with_name("bad.txt")
    bad.write_bytes(document.read_bytes())
    result = CliRunner().invoke(cli, ["analyze", str(bad), str(document)])
    assert result.exit_code == 1
    assert "XZ905" in result.stderr
    assert "青岚县人民法院" in result.stdout


def test_without_looking_nothing_is_said_of_signs(document: Path) -> None:
    assert "异常迹象" not in CliRunner().invoke(cli, ["analyze", str(document), "--no-signs"]).output


def _other(document: Path, folder: Path) -> Path:
    path = folder / document.name
    path.parent.mkdir(exist_ok=True)
    path.write_text(LOAN_JUDGMENT.replace("青岚县", "白石县"), encoding="utf-8")
    return path


def test_several_documents_to_standard_output_are_json_lines(document: Path, tmp_path: Path) -> None:
    other = _other(document, tmp_path / "b")
    result = CliRunner().invoke(cli, ["analyze", str(document), str(other), "--format", "json", "--no-model"])
    courts = [json.loads(line)["court"]["value"] for line in result.stdout.splitlines()]
    assert courts == ["青岚县人民法院", "白石县人民法院"]


def test_several_reports_do_not_fit_into_one_stream(document: Path, tmp_path: Path) -> None:
    other = _other(document, tmp_path / "b")
    result = CliRunner().invoke(cli, ["analyze", str(document), str(other), "--format", "html", "--no-model"])
    assert getattr(result.exception, "code", "") == "XZ906"
    assert not result.stdout


def test_a_later_call_does_not_write_over_another_document(document: Path, tmp_path: Path) -> None:
    other, out = _other(document, tmp_path / "b"), tmp_path / "out"
    for path in (document, other, other):
        arguments = ["analyze", str(path), "--format", "json", "--no-model", "--output", str(out)]
        assert CliRunner().invoke(cli, arguments).exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["judgment-2.json", "judgment.json"]


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_nothing_to_read_is_said(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "卷宗"
    if kind == "folder":
        path.mkdir()
    else:
        zipfile.ZipFile(path, "w").close()
    result = CliRunner().invoke(cli, ["analyze", str(path), "--no-model"])
    assert result.exit_code == 1
    assert "XZ514" in result.stderr


def test_help_and_errors_in_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIEZHI_LANG", "zh")
    assert "列出事实与迹象" in CliRunner().invoke(cli, ["analyze", "--help"]).output
    assert "阅读文书" in CliRunner().invoke(cli, ["--help"]).output
    assert "打不开" in CliRunner().invoke(cli, ["analyze", str(tmp_path / "无")]).stderr


def _helped(command: click.Command, path: str) -> Iterator[str]:
    """The keys under which Chinese help must stand."""
    yield path
    yield from (
        f"{path} {option.opts[0]}"
        for option in command.params
        if isinstance(option, click.Option) and option.help
    )
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            yield from _helped(child, f"{path} {name}")


def test_every_command_and_option_has_chinese_help() -> None:
    assert set(COMMANDS) <= set(chinese.COMMANDS)
    context = click.Context(cli)
    commands = {name: cli.get_command(context, name) for name in COMMANDS}
    wanted = {key for name, command in commands.items() if command for key in _helped(command, name)}
    assert not wanted - set(chinese.HELP)


def test_own_models_and_signs_are_measured_too(tmp_path: Path) -> None:
    data = ["evaluate", "--data", str(Path(__file__).parents[2] / "corpora" / "documents")]
    for option, code in (("--model", "XZ401"), ("--signs", "XZ301")):
        result = CliRunner().invoke(cli, [*data, option, str(tmp_path)])
        assert getattr(result.exception, "code", "") == code


def test_no_model_goes_before_a_model_named(tmp_path: Path) -> None:
    assert chosen(tmp_path, no_model=True) is False
    assert chosen(tmp_path, no_model=False) == tmp_path.resolve()
    assert chosen(None, no_model=False) is True


def test_figures_are_never_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    data = Path(__file__).parents[2] / "corpora" / "documents"
    result = CliRunner().invoke(cli, ["evaluate", "--data", str(data), "--no-model"])
    assert "1.000" in result.output
    assert "…" not in result.output


def test_an_unknown_field_is_said(tmp_path: Path) -> None:
    data = Path(__file__).parents[2] / "corpora" / "documents"
    for path in (data / "payment_order.json", data / "payment_order.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    result = CliRunner().invoke(cli, ["evaluate", "--data", str(tmp_path), "--wrong", "nofield"])
    assert getattr(result.exception, "code", "") == "XZ907"


def test_the_table_names_signs_whole_and_a_label_can_be_asked_for_as_it_stands_there() -> None:
    data = Path(__file__).parents[2] / "corpora" / "documents"
    result = CliRunner().invoke(
        cli, ["evaluate", "--data", str(data), "--no-model", "--wrong", "PERSON"], env={"COLUMNS": "80"}
    )
    lines = [line.split() for line in result.output.splitlines()]
    assert [line for line in lines if line[:1] == ["reasoned_third_party_objection"] and len(line) == 7]
    assert lines.index(["entity:"]) < lines.index(["sign:"])
    assert any("('PERSON', " in line for line in result.output.splitlines())


def test_compare_reads_standard_input_and_says_what_it_cannot_write(document: Path, tmp_path: Path) -> None:
    text = document.read_bytes()
    result = CliRunner().invoke(cli, ["compare", "-", str(document)], input=text)
    assert result.exit_code == 0
    result = CliRunner().invoke(cli, ["compare", str(document), str(document), "--output", str(tmp_path)])
    assert getattr(result.exception, "code", "") == "XZ904"
    assert CliRunner().invoke(cli, ["compare", "-", "-"], input=text).exit_code == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["analyze"], "缺少"),
        (["analyze", "a.txt", "--fromat", "json"], "没有选项 --fromat。是否指 --format？"),
        (["analyze", "a.txt", "--format", "pdf"], "可用：text、json"),
        (["annotate", "a", "--output", "b", "--workers", "9999"], "应为 0 至 512 之间的数"),
        (["anlyze"], "没有命令 anlyze。"),
        (["train", "--data", "no-such-folder", "--output", "o"], "不能使用：no-such-folder。"),
        (["train", "--data", ".", "--output", "o", "--group", "("], "不是正则表达式"),
        (["exchange", "write", "a", "--to", "csv", "--output", "b", "--mask"], "--mask 须给 --key"),
    ],
)
def test_mistakes_of_usage_are_told_in_chinese(
    typed: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XIEZHI_LANG", "zh")
    monkeypatch.setattr("sys.argv", ["xiezhi", *typed])
    with pytest.raises(SystemExit) as left:
        main()
    told = capsys.readouterr().err
    assert left.value.code == 2
    assert said in told
    assert "用法见" in told
    assert "Error" not in told
    assert "Usage" not in told


def test_a_field_nobody_speaks_of_has_no_figure(tmp_path: Path) -> None:
    data = Path(__file__).parents[2] / "corpora" / "documents"
    for path in (data / "answer.json", data / "answer.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    folder = ["evaluate", "--data", str(tmp_path), "--no-model"]
    result = CliRunner().invoke(cli, folder)
    figures = {line.split()[0]: line.split()[1:] for line in result.output.splitlines() if line.split()}
    assert figures["doc_type"][:3] == ["1.000"] * 3
    assert figures["court_fee"][:3] == ["–"] * 3
    assert "精确率" in CliRunner().invoke(cli, folder, env={"XIEZHI_LANG": "zh"}).output


def test_ids_of_signs_are_never_cut_short() -> None:
    from xiezhi.signs import load_catalogue

    shown = CliRunner().invoke(cli, ["signs"], env={"COLUMNS": "80"}).output
    assert all(id in shown for id in load_catalogue().signs)
