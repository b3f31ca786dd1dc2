"""One document through all steps."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text_samples import LOAN_JUDGMENT

import xiezhi
from xiezhi.analyzer import Analyzer
from xiezhi.errors import Problem
from xiezhi.schema import Facts
from xiezhi.text import SourceText

ANALYZER = Analyzer.load(model=False)


def spans(analysis: xiezhi.Analysis) -> list[tuple[int, int, str]]:
    found = [(e.start, e.end, e.text) for e in analysis.facts.entities]
    return found + [(e.start, e.end, e.text) for s in analysis.signs for e in (*s.evidence, *s.against)]


def test_the_heading_and_the_decision_are_read() -> None:
    facts = ANALYZER.analyze(LOAN_JUDGMENT).facts
    assert facts.doc_type is not None
    assert facts.doc_type.value == "civil_judgment"
    assert facts.court is not None
    assert facts.court.value == "青岚县人民法院"
    assert [(p.name, p.role) for p in facts.parties] == [("林一舟", "plaintiff"), ("石大江", "defendant")]
    assert facts.decided_on is not None
    assert facts.decided_on.value == "2019-05-20"
    assert [(a.payer, a.payee, a.amount) for a in facts.awarded] == [("石大江", "林一舟", 50000)]
    assert [j.name for j in facts.judges] == ["白露", "江小雨"]


def test_every_fact_names_its_source_and_place() -> None:
    facts: Facts = ANALYZER.analyze(LOAN_JUDGMENT).facts
    for fact in (
        facts.court,
        facts.case_number,
        facts.cause,
        facts.decided_on,
        facts.result,
        facts.court_fee,
    ):
        assert fact is not None
        assert fact.source
        assert fact.spans
    for record in (*facts.parties, *facts.judges, *facts.awarded, *facts.statutes, *facts.claims):
        assert record.source
        assert all(0 <= start < end <= len(LOAN_JUDGMENT) for start, end in record.spans)


def test_spans_hold_the_text_they_say() -> None:
    for start, end, text in spans(ANALYZER.analyze(LOAN_JUDGMENT)):
        assert LOAN_JUDGMENT[start:end] == text


def test_the_same_document_gives_the_same_result() -> None:
    assert (
        ANALYZER.analyze(LOAN_JUDGMENT).to_dict()
        == Analyzer.load(model=False).analyze(LOAN_JUDGMENT).to_dict()
    )


def test_lost_text_makes_the_result_partial() -> None:
    source = SourceText(LOAN_JUDGMENT, problems=(Problem("XZ121", "page 2 has no text"),))
    analysis = ANALYZER.analyze(source)
    assert analysis.status == "partial"
    assert analysis.problems == source.problems


def test_facts_alone_can_be_asked_for() -> None:
    assert Analyzer.load(signs=False, model=False).analyze(LOAN_JUDGMENT).signs == ()


def test_the_packed_model_only_adds_mentions_and_says_so() -> None:
    rules = ANALYZER.analyze(LOAN_JUDGMENT).facts.entities
    both = Analyzer.load().analyze(LOAN_JUDGMENT).facts.entities
    assert set(rules) <= set(both)
    assert all("@" in entity.source for entity in set(both) - set(rules))


PIECES = (
    st.sampled_from(LOAN_JUDGMENT.splitlines())
    | st.text(max_size=40)
    | st.sampled_from(["\n", "　", "、", "（", "原告", "××"])
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=25).map("\n".join))
def test_any_text_gets_an_answer_whose_spans_hold(text: str) -> None:
    analysis = ANALYZER.analyze(text)
    for start, end, quoted in spans(analysis):
        assert text[start:end] == quoted


@pytest.mark.real
def test_every_real_sample_gets_an_answer(shared: Path) -> None:
    for path in sorted((shared / "samples").glob("s*.txt")):
        text = path.read_bytes().decode("utf-8")
        analysis = ANALYZER.analyze(text)
        assert analysis.facts.doc_type is not None, path.name
        for start, end, quoted in spans(analysis):
            assert text[start:end] == quoted


@pytest.mark.parametrize(
    "text", ["红烧肉：五花肉500克切块焯水，加冰糖炒色。", "2024-01-02 12:00:01 INFO server started"]
)
def test_a_text_that_is_no_legal_document_says_so(text: str) -> None:
    analysis = ANALYZER.analyze(text)
    assert analysis.facts.doc_type is None
    assert analysis.status == "partial"
    assert [problem.code for problem in analysis.problems] == ["XZ201"]
