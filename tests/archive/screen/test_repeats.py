"""Near-duplicates of a run: kept beside it, computed once, copies named as such."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from tests.archive.screen.made import Made
from tests.archive.screen.town import Town

from xiezhi.archive import Archive, Settings, annotate
from xiezhi.archive.screen import duplicates_of, repeats
from xiezhi.archive.screen.repeats import with_vectors
from xiezhi.archive.screen.writing import write_table
from xiezhi.cli import cli
from xiezhi.compare import Duplicates, Pair
from xiezhi.errors import XiezhiError


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    town = Town()
    story = town.tale(12)
    for n in range(4):
        town.loan_suit(town.person(), town.person(), story=story if n < 2 else None, id=f"p{n}")
    folder = town.save(tmp_path / "papers")
    (folder / "z.txt").write_bytes((folder / "p3.txt").read_bytes())
    return folder


def run_of(papers: Path, run: Path, *, texts: bool = True) -> Archive:
    annotate([papers], run, settings=Settings(model=False, texts=texts), workers=0)
    return Archive.open(run)


def test_swapped_papers_and_copies_are_told_apart(papers: Path, tmp_path: Path) -> None:
    with run_of(papers, tmp_path / "run") as archive:
        found = duplicates_of(archive).at(0.6)
    assert {(pair.doc_a, pair.doc_b, pair.method) for pair in found.pairs} == {
        ("p3", "z", "same_content"),
        ("p0", "p1", "masked_shingles"),
    }


def test_they_are_computed_once_and_again_when_what_was_kept_is_damaged(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = tmp_path / "run"
    with run_of(papers, run) as archive:
        first = duplicates_of(archive)
        with monkeypatch.context() as patch:
            patch.setattr(repeats, "find_duplicates", lambda *_, **__: pytest.fail("computed twice"))
            assert duplicates_of(archive) == first
        (run / "duplicates" / "pairs.json").write_text("{", encoding="utf-8")  # damaged: made anew
        assert duplicates_of(archive) == first


def test_without_texts_the_remedy_is_named(papers: Path, tmp_path: Path) -> None:
    with run_of(papers, tmp_path / "run", texts=False) as archive, pytest.raises(XiezhiError, match="XZ530"):
        duplicates_of(archive)


def test_an_ending_nobody_can_write_is_refused_before_any_work(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["duplicates", str(tmp_path), "--output", str(tmp_path / "pairs.doc")])
    assert isinstance(result.exception, XiezhiError)
    assert result.exception.code == "XZ531"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(XiezhiError, match="XZ509"):
        write_table(repeats.pairs_table(Duplicates((), 0)), tmp_path / "file" / "pairs.csv")


def test_a_run_without_a_model_has_no_vectors_to_compare(papers: Path, tmp_path: Path) -> None:
    with run_of(papers, tmp_path / "run") as archive, pytest.raises(XiezhiError) as caught:
        with_vectors(archive, Duplicates((), 4), 0.97)
    assert caught.value.code == "XZ528"


def test_vectors_add_pairs_that_the_shingles_did_not_bring(tmp_path: Path) -> None:
    made = Made()
    for id, vector in (("a", [1.0, 0.0]), ("b", [0.999, 0.045]), ("c", [0.0, 1.0]), ("d", [1.0, 0.0])):
        made.rows["vectors"].append({"doc_id": id, "model": "m@1", "vector": vector})
    found = with_vectors(made.archive(), Duplicates((Pair("d", "a", 0.8),), 4), 0.97)
    assert {(pair.doc_a, pair.doc_b, pair.method) for pair in found.pairs} == {
        ("d", "a", "masked_shingles"),
        ("a", "b", "vector"),
        ("b", "d", "vector"),
    }
    path = tmp_path / "pairs.parquet"
    write_table(repeats.pairs_table(found, grouped=True), path)
    assert pq.read_table(path)["group"].to_pylist() == [1, 1, 1]
