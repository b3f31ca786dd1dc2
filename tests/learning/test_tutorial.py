"""docs/tutorials/your-own-model.md, command by command."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs the extra `train`")

from xiezhi.inference import find_model

ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorials" / "your-own-model.md"


def _blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", TUTORIAL.read_text(encoding="utf-8"), re.DOTALL)


def _scores(output: str) -> dict[str, tuple[float, float]]:
    found = re.findall(r"(rules alone|rules and model): precision ([\d.]+), recall ([\d.]+)", output)
    return {name: (float(precision), float(recall)) for name, precision, recall in found}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each command printed; files are made in a folder that holds the corpora."""
    if find_model() is None:
        pytest.skip("no model is packed with this checkout")
    folder = tmp_path_factory.mktemp("tutorial")
    (folder / "corpora").symlink_to(ROOT / "corpora")
    printed: dict[str, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for line in "".join(_blocks("console")).splitlines():
            command = line.removeprefix("$ ")
            if command.startswith("xiezhi"):
                words = [
                    sys.executable,
                    "-c",
                    "from xiezhi.cli import main; main()",
                    *shlex.split(command)[1:],
                ]
                done = subprocess.run(words, capture_output=True, text=True)
            else:
                done = subprocess.run(command, shell=True, capture_output=True, text=True)
            assert done.returncode == 0, (command, done.stderr)
            printed[command] = done.stdout
        (code,) = _blocks("python")
        lines: list[str] = []
        exec(code, {"print": lambda *words: lines.append(" ".join(map(str, words)))})
        printed["python"] = "\n".join(lines)
    return printed


def test_with_three_cases_nothing_gets_worse(outputs: dict[str, str]) -> None:
    (output,) = [text for command, text in outputs.items() if "--output first" in command]
    scores = _scores(output)
    assert scores["rules and model"] >= scores["rules alone"]


def test_with_more_cases_the_number_moves(outputs: dict[str, str]) -> None:
    (output,) = [text for command, text in outputs.items() if "--output second" in command]
    scores = _scores(output)
    assert scores["rules and model"][1] > scores["rules alone"][1]
    assert scores["rules and model"][0] >= scores["rules alone"][0] - 0.01


def test_the_new_model_speaks_in_the_analysis(outputs: dict[str, str]) -> None:
    (output,) = [text for command, text in outputs.items() if command.startswith("xiezhi analyze")]
    assert "second@" in output
    assert "second@" in outputs["python"]
