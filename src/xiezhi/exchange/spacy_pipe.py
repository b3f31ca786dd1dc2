"""The spaCy component `xiezhi` (extra `spacy`), for pipelines such as `spacy.blank("zh")`.

    nlp = spacy.blank("zh")
    nlp.add_pipe("xiezhi")
    doc = nlp(text)
    doc.ents                 # people, organisations, courts, dates, sums …
    doc.spans["signs"]       # passages of signs, labelled with the sign's id; also "sections" and "facts"
    doc._.xiezhi             # the whole Analysis

Characters are the unit: a token that cuts into a span widens it to whole tokens, `doc._.xiezhi` keeps the exact places.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from xiezhi.analyzer import Analyzer
from xiezhi.schema import SCALARS, Analysis, Fact, Facts
from xiezhi.schema.restore import analysis_of

FACTORY = "xiezhi"
_KEY = "xiezhi.analysis"
_RECORDS = {
    "parties": "party", "representatives": "representative", "judges": "judge", "claims": "claim", "loans": "loan",
    "employments": "employment", "awarded": "award", "statutes": "statute", "related_case_numbers": "related_case_number",
    "absent_parties": "absent_party",
}  # fmt: skip


class Component:
    """Analyzes each document; entities that stand in it already stay, where both claim a place theirs wins."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer

    def __call__(self, doc: Any) -> Any:
        """The document with entities, span groups and `doc._.xiezhi`."""
        analysis = self._analyzer.analyze(doc.text)
        # As JSON: what stands in user_data must survive Doc.to_bytes and worker processes.
        doc.user_data[_KEY] = json.dumps(analysis.to_dict(), ensure_ascii=False)
        found = [_span(doc, each.start, each.end, each.label) for each in analysis.facts.entities]
        doc.ents = filter_spans([*doc.ents, *(span for span in found if _free(doc, span))])
        doc.spans["sections"] = [
            _span(doc, each.start, each.end, each.kind) for each in analysis.facts.sections
        ]
        doc.spans["facts"] = [
            _span(doc, start, end, label) for start, end, label in _facts(analysis.facts) if start < end
        ]
        doc.spans["signs"] = [
            _span(doc, each.start, each.end, sign.id) for sign in analysis.signs for each in sign.evidence
        ]
        return doc


def _span(doc: Any, start: int, end: int, label: str) -> Any:
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    # Places without characters have no tokens: an empty span at the front stands for them.
    return span if span is not None else Span(doc, 0, 0, label)


def _free(doc: Any, span: Any) -> bool:
    return len(span) > 0 and all(not token.ent_type_ for token in span)


def _facts(facts: Facts) -> Iterator[tuple[int, int, str]]:
    for name in SCALARS:
        fact: Fact | None = getattr(facts, name)
        for start, end in fact.spans if fact else ():
            yield start, end, name
    for name, label in _RECORDS.items():
        for record in getattr(facts, name):
            for start, end in record.spans:
                yield start, end, label


@lru_cache(maxsize=64)
def _analysis(data: str) -> Analysis:
    return analysis_of(json.loads(data))


def analysis_of_doc(doc: Any) -> Analysis | None:
    """The Analysis of a document that went through the component, else None (`doc._.xiezhi`)."""
    data = doc.user_data.get(_KEY)
    return None if data is None else _analysis(data)


def make(nlp: Any, name: str, signs: bool) -> Component:
    """The component of a pipeline; `signs=False` reads facts only."""
    return Component(Analyzer.load(signs=signs))


# spaCy finds components by import (entry point `spacy_factories`): registering is what this module is for.
Language.factory(FACTORY, default_config={"signs": True}, func=make)
Doc.set_extension("xiezhi", getter=analysis_of_doc, force=True)
