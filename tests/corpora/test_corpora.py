"""The labelled corpora: every label is valid, stands in its text, and uses codes that the engine knows."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from xiezhi.learning.read import read_sentences, read_spans
from xiezhi.schema.annotation import Annotation, read_annotation
from xiezhi.signs import load_catalogue

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
FOLDERS = ("documents", "guiding_cases")
LABELS = sorted(path for folder in FOLDERS for path in (CORPORA / folder).glob("*.json"))
QUOTE_LIMIT = 80  # characters, as the Annotation format has it


def names(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def labelled(path: Path) -> tuple[str, Annotation]:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return text, read_annotation(path, text)


def strings(annotation: Annotation) -> Iterator[str | None]:
    """What must stand in the text besides the strings `read_annotation` looks for itself."""
    yield annotation.cause
    yield from annotation.related_case_numbers
    yield from annotation.absent_parties
    for representative in annotation.representatives:
        yield from (representative.name, representative.for_, representative.firm)
    for loan in annotation.loans:
        yield loan.borrower and loan.borrower.split("、")[0]
        yield loan.lender and loan.lender.split("、")[0]
    for award in annotation.awarded:
        yield from (award.payer, award.payee)
    for statute in annotation.statutes:
        yield statute.law


@pytest.mark.parametrize("path", LABELS, ids=names)
def test_labels_are_valid_and_stand_in_the_text(path: Path) -> None:
    text, annotation = labelled(path)
    assert annotation.file == f"{path.stem}.txt"
    assert annotation.entities_until == len(text)
    missing = [string for string in strings(annotation) if string and string not in text]
    missing += [judge.name for judge in annotation.judges if judge.name not in re.sub(r"\s", "", text)]
    assert not missing


@pytest.mark.parametrize("path", LABELS, ids=names)
def test_signs_are_in_the_catalogue_and_quote_one_passage(path: Path) -> None:
    text, annotation = labelled(path)
    known = load_catalogue()
    for sign in annotation.signs:
        assert sign.id in known.signs
        assert 0 < len(sign.quote) <= QUOTE_LIMIT
        assert "\n" not in sign.quote
        assert sign.quote in text
    assert len({(sign.id, sign.quote) for sign in annotation.signs}) == len(annotation.signs)


@pytest.mark.parametrize("path", LABELS, ids=names)
def test_who_acts_and_who_pays_is_a_party(path: Path) -> None:
    _, annotation = labelled(path)
    parties = {party.name for party in annotation.parties}
    assert {representative.for_ for representative in annotation.representatives} <= parties
    assert {award.payer for award in annotation.awarded} <= parties
    assert set(annotation.absent_parties) <= parties


@pytest.mark.parametrize("path", LABELS, ids=names)
def test_days_are_in_order(path: Path) -> None:
    _, annotation = labelled(path)
    if annotation.accepted_on and annotation.decided_on:
        assert annotation.accepted_on <= annotation.decided_on
    for loan in annotation.loans:
        if loan.lent_on and loan.due_on:
            assert loan.lent_on < loan.due_on


def test_every_file_has_its_other_half() -> None:
    for folder in FOLDERS:
        files = list((CORPORA / folder).iterdir())
        texts = {path.stem for path in files if path.suffix == ".txt"}
        labels = {path.stem for path in files if path.suffix == ".json"}
        assert texts == labels
        assert len(files) == len(texts) + len(labels)


def test_the_trainer_reads_them() -> None:
    for folder in FOLDERS:
        count = sum(path.parent.name == folder for path in LABELS)
        assert len(read_spans(CORPORA / folder)) == count
        assert len(read_sentences(CORPORA / folder)) == count


def test_there_are_cases_and_honest_twins_enough() -> None:
    cases = {path.stem for path in LABELS if path.stem.startswith("case")}
    twins = {path.stem for path in LABELS if path.stem.startswith("twin")}
    assert len(cases) >= 40
    assert len(twins) >= 40
    assert {stem.split("_")[0].removeprefix("twin") for stem in twins} <= {
        stem.split("_")[0].removeprefix("case") for stem in cases
    }


def test_cases_show_signs_and_twins_none_that_stands() -> None:
    """An honest twin may hold a doubt that its court refuses (`not_found`), nothing more."""
    for path in LABELS:
        _, annotation = labelled(path)
        if path.stem.startswith("twin"):
            assert all(sign.status == "not_found" for sign in annotation.signs), path.stem
        if path.stem.startswith("case"):
            assert annotation.signs, path.stem


def test_no_two_documents_are_worded_alike() -> None:
    """Templates teach nothing: of any two documents, few runs of thirteen characters may be the same.

    The forms of the law (appeal instruction, default interest) are the same by design, and are taken out.
    """
    forms = re.compile(r"如不服本判决[^\n]*|如果未按本判决[^\n]*|上述协议[^\n]*|[《（][^》）\n]*[》）]")
    shingles = {}
    for path in LABELS:
        text = re.sub(r"[\s\d]", "", forms.sub("", path.with_suffix(".txt").read_text(encoding="utf-8")))
        runs = {text[at : at + 13] for at in range(len(text) - 12)}
        shingles[path] = {hashlib.blake2b(run.encode(), digest_size=8).digest() for run in runs}
    for at, one in enumerate(LABELS):
        for other in LABELS[at + 1 :]:
            if same_story(one, other):
                continue
            shared = len(shingles[one] & shingles[other])
            assert shared / min(len(shingles[one]), len(shingles[other])) < 0.25, (one.stem, other.stem)


def same_story(one: Path, other: Path) -> bool:
    """Documents of one case name the same people: they may share more."""
    return one.stem.split("_")[0] == other.stem.split("_")[0] and one.stem.startswith("case")
