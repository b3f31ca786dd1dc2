from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.inference.conftest import model_folder

from xiezhi.analyzer import Analyzer
from xiezhi.errors import XiezhiError
from xiezhi.inference import Encoder
from xiezhi.learning.cases import folds, read_cases
from xiezhi.learning.config import TrainConfig
from xiezhi.learning.signs import _limit
from xiezhi.learning.train import TrainResult, train
from xiezhi.signs import load_catalogue

__all__ = ["model_folder"]

CORPUS = Path(__file__).parents[2] / "corpora" / "guiding_cases"
CASES = r"(?:case|twin)(reported_[a-z]+|[^_]+)"
HELD = ("52_", "53_")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The guiding cases: two with their twins to measure on, the others to learn from."""
    learn, check = tmp_path_factory.mktemp("learn"), tmp_path_factory.mktemp("check")
    for path in CORPUS.iterdir():
        held = path.name.removeprefix("case").removeprefix("twin").startswith(HELD)
        shutil.copyfile(path, (check if held else learn) / path.name)
    return learn, check


@pytest.fixture(scope="module")
def result(
    folders: tuple[Path, Path], model_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> TrainResult:
    """One training run that several tests look at."""
    learn, check = folders
    output = tmp_path_factory.mktemp("office")
    return train(
        TrainConfig(
            task="signs", data=learn, check=check, output=output, base=model_folder, group=CASES, threads=1
        )
    )


def test_on_held_back_cases_recall_rises_and_precision_does_not_fall(result: TrainResult) -> None:
    assert result.rules is not None
    assert result.table.micro.recall > result.rules.micro.recall
    assert result.table.micro.precision >= result.rules.micro.precision - 0.01


def test_the_model_keeps_what_the_base_knew(result: TrainResult, model_folder: Path) -> None:
    new, old = Encoder.load(result.folder), Encoder.load(model_folder)
    assert new is not None
    assert old is not None
    text = "原告赵钱诉称，被告孙李向原告借款人民币5万元。"
    assert [e.text for e in new.entities([text])[0]] == [e.text for e in old.entities([text])[0]]
    assert new.sentences([text], threshold=0.0) == old.sentences([text], threshold=0.0)
    assert new.manifest.sentences.keys() == old.manifest.sentences.keys() | {"signs"}
    assert "rules alone" in (result.folder / "README.md").read_text(encoding="utf-8")


def test_the_analyzer_says_what_the_model_added(result: TrainResult, folders: tuple[Path, Path]) -> None:
    plain, helped = Analyzer.load(model=False), Analyzer.load(model=result.folder)
    sources: list[str] = []
    for path in sorted(folders[1].glob("case*.txt")):
        text = path.read_text(encoding="utf-8")
        before, after = plain.analyze(text), helped.analyze(text)
        known = {sign.id for sign in before.signs}
        assert known <= {sign.id for sign in after.signs}
        added = [sign for sign in after.signs if sign.id not in known]
        sources += [sign.source for sign in added]
        for sign in added:
            assert all(text[e.start : e.end] == e.text for e in sign.evidence)
            assert 0.4 < sign.confidence < 1
    assert sources
    assert all(source.startswith("office@") for source in sources)


def test_papers_of_one_case_are_never_parted(model_folder: Path) -> None:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(model_folder / "tokenizer.json"))
    cases = read_cases(CORPUS, load_catalogue(), tokenizer, CASES)
    parts = folds(cases, 5, 1)
    assert sum(map(len, parts)) == len(cases)
    for case in ("52", "87", "reported_plate"):
        assert sum(any(c.group == case for c in part) for part in parts) == 1
    assert max(map(len, parts)) < 2 * min(map(len, parts))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], None),
        ([(3.0, True)] * 3, None),
        ([(3.0, True)] * 4 + [(2.0, False)], 3.0),
        ([(3.0, True)] * 3 + [(2.0, False), (1.0, True)], 1.0),
        ([(3.0, False)] * 4 + [(2.0, True)] * 4, None),
        ([(-5.0, True)] * 9, pytest.approx(-0.2, abs=0.01)),
    ],
)
def test_a_sign_is_served_from_where_it_was_right_often_enough(
    answers: list[tuple[float, bool]], expected: float | None
) -> None:
    assert _limit(answers) == expected


def test_too_few_cases_are_refused(folders: tuple[Path, Path], model_folder: Path, tmp_path: Path) -> None:
    few = tmp_path / "few"
    few.mkdir()
    for path in folders[1].glob("case5*digest*"):
        shutil.copyfile(path, few / path.name)
    config = TrainConfig(task="signs", data=few, output=tmp_path / "out", base=model_folder, threads=1)
    with pytest.raises(XiezhiError) as caught:
        train(config)
    assert caught.value.code in ("XZ806", "XZ811")
    assert not (tmp_path / "out").exists()


def test_a_copy_on_both_sides_is_refused(
    folders: tuple[Path, Path], model_folder: Path, tmp_path: Path
) -> None:
    check = tmp_path / "check"
    shutil.copytree(folders[1], check)
    for path in folders[0].glob("case87_criminal*"):
        shutil.copyfile(path, check / path.name)
    config = TrainConfig(
        task="signs",
        data=folders[0],
        check=check,
        output=tmp_path / "out",
        base=model_folder,
        group=CASES,
        threads=1,
    )
    with pytest.raises(XiezhiError) as caught:
        train(config)
    assert caught.value.code == "XZ807"
