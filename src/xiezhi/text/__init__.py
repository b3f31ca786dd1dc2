"""Source text, spans, normalised views, and parsers from text to value."""

from xiezhi.text.source import SourceText
from xiezhi.text.span import Span
from xiezhi.text.views import Dense, fold

__all__ = ["Dense", "SourceText", "Span", "fold"]
