"""Case packages: whole ones pass, every kind of damage is named."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tests.text_samples import LOAN_JUDGMENT

from xiezhi import analyze
from xiezhi.cli import cli
from xiezhi.exchange.checking import check_package
from xiezhi.exchange.codes import codes_of
from xiezhi.exchange.package import package

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
CASE = (analyze(LOAN_JUDGMENT), LOAN_JUDGMENT)
WHOLE = package([CASE, CASE], by="某检察官", at="2026-01-02T03:04:05+00:00")


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def test_a_package_is_whole_and_the_same_each_time() -> None:
    assert check_package(WHOLE) == []
    assert package([CASE]) == package([CASE])
    audit = json.loads(members(WHOLE)["audit.json"])
    assert audit["package"][0]["by"] == "某检察官"
    assert [step["step"] for step in audit["cases"][0]["steps"]] == ["read", "analyzed"]


def test_codes_of_causes_courts_people() -> None:
    text = LOAN_JUDGMENT.replace("青岚县人民法院", "江苏省宜兴市人民法院").replace(
        "住青岚县", "住江苏省宜兴市"
    )
    codes = codes_of(analyze(text))
    assert (codes["cause"]["name"], codes["cause"]["code"]) == ("民间借贷纠纷", "9181")
    assert codes["court"]["level"] == "basic"
    assert codes["court"]["province"] == "32"
    assert codes["case_number"]["case_type"] == ["0301"]
    assert [party["sex"] for party in codes["parties"]] == ["1", "1"]
    assert codes["parties"][0]["ethnic_group"] == "01"
    assert codes["parties"][0]["division"] == "320282"


def test_a_masked_court_is_known_by_its_case_number() -> None:
    text = LOAN_JUDGMENT.replace("青岚县人民法院", "某某市人民法院")
    number = str(analyze(text).facts.case_number.value)  # type: ignore[union-attr]
    codes = codes_of(analyze(text.replace(number, "（2021）苏0282民初12号")))
    assert codes["court"]["printed"] == "某某市人民法院"
    assert codes["court"]["name"] == "宜兴市人民法院"


def test_what_no_list_holds_stays_as_printed() -> None:
    codes = codes_of(CASE[0])
    assert codes["court"] == {
        "printed": "青岚县人民法院",
        "code": None,
        "name": None,
        "level": None,
        "province": None,
    }


def test_a_masked_package_names_nobody() -> None:
    data = package([CASE], key=b"k" * 32)
    assert check_package(data) == []
    everything = b"".join(members(data).values()).decode()
    assert "林一舟" not in everything
    assert "1234号" not in everything


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("cases/001/text.txt", lambda data: data.replace(b"50000", b"60000"), "was changed"),
        ("cases/002/analysis.json", lambda data: None, "is missing"),
        ("manifest.json", lambda data: None, "there is no manifest.json"),
        ("manifest.json", lambda data: b"[]", "not an object"),
        ("manifest.json", lambda data: b"{", "not JSON"),
        ("manifest.json", lambda data: data.replace(b"package/1", b"package/9"), "schema"),
        ("manifest.json", lambda data: data.replace(b'"cases"', b'"boxes"'), "KeyError"),
        ("more.txt", lambda data: b"x", "not in the manifest"),
        (
            "cases/001/analysis.json",
            lambda data: data.replace(b'"chars": ', b'"chars": 9'),
            "the analysis says 9",
        ),
        ("cases/001/analysis.json", lambda data: data.replace(b'"document"', b'"papers"'), "XZ601"),
        (
            "cases/001/codes.json",
            lambda data: data.replace(b'"9181"', b'"0000"'),
            "no cause has the code 0000",
        ),
        ("cases/001/document.akn.xml", lambda data: data[:-20], "not well-formed"),
    ],
)
def test_damage_is_named(name: str, change: object, said: str) -> None:
    files = members(WHOLE)
    changed = change(files.get(name, b""))  # type: ignore[operator]
    files = {**files, name: changed} if changed is not None else {n: d for n, d in files.items() if n != name}
    assert any(said in fault for fault in check_package(packed(files)))


def test_spans_that_do_not_fit_are_named() -> None:
    shorter = (CASE[0], LOAN_JUDGMENT[5:])
    found = check_package(package([shorter]))
    assert any("covers" in fault for fault in found)
    assert any("characters, the analysis says" in fault for fault in found)


def test_a_damaged_original_is_packed_too() -> None:
    text = "原告：林一舟，男。\udc80\x00其他。"
    assert check_package(package([(analyze(text), text)])) == []


@given(st.binary(max_size=200), st.integers(0, len(WHOLE)))
def test_any_bytes_are_checked_without_a_crash(noise: bytes, at: int) -> None:
    assert check_package(noise) != []
    if noise and WHOLE[at : at + len(noise)] not in (noise, b""):
        check_package(WHOLE[:at] + noise + WHOLE[at + len(noise) :])


def test_the_command_writes_and_checks(tmp_path: Path) -> None:
    source, target, key = tmp_path / "a.txt", tmp_path / "case.zip", tmp_path / "key"
    source.write_text(LOAN_JUDGMENT, encoding="utf-8")
    run = CliRunner()
    made = run.invoke(
        cli,
        [
            "exchange",
            "write",
            str(source),
            "--to",
            "package",
            "--output",
            str(target),
            "--mask",
            "--key",
            str(key),
        ],
    )
    assert made.exit_code == 0, made.output
    assert run.invoke(cli, ["exchange", "check", str(target)]).exit_code == 0
    target.write_bytes(target.read_bytes()[:-30])
    checked = run.invoke(cli, ["exchange", "check", str(target)])
    assert checked.exit_code == 1
    assert "1 fault\n" in checked.output
    checked = run.invoke(cli, ["exchange", "check", str(target)], env={"XIEZHI_LANG": "zh"})
    assert "1 处错误\n  不是可以读取的 ZIP 文件" in checked.output


def test_a_package_is_made_with_an_offices_own_signs(tmp_path: Path) -> None:
    source, target = EXAMPLES / "wallet_judgment.txt", tmp_path / "case.zip"
    own = ["--signs", str(EXAMPLES / "office_signs"), "--no-model"]
    made = CliRunner().invoke(
        cli, ["exchange", "write", str(source), "--to", "package", "--output", str(target), *own]
    )
    assert made.exit_code == 0, made.output
    assert "wallet_split_delivery" in members(target.read_bytes())["cases/001/analysis.json"].decode()


def test_masking_without_a_key_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(LOAN_JUDGMENT, encoding="utf-8")
    made = CliRunner().invoke(
        cli, ["exchange", "write", str(source), "--to", "json", "--output", str(tmp_path / "o"), "--mask"]
    )
    assert made.exit_code == 2
    assert not (tmp_path / "o").exists()
