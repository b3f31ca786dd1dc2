"""The spaCy component: entities, span groups, serialisation, beside a user's own component."""

from pathlib import Path
from typing import Any

import pytest
from tests.text_samples import LOAN_JUDGMENT

spacy = pytest.importorskip("spacy", reason="spaCy (extra `spacy`) is not installed")

from xiezhi import analyze  # noqa: E402
from xiezhi.exchange import spacy_pipe  # noqa: E402


@pytest.fixture(scope="module")
def nlp() -> Any:
    pipeline = spacy.blank("zh")
    pipeline.add_pipe(spacy_pipe.FACTORY)
    return pipeline


def test_entities_stand_where_the_analysis_says(nlp: Any) -> None:
    doc = nlp(LOAN_JUDGMENT)
    expected = {(e.start, e.end, e.label) for e in analyze(LOAN_JUDGMENT).facts.entities}
    assert {(e.start_char, e.end_char, e.label_) for e in doc.ents} == expected


def test_span_groups_hold_sections_facts_signs(nlp: Any) -> None:
    doc = nlp(LOAN_JUDGMENT)
    assert {"parties", "findings", "disposition"} <= {span.label_ for span in doc.spans["sections"]}
    assert "青岚县人民法院" in {span.text for span in doc.spans["facts"] if span.label_ == "court"}
    assert len(doc.spans["signs"]) == sum(len(sign.evidence) for sign in doc._.xiezhi.signs)


def test_the_analysis_survives_bytes_and_worker_processes(nlp: Any) -> None:
    doc = nlp(LOAN_JUDGMENT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.xiezhi == doc._.xiezhi
    assert doc._.xiezhi.facts == analyze(LOAN_JUDGMENT).facts
    assert nlp.make_doc("甲")._.xiezhi is None


def test_many_documents_give_what_each_gives(nlp: Any) -> None:
    texts = [LOAN_JUDGMENT, "", "短文。", LOAN_JUDGMENT.replace("石大江", "石小江")]
    for text, doc in zip(texts, nlp.pipe(texts), strict=True):
        assert doc.text == text
        assert doc._.xiezhi == nlp(text)._.xiezhi


def test_settings_survive_saving(tmp_path: Path) -> None:
    pipeline = spacy.blank("zh")
    pipeline.add_pipe("xiezhi", config={"signs": False})
    pipeline.to_disk(tmp_path / "pipe")
    again = spacy.load(tmp_path / "pipe")
    assert again.config["components"]["xiezhi"]["signs"] is False
    assert again(LOAN_JUDGMENT)._.xiezhi.facts == pipeline(LOAN_JUDGMENT)._.xiezhi.facts


def test_a_users_own_component_keeps_its_entities() -> None:
    pipeline = spacy.blank("zh")
    pipeline.add_pipe("entity_ruler").add_patterns(
        [{"label": "IOU", "pattern": [{"TEXT": "石"}, {"TEXT": "大"}]}]
    )
    pipeline.add_pipe("xiezhi")
    doc = pipeline(LOAN_JUDGMENT)
    assert {e.text for e in doc.ents if e.label_ == "IOU"} == {"石大"}
    assert "林一舟" in {e.text for e in doc.ents if e.label_ == "PERSON"}


def test_displacy_draws_entities_and_signs(nlp: Any) -> None:
    doc = nlp(LOAN_JUDGMENT)
    assert "林一舟" in spacy.displacy.render(doc, style="ent", page=False, jupyter=False)
    spacy.displacy.render(doc, style="span", options={"spans_key": "facts"}, page=False, jupyter=False)
