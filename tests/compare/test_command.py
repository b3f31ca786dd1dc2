"""`xiezhi compare` on two files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from xiezhi.cli import cli

COMPLAINT = """民事起诉状
原告：沈燕英，女，1970年1月2日出生，汉族，住清河市城东街道18号。
被告：华轩春，男，1980年3月4日出生，汉族，住清河市城西街道7号。
诉讼请求：判令被告归还借款50000元及利息。
事实与理由：2019年3月5日，被告因经营需要向原告借款50000元，当天以现金方式交付，被告出具借条一张。到期后原告多次催讨，被告拒不归还。
此致
清河市人民法院
具状人：沈燕英
二〇二〇年一月六日
"""
OTHER = COMPLAINT.replace("华轩春", "蒋玉兰").replace("50000", "80000").replace("拒不归还", "至今分文未还")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "a.txt").write_text(COMPLAINT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(OTHER.encode("gb18030"))
    return [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, ["compare", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_terminal_tells_what_was_swapped(files: list[str]) -> None:
    shown = run(*files)
    assert all(word in shown for word in ("华轩春", "蒋玉兰", "50000元", "80000元", "归还"))
    assert "此致" not in shown  # what is the same is left out
    assert "此致" in run(*files, "--all")


def test_json_gives_places_and_swaps(files: list[str]) -> None:
    content = json.loads(run(*files, "--format", "json"))
    assert {(s["kind"], s["a"], s["b"]) for s in content["swaps"]} == {
        ("who", "华轩春", "蒋玉兰"),
        ("how_much", "50000元", "80000元"),
    }
    [reworded] = [p for p in content["passages"] if p["kind"] == "reworded"]
    assert COMPLAINT[slice(*reworded["a"])].startswith("到期后")
    assert OTHER[slice(*reworded["b"])].endswith("至今分文未还。")


@pytest.mark.parametrize("form", ["html", "text", "json"])
def test_it_goes_to_a_file(files: list[str], form: str, tmp_path: Path) -> None:
    assert run(*files, "--format", form, "--output", str(tmp_path / "out")) == ""
    assert "蒋玉兰" in (tmp_path / "out").read_text(encoding="utf-8")
