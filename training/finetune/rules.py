"""What the rules of xiezhi say of a text: silver labels, and the partner of the model in the merged figure."""

from __future__ import annotations

from xiezhi.learning.tagging import TagDocument
from xiezhi.parsing import parse_page
from xiezhi.text import SourceText


def rule_spans(text: str) -> tuple[tuple[int, int, str], ...]:
    """Mentions by rules."""
    _, facts = parse_page(SourceText.of(text))
    return tuple((e.start, e.end, e.label) for e in facts.entities)


def silver(text: str, name: str) -> TagDocument:
    """A document labelled by the rules."""
    return TagDocument(text, rule_spans(text), id=name)
